"""The shipped template: built by us, the same everywhere, and as the guide to documents measures it."""

import getpass
import io
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree
from openxml_audit import OpenXmlValidator

from boardtui.documents.word import house_look, house_style
from boardtui.documents.word.house_look import HouseStyle
from boardtui.model.contrast import LEAST_CONTRAST, contrast

EXPECTED_STYLES = {
    "Normal", "Heading 1", "Heading 2", "Heading 3", "Subtitle", "Details", "Board Table", "Table Text",
    "Table Heading", "Table Title", "Decision", "Action", "Event", "Header", "Footer", "List Bullet",
    "Numbered Paragraph", "Numbered Sub-paragraph",
}  # fmt: skip
UNSEEN = {"Default Paragraph Font", "Normal Table", "No List"}


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(house_style.SHIPPED) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_shipped_file_is_what_the_builder_makes() -> None:
    assert house_style.SHIPPED.read_bytes() == house_style.house_template(), (
        "run: python -m boardtui.documents.word.house_style"
    )


def test_writing_it_again_puts_it_where_the_writer_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house_style, "SHIPPED", tmp_path / "house.docx")
    assert house_style.write_shipped().read_bytes() == house_style.house_template()


def test_it_passes_the_audit() -> None:
    assert [str(error) for error in OpenXmlValidator().validate(house_style.SHIPPED).errors] == []


def test_it_has_our_styles_and_no_others() -> None:
    names = {style.name for style in Document(str(house_style.SHIPPED)).styles}
    assert names - UNSEEN == EXPECTED_STYLES


def test_each_style_is_shown_on_its_page_of_samples() -> None:
    document = etree.fromstring(parts()["word/document.xml"])
    styles = etree.fromstring(parts()["word/styles.xml"])
    used = {
        each.get(qn("w:val")) for each in document.iter(qn("w:pStyle"), qn("w:tblStyle"))
    } | {"Header", "Footer"}  # fmt: skip
    defined = {
        each.get(qn("w:styleId")) for each in styles.iter(qn("w:style")) if not each.get(qn("w:default"))
    }
    assert used - {"Normal"} == defined


def test_its_page_is_a4_with_room_for_sixteen_and_a_half_centimetres() -> None:
    [section] = Document(str(house_style.SHIPPED)).sections
    assert section.page_width
    assert section.page_height
    assert section.left_margin
    assert section.right_margin
    assert abs(section.page_width - Cm(21.0)) < Cm(0.01)
    assert abs(section.page_height - Cm(29.7)) < Cm(0.01)
    assert abs(section.page_width - section.left_margin - section.right_margin - Cm(16.5)) < Cm(0.01)


def test_type_is_arial_twelve_left_aligned_and_british() -> None:
    styles = etree.fromstring(parts()["word/styles.xml"])
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults is not None
    fonts = defaults.find(qn("w:rFonts"))
    assert fonts is not None
    assert set(fonts.attrib.values()) == {"Arial"}
    assert not [name for name in fonts.attrib if "Theme" in str(name)]
    languages = [each.get(qn("w:val")) for each in styles.iter(qn("w:lang"))]
    assert languages == ["en-GB"]
    settings = etree.fromstring(parts()["word/settings.xml"])
    assert [each.get(qn("w:val")) for each in settings.iter(qn("w:themeFontLang"))] == ["en-GB"]
    for name, size in (
        ("Heading 1", 20),
        ("Heading 2", 14),
        ("Heading 3", 12),
        ("Header", 10),
        ("Footer", 10),
    ):
        assert Document(str(house_style.SHIPPED)).styles[name].font.size == Pt(size)
    sizes = {
        style.get(qn("w:styleId"))
        for style in styles.iter(qn("w:style"))
        if style.find(f"{qn('w:rPr')}/{qn('w:sz')}") is not None
    }
    assert sizes == {"Heading1", "Heading2", "Heading3", "Header", "Footer"}  # all others are 12 pt
    assert not list(styles.iter(qn("w:i"), qn("w:caps"), qn("w:u"), qn("w:jc")))


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (house_look.NAVY, "FFFFFF"),
        (house_look.NAVY, house_look.HEADER_FILL),
    ],
)
def test_ink_stands_out_from_its_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= LEAST_CONTRAST


def test_tables_have_horizontal_rules_only() -> None:
    styles = etree.fromstring(parts()["word/styles.xml"])
    [borders] = styles.iter(qn("w:tblBorders"))
    assert [etree.QName(rule).localname for rule in borders] == ["top", "bottom", "insideH"]


def test_word_opens_it_in_no_compatibility_mode() -> None:
    settings = etree.fromstring(parts()["word/settings.xml"])
    modes = {each.get(qn("w:name")): each.get(qn("w:val")) for each in settings.iter(qn("w:compatSetting"))}
    assert modes["compatibilityMode"] == "15"


def test_it_tells_nothing_of_who_built_it() -> None:
    everything = b"".join(parts().values()).lower()
    secrets = {"python", "docx", getpass.getuser(), socket.gethostname(), str(Path.home())} - {"root"}
    assert [secret for secret in secrets if secret.lower().encode() in everything] == []
    with zipfile.ZipFile(io.BytesIO(house_style.house_template())) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_numbers_and_bullets_are_words_own() -> None:
    numbering = etree.fromstring(parts()["word/numbering.xml"])
    linked = {each.get(qn("w:val")) for each in numbering.iter(qn("w:pStyle"))}
    assert linked == {"ListBullet", "NumberedParagraph", "NumberedSubparagraph"}
    texts = [each.get(qn("w:val")) for each in numbering.iter(qn("w:lvlText"))]
    assert texts == ["•", "%1.", "%1.%2"]


def test_the_style_ids_are_the_names_run_together() -> None:
    assert house_look.style_id("heading 1") == "Heading1"
    assert house_look.style_id("Numbered Sub-paragraph") == "NumberedSubparagraph"
    assert len({house_look.style_id(style) for style in HouseStyle}) == len(HouseStyle)


def test_the_look_and_the_text_writer_load_neither_python_docx_nor_lxml() -> None:
    script = (
        "import sys, boardtui.documents.word.house_style, boardtui.documents.text.text_writer;"
        "sys.exit(sum(name.partition('.')[0] in ('docx', 'lxml') for name in sys.modules))"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode == 0

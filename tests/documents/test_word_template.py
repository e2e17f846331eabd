"""House styles that somebody restyled, and files that only look like one."""

from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT

from boardtui.documents.word import house_style
from boardtui.documents.word.house_look import HouseStyle
from boardtui.documents.word.template import missing_styles
from boardtui.errors import NotFound, UsageRefusal
from tests.documents.sample_note import HEAD, NOTE, grid_width, opened, parts_of, written


def foreign_template(folder: Path) -> Path:
    """python-docx's own template: American paper, another look, none of our styles, and some words."""
    document = Document()
    document.add_paragraph("Sample words of the template")
    document.sections[0].header.paragraphs[0].text = "Borough crest"
    document.sections[0].different_first_page_header_footer = True
    document.add_section()
    document.core_properties.keywords = "internal"
    path = folder / "house of another council.docx"
    document.save(str(path))
    return path


def test_a_foreign_template_keeps_its_head_and_gets_the_styles_it_lacks(tmp_path: Path) -> None:
    path = foreign_template(tmp_path)
    missing = {each.style: each.instead for each in missing_styles(path)}
    assert {"Decision", "Action", "Board Table", "Table Text"} <= set(missing)
    assert not {"heading 1", "Normal", "header"} & set(missing)
    assert {instead for instead in missing.values() if instead} == {"Table Grid"}
    content = written(NOTE, path)
    document = opened(content)
    assert "Sample words" not in document.element.body.xml
    [section] = document.sections
    assert [p.text for p in section.header.paragraphs] == ["Borough crest", f"{HEAD[0]}\tDRAFT  ·  Item 5"]
    assert "DRAFT" in section.first_page_header.paragraphs[-1].text
    foot = section.footer.paragraphs[-1]
    assert "Page 1 of 1" in foot.text
    stops = [(stop.alignment, stop.position.pt) for stop in foot.paragraph_format.tab_stops]
    assert [position for alignment, position in stops if alignment != WD_TAB_ALIGNMENT.CLEAR] == [432.0]
    decision = next(p for p in document.tables[1].rows[2].cells[1].paragraphs)
    assert decision.style is not None
    assert decision.style.name == "Decision"
    assert document.core_properties.author == NOTE.author
    assert not document.core_properties.keywords
    assert not [name for name in parts_of(content) if "thumbnail" in name]
    assert section.page_width
    assert section.left_margin
    assert section.right_margin
    text_width = section.page_width - section.left_margin - section.right_margin
    assert grid_width(document.tables[0]) * 635 <= text_width


def repacked(source: Path, target: Path, part: str, old: bytes, new: bytes) -> Path:
    parts = parts_of(source.read_bytes())
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    target.write_bytes(house_style.packed(parts.items(), compress=True))
    return target


def test_a_word_template_file_is_as_good_as_a_document(tmp_path: Path) -> None:
    dotx = repacked(
        house_style.SHIPPED,
        tmp_path / "house.dotx",
        "[Content_Types].xml",
        b"document.main+xml",
        b"template.main+xml",
    )
    assert missing_styles(dotx) == ()
    assert written(NOTE, dotx) == written(NOTE)


def test_a_template_of_other_prefixes_is_understood(tmp_path: Path) -> None:
    body = b'<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body>'
    parts = parts_of(house_style.SHIPPED.read_bytes())
    parts["word/document.xml"] = body + b"<x:p/></x:body></x:document>"
    path = tmp_path / "prefixes.docx"
    path.write_bytes(house_style.packed(parts.items(), compress=True))
    document = opened(written(NOTE, path))
    assert document.paragraphs[0].text == NOTE.blocks[0].text  # type: ignore[union-attr]
    assert "DRAFT" in document.sections[0].header.paragraphs[0].text


def test_the_folder_of_an_attached_template_is_not_told(tmp_path: Path) -> None:
    parts = parts_of(house_style.SHIPPED.read_bytes())
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(
        b"<w:defaultTabStop",
        b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        b' r:id="rId1"/><w:defaultTabStop',
    )
    parts["word/_rels/settings.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship'
        b' Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        b' Target="file:///C:/Users/jbloggs/Normal.dotm" TargetMode="External"/></Relationships>'
    )
    path = tmp_path / "attached.docx"
    path.write_bytes(house_style.packed(parts.items(), compress=True))
    told = parts_of(written(NOTE, path))
    assert not [
        name for name, content in told.items() if b"jbloggs" in content or b"attachedTemplate" in content
    ]


def test_a_template_that_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"absent\.docx cannot be read"):
        written(NOTE, tmp_path / "absent.docx")
    spoilt = tmp_path / "spoilt.docx"
    for content in (b"", b"not a zip", house_style.packed([("a", b"b")], compress=True)):
        spoilt.write_bytes(content)
        with pytest.raises(UsageRefusal, match=r"open it in Word, save it as \.docx"):
            written(NOTE, spoilt)
    broken = repacked(house_style.SHIPPED, spoilt, "word/styles.xml", b"</w:styles>", b"")
    with pytest.raises(UsageRefusal):
        written(NOTE, broken)


def test_every_style_the_writer_uses_is_in_the_shipped_template() -> None:
    assert missing_styles(house_style.SHIPPED) == ()
    assert len(HouseStyle) == 18

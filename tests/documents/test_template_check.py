"""What a secretary is told of a house style, and that a note comes of it all the same."""

from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from boardtui.documents.word.house_look import HouseStyle
from boardtui.documents.word.house_style import SHIPPED, house_template
from boardtui.documents.word.template import missing_styles
from boardtui.documents.word.template_check import check_template
from boardtui.errors import NotFound, UsageRefusal
from boardtui.rules.finding import Severity
from boardtui.secretariat.house_templates import replaced_styles
from tests.documents.sample_note import NOTE, audit, opened, written
from tests.documents.templates import american, restyled, with_crest_and_tokens


def told(path: Path) -> list[str]:
    return [finding.sentence for finding in check_template(path)]


def test_ours_has_nothing_to_be_said_of_it() -> None:
    assert told(SHIPPED) == []
    assert replaced_styles(SHIPPED) == ""


def test_ours_as_a_word_template_too(tmp_path: Path) -> None:
    path = tmp_path / "house.dotx"
    path.write_bytes(house_template(as_template=True))
    assert told(path) == []
    assert written(NOTE, path) == written(NOTE)


def test_a_header_of_the_offices_own_is_ready_for_use(tmp_path: Path) -> None:
    assert told(restyled(tmp_path, with_crest_and_tokens)) == []


def test_everything_of_an_american_one(tmp_path: Path) -> None:
    path = american(tmp_path)
    sentences = told(path)
    assert len(sentences) == 17
    for words in (
        "The paper is US Letter, not A4.",
        "Compatibility Mode",
        "The language is en-US, not en-GB",
        "The style 'Board Table' is missing; its 'Table Grid' is used instead.",
        "The style 'Decision' is missing; ours is added.",
        "are 11 pt; print under 12 pt is hard to read.",
        "'Heading 2', 'Heading 3' and 'Subtitle' are too faint: 4F81BD on white has a contrast of 4.0 to 1",
        "The header has no place for the board and the date",
        "There is no page number, so 'Page 1 of 4' is added below the footer.",
    ):
        assert len([sentence for sentence in sentences if words in sentence]) == 1, words
    assert {one.rule for one in check_template(path)} == {"house-style"}
    assert [one.severity for one in check_template(path)].count(Severity.ERROR) == 1


RENAMED = ("Decision", "Board Table", "Heading 3")


def rename(document: WordDocument) -> None:
    for name in RENAMED:
        document.styles[name].name = f"Council {name}"


def test_three_renamed_styles_still_give_a_note_and_the_check_names_them(tmp_path: Path) -> None:
    path = restyled(tmp_path, rename)
    assert told(path) == [
        "The style 'Heading 3' is missing; ours is added.",
        "The style 'Board Table' is missing; ours is added.",
        "The style 'Decision' is missing; ours is added.",
    ]
    assert replaced_styles(path) == (
        "The house style restyled.docx has no style 'Heading 3', 'Board Table' and 'Decision', so others were"
        " used; 'boardtui template check' says which."
    )
    content = written(NOTE, path)
    plain = [paragraph.text for paragraph in opened(written(NOTE)).paragraphs]
    assert [paragraph.text for paragraph in opened(content).paragraphs] == plain
    assert audit(content, tmp_path) == []
    used = {
        paragraph.style.name
        for row in opened(content).tables[1].rows
        for paragraph in row.cells[1].paragraphs
        if paragraph.style
    }
    assert "Decision" in used


def test_capitals_and_spaces_in_a_name_do_not_matter_and_other_names_of_a_style_count(tmp_path: Path) -> None:
    def respell(document: WordDocument) -> None:
        document.styles["Decision"].name = "DECISION "
        document.styles["Table Text"].name = "table  text"
        document.styles["Action"].name = "Council action,Action"

    assert missing_styles(restyled(tmp_path, respell)) == ()


def test_a_style_of_another_kind_does_not_pass_for_ours(tmp_path: Path) -> None:
    def of_letters(document: WordDocument) -> None:
        document.styles["Decision"].element.set(qn("w:type"), "character")

    path = restyled(tmp_path, of_letters)
    assert [one.style for one in missing_styles(path)] == [HouseStyle.DECISION]
    content = written(NOTE, path)
    ids = [style.get(qn("w:styleId")) for style in opened(content).styles.element.iter(qn("w:style"))]
    assert len(ids) == len(set(ids))


def turned(document: WordDocument) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def on_odd_paper(document: WordDocument) -> None:
    document.sections[0].page_width = Mm(200)


def small(document: WordDocument) -> None:
    document.styles["Decision"].font.size = Pt(9)
    document.styles["Header"].font.size = Pt(8)


def faint_heading_of_tables(document: WordDocument) -> None:
    for shade in document.styles["Board Table"].element.iter(qn("w:shd")):
        shade.set(qn("w:fill"), "777777")


def faint(document: WordDocument) -> None:
    document.styles["Normal"].font.color.rgb = RGBColor(0x99, 0x99, 0x99)


def misspelt(document: WordDocument) -> None:
    document.sections[0].header.paragraphs[0].text = "{board} {chairman} {status}"
    document.sections[0].footer.paragraphs[0].text = "{running foot} {Page}"


def without_status(document: WordDocument) -> None:
    document.sections[0].header.paragraphs[0].text = "{board} { DATE }"


def without_language(document: WordDocument) -> None:
    for said in list(document.styles.element.iter(qn("w:lang"))):
        said.getparent().remove(said)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (turned, ["The page lies on its long side."]),
        (on_odd_paper, ["The paper is 20.0 by 29.7 cm, not A4."]),
        (small, ["'Decision' is 9 pt; print under 12 pt", "'Header' is 8 pt; print under 9 pt"]),
        (faint_heading_of_tables, ["'Table Heading' is too faint: 1F3A5F on 777777 has a contrast of 2.6"]),
        (faint, ["are too faint: 999999 on white has a contrast of 2.8 to 1"]),
        (misspelt, ["{chairman} in the header will be printed as it stands.", "{Page} in the footer will"]),
        (without_status, ["The header has no place for DRAFT"]),
        (without_language, ["No language is set: spelling is checked"]),
    ],
)
def test_each_thing_that_was_changed_is_told(tmp_path: Path, change: object, words: list[str]) -> None:
    assert callable(change)
    sentences = told(restyled(tmp_path, change))
    assert len(sentences) == len(words)
    for said, sentence in zip(words, sentences, strict=True):
        assert said in sentence


def test_a_page_number_in_the_header_is_one(tmp_path: Path) -> None:
    def moved_up(document: WordDocument) -> None:
        section = document.sections[0]
        for paragraph in list(section.footer.paragraphs):
            section.header._element.append(paragraph._p)
        section.footer.add_paragraph("The Borough")

    def taken_away(document: WordDocument) -> None:
        moved_up(document)
        document.sections[0].header.paragraphs[-1].clear()

    assert not [one for one in told(restyled(tmp_path, moved_up)) if "no page number" in one]
    assert [one for one in told(restyled(tmp_path, taken_away)) if "no page number" in one]


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        check_template(tmp_path / "absent.docx")
    (tmp_path / "page.docx").write_text("not a zip")
    with pytest.raises(UsageRefusal, match="cannot be used as a template"):
        check_template(tmp_path / "page.docx")

"""Each check fails for the paper that is broken in its way, and for no other reason than the scorer's."""

import io
from functools import cache
from pathlib import Path

import pytest

from boardtui.documents.outline import Heading, Outline, Paragraph, Style
from boardtui.intake.accessibility.examining import CHECKS, examine
from boardtui.intake.accessibility.naming import ordinal
from boardtui.intake.accessibility.verdicts import Group, PaperKind, Report
from boardtui.rules.finding import Severity
from tests.documents.sample_note import ATTENDANCE, audit, parts_of
from tests.intake.broken_papers import (
    AGENDA,
    AGENDA_BROKEN,
    BROKEN,
    ORDERS,
    SIGN_IN,
    note,
    paper,
    says,
    zipped,
)
from tests.intake.peer import DIFFERENT, SCORER, scored

needs_scorer = pytest.mark.skipif(
    not SCORER.exists(), reason="the scorer of the guide is not beside the house"
)


def examined(content: bytes, kind: PaperKind = PaperKind.NOTE) -> Report:
    return examine(io.BytesIO(content), "paper.docx", kind)


@cache
def broken(name: str) -> Report:
    """What is found in the note that is broken in that way."""
    return examined(note(BROKEN[name][1]))


def failed(content: bytes, kind: PaperKind = PaperKind.NOTE) -> set[str]:
    report = examined(content, kind)
    assert not report.unreadable
    return {verdict.check.code for verdict in report.failed}


def test_our_note_agenda_and_attendance_list_pass_every_check() -> None:
    assert failed(note()) == failed(note(), PaperKind.ANY) == set()
    assert failed(paper(AGENDA), PaperKind.AGENDA) == set()
    assert failed(paper(SIGN_IN), PaperKind.ATTENDANCE) == set()
    assert examined(note()).findings == ()


def test_every_check_has_a_paper_that_fails_it_and_belongs_to_a_group() -> None:
    broken = {code for code, _ in (*BROKEN.values(), *AGENDA_BROKEN.values())} | {"T05"}
    assert {check.code for check in CHECKS} == broken
    assert {check.group for check in CHECKS} == set(Group)
    assert len({check.rule for check in CHECKS}) == len({check.code for check in CHECKS}) == len(CHECKS) == 40
    assert [check.group for check in CHECKS] == sorted(
        (check.group for check in CHECKS), key=list(Group).index
    )


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found(name: str, tmp_path: Path) -> None:
    code, change = BROKEN[name]
    found = {verdict.check.code for verdict in broken(name).failed}
    assert code in found
    if SCORER.exists():
        assert found - DIFFERENT == scored(note(change), tmp_path)


@pytest.mark.parametrize("name", AGENDA_BROKEN)
def test_what_is_broken_in_an_agenda_is_found(name: str, tmp_path: Path) -> None:
    code, change = AGENDA_BROKEN[name]
    content = paper(AGENDA, change)
    assert code in failed(content, PaperKind.AGENDA)
    if SCORER.exists():
        assert failed(content, PaperKind.AGENDA) == scored(content, tmp_path, PaperKind.AGENDA)


@pytest.mark.parametrize("name", ORDERS)
def test_marks_in_the_wrong_order_are_found_where_the_audit_finds_them(name: str, tmp_path: Path) -> None:
    content = note(ORDERS[name])
    assert failed(content) == {"T05"}
    assert audit(content, tmp_path)


@needs_scorer
@pytest.mark.parametrize("kind", PaperKind)
def test_a_first_attempt_with_python_docx_gets_the_scorers_verdicts(kind: PaperKind, tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Note of the meeting", 0)
    document.add_paragraph("")
    document.add_paragraph("Attendance").runs[0].bold = True
    table = document.add_table(3, 3)
    table.cell(0, 0).text = "Item"
    table.cell(1, 0).merge(table.cell(1, 1))
    held = io.BytesIO()
    document.save(held)
    found = failed(held.getvalue(), kind)
    assert {"T04", "M02", "M03", "S01", "S03", "S04", "A01", "A02", "A03", "A04", "L01", "L02"} <= found
    assert found - DIFFERENT == scored(held.getvalue(), tmp_path, kind)


LINEAR = Outline(
    "Note of the Parks Board, 24 November 2026", "Note", "Member Services", ("Parks Board", "Note"),
    "Note, 24 November 2026", "",
    (
        Heading(1, "Note of the Parks Board"),
        Paragraph("At the Town Hall on 24 November 2026."),
        Heading(2, "Attendance"),
        ATTENDANCE,
        Heading(2, "Decisions and actions"),
        Heading(3, "1 Apologies"),
        Paragraph("They were noted."),
        Heading(3, "2 Gates"),
        Paragraph("They were talked of.", Style.BODY),
        Heading(3, "2 Gates again"),
        Paragraph("It was agreed to mend them.", Style.DECISION, "Decision:"),
        Heading(2, "Any other"),
        Paragraph("Nothing was agreed."),
    ),
)  # fmt: skip
"""What stands under its second item is no outcome, nor is what comes after it all."""


def test_the_items_of_a_note_in_headings_are_found(tmp_path: Path) -> None:
    report = examined(paper(LINEAR))
    assert [one.sentence.partition(" In Word")[0] for one in report.findings] == [
        "Item 2: no decision, action or 'noted'.",
        "No table has a column that says who each action is for.",
    ]
    if SCORER.exists():
        assert scored(paper(LINEAR), tmp_path) == {"C04", "C05"}


def test_tables_are_counted_in_words_and_then_in_figures() -> None:
    counted = {
        1: "first",
        10: "tenth",
        11: "11th",
        12: "12th",
        21: "21st",
        22: "22nd",
        103: "103rd",
        111: "111th",
    }
    assert {number: ordinal(number) for number in counted} == counted


def test_a_part_held_twice_is_found() -> None:
    assert failed(zipped(parts_of(note()), "word/theme/theme1.xml")) == {"T01"}


def test_a_finding_says_what_where_and_what_to_do() -> None:
    [finding] = broken("no repeating header").findings
    assert (finding.rule, finding.severity) == ("header-row", Severity.ERROR)
    assert finding.sentence == (
        "The first table, headed 'Position', has no header row that repeats on each page. In Word: put the"
        " cursor in the table's first row and choose Table Layout > Repeat Header Rows."
    )
    [place] = finding.places
    assert (place.record, place.field) == ("paper.docx", "table 1")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("an empty paragraph", "1 empty paragraph makes space, after 'Next meeting: 18 January"),
        ("a skipped level", "'Attendance' is Heading 3 and follows Heading 1: a level is skipped."),
        ("grey on white", "'faint' is too faint to read: 2.3 to 1 where 4.5 is the least."),
        ("blank cells", "The first table, headed 'Position', has 8 blank cells of 54."),
        ("a table too wide", "The first table, headed 'Position', is 21.2 cm wide where there is room"),
        ("American paper", "The page is 21.6 cm by 27.9 cm, which is not A4."),
        ("an action without an owner", "The action '2 Action: Those questions to be explored"),
        ("three fonts", "3 fonts are used where one or two do: 'Arial', 'Foo', 'Bar'."),
        ("an item without an outcome", "Item 3: no decision, action or 'noted'."),
        ("a comment", "The paper still holds comments, which any reader can see."),
        ("half a bookmark", "A bookmark has a beginning but no end, or an end but no beginning."),
    ],
)  # fmt: skip
def test_the_words_are_for_a_person(name: str, sentence: str) -> None:
    assert any(finding.sentence.startswith(sentence) for finding in broken(name).findings), [
        finding.sentence for finding in broken(name).findings
    ]


@pytest.mark.parametrize("name", BROKEN)
def test_every_sentence_is_whole_and_says_what_to_do(name: str) -> None:
    for finding in broken(name).findings:
        what, _, remedy = finding.sentence.partition(" In Word: ")
        assert what[-1] == "." and remedy[-1] == "."
        assert what.isprintable() and not what.startswith(" ")


def test_text_of_11_pt_is_advice_and_no_fault() -> None:
    report = examined(note(says("word " * 40, look='<w:sz w:val="22"/>')))
    assert report.failed == ()
    assert [(one.rule, one.severity) for one in report.findings] == [("text-size", Severity.STYLE)]

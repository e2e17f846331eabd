"""The agenda as an outline: sections, numbers that stand, what was issued when, what is private."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from boardtui.documents.agenda import agenda_outline
from boardtui.documents.anchors import item_anchor
from boardtui.documents.edition import Edition
from boardtui.model.agendas import (
    AgendaIssue,
    AgendaItem,
    AgendaSection,
    CoverSheet,
    IssuedItem,
    ItemState,
    Purpose,
)
from boardtui.model.boards import Board
from boardtui.model.document_forms import ClockForm, DateForm
from boardtui.model.meetings import Meeting, MeetingState
from tests.builders import board, meeting
from tests.documents.golden import cells, details, headings, said, tables, words

FIRST = datetime(2026, 11, 16, 23, 30, tzinfo=UTC)
SECOND = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SECTIONS = (AgendaSection("d", "For decision"), AgendaSection("n", "For noting"))


def planned(*items: AgendaItem, **more: object) -> Meeting:
    return replace(meeting(MeetingState.SCHEDULED), agenda=items, sections=SECTIONS, **more)  # type: ignore[arg-type]


def as_issued(*items: AgendaItem) -> tuple[IssuedItem, ...]:
    return tuple(IssuedItem(one.id, one.number, one.title, one.state, one.papers) for one in items)


def rows(of: Meeting, edition: Edition = Edition.PUBLIC, on: Board | None = None) -> list[tuple[str, ...]]:
    return [row for table in tables(agenda_outline(on or board(), of, edition)) for row in cells(table)]


def test_the_items_stand_in_their_sections_in_order() -> None:
    agenda = planned(
        AgendaItem("a", "1", "Apologies"),
        AgendaItem("b", "2.", "Gates", section="d"),
        AgendaItem("c", "3", "Paths", section="d"),
        AgendaItem("e", "4", "Trees", section="n"),
        AgendaItem("f", "5", "Date of next meeting"),
    )
    outline = agenda_outline(board(), agenda)
    assert headings(outline) == [
        (1, "Agenda"),
        (2, "Opening business"),
        (2, "For decision"),
        (2, "For noting"),
        (2, "Closing business"),
    ]
    assert [[row[:2] for row in cells(table)] for table in tables(outline)] == [
        [("1", "Apologies")],
        [("2", "Gates"), ("3", "Paths")],
        [("4", "Trees")],
        [("5", "Date of next meeting")],
    ]


def test_a_section_that_is_taken_up_again_says_so() -> None:
    agenda = planned(
        AgendaItem("a", "1", "Gates", section="d"),
        AgendaItem("b", "2", "Break"),
        AgendaItem("c", "3", "Paths", section="d"),
    )
    assert [text for level, text in headings(agenda_outline(board(), agenda)) if level == 2] == [
        "For decision",
        "Other business",
        "For decision (continued)",
    ]


def test_without_sections_there_is_one_table() -> None:
    outline = agenda_outline(board(), meeting(MeetingState.SCHEDULED))
    assert headings(outline) == [(1, "Agenda"), (2, "Items")]
    assert cells(tables(outline)[0]) == [
        ("1", "Apologies"),
        ("2", "Gates and fences"),
        ("3A", "Any other business"),
    ]


def test_without_items_it_says_so() -> None:
    outline = agenda_outline(board(), planned())
    assert tables(outline) == []
    assert "Nothing is on the agenda yet." in said(outline)


def test_what_an_item_says_beside_its_title() -> None:
    agenda = planned(
        AgendaItem("a", "1", "Gates", presenter="Olga Ford", purpose=Purpose.DECISION),
        AgendaItem("b", "2", "Flood", urgent_reason="the bank broke"),
        AgendaItem("c", "3", "Paths", state=ItemState.WITHDRAWN, state_reason="not ready"),
        AgendaItem("d", "4", "Trees", state=ItemState.DEFERRED, deferred_to=date(2027, 1, 18)),
        AgendaItem("e", "5", "Ponds", state=ItemState.DEFERRED, state_reason="no time."),
        AgendaItem("f", "6", "Benches", state=ItemState.WITHDRAWN),
    )
    assert [row[1] for row in rows(agenda)] == [
        "Gates / Presented by: Olga Ford / For decision.",
        "Flood / Urgent business: the bank broke.",
        "Paths / Withdrawn: not ready.",
        "Trees / Deferred to 18 January 2027.",
        "Ponds / Deferred to the next meeting: no time.",
        "Benches / Withdrawn.",
    ]


def test_the_page_column_stands_where_the_pack_has_something_to_open() -> None:
    agenda = planned(
        AgendaItem("a", "1", "Gates", page="3"),
        AgendaItem("b", "2", "Paths", cover=CoverSheet()),
        AgendaItem("c", "3", "Trees", papers=("trees.docx",)),
        AgendaItem("d", "4", "Note", approves="2026-09-09"),
        AgendaItem("e", "5", "Any other business"),
    )
    table = tables(agenda_outline(board(), agenda))[0]
    assert [column.heading for column in table.columns] == ["Item", "Subject", "Page"]
    assert sum(column.width_cm for column in table.columns) == pytest.approx(16.5)
    found = [row.cells[2][0] for row in table.rows]
    assert [one.text for one in found] == ["3", "–", "–", "–", "–"]
    assert [one.page_of for one in found] == [item_anchor(one) for one in agenda.agenda[:4]] + [""]


def test_the_time_column_stands_where_minutes_are_planned() -> None:
    agenda = planned(
        AgendaItem("a", "1", "Gates", minutes_planned=20),
        AgendaItem("b", "2", "Paths", minutes_planned=10, state=ItemState.WITHDRAWN),
        AgendaItem("c", "3", "Trees", page="7"),
    )
    table = tables(agenda_outline(board(), agenda))[0]
    assert [column.heading for column in table.columns] == ["Item", "Subject", "Time", "Page"]
    assert sum(column.width_cm for column in table.columns) == pytest.approx(16.5)
    assert [row[2:] for row in cells(table)] == [("10.00", "–"), ("–", "–"), ("10.20", "7")]
    assert len(rows(replace(agenda, start=None))[0]) == 3


def test_a_board_writes_its_clock_and_dates_its_own_way() -> None:
    on = board()
    settings = replace(on.settings, clock_form=ClockForm.TWELVE, date_form=DateForm.WEEKDAY)
    agenda = planned(AgendaItem("a", "1", "Gates", minutes_planned=20), finish=time(12, 0))
    outline = agenda_outline(replace(on, settings=settings), agenda)
    assert details(outline)["Date and time"] == "Tuesday 24 November 2026, 10.00 am – 12.00 noon"
    assert cells(tables(outline)[0])[0][2] == "10.00 am"
    assert outline.running_head == ("Parks Board", "Tuesday 24 November 2026")


def test_a_draft_says_so_until_it_is_issued() -> None:
    item = AgendaItem("a", "1", "Gates")
    draft = agenda_outline(board(), planned(item))
    assert (draft.status, said(draft)[0]) == ("DRAFT", "Draft – not issued yet")
    assert "Issued" not in details(draft)
    issued = agenda_outline(board(), planned(item, issues=(AgendaIssue(1, FIRST, "x", as_issued(item)),)))
    assert issued.status == ""
    assert details(issued)["Issued"] == "16 November 2026"
    assert said(issued) == ["Date of next meeting: Monday 18 January 2027, 11.30"]
    assert agenda_outline(board(), replace(planned(item), state=MeetingState.CLOSED)).status == ""


def test_the_day_of_issue_is_the_boards_own() -> None:
    item = AgendaItem("a", "1", "Gates")
    late = AgendaIssue(1, datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "x", as_issued(item))
    assert details(agenda_outline(board(), planned(item, issues=(late,))))["Issued"] == "1 July 2026"


def test_supplements_are_listed_and_what_they_brought_is_marked() -> None:
    first, second = AgendaItem("a", "1", "Gates"), AgendaItem("b", "2", "Paths", papers=("paths.docx",))
    late = AgendaItem("c", "2A", "Flood")
    revised = replace(second, papers=("paths 2.docx",))
    issues = (
        AgendaIssue(1, FIRST, "x", as_issued(first, second)),
        AgendaIssue(2, SECOND, "x", as_issued(first, revised, late)),
    )
    outline = agenda_outline(board(), planned(first, revised, late, issues=issues))
    assert outline.status == ""
    assert details(outline)["Supplement 1"] == "20 November 2026 (items 2 and 2A)"
    assert [row[1] for row in cells(tables(outline)[0])] == [
        "Gates",
        "Paths / Papers changed in supplement 1 of 20 November 2026.",
        "Flood / Added in supplement 1 of 20 November 2026.",
    ]
    assert "paths" not in words(outline)  # the names of files are no business of the public


def test_what_changed_since_it_was_issued_makes_it_a_draft_supplement() -> None:
    first, late = AgendaItem("a", "1", "Gates"), AgendaItem("c", "2", "Flood")
    agenda = planned(first, late, issues=(AgendaIssue(1, FIRST, "x", as_issued(first)),))
    outline = agenda_outline(board(), agenda)
    assert outline.status == "DRAFT"
    assert said(outline)[0] == "Draft supplement – changed since it was last issued"
    assert rows(agenda)[1] == ("2", "Flood / Added since the agenda was issued.")
    one = replace(late, state=ItemState.WITHDRAWN)
    issues = (*agenda.issues, AgendaIssue(2, SECOND, "x", as_issued(first, one)))
    again = agenda_outline(board(), planned(first, one, issues=issues))
    assert details(again)["Supplement 1"] == "20 November 2026 (item 2)"


def test_a_supplement_that_only_took_something_away_names_no_item() -> None:
    first, gone = AgendaItem("a", "1", "Gates"), AgendaItem("b", "2", "Paths")
    issues = (
        AgendaIssue(1, FIRST, "x", as_issued(first, gone)),
        AgendaIssue(2, SECOND, "x", as_issued(first)),
    )
    assert (
        details(agenda_outline(board(), planned(first, issues=issues)))["Supplement 1"] == "20 November 2026"
    )


@pytest.mark.parametrize(
    ("state", "status", "said_so"),
    [
        (MeetingState.CANCELLED, "CANCELLED", "This meeting is cancelled"),
        (MeetingState.POSTPONED, "POSTPONED", "This meeting is postponed"),
    ],
)
def test_a_meeting_that_is_not_held_says_so(state: MeetingState, status: str, said_so: str) -> None:
    outline = agenda_outline(board(), replace(planned(AgendaItem("a", "1", "Gates")), state=state))
    assert (outline.status, said(outline)[0]) == (status, said_so)


SECRET = AgendaItem(
    "s",
    "2",
    "Land at the mill",
    section="d",
    page="9",
    cover=CoverSheet(purpose="Hush", summary=("Hush",), recommendations=("Hush",)),
    exempt=True,
    exempt_paragraph="3",
    presenter="Hush",
    minutes_planned=15,
    purpose=Purpose.DECISION,
    urgent_reason="Hush",
    papers=("Hush.docx",),
    state=ItemState.DEFERRED,
    state_reason="Hush",
)
PART = AgendaItem(
    "t", "2.1", "The price", depth=1, presenter="Hush", minutes_planned=5, papers=("Hush.docx",)
)


def private(**more: object) -> Meeting:
    return planned(AgendaItem("a", "1", "Gates"), SECRET, PART, AgendaItem("b", "3", "Paths"), **more)


def test_the_public_edition_has_number_title_and_exclusion_of_a_private_item() -> None:
    printed = as_issued(AgendaItem("a", "1", "Gates"), replace(SECRET, title="Hush", papers=("Hush",)))
    agenda = private(issues=(AgendaIssue(1, FIRST, "x", printed),))
    outline = agenda_outline(board(), agenda)
    assert headings(outline)[-1] == (2, "Part 2: considered in private")
    assert cells(tables(outline)[-1]) == [
        (
            "2",
            "Land at the mill / Resolution: That the public be excluded from item 2, which involves exempt "
            "information under paragraph 3. / Urgent business. / Deferred to the next meeting.",
            "–",
            "–",
        ),
        ("2.1", "The price / Added since the agenda was issued.", "–", "–"),
    ]
    assert "Hush" not in words(outline)
    assert "NOT FOR" not in outline.status


def test_the_exempt_edition_has_all_of_it_and_says_that_it_is_not_for_publication() -> None:
    outline = agenda_outline(board(), private(), Edition.EXEMPT)
    row = cells(tables(outline)[-1])[0]
    assert "Presented by: Hush" in row[1]
    assert row[3] == "9"
    assert outline.status == "DRAFT, NOT FOR PUBLICATION"
    assert "Not for publication: this edition holds exempt information" in said(outline)


def test_where_nothing_is_private_both_editions_are_the_same() -> None:
    agenda = planned(AgendaItem("a", "1", "Gates"))
    assert agenda_outline(board(), agenda, Edition.EXEMPT) == agenda_outline(board(), agenda)


def test_the_resolution_kept_with_an_item_is_printed_in_its_own_words() -> None:
    agenda = private()
    worded = replace(SECRET, exempt_resolution="That strangers do withdraw.")
    agenda = replace(agenda, agenda=(worded, replace(SECRET, id="z", number="4", exempt_paragraph="")))
    assert [row[1].split(" / ")[:2] for row in rows(agenda)] == [
        ["Land at the mill", "Resolution: That strangers do withdraw."],
        ["Land at the mill", "Urgent business."],
    ]


def test_the_next_meeting_comes_from_the_calendar() -> None:
    on = board()
    assert said(agenda_outline(replace(on, calendar=()), planned(AgendaItem("a", "1", "Gates"))))[1:] == []
    venue = replace(on.calendar[1], finish=time(13, 0), room="Room 2", venue="Town Hall")
    outline = agenda_outline(replace(on, calendar=(venue,)), planned(AgendaItem("a", "1", "Gates")))
    assert said(outline)[-1] == (
        "Date of next meeting: Monday 18 January 2027, 11.30 – 13.00, Room 2, Town Hall"
    )


def test_anchors_are_letters_digits_and_underscores_and_all_different() -> None:
    ids = ["i1", "item-1", "item_1", "item 1", "ITEM-1", "é", "日本", "x" * 200, "x" * 201, "\udc80"]
    found = [item_anchor(AgendaItem(one, "1", "Gates")) for one in ids]
    assert found[0] == "item_i1"
    assert len({one.casefold() for one in found}) == len(ids)
    for one in found:
        assert one.isascii() and one.replace("_", "").isalnum() and one[0].isalpha() and len(one) <= 40


def test_an_item_may_have_its_place_in_the_pack_by_other_means() -> None:
    agenda = planned(AgendaItem("a", "1", "Gates"), AgendaItem("b", "2", "Paths"))
    table = tables(agenda_outline(board(), agenda, placed=frozenset({"b"})))[0]
    assert [column.heading for column in table.columns] == ["Item", "Subject", "Page"]
    assert [row.cells[2][0].page_of for row in table.rows] == ["", "item_b"]
    assert len(tables(agenda_outline(board(), agenda))[0].columns) == 2

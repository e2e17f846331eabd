"""The register as a document: every cell, every figure, and the notes (R2, R3, R11, R42)."""

import dataclasses
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardtui.documents.register import register_outline
from boardtui.edits.corrections import CorrectAttendance
from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.model.boards import Board, BoardSettings, CalendarDate, Membership, OfficeTitles, Role
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.attendance import Mark
from boardtui.rules.digest import digest
from boardtui.rules.register import Register, register, register_of_year
from tests.builders import DAY, NEXT, after, at, board, meeting, stamp
from tests.documents.golden import cells, details, headings, said, tables
from tests.documents.sample_note import opened, written
from tests.documents.sample_records import sample_records

MARCH = date(2027, 3, 16)
_LETTERS = {
    Mark.PRESENT: "P", Mark.REMOTE: "R", Mark.APOLOGIES: "A", Mark.ABSENT: "X", Mark.UNMARKED: "?",
    Mark.SUBSTITUTED: "?", Mark.NOT_A_MEMBER: "–",
}  # fmt: skip


def held(day: date, *edits: MarkPerson | StandIn, state: MeetingState = MeetingState.CLOSED) -> Meeting:
    of_day = dataclasses.replace(meeting(), id=day.isoformat(), day=day)
    return dataclasses.replace(after(*edits, start=of_day), state=state)


def marks(**rolls: Roll) -> list[MarkPerson]:
    return [MarkPerson(person.replace("_", "-"), roll, at("10:00")) for person, roll in rolls.items()]


def of_meetings(days: int, state: MeetingState = MeetingState.CLOSED) -> Register:
    first = date(2026, 9, 1)
    meetings = [
        held(first + timedelta(days=14 * place), *marks(helen=Roll.PRESENT), state=state)
        for place in range(days)
    ]
    return register(board(), meetings)


def test_a_row_a_person_a_column_a_meeting_and_a_letter_a_cell() -> None:
    first = held(DAY, *marks(helen=Roll.PRESENT, priya=Roll.REMOTE, elodie=Roll.APOLOGIES, ian_c=Roll.ABSENT),
                 StandIn("sam", "elodie", at("10:00")))  # fmt: skip
    outline = register_outline(board(), register_of_year(board(), [digest(first)], "2026/27"))
    matrix = tables(outline)[0]
    assert [one.heading for one in matrix.columns] == [
        "Councillor", "Group", "24 Nov 2026", "15 Dec 2026", "18 Jan 2027",
    ]  # fmt: skip
    assert cells(matrix) == [
        ("Priya Nair", "Red", "R", "C", "·"),
        ("Helen Platts (Chairman)", "Red", "P", "C", "·"),
        ("Élodie Marchand", "Red", "A", "C", "·"),
        ("Ian Nash", "Blue", "?", "C", "·"),
        ("Ian Clark (Vice-Chair)", "Blue", "X", "C", "·"),
        ("Sam Wu (substitute)", "Red", "P", "C", "·"),
    ]
    assert said(outline)[0] == (
        "Key: P present; R present remotely; A apologies; X absent without apologies; ? not marked;"
        " C meeting cancelled or postponed, in no total; · meeting not held yet."
    )
    assert details(outline)["Meetings"] == "3, of which 1 held"


def test_the_figures_leave_out_what_was_cancelled_and_what_is_ahead() -> None:
    first = held(DAY, *marks(helen=Roll.PRESENT, priya=Roll.REMOTE, elodie=Roll.APOLOGIES),
                 StandIn("sam", "elodie", at("10:00")))  # fmt: skip
    outline = register_outline(board(), register_of_year(board(), [digest(first)], "2026/27"))
    _, members, groups, meetings = tables(outline)
    assert [one.heading for one in members.columns] == [
        "Councillor", "Expected", "Present", "Remotely", "Substitute", "Attendance",
    ]  # fmt: skip
    assert cells(members) == [
        ("Priya Nair", "1", "0", "1", "0", "100%"),
        ("Helen Platts", "1", "1", "0", "0", "100%"),
        ("Élodie Marchand", "1", "0", "0", "1", "0%"),
        ("Ian Nash", "1", "0", "0", "0", "0%"),
        ("Ian Clark", "1", "0", "0", "0", "0%"),
        ("Sam Wu (substitute)", "–", "1", "0", "–", "–"),
    ]
    assert cells(groups) == [
        ("Red", "3", "1", "1", "1", "67%"),
        ("Blue", "2", "0", "0", "0", "0%"),
        ("All members", "5", "1", "1", "1", "40%"),
    ]
    assert cells(meetings) == [("24 November 2026", "5", "1", "1", "1", "40%")]


def joined_and_left() -> Board:
    """Sam joins the Reds in January in Priya's place."""
    moved = [
        dataclasses.replace(one, end=date(2026, 12, 31)) if one.person == "priya" else one
        for one in board().memberships
    ]
    moved.append(Membership("tom", Role.MEMBER, "red", start=date(2027, 1, 1)))
    return dataclasses.replace(board(), memberships=tuple(moved))


def test_before_joining_and_after_leaving_is_a_dash_and_a_note_says_when() -> None:
    on = joined_and_left()
    meetings = [held(DAY, *marks(priya=Roll.PRESENT)), held(MARCH, *marks(tom=Roll.PRESENT))]
    outline = register_outline(on, register(on, meetings))
    rows = {row[0]: row for row in cells(tables(outline)[0])}
    assert rows["Priya Nair"][2:] == ("P", "–")
    assert rows["Tom O'Neil"][2:] == ("–", "P")
    figures = {row[0]: row for row in cells(tables(outline)[1])}
    assert figures["Priya Nair"][1:3] == figures["Tom O'Neil"][1:3] == ("1", "1")
    assert "Priya Nair: until 31 December 2026." in said(outline)
    assert "Tom O'Neil: Member from 1 January 2027." in said(outline)


def test_the_notes_say_who_stood_in_what_was_corrected_and_what_was_not_held() -> None:
    first = held(DAY, *marks(helen=Roll.APOLOGIES), StandIn("sam", "helen", at("10:00")))
    corrected = CorrectAttendance("priya", Roll.APOLOGIES, NEXT, "she was ill").apply(first, stamp(9))
    off = held(MARCH, state=MeetingState.CANCELLED)
    gone = held(date(2027, 4, 13), state=MeetingState.ABANDONED)
    outline = register_outline(board(), register(board(), [corrected, off, gone]))
    notes = said(outline)[1:]
    assert notes == [
        "Sam Wu stood in for Helen Platts on 24 November 2026.",
        "Priya Nair, 24 November 2026: corrected on 18 January 2027 from “unmarked” to “apologies”.",
        "The meeting of 16 March 2027 was cancelled.",
        "The meeting of 13 April 2027 was abandoned.",
    ]
    assert headings(outline)[-1] == (2, "Notes")
    assert "ill" not in " ".join(notes)


@pytest.mark.parametrize(
    ("meetings", "landscape", "columns"),
    [(1, False, [1]), (6, False, [6]), (7, True, [7]), (10, True, [10]), (11, True, [6, 5]),
     (25, True, [9, 9, 7])],
)  # fmt: skip
def test_the_page_turns_beyond_six_meetings_and_parts_beyond_ten(
    meetings: int, landscape: bool, columns: list[int]
) -> None:
    outline = register_outline(board(), of_meetings(meetings))
    assert outline.landscape is landscape
    matrices = [one for one in tables(outline) if one.title.startswith("Attendance, ")]
    assert [len(one.columns) - 2 for one in matrices] == columns
    for table in tables(outline):
        assert sum(one.width_cm for one in table.columns) == pytest.approx(25.2 if landscape else 16.5)
    assert len({one.title for one in matrices}) == len(matrices)


def test_a_register_of_nothing_says_so() -> None:
    outline = register_outline(board(), register(board(), []))
    assert said(outline) == ["No meeting is on record."]
    assert not outline.landscape
    nobody = dataclasses.replace(board(), memberships=())
    assert said(register_outline(nobody, register(nobody, [held(DAY)]))) == ["No meeting is on record."]


def test_nobody_expected_yet_has_no_share() -> None:
    found = of_meetings(1, MeetingState.OPEN)
    outline = register_outline(board(), found)
    assert {row[-1] for row in cells(tables(outline)[1])} == {"–"}
    assert len(tables(outline)) == 2


def test_a_board_that_counts_substitutes_says_so_and_titles_are_its_own() -> None:
    settings_of = BoardSettings(substitutes_count=True, titles=OfficeTitles("Chair"), people_heading="Member")
    on = dataclasses.replace(board(), settings=settings_of)
    outline = register_outline(on, register(on, [held(DAY, *marks(helen=Roll.PRESENT))]))
    assert tables(outline)[0].columns[0].heading == "Member"
    assert "Helen Platts (Chair)" in [row[0] for row in cells(tables(outline)[0])]
    assert "with the meetings of substitutes" in tables(outline)[1].description


_rolls = st.sampled_from([Roll.PRESENT, Roll.REMOTE, Roll.APOLOGIES, Roll.ABSENT])
_people = st.sampled_from(["helen", "priya", "elodie", "ian-c", "ian-n"])
_marked = st.lists(st.builds(MarkPerson, _people, _rolls, st.just(at("10:00"))), max_size=6)
_stood = st.lists(st.builds(StandIn, st.just("sam"), _people, st.just(at("10:00"))), max_size=1)
_states = st.sampled_from(list(MeetingState))


@given(st.lists(st.tuples(_marked, _stood, _states), min_size=1, max_size=14))
@settings(max_examples=40, deadline=None)
def test_no_cell_is_lost_and_none_is_added(
    given_meetings: list[tuple[list[MarkPerson], list[StandIn], MeetingState]],
) -> None:
    meetings = [
        held(DAY + timedelta(days=7 * place), *rolls, *stood, state=state)
        for place, (rolls, stood, state) in enumerate(given_meetings)
    ]
    found = register(board(), meetings)
    outline = register_outline(board(), found)
    matrices = [one for one in tables(outline) if one.title.startswith("Attendance, ")]
    for place, row in enumerate(found.rows):
        shown = [letter for one in matrices for letter in cells(one)[place][2:]]
        wanted = [
            _LETTERS[mark] if mark is not None else ("C" if not_to_be(one.state) else "·")
            for one, mark in zip(found.meetings, row.cells, strict=True)
        ]
        assert shown == wanted
        assert all(cells(one)[place][0].startswith(row.name) for one in matrices)
    assert all(len(one.rows) == len(found.rows) for one in matrices)


def not_to_be(state: MeetingState) -> bool:
    return state in (MeetingState.CANCELLED, MeetingState.POSTPONED)


def test_read_back_from_word_it_is_the_register_of_the_records() -> None:
    sample = sample_records()
    found = register_of_year(sample.board, map(digest, sample.meetings), "2010/11")
    matrix, members, *_ = opened(written(register_outline(sample.board, found))).tables
    read = [[cell.text for cell in row.cells] for row in matrix.rows][1:]
    assert [row[0].split(" (")[0] for row in read] == [row.name for row in found.rows]
    for row, of_record in zip(read, found.rows, strict=True):
        assert row[1] == of_record.group
        assert row[2:] == ["·" if one is None else _LETTERS[one] for one in of_record.cells]
    assert Counter(row[3] for row in read) == {"P": 12, "A": 4, "–": 1}
    assert len(members.rows) == len(found.rows) + 1


def test_a_date_of_the_calendar_is_a_column() -> None:
    on = dataclasses.replace(board(), calendar=(CalendarDate(MARCH),))
    outline = register_outline(on, register_of_year(on, [digest(held(DAY))], "2026/27"))
    assert [one.heading for one in tables(outline)[0].columns][2:] == ["24 Nov 2026", "16 Mar 2027"]

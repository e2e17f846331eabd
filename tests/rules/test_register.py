"""The register of a year (R2, R3, R11)."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from boardtui.edits.presence import MarkPerson, PutOnMeeting, Roll, StandIn
from boardtui.model.boards import Board, Membership, Role
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.model.presence import Attendee, Capacity
from boardtui.rules.attendance import Mark
from boardtui.rules.register import register
from tests.builders import after, at, board, meeting

FIRST = after(MarkPerson("helen", Roll.PRESENT, at("10:00")), StandIn("sam", "priya", at("10:00")))
LATER = replace(meeting(MeetingState.SCHEDULED), id="2027-01-18", day=date(2027, 1, 18))


def held_in_march(*edits: MarkPerson | StandIn | PutOnMeeting) -> Meeting:
    return replace(after(*edits), id="2027-03-16", day=date(2027, 3, 16))


def cells(on: Board, meetings: tuple[Meeting, ...], person: str) -> tuple[Mark | None, ...]:
    return next(row.cells for row in register(on, meetings).rows if row.person == person)


def test_one_row_a_member_by_group_and_then_those_who_stood_in() -> None:
    rows = register(board(), (FIRST, LATER)).rows
    assert [row.person for row in rows] == ["priya", "helen", "elodie", "ian-n", "ian-c", "sam"]
    assert [row.is_substitute for row in rows] == [False] * 5 + [True]
    assert (rows[1].name, rows[1].group, rows[1].authority, rows[1].role) == (
        "Helen Platts",
        "Red",
        "Ashby DC",
        Role.CHAIRMAN,
    )
    assert rows[5].group == "Red"


def test_cells_say_what_happened_and_nothing_before_it_has() -> None:
    assert cells(board(), (FIRST, LATER), "helen") == (Mark.PRESENT, None)
    assert cells(board(), (FIRST, LATER), "priya") == (Mark.APOLOGIES, None)


def test_a_cancelled_meeting_has_an_empty_column() -> None:
    assert cells(board(), (replace(FIRST, state=MeetingState.CANCELLED),), "helen") == (None,)


def test_a_substitute_has_cells_only_where_they_served() -> None:
    march = held_in_march(MarkPerson("sam", Roll.PRESENT, at("10:00")))
    assert cells(board(), (FIRST, LATER, march), "sam") == (Mark.PRESENT, None, Mark.NOT_A_MEMBER)
    twice = held_in_march(StandIn("sam", "helen", at("10:00")))
    assert [row.person for row in register(board(), (FIRST, twice)).rows].count("sam") == 1


def test_a_substitute_from_nowhere_belongs_to_the_group_they_sat_for() -> None:
    guest = Attendee("guest-bo", Capacity.SUBSTITUTE, name="Bo Hill", body="Ely City")
    held = held_in_march(PutOnMeeting(guest), StandIn("guest-bo", "ian-c", at("10:00")))
    row = register(board(), (held,)).rows[-1]
    assert (row.name, row.group, row.authority) == ("Bo Hill", "Blue", "Ely City")


def test_a_substitute_for_somebody_unknown_has_no_group() -> None:
    guest = Attendee("guest-bo", Capacity.SUBSTITUTE, name="Bo Hill")
    held = held_in_march(PutOnMeeting(guest), StandIn("guest-bo", "nobody", at("10:00")))
    assert register(board(), (held,)).rows[-1].group == ""


def test_joining_and_leaving_in_the_year_is_a_dash_and_not_an_absence() -> None:
    parks = board()
    left = replace(parks.memberships[0], end=date(2026, 12, 31))
    joined = Membership("olga", Role.MEMBER, start=date(2027, 1, 1))
    parks = replace(parks, memberships=(left, *parks.memberships[1:-1], joined))
    march = held_in_march()
    assert cells(parks, (FIRST, march), "priya") == (Mark.APOLOGIES, Mark.NOT_A_MEMBER)
    assert cells(parks, (FIRST, march), "olga") == (Mark.NOT_A_MEMBER, Mark.UNMARKED)
    olga = next(row for row in register(parks, (FIRST, march)).rows if row.person == "olga")
    assert olga.group == ""


@given(st.permutations([FIRST, LATER, held_in_march()]))
def test_the_register_does_not_depend_on_the_order_of_the_meetings(meetings: list[Meeting]) -> None:
    assert register(board(), tuple(meetings)) == register(board(), (FIRST, LATER, held_in_march()))


def test_a_register_of_nothing_is_empty() -> None:
    found = register(board(), ())
    assert (found.meetings, found.rows) == ((), ())

"""The attendance watch: missed on end, and the six months counted from the last attendance (R20)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.model.boards import Board, Membership, Role
from boardtui.model.meetings import MeetingState
from boardtui.rules.digest import Digest, digest
from boardtui.rules.watch import missed_in_a_row, months_after, near_six_months
from tests.builders import SEATED, after, at, board

TODAY = date(2026, 11, 24)
DAYS = tuple(date(2026, month, 10) for month in (1, 3, 5, 7, 9))


def held(day: date, state: MeetingState = MeetingState.CLOSED, **rolls: Roll) -> Digest:
    """A meeting at which everybody was present whom ``rolls`` does not name otherwise."""
    marks = dict.fromkeys(SEATED, Roll.PRESENT) | {
        name.replace("_", "-"): roll for name, roll in rolls.items()
    }
    made = after(*(MarkPerson(person, roll, at("10:00")) for person, roll in marks.items()))
    return digest(replace(made, id=day.isoformat(), day=day, state=state))


def parks(**changed: object) -> Board:
    return replace(board(), settings=replace(board().settings, **changed))  # type: ignore[arg-type]


def test_three_on_end_are_said_and_two_are_not() -> None:
    rolls = [Roll.ABSENT, Roll.PRESENT, Roll.ABSENT, Roll.APOLOGIES, Roll.ABSENT]
    meetings = [held(day, priya=roll) for day, roll in zip(DAYS, rolls, strict=True)]
    [found] = missed_in_a_row(parks(), reversed(meetings), TODAY)
    assert (found.person, found.name, found.last) == ("priya", "Priya Nair", DAYS[1])
    assert found.meetings == tuple(day.isoformat() for day in DAYS[2:])
    assert missed_in_a_row(parks(), meetings[:4], TODAY) == ()
    assert missed_in_a_row(parks(missed_in_a_row=0), meetings, TODAY) == ()
    assert missed_in_a_row(parks(missed_in_a_row=4), meetings, TODAY) == ()
    assert missed_in_a_row(parks(apologies_excuse=True), meetings, TODAY) == ()


def test_a_substitute_does_not_end_the_row_and_what_is_not_over_is_not_in_it() -> None:
    stood_in = after(StandIn("sam", "priya", at("10:00")))
    meetings = [
        digest(replace(stood_in, id=day.isoformat(), day=day, state=MeetingState.CLOSED)) for day in DAYS[:3]
    ]
    ahead = [held(DAYS[3], MeetingState.CANCELLED), held(DAYS[4], MeetingState.OPEN)]
    found = {one.person: one for one in missed_in_a_row(parks(), [*meetings, *ahead], TODAY)}
    assert found["priya"].meetings == tuple(day.isoformat() for day in DAYS[:3])
    assert found["priya"].last is None


def test_only_meetings_of_the_membership_count_and_only_members_of_today() -> None:
    meetings = [held(day, priya=Roll.ABSENT, helen=Roll.ABSENT) for day in DAYS]
    joined = Membership("priya", Role.MEMBER, "red", start=date(2026, 6, 1))
    left = replace(board().memberships[1], end=date(2026, 10, 1))
    changed = replace(parks(), memberships=(joined, left, *board().memberships[2:]))
    assert missed_in_a_row(changed, meetings, TODAY) == ()
    assert [len(one.meetings) for one in missed_in_a_row(
        replace(changed, settings=replace(changed.settings, missed_in_a_row=2)), meetings, TODAY
    )] == [2]  # fmt: skip


def test_six_months_are_counted_from_the_last_attendance_and_not_from_the_first_absence() -> None:
    meetings = [held(DAYS[1]), held(DAYS[2], priya=Roll.APOLOGIES), held(DAYS[3], priya=Roll.ABSENT)]
    rule = parks(six_month_rule=True)
    ends = date(2026, 9, 10)
    [found] = near_six_months(rule, meetings, ends - timedelta(days=56))
    assert (found.person, found.last, found.ends, found.meeting) == ("priya", DAYS[1], ends, "2026-07-10")
    assert found.days_left(ends) == 0
    assert found.days_left(TODAY) < 0
    assert near_six_months(rule, meetings, ends - timedelta(days=57)) == ()
    assert near_six_months(parks(), meetings, ends) == ()


def test_who_came_last_time_is_not_named_however_long_ago_that_was() -> None:
    assert near_six_months(parks(six_month_rule=True), [held(DAYS[0])], TODAY) == ()
    assert near_six_months(parks(six_month_rule=True), [], TODAY) == ()


def test_who_never_came_is_counted_from_joining_or_from_the_first_meeting() -> None:
    meetings = [held(day, priya=Roll.ABSENT) for day in DAYS[:2]]
    rule = parks(six_month_rule=True)
    [found] = near_six_months(rule, meetings, date(2026, 7, 1))
    assert (found.last, found.ends) == (None, date(2026, 7, 10))
    joined = replace(board().memberships[0], start=date(2026, 2, 1))
    dated = replace(rule, memberships=(joined, *rule.memberships[1:]))
    [found] = near_six_months(dated, meetings, date(2026, 7, 1))
    assert found.ends == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("day", "after_it"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 5, 4), date(2026, 11, 4)),
        (date(2026, 6, 30), date(2026, 12, 30)),
    ],
)
def test_six_months_after_a_day(day: date, after_it: date) -> None:
    assert months_after(day, 6) == after_it

"""The register's counts: against a count by hand from the whole records, and the cases that are disputed."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.model.boards import Board, CalendarDate, Earlier, Membership, Role
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.attendance import Mark, attendance
from boardtui.rules.digest import digest
from boardtui.rules.membership import year_on
from boardtui.rules.register import ALL_YEARS, register, register_of_year
from boardtui.rules.statistics import Attended, bar, percentage, statistics
from tests.builders import DAY, after, at, board
from tests.generator import Size, council

COUNTED = (MeetingState.CLOSED, MeetingState.ABANDONED)


def closed(*edits: MarkPerson | StandIn, day: date = DAY) -> Meeting:
    return replace(after(*edits), id=day.isoformat(), day=day, state=MeetingState.CLOSED)


def by_hand(on: Board, meetings: list[Meeting]) -> dict[str, tuple[int, int, int, int]]:
    """Expected, present, remote, stood in for, by person; each found by looking at every whole record."""
    found: dict[str, tuple[int, int, int, int]] = {}
    for person in on.people:
        expected = present = remote = substituted = 0
        for held in meetings:
            if held.state not in COUNTED:
                continue
            seated = [one for one in on.memberships if one.person == person.id and one.role.holds_seat]
            if not any(one.covers(held.day) for one in seated):
                continue
            full = attendance(on, held)
            mark = full.standing(person.id).mark
            expected += 1
            present += mark is Mark.PRESENT
            remote += mark is Mark.REMOTE
            stood = any(full.standing(one).sits_for == person.id for one in full.substitutes)
            substituted += stood and mark not in (Mark.PRESENT, Mark.REMOTE)
        found[person.id] = (expected, present, remote, substituted)
    return found


@given(st.integers(0, 10**6), st.integers(1, 6), st.booleans())
@settings(max_examples=40, deadline=None)
def test_the_counts_and_percentages_are_those_of_a_count_by_hand(
    seed: int, size: int, counting: bool
) -> None:
    dice = random.Random(seed)
    [(on, kept)] = council(Size(boards=1, meetings=size, years=1, items=1, decisions=0, actions=0), seed)
    on = replace(on, settings=replace(on.settings, substitutes_count=counting))
    meetings = [replace(one, state=dice.choice([one.state, one.state, *MeetingState])) for _, one in kept]
    found, hand = statistics(on, register(on, meetings)), by_hand(on, meetings)
    for one in found.members:
        expected, present, remote, substituted = hand[one.id]
        count = one.count
        assert (count.expected, count.present, count.remote, count.substitutes) == hand[one.id]
        came = present + remote + (substituted if counting else 0)
        assert count.percent == (int(100 * came / expected + 0.5) if expected else None)
    for total in (found.members, found.groups, found.meetings):
        for field in ("expected", "present", "remote", "substitutes", "apologies", "absent", "unmarked"):
            assert sum(getattr(one.count, field) for one in total) == getattr(found.total, field)
    held = [one.id for one in sorted(meetings, key=lambda one: one.day) if one.state in COUNTED]
    assert [one.id for one in found.meetings] == held
    served = Counter(
        person for one in meetings if one.state in COUNTED for person in attendance(on, one).substitutes
    )
    assert {one.id: one.count.present + one.count.remote for one in found.substitutes if one.count.came} == {
        person: times for person, times in served.items() if times
    }


def test_a_substitute_does_not_attend_for_the_member_unless_the_board_says_so() -> None:
    held = closed(MarkPerson("priya", Roll.APOLOGIES, at("09:00")), StandIn("sam", "priya", at("10:00")))
    found = statistics(board(), register(board(), [held]))
    priya = next(one for one in found.members if one.id == "priya")
    assert (priya.count.expected, priya.count.substitutes, priya.count.percent) == (1, 1, 0)
    [sam] = found.substitutes
    assert (sam.name, sam.count.expected, sam.count.present, sam.count.percent) == ("Sam Wu", 0, 1, None)
    counting = replace(board(), settings=replace(board().settings, substitutes_count=True))
    priya = next(one for one in statistics(counting, register(counting, [held])).members if one.id == "priya")
    assert priya.count.percent == 100


def test_a_meeting_whose_outcome_is_not_known_is_in_no_total() -> None:
    for state in set(MeetingState) - set(COUNTED):
        found = statistics(board(), register(board(), [replace(closed(), state=state)]))
        assert found.total == Attended()
        assert found.meetings == ()
    abandoned = replace(closed(MarkPerson("helen", Roll.PRESENT, at("10:00"))), state=MeetingState.ABANDONED)
    assert statistics(board(), register(board(), [abandoned])).total.present == 1


def test_groups_come_in_the_boards_order_and_those_without_one_last() -> None:
    parks = replace(board(), memberships=(*board().memberships, Membership("olga", Role.MEMBER)))
    held = closed(MarkPerson("olga", Roll.PRESENT, at("10:00")))
    found = statistics(parks, register(parks, [held])).groups
    assert [(one.id, one.name, one.count.expected) for one in found] == [
        ("red", "Red", 3),
        ("blue", "Blue", 2),
        ("", "", 1),
    ]
    only_red = replace(parks, memberships=parks.memberships[:3])
    assert [one.id for one in statistics(only_red, register(only_red, [held])).groups] == ["red"]


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(1, 2, 50), (1, 8, 13), (2, 3, 67), (0, 4, 0), (4, 4, 100), (0, 0, None)]
)
def test_halves_are_rounded_up(part: int, whole: int, said: int | None) -> None:
    assert percentage(part, whole) == said


@pytest.mark.parametrize(
    ("value", "most", "drawn"),
    [
        (91, 100, "▇▇▇▇▇▇▇▇▇░"),
        (61, 100, "▇▇▇▇▇▇░░░░"),
        (0, 100, "░░░░░░░░░░"),
        (100, 100, "▇▇▇▇▇▇▇▇▇▇"),
        (140, 100, "▇▇▇▇▇▇▇▇▇▇"),
        (-3, 100, "░░░░░░░░░░"),
        (12, 20, "▇▇▇▇▇▇░░░░"),
        (3, 0, "░░░░░░░░░░"),
    ],
)
def test_a_bar_is_on_a_fixed_scale(value: int, most: int, drawn: str) -> None:
    assert bar(value, most, 10) == drawn
    assert bar(value, most, 10, ascii_only=True) == drawn.replace("▇", "#").replace("░", ".")


def test_the_register_of_a_year_and_of_every_year() -> None:
    parks = replace(
        board(),
        year="2027/28",
        earlier=(Earlier(date(2026, 12, 31), "Parks", "PB", "2026/27", "", board().groups),),
        calendar=(
            CalendarDate(date(2026, 12, 15), cancelled=True),
            CalendarDate(date(2027, 1, 18), postponed=True),
            CalendarDate(date(2027, 2, 1)),
            CalendarDate(DAY),
        ),
    )
    held = [digest(closed()), digest(closed(day=date(2027, 3, 9)))]
    first = register_of_year(parks, held, "2026/27")
    assert [one.id for one in first.meetings] == ["2026-11-24", "2026-12-15"]
    assert first.meetings[1].state is MeetingState.CANCELLED
    assert first.planned == {"2026-12-15"}
    assert all(row.cells[1] is None for row in first.rows)
    second = register_of_year(parks, held, "2027/28")
    assert [one.state for one in second.meetings] == [
        MeetingState.POSTPONED,
        MeetingState.SCHEDULED,
        MeetingState.CLOSED,
    ]
    every = register_of_year(parks, held, ALL_YEARS)
    assert [one.id for one in every.meetings] == [
        one.id for found in (first, second) for one in found.meetings
    ]
    assert {year_on(parks, one.day) for one in every.meetings} == {"2026/27", "2027/28"}
    assert statistics(parks, every).total.expected == 10

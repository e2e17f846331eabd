"""The log told by the clock once something was entered after the fact (R15, R17, R50)."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.edits.base import MeetingEdit
from boardtui.edits.course import Adjourn, Resume, TakeItem
from boardtui.edits.presence import CorrectTime, MarkPerson, Roll, StandIn, StepDown
from boardtui.errors import EditRefused
from boardtui.model.meetings import Meeting
from boardtui.model.presence import PresenceEvent, PresenceKind
from boardtui.rules.attendance import Mark, attendance
from boardtui.rules.chronicle import chronicle, item_at, latest, standing_events, taken_when, told
from boardtui.rules.minutes_order import entries
from tests.builders import after, at, board, event, meeting, stamp

IN, OUT = Roll.PRESENT, Roll.LEFT


def mark(
    clock: str, roll: Roll, who: str = "helen", item: str | None = "i2", *, late: bool = False
) -> MarkPerson:
    return MarkPerson(who, roll, at(clock), item, inserted=late)


def log(held: Meeting) -> list[str]:
    return [f"{one.kind} {one.at:%H:%M}" for one in chronicle(held.presence)]


def sentences(held: Meeting) -> list[str]:
    return [f"{one.kind} {one.at:%H:%M}" for one in entries(held, "i2") if isinstance(one, PresenceEvent)]


def test_a_log_into_which_nothing_was_inserted_is_followed_as_it_was_entered() -> None:
    held = after(mark("10:30", IN), mark("10:05", OUT))
    assert log(held) == ["arrived 10:30", "left 10:05"]
    assert attendance(board(), held).standing("helen").in_room is False


def test_a_return_entered_after_the_later_leaving_goes_before_it() -> None:
    held = after(
        mark("15:00", IN),
        mark("15:40", OUT),
        mark("15:10", OUT, late=True),
        mark("15:30", IN, late=True),
    )
    assert log(held) == ["arrived 15:00", "left 15:10", "returned 15:30", "left 15:40"]
    assert sentences(held) == ["arrived 15:00", "left 15:10", "returned 15:30", "left 15:40"]
    for clock, here in (("15:05", True), ("15:20", False), ("15:35", True), ("15:45", False)):
        assert attendance(board(), held, at(clock)).standing("helen").in_room is here, clock
    assert attendance(board(), held).standing("helen").left == at("15:40")


def test_what_is_entered_now_is_reckoned_from_the_log_by_the_clock() -> None:
    held = after(
        mark("10:00", IN), mark("10:40", OUT), mark("10:20", OUT, late=True), mark("10:30", IN, late=True)
    )
    assert mark("10:50", IN).apply(held, stamp(9)).presence[-1].kind == "returned"


def test_an_earlier_arrival_makes_the_later_one_no_news() -> None:
    held = after(mark("10:30", IN), mark("10:05", IN, late=True))
    assert attendance(board(), held).standing("helen").arrived == at("10:05")
    assert sentences(held) == ["arrived 10:05"]


def test_an_earlier_leaving_makes_the_later_one_no_news() -> None:
    held = after(mark("10:00", IN), mark("10:40", OUT), mark("10:20", OUT, late=True))
    assert attendance(board(), held).standing("helen").left == at("10:20")
    assert sentences(held) == ["arrived 10:00", "left 10:20"]


def test_at_one_minute_the_order_of_entry_holds() -> None:
    held = after(mark("10:30", IN, "priya"), mark("10:20", IN, late=True), mark("10:20", OUT, late=True))
    assert [f"{one.kind} {one.person}" for one in chronicle(held.presence)] == [
        "arrived helen",
        "left helen",
        "arrived priya",
    ]


@pytest.mark.parametrize(
    ("roll", "now"),
    [(Roll.UNMARKED, Mark.UNMARKED), (Roll.APOLOGIES, Mark.APOLOGIES), (Roll.ABSENT, Mark.ABSENT)],
)
def test_a_correction_typed_later_takes_back_all_before_it(roll: Roll, now: Mark) -> None:
    held = after(
        mark("10:30", IN), mark("10:05", IN, late=True), mark("10:10", OUT, late=True), mark("10:02", roll)
    )
    standing = attendance(board(), held).standing("helen")
    assert (standing.mark, standing.in_room) == (now, False)
    assert sentences(held) == []
    assert attendance(board(), held, at("10:31")).standing("helen").mark is now


def test_what_is_entered_after_a_correction_stands_also_for_an_earlier_time() -> None:
    held = after(mark("10:30", Roll.APOLOGIES), mark("10:05", IN, late=True))
    standing = attendance(board(), held).standing("helen")
    assert (standing.mark, standing.in_room, standing.arrived) == (Mark.PRESENT, True, at("10:05"))
    assert attendance(board(), held, at("10:10")).standing("helen").in_room is True


def test_a_mistake_that_was_corrected_stood_at_no_moment() -> None:
    held = after(mark("10:00", IN), mark("10:20", Roll.UNMARKED))
    assert attendance(board(), held, at("10:10")).standing("helen").mark is Mark.UNMARKED


def test_a_substitution_entered_after_the_fact_seats_the_substitute_then() -> None:
    held = after(
        mark("10:30", IN, "ian-c"),
        StandIn("sam", "priya", at("10:05"), "i2", inserted=True),
        mark("10:20", IN, "priya", late=True),
        StepDown("sam", at("10:20"), "i2", inserted=True),
    )
    then, now = attendance(board(), held, at("10:10")), attendance(board(), held)
    assert [one.person for one in then.voters] == ["sam"]
    assert [one.person for one in now.voters] == ["priya", "ian-c"]


def test_a_corrected_time_moves_the_event_and_its_sentence() -> None:
    held = after(mark("10:30", IN), mark("10:40", IN, "priya"), CorrectTime("e2", at("10:10"), "i2"))
    assert [one.person for one in chronicle(held.presence)] == ["priya", "helen"]
    assert [one.person for one in entries(held, "i2") if isinstance(one, PresenceEvent)] == ["priya", "helen"]
    assert held.presence[1].entered == held.presence[0].entered


def test_the_last_event_is_the_last_by_the_clock() -> None:
    held = after(mark("10:00", IN), mark("10:40", OUT), mark("10:20", OUT, late=True))
    last = latest(held.presence, "helen")
    assert last is not None and last.at == at("10:40")
    assert latest(held.presence, "nobody") is None


def test_the_item_in_hand_then_whatever_the_order_they_were_taken_in() -> None:
    held = after(TakeItem("i3", at("10:10")), TakeItem("i1", at("10:20")), TakeItem("i3", at("10:30")))
    assert [item_at(held, at(clock)) for clock in ("10:05", "10:10", "10:25", "11:00")] == [
        None,
        "i3",
        "i1",
        "i3",
    ]
    again = taken_when(held, "i3")
    assert again is not None and again.at == at("10:30")
    assert taken_when(held, "i2") is None


def test_who_is_confirmed_again_does_not_join_again() -> None:
    held = after(mark("10:00", IN), Adjourn(at("10:30")))
    held = after(Resume(at("11:00"), roll_again=True), mark("11:01", IN), mark("11:30", OUT), start=held)
    assert sentences(held) == ["arrived 10:00", "left 11:30"]


_CLOCKS = ("10:05", "10:10", "10:20", "10:30")


@given(st.permutations(list(zip(_CLOCKS, (IN, OUT, IN, OUT), strict=True))))
def test_the_order_of_typing_changes_nothing_of_who_was_here_when(order: list[tuple[str, Roll]]) -> None:
    """Each is put in whatever the order it is remembered in; refusals and no-news apart, time decides."""
    kinds = {IN: PresenceKind.ARRIVED, OUT: PresenceKind.LEFT}
    events = tuple(
        event(kinds[roll], "helen", clock, inserted=True, order=place)
        for place, (clock, roll) in enumerate(order)
    )
    held = replace(meeting(), presence=events)
    seen = [
        attendance(board(), held, at(clock)).standing("helen").in_room
        for clock in ("10:07", "10:15", "10:25", "10:35")
    ]
    assert seen == [True, False, True, False]
    assert [one.at for one in told(events)] == [at(clock) for clock in _CLOCKS]


@given(st.lists(st.tuples(st.sampled_from(_CLOCKS), st.sampled_from(list(Roll)), st.booleans()), max_size=8))
def test_nothing_that_stands_is_lost_and_nothing_is_told_twice(typed: list[tuple[str, Roll, bool]]) -> None:
    held = meeting()
    edits: list[MeetingEdit] = [mark(clock, roll, late=late) for clock, roll, late in typed]
    for sequence, edit in enumerate(edits, start=1):
        try:
            held = edit.apply(held, stamp(sequence))
        except EditRefused:
            continue
    stands = standing_events(held.presence)
    assert len({one.id for one in stands}) == len(stands)
    kinds = [one.kind for one in told(held.presence)]
    assert all({*pair} != {"left"} for pair in pairwise(kinds))

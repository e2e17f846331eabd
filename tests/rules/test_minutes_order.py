"""What was minuted, in the order it happened (R15, R17)."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardtui.edits.base import MeetingEdit
from boardtui.edits.minuting import Assign, Decide, DeclareInterest, RecordVote, WriteMinute
from boardtui.edits.presence import MarkPerson, Roll, StandIn, StepDown
from boardtui.errors import EditRefused
from boardtui.model.decisions import Outcome, Tally
from boardtui.model.meetings import Meeting
from boardtui.model.presence import PresenceEvent
from boardtui.rules.minutes_order import (
    Entry,
    entries,
    entries_by_item,
    entry_by_id,
    last_order,
    typed_last_first,
    vote_entry,
    voted_on,
)
from tests.builders import after, at, stamp
from tests.strategies import meeting_edits

ALL: tuple[MeetingEdit, ...] = (
    Assign("do it", "i2"),
    WriteMinute("said", "i2"),
    MarkPerson("helen", Roll.PRESENT, at("10:10"), "i2"),
    Decide("agreed", Outcome.AGREED, "i2"),
    DeclareInterest("priya", "i2"),
    WriteMinute("elsewhere", "i3"),
    WriteMinute("outside", None),
    MarkPerson("priya", Roll.PRESENT, at("10:10")),
)


def mark(roll: Roll, who: str = "helen") -> MarkPerson:
    return MarkPerson(who, roll, at("10:10"), "i2")


def told(held: Meeting) -> list[str]:
    return [f"{one.kind} {one.person}" for one in entries(held, "i2") if isinstance(one, PresenceEvent)]


def test_everything_of_an_item_comes_in_the_order_it_was_entered() -> None:
    assert [one.id for one in entries(after(*ALL), "i2")] == ["a1", "m2", "e3", "d4", "i5"]


def test_outside_any_item_the_roll_is_no_story() -> None:
    assert [one.id for one in entries(after(*ALL), None)] == ["m7"]


@given(st.lists(meeting_edits, max_size=14))
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_all_items_at_once_are_each_one_by_itself(edits: list[MeetingEdit]) -> None:
    held = after(*ALL)
    for sequence, edit in enumerate(edits, start=20):
        try:
            held = edit.apply(held, stamp(sequence))
        except EditRefused:
            continue
    found = entries_by_item(held)
    assert all(found.get(item, ()) == entries(held, item) for item in (None, "i1", "i2", "i3", "i9", *found))


def test_an_entry_is_found_by_its_id() -> None:
    held = after(*ALL)
    for wanted in ("a1", "m2", "e3", "d4", "i5"):
        found = entry_by_id(held, wanted)
        assert found is not None and found.id == wanted
    assert entry_by_id(held, "e9") is None


def test_a_corrected_mark_leaves_no_sentence() -> None:
    assert told(after(mark(Roll.PRESENT))) == ["arrived helen"]
    for roll in (Roll.APOLOGIES, Roll.ABSENT, Roll.UNMARKED):
        assert told(after(mark(Roll.PRESENT), mark(Roll.LEFT), mark(roll))) == []


def test_what_comes_after_a_correction_is_told() -> None:
    assert told(after(mark(Roll.PRESENT), mark(Roll.UNMARKED), mark(Roll.PRESENT))) == ["arrived helen"]


def test_a_correction_of_one_person_takes_nothing_from_another() -> None:
    held = after(mark(Roll.PRESENT, "priya"), mark(Roll.PRESENT), mark(Roll.UNMARKED))
    assert told(held) == ["arrived priya"]


def test_a_member_who_came_and_left_is_still_told_when_a_substitute_follows() -> None:
    held = after(mark(Roll.PRESENT), mark(Roll.LEFT), StandIn("sam", "helen", at("10:40"), "i2"))
    assert told(held) == ["arrived helen", "left helen", "stood-in sam"]


def test_a_substitute_put_down_by_mistake_is_not_told() -> None:
    held = after(
        StandIn("sam", "priya", at("10:00")), StepDown("sam", at("10:10"), "i2"), mark(Roll.UNMARKED, "sam")
    )
    assert told(held) == []


@given(st.permutations(range(4)))
def test_the_order_does_not_depend_on_the_order_of_the_rows(order: list[int]) -> None:
    held = after(*(WriteMinute(f"text {number}", "i2") for number in range(4)))
    shuffled = replace(held, minutes=tuple(held.minutes[place] for place in order))
    expected: tuple[Entry, ...] = entries(held, "i2")
    assert entries(shuffled, "i2") == expected


def test_what_was_typed_comes_the_last_first_whatever_its_item() -> None:
    assert typed_last_first(after(*ALL)) == ("m7", "m6", "i5", "d4", "m2", "a1")


def test_a_vote_is_an_entry_of_its_own_behind_its_decision_or_what_came_before_it() -> None:
    vote = vote_entry("d4")
    at_once = after(*ALL, RecordVote("d4", Tally(3, 1)))
    assert typed_last_first(at_once) == ("m7", "m6", "i5", vote, "d4", "m2", "a1")
    later = after(*ALL, RecordVote("d4", Tally(3, 1), after=last_order(at_once)))
    assert typed_last_first(later) == (vote, "m7", "m6", "i5", "d4", "m2", "a1")
    assert (voted_on(vote), voted_on("d4")) == ("d4", None)
    assert (last_order(at_once), last_order(after())) == (7, 0)

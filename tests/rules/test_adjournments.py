"""An adjournment is told where it was entered among what was minuted (R48)."""

from dataclasses import replace

from boardtui.edits.base import MeetingEdit
from boardtui.edits.course import TakeItem
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.meetings import Adjournment, Meeting
from boardtui.rules.adjournments import with_adjournments
from boardtui.rules.minutes_order import entries
from boardtui.rules.quorum_changes import quorum_changes, with_quorum_changes
from tests.builders import after, at, board

STORY: tuple[MeetingEdit, ...] = (
    MarkPerson("helen", Roll.PRESENT, at("10:00")),
    MarkPerson("priya", Roll.PRESENT, at("10:00")),
    MarkPerson("ian-c", Roll.PRESENT, at("10:00")),
    TakeItem("i1", at("10:05")),
    WriteMinute("before", "i1"),
    MarkPerson("ian-c", Roll.LEFT, at("10:20"), "i1"),
    WriteMinute("after", "i1"),
)


def told(held: Meeting, item: str | None = "i1") -> list[str]:
    minuted = with_quorum_changes(entries(held, item), quorum_changes(board(), held), item)
    return [type(one).__name__ for one in with_adjournments(minuted, held, item)]


def adjourned(order: int, clock: str = "10:10") -> Meeting:
    return replace(after(*STORY), adjournments=(Adjournment(at(clock), resumed=at(clock), order=order),))


def test_it_comes_between_what_was_entered_before_and_after_it() -> None:
    assert told(adjourned(6)) == ["Minute", "Adjournment", "PresenceEvent", "QuorumChange", "Minute"]


def test_a_change_of_the_quorum_counts_as_the_going_that_made_it() -> None:
    held = adjourned(7, "10:25")
    (change,) = quorum_changes(board(), held)
    assert change.because.order == 6
    assert told(held) == ["Minute", "PresenceEvent", "QuorumChange", "Adjournment", "Minute"]


def test_one_of_which_the_order_is_not_known_comes_last() -> None:
    assert told(adjourned(0))[-1] == "Adjournment"


def test_it_is_told_under_its_own_item_only() -> None:
    assert "Adjournment" not in told(adjourned(6), "i2")

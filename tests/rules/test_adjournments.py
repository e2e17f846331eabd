"""An adjournment is told where it was entered among what was minuted (R48)."""

from dataclasses import replace

from boardtui.edits.base import MeetingEdit
from boardtui.edits.course import TakeItem
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.meetings import Adjournment, Meeting
from boardtui.rules.adjournments import told_off_the_agenda, with_adjournments
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


def test_what_stands_under_an_item_that_is_gone_is_found_each_item_once() -> None:
    held = adjourned(6)
    assert told_off_the_agenda(held, quorum_changes(board(), held)) == ()
    gone = replace(held, agenda=held.agenda[1:])
    assert told_off_the_agenda(gone, quorum_changes(board(), gone)) == ("i1",)


def test_an_adjournment_alone_is_not_lost_with_its_item() -> None:
    taken = after(TakeItem("i3", at("10:05")))
    held = replace(taken, agenda=taken.agenda[:2], adjournments=(Adjournment(at("10:10")),))
    assert told_off_the_agenda(held, ()) == ("i3",)
    assert told_off_the_agenda(replace(held, taken=()), ()) == ()

"""When a quorum was lost and had again, derived from the presence log (R22, R23)."""

from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from boardtui.edits.base import MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.course import Adjourn, CloseMeeting, Resume, TakeItem
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.presence import MarkPerson, Roll, StandIn, StepDown
from boardtui.errors import EditRefused
from boardtui.model.meetings import Meeting
from boardtui.rules.chronicle import CORRECTIONS
from boardtui.rules.minutes_order import entries
from boardtui.rules.quorum import quorum_at
from boardtui.rules.quorum_changes import QuorumChange, change_sentence, quorum_changes, with_quorum_changes
from tests.builders import SEATED, SUBSTITUTES, after, at, board, meeting, stamp


def present(who: str, clock: str = "10:00", item: str | None = None) -> MarkPerson:
    return MarkPerson(who, Roll.PRESENT, at(clock), item)


def left(who: str, clock: str, item: str | None = "i1") -> MarkPerson:
    return MarkPerson(who, Roll.LEFT, at(clock), item)


ROLL: tuple[MeetingEdit, ...] = (
    present("helen"),
    present("priya", "10:01"),
    present("ian-c", "10:02"),
    TakeItem("i1", at("10:05")),
)


def changes(*edits: MeetingEdit, start: Meeting | None = None) -> tuple[QuorumChange, ...]:
    return quorum_changes(board(), after(*edits, start=start))


def sentences(*edits: MeetingEdit) -> list[str]:
    held = after(*edits)
    return [change_sentence(board(), held, one) for one in quorum_changes(board(), held)]


def test_the_roll_is_no_change() -> None:
    assert changes(*ROLL) == ()


def test_loss_and_recovery_have_their_times_and_people() -> None:
    edits = (*ROLL, left("ian-c", "10:20"), present("ian-n", "10:30", "i1"))
    assert [(one.at, one.quorate, one.person, one.again) for one in changes(*edits)] == [
        (at("10:20"), False, "ian-c", False),
        (at("10:30"), True, "ian-n", True),
    ]
    assert sentences(*edits) == [
        "The meeting became inquorate at 10.20 when Ian Clark left.",
        "A quorum was again present at 10.30.",
    ]


def test_whoever_leaves_without_losing_it_changes_nothing() -> None:
    assert changes(*ROLL, left("priya", "10:20"), present("priya", "10:25", "i1")) == ()


def test_a_quorum_that_comes_late_is_said() -> None:
    edits = (ROLL[0], ROLL[3], present("ian-c", "10:12", "i1"))
    assert sentences(*edits) == ["A quorum was present at 10.12."]


def test_somebody_leaving_before_the_first_item_counts() -> None:
    assert len(changes(*ROLL[:3], left("ian-c", "10:03", None))) == 1


def test_a_mark_taken_back_was_no_loss() -> None:
    corrected = MarkPerson("ian-c", Roll.APOLOGIES, at("10:06"), "i1")
    assert changes(*ROLL[:2], ROLL[3], present("ian-c", "10:05", "i1"), corrected) == ()


def test_nothing_is_said_of_a_meeting_whose_opening_is_not_on_record() -> None:
    start = replace(meeting(), opened=None)
    assert changes(*ROLL, left("ian-c", "10:20"), start=start) == ()


def test_what_is_after_the_close_is_no_loss() -> None:
    assert changes(*ROLL, left("ian-c", "10:40"), CloseMeeting(at("10:30"))) == ()


def test_a_substitute_who_gives_the_seat_back_loses_it_where_nobody_takes_it() -> None:
    sits = (*ROLL[:2], StandIn("tom", "ian-c", at("10:02")), ROLL[3])
    assert sentences(*sits, StepDown("tom", at("10:20"), "i1")) == [
        "The meeting became inquorate at 10.20 when Tom O'Neil ceased to stand in."
    ]


def test_one_entry_is_one_moment() -> None:
    """The member takes the seat as the substitute gives it back: the quorum is not lost in between."""
    sits = (*ROLL[:2], StandIn("tom", "ian-c", at("10:02")), ROLL[3])
    swap = Together((StepDown("tom", at("10:20"), "i1"), present("ian-c", "10:20", "i1")), "swap")
    assert changes(*sits, swap) == ()


def test_what_happens_in_an_adjournment_counts_when_the_meeting_goes_on() -> None:
    gone = (*ROLL, Adjourn(at("10:15")), left("ian-c", "10:20"))
    assert changes(*gone) == ()
    assert sentences(*gone, Resume(at("10:30"))) == ["The meeting was inquorate from 10.30."]
    back = present("ian-c", "10:25", "i1")
    assert changes(*gone, back, Resume(at("10:30"))) == ()
    assert sentences(*gone, Resume(at("10:30")), present("ian-n", "10:40", "i1")) == [
        "The meeting was inquorate from 10.30.",
        "A quorum was again present at 10.40.",
    ]


def test_while_the_roll_is_taken_again_nothing_is_lost() -> None:
    again = (*ROLL, Adjourn(at("10:15")), Resume(at("10:30"), roll_again=True))
    assert changes(*again) == ()
    assert changes(*again, present("helen", "10:31", "i1"), present("ian-c", "10:32", "i1")) == ()
    gone = (*again, present("helen", "10:31", "i1"), left("priya", "10:31"), left("ian-c", "10:32"))
    assert [(one.quorate, one.person) for one in changes(*gone)] == [(False, "ian-c")]


def _ids(held: Meeting, item: str | None) -> list[str]:
    told = with_quorum_changes(entries(held, item), quorum_changes(board(), held), item)
    return ["quorum" if isinstance(one, QuorumChange) else one.id for one in told]


def test_a_change_stands_behind_what_brought_it_about() -> None:
    held = after(*ROLL, WriteMinute("a", "i1"), left("ian-c", "10:20"), WriteMinute("b", "i1"))
    assert _ids(held, "i1") == ["m5", "e6", "quorum", "m7"]
    assert _ids(held, "i2") == []


def test_a_change_whose_cause_is_not_told_stands_in_the_order_of_entry() -> None:
    held = after(*ROLL[:3], WriteMinute("a"), left("ian-c", "10:20", None), WriteMinute("b"))
    assert _ids(held, None) == ["m4", "quorum", "m6"]


_THEN, _NOW = st.just(at("10:10")), st.just("i1")
_EVENTS: st.SearchStrategy[MeetingEdit] = st.one_of(
    st.builds(MarkPerson, st.sampled_from(SEATED), st.sampled_from(list(Roll)), _THEN, _NOW),
    st.builds(StandIn, st.sampled_from(SUBSTITUTES), st.sampled_from(SEATED), _THEN, _NOW),
    st.builds(StepDown, st.sampled_from(SUBSTITUTES), _THEN, _NOW),
)


@given(st.lists(_EVENTS, max_size=12))
def test_the_last_change_is_how_it_stands(edits: list[MeetingEdit]) -> None:
    """Whatever happens after the roll, each change turns the state over."""
    held = after(*ROLL)
    for number, edit in enumerate(edits, start=10):
        with suppress(EditRefused):
            held = edit.apply(held, stamp(number))
    found = quorum_changes(board(), held)
    assert all(one.quorate != two.quorate for one, two in pairwise(found))
    known = found[-1].quorate if found else True
    corrected = any(one.kind in CORRECTIONS for one in held.presence)
    assert corrected or known == quorum_at(board(), held, at("10:10")).quorate

"""Marks, arrivals, departures and substitutes (R8–R15)."""

from dataclasses import replace

import pytest

from boardtui.edits.batch import Together
from boardtui.edits.note_life import MoveNote
from boardtui.edits.presence import CorrectTime, MarkPerson, PutOnMeeting, Roll, StandIn, StepDown, WordEvent
from boardtui.errors import EditRefused
from boardtui.model.meetings import Meeting, NoteState
from boardtui.model.presence import Attendee, Capacity, PresenceKind
from tests.builders import OPENED, after, at, event, meeting, stamp


def mark(roll: Roll, who: str = "helen", clock: str = "10:00") -> MarkPerson:
    return MarkPerson(who, roll, at(clock))


def log(held: Meeting) -> list[str]:
    return [f"{one.kind} {one.person}" for one in held.presence]


def test_a_mark_keeps_when_it_happened_and_when_it_was_entered() -> None:
    held = after(MarkPerson("helen", Roll.REMOTE, at("10:07"), "i2", "a private reason"))
    one = held.presence[0]
    assert (one.id, one.order, one.item, one.remote, one.reason) == ("e1", 1, "i2", True, "a private reason")
    assert (one.at, one.entered) == (at("10:07"), OPENED)


@pytest.mark.parametrize(
    ("rolls", "kinds"),
    [
        ([Roll.PRESENT], ["arrived"]),
        ([Roll.PRESENT, Roll.LEFT], ["arrived", "left"]),
        ([Roll.PRESENT, Roll.LEFT, Roll.PRESENT], ["arrived", "left", "returned"]),
        ([Roll.PRESENT, Roll.REMOTE], ["arrived", "arrived"]),
        ([Roll.APOLOGIES], ["apologised"]),
        ([Roll.ABSENT], ["noted-absent"]),
        ([Roll.ABSENT, Roll.APOLOGIES, Roll.PRESENT], ["noted-absent", "apologised", "arrived"]),
        ([Roll.PRESENT, Roll.UNMARKED], ["arrived", "unmarked"]),
        ([Roll.UNMARKED], []),
    ],
)
def test_what_each_mark_means_after_the_ones_before(rolls: list[Roll], kinds: list[str]) -> None:
    assert log(after(*(mark(roll) for roll in rolls))) == [f"{kind} helen" for kind in kinds]


@pytest.mark.parametrize("roll", [roll for roll in Roll if roll is not Roll.LEFT])
def test_marking_somebody_as_they_stand_changes_nothing(roll: Roll) -> None:
    once = after(mark(roll))
    assert mark(roll, clock="10:05").apply(once, stamp(2)) is once


def test_only_somebody_who_is_here_can_leave() -> None:
    for before in ([], [mark(Roll.APOLOGIES)], [mark(Roll.PRESENT), mark(Roll.LEFT)]):
        with pytest.raises(EditRefused, match="present can leave"):
            after(*before, mark(Roll.LEFT))


def test_standing_in_takes_the_members_apologies_as_given() -> None:
    held = after(StandIn("sam", "priya", at("10:05"), "i1", remote=True))
    assert log(held) == ["apologised priya", "stood-in sam"]
    one = held.presence[1]
    assert (one.stands_in_for, one.remote, one.item) == ("priya", True, "i1")


def test_standing_in_twice_changes_nothing() -> None:
    once = after(StandIn("sam", "priya", at("10:05")))
    assert StandIn("sam", "priya", at("10:06")).apply(once, stamp(2)) is once


def test_nobody_stands_in_for_themselves_or_for_two() -> None:
    with pytest.raises(EditRefused, match="for themselves"):
        after(StandIn("sam", "sam", at("10:05")))
    with pytest.raises(EditRefused, match="another member"):
        after(StandIn("sam", "priya", at("10:05")), StandIn("sam", "helen", at("10:06")))


@pytest.mark.parametrize(
    "between", [StepDown("sam", at("10:06")), mark(Roll.UNMARKED, "sam"), mark(Roll.APOLOGIES, "sam")]
)
def test_a_substitute_who_is_free_again_may_stand_in_for_another(between: MarkPerson | StepDown) -> None:
    held = after(StandIn("sam", "priya", at("10:05")), between, StandIn("sam", "helen", at("10:10")))
    assert log(held)[-1] == "stood-in sam"


def test_another_substitute_replaces_the_one_put_down_by_mistake() -> None:
    held = after(StandIn("sam", "priya", at("10:05")), StandIn("tom", "priya", at("10:06")))
    assert log(held) == ["apologised priya", "stood-in sam", "unmarked sam", "stood-in tom"]


def test_a_substitute_who_served_and_left_stays_on_record_when_another_follows() -> None:
    held = after(
        StandIn("sam", "priya", at("10:05")),
        mark(Roll.LEFT, "sam", "10:40"),
        StandIn("tom", "priya", at("10:45")),
    )
    assert log(held)[2:] == ["left sam", "stepped-down sam", "stood-in tom"]


def test_a_member_who_came_and_left_is_not_made_to_apologise() -> None:
    held = after(mark(Roll.PRESENT), mark(Roll.LEFT), StandIn("sam", "helen", at("10:45")))
    assert log(held) == ["arrived helen", "left helen", "stood-in sam"]


def test_stepping_down_needs_somebody_stood_in_for() -> None:
    held = after(StandIn("sam", "priya", at("10:05")), StepDown("sam", at("10:20"), "i2"))
    assert held.presence[-1].kind is PresenceKind.STEPPED_DOWN
    assert held.presence[-1].item == "i2"
    for edits in ([], [StandIn("sam", "priya", at("10:05")), StepDown("sam", at("10:20"))]):
        with pytest.raises(EditRefused, match="stands in for nobody"):
            after(*edits, StepDown("sam", at("10:21")))
    with pytest.raises(EditRefused, match="stands in for nobody"):
        after(mark(Roll.PRESENT, "sam"), StepDown("sam", at("10:21")))


def test_ids_never_meet_however_edits_are_batched() -> None:
    replacing = Together((StandIn("sam", "priya", at("10:05")), StandIn("tom", "priya", at("10:06"))))
    more = Together((mark(Roll.PRESENT), mark(Roll.PRESENT, "ian-c"), mark(Roll.PRESENT, "elodie")))
    held = after(Together((replacing, more, mark(Roll.PRESENT, "ian-n"))))
    ids = [one.id for one in held.presence]
    assert len(ids) == 8
    assert len(set(ids)) == len(ids)


def test_a_guest_gets_an_id_and_may_be_present_at_once() -> None:
    guest = Attendee("", Capacity.IN_ATTENDANCE, name="Bo")
    held = after(PutOnMeeting(guest, at("10:00"), "i1"))
    assert held.attendees[0].id == "g1"
    assert (held.presence[0].person, held.presence[0].item) == ("g1", "i1")
    assert after(PutOnMeeting(guest)).presence == ()


@pytest.mark.parametrize(
    "attendee",
    [
        Attendee("olga", Capacity.OFFICER, person="olga"),
        Attendee("guest-bo", Capacity.IN_ATTENDANCE, name="Bo"),
    ],
)
def test_whoever_is_on_the_meeting_is_not_put_on_it_again(attendee: Attendee) -> None:
    held = after(PutOnMeeting(attendee), PutOnMeeting(attendee, at("10:00")))
    assert held.attendees == (attendee,)
    assert log(held) == [f"arrived {attendee.id}"]


def test_an_edit_leaves_the_meeting_it_was_given_alone() -> None:
    before = meeting()
    mark(Roll.PRESENT).apply(before, stamp())
    assert before == meeting()


def test_what_is_inserted_is_reckoned_from_how_they_stood_then() -> None:
    held = after(mark(Roll.PRESENT), mark(Roll.LEFT, clock="10:40"))
    out = MarkPerson("helen", Roll.LEFT, at("10:20"), inserted=True).apply(held, stamp(3))
    back = MarkPerson("helen", Roll.PRESENT, at("10:30"), inserted=True).apply(out, stamp(4))
    assert log(back)[2:] == ["left helen", "returned helen"]
    assert [one.inserted for one in back.presence] == [False, False, True, True]
    assert MarkPerson("helen", Roll.PRESENT, at("10:10"), inserted=True).apply(back, stamp(5)) is back
    with pytest.raises(EditRefused, match="present can leave"):
        MarkPerson("helen", Roll.LEFT, at("09:30"), inserted=True).apply(back, stamp(5))


def test_a_mark_knows_what_it_goes_between() -> None:
    held = after(mark(Roll.PRESENT), mark(Roll.PRESENT, "priya"), mark(Roll.LEFT, clock="10:40"))
    came, left = held.presence[0], held.presence[2]
    between = MarkPerson("helen", Roll.PRESENT, at("10:20"), inserted=True)
    assert between.around(held) == (came, left)
    assert replace(between, at=at("10:40")).around(held) == (left, None)
    assert replace(between, at=at("09:40")).around(held) == (None, came)
    assert replace(between, inserted=False).around(held) == (left, None)
    assert replace(between, roll=Roll.APOLOGIES).around(held) == (left, None)


def test_an_insertion_before_an_apology_is_still_reckoned_from_it() -> None:
    held = after(mark(Roll.APOLOGIES, clock="10:30"))
    came = MarkPerson("helen", Roll.PRESENT, at("10:05"), inserted=True).apply(held, stamp(2))
    assert log(came) == ["apologised helen", "arrived helen"]


def test_the_insertion_of_a_substitution_is_marked() -> None:
    held = after(
        StandIn("sam", "priya", at("10:05"), inserted=True), StepDown("sam", at("10:20"), inserted=True)
    )
    assert [one.inserted for one in held.presence] == [False, True, True]


def test_a_time_is_corrected_and_the_time_of_entry_stays() -> None:
    held = after(mark(Roll.PRESENT), CorrectTime("e1", at("09:50"), "i1"))
    one = held.presence[0]
    assert (one.at, one.item, one.entered, one.inserted) == (at("09:50"), "i1", OPENED, True)


def test_an_event_is_worded_by_hand_and_back() -> None:
    held = after(mark(Roll.PRESENT), WordEvent("e1", "  Late again. "))
    assert held.presence[0].words == "Late again."
    assert WordEvent("e1", "").apply(held, stamp(3)).presence[0].words == ""


def test_what_is_not_on_record_is_neither_corrected_nor_worded() -> None:
    for edit in (CorrectTime("e9", at("10:00")), WordEvent("e9", "x")):
        with pytest.raises(EditRefused, match="no such coming or going"):
            after(mark(Roll.PRESENT), edit)


def test_an_approved_note_keeps_its_sentences() -> None:
    with pytest.raises(EditRefused, match="approved"):
        after(mark(Roll.PRESENT), MoveNote(NoteState.APPROVED), WordEvent("e1", "x"))


def test_whoever_is_to_be_confirmed_is_confirmed_or_has_left() -> None:
    roll = event(PresenceKind.UNCONFIRMED, "helen", "11:00")
    held = replace(after(mark(Roll.PRESENT)), presence=(*after(mark(Roll.PRESENT)).presence, roll))
    assert log(mark(Roll.REMOTE, clock="11:01").apply(held, stamp(5)))[-1] == "confirmed helen"
    assert log(mark(Roll.LEFT, clock="11:01").apply(held, stamp(5)))[-1] == "left helen"

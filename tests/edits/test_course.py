"""Opening, items, adjournments and closing (R17, R48, R49)."""

from dataclasses import replace
from datetime import date

import pytest

from boardtui.edits.course import (
    Adjourn,
    BeginAfresh,
    CloseMeeting,
    CorrectOpening,
    DisposeOfItem,
    OpenMeeting,
    Preside,
    Reopen,
    Resume,
    SetExempt,
    TakeItem,
)
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.note_life import MoveNote
from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.errors import EditRefused
from boardtui.model.agendas import ItemState
from boardtui.model.meetings import Adjournment, ItemTaken, MeetingState, NoteState
from boardtui.model.presence import PresenceKind
from tests.builders import OPENED, after, at, meeting

SCHEDULED = meeting(MeetingState.SCHEDULED)


def test_opening_says_when() -> None:
    held = after(OpenMeeting(at("10:02")), start=SCHEDULED)
    assert (held.state, held.opened) == (MeetingState.OPEN, at("10:02"))
    assert after(OpenMeeting(None), start=SCHEDULED).opened is None


def test_opening_again_keeps_the_first_time_and_a_closed_meeting_stays_closed() -> None:
    assert after(OpenMeeting(at("11:00"))).opened == OPENED
    with pytest.raises(EditRefused, match="reopen it"):
        after(CloseMeeting(at("11:00")), OpenMeeting(at("11:10")))


def test_the_time_of_the_opening_is_corrected_whatever_the_meeting_has_come_to() -> None:
    broken_off = after(CorrectOpening(at("09:58")), Adjourn(at("10:30")))
    assert (broken_off.opened, broken_off.state) == (at("09:58"), MeetingState.ADJOURNED)
    with pytest.raises(EditRefused, match="not been opened"):
        after(CorrectOpening(at("09:58")), start=SCHEDULED)


def test_items_are_taken_in_any_order_and_keep_their_numbers() -> None:
    held = after(TakeItem("i3", at("10:10")), TakeItem("i1", at("10:20")))
    assert held.item_in_hand == "i1"
    assert held.taken == (ItemTaken("i3", at("10:10")), ItemTaken("i1", at("10:20")))
    assert held.agenda == meeting().agenda
    with pytest.raises(EditRefused, match="no such item"):
        after(TakeItem("i9", at("10:10")))


def test_an_adjournment_is_resumed_under_the_same_numbers() -> None:
    broken = after(Adjourn(at("10:30"), "fire drill"))
    assert broken.state is MeetingState.ADJOURNED
    held = after(Resume(at("10:50")), Adjourn(at("11:00")), start=broken)
    assert held.adjournments == (
        Adjournment(at("10:30"), "fire drill", at("10:50")),
        Adjournment(at("11:00")),
    )
    with pytest.raises(EditRefused, match="open meeting"):
        after(Adjourn(at("11:10")), start=held)
    with pytest.raises(EditRefused, match="not adjourned"):
        after(Resume(at("10:50")))


def test_closing_ends_the_item_in_hand() -> None:
    held = after(TakeItem("i1", at("10:10")), CloseMeeting(at("11:00")))
    assert (held.state, held.closed, held.item_in_hand) == (MeetingState.CLOSED, at("11:00"), None)
    assert after(CloseMeeting(None, abandoned=True)).state is MeetingState.ABANDONED
    with pytest.raises(EditRefused, match="not been opened"):
        after(CloseMeeting(at("11:00")), start=SCHEDULED)


def test_reopening_needs_a_reason() -> None:
    held = after(CloseMeeting(at("11:00")), Reopen("item 2 was wrong"))
    assert (held.state, held.closed) == (MeetingState.OPEN, None)
    with pytest.raises(EditRefused, match="needs a reason"):
        after(CloseMeeting(at("11:00")), Reopen("  "))


def test_beginning_afresh_leaves_the_agenda_and_nothing_else() -> None:
    full = after(Preside("helen"), TakeItem("i1", at("10:10")), WriteMinute("x", "i1"))
    afresh = after(BeginAfresh("trial run"), start=full)
    assert afresh == replace(SCHEDULED, opened=None)


def test_an_approved_note_is_not_begun_afresh() -> None:
    with pytest.raises(EditRefused, match="approved"):
        after(MoveNote(NoteState.APPROVED), BeginAfresh("oops"))


def test_who_presides_may_differ_from_the_chairman() -> None:
    assert after(Preside("ian-c")).presiding == "ian-c"


def test_an_adjournment_to_another_day_keeps_the_day() -> None:
    held = after(Adjourn(at("10:30"), "no quorum", date(2026, 11, 25)))
    assert held.adjournments == (Adjournment(at("10:30"), "no quorum", until=date(2026, 11, 25)),)


def test_with_the_roll_everybody_in_the_room_is_to_be_confirmed() -> None:
    here = (
        MarkPerson("helen", Roll.PRESENT, at("10:00")),
        MarkPerson("priya", Roll.PRESENT, at("10:00")),
        MarkPerson("priya", Roll.LEFT, at("10:10")),
        StandIn("sam", "elodie", at("10:05")),
    )
    held = after(*here, Adjourn(at("10:30")), Resume(at("11:00"), roll_again=True))
    asked = [one for one in held.presence if one.kind is PresenceKind.UNCONFIRMED]
    assert [(one.person, one.at) for one in asked] == [("helen", at("11:00")), ("sam", at("11:00"))]
    assert len({one.id for one in held.presence}) == len(held.presence)
    assert held.adjournments[0].roll_again is True
    assert after(*here, Adjourn(at("10:30")), Resume(at("11:00"))).presence == after(*here).presence


def test_an_item_goes_into_private_with_its_paragraph_and_comes_back_without() -> None:
    held = after(SetExempt("i2", True, "3", "That the public be excluded"))
    item = held.item("i2")
    assert item is not None
    assert (item.exempt, item.exempt_paragraph, item.exempt_resolution) == (
        True,
        "3",
        "That the public be excluded",
    )
    assert after(SetExempt("i2", False, "3", "x"), start=held).agenda == meeting().agenda
    with pytest.raises(EditRefused, match="no such item"):
        after(SetExempt("i9"))


def test_an_item_disposed_of_keeps_its_number() -> None:
    held = after(DisposeOfItem("i2", ItemState.WITHDRAWN))
    assert [(one.number, one.state) for one in held.agenda] == [
        ("1", ItemState.LISTED),
        ("2", ItemState.WITHDRAWN),
        ("3A", ItemState.LISTED),
    ]
    with pytest.raises(EditRefused, match="no such item"):
        after(DisposeOfItem("i9", ItemState.DEFERRED))

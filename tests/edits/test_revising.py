"""Another wording of an entry: in its place, under its reference, with all that a line does not say."""

from datetime import date

import pytest

from boardtui.edits.base import MeetingEdit
from boardtui.edits.minuting import Assign, Decide, DeclareInterest, RecordVote, ReportProgress, WriteMinute
from boardtui.edits.note_life import MoveNote
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.edits.revising import Revise
from boardtui.errors import EditRefused
from boardtui.model.actions import Owner
from boardtui.model.decisions import Outcome, Tally
from boardtui.model.meetings import Meeting, MinuteKind, NoteState
from boardtui.model.presence import InterestConduct, InterestKind
from boardtui.rules.minutes_order import entries
from tests.builders import after, at, stamp

FULL: tuple[MeetingEdit, ...] = (
    WriteMinute("said", "i1"),
    Decide("agreed", Outcome.AGREED, "i1", "PB/1", override_reason="urgent"),
    Assign("do", "i1", "PB/2"),
    DeclareInterest("helen", "i1"),
    RecordVote("d2", Tally(3, 1)),
    ReportProgress("a3", date(2026, 12, 1), "begun"),
)


def _revised(revise: Revise) -> Meeting:
    return revise.apply(after(*FULL), stamp(9))


def test_a_note_becomes_a_question_with_other_words() -> None:
    (minute,) = _revised(Revise("m1", minute=WriteMinute("why?", "i3", MinuteKind.QUESTION))).minutes
    assert (minute.id, minute.order, minute.item) == ("m1", 1, "i1")
    assert (minute.text, minute.kind) == ("why?", MinuteKind.QUESTION)


def test_a_decision_keeps_its_vote_its_reference_and_its_reason() -> None:
    now = Decide("lost", Outcome.REJECTED, "i2", "PB/9", "helen", "priya")
    (decision,) = _revised(Revise("d2", decision=now)).decisions
    assert (decision.text, decision.outcome, decision.mover, decision.seconder) == (
        "lost",
        Outcome.REJECTED,
        "helen",
        "priya",
    )
    assert (decision.ref, decision.tally, decision.item) == ("PB/1", Tally(3, 1), "i1")
    assert decision.override_reason == "urgent"


def test_an_action_keeps_its_progress() -> None:
    now = Assign("do it", "i2", "PB/9", (Owner("Priya Nair", "priya"),), date(2027, 1, 18), True)
    (action,) = _revised(Revise("a3", action=now)).actions
    assert (action.text, action.owners, action.due, action.due_next_meeting) == (
        "do it",
        (Owner("Priya Nair", "priya"),),
        date(2027, 1, 18),
        True,
    )
    assert action.ref == "PB/2" and [one.text for one in action.progress] == ["begun"]


def test_an_interest_is_another_persons() -> None:
    now = DeclareInterest("priya", "i2", InterestKind.PECUNIARY, "shares", InterestConduct.LEFT)
    (interest,) = _revised(Revise("i4", interest=now)).declarations
    assert (interest.id, interest.person, interest.item) == ("i4", "priya", "i1")
    assert (interest.kind, interest.nature, interest.conduct) == (now.kind, "shares", InterestConduct.LEFT)


def test_an_entry_of_another_kind_stands_in_the_old_ones_place_under_its_reference() -> None:
    held = _revised(Revise("a3", decision=Decide("agreed to do", Outcome.AGREED, "i2", "PB/9")))
    assert held.actions == ()
    assert [one.order for one in entries(held, "i1")] == [1, 2, 3, 4]
    assert (held.decisions[-1].ref, held.decisions[-1].id) == ("PB/2", "d9")


def test_a_note_that_becomes_an_action_takes_the_new_reference() -> None:
    held = _revised(Revise("m1", action=Assign("do that too", "i2", "PB/3")))
    assert held.minutes == ()
    assert (held.actions[-1].ref, held.actions[-1].order, held.actions[-1].item) == ("PB/3", 1, "i1")


def test_a_decision_that_becomes_a_note_leaves_no_decision() -> None:
    held = _revised(Revise("d2", minute=WriteMinute("talked about", "i2")))
    assert held.decisions == () and held.minutes[-1].order == 2
    assert held.last_ref == "PB/1"  # which is given to nothing else


@pytest.mark.parametrize(
    "revise",
    [
        Revise("m7", minute=WriteMinute("x")),
        Revise("m1"),
        Revise("m1", minute=WriteMinute("x"), action=Assign("y")),
    ],
)
def test_what_means_nothing_is_refused(revise: Revise) -> None:
    with pytest.raises(EditRefused):
        _revised(revise)


def test_an_approved_note_is_not_reworded() -> None:
    approved = after(*FULL, MoveNote(NoteState.APPROVED, date(2027, 1, 18), "2027-01-18"))
    with pytest.raises(EditRefused, match="approved"):
        Revise("m1", minute=WriteMinute("x")).apply(approved, stamp(9))


def _room(*rolls: tuple[str, Roll, str]) -> Meeting:
    return after(*FULL[:4], *(MarkPerson(who, roll, at(clock), "i2") for who, roll, clock in rolls))


STAYED = DeclareInterest("helen", "i1", nature="x", conduct=InterestConduct.STAYED)


def test_a_departure_that_did_not_take_place_goes_out_of_the_log_with_its_return() -> None:
    held = _room(
        ("helen", Roll.PRESENT, "10:00"),
        ("priya", Roll.PRESENT, "10:00"),
        ("helen", Roll.LEFT, "10:05"),
        ("priya", Roll.LEFT, "10:06"),
        ("helen", Roll.PRESENT, "10:10"),
        ("helen", Roll.LEFT, "10:20"),
    )
    now = Revise("i4", interest=STAYED, departure="e7").apply(held, stamp(20))
    assert [one.id for one in now.presence] == ["e5", "e6", "e8", "e10"]
    last = Revise("i4", interest=STAYED, departure="e10").apply(held, stamp(20))
    assert [one.id for one in last.presence] == ["e5", "e6", "e7", "e8", "e9"]
    assert now.declarations[0].nature == "x"


def test_a_departure_that_is_not_there_or_was_taken_back_is_none() -> None:
    held = _room(("helen", Roll.PRESENT, "10:00"), ("helen", Roll.LEFT, "10:05"))
    assert Revise("i4", interest=STAYED, departure="e99").apply(held, stamp(20)).presence == held.presence
    back = MarkPerson("helen", Roll.UNMARKED, at("10:10")).apply(held, stamp(7))
    back = MarkPerson("helen", Roll.PRESENT, at("10:02"), inserted=True).apply(back, stamp(8))
    now = Revise("i4", interest=STAYED, departure="e6").apply(back, stamp(20))
    assert [one.id for one in now.presence] == ["e5", "e7", "e8"]

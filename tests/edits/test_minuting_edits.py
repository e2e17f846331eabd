"""Paragraphs, decisions, votes, actions and interests (R30–R37, R44–R46)."""

from datetime import date

import pytest

from boardtui.edits.base import MeetingEdit
from boardtui.edits.minuting import (
    AnnulVote,
    Assign,
    Decide,
    DeclareInterest,
    RecordVote,
    ReportProgress,
    Reword,
    Strike,
    WriteMinute,
)
from boardtui.edits.note_life import MoveNote
from boardtui.errors import EditRefused
from boardtui.model.actions import ActionItem, ActionStatus, Owner, Progress
from boardtui.model.decisions import Decision, Outcome, Tally
from boardtui.model.meetings import Minute, MinuteKind, NoteState
from boardtui.model.presence import Declaration, InterestConduct, InterestKind
from boardtui.rules.minutes_order import entry_by_id
from tests.builders import after, at

FULL: tuple[MeetingEdit, ...] = (
    WriteMinute("said", "i1"),
    Decide("agreed", Outcome.AGREED, "i1", "PB/1"),
    Assign("do", "i1", "PB/2"),
    DeclareInterest("helen", "i1"),
)


def test_a_paragraph() -> None:
    held = after(WriteMinute("why?", "i2", MinuteKind.QUESTION))
    assert held.minutes == (Minute("m1", 1, "i2", "why?", MinuteKind.QUESTION),)


def test_a_decision_keeps_everything_that_was_said_of_it() -> None:
    decide = Decide(
        "t", Outcome.REJECTED, "i2", "PB/9", "helen", "priya", Tally(1, 2), "no quorum, but urgent", "helen"
    )
    assert after(decide).decisions == (
        Decision(
            "d1",
            1,
            "i2",
            "t",
            Outcome.REJECTED,
            "PB/9",
            "helen",
            "priya",
            Tally(1, 2),
            None,
            "no quorum, but urgent",
            "helen",
        ),
    )


def test_a_vote_is_put_to_one_decision_and_forgets_nothing() -> None:
    held = after(
        Decide("a", Outcome.AGREED, mover="helen"), Decide("b", Outcome.AGREED), RecordVote("d1", Tally(3, 1))
    )
    assert [one.tally for one in held.decisions] == [Tally(3, 1), None]
    held = after(RecordVote("d1", seconder="priya"), start=held)
    first = held.decisions[0]
    assert (first.mover, first.seconder, first.tally) == ("helen", "priya", Tally(3, 1))
    with pytest.raises(EditRefused, match="no such decision"):
        after(RecordVote("d9", Tally(1, 0)), start=held)


def test_a_vote_keeps_what_it_was_put_after_until_it_is_annulled() -> None:
    held = after(Decide("a", Outcome.AGREED), WriteMinute("said"), RecordVote("d1", Tally(3, 1), after=2))
    assert held.decisions[0].voted_after == 2
    again = after(RecordVote("d1", Tally(2, 2)), start=held)
    assert (again.decisions[0].tally, again.decisions[0].voted_after) == (Tally(2, 2), 2)
    assert after(AnnulVote("d1", "x"), start=held).decisions[0].voted_after == 0


def test_an_action_keeps_owners_and_dates() -> None:
    assign = Assign("do", "i2", "PB/2", (Owner("Helen", "helen"),), date(2027, 1, 18), True)
    assert after(assign).actions == (
        ActionItem("a1", 1, "i2", "do", "PB/2", (Owner("Helen", "helen"),), date(2027, 1, 18), True),
    )


def test_progress_is_added_and_the_status_changes_only_where_said() -> None:
    held = after(
        Assign("do"),
        Assign("else"),
        ReportProgress("a1", date(2027, 1, 4), "begun", ActionStatus.IN_PROGRESS),
    )
    held = after(ReportProgress("a1", date(2027, 1, 5), "on"), start=held)
    first, second = held.actions
    assert first.progress == (Progress(date(2027, 1, 4), "begun"), Progress(date(2027, 1, 5), "on"))
    assert first.status is ActionStatus.IN_PROGRESS
    assert (second.progress, second.status) == ((), ActionStatus.OPEN)
    with pytest.raises(EditRefused, match="no such action"):
        after(ReportProgress("a9", date(2027, 1, 4), "x"), start=held)


def test_a_declaration() -> None:
    declare = DeclareInterest("helen", "i2", InterestKind.PECUNIARY, "owns it", InterestConduct.LEFT)
    assert after(declare).declarations == (
        Declaration("i1", 1, "helen", "i2", InterestKind.PECUNIARY, "owns it", InterestConduct.LEFT),
    )


@pytest.mark.parametrize("entry", ["m1", "d2", "a3"])
def test_rewording_changes_that_entry_only(entry: str) -> None:
    before, held = after(*FULL), after(*FULL, Reword(entry, "new"))
    texts = {one: getattr(entry_by_id(held, one), "text", None) for one in ("m1", "d2", "a3")}
    assert texts == {"m1": "said", "d2": "agreed", "a3": "do"} | {entry: "new"}
    assert held.declarations == before.declarations


@pytest.mark.parametrize("entry", ["m1", "d2", "a3", "i4"])
def test_striking_takes_that_entry_out(entry: str) -> None:
    held = after(*FULL, Strike(entry))
    left = [one for one in ("m1", "d2", "a3", "i4") if entry_by_id(held, one) is not None]
    assert left == [one for one in ("m1", "d2", "a3", "i4") if one != entry]


@pytest.mark.parametrize(
    "edit",
    [*FULL, RecordVote("d2", Tally(1, 0)), AnnulVote("d2", "x"), Reword("m1", "new"), Strike("m1")],
    ids=lambda one: str(one.verb),
)
def test_an_approved_note_is_frozen(edit: MeetingEdit) -> None:
    approved = after(*FULL, MoveNote(NoteState.APPROVED))
    with pytest.raises(EditRefused, match="dated correction"):
        after(edit, start=approved)


def test_progress_goes_on_after_approval() -> None:
    held = after(*FULL, MoveNote(NoteState.APPROVED), ReportProgress("a3", date(2027, 1, 4), "begun"))
    assert len(held.actions[0].progress) == 1


def test_a_struck_reference_is_kept_as_given() -> None:
    held = after(*FULL, Strike("d2", "typed twice", "PB/2026-27/07"))
    assert held.last_ref == "PB/2026-27/07"
    assert after(Strike("a3", "wrong", "PB/2026-27/06"), start=held).last_ref == "PB/2026-27/07"


def test_annulling_takes_the_vote_off_and_leaves_the_decision() -> None:
    voted = after(
        Decide("a", Outcome.AGREED, mover="helen", tally=Tally(2, 1)),
        Decide("b", Outcome.AGREED, tally=Tally(3, 0)),
    )
    held = after(AnnulVote("d1", "counted wrong"), start=voted)
    assert [(one.text, one.mover, one.tally) for one in held.decisions] == [
        ("a", "helen", None),
        ("b", None, Tally(3, 0)),
    ]
    for edit, words in (
        (AnnulVote("d1", "again"), "no such vote"),
        (AnnulVote("d9", "x"), "no such vote"),
        (AnnulVote("d2", " "), "needs a reason"),
    ):
        with pytest.raises(EditRefused, match=words):
            after(edit, start=held)


def test_a_declaration_says_when_it_was_made() -> None:
    held = after(DeclareInterest("helen", "i2", at=at("10:12")))
    assert held.declarations[0].at == at("10:12")


def test_a_sensitive_interest_says_so() -> None:
    held = after(DeclareInterest("helen", "i2", nature="x", sensitive=True))
    assert held.declarations[0].sensitive

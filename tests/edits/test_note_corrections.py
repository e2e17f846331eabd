"""Approved, amended, corrected, signed; and the attendance put right (R39–R42)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.edits.base import MeetingEdit
from boardtui.edits.corrections import CorrectAttendance, CorrectSubstitute
from boardtui.edits.minuting import Assign, Decide, Strike, WriteMinute
from boardtui.edits.note_life import ApproveEarlierNote, CorrectNote, MoveNote, TakeBackApproval
from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.errors import EditRefused
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import Correction, Meeting, MeetingState, NoteLife, NoteState
from boardtui.model.presence import Attendee, Capacity
from boardtui.rules.attendance import Mark, follow
from boardtui.rules.corrections import (
    amendment_sentence,
    corrected_text,
    correction_sentence,
    entry_with,
)
from boardtui.rules.digest import assigned, decided, digest
from boardtui.rules.register_notes import corrected_attendance
from tests.builders import DAY, NEXT, OPENED, SEATED, after, at, board, meeting, stamp

APPROVED = MoveNote(NoteState.APPROVED, NEXT, "2027-01-18")
WROTE = (
    WriteMinute("Twelve came.", "i1"),
    Decide("Agreed twelve", Outcome.AGREED, "i2"),
    Assign("Twelve", "i2"),
)
AMENDED = Correction(NEXT, "priya", "Twelve", "Ten", entry="m1", meeting="2027-01-18", at_approval=True)


def test_each_step_says_its_day() -> None:
    day = date(2026, 12, 1)
    life = after(
        MoveNote(NoteState.CHECKED, day), MoveNote(NoteState.CIRCULATED, NEXT), APPROVED,
        MoveNote(NoteState.SIGNED, NEXT, signed_by="Helen Platts", loose_pages=4),
    ).note  # fmt: skip
    assert life == NoteLife(NoteState.SIGNED, NEXT, "2027-01-18", "Helen Platts", (), day, NEXT, NEXT, 4)
    assert after(MoveNote(NoteState.CHECKED), MoveNote(NoteState.DRAFT)).note.state is NoteState.DRAFT


def test_a_correction_is_printed_in_place_and_the_old_words_are_kept() -> None:
    held = after(*WROTE, APPROVED, CorrectNote(AMENDED))
    assert held.minutes[0].text == "Twelve came."
    assert corrected_text(held, "m1", "Twelve came.") == "Ten came."
    assert corrected_text(held, "d2", "Agreed twelve") == "Agreed twelve"
    assert held.note.amendments == (AMENDED,)
    assert correction_sentence(board(), held, AMENDED) == (
        "Amended on 18 January 2027, moved by Priya Nair: “Twelve” now reads “Ten”."
    )
    assert amendment_sentence(AMENDED) == "“Twelve” to read “Ten”."
    again = CorrectNote(
        replace(AMENDED, was="Ten", now="11", at_approval=False, moved_by="", reason="typed.")
    )
    more = again.apply(held, None)  # type: ignore[arg-type]  # it stamps nothing
    assert corrected_text(more, "m1", "Twelve came.") == "11 came."
    assert correction_sentence(board(), more, more.note.corrections[1]) == (
        "Corrected on 18 January 2027: “Ten” now reads “11” (typed)."
    )


def test_the_lists_and_the_tracker_say_the_corrected_words() -> None:
    one, two = replace(AMENDED, entry="d2", was="twelve"), replace(AMENDED, entry="a3")
    held = after(*WROTE, APPROVED, CorrectNote(one), CorrectNote(two))
    assert (decided(held)[0].text, assigned(held)[0].text) == ("Agreed Ten", "Ten")


def test_the_entry_with_the_words_is_found_where_there_is_one() -> None:
    held = after(*WROTE)
    assert entry_with(held, "came") == "m1"
    assert entry_with(held, "Twelve") is None
    assert entry_with(held, "nothing") is None


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (replace(AMENDED, entry="m9"), "not in the note"),
        (replace(AMENDED, entry="e4"), "not in the note"),
        (replace(AMENDED, was="Nine"), "do not stand"),
        (replace(AMENDED, was=""), "do not stand"),
    ],
)
def test_a_correction_of_words_that_are_not_there_is_refused(correction: Correction, why: str) -> None:
    marked = MarkPerson("helen", Roll.PRESENT, at("10:00"))
    with pytest.raises(EditRefused, match=why):
        after(*WROTE, marked, APPROVED, CorrectNote(correction))


APPROVE = ApproveEarlierNote("2026-09-01", "It was agreed.", "i2", "PB/2026-27/02")


def test_the_later_meeting_decides_it() -> None:
    held = after(APPROVE)
    assert (held.decisions[0].outcome, held.decisions[0].ref) == (Outcome.AGREED, "PB/2026-27/02")
    approval = held.approval_of("2026-09-01")
    assert approval is not None
    assert (approval.decision, approval.corrections) == ("d1", ())
    amended = after(replace(APPROVE, corrections=(AMENDED,)))
    assert amended.decisions[0].outcome is Outcome.AMENDED
    with pytest.raises(EditRefused, match="approved that note already"):
        after(APPROVE, APPROVE)
    struck = after(APPROVE, Strike("d1"))
    assert struck.approval_of("2026-09-01") is None
    again = after(APPROVE, start=struck)
    assert again.approval_of("2026-09-01") is not None


@pytest.mark.parametrize(
    ("edits", "why"),
    [
        ((ApproveEarlierNote("2026-11-24", "x"),), "its own note"),
        ((APPROVED, APPROVE), "dated correction"),
        ((TakeBackApproval("x"),), "not approved at that meeting"),
        ((APPROVED, TakeBackApproval("x")), "not approved at that meeting"),
        ((APPROVED, MoveNote(NoteState.SIGNED), TakeBackApproval("2027-01-18")), "is signed"),
    ],
)
def test_what_is_refused_of_an_approval(edits: tuple[MeetingEdit, ...], why: str) -> None:
    with pytest.raises(EditRefused, match=why):
        after(*edits)


def test_an_approval_taken_back_takes_its_amendments_along() -> None:
    other = replace(AMENDED, at_approval=False)
    elsewhere = replace(AMENDED, meeting="2027-03-01", was="came", now="went")
    held = after(*WROTE, APPROVED, CorrectNote(AMENDED), TakeBackApproval("2027-01-18"))
    assert held.note == NoteLife(NoteState.CIRCULATED)
    kept = after(
        WriteMinute("Twelve Twelve came.", "i1"), APPROVED, CorrectNote(AMENDED), CorrectNote(other),
        CorrectNote(elsewhere), TakeBackApproval("2027-01-18"),
    )  # fmt: skip
    assert kept.note.corrections == (other, elsewhere)


MARKED = after(
    MarkPerson("helen", Roll.PRESENT, at("10:00")), MarkPerson("priya", Roll.APOLOGIES, at("10:00")),
    StandIn("sam", "priya", at("10:00")), MarkPerson("helen", Roll.LEFT, at("10:30")),
)  # fmt: skip
CLOSED = replace(MARKED, state=MeetingState.CLOSED)


def test_a_corrected_attendance_changes_the_register_and_leaves_a_trace() -> None:
    edit = CorrectAttendance("helen", Roll.ABSENT, NEXT, " signed for another ", "priya", "2027-01-18")
    held = after(MoveNote(NoteState.APPROVED, NEXT), edit, start=CLOSED)
    assert digest(held).marks["helen"] == "absent"
    trace = held.note.corrections[0]
    assert trace == Correction(
        NEXT, "priya", "present", "absent", person="helen", meeting="2027-01-18", reason="signed for another"
    )
    assert digest(held).corrected == (("helen", NEXT, "present", "absent"),)
    assert corrected_attendance(board(), [digest(held), digest(CLOSED)]) == (
        "Helen Platts, 24 November 2026: corrected on 18 January 2027 from “present” to “absent”.",
    )
    assert correction_sentence(board(), held, trace) == (
        "Corrected on 18 January 2027, moved by Priya Nair: the attendance of Helen Platts, “present” now "
        "reads “absent” (signed for another)."
    )


@given(
    st.sampled_from([*SEATED, "tom"]),
    st.sampled_from([Roll.PRESENT, Roll.REMOTE, Roll.APOLOGIES, Roll.ABSENT]),
)
def test_the_register_then_says_what_was_corrected_to(person: str, roll: Roll) -> None:
    edit = CorrectAttendance(person, roll, NEXT, "x")
    try:
        held = after(edit, start=CLOSED)
    except EditRefused as same:
        assert "already" in str(same)
        held = CLOSED
    assert follow(held.presence)[person].mark == roll.value


def test_of_a_meeting_whose_opening_nobody_wrote_down_the_announced_time_counts() -> None:
    held = after(CorrectAttendance("tom", Roll.PRESENT, NEXT, "x"), start=replace(CLOSED, opened=None))
    assert held.presence[-1].at == OPENED
    bare = after(
        CorrectAttendance("tom", Roll.PRESENT, NEXT, "x"), start=replace(CLOSED, opened=None, start=None)
    )
    assert bare.presence[-1].at == datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC)


@pytest.mark.parametrize(
    ("edit", "start", "why"),
    [
        (CorrectAttendance("helen", Roll.ABSENT, NEXT, "x"), meeting(), "not over"),
        (CorrectAttendance("helen", Roll.ABSENT, NEXT, " "), CLOSED, "needs a reason"),
        (CorrectAttendance("helen", Roll.LEFT, NEXT, "x"), CLOSED, "present, remote, apologies or absent"),
        (CorrectAttendance("helen", Roll.PRESENT, NEXT, "x"), CLOSED, "says 'present' already"),
    ],
)
def test_what_is_refused_of_a_correction(edit: MeetingEdit, start: object, why: str) -> None:
    with pytest.raises(EditRefused, match=why):
        after(edit, start=start)  # type: ignore[arg-type]  # a meeting


def stood_in(member: str, start: Meeting) -> str | None:
    standing = follow(start.presence).get(member)
    return standing.substitute if standing is not None else None


def test_who_stood_in_is_put_right_and_what_was_said_is_kept() -> None:
    edit = CorrectSubstitute("elodie", "tom", NEXT, " on the sheet ", "Tom O'Neil", moved_by="priya")
    first = after(edit, start=CLOSED)
    assert stood_in("elodie", first) == "tom"
    assert follow(first.presence)["elodie"].mark is Mark.APOLOGIES
    (kept,) = first.note.corrections
    assert (kept.now, kept.reason, kept.person) == (
        "apologies; Tom O'Neil stood in",
        "on the sheet",
        "elodie",
    )
    assert (kept.day, kept.moved_by) == (NEXT, "priya")
    guest = Attendee("guest-jo", Capacity.SUBSTITUTE, None, "Jo Ray", code="JR", group="red")
    second = CorrectSubstitute("elodie", "guest-jo", NEXT, "misread", "Jo Ray", "Tom O'Neil", guest)
    then = second.apply(first, stamp(9))
    assert stood_in("elodie", then) == "guest-jo" and guest in then.attendees
    assert follow(then.presence)["tom"].mark is Mark.UNMARKED
    assert [one.was for one in then.note.corrections][-1] == "apologies; Tom O'Neil stood in"
    none = CorrectSubstitute("elodie", None, NEXT, "nobody did", was_name="Jo Ray").apply(then, stamp(10))
    assert stood_in("elodie", none) is None
    assert (none.note.corrections[-1].was, none.note.corrections[-1].now) == (
        "apologies; Jo Ray stood in",
        "apologies",
    )


@pytest.mark.parametrize(
    ("edit", "start", "why"),
    [
        (CorrectSubstitute("elodie", "tom", NEXT, "x"), meeting(), "not over"),
        (CorrectSubstitute("elodie", "tom", NEXT, " "), CLOSED, "needs a reason"),
        (CorrectSubstitute("elodie", None, NEXT, "x"), CLOSED, "says already"),
        (CorrectSubstitute("elodie", "elodie", NEXT, "x"), CLOSED, "for themselves"),
    ],
)
def test_a_substitute_is_not_put_right_without_cause(
    edit: CorrectSubstitute, start: Meeting, why: str
) -> None:
    with pytest.raises(EditRefused, match=why):
        edit.apply(start, stamp())

"""What becomes of the note, typed into the line of a meeting that is over."""

from dataclasses import replace
from datetime import date

import pytest

from boardtui.edits.note_life import ApproveEarlierNote, MoveNote
from boardtui.model.meetings import Meeting, MeetingState, NoteLife, NoteState
from tests.builders import meeting
from tests.secretariat.typed import edit_of, refusal_of, typed


def over(state: NoteState = NoteState.DRAFT) -> Meeting:
    return replace(meeting(MeetingState.CLOSED), note=NoteLife(state))


@pytest.mark.parametrize(
    ("line", "state", "day"),
    [
        ("/checked 26 nov", NoteState.CHECKED, date(2026, 11, 26)),
        ("/Circulated on 1 dec", NoteState.CIRCULATED, date(2026, 12, 1)),
        ("/circulated 2027-01-04", NoteState.CIRCULATED, date(2027, 1, 4)),
    ],
)
def test_the_draft_goes_on(line: str, state: NoteState, day: date) -> None:
    assert edit_of(line, MoveNote, over()) == MoveNote(state, day)


def test_it_is_said_before_it_is_done() -> None:
    assert typed("/circulated 1 dec", over()).preview == "Note circulated on 1 December 2026"
    signed = typed("/signed by hp 18 jan", over(NoteState.APPROVED))
    assert signed.preview == "Note signed by Helen Platts on 18 January 2027"


@pytest.mark.parametrize(
    ("line", "who"),
    [("/signed by hp 18 jan", "Helen Platts"), ("/signed by Zoe Quill on 18 jan", "Zoe Quill")],
)
def test_the_approved_note_is_signed(line: str, who: str) -> None:
    edit = edit_of(line, MoveNote, over(NoteState.APPROVED))
    assert edit == MoveNote(NoteState.SIGNED, date(2027, 1, 18), signed_by=who)


@pytest.mark.parametrize(
    ("line", "state", "why"),
    [
        ("/checked", NoteState.DRAFT, "Say on which day, for example /checked 24 nov"),
        ("/circulated soon", NoteState.DRAFT, "Say on which day"),
        ("/circulated 24 nov", NoteState.APPROVED, "approved already"),
        ("/signed by hp 18 jan", NoteState.CIRCULATED, "signed once it is approved"),
        ("/signed by hp 18 jan", NoteState.SIGNED, "signed already"),
        ("/signed by hp 31/2", NoteState.APPROVED, "Say on which day"),
    ],
)
def test_what_cannot_be_is_said(line: str, state: NoteState, why: str) -> None:
    assert why in refusal_of(line, over(state))


def test_a_note_is_not_signed_before_it_was_approved() -> None:
    life = NoteLife(NoteState.APPROVED, approved_on=date(2027, 1, 18))
    approved = replace(meeting(MeetingState.CLOSED), note=life)
    assert "approved on 18 January 2027" in refusal_of("/signed by hp 17 jan", approved)
    assert edit_of("/signed by hp 18 jan", MoveNote, approved).day == date(2027, 1, 18)


def test_while_the_meeting_sits_there_is_no_note_yet() -> None:
    assert "no note to be circulated yet" in refusal_of("/circulated 24 nov", meeting(MeetingState.OPEN))


def test_approve_alone_is_the_note_of_the_last_meeting() -> None:
    later = replace(meeting(), previous="2026-09-09")
    assert edit_of("/approve", ApproveEarlierNote, later) == edit_of(
        "/approve note", ApproveEarlierNote, later
    )
    assert "old words -> new words" in refusal_of("/approve: nothing", later)
    assert typed("approve", later, bare=True).preview != typed("/approve", later).preview

"""The life of the note (R39–R42)."""

from datetime import date

import pytest

from boardtui.edits.note_life import CorrectNote, MoveNote
from boardtui.errors import EditRefused
from boardtui.model.meetings import Correction, NoteLife, NoteState
from tests.builders import after

APPROVED = MoveNote(NoteState.APPROVED, date(2027, 1, 18), "2027-01-18")
SIGNED = MoveNote(NoteState.SIGNED, signed_by="Helen Platts")


def test_a_draft_moves_both_ways() -> None:
    moved = after(MoveNote(NoteState.CIRCULATED), MoveNote(NoteState.CHECKED))
    assert moved.note == NoteLife(NoteState.CHECKED)


def test_approval_and_signature_say_when_where_and_by_whom() -> None:
    assert after(APPROVED, SIGNED).note == NoteLife(
        NoteState.SIGNED, date(2027, 1, 18), "2027-01-18", "Helen Platts"
    )


def test_an_approved_note_is_never_a_draft_again() -> None:
    with pytest.raises(EditRefused, match="correct it instead"):
        after(APPROVED, MoveNote(NoteState.DRAFT))


def test_an_approved_note_is_corrected_with_the_old_words_kept() -> None:
    correction = Correction(date(2027, 3, 1), "priya", "12", "13")
    assert after(APPROVED, CorrectNote(correction)).note.corrections == (correction,)
    with pytest.raises(EditRefused, match="still a draft"):
        after(CorrectNote(correction))

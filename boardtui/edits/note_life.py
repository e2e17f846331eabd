"""Edits of the note's life: drafted, checked, circulated, approved, signed, corrected (R39–R42)."""

from dataclasses import dataclass, replace
from datetime import date

from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.meetings import Correction, Meeting, NoteState


@verb("move-note")
@dataclass(frozen=True, slots=True)
class MoveNote(MeetingEdit):
    """Move the note on. Approval says on which day and at which meeting; signing says who signed."""

    state: NoteState
    day: date | None = None
    meeting: str | None = None
    signed_by: str | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        note = meeting.note
        if not note.state.is_draft and self.state.is_draft:
            raise EditRefused("An approved note does not become a draft again; correct it instead.")
        if self.state is NoteState.APPROVED:
            note = replace(note, approved_on=self.day, approved_at=self.meeting)
        if self.state is NoteState.SIGNED:
            note = replace(note, signed_by=self.signed_by)
        return replace(meeting, note=replace(note, state=self.state))


@verb("correct-note")
@dataclass(frozen=True, slots=True)
class CorrectNote(MeetingEdit):
    """Put a dated correction to an approved note; the old words are kept beside it (R39)."""

    correction: Correction

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if meeting.note.state.is_draft:
            raise EditRefused("The note is still a draft: change its words directly.")
        note = replace(meeting.note, corrections=(*meeting.note.corrections, self.correction))
        return replace(meeting, note=note)

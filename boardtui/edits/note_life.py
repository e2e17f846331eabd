"""Edits of the note's life: drafted, checked, circulated, approved, signed, corrected (R39–R42)."""

from dataclasses import dataclass, replace
from datetime import date

from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.decisions import Decision, Outcome
from boardtui.model.meetings import Correction, Meeting, NoteApproval, NoteLife, NoteState
from boardtui.rules.corrections import corrected_text, words_of


@verb("move-note")
@dataclass(frozen=True, slots=True)
class MoveNote(MeetingEdit):
    """Move the note on, on ``day``. Approval says at which meeting; signing who signed, and how many loose
    pages were numbered and initialled (R41).
    """

    state: NoteState
    day: date | None = None
    meeting: str | None = None
    signed_by: str | None = None
    loose_pages: int = 0

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        note = meeting.note
        if not note.state.is_draft and self.state.is_draft:
            raise EditRefused("An approved note does not become a draft again; correct it instead.")
        return replace(meeting, note=replace(self._told(note), state=self.state))

    def _told(self, note: NoteLife) -> NoteLife:
        match self.state:
            case NoteState.CHECKED:
                return replace(note, checked_on=self.day)
            case NoteState.CIRCULATED:
                return replace(note, circulated_on=self.day)
            case NoteState.APPROVED:
                return replace(note, approved_on=self.day, approved_at=self.meeting)
            case NoteState.SIGNED:
                return replace(
                    note, signed_by=self.signed_by, signed_on=self.day, loose_pages=self.loose_pages
                )
            case _:
                return note


@verb("correct-note")
@dataclass(frozen=True, slots=True)
class CorrectNote(MeetingEdit):
    """Put a dated correction to an approved note; the old words are kept beside it (R39).

    One that names its entry is printed in place: its old words must stand there.
    """

    correction: Correction

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if meeting.note.state.is_draft:
            raise EditRefused("The note is still a draft: change its words directly.")
        entry = self.correction.entry
        if entry is not None:
            words = words_of(meeting, entry)
            if words is None:
                raise EditRefused("That entry is not in the note.")
            if not self.correction.was or self.correction.was not in corrected_text(meeting, entry, words):
                raise EditRefused(f"The words “{self.correction.was}” do not stand in that entry.")
        note = replace(meeting.note, corrections=(*meeting.note.corrections, self.correction))
        return replace(meeting, note=note)


@verb("approve-earlier-note")
@dataclass(frozen=True, slots=True)
class ApproveEarlierNote(MeetingEdit):
    """The board approves the note of an earlier meeting, as a correct record or as amended (R40).

    It is a decision of this meeting, under ``item``, which lists the amendments; the earlier record is
    moved on to match. Refused where this meeting has approved that note already.
    """

    earlier: str
    text: str
    item: str | None = None
    ref: str = ""
    corrections: tuple[Correction, ...] = ()
    mover: str | None = None
    seconder: str | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if not meeting.note.state.is_draft:
            raise EditRefused("The note is approved: it can only be given a dated correction.")
        if self.earlier == meeting.id:
            raise EditRefused("A meeting does not approve its own note.")
        if meeting.approval_of(self.earlier) is not None:
            raise EditRefused("This meeting has approved that note already.")
        decision = Decision(
            id=stamp.new_id("d"),
            order=stamp.sequence,
            item=self.item,
            text=self.text,
            outcome=Outcome.AMENDED if self.corrections else Outcome.AGREED,
            ref=self.ref,
            mover=self.mover,
            seconder=self.seconder,
        )
        approval = NoteApproval(self.earlier, decision.id, self.corrections)
        return replace(
            meeting,
            decisions=(*meeting.decisions, decision),
            approvals=(*meeting.approvals, approval),
        )


@verb("take-back-approval")
@dataclass(frozen=True, slots=True)
class TakeBackApproval(MeetingEdit):
    """The meeting that approved this note has taken that decision back: it is as circulated again.

    The amendments agreed then go with it. A signed note stays as it is.
    """

    meeting: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        note = meeting.note
        if note.state is NoteState.SIGNED:
            raise EditRefused("The note is signed: it stays approved, and can be corrected.")
        if note.state is not NoteState.APPROVED or note.approved_at != self.meeting:
            raise EditRefused("The note was not approved at that meeting.")
        kept = tuple(one for one in note.corrections if not one.at_approval or one.meeting != self.meeting)
        taken_back = replace(
            note, state=NoteState.CIRCULATED, approved_on=None, approved_at=None, corrections=kept
        )
        return replace(meeting, note=taken_back)

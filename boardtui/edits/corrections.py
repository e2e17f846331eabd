"""Putting the attendance right once the meeting is over, with a trace (R14, R42)."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.errors import EditRefused
from boardtui.model.meetings import Correction, Meeting, MeetingState
from boardtui.rules.attendance import Mark, follow

_ALLOWED = (Roll.PRESENT, Roll.REMOTE, Roll.APOLOGIES, Roll.ABSENT)


@verb("correct-attendance")
@dataclass(frozen=True, slots=True)
class CorrectAttendance(MeetingEdit):
    """Say how somebody's attendance of a meeting that is over really was, and why it is changed.

    The register follows; what it said before is kept among the note's corrections, with the day, who moved
    it and the meeting where that was agreed. Whoever was there after all is taken to have been there from
    the start.
    """

    person: str
    roll: Roll
    day: date
    reason: str
    moved_by: str = ""
    meeting: str | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if meeting.state not in (MeetingState.CLOSED, MeetingState.ABANDONED):
            raise EditRefused("The meeting is not over: mark the attendance itself.")
        if not self.reason.strip():
            raise EditRefused("Correcting the attendance needs a reason.")
        if self.roll not in _ALLOWED:
            raise EditRefused("An attendance is corrected to present, remote, apologies or absent.")
        standing = follow(meeting.presence).get(self.person)
        was = standing.mark if standing is not None else Mark.UNMARKED
        if was.value == self.roll.value:
            raise EditRefused(f"The attendance says '{was}' already.")
        at = meeting.opened or datetime.combine(meeting.day, meeting.start or time(), UTC)
        changed = MarkPerson(self.person, self.roll, at).apply(meeting, stamp)
        correction = Correction(
            self.day,
            self.moved_by,
            was.value,
            self.roll.value,
            person=self.person,
            meeting=self.meeting,
            reason=self.reason.strip(),
        )
        note = replace(changed.note, corrections=(*changed.note.corrections, correction))
        return replace(changed, note=note)

"""Putting the attendance right once the meeting is over, with a trace (R14, R42)."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.edits.presence import MarkPerson, PutOnMeeting, Roll, StandIn
from boardtui.errors import EditRefused
from boardtui.model.meetings import Correction, Meeting
from boardtui.model.presence import Attendee
from boardtui.rules.attendance import Mark, Standing, follow

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
        _must_be_over(meeting, self.reason)
        if self.roll not in _ALLOWED:
            raise EditRefused("An attendance is corrected to present, remote, apologies or absent.")
        standing = follow(meeting.presence).get(self.person)
        was = standing.mark if standing is not None else Mark.UNMARKED
        if was.value == self.roll.value:
            raise EditRefused(f"The attendance says '{was}' already.")
        changed = MarkPerson(self.person, self.roll, _beginning(meeting)).apply(meeting, stamp)
        correction = Correction(
            self.day,
            self.moved_by,
            was.value,
            self.roll.value,
            person=self.person,
            meeting=self.meeting,
            reason=self.reason.strip(),
        )
        return _traced(changed, correction)


@verb("correct-substitute")
@dataclass(frozen=True, slots=True)
class CorrectSubstitute(MeetingEdit):
    """Say who really stood in for ``member`` at a meeting that is over, or that nobody did (R11, R42).

    ``substitute`` is their id, None for nobody; ``guest`` puts somebody the board does not know on the
    meeting. The member is then taken to have sent apologies and not to have come. ``name`` and ``was_name``
    are how the new and the earlier substitute are printed: they stand in the trace.
    """

    member: str
    substitute: str | None
    day: date
    reason: str
    name: str = ""
    was_name: str = ""
    guest: Attendee | None = None
    moved_by: str = ""
    meeting: str | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        _must_be_over(meeting, self.reason)
        standing = follow(meeting.presence).get(self.member) or Standing(self.member)
        earlier = standing.substitute
        if earlier == self.substitute:
            raise EditRefused("That is what the attendance says already.")
        at, changed = _beginning(meeting), meeting
        if earlier is not None:
            changed = MarkPerson(earlier, Roll.UNMARKED, at).apply(changed, stamp.within(0))
        if self.substitute is not None:
            if self.guest is not None:
                changed = PutOnMeeting(self.guest).apply(changed, stamp.within(1))
            changed = MarkPerson(self.member, Roll.APOLOGIES, at).apply(changed, stamp.within(2))
            stood_in = StandIn(self.substitute, self.member, at, inserted=True)
            changed = stood_in.apply(changed, stamp.within(3))
        now = Mark.APOLOGIES if self.substitute is not None else standing.mark
        correction = Correction(
            self.day,
            self.moved_by,
            _stood_in(standing.mark, earlier, self.was_name),
            _stood_in(now, self.substitute, self.name),
            person=self.member,
            meeting=self.meeting,
            reason=self.reason.strip(),
        )
        return _traced(changed, correction)


def _must_be_over(meeting: Meeting, reason: str) -> None:
    if not meeting.state.is_over:
        raise EditRefused("The meeting is not over: mark the attendance itself.")
    if not reason.strip():
        raise EditRefused("Correcting the attendance needs a reason.")


def _beginning(meeting: Meeting) -> datetime:
    return meeting.opened or datetime.combine(meeting.day, meeting.start or time(), UTC)


def _stood_in(mark: Mark, substitute: str | None, name: str) -> str:
    return mark.value if substitute is None else f"{mark.value}; {name or substitute} stood in"


def _traced(meeting: Meeting, correction: Correction) -> Meeting:
    note = replace(meeting.note, corrections=(*meeting.note.corrections, correction))
    return replace(meeting, note=note)

"""Edits of a meeting's course: opening, taking items, adjourning, closing (R17, R48, R49)."""

from dataclasses import dataclass, replace
from datetime import datetime

from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.meetings import Adjournment, ItemTaken, Meeting, MeetingState, NoteLife


@verb("open")
@dataclass(frozen=True, slots=True)
class OpenMeeting(MeetingEdit):
    """The chair opens the meeting at ``at`` (aware, UTC); None where nobody wrote the time down."""

    at: datetime | None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if meeting.state is MeetingState.CLOSED:
            raise EditRefused("The meeting is closed; reopen it with a reason before changing it.")
        return replace(meeting, state=MeetingState.OPEN, opened=meeting.opened or self.at)


@verb("take")
@dataclass(frozen=True, slots=True)
class TakeItem(MeetingEdit):
    """Take an agenda item, in whatever order the room takes it; its number stays (R17)."""

    item: str
    at: datetime

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if meeting.item(self.item) is None:
            raise EditRefused("There is no such item on the agenda.")
        taken = (*meeting.taken, ItemTaken(self.item, self.at))
        return replace(meeting, item_in_hand=self.item, taken=taken)


@verb("adjourn")
@dataclass(frozen=True, slots=True)
class Adjourn(MeetingEdit):
    """Break off, for a while or to another day."""

    at: datetime
    reason: str = ""

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if meeting.state is not MeetingState.OPEN:
            raise EditRefused("Only an open meeting can be adjourned.")
        adjournments = (*meeting.adjournments, Adjournment(self.at, self.reason))
        return replace(meeting, state=MeetingState.ADJOURNED, adjournments=adjournments)


@verb("resume")
@dataclass(frozen=True, slots=True)
class Resume(MeetingEdit):
    """Go on after an adjournment, under the same numbers."""

    at: datetime

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if meeting.state is not MeetingState.ADJOURNED:
            raise EditRefused("The meeting is not adjourned.")
        *earlier, last = meeting.adjournments
        adjournments = (*earlier, replace(last, resumed=self.at))
        return replace(meeting, state=MeetingState.OPEN, adjournments=adjournments)


@verb("close")
@dataclass(frozen=True, slots=True)
class CloseMeeting(MeetingEdit):
    """The meeting ends at ``at`` (None: not written down).

    ``abandoned`` keeps who came to a meeting that never was quorate (R49).
    """

    at: datetime | None
    abandoned: bool = False

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if not meeting.state.was_held:
            raise EditRefused("The meeting has not been opened.")
        state = MeetingState.ABANDONED if self.abandoned else MeetingState.CLOSED
        return replace(meeting, state=state, closed=self.at, item_in_hand=None)


@verb("reopen")
@dataclass(frozen=True, slots=True)
class Reopen(MeetingEdit):
    """Open a closed meeting again; the reason stays in the journal."""

    reason: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if not self.reason.strip():
            raise EditRefused("Reopening a closed meeting needs a reason.")
        return replace(meeting, state=MeetingState.OPEN, closed=None)


@verb("begin-afresh")
@dataclass(frozen=True, slots=True)
class BeginAfresh(MeetingEdit):
    """Record the meeting again from its agenda: what was recorded before stays in the journal."""

    reason: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if not meeting.note.state.is_draft:
            raise EditRefused("The note is approved: it can be corrected, not recorded afresh.")
        return replace(
            meeting,
            state=MeetingState.SCHEDULED,
            opened=None,
            closed=None,
            presiding=None,
            item_in_hand=None,
            attendees=(),
            presence=(),
            taken=(),
            adjournments=(),
            declarations=(),
            minutes=(),
            decisions=(),
            actions=(),
            note=NoteLife(),
        )


@verb("preside")
@dataclass(frozen=True, slots=True)
class Preside(MeetingEdit):
    """Say who chairs: the presiding member may differ from the Chairman (R5)."""

    person: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        return replace(meeting, presiding=self.person)

"""Edits of a meeting's course: opening, taking items, adjourning, closing (R17, R48, R49)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.meetings import Adjournment, ItemTaken, Meeting, MeetingState, NoteLife
from boardtui.model.presence import PresenceEvent, PresenceKind
from boardtui.rules.attendance import follow

IS_CLOSED = "The meeting is closed; reopen it with a reason before changing it."


@verb("open")
@dataclass(frozen=True, slots=True)
class OpenMeeting(MeetingEdit):
    """The chair opens the meeting at ``at`` (aware, UTC); None where nobody wrote the time down."""

    at: datetime | None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if meeting.state is MeetingState.CLOSED:
            raise EditRefused(IS_CLOSED)
        return replace(meeting, state=MeetingState.OPEN, opened=meeting.opened or self.at)


@verb("correct-opening")
@dataclass(frozen=True, slots=True)
class CorrectOpening(MeetingEdit):
    """The meeting was opened at ``at`` (aware, UTC), and not when it was first said to be."""

    at: datetime

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if meeting.opened is None:
            raise EditRefused("The meeting has not been opened.")
        return replace(meeting, opened=self.at)


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
    """Break off, for a while, or to another day where ``until`` is given.

    ``in_order`` tells of it where it was entered among the minutes; one without, as of old, comes last.
    """

    at: datetime
    reason: str = ""
    until: date | None = None
    in_order: bool = False

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if meeting.state is not MeetingState.OPEN:
            raise EditRefused("Only an open meeting can be adjourned.")
        order = stamp.sequence if self.in_order else 0
        broken_off = Adjournment(self.at, self.reason, until=self.until, order=order)
        adjournments = (*meeting.adjournments, broken_off)
        return replace(meeting, state=MeetingState.ADJOURNED, adjournments=adjournments)


@verb("resume")
@dataclass(frozen=True, slots=True)
class Resume(MeetingEdit):
    """Go on after an adjournment, under the same numbers.

    With ``roll_again`` everybody who was in the room is to be confirmed: they came, but count for the
    quorum and the vote only once they are marked again (R48).
    """

    at: datetime
    roll_again: bool = False

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if meeting.state is not MeetingState.ADJOURNED:
            raise EditRefused("The meeting is not adjourned.")
        *earlier, last = meeting.adjournments
        adjournments = (*earlier, replace(last, resumed=self.at, roll_again=self.roll_again))
        meeting = replace(meeting, state=MeetingState.OPEN, adjournments=adjournments)
        if not self.roll_again:
            return meeting
        here = [one.person for one in follow(meeting.presence).values() if one.in_room]
        again = tuple(
            PresenceEvent(
                stamp.within(place).new_id("e"),
                PresenceKind.UNCONFIRMED,
                person,
                self.at,
                stamp.at,
                stamp.sequence,
            )
            for place, person in enumerate(here)
        )
        return replace(meeting, presence=(*meeting.presence, *again))


@verb("close")
@dataclass(frozen=True, slots=True)
class CloseMeeting(MeetingEdit):
    """The meeting ends at ``at`` (None: not written down).

    ``abandoned`` keeps who came to a meeting that never was quorate (R49); ``reason`` says why it was.
    """

    at: datetime | None
    abandoned: bool = False
    reason: str = ""

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if not meeting.state.was_held:
            raise EditRefused("The meeting has not been opened.")
        state = MeetingState.ABANDONED if self.abandoned else MeetingState.CLOSED
        why = self.reason.strip() if self.abandoned else ""
        return replace(meeting, state=state, closed=self.at, item_in_hand=None, abandoned_for=why)


@verb("reopen")
@dataclass(frozen=True, slots=True)
class Reopen(MeetingEdit):
    """Open a closed meeting again; the reason stays in the journal."""

    reason: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if not self.reason.strip():
            raise EditRefused("Reopening a closed meeting needs a reason.")
        return replace(meeting, state=MeetingState.OPEN, closed=None, abandoned_for="")


@verb("begin-afresh")
@dataclass(frozen=True, slots=True)
class BeginAfresh(MeetingEdit):
    """Record the meeting again from its agenda: what was recorded before stays in the journal.

    The same meeting said again gives the same numbers again.
    """

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
            last_ref="",
            approvals=(),
            abandoned_for="",
        )


@verb("preside")
@dataclass(frozen=True, slots=True)
class Preside(MeetingEdit):
    """Say who chairs: the presiding member may differ from the Chairman (R5)."""

    person: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        return replace(meeting, presiding=self.person)


@verb("exempt")
@dataclass(frozen=True, slots=True)
class SetExempt(MeetingEdit):
    """Move an item to Part 2, or back where ``exempt`` is False (R27, R28).

    ``paragraph`` names the category relied on, ``resolution`` the words by which the public was excluded.
    """

    item: str
    exempt: bool = True
    paragraph: str = ""
    resolution: str = ""

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        return _with_item(
            meeting,
            self.item,
            lambda one: replace(
                one,
                exempt=self.exempt,
                exempt_paragraph=self.paragraph if self.exempt else "",
                exempt_resolution=self.resolution if self.exempt else "",
            ),
        )


@verb("dispose")
@dataclass(frozen=True, slots=True)
class DisposeOfItem(MeetingEdit):
    """Say that an item was deferred or withdrawn, or is listed after all. It keeps its number (R24).

    ``to`` is the day a deferred item is put to, None for the next meeting; ``reason`` why.
    """

    item: str
    state: ItemState
    to: date | None = None
    reason: str = ""

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        to = self.to if self.state is ItemState.DEFERRED else None
        return _with_item(
            meeting,
            self.item,
            lambda one: replace(one, state=self.state, deferred_to=to, state_reason=self.reason),
        )


def _with_item(meeting: Meeting, item: str, change: Callable[[AgendaItem], AgendaItem]) -> Meeting:
    if meeting.item(item) is None:
        raise EditRefused("There is no such item on the agenda.")
    return replace(meeting, agenda=tuple(change(one) if one.id == item else one for one in meeting.agenda))

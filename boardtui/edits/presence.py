"""Edits of the presence log: marks, arrivals, departures and substitutes (R8–R15)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Attendee, PresenceEvent, PresenceKind

_ON_THE_SPOT = (PresenceKind.ARRIVED, PresenceKind.RETURNED, PresenceKind.STOOD_IN)
_TAKES_BACK = (PresenceKind.UNMARKED, PresenceKind.APOLOGISED, PresenceKind.NOTED_ABSENT)


class Roll(StrEnum):
    """What one key of the roll says of one person."""

    PRESENT = "present"
    REMOTE = "remote"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    LEFT = "left"
    UNMARKED = "unmarked"


@verb("mark")
@dataclass(frozen=True, slots=True)
class MarkPerson(MeetingEdit):
    """Mark one person as at ``at`` (aware, UTC), with the item in hand.

    Marking somebody the way they already stand changes nothing.
    """

    person: str
    roll: Roll
    at: datetime
    item: str | None = None
    reason: str = ""

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        last = _last_event(meeting, self.person)
        kind = self._kind(last)
        if kind is None:
            return meeting
        event = _event(stamp, kind, self.person, self.at, self.item)
        event = replace(event, remote=self.roll is Roll.REMOTE, reason=self.reason)
        return replace(meeting, presence=(*meeting.presence, event))

    def _kind(self, last: PresenceEvent | None) -> PresenceKind | None:
        here = last is not None and last.kind in _ON_THE_SPOT
        match self.roll:
            case Roll.PRESENT | Roll.REMOTE:
                if here and last is not None and last.remote is (self.roll is Roll.REMOTE):
                    return None
                gone = last is not None and last.kind in (PresenceKind.LEFT, PresenceKind.STEPPED_DOWN)
                return PresenceKind.RETURNED if gone else PresenceKind.ARRIVED
            case Roll.LEFT:
                if not here:
                    raise EditRefused("Only somebody who is present can leave.")
                return PresenceKind.LEFT
            case Roll.APOLOGIES:
                return _unless(last, PresenceKind.APOLOGISED)
            case Roll.ABSENT:
                return _unless(last, PresenceKind.NOTED_ABSENT)
            case Roll.UNMARKED:  # pragma: no branch - mypy knows that there is no other roll
                return None if last is None else _unless(last, PresenceKind.UNMARKED)


@verb("stand-in")
@dataclass(frozen=True, slots=True)
class StandIn(MeetingEdit):
    """``substitute`` stands in for ``member``, whose apologies are taken as given (R8, R11).

    A member who came and has left stays recorded as having come (R15), and so does an earlier
    substitute who served and has left; one still in the room was put down by mistake.
    """

    substitute: str
    member: str
    at: datetime
    item: str | None = None
    remote: bool = False

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if self.substitute == self.member:
            raise EditRefused("Nobody can stand in for themselves.")
        if _still_standing_in(meeting, self.substitute) not in (None, self.member):
            raise EditRefused("That substitute already stands in for another member.")
        earlier = _substitute_of(meeting, self.member)
        if earlier == self.substitute:
            return meeting
        if earlier is not None and _has_left(meeting, earlier):
            meeting = StepDown(earlier, self.at, self.item).apply(meeting, stamp.within(1))
        elif earlier is not None:
            meeting = MarkPerson(earlier, Roll.UNMARKED, self.at, self.item).apply(meeting, stamp.within(1))
        if not _has_left(meeting, self.member):
            meeting = MarkPerson(self.member, Roll.APOLOGIES, self.at, self.item).apply(
                meeting, stamp.within(0)
            )
        event = _event(stamp, PresenceKind.STOOD_IN, self.substitute, self.at, self.item)
        event = replace(event, remote=self.remote, stands_in_for=self.member)
        return replace(meeting, presence=(*meeting.presence, event))


@verb("step-down")
@dataclass(frozen=True, slots=True)
class StepDown(MeetingEdit):
    """A substitute gives the seat back to the member who has come after all (R10)."""

    substitute: str
    at: datetime
    item: str | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if _still_standing_in(meeting, self.substitute) is None:
            raise EditRefused("That person stands in for nobody.")
        event = _event(stamp, PresenceKind.STEPPED_DOWN, self.substitute, self.at, self.item)
        return replace(meeting, presence=(*meeting.presence, event))


@verb("put-on-meeting")
@dataclass(frozen=True, slots=True)
class PutOnMeeting(MeetingEdit):
    """Put a guest, an officer or a one-off substitute on this meeting, with an id of its own.

    ``present_at`` also notes them as present from that moment.
    """

    attendee: Attendee
    present_at: datetime | None = None
    item: str | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        person = self.attendee.person
        attendee = self.attendee if self.attendee.id else replace(self.attendee, id=stamp.new_id("g"))
        listed = any(
            one.id == attendee.id or (person is not None and one.person == person)
            for one in meeting.attendees
        )
        if not listed:
            meeting = replace(meeting, attendees=(*meeting.attendees, attendee))
        if self.present_at is None:
            return meeting
        subject = person or attendee.id
        return MarkPerson(subject, Roll.PRESENT, self.present_at, self.item).apply(meeting, stamp)


def _event(stamp: Stamp, kind: PresenceKind, person: str, at: datetime, item: str | None) -> PresenceEvent:
    """One entry of the log, with its entry time and order from the stamp it is made under."""
    return PresenceEvent(stamp.new_id("e"), kind, person, at, stamp.at, stamp.sequence, item)


def _last_event(meeting: Meeting, person: str) -> PresenceEvent | None:
    return next((one for one in reversed(meeting.presence) if one.person == person), None)


def _has_left(meeting: Meeting, person: str) -> bool:
    last = _last_event(meeting, person)
    return last is not None and last.kind is PresenceKind.LEFT


def _still_standing_in(meeting: Meeting, substitute: str) -> str | None:
    for event in reversed(meeting.presence):
        if event.person != substitute:
            continue
        if event.kind in _TAKES_BACK or event.kind is PresenceKind.STEPPED_DOWN:
            return None
        if event.kind is PresenceKind.STOOD_IN:
            return event.stands_in_for
    return None


def _substitute_of(meeting: Meeting, member: str) -> str | None:
    for event in reversed(meeting.presence):
        if event.kind is PresenceKind.STOOD_IN and event.stands_in_for == member:
            return event.person if _still_standing_in(meeting, event.person) == member else None
    return None


def _unless(last: PresenceEvent | None, kind: PresenceKind) -> PresenceKind | None:
    return None if last is not None and last.kind is kind else kind

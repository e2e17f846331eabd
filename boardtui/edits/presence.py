"""Edits of the presence log: marks, arrivals, departures and substitutes (R8–R15)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.changing import changed
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Attendee, PresenceEvent, PresenceKind
from boardtui.rules.chronicle import CORRECTIONS, ENTERS, chronicle, latest, standing_events


class Roll(StrEnum):
    """What one key of the roll says of one person."""

    PRESENT = "present"
    REMOTE = "remote"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    LEFT = "left"
    UNMARKED = "unmarked"


CANNOT_LEAVE = "Only somebody who is present can leave."
"""What a departure is refused with: an edit knows nobody's name."""
_CORRECTING = (Roll.APOLOGIES, Roll.ABSENT, Roll.UNMARKED)
"""What is said of somebody who, as it turns out, did not come."""


@verb("mark")
@dataclass(frozen=True, slots=True)
class MarkPerson(MeetingEdit):
    """Mark one person as at ``at`` (aware, UTC), with the item in hand then.

    Marking somebody the way they already stand changes nothing. ``inserted`` says that it happened before
    something that is on record already: it is reckoned from how they stood at ``at``. ``seat_kept`` says of a
    member who comes that whoever stands in for them keeps the seat, whatever the board's rule (R10).
    """

    person: str
    roll: Roll
    at: datetime
    item: str | None = None
    reason: str = ""
    inserted: bool = False
    seat_kept: bool = False

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        kind = self._kind(self.around(meeting)[0])
        if kind is None:
            return meeting
        event = _event(
            stamp,
            kind,
            self.person,
            self.at,
            self.item,
            remote=self.roll is Roll.REMOTE,
            reason=self.reason,
            inserted=self.inserted,
            seat_kept=self.seat_kept,
        )
        return changed(meeting, presence=(*meeting.presence, event))

    def around(self, meeting: Meeting) -> tuple[PresenceEvent | None, PresenceEvent | None]:
        """The events of this person that the mark follows, and that follow it: the last one and none, or
        those around its time where it is inserted.

        A correction takes back all that was entered, so whatever its time it follows the last one.
        """
        if not self.inserted or self.roll in _CORRECTING:
            return latest(meeting.presence, self.person), None
        before: PresenceEvent | None = None
        after: PresenceEvent | None = None
        for one in chronicle(meeting.presence):
            if one.person == self.person and (one.at <= self.at or one.kind in CORRECTIONS):
                before, after = one, None
            elif one.person == self.person:
                after = after or one
        return before, after

    def _kind(self, last: PresenceEvent | None) -> PresenceKind | None:
        here = last is not None and last.kind in ENTERS
        match self.roll:
            case Roll.PRESENT | Roll.REMOTE:
                if here and last is not None and last.remote is (self.roll is Roll.REMOTE):
                    return None
                if last is not None and last.kind is PresenceKind.UNCONFIRMED:
                    return PresenceKind.CONFIRMED
                gone = last is not None and last.kind in (PresenceKind.LEFT, PresenceKind.STEPPED_DOWN)
                return PresenceKind.RETURNED if gone else PresenceKind.ARRIVED
            case Roll.LEFT:
                if not here and not (last is not None and last.kind is PresenceKind.UNCONFIRMED):
                    raise EditRefused(CANNOT_LEAVE)
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

    A member who came at some other time stays recorded as having come (R15), and so does an earlier
    substitute who served and is out; one still in the room was put down by mistake.
    """

    substitute: str
    member: str
    at: datetime
    item: str | None = None
    remote: bool = False
    inserted: bool = False

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if self.substitute == self.member:
            raise EditRefused("Nobody can stand in for themselves.")
        if _still_standing_in(meeting, self.substitute) not in (None, self.member):
            raise EditRefused("That substitute already stands in for another member.")
        earlier = _substitute_of(meeting, self.member)
        if earlier == self.substitute:
            return meeting
        if earlier is not None and _came_but_is_out(meeting, earlier):
            meeting = StepDown(earlier, self.at, self.item).apply(meeting, stamp.within(1))
        elif earlier is not None:
            meeting = MarkPerson(earlier, Roll.UNMARKED, self.at, self.item).apply(meeting, stamp.within(1))
        if not _came_but_is_out(meeting, self.member, self.at if self.inserted else None):
            meeting = MarkPerson(self.member, Roll.APOLOGIES, self.at, self.item).apply(
                meeting, stamp.within(0)
            )
        event = _event(stamp, PresenceKind.STOOD_IN, self.substitute, self.at, self.item)
        event = replace(event, remote=self.remote, stands_in_for=self.member, inserted=self.inserted)
        return replace(meeting, presence=(*meeting.presence, event))


@verb("step-down")
@dataclass(frozen=True, slots=True)
class StepDown(MeetingEdit):
    """A substitute gives the seat back to the member who has come after all (R10)."""

    substitute: str
    at: datetime
    item: str | None = None
    inserted: bool = False

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if _still_standing_in(meeting, self.substitute) is None:
            raise EditRefused("That person stands in for nobody.")
        event = _event(stamp, PresenceKind.STEPPED_DOWN, self.substitute, self.at, self.item)
        return replace(meeting, presence=(*meeting.presence, replace(event, inserted=self.inserted)))


@verb("correct-time")
@dataclass(frozen=True, slots=True)
class CorrectTime(MeetingEdit):
    """Say when one event of the log really happened, and under which item. When it was entered stays.

    The log is then told by the clock; the time and item it has already change nothing. Refused where there
    is no such event.
    """

    event: str
    at: datetime
    item: str | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        def corrected(one: PresenceEvent) -> PresenceEvent:
            if (one.at, one.item) == (self.at, self.item):
                return one
            return replace(one, at=self.at, item=self.item, inserted=True)

        return _with_event(meeting, self.event, corrected)


@verb("word-event")
@dataclass(frozen=True, slots=True)
class WordEvent(MeetingEdit):
    """Give one event of the log the secretary's own sentence in the note; none goes back to the drafted one.

    What is derived from the event stays as it is. Refused where there is no such event, and once the note
    is approved.
    """

    event: str
    text: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if not meeting.note.state.is_draft:
            raise EditRefused("The note is approved: it can only be given a dated correction.")
        return _with_event(meeting, self.event, lambda one: replace(one, words=self.text.strip()))


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


def _event(
    stamp: Stamp,
    kind: PresenceKind,
    person: str,
    at: datetime,
    item: str | None,
    *,
    remote: bool = False,
    reason: str = "",
    inserted: bool = False,
    seat_kept: bool = False,
) -> PresenceEvent:
    """One entry of the log, with its entry time and order from the stamp it is made under."""
    return PresenceEvent(
        stamp.new_id("e"),
        kind,
        person,
        at,
        stamp.at,
        stamp.sequence,
        item,
        remote,
        reason=reason,
        inserted=inserted,
        seat_kept=seat_kept,
    )


def _with_event(meeting: Meeting, event: str, change: Callable[[PresenceEvent], PresenceEvent]) -> Meeting:
    if all(one.id != event for one in meeting.presence):
        raise EditRefused("There is no such coming or going on record.")
    return replace(
        meeting, presence=tuple(change(one) if one.id == event else one for one in meeting.presence)
    )


def _came_but_is_out(meeting: Meeting, person: str, at: datetime | None = None) -> bool:
    """True for those who came at some time and are not in the room now, or were not at ``at``."""
    log = [one for one in standing_events(meeting.presence) if one.person == person]
    then = [one.kind in ENTERS for one in log if at is None or one.at <= at]
    return any(one.kind in ENTERS for one in log) and not (then and then[-1])


def _still_standing_in(meeting: Meeting, substitute: str) -> str | None:
    for event in reversed(chronicle(meeting.presence)):
        if event.person != substitute:
            continue
        if event.kind in CORRECTIONS or event.kind is PresenceKind.STEPPED_DOWN:
            return None
        if event.kind is PresenceKind.STOOD_IN:
            return event.stands_in_for
    return None


def _substitute_of(meeting: Meeting, member: str) -> str | None:
    for event in reversed(chronicle(meeting.presence)):
        if event.kind is PresenceKind.STOOD_IN and event.stands_in_for == member:
            return event.person if _still_standing_in(meeting, event.person) == member else None
    return None


def _unless(last: PresenceEvent | None, kind: PresenceKind) -> PresenceKind | None:
    return None if last is not None and last.kind is kind else kind

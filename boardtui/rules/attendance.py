"""Attendance, derived from the presence log and the dated memberships (R8–R18). Nothing here is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from boardtui.model.boards import Board, SubstitutePolicy
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Capacity, PresenceEvent, PresenceKind
from boardtui.rules.membership import Seat, members_on

_GIVES_SEAT_BACK = (
    PresenceKind.STOOD_IN,
    PresenceKind.STEPPED_DOWN,
    PresenceKind.UNMARKED,
    PresenceKind.APOLOGISED,
    PresenceKind.NOTED_ABSENT,
)


class Mark(StrEnum):
    """What a member's cell in the register says (R13)."""

    UNMARKED = "unmarked"
    PRESENT = "present"
    REMOTE = "remote"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    SUBSTITUTED = "substituted"
    NOT_A_MEMBER = "not-a-member"


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's presence as the log tells it up to now.

    ``mark`` says whether they came at any time (R15); ``in_room`` whether they are here now; the two
    are kept apart on purpose. ``sits_for`` is the member a substitute stands in for.
    """

    person: str
    mark: Mark = Mark.UNMARKED
    in_room: bool = False
    remote: bool = False
    apologised: bool = False
    arrived: datetime | None = None
    left: datetime | None = None
    sits_for: str | None = None
    substitute: str | None = None


@dataclass(frozen=True)
class Attendance:
    """The whole attendance of one meeting.

    ``members`` are the seats of the day by group; ``standings`` has one entry a person who was ever
    expected or seen; ``substitutes`` are those who stood in, in order of arrival.
    """

    members: tuple[Seat, ...]
    standings: Mapping[str, Standing]
    substitutes: tuple[str, ...]
    voters: tuple["Sitting", ...]
    _counts: Mapping[Mark, int] = field(default_factory=dict, repr=False)

    def standing(self, person: str) -> Standing:
        """How one person stands; unmarked where the log says nothing."""
        return self.standings.get(person) or Standing(person)

    def count(self, mark: Mark) -> int:
        """How many members bear that mark."""
        return self._counts.get(mark, 0)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody in the room who fills a seat now: ``person`` sits in ``seat``, as member or substitute."""

    person: str
    seat: Seat
    remote: bool


def attendance(board: Board, meeting: Meeting, at: datetime | None = None) -> Attendance:
    """The attendance of ``meeting``, or as it stood at the moment ``at`` (aware, UTC)."""
    members = members_on(board, meeting.day)
    events = meeting.presence if at is None else tuple(one for one in meeting.presence if one.at <= at)
    standings = follow(events)
    for seat in members:
        standings.setdefault(seat.person.id, Standing(seat.person.id))
    counts: dict[Mark, int] = {}
    for seat in members:
        mark = standings[seat.person.id].mark
        counts[mark] = counts.get(mark, 0) + 1
    substitutes = tuple(standing.person for standing in standings.values() if standing.sits_for is not None)
    voters = tuple(_sitting(board, members, standings))
    return Attendance(members, standings, substitutes, voters, counts)


def present_in(meeting: Meeting, result: Attendance, capacity: Capacity) -> tuple[str, ...]:
    """The ids of those who attended without a seat in that capacity, in the order they were put down.

    A substitute whom nobody needed is in attendance (R8).
    """
    names = []
    seated = {seat.person.id for seat in result.members}
    for attendee in meeting.attendees:
        subject = attendee.person or attendee.id
        standing = result.standing(subject)
        if standing.sits_for is not None or standing.mark not in (Mark.PRESENT, Mark.REMOTE):
            continue
        if subject in seated:
            continue
        if attendee.capacity is capacity or (
            attendee.capacity is Capacity.SUBSTITUTE and capacity is Capacity.IN_ATTENDANCE
        ):
            names.append(subject)
    if capacity is Capacity.IN_ATTENDANCE:
        listed = {attendee.person or attendee.id for attendee in meeting.attendees}
        names.extend(
            standing.person
            for standing in result.standings.values()
            if standing.person not in listed
            and standing.person not in seated
            and standing.sits_for is None
            and standing.mark in (Mark.PRESENT, Mark.REMOTE)
        )
    return tuple(names)


def follow(events: Iterable[PresenceEvent]) -> dict[str, Standing]:
    """How everybody whom ``events`` name stands after them, in the order they are first named."""
    standings: dict[str, Standing] = {}
    for event in events:
        before = standings.get(event.person) or Standing(event.person)
        standings[event.person] = _after(before, event)
        if event.kind in _GIVES_SEAT_BACK:
            _release(standings, before, event.kind)
        if event.kind is PresenceKind.STOOD_IN and event.stands_in_for is not None:
            member = standings.get(event.stands_in_for) or Standing(event.stands_in_for)
            if member.mark is Mark.UNMARKED:
                member = replace(member, mark=Mark.SUBSTITUTED)
            standings[member.person] = replace(member, substitute=event.person)
    return standings


def _release(standings: dict[str, Standing], substitute: Standing, kind: PresenceKind) -> None:
    """Free the seat ``substitute`` sat in; a mark that stood for the substitution goes unless they served."""
    member = standings.get(substitute.sits_for or "")
    if member is None or member.substitute != substitute.person:
        return
    served = kind in (PresenceKind.STEPPED_DOWN, PresenceKind.STOOD_IN)
    mark = Mark.UNMARKED if member.mark is Mark.SUBSTITUTED and not served else member.mark
    standings[member.person] = replace(member, substitute=None, mark=mark)


def _after(before: Standing, event: PresenceEvent) -> Standing:
    match event.kind:
        case PresenceKind.ARRIVED | PresenceKind.RETURNED:
            return _here(before, event)
        case PresenceKind.STOOD_IN:
            return replace(_here(before, event), sits_for=event.stands_in_for)
        case PresenceKind.LEFT:
            return replace(before, in_room=False, left=event.at)
        case PresenceKind.STEPPED_DOWN:
            return replace(before, in_room=False, left=event.at if before.in_room else before.left)
        case PresenceKind.APOLOGISED:
            return Standing(before.person, mark=Mark.APOLOGIES, apologised=True, substitute=before.substitute)
        case PresenceKind.NOTED_ABSENT:
            return Standing(before.person, mark=Mark.ABSENT, substitute=before.substitute)
        case PresenceKind.UNMARKED:  # pragma: no branch - mypy knows that there is no other kind
            return Standing(before.person, substitute=before.substitute)


def _here(before: Standing, event: PresenceEvent) -> Standing:
    return replace(
        before,
        mark=Mark.REMOTE if event.remote else Mark.PRESENT,
        in_room=True,
        remote=event.remote,
        arrived=before.arrived or event.at,
        left=None,
    )


def _sitting(board: Board, members: tuple[Seat, ...], standings: Mapping[str, Standing]) -> Iterable[Sitting]:
    """Who fills which seat now. Whoever holds a seat fills that one and no other, and once only."""
    steps_down = board.settings.substitutes.policy is SubstitutePolicy.STEPS_DOWN
    seats = {seat.person.id: seat for seat in reversed(members)}
    for seat in members:
        member = standings[seat.person.id]
        if seats[member.person] is not seat:
            continue
        sitter = member.substitute or ""
        substitute = standings.get(sitter) if sitter not in seats else None
        sitting_in = substitute is not None and substitute.in_room
        if member.in_room and (steps_down or not sitting_in):
            yield Sitting(member.person, seat, member.remote)
        elif substitute is not None and sitting_in:
            yield Sitting(substitute.person, seat, substitute.remote)

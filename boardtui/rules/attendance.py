"""Attendance, derived from the presence log and the dated memberships (R8–R18). Nothing here is stored."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from boardtui.model.boards import Board, SubstitutePolicy
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Capacity, PresenceEvent, PresenceKind
from boardtui.rules.chronicle import chronicle, inserted_in, standing_events
from boardtui.rules.membership import Seat, as_on, members_on, seat_places

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


class Stance(NamedTuple):
    """What of a standing is counted: many people share one."""

    mark: Mark
    in_room: bool
    sits_for_another: bool
    substituted: bool
    to_confirm: bool

    @property
    def needs_mark(self) -> bool:
        """True where the roll has something to ask of them: not marked, or not confirmed again."""
        return self.to_confirm or (self.mark is Mark.UNMARKED and not self.substituted)


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's presence as the log tells it up to now.

    ``mark`` says whether they came at any time (R15); ``in_room`` whether they are here now; the two
    are kept apart on purpose. ``sits_for`` is the member a substitute stands in for. ``to_confirm`` is
    True from a resumption where the roll is taken again until they are marked again: they came, and it
    is not known yet whether they are back (R48). ``seat_kept`` is True for a member who came while
    ``substitute`` stood in, and left them the seat (R10).
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
    to_confirm: bool = False
    seat_kept: bool = False

    @property
    def needs_mark(self) -> bool:
        """True where the roll has something to ask of them: not marked, or not confirmed again."""
        return self.stance.needs_mark

    @property
    def stance(self) -> Stance:
        """What of it is counted."""
        return Stance(
            self.mark, self.in_room, self.sits_for is not None, self.substitute is not None, self.to_confirm
        )


class _Followed(NamedTuple):
    """What an attendance was derived from; ``plain`` where nothing in the log was entered after the fact."""

    board: Board
    day: date
    log: tuple[PresenceEvent, ...]
    plain: bool
    before: Mapping[str, Standing] | None = None
    touched: frozenset[str] = frozenset()


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
    _followed: _Followed | None = field(default=None, repr=False, compare=False)

    @cached_property
    def stances(self) -> Mapping[Stance, int]:
        """How many members stand in each way."""
        return Counter(self.standing(seat.person.id).stance for seat in self.members)

    @cached_property
    def fillings(self) -> Mapping["Filling", int]:
        """How many seats are filled now in each way."""
        return Counter(one.filling for one in self.voters)

    @cached_property
    def latest(self) -> datetime | None:
        """The moment (aware, UTC) of the last thing in the log it was derived from, or None."""
        return max((one.at for one in self._followed.log), default=None) if self._followed else None

    def differing_from(self, standings: Mapping[str, Standing]) -> frozenset[str] | None:
        """Those who may stand otherwise than in ``standings``; None where only a look at all can tell."""
        followed = self._followed
        return followed.touched if followed is not None and followed.before is standings else None

    def standing(self, person: str) -> Standing:
        """How one person stands; unmarked where the log says nothing."""
        return self.standings.get(person) or Standing(person)

    def seat_taken_of(self, member: str) -> str | None:
        """The substitute in the room who holds the seat of a member who has not come yet; else None.

        None also where the member has come already and left them the seat (R10).
        """
        standing = self.standing(member)
        if standing.substitute is None or standing.in_room or standing.seat_kept:
            return None
        return standing.substitute if self.standing(standing.substitute).in_room else None

    def count(self, mark: Mark) -> int:
        """How many members bear that mark."""
        return sum(number for stance, number in self.stances.items() if stance.mark is mark)


class Filling(NamedTuple):
    """What of a filled seat is counted: its political group, whether it has a vote, and from where."""

    group: str | None
    votes: bool
    remote: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody in the room who fills a seat now: ``person`` sits in ``seat``, as member or substitute."""

    person: str
    seat: Seat
    remote: bool

    @property
    def filling(self) -> Filling:
        """What of it is counted."""
        return Filling(self.seat.membership.group, self.seat.membership.votes, self.remote)


def attendance(board: Board, meeting: Meeting, at: datetime | None = None) -> Attendance:
    """The attendance of ``meeting``, or as it stood at the moment ``at`` (aware, UTC).

    What was put down by mistake and corrected later did not stand at any moment.
    """
    of, board = board, as_on(board, meeting.day)
    members = members_on(board, meeting.day)
    followed: _Followed | None = None
    if at is None:
        standings = follow(meeting.presence)
        followed = _Followed(of, meeting.day, meeting.presence, not inserted_in(meeting.presence))
    else:
        standings = _standings(one for one in standing_events(meeting.presence) if one.at <= at)
    for seat in members:
        standings.setdefault(seat.person.id, Standing(seat.person.id))
    substitutes = tuple(standing.person for standing in standings.values() if standing.sits_for is not None)
    voters = tuple(sitting(board, members, standings))
    return Attendance(members, standings, substitutes, voters, followed)


def attendance_after(before: Attendance, board: Board, meeting: Meeting) -> Attendance:
    """What ``attendance(board, meeting)`` gives, brought up from ``before`` where the log has only grown.

    So a mark costs the same on a roll of any length: only those whom the new events name are looked at.
    """
    events = _events_since(before, board, meeting)
    if events is None:
        return attendance(board, meeting)
    if not events:
        return before
    standings, touched = dict(before.standings), _touched(before.standings, events)
    for event in events:
        take(standings, event)
    if any(before.standing(one).sits_for != standings[one].sits_for for one in touched if one in standings):
        return attendance(board, meeting)  # for the order in which the substitutes came
    followed = _Followed(
        board, meeting.day, meeting.presence, True, before=before.standings, touched=frozenset(touched)
    )
    voters, fillings = _filled_anew(before, board, meeting.day, standings, touched)
    after = Attendance(before.members, standings, before.substitutes, voters, followed)
    places = seat_places(board, meeting.day)
    members = [one for one in touched for _ in places.get(one, ())]
    stances = Counter(before.stances)
    stances.subtract(before.standing(one).stance for one in members)
    stances.update(after.standing(one).stance for one in members)
    moments = [one.at for one in events]
    latest = max(moments if before.latest is None else [before.latest, *moments])
    after.__dict__.update(stances=+stances, fillings=fillings, latest=latest)  # as if asked for already
    return after


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
    """How everybody whom ``events`` name stands after them, in the order they are first named.

    ``events`` come in the order they were entered; what was entered after the fact is reckoned where its
    time puts it.
    """
    return _standings(chronicle(events))


def _standings(events: Iterable[PresenceEvent]) -> dict[str, Standing]:
    standings: dict[str, Standing] = {}
    for event in events:
        take(standings, event)
    return standings


def take(standings: dict[str, Standing], event: PresenceEvent) -> None:
    """Bring ``standings`` up to ``event``."""
    before = standings.get(event.person) or Standing(event.person)
    standings[event.person] = _after(before, event)
    if event.kind in _GIVES_SEAT_BACK:
        _release(standings, before, event.kind)
    if event.kind is PresenceKind.STOOD_IN and event.stands_in_for is not None:
        member = standings.get(event.stands_in_for) or Standing(event.stands_in_for)
        if member.mark is Mark.UNMARKED:
            member = replace(member, mark=Mark.SUBSTITUTED)
        standings[member.person] = replace(member, substitute=event.person, seat_kept=False)


def _release(standings: dict[str, Standing], substitute: Standing, kind: PresenceKind) -> None:
    """Free the seat ``substitute`` sat in; a mark that stood for the substitution goes unless they served."""
    member = standings.get(substitute.sits_for or "")
    if member is None or member.substitute != substitute.person:
        return
    served = kind in (PresenceKind.STEPPED_DOWN, PresenceKind.STOOD_IN)
    mark = Mark.UNMARKED if member.mark is Mark.SUBSTITUTED and not served else member.mark
    standings[member.person] = replace(member, substitute=None, mark=mark, seat_kept=False)


def _after(before: Standing, event: PresenceEvent) -> Standing:
    match event.kind:
        case PresenceKind.ARRIVED | PresenceKind.RETURNED | PresenceKind.CONFIRMED:
            return _here(before, event)
        case PresenceKind.STOOD_IN:
            return replace(_here(before, event), sits_for=event.stands_in_for)
        case PresenceKind.LEFT | PresenceKind.STEPPED_DOWN:
            left = event.at if before.in_room or before.left is None else before.left
            return replace(before, in_room=False, to_confirm=False, left=left)
        case PresenceKind.UNCONFIRMED:
            return replace(before, in_room=False, to_confirm=True)
        case PresenceKind.APOLOGISED:
            return Standing(before.person, mark=Mark.APOLOGIES, apologised=True, substitute=before.substitute)
        case PresenceKind.NOTED_ABSENT:
            return Standing(before.person, mark=Mark.ABSENT, substitute=before.substitute)
        case PresenceKind.UNMARKED:  # pragma: no branch - mypy knows that there is no other kind
            mark = Mark.SUBSTITUTED if before.substitute is not None else Mark.UNMARKED
            return Standing(before.person, mark, substitute=before.substitute)


def _here(before: Standing, event: PresenceEvent) -> Standing:
    return replace(
        before,
        mark=Mark.REMOTE if event.remote else Mark.PRESENT,
        in_room=True,
        to_confirm=False,
        remote=event.remote,
        arrived=before.arrived or event.at,
        left=None,
        seat_kept=before.seat_kept or (event.seat_kept and before.substitute is not None),
    )


def sitting(board: Board, members: tuple[Seat, ...], standings: Mapping[str, Standing]) -> Iterable[Sitting]:
    """Who fills which seat now. Whoever holds a seat fills that one and no other, and once only."""
    steps_down = board.settings.substitutes.policy is SubstitutePolicy.STEPS_DOWN
    seats = {seat.person.id: seat for seat in reversed(members)}
    for seat in members:
        if seats[seat.person.id] is seat:
            one = _in_seat(seat, seats, standings, steps_down=steps_down)
            if one is not None:
                yield one


def _in_seat(
    seat: Seat, holders: Container[str], standings: Mapping[str, Standing], *, steps_down: bool
) -> Sitting | None:
    member = standings.get(seat.person.id) or Standing(seat.person.id)
    sitter = member.substitute or ""
    substitute = standings.get(sitter) if sitter not in holders else None
    sitting_in = substitute is not None and substitute.in_room
    if member.in_room and not (sitting_in and (member.seat_kept or not steps_down)):
        return Sitting(member.person, seat, member.remote)
    if substitute is not None and sitting_in:
        return Sitting(substitute.person, seat, substitute.remote)
    return None


def _events_since(before: Attendance, board: Board, meeting: Meeting) -> tuple[PresenceEvent, ...] | None:
    """What was entered since ``before`` where it is all there is to follow; else None."""
    known, log = before._followed, meeting.presence
    if known is None or known.board is not board or known.day != meeting.day or not known.plain:
        return None
    if log[: len(known.log)] != known.log:  # in C, the very same events for the most part
        return None
    new = log[len(known.log) :]
    return None if inserted_in(new) else new


def _touched(standings: Mapping[str, Standing], events: Iterable[PresenceEvent]) -> list[str]:
    """Everybody whose standing ``events`` may change, and the members in whose seats they may sit."""
    found: dict[str, None] = {}
    for event in events:
        before = standings.get(event.person)
        for one in (event.person, before.sits_for if before else None, event.stands_in_for):
            if one is not None:
                found[one] = None
    return list(found)


def _filled_anew(
    before: Attendance, board: Board, day: date, standings: Mapping[str, Standing], touched: Iterable[str]
) -> tuple[tuple[Sitting, ...], Mapping[Filling, int]]:
    """The voters of ``before`` with the seats of ``touched`` filled anew, and how many of each kind."""
    steps_down = as_on(board, day).settings.substitutes.policy is SubstitutePolicy.STEPS_DOWN
    places, voters, fillings = seat_places(board, day), list(before.voters), Counter(before.fillings)
    for person in touched:
        if person not in places:
            continue
        number = places[person][0]
        seat = before.members[number]
        place = bisect_left(voters, number, key=lambda one: places[one.seat.person.id][0])
        was = [one for one in voters[place : place + 1] if one.seat is seat]
        sits = _in_seat(seat, places, standings, steps_down=steps_down)
        now = [] if sits is None else [sits]
        voters[place : place + len(was)] = now
        fillings.subtract(one.filling for one in was)
        fillings.update(one.filling for one in now)
    return tuple(voters), +fillings

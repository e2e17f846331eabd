"""Who an id in a meeting's record is: somebody the board knows, or a guest of that meeting only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from boardtui.model.boards import Board, Membership, Role
from boardtui.model.meetings import Meeting
from boardtui.model.people import Person
from boardtui.model.presence import Attendee
from boardtui.rules.membership import TheVery


@dataclass(frozen=True, slots=True)
class Known:
    """A person as they are printed for one meeting."""

    id: str
    code: str
    name: str
    surname: str
    body: str
    group: str | None
    role: Role | None
    aliases: tuple[str, ...] = ()


def who(board: Board, meeting: Meeting, person_id: str) -> Known:
    """The person behind ``person_id`` on the meeting's day; an unknown id is shown as itself."""
    person = _people(TheVery(board)).get(person_id)
    if person is not None:
        return on_that_day(board, person, meeting.day)
    attendee = meeting.attendee(person_id)
    if attendee is not None:
        return _guest(attendee)
    return Known(person_id, "", person_id, person_id, "", None, None)


def directory(board: Board, meeting: Meeting) -> tuple[Known, ...]:
    """Everybody who can be named in this meeting: the board's people, then its own guests."""
    held = _memberships(TheVery(board))
    people = tuple(_known(person, held.get(person.id, []), meeting.day) for person in board.people)
    guests = tuple(_guest(one) for one in meeting.attendees if one.person is None)
    return people + guests


def on_that_day(board: Board, person: Person, day: date) -> Known:
    """Somebody the board knows, as they are printed on ``day``."""
    made = _printed_on(TheVery(board), day)
    known = made.get(person.id)
    if known is None or known[0] is not person:
        known = made[person.id] = person, _known(person, _memberships(TheVery(board)).get(person.id, []), day)
    return known[1]


@lru_cache(maxsize=8)
def _printed_on(of: TheVery, day: date) -> dict[str, tuple[Person, Known]]:
    """Whoever was asked for so far: each mark asks for the same few several times."""
    return {}


@lru_cache(maxsize=8)
def _people(of: TheVery) -> Mapping[str, Person]:
    return {person.id: person for person in reversed(of.board.people)}


@lru_cache(maxsize=8)
def _memberships(of: TheVery) -> Mapping[str, list[Membership]]:
    held: dict[str, list[Membership]] = {}
    for membership in of.board.memberships:
        held.setdefault(membership.person, []).append(membership)
    return held


def _known(person: Person, memberships: list[Membership], day: date) -> Known:
    name = person.name_on(day)
    current = next((one for one in memberships if one.covers(day)), None)
    known = current or _last_of(memberships, day)
    return Known(
        id=person.id,
        code=person.code,
        name=name.printed,
        surname=name.surname,
        body=person.authority_on(day),
        group=known.group if known else None,
        role=current.role if current else None,
        aliases=(name.full, *person.aliases),
    )


def _last_of(memberships: list[Membership], day: date) -> Membership | None:
    """The last membership that had begun by ``day``: what somebody joins later says nothing of the day."""
    begun = [one for one in memberships if one.start is None or one.start <= day]
    return max(begun, key=lambda one: one.start or date.min, default=None)


def _guest(attendee: Attendee) -> Known:
    surname = attendee.name.split()[-1] if attendee.name.split() else attendee.name
    return Known(attendee.id, attendee.code, attendee.name, surname, attendee.body, attendee.group, None)

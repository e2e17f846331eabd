"""Who an id in a meeting's record is: somebody the board knows, or a guest of that meeting only."""

from dataclasses import dataclass
from datetime import date

from boardtui.model.boards import Board, Role
from boardtui.model.meetings import Meeting
from boardtui.model.people import Person
from boardtui.model.presence import Attendee


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
    person = board.person(person_id)
    if person is not None:
        return on_that_day(board, person, meeting.day)
    attendee = meeting.attendee(person_id)
    if attendee is not None:
        return _guest(attendee)
    return Known(person_id, "", person_id, person_id, "", None, None)


def directory(board: Board, meeting: Meeting) -> tuple[Known, ...]:
    """Everybody who can be named in this meeting: the board's people, then its own guests."""
    people = tuple(on_that_day(board, person, meeting.day) for person in board.people)
    guests = tuple(_guest(one) for one in meeting.attendees if one.person is None)
    return people + guests


def on_that_day(board: Board, person: Person, day: date) -> Known:
    """Somebody the board knows, as they are printed on ``day``."""
    name = person.name_on(day)
    memberships = [one for one in board.memberships if one.person == person.id]
    current = next((one for one in memberships if one.covers(day)), None)
    known = current or (memberships[0] if memberships else None)
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


def _guest(attendee: Attendee) -> Known:
    surname = attendee.name.split()[-1] if attendee.name.split() else attendee.name
    return Known(attendee.id, attendee.code, attendee.name, surname, attendee.body, attendee.group, None)

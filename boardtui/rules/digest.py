"""What the questions across meetings need to know of one meeting, taken out of its record.

Pure functions from a meeting to short tuples, which depend on nothing but that meeting: who was a member
on the day, and under which name, is asked of the board when the question is asked. A list of five thousand
meetings is made from these, never from the whole records.
"""

import re
from datetime import date, datetime, time
from typing import NamedTuple

from boardtui.model.actions import ActionStatus
from boardtui.model.agendas import AgendaItem
from boardtui.model.boards import Board
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import Meeting, MeetingState, NoteState
from boardtui.rules.attendance import Mark, follow
from boardtui.rules.membership import member_ids_on

_NUMBER = r"\d{1,4000}"  # what Python reads as a number without being asked twice


class Guest(NamedTuple):
    """Somebody put on that meeting, as they are named where the board does not know them."""

    id: str
    name: str
    body: str
    group: str | None


class Digest(NamedTuple):
    """One meeting in a list of meetings.

    ``marks`` is how each person stands whom the presence log leaves marked; ``stand_ins`` whom each
    substitute sat for, in order of arrival. ``numbers`` is the highest running number for each opening of
    a reference (``IPB/2010-11/``), as digits.
    """

    id: str
    day: date
    start: time | None
    finish: time | None
    room: str
    venue: str
    state: MeetingState
    opened: datetime | None
    closed: datetime | None
    note: NoteState
    items: int
    others: int
    decisions: int
    actions: int
    marks: dict[str, Mark]
    stand_ins: dict[str, str]
    guests: tuple[Guest, ...]
    numbers: dict[str, str]

    def guest(self, guest_id: str) -> Guest | None:
        """The guest put on the meeting under that id, or None."""
        return next((one for one in self.guests if one.id == guest_id), None)


class Decided(NamedTuple):
    """One decision in a list of decisions. ``votes`` counts for, against and abstained."""

    ref: str
    item: str | None
    item_title: str | None
    exempt: bool
    outcome: Outcome
    text: str
    mover: str | None
    seconder: str | None
    votes: tuple[int, int, int] | None
    casting: str | None


class Assigned(NamedTuple):
    """One action in a list of actions. ``progress`` has each report's day and words."""

    ref: str
    item: str | None
    item_title: str | None
    exempt: bool
    text: str
    owners: tuple[str, ...]
    due: date | None
    due_next_meeting: bool
    status: ActionStatus
    progress: tuple[tuple[date, str], ...]


def digest(meeting: Meeting) -> Digest:
    """What a list of meetings says of ``meeting``."""
    standings = follow(meeting.presence).values()
    return Digest(
        id=meeting.id,
        day=meeting.day,
        start=meeting.start,
        finish=meeting.finish,
        room=meeting.room,
        venue=meeting.venue,
        state=meeting.state,
        opened=meeting.opened,
        closed=meeting.closed,
        note=meeting.note.state,
        items=len(meeting.agenda),
        others=len(meeting.attendees),
        decisions=len(meeting.decisions),
        actions=len(meeting.actions),
        marks={one.person: one.mark for one in standings if one.mark is not Mark.UNMARKED},
        stand_ins={one.person: one.sits_for for one in standings if one.sits_for is not None},
        guests=tuple(Guest(one.id, one.name, one.body, one.group) for one in meeting.attendees),
        numbers=_numbers(meeting),
    )


def decided(meeting: Meeting) -> tuple[Decided, ...]:
    """The decisions of ``meeting``, in the order they were taken."""
    items = _items(meeting)
    return tuple(
        Decided(
            one.ref,
            *_under(items.get(one.item)),
            one.outcome,
            one.text,
            one.mover,
            one.seconder,
            (one.tally.votes_for, one.tally.against, one.tally.abstained) if one.tally else None,
            one.tally.casting.value if one.tally and one.tally.casting else None,
        )
        for one in sorted(meeting.decisions, key=lambda one: one.order)
    )


def assigned(meeting: Meeting) -> tuple[Assigned, ...]:
    """The actions of ``meeting``, in the order they were given."""
    items = _items(meeting)
    return tuple(
        Assigned(
            one.ref,
            *_under(items.get(one.item)),
            one.text,
            tuple(owner.name for owner in one.owners),
            one.due,
            one.due_next_meeting,
            one.status,
            tuple((told.day, told.text) for told in one.progress),
        )
        for one in sorted(meeting.actions, key=lambda one: one.order)
    )


def counts(board: Board, held: Digest) -> dict[Mark, int]:
    """How many members bear each mark; the counts sum to the members of the day."""
    found: dict[Mark, int] = {}
    for person in member_ids_on(board, held.day):
        mark = held.marks.get(person, Mark.UNMARKED)
        found[mark] = found.get(mark, 0) + 1
    return found


def name_on_the_day(board: Board, held: Digest, person_id: str) -> str:
    """The name printed for ``person_id`` on the meeting's day; an unknown id is shown as itself."""
    person = board.person(person_id)
    if person is not None:
        return person.name_on(held.day).printed
    guest = held.guest(person_id)
    return guest.name if guest is not None else person_id


def _items(meeting: Meeting) -> dict[str | None, AgendaItem]:
    """The items by their ids; the first of two that bear the same one."""
    return {item.id: item for item in reversed(meeting.agenda)}


def _under(item: AgendaItem | None) -> tuple[str | None, str | None, bool]:
    return (item.number, item.title, item.exempt) if item else (None, None, False)


def _numbers(meeting: Meeting) -> dict[str, str]:
    highest: dict[str, int] = {}
    for ref in [*(one.ref for one in meeting.decisions), *(one.ref for one in meeting.actions)]:
        opening, slash, number = ref.rpartition("/")
        if slash and re.fullmatch(_NUMBER, number):
            highest[opening + slash] = max(highest.get(opening + slash, 0), int(number))
    return {opening: str(number) for opening, number in highest.items()}

"""What the questions across meetings need to know of one meeting, taken out of its record.

Pure functions from a meeting to short tuples, which depend on nothing but that meeting: who was a member
on the day, and under which name, is asked of the board when the question is asked. A list of five thousand
meetings is made from these, never from the whole records.
"""

from datetime import date, datetime, time
from typing import NamedTuple

from boardtui.model.actions import ActionItem, ActionStatus, Owner
from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.boards import Board
from boardtui.model.decisions import Decision, Outcome
from boardtui.model.meetings import Meeting, MeetingState, NoteState
from boardtui.rules.attendance import Mark, follow
from boardtui.rules.corrections import corrected_text
from boardtui.rules.membership import member_ids_on
from boardtui.rules.private_items import private_items
from boardtui.rules.references import references, split_reference
from boardtui.rules.timings import timetable


class Guest(NamedTuple):
    """Somebody put on that meeting, as they are named where the board does not know them."""

    id: str
    name: str
    body: str
    group: str | None


class Corrected(NamedTuple):
    """Whose attendance was put right afterwards: on which day, what it ``was`` and is ``now`` (R42)."""

    person: str
    day: date
    was: str = ""
    now: str = ""


class Digest(NamedTuple):
    """One meeting in a list of meetings.

    ``marks`` is how each person stands whom the presence log leaves marked; ``stand_ins`` whom each
    substitute sat for, in order of arrival. ``numbers`` is the highest running number for each opening of
    a reference (``IPB/2010-11/``), as digits. ``corrected`` has whose attendance was put right afterwards.
    ``issued`` is when the agenda first went out; ``bare`` counts the items that
    are to be taken and have neither cover sheet nor paper, standing items aside; ``stubs`` those that still
    owe an answer to a promise. ``papers`` names each paper of a listed item, behind the item's id.
    ``over`` is by how many minutes the plan is longer than the time announced.
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
    corrected: tuple[Corrected, ...] = ()
    issued: datetime | None = None
    bare: int = 0
    stubs: int = 0
    over: int = 0
    papers: tuple[tuple[str, str], ...] = ()

    def guest(self, guest_id: str) -> Guest | None:
        """The guest put on the meeting under that id, or None."""
        return next((one for one in self.guests if one.id == guest_id), None)


class Decided(NamedTuple):
    """One decision in a list of decisions. ``votes`` counts for, against and abstained.

    ``replaces`` is the reference of the decision it takes the place of.
    """

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
    id: str = ""
    item_id: str | None = None
    replaces: str | None = None


class Terms(NamedTuple):
    """To whom an action was given, or to which day it was put, from the day ``since`` on.

    ``owners`` is empty where only the date was changed; ``moves_date`` says that it was.
    """

    since: date
    owners: tuple[str, ...] = ()
    moves_date: bool = False
    due: date | None = None
    due_next_meeting: bool = False


class Assigned(NamedTuple):
    """One action in a list of actions. ``progress`` has each report's day and words.

    Owners, date and status are as they now are. ``statuses`` says from which day it had which status;
    ``on_meeting`` and ``on_item`` name the agenda item that reports on it (R47); ``carries_out`` is the
    reference of the decision it follows from. ``terms`` has what was minuted and each change of it since,
    as they were entered; it is empty where nothing was changed.
    """

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
    id: str = ""
    item_id: str | None = None
    statuses: tuple[tuple[date, ActionStatus], ...] = ()
    on_meeting: str | None = None
    on_item: str | None = None
    carries_out: str | None = None
    terms: tuple[Terms, ...] = ()


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
        corrected=tuple(
            Corrected(one.person, one.day, one.was, one.now)
            for one in meeting.note.corrections
            if one.person is not None
        ),
        issued=meeting.issues[0].at if meeting.issues else None,
        bare=sum(1 for item in meeting.agenda if _is_bare(item)),
        stubs=sum(1 for item in meeting.agenda if item.stub),
        over=max(timetable(meeting).over or 0, 0),
        papers=tuple(
            (item.id, name)
            for item in meeting.agenda
            for name in item.papers
            if item.state is ItemState.LISTED
        ),
    )


def decided(meeting: Meeting) -> tuple[Decided, ...]:
    """The decisions of ``meeting``, in the order they were taken."""
    items, private = _items(meeting), private_items(meeting)
    return tuple(
        Decided(
            one.ref,
            *_under(items.get(one.item), private),
            one.outcome,
            corrected_text(meeting, one.id, one.text),
            one.mover,
            one.seconder,
            _votes(one),
            one.tally.casting.value if one.tally and one.tally.casting else None,
            one.id,
            one.item,
            one.replaces,
        )
        for one in sorted(meeting.decisions, key=lambda one: one.order)
    )


def assigned(meeting: Meeting) -> tuple[Assigned, ...]:
    """The actions of ``meeting``, in the order they were given."""
    items, private = _items(meeting), private_items(meeting)
    return tuple(
        Assigned(
            one.ref,
            *_under(items.get(one.item), private),
            corrected_text(meeting, one.id, one.text),
            _names(one.owners_now),
            one.due_now,
            one.due_next_now,
            one.status,
            tuple((told.day, told.text) for told in one.reports if told.text or not told.status),
            one.id,
            one.item,
            _statuses(one, meeting.day),
            one.on_meeting,
            one.on_item,
            one.carries_out,
            _terms(one, meeting.day),
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


def _under(item: AgendaItem | None, private: frozenset[str]) -> tuple[str | None, str | None, bool]:
    return (item.number, item.title, item.id in private) if item else (None, None, False)


def _statuses(action: ActionItem, given: date) -> tuple[tuple[date, ActionStatus], ...]:
    """From which day it had which status; by the last report, or the day ``given``, where none says."""
    told = [(one.day, one.status) for one in action.progress if one.status is not None]
    if (told[-1][1] if told else ActionStatus.OPEN) is not action.status:
        told.append((action.progress[-1].day if action.progress else given, action.status))
    return tuple(told)


def _terms(action: ActionItem, given: date) -> tuple[Terms, ...]:
    """What was minuted on the day it was ``given``, and each change; nothing where there was none."""
    if not action.changes:
        return ()
    minuted = Terms(given, _names(action.owners), True, action.due, action.due_next_meeting)
    since = (
        Terms(one.day, _names(one.owners), one.moves_date, one.due, one.due_next_meeting)
        for one in action.changes
    )
    return minuted, *since


def _names(owners: tuple[Owner, ...]) -> tuple[str, ...]:
    return tuple(one.name for one in owners)


def _is_bare(item: AgendaItem) -> bool:
    """True for business that comes to the board with no paper at all."""
    has_paper = item.cover is not None or item.papers or item.page
    return item.state is ItemState.LISTED and item.standing is None and not has_paper


def _votes(decision: Decision) -> tuple[int, int, int] | None:
    tally = decision.tally
    if tally is None or not tally.manner.is_counted:
        return None
    return tally.votes_for, tally.against, tally.abstained


def _numbers(meeting: Meeting) -> dict[str, str]:
    highest: dict[str, int] = {}
    for ref in references(meeting):
        found = split_reference(ref)
        if found is not None:
            highest[found[0]] = max(highest.get(found[0], 0), found[1])
    return {opening: str(number) for opening, number in highest.items()}

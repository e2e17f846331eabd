"""Councils made up by a seed: boards, their years, and meetings with attendance, decisions and actions.

The records are written through the store's own encoders, journal and saved file together, but without
waiting for the disk: a council of 5,000 meetings takes well under two minutes. ``THE_COUNCIL`` is the big
one of issue D: boards that go on through ten board years, with the next meetings still ahead.
"""

import dataclasses
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from boardtui.edits.base import Edit, MeetingEdit, Record, Stamp
from boardtui.edits.course import CloseMeeting, OpenMeeting, TakeItem
from boardtui.edits.founding import Convene, FoundBoard
from boardtui.edits.minuting import Assign, Decide, ReportProgress, WriteMinute
from boardtui.edits.note_life import MoveNote
from boardtui.edits.presence import MarkPerson, PutOnMeeting, Roll, StandIn
from boardtui.model.actions import ActionStatus, Owner
from boardtui.model.agendas import AgendaItem, CoverSheet
from boardtui.model.boards import Board, CalendarDate, Earlier, Membership, PoliticalGroup, QuorumRule, Role
from boardtui.model.decisions import Outcome, Tally
from boardtui.model.meetings import Meeting, NoteState
from boardtui.model.people import Authority, Name, Person
from boardtui.model.presence import Attendee, Capacity
from boardtui.store import journal, tables
from boardtui.store.cabinet import Cabinet

_FIRST = ("Ann", "Bea", "Cyr", "Dot", "Eve", "Fay", "Gus", "Hal", "Ida", "Jon", "Kit", "Lea", "Max", "Zoë")
_LAST = ("Abbot", "Bond", "Cole", "Dunn", "Ellis", "Frost", "Grant", "Hale", "Innes", "Joyce", "Kerr", "Lowe")
_TEXT = (
    "agreed to ask officers for a further report on the funding of regional partnerships before the spring "
    "and to write to ministers about the consultation on local audit and to note the position reported"
)
_WORDS = _TEXT.split()
_GROUPS = (("red", "Red", 8), ("blue", "Blue", 7), ("gold", "Gold", 3), ("free", "Independent", 2))
_ROLLS = (Roll.PRESENT,) * 14 + (Roll.APOLOGIES,) * 3 + (Roll.REMOTE, Roll.REMOTE, Roll.ABSENT)
_SPARES = 6


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything. ``meetings`` is what each board holds in each of its years.

    With ``today`` a board is one record that goes on through its years: what lies ahead is only called,
    actions of earlier years are done and their notes approved. Without, each board year is a board that
    held all its meetings, and what was begun stays as it was.
    """

    boards: int = 5
    meetings: int = 10
    years: int = 10
    first_year: int = 2016
    items: int = 10
    decisions: int = 8
    actions: int = 6
    minutes: int = 10
    today: date | None = None

    @property
    def total(self) -> int:
        """The meetings of the whole council."""
        return self.boards * self.meetings * self.years


THE_COUNCIL = Size(boards=40, meetings=8, years=10, first_year=2017, today=date(2026, 11, 22))
"""What issue D promises to answer in 100 ms: 3,200 meetings of forty boards."""


def council_of(meetings: int) -> Size:
    """A council with that many meetings, ten a board and year; one that is not whole tens is one board's."""
    if meetings < 10 or meetings % 10:
        return Size(boards=1, meetings=meetings, years=1)
    years = next(one for one in (10, 5, 2, 1) if meetings // 10 % one == 0)
    return Size(boards=meetings // 10 // years, years=years)


def write_council(workspace: Path, size: Size, seed: int = 0) -> None:
    """Make ``workspace`` and fill it. The same size and seed give the same bytes."""
    Cabinet.make(workspace)
    for board, meetings in council(size, seed):
        folder = workspace / "data" / board.id
        folder.mkdir(mode=0o700)
        (folder / "meetings").mkdir(mode=0o700)
        write_pair(folder / "board", [FoundBoard(board)], board)
        for edits, meeting in meetings:
            write_pair(folder / "meetings" / meeting.id, edits, meeting)


def council(size: Size, seed: int = 0) -> Iterator[tuple[Board, list[tuple[list[Edit], Meeting]]]]:
    """Each board with its meetings; a meeting as the edits that made it, and as they leave it."""
    years = range(size.first_year, size.first_year + size.years)
    for number in range(size.boards):
        if size.today is not None:
            yield _lasting(random.Random(f"{seed}/{number}"), size, number, size.today)
            continue
        for year in years:
            dice = random.Random(f"{seed}/{number}/{year}")
            board = _board(dice, number, year)
            yield board, [_meeting(dice, size, board, place) for place in range(size.meetings)]


def _lasting(
    dice: random.Random, size: Size, number: int, today: date
) -> tuple[Board, list[tuple[list[Edit], Meeting]]]:
    """One board through all its years; ``today`` parts what was held from what lies ahead."""
    board = _board(dice, number, size.first_year)
    names = [f"{one}/{(one + 1) % 100:02}" for one in range(size.first_year, size.first_year + size.years)]
    ends = [date(int(name[:4]) + 1, 8, 31) for name in names[:-1]]
    earlier = tuple(
        Earlier(end, board.name, board.prefix, name, "", board.groups, board.settings)
        for name, end in zip(names, ends, strict=False)
    )
    board = dataclasses.replace(board, id=f"board-{number:02}", year=names[-1], earlier=earlier)
    meetings = []
    for name in names:
        of_year = dataclasses.replace(board, year=name)
        meetings += [_meeting(dice, size, of_year, place) for place in range(size.meetings)]
    dates = tuple(CalendarDate(one.day, one.start, venue=one.venue) for _, one in meetings)
    board = dataclasses.replace(board, calendar=dates)
    return board, [_as_at(edits, one, today) for edits, one in meetings]


def _as_at(edits: list[Edit], meeting: Meeting, today: date) -> tuple[list[Edit], Meeting]:
    """What is on record on ``today`` of a meeting that was made up whole."""
    begun = edits[0]
    assert isinstance(begun, Convene)
    if meeting.day >= today:
        return [begun], begun.meeting
    if meeting.day < today - timedelta(days=200):
        more: list[MeetingEdit] = [
            ReportProgress(one.id, one.due or meeting.day, "Done.", ActionStatus.DONE)
            for one in meeting.actions
            if one.status is not ActionStatus.DONE
        ]
        if meeting.state.was_held:
            more.append(MoveNote(NoteState.APPROVED, meeting.day + timedelta(days=40)))
        for edit in more:
            edits = [*edits, edit]
            meeting = edit.apply(meeting, _stamp(len(edits)))
    return edits, meeting


def write_pair(base: Path, edits: list[Edit], record: Record) -> None:
    """Write a record's two files at ``base`` as the store would have left them, without any fsync."""
    previous, lines = journal.BEGINNING, []
    for sequence, edit in enumerate(edits, start=1):
        local = _stamp(sequence).at
        line = journal.encode_line(edit, _stamp(sequence), local, previous)
        previous = journal.hash_line(line)
        lines.append(line)
    seal = tables.Seal(
        kind="board" if isinstance(record, Board) else "meeting",
        schema=tables.SCHEMA,
        generation=1,
        sequence=len(lines),
        last=previous,
        saved_at="2026-01-01T00:00:00+00:00",
    )
    _write(base.with_name(base.name + ".journal"), b"".join(lines))
    _write(base.with_name(base.name + ".json"), tables.encode(tables.sealed(record, seal)))


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


def _stamp(sequence: int) -> Stamp:
    return Stamp(sequence, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=sequence), "generator")


def _board(dice: random.Random, number: int, year: int) -> Board:
    seats = sum(one[2] for one in _GROUPS)
    people = tuple(_person(dice, place, year) for place in range(seats + _SPARES))
    groups = [group for group, _, seats in _GROUPS for _ in range(seats)]
    memberships = [
        Membership(people[place].id, Role.CHAIRMAN if place == 0 else Role.MEMBER, group)
        for place, group in enumerate(groups)
    ]
    change = date(year, 12, 1)  # somebody leaves in the middle of the year, somebody comes
    leaver = dice.randrange(1, seats)
    memberships[leaver] = dataclasses.replace(memberships[leaver], end=change - timedelta(days=1))
    memberships.append(Membership(people[seats].id, Role.MEMBER, groups[leaver], start=change))
    memberships += [Membership(one.id, Role.SUBSTITUTE, dice.choice(groups)) for one in people[seats + 1 :]]
    return Board(
        id=f"board-{number:02}-{year}",
        name=f"{dice.choice(_LAST)} Street Board {number}",
        prefix=f"B{number:02}",
        year=f"{year}/{(year + 1) % 100:02}",
        groups=tuple(PoliticalGroup(*one) for one in _GROUPS),
        people=people,
        memberships=tuple(memberships),
        settings=dataclasses.replace(Board("", "", "", "").settings, quorum=QuorumRule(1, 4, 3, 1)),
    )


def _person(dice: random.Random, place: int, year: int) -> Person:
    code = chr(65 + place // 26) + chr(65 + place % 26)
    names = [Name(f"{dice.choice(_FIRST)} {dice.choice(_LAST)}")]
    if dice.random() < 0.1:
        names.append(dataclasses.replace(names[0], honorific="Sir", since=date(year, 11, 1)))
    return Person(f"p{place:02}", code, tuple(names), (Authority(f"{dice.choice(_LAST)} BC"),))


def _meeting(dice: random.Random, size: Size, board: Board, place: int) -> tuple[list[Edit], Meeting]:
    year = int(board.year[:4])
    day = date(year, 9, 1) + timedelta(days=place * 280 // max(size.meetings, 1))
    if size.meetings > 100:  # a board that never ends: its years run on
        day = date(year, 9, 1) - timedelta(days=7 * (size.meetings - place))
    items = tuple(
        AgendaItem(f"i{one}", str(one), _sentence(dice, 6), cover=CoverSheet(_sentence(dice, 9)))
        for one in range(1, size.items + 1)
    )
    begun = Meeting(f"{day.isoformat()}-{place}", board.id, day, time(10, 0), venue="Town Hall", agenda=items)
    edits: list[Edit] = [Convene(begun)]
    meeting = begun
    if dice.random() < 0.05:
        return edits, meeting
    opened = datetime.combine(day, time(10, 0), UTC)
    for edit in _course(dice, size, board, day, opened, place):
        edits.append(edit)
        meeting = edit.apply(meeting, _stamp(len(edits)))
    for action in meeting.actions:
        if dice.random() < 0.5:
            status = dice.choice((ActionStatus.DONE, ActionStatus.DONE, ActionStatus.IN_PROGRESS))
            report = ReportProgress(action.id, day + timedelta(days=30), _sentence(dice, 6), status)
            edits.append(report)
            meeting = report.apply(meeting, _stamp(len(edits)))
    return edits, meeting


def _course(
    dice: random.Random, size: Size, board: Board, day: date, opened: datetime, place: int
) -> Iterator[MeetingEdit]:
    yield OpenMeeting(opened)
    yield from _roll(dice, board, day, opened)
    opening = f"{board.prefix}/{board.year.replace('/', '-')}/"
    number = place * (size.decisions + size.actions)
    people = [one.id for one in board.people]
    for step in range(max(size.items, size.decisions, size.actions, size.minutes)):
        moment, item = opened + timedelta(minutes=10 * (step + 1)), f"i{step % max(size.items, 1) + 1}"
        if step < size.items:
            yield TakeItem(item, moment)
        if step < size.minutes:
            yield WriteMinute(_sentence(dice, 30), item)
        if step < size.decisions:
            number += 1
            yield _decide(dice, item, f"{opening}{number}", people)
        if step < size.actions:
            number += 1
            yield _assign(dice, item, f"{opening}{number}", day)
    yield CloseMeeting(opened + timedelta(hours=2))


def _roll(dice: random.Random, board: Board, day: date, opened: datetime) -> Iterator[MeetingEdit]:
    members = [one.person for one in board.memberships if one.role.holds_seat and one.covers(day)]
    spares = [one.person for one in board.memberships if one.role is Role.SUBSTITUTE]
    for person in members:
        if dice.random() < 0.97:
            yield MarkPerson(person, dice.choice(_ROLLS), opened)
    if dice.random() < 0.6:
        yield StandIn(dice.choice(spares), dice.choice(members), opened)
    if dice.random() < 0.2:
        guest = Attendee("guest-a", Capacity.SUBSTITUTE, name="Bo Hill", body="Ely City")
        yield PutOnMeeting(guest, opened)
        yield StandIn("guest-a", dice.choice(members), opened)


def _decide(dice: random.Random, item: str, ref: str, people: list[str]) -> MeetingEdit:
    voted = dice.random() < 0.3
    return Decide(
        _sentence(dice, 24),
        dice.choice((Outcome.NOTED, Outcome.AGREED, Outcome.AGREED, Outcome.DEFERRED)),
        item,
        ref,
        mover=dice.choice(people) if voted else None,
        seconder=dice.choice([*people, "guest-a"]) if voted else None,
        tally=Tally(dice.randrange(5, 14), dice.randrange(5), dice.randrange(3)) if voted else None,
    )


def _assign(dice: random.Random, item: str, ref: str, day: date) -> MeetingEdit:
    return Assign(
        _sentence(dice, 16),
        item,
        ref,
        owners=(Owner("Officers"),) if dice.random() < 0.7 else (Owner("Members"), Owner("Secretary")),
        due=day + timedelta(days=dice.randrange(10, 90)) if dice.random() < 0.8 else None,
    )


def _sentence(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(_WORDS, k=words)).capitalize()

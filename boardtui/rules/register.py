"""The attendance register of a board year: member by meeting, derived from every presence log (R2, R11)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from boardtui.model.boards import Board, CalendarDate, Role
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.attendance import Mark
from boardtui.rules.digest import Digest, digest
from boardtui.rules.identity import on_that_day
from boardtui.rules.membership import Seat, as_on, members_on, year_on

ALL_YEARS = "all"
"""The year by which a register of every year is asked for."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One person's year. ``cells`` has one mark a meeting; None where it is not held or cancelled."""

    person: str
    name: str
    group: str
    authority: str
    role: Role
    cells: tuple[Mark | None, ...]

    @property
    def is_substitute(self) -> bool:
        """True for the rows of those who stood in."""
        return self.role is Role.SUBSTITUTE


@dataclass(frozen=True, slots=True)
class Register:
    """The whole register: its meetings by date, members by group, then those who stood in.

    ``planned`` are the ids of those meetings that only the calendar knows.
    """

    meetings: tuple[Digest, ...]
    rows: tuple[RegisterRow, ...]
    planned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Column:
    """One meeting of the register, with the seats of its day. ``held`` is False where cells stay empty."""

    meeting: Digest
    seats: tuple[Seat, ...]
    members: frozenset[str]
    held: bool

    def member_cell(self, person: str) -> Mark | None:
        """What the cell of a member says."""
        if not self.held:
            return None
        return self.mark(person) if person in self.members else Mark.NOT_A_MEMBER

    def substitute_cell(self, person: str) -> Mark | None:
        """What the cell of somebody who ever stood in says."""
        if not self.held:
            return None
        return self.mark(person) if person in self.meeting.stand_ins else Mark.NOT_A_MEMBER

    def mark(self, person: str) -> Mark:
        """How the presence log leaves them."""
        return self.meeting.marks.get(person, Mark.UNMARKED)


def register(board: Board, meetings: Iterable[Meeting | Digest]) -> Register:
    """The register of ``meetings``, in date order, with everybody who held a seat on any of them."""
    digests = (digest(one) if isinstance(one, Meeting) else one for one in meetings)
    ordered = tuple(sorted(digests, key=lambda one: (one.day, one.id)))
    if ordered:
        board = as_on(board, ordered[-1].day)  # groups in the order and by the names they had at the end
    columns = tuple(_column(board, one) for one in ordered)
    rows = [_member_row(seat, columns) for seat in _seats_of_the_year(board, columns)]
    rows.extend(_substitute_rows(board, columns))
    return Register(ordered, tuple(rows))


def register_of_year(board: Board, meetings: Iterable[Digest], year: str) -> Register:
    """The register of one board year (``2010/11``), or of every year for ALL_YEARS.

    A date of the calendar that no meeting is on record for yet is a column without marks: its id is the
    day in ISO form, and it is among ``planned``.
    """
    every = year == ALL_YEARS
    held = [one for one in meetings if every or year_on(board, one.day) == year]
    known = {one.day for one in held}
    planned = [
        _planned(one)
        for one in board.calendar
        if one.day not in known and (every or year_on(board, one.day) == year)
    ]
    found = register(board, [*held, *planned])
    return replace(found, planned=frozenset(one.id for one in planned))


def _planned(one: CalendarDate) -> Digest:
    """A date of the calendar as a list would say it, were it on record."""
    ahead = MeetingState.POSTPONED if one.postponed else MeetingState.SCHEDULED
    state = MeetingState.CANCELLED if one.cancelled else ahead
    name = one.day.isoformat()
    return digest(Meeting(name, "", one.day, one.start, one.finish, one.room, one.venue, state))


def _column(board: Board, meeting: Digest) -> _Column:
    seats = members_on(board, meeting.day)
    return _Column(meeting, seats, frozenset(seat.person.id for seat in seats), meeting.state.was_held)


def _seats_of_the_year(board: Board, columns: tuple[_Column, ...]) -> tuple[Seat, ...]:
    """One seat a person, as at the last meeting they were a member on (R3)."""
    latest: dict[str, Seat] = {}
    for column in columns:
        for seat in column.seats:
            latest[seat.person.id] = seat
    ranks = {group.id: rank for rank, group in enumerate(board.groups)}
    places = {one: place for place, one in enumerate(board.memberships)}
    last = len(ranks)
    return tuple(
        sorted(
            latest.values(),
            key=lambda seat: (ranks.get(seat.membership.group or "", last), places[seat.membership]),
        )
    )


def _member_row(seat: Seat, columns: tuple[_Column, ...]) -> RegisterRow:
    cells = tuple(column.member_cell(seat.person.id) for column in columns)
    return RegisterRow(
        seat.person.id,
        seat.name,
        seat.group.name if seat.group else "",
        seat.authority,
        seat.role,
        cells,
    )


def _substitute_rows(board: Board, columns: tuple[_Column, ...]) -> list[RegisterRow]:
    """Those who stood in, in the order they first did (the source lists only those who served, S9)."""
    served: dict[str, RegisterRow] = {}
    for column in columns:
        for person in column.meeting.stand_ins if column.held else ():
            if person not in served:
                served[person] = _substitute_row(board, column, person, columns)
    return list(served.values())


def _substitute_row(board: Board, first: _Column, person: str, columns: tuple[_Column, ...]) -> RegisterRow:
    name, body, group_id = _printed(board, first.meeting, person)
    sat_for = first.meeting.stand_ins[person]
    seat = next((one for one in first.seats if one.person.id == sat_for), None)
    group = board.group(group_id) or (seat.group if seat else None)
    cells = tuple(column.substitute_cell(person) for column in columns)
    return RegisterRow(person, name, group.name if group else "", body, Role.SUBSTITUTE, cells)


def _printed(board: Board, meeting: Digest, person_id: str) -> tuple[str, str, str | None]:
    """Name, body and group of one person on the meeting's day."""
    person = board.person(person_id)
    if person is not None:
        known = on_that_day(board, person, meeting.day)
        return known.name, known.body, known.group
    guest = meeting.guest(person_id)
    return (guest.name, guest.body, guest.group) if guest is not None else (person_id, "", None)

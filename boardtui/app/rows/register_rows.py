"""The register as lines: members by political group, then substitutes, guests and officers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from boardtui.app.rows.cells import cell_len
from boardtui.app.rows.lazy_lines import LazyLines
from boardtui.app.rows.line import Line, Look, fit
from boardtui.app.rows.marks import seat_sign, sign_of
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Capacity
from boardtui.rules.attendance import Attendance, Mark, Standing
from boardtui.rules.identity import Known, who
from boardtui.rules.membership import Seat


def register_lines(
    board: Board, meeting: Meeting, result: Attendance, width: int, *, ascii_only: bool = False
) -> tuple[Line, ...]:
    """Every line of the register at ``width`` cells; heading lines stand for nobody."""
    return tuple(RegisterSheet(ascii_only=ascii_only).lines(board, meeting, result, width))


class RegisterSheet:
    """The register's lines, each made when it is looked at, and anew where that person stands differently.

    So a mark costs the same on a roll of any length.
    """

    def __init__(self, *, ascii_only: bool = False) -> None:
        self._ascii = ascii_only
        self._board: Board | None = None
        self._of: tuple[object, ...] = ()
        self._made: dict[str, tuple[Standing, Standing | None, Line]] = {}
        self._rows: tuple[_Row, ...] = ()
        self._places: dict[str, int] = {}
        self._last = 0
        self._lines_of: dict[str, list[int]] = {}
        self._lines = LazyLines(0, lambda _: Line(()))
        self._standings: Mapping[str, Standing] = {}

    def place_of(self, person: str) -> int | None:
        """The line on which that person stands, or None."""
        return self._places.get(person)

    def next_unmarked(self, result: Attendance, after: int, skip: frozenset[str]) -> int | None:
        """The line of the next member not yet marked, from ``after`` on and then from the top; or None.

        ``skip`` are those whose mark is on its way.
        """
        if not any(stance.needs_mark for stance in result.stances):
            return None
        for place in chain(range(after + 1, self._last), range(min(after + 1, self._last))):
            person = self._rows[place].person
            if person is not None and person not in skip and result.standing(person).needs_mark:
                return place
        return None

    def lines(self, board: Board, meeting: Meeting, result: Attendance, width: int) -> Sequence[Line]:
        """Every line of the register at ``width`` cells; heading lines stand for nobody."""
        shape = (meeting.day, meeting.attendees, result.substitutes, width)
        if board is not self._board or shape != self._of:
            self._board, self._of, self._made = board, shape, {}
            members = _members(result)
            self._last = len(members)
            self._rows = (*members, *_those_below(board, meeting, result))
            self._places = {row.person: n for n, row in enumerate(self._rows) if row.person is not None}
            self._lines_of = {}  # who holds a seat and stands in has two; the headings are nobody's
            for place, row in enumerate(self._rows):
                self._lines_of.setdefault(row.person or "", []).append(place)
            self._standings = {}
        zone, rows = ZoneInfo(board.settings.timezone), self._rows

        def line(place: int) -> Line:
            row = rows[place]
            if row.person is not None:
                return self._line(row.person, board, meeting, result, zone, width)
            if row.seat is not None:
                return _group_heading(row.seat, row.held, result, width)
            return _heading(row.title, width)

        touched = result.differing_from(self._standings)
        if touched is None:
            self._lines = LazyLines(len(rows), line)
        else:
            places = [place for one in touched for place in self._lines_of.get(one, ())]
            self._lines = self._lines.renewed([*places, *self._lines_of.get("", ())], line)
        self._standings = result.standings
        return self._lines

    def _line(
        self, person: str, board: Board, meeting: Meeting, result: Attendance, zone: ZoneInfo, width: int
    ) -> Line:
        standing = result.standing(person)
        substitute = result.standing(standing.substitute) if standing.substitute is not None else None
        made = self._made.get(person)
        if made is not None and made[:2] == (standing, substitute):
            return made[2]
        line = _person(who(board, meeting, person), result, board, meeting, zone, width, self._ascii)
        self._made[person] = (standing, substitute, line)
        return line


class _Row(NamedTuple):
    """What a line shows: a person, the heading of a group of which ``held`` seats are held, or a title."""

    person: str | None = None
    seat: Seat | None = None
    held: int = 0
    title: str = ""


def _members(result: Attendance) -> list[_Row]:
    held = Counter(seat.membership.group for seat in result.members)
    rows: list[_Row] = []
    group: str | None = "before the first"
    for seat in result.members:
        if seat.membership.group != group:
            group = seat.membership.group
            rows.append(_Row(seat=seat, held=held[group]))
        rows.append(_Row(seat.person.id))
    return rows


def _those_below(board: Board, meeting: Meeting, result: Attendance) -> Iterator[_Row]:
    for title, people in _others(board, meeting, result):
        yield _Row(title=title)
        yield from map(_Row, people)


def detail_text(board: Board, meeting: Meeting, result: Attendance, person: str) -> str:
    """One person in words: name, body, how they stand, and who stands in for whom."""
    known = who(board, meeting, person)
    standing = result.standing(person)
    zone = ZoneInfo(board.settings.timezone)
    parts = [known.name, sign_of(standing).word]
    if standing.mark is Mark.APOLOGIES and standing.substitute:
        parts[1] = "apologies"
    if standing.substitute is not None:
        substitute = result.standing(standing.substitute)
        until = f"stood in until {_clock(substitute.left, zone)}" if substitute.left else "stands in"
        parts.append(f"{who(board, meeting, standing.substitute).name} {until}")
    if standing.sits_for is not None:
        parts.append(f"for {who(board, meeting, standing.sits_for).name}")
    came, went = (_clock(one, zone) for one in (standing.arrived, standing.left))
    if standing.in_room and came:
        parts[1] += f" from {came}"
    elif came:
        parts.append(f"from {came}")
    if went and parts[1] == "left":
        parts[1] += f" {went}"
    elif went:
        parts.append(f"left {went}")
    parts.append(known.body)
    return " · ".join(part for part in parts if part)


def _clock(at: datetime | None, zone: ZoneInfo) -> str:
    return at.astimezone(zone).time().isoformat("minutes") if at is not None else ""


def roll_counts(result: Attendance, *, ascii_only: bool = False) -> str:
    """The counts to hold against the heads in the room: ``✓10 –2 ⇄2 ?0``."""
    counts: Counter[str] = Counter()
    order = ["✓", "◌", "–", "⇄", "x", "»", "?"] if not ascii_only else ["P", "R", "A", "S", "X", "L", "?"]
    for stance, number in result.stances.items():
        counts[sign_of(stance).shown(ascii_only)] += number
    for one in result.substitutes:  # a few, on a roll of any length
        member = result.standing(result.standing(one).sits_for or "")
        if member.substitute == one:
            counts[sign_of(member).shown(ascii_only)] -= 1
            counts[seat_sign(member, result).shown(ascii_only)] += 1
    return " ".join(f"{glyph}{counts[glyph]}" for glyph in order if counts.get(glyph))


def people_of_the_roll(board: Board, meeting: Meeting, result: Attendance) -> tuple[str, ...]:
    """Everybody who has a line in the register, in its order."""
    members = dict.fromkeys(seat.person.id for seat in result.members)
    return (*members, *(person for _, people in _others(board, meeting, result) for person in people))


def _others(board: Board, meeting: Meeting, result: Attendance) -> Iterator[tuple[str, tuple[str, ...]]]:
    if result.substitutes:
        yield "Substitutes", result.substitutes
    by_capacity = {
        capacity: tuple(
            attendee.person or attendee.id
            for attendee in meeting.attendees
            if attendee.capacity is capacity and (attendee.person or attendee.id) not in result.substitutes
        )
        for capacity in Capacity
    }
    guests = by_capacity[Capacity.IN_ATTENDANCE] + by_capacity[Capacity.SUBSTITUTE]
    if guests:
        yield "In attendance", guests
    if by_capacity[Capacity.OFFICER]:
        yield "Officers", by_capacity[Capacity.OFFICER]


def _person(
    known: Known,
    result: Attendance,
    board: Board,
    meeting: Meeting,
    zone: ZoneInfo,
    width: int,
    ascii_only: bool,
) -> Line:
    standing = result.standing(known.id)
    sign = seat_sign(standing, result)
    name = known.name
    if standing.substitute is not None and not standing.in_room:
        substitute = who(board, meeting, standing.substitute)
        name = f"{substitute.surname} for {known.surname}"
    when = f" {time_shown(standing, result, zone):>5}"
    room = max(width - 12, 4)
    if cell_len(name) > room:  # a long name is worth more than the time, which the detail line gives too
        when, room = "", room + 6
    return Line(
        (
            (f" {known.code:<2} ", Look.DIM),
            (f"{sign.shown(ascii_only)} ", sign.look),
            (fit(name, room), Look.DIM if standing.mark is Mark.UNMARKED else Look.PLAIN),
            (when, Look.DIM),
        ),
        person=known.id,
    )


def time_shown(standing: Standing, result: Attendance, zone: ZoneInfo) -> str:
    """The clock time beside a mark: when they came, when they left, or when their substitute did."""
    moment: datetime | None = standing.left or standing.arrived
    if standing.substitute is not None and not standing.in_room:
        substitute = result.standing(standing.substitute)
        moment = substitute.left or substitute.arrived
    return moment.astimezone(zone).time().isoformat("minutes") if moment is not None else ""


def _group_heading(seat: Seat, held: int, result: Attendance, width: int) -> Line:
    if seat.group is None:
        return _heading("No group", width)
    here = sum(number for kind, number in result.fillings.items() if kind.group == seat.membership.group)
    vacant = seat.group.seats - held
    vacancies = f", {vacant} vacant" if vacant > 0 else ""
    return _heading(f"{seat.group.name} {here}/{seat.group.seats}{vacancies}", width)


def _heading(text: str, width: int) -> Line:
    return Line(((fit(text, width), Look.HEADING),))

"""The register as lines: members by political group, then substitutes, guests and officers."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from rich.cells import cell_len

from boardtui.app.rows.line import Line, Look, fit
from boardtui.app.rows.marks import sign_of
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
    zone = ZoneInfo(board.settings.timezone)
    lines: list[Line] = []
    group: str | None = "before the first"
    for seat in result.members:
        if seat.membership.group != group:
            group = seat.membership.group
            lines.append(_group_heading(seat, result, width))
        known = who(board, meeting, seat.person.id)
        lines.append(_person(known, result, board, meeting, zone, width, ascii_only))
    for title, people in _others(board, meeting, result):
        lines.append(_heading(title, width))
        lines.extend(
            _person(who(board, meeting, person), result, board, meeting, zone, width, ascii_only)
            for person in people
        )
    return tuple(lines)


def detail_text(board: Board, meeting: Meeting, result: Attendance, person: str) -> str:
    """One person in words: name, body, how they stand, and who stands in for whom."""
    known = who(board, meeting, person)
    standing = result.standing(person)
    zone = ZoneInfo(board.settings.timezone)
    parts = [known.name, sign_of(standing).word]
    if standing.mark is Mark.APOLOGIES and standing.substitute:
        parts[1] = "apologies"
    if standing.substitute is not None:
        parts.append(f"{who(board, meeting, standing.substitute).name} stands in")
    if standing.sits_for is not None:
        parts.append(f"for {who(board, meeting, standing.sits_for).name}")
    if standing.arrived is not None:
        parts.append(f"from {standing.arrived.astimezone(zone):%H:%M}")
    if standing.left is not None:
        parts.append(f"left {standing.left.astimezone(zone):%H:%M}")
    parts.append(known.body)
    return " · ".join(part for part in parts if part)


def roll_counts(result: Attendance, *, ascii_only: bool = False) -> str:
    """The counts to hold against the heads in the room: ``✓10 –2 ⇄2 ?0``."""
    counts: dict[str, int] = {}
    order = ["✓", "◌", "–", "⇄", "x", "»", "?"] if not ascii_only else ["P", "R", "A", "S", "X", "L", "?"]
    for seat in result.members:
        glyph = sign_of(result.standing(seat.person.id)).shown(ascii_only)
        counts[glyph] = counts.get(glyph, 0) + 1
    return " ".join(f"{glyph}{counts[glyph]}" for glyph in order if counts.get(glyph))


def next_unmarked(
    lines: tuple[Line, ...], result: Attendance, after: int, skip: frozenset[str]
) -> int | None:
    """The place of the next member not yet marked, from ``after`` on and then from the top; or None."""
    members = {seat.person.id for seat in result.members}
    places = [
        place
        for place, line in enumerate(lines)
        if line.person in members
        and line.person not in skip
        and result.standing(line.person).mark is Mark.UNMARKED
        and result.standing(line.person).substitute is None
    ]
    return next((place for place in places if place > after), places[0] if places else None)


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
    sign = sign_of(standing)
    name = known.name
    if standing.substitute is not None and not standing.in_room:
        substitute = who(board, meeting, standing.substitute)
        name = f"{substitute.surname} for {known.surname}"
    when = f" {_when(standing, result, zone):>5}"
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


def _when(standing: Standing, result: Attendance, zone: ZoneInfo) -> str:
    moment: datetime | None = standing.left or standing.arrived
    if standing.substitute is not None and not standing.in_room:
        moment = result.standing(standing.substitute).arrived
    return f"{moment.astimezone(zone):%H:%M}" if moment is not None else ""


def _group_heading(seat: Seat, result: Attendance, width: int) -> Line:
    if seat.group is None:
        return _heading("No group", width)
    mine = [one for one in result.members if one.membership.group == seat.membership.group]
    here = sum(1 for one in result.voters if one.seat.membership.group == seat.membership.group)
    vacant = seat.group.seats - len(mine)
    vacancies = f", {vacant} vacant" if vacant > 0 else ""
    return _heading(f"{seat.group.name} {here}/{seat.group.seats}{vacancies}", width)


def _heading(text: str, width: int) -> Line:
    return Line(((fit(text, width), Look.HEADING),))


def persons(lines: Iterable[Line]) -> tuple[str, ...]:
    """The people the lines stand for, in order."""
    return tuple(line.person for line in lines if line.person is not None)

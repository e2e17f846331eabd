"""The attendance register of a year as lines: member by meeting, as the board prints it, with its sums.

The name stays where it is; the meetings that have no room beside it come into view with the cursor.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from boardtui.app.rows.line import Line, Look, fit, plain
from boardtui.app.rows.marks import sign_of
from boardtui.model.boards import Board
from boardtui.model.meetings import MeetingState
from boardtui.rules.attendance import Mark, Standing
from boardtui.rules.digest import Corrected, Digest, name_on_the_day
from boardtui.rules.register import Register, RegisterRow
from boardtui.rules.statistics import Attended, Statistics, bar
from boardtui.rules.wording import joined, short_date

SUBSTITUTES = "Substitutes"
CELL = 6
_TOTALS = 18
_NAMES = (34, 24)
_BAR = 12
_AUTHORITY = range(14, 25)
_STATES = {
    MeetingState.SCHEDULED: "ahead",
    MeetingState.OPEN: "open",
    MeetingState.ADJOURNED: "adj.",
    MeetingState.CANCELLED: "canc.",
    MeetingState.POSTPONED: "postp",
    MeetingState.ABANDONED: "aband",
}
_NOT_HELD = {
    MeetingState.CANCELLED: "the meeting was cancelled",
    MeetingState.POSTPONED: "the meeting was postponed",
}
_WORDS = {
    Mark.PRESENT: "present",
    Mark.REMOTE: "present remotely",
    Mark.APOLOGIES: "apologies",
    Mark.ABSENT: "absent without apologies",
    Mark.UNMARKED: "not marked",
    Mark.SUBSTITUTED: "not marked",
    Mark.NOT_A_MEMBER: "not a member on that day",
}
_SHOWN = (Mark.PRESENT, Mark.REMOTE, Mark.APOLOGIES, Mark.ABSENT, Mark.UNMARKED)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One board year: its register, its counts, and who missed too many meetings on end (by id)."""

    board: Board
    register: Register
    counts: Statistics
    missed: frozenset[str] = frozenset()

    def count_of(self, row: RegisterRow) -> Attended:
        """What a row adds up to."""
        counted = self.counts.substitutes if row.is_substitute else self.counts.members
        return next((one.count for one in counted if one.id == row.person), Attended())

    @property
    def is_begun(self) -> bool:
        """True once a meeting of the year has been held."""
        return any(one.state.was_held for one in self.register.meetings)


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide everything is, and which meetings are in view: ``columns`` of them from the ``first``."""

    name: int
    authority: int
    first: int
    columns: int
    bar: int

    @property
    def cells_at(self) -> int:
        """Where the cells begin."""
        return 1 + self.name + self.authority


def layout(width: int, meetings: int, column: int, first: int = 0) -> Layout:
    """The layout for ``width`` cells with the meeting at ``column`` in view; it is scrolled from ``first`` no
    further than is needed."""
    room = width - 1 - _TOTALS
    name = next((one for one in _NAMES if room - one >= CELL * meetings), _NAMES[-1])
    columns = max(min(meetings, (room - name) // CELL), 1)
    rest = room - name - CELL * columns
    shown = _BAR if rest >= _BAR + 1 else 0
    authority = min(rest - shown, _AUTHORITY[-1]) if rest - shown in range(_AUTHORITY[0], 1000) else 0
    first = min(max(first, column - columns + 1), column, max(meetings - columns, 0))
    return Layout(name, authority, max(first, 0), columns, shown)


def rows_of(register: Register, group: str = "") -> list[RegisterRow | str]:
    """The rows with the heading of each political group above its own, the substitutes last.

    ``group`` leaves one group, or the substitutes (``SUBSTITUTES``).
    """
    found: list[RegisterRow | str] = []
    before = ""
    for row in register.rows:
        heading = SUBSTITUTES if row.is_substitute else row.group or "No group"
        if group in ("", heading):
            if heading != before:
                found.append(heading)
            found.append(row)
            before = heading
    return found


def groups_of(register: Register) -> list[str]:
    """The headings there are, in order."""
    return [one for one in rows_of(register) if isinstance(one, str)]


def head_lines(register: Register, plan: Layout, column: int) -> tuple[Line, Line]:
    """Two lines above the cells: the year of a meeting that was held, else what it is; and the date."""
    above: list[tuple[str, Look]] = [(" " * plan.cells_at, Look.PLAIN)]
    dates = [(fit(" member", 1 + plan.name), Look.HEADING), (fit("authority", plan.authority), Look.HEADING)]
    for place in range(plan.first, plan.first + plan.columns):
        if place < len(register.meetings):
            meeting = register.meetings[place]
            said = _STATES.get(meeting.state, str(meeting.day.year))
            above.append((fit(said, CELL), Look.WARN if meeting.state in _NOT_HELD else Look.DIM))
            here = Look.ACTION if place == column else Look.HEADING
            dates.append((f"{meeting.day:%d%b} ", here))
    dates.append((f"{'exp':>4}{'pres':>5}{'sub':>4}{'%':>5}", Look.HEADING))
    return Line(tuple(above)), Line(tuple(dates))


def person_line(
    sheet: Sheet, row: RegisterRow, plan: Layout, column: int | None, *, ascii_only: bool = False
) -> Line:
    """One row; the cell at ``column`` stands in brackets, None where the cursor is on another row."""
    pieces = [(f" {fit(_named(sheet.board, row, plan.name), plan.name)}", Look.PLAIN)]
    if plan.authority:
        pieces.append((fit(row.authority, plan.authority - 1) + " ", Look.DIM))
    for place in range(plan.first, min(plan.first + plan.columns, len(row.cells))):
        glyph, look = _glyph(row, row.cells[place], ascii_only=ascii_only)
        glyph += "*" if _correction(sheet, row, place) else ""
        pieces.append((f" [{glyph:^2}] " if place == column else f"  {glyph:<4}", look))
    pieces.extend(_total_pieces(sheet, row, plan, ascii_only=ascii_only))
    return Line(tuple(pieces), person=row.person, entry=row.person)


def group_line(sheet: Sheet, heading: str, plan: Layout, *, ascii_only: bool = False) -> Line:
    """The heading of a group, with its own percentage."""
    count = next((one.count for one in sheet.counts.groups if one.name == heading), None)
    head = fit(heading, plan.cells_at + CELL * plan.columns)
    if count is None or count.percent is None:
        return Line(((head, Look.HEADING),), heading=True)
    pieces = [(head, Look.HEADING), (_figures(count, ""), Look.DIM)]
    if plan.bar:
        pieces.append((f" {bar(count.percent, 100, plan.bar - 1, ascii_only=ascii_only)}", Look.DIM))
    return Line(tuple(pieces), heading=True)


def foot_line(sheet: Sheet, plan: Layout) -> Line:
    """How many came to each meeting, of how many expected."""
    counts = {one.id: one.count for one in sheet.counts.meetings}
    pieces = [(fit(" present/expected", plan.cells_at), Look.HEADING)]
    for meeting in sheet.register.meetings[plan.first : plan.first + plan.columns]:
        count = counts.get(meeting.id)
        pieces.append((fit(f"{count.came}/{count.expected}" if count else "", CELL), Look.PLAIN))
    pieces.append((_figures(sheet.counts.total, ""), Look.PLAIN))
    return Line(tuple(pieces))


def key_line(board: Board, width: int, *, ascii_only: bool = False) -> Line:
    """What each sign means, and whether substitutes are in the percentages."""
    pieces: list[tuple[str, Look]] = []
    for mark in _SHOWN:
        sign = sign_of(Standing("", mark=mark, in_room=True))
        pieces.append((f" {sign.shown(ascii_only)} ", sign.look))
        pieces.append((f"{sign.word} ", Look.PLAIN))
    pieces.append((" -- ", Look.DIM))
    pieces.append(("no member ", Look.PLAIN))
    counted = "yes" if board.settings.substitutes_count else "no"
    room = width - sum(len(text) for text, _ in pieces)
    said = f" substitutes count: {counted}"
    pieces.append((said if len(said) <= room else f" subs {counted}", Look.DIM))
    return Line(tuple(pieces))


def chart_lines(
    sheet: Sheet, rows: Iterable[RegisterRow | str], width: int, *, ascii_only: bool = False
) -> list[Line]:
    """The percentages as bars on one scale from 0 to 100: each member, then each meeting."""
    lines: list[Line] = []
    for row in rows:
        if isinstance(row, str):
            if row != SUBSTITUTES:
                lines.append(plain(fit(row, width), Look.HEADING))
        elif not row.is_substitute:
            lines.append(_bar_line(row.name, sheet.count_of(row), width, row.person, ascii_only=ascii_only))
    if sheet.counts.meetings:
        lines.append(plain(fit("By meeting", width), Look.HEADING))
    for one in sheet.counts.meetings:
        name = short_date(date.fromisoformat(one.name))
        lines.append(_bar_line(name, one.count, width, None, ascii_only=ascii_only))
    return lines


def cell_words(sheet: Sheet, row: RegisterRow, column: int) -> str:
    """``Ruth Cadbury, 17 Nov 2010: apologies; Russell Roberts stood in``."""
    meeting, mark = sheet.register.meetings[column], row.cells[column]
    head = f"{row.name}, {short_date(meeting.day)}: "
    if mark is None:
        return head + _NOT_HELD.get(meeting.state, "not held yet")
    if row.is_substitute:
        member = meeting.stand_ins.get(row.person)
        if member is None:
            return f"{head}did not stand in"
        return f"{head}{_WORDS[mark]}, for {_name(sheet, meeting, member)}"
    others = [_name(sheet, meeting, one) for one, member in meeting.stand_ins.items() if member == row.person]
    return f"{head}{_WORDS[mark]}{f'; {joined(others)} stood in' if others else ''}"


def trace_words(sheet: Sheet, row: RegisterRow, column: int) -> str:
    """What stood in a cell before it was put right, and on which day that was; empty where it never was."""
    made = _correction(sheet, row, column)
    return f"* corrected {short_date(made.day)}: was {made.was}" if made is not None else ""


def _correction(sheet: Sheet, row: RegisterRow, column: int) -> Corrected | None:
    """What was last put right in that cell; None where nothing was, or the row is a substitute's."""
    made = sheet.register.meetings[column].corrected
    found = (one for one in reversed(made) if one.person == row.person and not row.is_substitute)
    return next(found, None)


def row_words(sheet: Sheet, row: RegisterRow) -> str:
    """Who they are, and what their year adds up to."""
    count = sheet.count_of(row)
    who = [row.group, row.authority, "substitute" if row.is_substitute else _office(sheet.board, row)]
    said = " · ".join(one for one in who if one)
    if row.is_substitute:
        return f"{said} · stood in {count.present + count.remote} times"
    if count.percent is None:
        return f"{said} · not expected at any meeting yet"
    stood = f", {count.substitutes} with a substitute" if count.substitutes else ""
    watch = (
        f" · ! missed {sheet.board.settings.missed_in_a_row} or more in a row"
        if row.person in sheet.missed
        else ""
    )
    return f"{said} · {count.came} of {count.expected} expected, {count.percent}%{stood}{watch}"


def place_words(sheet: Sheet, year: str, group: str, plan: Layout) -> str:
    """The board, the year, whom and which meetings are shown."""
    most = len(sheet.register.meetings)
    shown = f"{most} meetings"
    if plan.columns < most:
        shown = f"meetings {plan.first + 1} to {plan.first + plan.columns} of {most}"
    return f"Attendance {year} · {group or 'all members'} · {shown} · {sheet.board.name}"


def nothing_words(year: str) -> tuple[str, ...]:
    """What an empty register says."""
    if not year:
        return (
            "No board is on record here yet.",
            "The register fills itself from the roll of each meeting.",
            "1 goes to Home: b there makes a board, or loads one from a file.",
        )
    return (
        f"No meeting of {year} has been held yet.",
        "The register fills itself from the roll of each meeting.",
        "1 goes to the meetings; Enter there opens one, and p a s x mark.",
    )


def _named(board: Board, row: RegisterRow, width: int) -> str:
    if row.is_substitute:
        return f"{row.name} ({row.group})" if row.group else row.name
    office = _office(board, row)
    whole = f"{row.name} [{office}]" if office else row.name
    return whole if len(whole) <= width else row.name


def _office(board: Board, row: RegisterRow) -> str:
    return board.settings.titles.printed(row.role) if row.role.is_office else ""


def _glyph(row: RegisterRow, mark: Mark | None, *, ascii_only: bool) -> tuple[str, Look]:
    if mark is None or (row.is_substitute and mark is Mark.NOT_A_MEMBER):
        return "", Look.DIM
    if mark is Mark.NOT_A_MEMBER:
        return "--", Look.DIM
    sign = sign_of(
        Standing(row.person, mark=Mark.UNMARKED if mark is Mark.SUBSTITUTED else mark, in_room=True)
    )
    return sign.shown(ascii_only), sign.look


def _total_pieces(
    sheet: Sheet, row: RegisterRow, plan: Layout, *, ascii_only: bool
) -> list[tuple[str, Look]]:
    count = sheet.count_of(row)
    if row.is_substitute:
        return [(f"{'':>4}{count.present + count.remote:>5}{'':>9}", Look.PLAIN)]
    warned = "!" if row.person in sheet.missed else ""
    pieces = [(_figures(count, warned), Look.WARN if warned else Look.PLAIN)]
    if plan.bar and count.percent is not None:
        pieces.append((f" {bar(count.percent, 100, plan.bar - 1, ascii_only=ascii_only)}", Look.PLAIN))
    return pieces


def _figures(count: Attended, warned: str) -> str:
    percent = "" if count.percent is None else f"{count.percent}%"
    came = count.present + count.remote
    return f"{count.expected:>4}{came:>5}{count.substitutes:>4}{warned or ' '}{percent:>4}"


def _bar_line(name: str, count: Attended, width: int, person: str | None, *, ascii_only: bool) -> Line:
    names, figures = 30, 16
    room = max(width - names - figures - 1, 10)
    if count.percent is None:
        return Line(
            ((f" {fit(name, names)}", Look.PLAIN), ("not expected yet", Look.DIM)),
            person=person,
            entry=person,
        )
    pieces = (
        (f" {fit(name, names)}", Look.PLAIN),
        (bar(count.percent, 100, room, ascii_only=ascii_only), Look.GOOD),
        (f" {count.percent:>3}%  {count.came:>3} of {count.expected}", Look.PLAIN),
    )
    return Line(pieces, person=person, entry=person)


def _name(sheet: Sheet, meeting: Digest, person: str) -> str:
    return name_on_the_day(sheet.board, meeting, person)

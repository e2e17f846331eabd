"""The attendance register of a board year as a document: member by meeting, what it adds up to, and notes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from boardtui.documents.decisions_register import years_of
from boardtui.documents.outline import (
    Block,
    Column,
    Details,
    Heading,
    Outline,
    Paragraph,
    Row,
    Style,
    Table,
    plain_cell,
)
from boardtui.documents.register_figures import figures
from boardtui.model.boards import Board
from boardtui.model.meetings import MeetingState
from boardtui.rules.attendance import Mark
from boardtui.rules.digest import Digest, name_on_the_day
from boardtui.rules.member_changes import changes_between
from boardtui.rules.membership import as_on
from boardtui.rules.register import Register, RegisterRow
from boardtui.rules.register_notes import corrected_attendance
from boardtui.rules.wording import short_date, written_date

TITLE = "Attendance register"
PORTRAIT, LANDSCAPE = 16.5, 25.2
"""How wide the text of a page is, in centimetres."""
_UPRIGHT = 6
"""How many meetings stand side by side on an upright page."""
_ACROSS = 10
_GROUP, _NAME = 2.8, 5.2
_DATE = (1.73, 2.3)
"""The least a date needs, and the most it is given."""
_SIGNS = {
    Mark.PRESENT: ("P", "present"),
    Mark.REMOTE: ("R", "present remotely"),
    Mark.APOLOGIES: ("A", "apologies"),
    Mark.ABSENT: ("X", "absent without apologies"),
    Mark.UNMARKED: ("?", "not marked"),
    Mark.SUBSTITUTED: ("?", "not marked"),
    Mark.NOT_A_MEMBER: ("–", "not a member on that day (a substitute: did not stand in)"),
}
_GIVEN_UP = ("C", "meeting cancelled or postponed, in no total")
_AHEAD = ("·", "meeting not held yet")


def register_outline(board: Board, found: Register) -> Outline:
    """The register ``found``: the matrix, the figures, and the notes to both.

    Members stand by political group, those who stood in below them. More than six meetings turn the page,
    and more than ten are parted into tables of as even a length as can be. A cell never says why somebody
    was away (R19).
    """
    if found.meetings:
        board = as_on(board, found.meetings[-1].day)
    years = years_of(board, found.meetings)
    title = f"{TITLE} {years}".rstrip()
    blocks: list[Block] = [Heading(1, title), Details(_details(board, found))]
    if found.meetings and found.rows:
        blocks += [Heading(2, "Member by meeting"), *_matrix(board, found), _key(found)]
        blocks += [*figures(board, found, LANDSCAPE if _is_wide(found) else PORTRAIT)]
        notes = [Paragraph(text, Style.BULLET) for text in _notes(board, found)]
        blocks += [Heading(2, "Notes"), *notes] if notes else []
    else:
        blocks += [Heading(2, "Member by meeting"), Paragraph("No meeting is on record.")]
    return Outline(
        title=f"{title}: {board.name}",
        subject=f"The attendance of the members of the {board.name}",
        author=board.name,
        running_head=(board.name, years or TITLE),
        running_foot=title,
        status="",
        blocks=tuple(blocks),
        landscape=_is_wide(found),
    )


def _is_wide(found: Register) -> bool:
    return len(found.meetings) > _UPRIGHT


def _details(board: Board, found: Register) -> tuple[tuple[str, str], ...]:
    held = sum(1 for one in found.meetings if one.state.was_held)
    rows = [("Board", board.name)]
    if found.meetings:
        days = (found.meetings[0].day, found.meetings[-1].day)
        rows.append(("Meetings", f"{len(found.meetings)}, of which {held} held"))
        rows.append(("From", written_date(board, days[0])))
        rows.append(("To", written_date(board, days[1])))
    return tuple(rows)


def _matrix(board: Board, found: Register) -> list[Block]:
    """One table, or as many as there are pages' widths of meetings."""
    width = LANDSCAPE if _is_wide(found) else PORTRAIT
    parts = _parts(len(found.meetings))
    date_cm = round(min(max((width - _GROUP - _NAME) / parts[0][1], _DATE[0]), _DATE[1]), 2)
    blocks: list[Block] = []
    for first, last in parts:
        days = f"{short_date(found.meetings[first].day)} to {short_date(found.meetings[last - 1].day)}"
        if len(parts) > 1:
            blocks.append(Heading(3, days))
        member = round(width - _GROUP - date_cm * (last - first), 2)
        dates = [Column(short_date(one.day), date_cm) for one in found.meetings[first:last]]
        blocks.append(
            Table(
                f"Attendance, {days}",
                "A row a person, a column a meeting; the letters are explained below the table.",
                (Column(board.settings.people_heading, member), Column("Group", _GROUP), *dates),
                tuple(_row(board, found, row, first, last) for row in found.rows),
            )
        )
    return blocks


def _parts(meetings: int) -> list[tuple[int, int]]:
    """From which meeting to before which each table goes."""
    tables = -(-meetings // _ACROSS)
    size = -(-meetings // tables)
    return [(first, min(first + size, meetings)) for first in range(0, meetings, size)]


def _row(board: Board, found: Register, row: RegisterRow, first: int, last: int) -> Row:
    cells = [
        plain_cell(_sign(meeting, mark)[0])
        for meeting, mark in zip(found.meetings[first:last], row.cells[first:last], strict=True)
    ]
    return Row((plain_cell(printed(board, row)), plain_cell(row.group), *cells))


def printed(board: Board, row: RegisterRow) -> str:
    """``Ann Lee (Chairman)``, ``Bo Ray (substitute)``, or the bare name of a member."""
    if row.is_substitute:
        return f"{row.name} (substitute)"
    return f"{row.name} ({board.settings.titles.printed(row.role)})" if row.role.is_office else row.name


def _sign(meeting: Digest, mark: Mark | None) -> tuple[str, str]:
    """The letter of a cell, and what it stands for."""
    if mark is not None:
        return _SIGNS[mark]
    return _GIVEN_UP if meeting.state in (MeetingState.CANCELLED, MeetingState.POSTPONED) else _AHEAD


def _key(found: Register) -> Paragraph:
    """The letters that occur, explained."""
    used = {
        _sign(meeting, mark)
        for row in found.rows
        for meeting, mark in zip(found.meetings, row.cells, strict=True)
    }
    ordered = dict.fromkeys((*_SIGNS.values(), _GIVEN_UP, _AHEAD))
    said = "; ".join(f"{letter} {words}" for letter, words in ordered if (letter, words) in used)
    return Paragraph(f"{said}.", label="Key:")


def _notes(board: Board, found: Register) -> Iterable[str]:
    """Who stood in for whom, what changed or was put right, which meetings were not held (R2, R3, R42)."""
    for held in found.meetings:
        if held.state.was_held:
            for substitute, member in held.stand_ins.items():
                names = (name_on_the_day(board, held, one) for one in (substitute, member))
                yield f"{' stood in for '.join(names)} on {written_date(board, held.day)}."
    yield from _changes(board, found.rows, found.meetings[0].day, found.meetings[-1].day)
    yield from corrected_attendance(board, found.meetings)
    for held in found.meetings:
        if held.state in (MeetingState.CANCELLED, MeetingState.POSTPONED, MeetingState.ABANDONED):
            yield f"The meeting of {written_date(board, held.day)} was {held.state.value}."


def _changes(board: Board, rows: Sequence[RegisterRow], first: date, last: date) -> Iterable[str]:
    names = {row.person: row.name for row in rows if not row.is_substitute}
    for change in changes_between(board, first + timedelta(days=1), last):
        if change.person in names:
            yield f"{names[change.person]}: {change.words}."

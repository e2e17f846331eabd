"""What the register adds up to, in tables: by member, by political group and by meeting."""

from collections.abc import Iterable
from datetime import date

from boardtui.documents.outline import Align, Block, Column, Heading, Row, Table, plain_cell
from boardtui.model.boards import Board
from boardtui.rules.register import Register
from boardtui.rules.statistics import Attended, Counted, Statistics, statistics
from boardtui.rules.wording import written_date

_EXPECTED, _PRESENT, _REMOTELY, _SUBSTITUTE, _SHARE = 2.4, 2.2, 2.4, 2.5, 2.7
_Line = tuple[str, Attended]


def figures(board: Board, found: Register, width_cm: float) -> Iterable[Block]:
    """A table by member and, where a meeting is over, one by group and one by meeting (R2, R11)."""
    counts = statistics(board, found)
    yield Heading(2, "Attendance in figures")
    people = [(one.name, one.count) for one in counts.members]
    people += [(f"{one.name} (substitute)", one.count) for one in counts.substitutes]
    yield Heading(3, "By member")
    yield _table(board, counts, "By member", board.settings.people_heading, people, width_cm)
    if not counts.meetings:
        return
    groups = [(one.name or "No group", one.count) for one in counts.groups]
    groups.append(("All members", counts.total))
    yield Heading(3, "By political group")
    yield _table(board, counts, "By political group", "Group", groups, width_cm)
    yield Heading(3, "By meeting")
    meetings = [(_day(board, one), one.count) for one in counts.meetings]
    yield _table(board, counts, "By meeting", "Meeting", meetings, width_cm)


def _day(board: Board, one: Counted) -> str:
    return written_date(board, date.fromisoformat(one.name))


def _table(
    board: Board, counts: Statistics, title: str, first: str, lines: Iterable[_Line], width_cm: float
) -> Table:
    """The lines with their figures. A column for those present remotely stands where anybody ever was."""
    rows = list(lines)
    remote = counts.total.remote > 0 or any(one.count.remote for one in counts.substitutes)
    columns = [Column("Expected", _EXPECTED, Align.RIGHT), Column("Present", _PRESENT, Align.RIGHT)]
    if remote:
        columns.append(Column("Remotely", _REMOTELY, Align.RIGHT))
    columns += [Column("Substitute", _SUBSTITUTE, Align.RIGHT), Column("Attendance", _SHARE, Align.RIGHT)]
    counted = "with" if board.settings.substitutes_count else "without"
    return Table(
        title,
        "How often each was expected and present, how often a substitute sat for them, and the share attended"
        f" in per cent, {counted} the meetings of substitutes.",
        (Column(first, round(width_cm - sum(one.width_cm for one in columns), 2)), *columns),
        tuple(_row(name, count, remote=remote) for name, count in rows),
    )


def _row(name: str, count: Attended, *, remote: bool) -> Row:
    """One line; whoever only stood in was never expected, and has no share."""
    never = count.expected == 0
    present = count.present if remote else count.present + count.remote
    said = [
        name,
        "–" if never else str(count.expected),
        str(present),
        *([str(count.remote)] if remote else []),
        "–" if never else str(count.substitutes),
        "–" if count.percent is None else f"{count.percent}%",
    ]
    return Row(tuple(plain_cell(text) for text in said))

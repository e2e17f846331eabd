"""The list of meetings as lines: date, state, and how much is on record."""

from collections.abc import Callable
from datetime import date
from functools import partial

from boardtui.app.rows.lazy_lines import LazyLines
from boardtui.app.rows.line import Line, Look, fit, plain
from boardtui.model.boards import Board
from boardtui.model.counting import counted
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import MeetingState
from boardtui.rules.attendance import Mark
from boardtui.rules.digest import Digest, counts
from boardtui.rules.membership import as_on
from boardtui.rules.wording import clock, short_date

_NONE_YET = "No meetings yet: m puts one on record; 2 adds people and dates."


def board_lines(
    boards: tuple[tuple[Board, tuple[Digest, ...]], ...], today: date, width: int
) -> tuple[LazyLines, list[RecordKey | None]]:
    """Every board as it is ``today`` and its meetings, a line each; and the meeting each line stands for.

    That is None for a board. A council has thousands of meetings, of which a screenful is looked at.
    """
    made: list[Callable[[], Line]] = []
    keys: list[RecordKey | None] = []
    for board, meetings in boards:
        made.append(partial(_board, board, today, width))
        keys.append(None)
        if not meetings:
            made.append(partial(plain, fit(f" {_NONE_YET}", width), Look.DIM))
            keys.append(None)
        made.extend(partial(_meeting, board, one, width) for one in meetings)
        keys.extend(RecordKey(board.id, one.id) for one in meetings)
    return LazyLines(len(made), lambda place: made[place]()), keys


def _board(board: Board, today: date, width: int) -> Line:
    now = as_on(board, today)
    return plain(fit(f"{now.name} {now.year} · {len(now.groups)} groups", width), Look.HEADING)


def _meeting(board: Board, meeting: Digest, width: int) -> Line:
    start = clock(meeting.start) if meeting.start else "     "
    if meeting.state is MeetingState.SCHEDULED:
        said = counted(meeting.items, "item") if meeting.items else "no agenda yet"
        if meeting.others:
            said += f", {counted(meeting.others, 'other')} expected"
    else:
        found = counts(board, meeting)
        present = found.get(Mark.PRESENT, 0) + found.get(Mark.REMOTE, 0)
        said = f"{present} of {sum(found.values())} present, note {meeting.note.value}, "
        said += f"{counted(meeting.decisions, 'decision')}, {counted(meeting.actions, 'action')}"
    look = Look.PLAIN if meeting.state is not MeetingState.SCHEDULED else Look.DIM
    head = f" {meeting.day:%a} {short_date(meeting.day):>11} {start}  {meeting.state.value:<10} "
    return Line(((head, Look.PLAIN), (fit(said, max(width - len(head), 0)), look)), entry=meeting.id)

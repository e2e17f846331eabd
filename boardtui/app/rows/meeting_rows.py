"""The list of meetings as lines: date, state, and how much is on record."""

from datetime import date

from boardtui.app.rows.line import Line, Look, fit
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
) -> tuple[list[Line], list[RecordKey | None]]:
    """Every board as it is ``today`` and its meetings, a line each; and the meeting each line stands for.

    That is None for a board.
    """
    lines: list[Line] = []
    keys: list[RecordKey | None] = []
    for board, meetings in boards:
        now = as_on(board, today)
        head = f"{now.name} {now.year} · {len(now.groups)} groups"
        lines.append(Line(((fit(head, width), Look.HEADING),)))
        keys.append(None)
        if not meetings:
            lines.append(Line(((fit(f" {_NONE_YET}", width), Look.DIM),)))
            keys.append(None)
        lines.extend(meeting_lines(board, meetings, width))
        keys.extend(RecordKey(board.id, one.id) for one in meetings)
    return lines, keys


def meeting_lines(board: Board, meetings: tuple[Digest, ...], width: int) -> tuple[Line, ...]:
    """One line a meeting, in the order given."""
    return tuple(_meeting(board, one, width) for one in meetings)


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

"""The lines of the minutes, kept while nothing is entered that they tell of."""

from boardtui.app.rows.line import Line
from boardtui.app.rows.minutes_rows import minutes_lines
from boardtui.model.boards import Board
from boardtui.model.changing import changed
from boardtui.model.meetings import Meeting
from boardtui.rules.quorum_changes import is_roll


class MinutesSheet:
    """The minutes as lines. The roll at the start is no story: its marks leave them as they are.

    So they cost the same on a roll of any length.
    """

    def __init__(self) -> None:
        self._known: tuple[Board, Meeting, int, bool] | None = None
        self._lines: tuple[Line, ...] = ()

    def lines(self, board: Board, meeting: Meeting, width: int) -> tuple[Line, ...]:
        """What ``minutes_lines`` gives; the very same lines where nothing was entered that they tell of."""
        known = self._known
        if (
            known is None
            or known[0] is not board
            or known[2] != width
            or not known[3]
            or not _only_grown(known[1], meeting)
        ):
            self._lines = minutes_lines(board, meeting, width)
            self._known = board, meeting, width, all(is_roll(one) for one in meeting.presence)
        else:
            self._known = board, meeting, width, True
        return self._lines


def _only_grown(before: Meeting, meeting: Meeting) -> bool:
    """True where nothing but marks of the roll was entered since ``before``, a meeting of such only."""
    known, log = before.presence, meeting.presence
    if log is not known and (log[: len(known)] != known or not all(map(is_roll, log[len(known) :]))):
        return False
    return changed(before, presence=log) == meeting

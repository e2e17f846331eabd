"""The running number of decisions and actions in a board year, which is never given twice (R45)."""

import re
from collections.abc import Iterable

from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting


def opening_of(board: Board) -> str:
    """What the references of the board's year begin with: ``IPB/2010-11/``."""
    return f"{board.prefix}/{board.year.replace('/', '-')}/"


def highest_number(board: Board, meetings: Iterable[Meeting]) -> int:
    """The highest number among the references of ``meetings`` in the board's year; 0 where there is none."""
    opening = opening_of(board)
    highest = 0
    for meeting in meetings:
        for ref in [*(one.ref for one in meeting.decisions), *(one.ref for one in meeting.actions)]:
            number = ref.removeprefix(opening)
            if ref.startswith(opening) and re.fullmatch(r"\d+", number):
                highest = max(highest, int(number))
    return highest

"""When an action is due, and how late it is (R45): derived from the day it is asked, never stored."""

from collections.abc import Iterable
from datetime import date

from boardtui.model.actions import ActionStatus
from boardtui.model.boards import Board
from boardtui.rules.digest import Assigned, Digest

UNDONE = (ActionStatus.OPEN, ActionStatus.IN_PROGRESS)


def meeting_days(board: Board, meetings: Iterable[Digest]) -> list[date]:
    """Every day the board met or is to meet, by date."""
    return sorted({one.day for one in meetings} | {one.day for one in board.calendar if one.stands})


def due_on(action: Assigned, given_on: date, days: Iterable[date]) -> date | None:
    """The day an action is due: its own, or the first of the meeting ``days`` (by date) after it was given.

    None where nobody said, or where no later meeting is known.
    """
    if action.due is not None or not action.due_next_meeting:
        return action.due
    return next((day for day in days if day > given_on), None)


def days_late(action: Assigned, due: date | None, today: date) -> int:
    """How many days past its date an action is that is still to be done; 0 for any other."""
    if due is None or action.status not in UNDONE:
        return 0
    return max((today - due).days, 0)

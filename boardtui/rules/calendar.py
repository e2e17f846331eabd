"""The board's calendar: what is next (R29: the next-meeting line has one source)."""

from datetime import date

from boardtui.model.boards import Board, CalendarDate


def next_date(board: Board, day: date) -> CalendarDate | None:
    """The first date in the calendar after ``day`` that is not cancelled, or None."""
    ahead = [one for one in board.calendar if one.day > day and not one.cancelled]
    return min(ahead, key=lambda one: one.day, default=None)

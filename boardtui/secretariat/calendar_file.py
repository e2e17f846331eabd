"""The calendar as an iCalendar file (RFC 5545), by the maintained library ``icalendar``.

An entry's UID never changes, and its sequence counts its changes, so that a diary that read the file before
moves, cancels and corrects what it has. Contacts stay out (R52).
"""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from boardtui.model.boards import Board, CalendarDate
from boardtui.rules.calendar import uid_of
from boardtui.rules.membership import as_on

if TYPE_CHECKING:
    from icalendar import Event

_USUAL_LENGTH = timedelta(hours=2)
_A_YEAR = timedelta(days=366)
"""The rules of the zone are written for so long before the first date and behind the last."""


def calendar_file(board: Board, written_at: datetime) -> bytes:
    """Every date of the board's calendar. ``written_at`` is aware.

    Times are written with the board's zone; a date without a time is a whole day. Cancelled dates are in
    it as cancelled, postponed ones as tentative.
    """
    from icalendar import Calendar

    found = Calendar()
    found.add("prodid", "-//BoardTUI//Calendar of a board//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", board.name)
    for one in sorted(board.calendar, key=lambda one: one.day):
        found.add_component(_event(board, one, written_at))
    if board.calendar:
        days = [one.day for one in board.calendar]
        found.add_missing_timezones(min(days) - _A_YEAR, max(days) + _A_YEAR)
    return bytes(found.to_ical())


def _event(board: Board, one: CalendarDate, written_at: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", uid_of(board, one))
    event.add("dtstamp", written_at.astimezone(UTC))
    event.add("sequence", one.revision)
    event.add("summary", as_on(board, one.day).name)
    status = "CANCELLED" if one.cancelled else "TENTATIVE" if one.postponed else "CONFIRMED"
    event.add("status", status)
    if one.place:
        event.add("location", one.place)
    if one.start is None:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        return event
    zone = ZoneInfo(board.settings.timezone)
    starts = datetime.combine(one.day, one.start, zone)
    ends = starts + _USUAL_LENGTH
    if one.finish is not None:
        ends = datetime.combine(one.day, one.finish, zone)
        if one.finish <= one.start:  # it runs past midnight (R50)
            ends += timedelta(days=1)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    return event

"""The board's calendar: what is next (R29), dates that repeat, clear days, clashes between boards."""

from calendar import day_name, monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import combinations

from boardtui.model.boards import Board, BoardSettings, CalendarDate
from boardtui.rules.membership import as_on, member_ids_on

Holidays = Mapping[date, str]
"""Bank holidays by their day, with their names."""

_ORDINALS = ("first", "second", "third", "fourth", "last")
_LONGEST = 400
"""No notice is longer than this many days, whatever the settings say."""


def next_date(board: Board, day: date) -> CalendarDate | None:
    """The first date in the calendar after ``day`` that stands, or None."""
    ahead = [one for one in board.calendar if one.day > day and one.stands]
    return min(ahead, key=lambda one: one.day, default=None)


def date_on(board: Board, day: date) -> CalendarDate | None:
    """What the calendar has on ``day``, or None."""
    return next((one for one in board.calendar if one.day == day), None)


def dates_of_year(board: Board, year: str) -> tuple[CalendarDate, ...]:
    """The dates that belong to a board year (``2010/11``), by day."""
    found = (one for one in board.calendar if as_on(board, one.day).year == year)
    return tuple(sorted(found, key=lambda one: one.day))


def uid_of(board: Board, one: CalendarDate) -> str:
    """What names a date in diaries, for as long as it is the same meeting (RFC 5545, UID)."""
    return one.uid or f"{one.day.isoformat()}.{board.id}@boardtui"


# -- dates that repeat -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Repeat:
    """When a board meets: every so many months on a weekday of the month, on a day of it, or every weeks.

    ``weekday`` counts from Monday (0); ``nth`` is 1 to 4, or 5 for the last of the month. With no weekday
    ``day`` is the day of the month. With ``weeks`` it is every so many weeks from the first date.
    """

    months: int = 1
    weekday: int | None = None
    nth: int = 1
    day: int = 1
    weeks: int = 0


def repeated(repeat: Repeat, first: date, last: date) -> tuple[date, ...]:
    """The days on which ``repeat`` falls from ``first`` to ``last``, both included.

    The months are counted from that of ``first``; a day that a month does not have is left out.
    """
    if repeat.weeks:
        steps = range(0, (last - first).days + 1, 7 * repeat.weeks)
        return tuple(first + timedelta(days=step) for step in steps)
    found = []
    month = first.year * 12 + first.month - 1
    while month <= last.year * 12 + last.month - 1:
        day = _in_month(repeat, *divmod(month, 12))
        if day is not None and first <= day <= last:
            found.append(day)
        month += max(1, repeat.months)
    return tuple(found)


def repeat_words(repeat: Repeat) -> str:
    """``every third Tuesday``, ``every 2 months on the last Friday``, ``every 6 weeks``."""
    if repeat.weeks:
        return "every week" if repeat.weeks == 1 else f"every {repeat.weeks} weeks"
    if repeat.weekday is None:
        months = "every month" if repeat.months == 1 else f"every {repeat.months} months"
        return f"{months} on day {repeat.day}"
    which = f"{_ORDINALS[repeat.nth - 1]} {day_name[repeat.weekday]}"
    return f"every {which}" if repeat.months == 1 else f"every {repeat.months} months on the {which}"


def place_in_month(day: date) -> tuple[int, int]:
    """The weekday of ``day`` and the how-manieth of its month it is; 5 where a fifth one is the last."""
    return day.weekday(), (day.day - 1) // 7 + 1


def copied(dates: Iterable[CalendarDate], years: int = 1) -> tuple[CalendarDate, ...]:
    """``dates`` so many ``years`` later, each on the same weekday of its month, at the same time and place.

    The third Tuesday stays the third Tuesday; a fifth one becomes the last of its month.
    """
    found = []
    for one in dates:
        weekday, nth = place_in_month(one.day)
        day = _in_month(Repeat(weekday=weekday, nth=nth), one.day.year + years, one.day.month - 1)
        assert day is not None  # every month has a last of every weekday
        found.append(CalendarDate(day, one.start, one.finish, one.venue, room=one.room))
    return tuple(found)


def _in_month(repeat: Repeat, year: int, month: int) -> date | None:
    """The day in that month (counted from 0), or None where it has no such day."""
    length = monthrange(year, month + 1)[1]
    if repeat.weekday is None:
        return date(year, month + 1, repeat.day) if repeat.day <= length else None
    ahead = (repeat.weekday - date(year, month + 1, 1).weekday()) % 7
    day = 1 + ahead + 7 * (repeat.nth - 1)
    while day > length:
        day -= 7
    return date(year, month + 1, day)


# -- clear days ------------------------------------------------------------------------------------


def notice_day(settings: BoardSettings, day: date, holidays: Holidays) -> date:
    """The last day on which the agenda of a meeting on ``day`` may be issued (R25).

    Between it and the meeting lie the board's clear days; neither of the two is counted.
    """
    left, issue = settings.clear_days, day - timedelta(days=1)
    for _ in range(_LONGEST):
        if left <= 0 and _counts(settings, issue, holidays):
            return issue
        if left > 0 and _counts(settings, issue, holidays):
            left -= 1
        issue -= timedelta(days=1)
    return issue


def clear_days_between(settings: BoardSettings, issued: date, day: date, holidays: Holidays) -> int:
    """How many clear days lie between the day of issue and the day of the meeting (R25)."""
    between = (issued + timedelta(days=step) for step in range(1, (day - issued).days))
    return sum(1 for one in between if _counts(settings, one, holidays))


def _counts(settings: BoardSettings, day: date, holidays: Holidays) -> bool:
    if day.weekday() >= 5 and not settings.weekends_count:
        return False
    return settings.bank_holidays_count or day not in holidays


# -- what is odd about a date ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Clash:
    """Two boards that meet on one day and share members. ``people`` are their ids."""

    day: date
    boards: tuple[str, str]
    people: tuple[str, ...]
    overlapping: bool


def clashes(boards: Iterable[Board]) -> tuple[Clash, ...]:
    """Every pair of dates of two boards on one day that share members; by day.

    One person is the same on several boards by their id. ``overlapping`` is False only where the times are
    known and leave room for both.
    """
    by_day: dict[date, list[tuple[Board, CalendarDate]]] = {}
    for board in boards:
        for one in board.calendar:
            if one.stands:
                by_day.setdefault(one.day, []).append((board, one))
    found = []
    for day, held in sorted(by_day.items(), key=lambda entry: entry[0]):
        for (board, one), (other, another) in combinations(held, 2):
            shared = set(member_ids_on(board, day)) & set(member_ids_on(other, day))
            if board.id != other.id and shared:
                found.append(Clash(day, (board.id, other.id), tuple(sorted(shared)), _overlap(one, another)))
    return tuple(found)


def date_doubts(one: CalendarDate, holidays: Holidays) -> tuple[str, ...]:
    """What is worth asking about a date on its own: a weekend, a bank holiday, times the wrong way round."""
    doubts = []
    if one.day.weekday() >= 5:
        doubts.append(f"it is a {day_name[one.day.weekday()]}")
    if one.day in holidays:
        doubts.append(f"it is a bank holiday ({holidays[one.day]})")
    if one.start is not None and one.finish is not None and one.finish <= one.start:
        doubts.append("it ends before it begins")
    return tuple(doubts)


def _overlap(one: CalendarDate, other: CalendarDate) -> bool:
    first, second = sorted((one, other), key=lambda each: each.start or time.min)
    if first.start is None or second.start is None or first.finish is None:
        return True
    return second.start < first.finish

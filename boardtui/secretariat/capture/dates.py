"""Dates as people type them, always looking forward from the day of the meeting."""

import re
from calendar import monthrange
from datetime import date, time, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)

DATE_PATTERN = (
    r"(?:(?:the\s+)?next\s+meeting|eom|\+?\d{1,3}\s?[dwm]\b|\d{4}-\d{2}-\d{2}"
    rf"|(?:{_DAY}\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b(?:\s+\d{{4}})?"
    r"|\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d{2}))?"
    rf"|(?:next\s+)?{_DAY}\b)"
)
"""A regular expression, case-blind, for everything ``read_date`` reads."""


def read_date(text: str, meeting_day: date, next_meeting: date | None = None) -> date | None:
    """The day that ``text`` means, or None where it means none.

    A day without a year is the first such day on or after ``meeting_day``; numbers are in UK order, unless
    only the American one makes a day (``01/18/2011``); ``order_doubt`` says so.
    ``next meeting`` needs ``next_meeting``.
    """
    wanted = " ".join(text.casefold().split()).removeprefix("the ")
    if wanted == "next meeting":
        return next_meeting
    if wanted == "eom":
        return meeting_day.replace(day=monthrange(meeting_day.year, meeting_day.month)[1])
    for read in (_iso, _span, _named, _numbers, _weekday):
        found = read(wanted, meeting_day)
        if found is not None:
            return found
    return None


def weekday_doubt(text: str, day: date) -> str:
    """The doubt about ``text``, read as ``day``, that names another weekday than the day's; else nothing."""
    named = re.match(rf"({_DAY})\s+\d", text.strip(), re.IGNORECASE)
    if named is None or _DAYS.index(named[1][:3].casefold()) == day.weekday():
        return ""
    return f"{day.day} {day:%B %Y} is a {day:%A}, not a {_WEEKDAYS[_DAYS.index(named[1][:3].casefold())]}"


def order_doubt(text: str, day: date) -> str:
    """The doubt about numbers read as ``day``: the month came first, or could have, in a date with its year.

    A bare ``5/12`` is how a British secretary types a day; one with its year may be copied from elsewhere.
    """
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})(/\d{2,4})?", text.strip())
    if found is None:
        return ""
    first, second = int(found[1]), int(found[2])
    either = found[3] is not None and first <= 12 and first != second
    return f"{text.strip()} is read as {day.day} {day:%B}" if second > 12 or either else ""


def read_time(text: str) -> time | None:
    """The clock time that ``text`` means: ``15:40``, ``15.40``, ``1540``, ``3pm``, ``3.40 pm``; or None."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*([ap]\.?m\.?)?", text.strip().casefold())
    if found is None or (found[2] is None and found[3] is None):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3].startswith("p") else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _iso(wanted: str, meeting_day: date) -> date | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", wanted):
        return None
    return _safe(int(wanted[:4]), int(wanted[5:7]), int(wanted[8:]))


def _span(wanted: str, meeting_day: date) -> date | None:
    found = re.fullmatch(r"\+?(\d{1,3})\s?([dwm])", wanted)
    if found is None:
        return None
    count = int(found[1])
    if found[2] == "m":
        month = meeting_day.month - 1 + count
        year, month = meeting_day.year + month // 12, month % 12 + 1
        return date(year, month, min(meeting_day.day, monthrange(year, month)[1]))
    return meeting_day + timedelta(days=count * (7 if found[2] == "w" else 1))


def _named(wanted: str, meeting_day: date) -> date | None:
    found = re.fullmatch(rf"(?:{_DAY}\s+)?(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})(?:\s+(\d{{4}}))?", wanted)
    if found is None:
        return None
    month = _MONTHS.index(found[2][:3]) + 1
    return _forward(int(found[1]), month, int(found[3]) if found[3] else None, meeting_day)


def _numbers(wanted: str, meeting_day: date) -> date | None:
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?", wanted)
    if found is None:
        return None
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0) if found[3] else None
    day, month = int(found[1]), int(found[2])
    if month > 12:  # the American order, which cannot be meant otherwise
        day, month = month, day
    return _forward(day, month, year, meeting_day)


def _weekday(wanted: str, meeting_day: date) -> date | None:
    found = re.fullmatch(rf"(next\s+)?({_DAY})", wanted)
    if found is None:
        return None
    ahead = (_DAYS.index(found[2][:3]) - meeting_day.weekday()) % 7 or 7
    if found[1] and ahead < 7 and meeting_day.weekday() + ahead < 7:
        ahead += 7  # "next Friday" said on a Tuesday is not this week's
    return meeting_day + timedelta(days=ahead)


def _forward(day: int, month: int, year: int | None, meeting_day: date) -> date | None:
    if year is not None:
        return _safe(year, month, day)
    for candidate in range(meeting_day.year, meeting_day.year + 9):  # 29 February may be eight years off
        found = _safe(candidate, month, day)
        if found is not None and found >= meeting_day:
            return found
    return None


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_words(typed: str) -> tuple[str, ...]:
    """What ``typed`` (in lower case) could become: ``next meeting`` for ``n``, ``18 jan`` for ``18 j``.

    A bare number is read as a day of the coming months; nothing typed yet gives the usual ones.
    """
    number = re.fullmatch(r"(\d{1,2})(?:\s+([a-z]*))?", typed)
    if number is not None:
        return tuple(f"{int(number[1])} {month}" for month in _MONTHS if month.startswith(number[2] or ""))
    span = re.fullmatch(r"\+\s*(\d{1,3})?", typed)
    if span is not None:
        return tuple(f"+{span[1] or count}{unit}" for count, unit in ((2, "w"), (1, "m"), (14, "d")))
    usual = ("next meeting", "fri", "+2w", "eom", "+1m", *(day for day in _DAYS if day != "fri"))
    nexts = tuple(f"next {day}" for day in _DAYS)
    return tuple(words for words in (*usual, *nexts) if words.startswith(typed))

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

_NEARLY_A_YEAR = timedelta(days=334)
_NUMBERS_SPELLED = ("one", "two", "three", "four", "five", "six")
_COUNT = rf"(?:\d{{1,3}}|an?|{'|'.join(_NUMBERS_SPELLED)})"
_UNIT = r"(?:days?|weeks?|fortnights?|months?)"
_NO_CLOCK = r"(?!\d|[:.]\d|\s?[ap]\.?m)"
_THEN_YEAR = rf"(?:(?:,\s*(?=\d{{4}})|\s+)(\d{{4}}|\d{{2}}{_NO_CLOCK})\b)?"
_DAY_FIRST = rf"(?:{_DAY}\s+)?(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+({_MONTH})\b{_THEN_YEAR}"
_MONTH_FIRST = rf"(?:{_DAY}\s+)?({_MONTH})\s+(\d{{1,2}}){_NO_CLOCK}(?:st|nd|rd|th)?\b{_THEN_YEAR}"
_END_OF = rf"(?:the\s+)?end\s+of\s+(?:(?:the|this)\s+month|({_MONTH})\b{_THEN_YEAR})"
_NUMBERED = r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)\b(?!\s+century)"
_SPELLED = rf"({_COUNT})\s+({_UNIT})\b(?!\s+(?:before|after|of|from|prior)\b)"


def _open(pattern: str) -> str:
    """``pattern`` without groups that are counted, so that it can stand inside another one."""
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)


DATE_PATTERN = (
    r"(?:(?:the\s+)?next\s+meeting|eom|today|tomorrow|\+?\d{1,3}\s?[dwm]\b|\d{4}-\d{2}-\d{2}"
    rf"|{_open(_DAY_FIRST)}|{_open(_MONTH_FIRST)}|{_open(_END_OF)}"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})\b|\d{1,2}-\d{1,2}-(?:\d{4}|\d{2})\b"
    r"|\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d{2}))?"
    rf"|{_open(_NUMBERED)}|{_open(_SPELLED)}|(?:(?:next|this)\s+)?{_DAY}\b)"
)
"""A regular expression, case-blind, for everything ``read_date`` reads."""


def read_date(text: str, meeting_day: date, next_meeting: date | None = None) -> date | None:
    """The day that ``text`` means, or None where it means none.

    A day without a year is the first such day on or after ``meeting_day``; numbers are in UK order, unless
    only the American one makes a day (``01/18/2011``); ``order_doubt`` says so. Two digits of a year are
    this century's. "This Tuesday" said on a Tuesday is the day itself.
    ``next meeting`` needs ``next_meeting``.
    """
    wanted = " ".join(text.casefold().split()).removeprefix("the ")
    if wanted == "next meeting":
        return next_meeting
    if wanted == "eom":
        return meeting_day.replace(day=monthrange(meeting_day.year, meeting_day.month)[1])
    if wanted in ("today", "tomorrow"):
        return meeting_day + timedelta(days=int(wanted == "tomorrow"))
    for read in (_iso, _span, _spelled, _named, _month_first, _end_of, _numbered, _numbers, _weekday):
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


def past_doubt(text: str, day: date, meeting_day: date) -> str:
    """The doubt about ``text``, a due date read as ``day``: it is over, or its year is a guess; else nothing.

    A day that went by in the month before the meeting was taken into the next year, and may be a slip.
    """
    if day < meeting_day:
        return f"{day.day} {day:%B %Y} is before the meeting"
    of_the_calendar = re.search(rf"\b{_MONTH}\b|/", text, re.IGNORECASE) is not None
    if of_the_calendar and day - meeting_day > _NEARLY_A_YEAR and read_date(text, day + timedelta(1)) != day:
        return f"{text.strip()} has just passed: read as {day.day} {day:%B %Y}"
    return ""


def is_calendar_word(word: str) -> bool:
    """Whether ``word`` is the name of a month or of a day of the week, in full or short."""
    return re.fullmatch(rf"{_MONTH}|{_DAY}", word, re.IGNORECASE) is not None


def order_doubt(text: str, day: date) -> str:
    """The doubt about numbers read as ``day``: the month came first, or could have, in a date with its year.

    A bare ``5/12`` is how a British secretary types a day; one with its year may be copied from elsewhere.
    """
    found = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})([./-]\d{2,4})?", text.strip())
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
    return _ahead(int(found[1]), found[2], meeting_day) if found is not None else None


def _spelled(wanted: str, meeting_day: date) -> date | None:
    found = re.fullmatch(_SPELLED, wanted)
    if found is None:
        return None
    count = int(found[1]) if found[1].isdigit() else 1
    if found[1] in _NUMBERS_SPELLED:
        count = _NUMBERS_SPELLED.index(found[1]) + 1
    if found[2].startswith("fortnight"):
        return _ahead(2 * count, "w", meeting_day)
    return _ahead(count, found[2][0], meeting_day)


def _ahead(count: int, unit: str, meeting_day: date) -> date:
    if unit == "m":
        month = meeting_day.month - 1 + count
        year, month = meeting_day.year + month // 12, month % 12 + 1
        return date(year, month, min(meeting_day.day, monthrange(year, month)[1]))
    return meeting_day + timedelta(days=count * (7 if unit == "w" else 1))


def _named(wanted: str, meeting_day: date) -> date | None:
    found = re.fullmatch(_DAY_FIRST, wanted)
    return _forward(int(found[1]), _month(found[2]), _year(found[3]), meeting_day) if found else None


def _month_first(wanted: str, meeting_day: date) -> date | None:
    found = re.fullmatch(_MONTH_FIRST, wanted)
    return _forward(int(found[2]), _month(found[1]), _year(found[3]), meeting_day) if found else None


def _end_of(wanted: str, meeting_day: date) -> date | None:
    found = re.fullmatch(_END_OF, wanted)
    if found is None:
        return None
    month = _month(found[1]) if found[1] else meeting_day.month
    passed = month < meeting_day.month
    year = _year(found[2]) or meeting_day.year + passed
    return _safe(year, month, monthrange(year, month)[1]) if year else None


def _numbered(wanted: str, meeting_day: date) -> date | None:
    """The first such day of a month on or after the meeting: ``the 21st``."""
    found = re.fullmatch(_NUMBERED, wanted)
    if found is None:
        return None
    for ahead in range(3):  # of two months running, one has 31 days
        month = meeting_day.month - 1 + ahead
        day = _safe(meeting_day.year + month // 12, month % 12 + 1, int(found[1]))
        if day is not None and day >= meeting_day:
            return day
    return None


def _month(word: str) -> int:
    return _MONTHS.index(word[:3]) + 1


def _year(digits: str | None) -> int | None:
    return int(digits) + (2000 if len(digits) == 2 else 0) if digits else None


def _numbers(wanted: str, meeting_day: date) -> date | None:
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?", wanted)
    found = found or re.fullmatch(r"(\d{1,2})[.](\d{1,2})[.](\d{4}|\d{2})", wanted)
    found = found or re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4}|\d{2})", wanted)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    if month > 12:  # the American order, which cannot be meant otherwise
        day, month = month, day
    return _forward(day, month, _year(found[3]), meeting_day)


def _weekday(wanted: str, meeting_day: date) -> date | None:
    found = re.fullmatch(rf"(next\s+|this\s+)?({_DAY})", wanted)
    if found is None:
        return None
    ahead = (_DAYS.index(found[2][:3]) - meeting_day.weekday()) % 7
    if found[1] == "this ":
        return meeting_day + timedelta(days=ahead)
    ahead = ahead or 7
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

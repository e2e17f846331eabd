"""One-line forms for the calendar: ``18 jan 2027 10:00``, ``every third Tuesday from … to …``, ``20 jan``."""

import re
from datetime import date, time

from boardtui.edits.calendar import AddDates, MoveDate
from boardtui.errors import Refusal, UsageRefusal
from boardtui.model.boards import Board, CalendarDate
from boardtui.model.text import clean_line
from boardtui.rules.calendar import date_on, repeated
from boardtui.rules.wording import clock, short_date
from boardtui.secretariat.capture.board_lines import Read, reading
from boardtui.secretariat.capture.dates import DATE_PATTERN, read_date, read_time
from boardtui.secretariat.capture.repeats import read_repeat

_TIME = r"\d{1,2}[:.]\d{2}|\d{1,2}\s?[ap]m"
_WHEN = re.compile(
    rf"(?P<day>{DATE_PATTERN})?(?:\s*(?:at\s+)?(?P<start>{_TIME})(?:\s*(?:-|–|to)\s*(?P<finish>{_TIME}))?)?",
    re.I,
)
_REPEATS = re.compile(
    rf"every (?P<rule>.+?) from (?P<first>{DATE_PATTERN}) (?:to|until) (?P<last>{DATE_PATTERN})"
    rf"(?:\s*(?:at\s+)?(?P<start>{_TIME})(?:\s*(?:-|–)\s*(?P<finish>{_TIME}))?)?",
    re.I,
)


def read_dates(line: str, board: Board, today: date) -> Read:
    """Dates for the calendar: one, or those of a rule; with times, and the place behind a comma."""
    return reading(lambda typed: _dates(typed, today), line, board)


def read_meeting_day(line: str, board: Board, today: date) -> Read:
    """The day of a meeting to be put on record: one of the calendar's, or another that is put into it."""

    def meeting_day(typed: str) -> Read:
        when, _, place = (one.strip() for one in typed.partition(","))
        day, start, finish = _when(when, today)
        if day is None:
            raise UsageRefusal(f"'{when}' is no date; type it as 18 jan 2011 10:00.")
        known = date_on(board, day)
        new = CalendarDate(day, start, finish, place) if known is None else known
        said = f"{_said(day, new.start, new.finish)}: {'not ' if known is None else ''}in the calendar"
        return Read(AddDates((new,)), f"{said}{', and put into it' if known is None else ''}")

    try:
        return meeting_day(clean_line(line)) if clean_line(line) else Read(None, "")
    except Refusal as refusal:
        return Read(None, "", str(refusal))


def read_move(line: str, board: Board, day: date, today: date) -> Read:
    """The date of ``day`` on another day, or at another time or place."""
    return reading(lambda typed: _move(typed, day, today), line, board)


def _dates(line: str, today: date) -> Read:
    when, _, place = (one.strip() for one in line.partition(","))
    if when.casefold().startswith("every "):
        return _repeated(when, place, today)
    day, start, finish = _when(when, today)
    if day is None:
        raise UsageRefusal(
            f"'{when}' is no date; type it as 18 jan 2011 10:00, or every third Tuesday from …"
        )
    edit = AddDates((CalendarDate(day, start, finish, place),))
    return Read(edit, f"{_said(day, start, finish)} is in the calendar")


def _repeated(when: str, place: str, today: date) -> Read:
    found = _REPEATS.fullmatch(when)
    if found is None:
        raise UsageRefusal(
            "Type from which day to which: every third Tuesday from 1 jan 2011 to 31 dec 2011."
        )
    first = read_date(found["first"], today)
    last = read_date(found["last"], first or today)
    if first is None or last is None:
        raise UsageRefusal("There is no such day in the calendar.")
    days = repeated(read_repeat(f"every {found['rule']}", first), first, last)
    if not days:
        raise UsageRefusal("That falls on no day in that time.")
    start, finish = _time(found["start"]), _time(found["finish"])
    edit = AddDates(tuple(CalendarDate(one, start, finish, place) for one in days))
    named = ", ".join(f"{one:%a} {short_date(one)}" for one in days)
    return Read(edit, f"{len(days)} dates are in the calendar: {named}")


def _move(line: str, day: date, today: date) -> Read:
    when, _, place = (one.strip() for one in line.partition(","))
    to, start, finish = _when(when.removeprefix("to ").strip(), max(day, today)) if when else (None,) * 3
    if to is None and start is None and not place:
        raise UsageRefusal(f"'{line}' is no date; type it as 25 jan 2011, 10:30, or a comma and the place.")
    said = _said(to, start, finish) if to else f"at {clock(start)}" if start else f"in {place}"
    edit = MoveDate(day, to if to != day else None, start, finish, venue=place or None)
    return Read(edit, f"The meeting of {short_date(day)} is now {'on ' if to else ''}{said}")


def _when(said: str, today: date) -> tuple[date | None, time | None, time | None]:
    found = _WHEN.fullmatch(said)
    if found is None:
        raise UsageRefusal(f"'{said}' is no date; type it as 18 jan 2011 10:00.")
    day = read_date(found["day"], today) if found["day"] else None
    if found["day"] and day is None:
        raise UsageRefusal(f"There is no day '{found['day']}'.")
    return day, _time(found["start"]), _time(found["finish"])


def _time(said: str | None) -> time | None:
    if said is None:
        return None
    found = read_time(said)
    if found is None:
        raise UsageRefusal(f"'{said}' is no time; type it as 10:00.")
    return found


def _said(day: date, start: time | None, finish: time | None) -> str:
    said = f"{day:%a} {short_date(day)}"
    said += f" {clock(start)}" if start else ""
    return f"{said} to {clock(finish)}" if finish else said

"""One month as lines, for choosing a day in it: the day in brackets, the next meeting marked."""

from calendar import Calendar
from datetime import date

from boardtui.app.rows.line import Line, Look, plain
from boardtui.rules.wording import long_date

_WEEKS = 6


def month_lines(month: date, chosen: date | None, following: date | None) -> tuple[Line, ...]:
    """The month that ``month`` lies in, Monday first; always of one height.

    ``chosen`` stands in brackets, the next meeting of the board has a star.
    """
    lines = [plain(f" {month:%B %Y}", Look.HEADING), plain(" Mon Tue Wed Thu Fri Sat Sun", Look.DIM)]
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    lines.extend(Line(tuple(_day(day, month, chosen, following) for day in week)) for week in weeks)
    lines.extend(plain("") for _ in range(_WEEKS - len(weeks)))
    return tuple(lines)


def due_words(day: date | None, today: date, *, known: bool) -> str:
    """``Tuesday 18 January 2011, in 62 days``; what is wrong where it is not known to be a date."""
    if not known:
        return "! That is no date: 20 jan, tue, +2w, eom, next meeting, 2011-01-20."
    if day is None:
        return "no date"
    days = (day - today).days
    when = "today" if not days else f"in {days} days" if days > 0 else f"{-days} days ago"
    return f"{long_date(day, weekday=True)}, {when}"


def _day(day: date, month: date, chosen: date | None, following: date | None) -> tuple[str, Look]:
    if day.month != month.month:
        return "    ", Look.DIM
    if day == chosen:
        return f"[{day.day:>2}]", Look.ACTION
    return f"{'*' if day == following else ' '}{day.day:>2} ", Look.GOOD if day == following else Look.PLAIN

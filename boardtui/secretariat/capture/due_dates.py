"""The due date in the words of an action: which it is, and what is odd about it."""

import re
from datetime import date
from typing import NamedTuple

from boardtui.secretariat.capture.dates import DATE_PATTERN, order_doubt, past_doubt, read_date, weekday_doubt
from boardtui.secretariat.capture.owners import tidy
from boardtui.secretariat.capture.scene import Scene

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b"
_CLOSE = (
    r"(?:(?:(?:cob|eob|eod|close\s+of\s+(?:business|play)|(?:the\s+)?end\s+of\s+(?:the\s+)?day)\s+(?:on\s+)?)"
    rf"|on\s+|(?:the\s+)?end\s+of\s+(?={_WEEKDAY})|(?<=due\s)in\s+)?"
)
_DUE = re.compile(rf"\b(by|due|before)\s+{_CLOSE}({DATE_PATTERN})", re.IGNORECASE)
_ANOTHER = re.compile(rf"\s*(?:\b(?:or|and|to|until)\b|[–-])\s*({DATE_PATTERN})", re.IGNORECASE)
_SPAN = re.compile(r"(\d+)\s?[dwm]|\w+\s+(?:day|week|fortnight|month)s?", re.IGNORECASE)
_BARE_MONTHS = re.compile(r"(\d+)\s?m", re.IGNORECASE)
_MAY_BE_AN_AMOUNT = re.compile(r"\d+\s?m|\w+\s+(?:day|week|fortnight|month)s?", re.IGNORECASE)
_MOST_MONTHS = 12
_CHANGES_TIME = re.compile(
    r"\b(?:exten[ds]|shorten|lengthen|prolong|delay|postpon|defer|slip|put\s+back|bring\s+forward|advanc)\w*",
    re.IGNORECASE,
)
_OF_MONEY_OR_SIZE = re.compile(
    r"£|\b(?:reduc|cut|increas|rais|lower|trim|top(?:ping|ped)?\s+up|grow|shr[iu]nk|widen|narrow|deepen|heighten"
    r"|mov(?:e|ing)|shift|uprat|exceed|budget|cost|sav(?:e|ing)|spend|spent|overspen|underspen|fund|grant|reserve"
    r"|lev(?:y|ies)|precept|price|fee|income|expenditure|deficit|surplus|allocation|borrow|loan|debt)\w*",
    re.IGNORECASE,
)
_ENDS_IN_A_NUMBER = re.compile(r"[a-z]\s+\d{1,2}", re.IGNORECASE)
_COUNTED = re.compile(r"\s+(?!(?:or|and|at|to|for|with|by|due|in)\b)[a-z]", re.IGNORECASE)
_UNREAD = re.compile(
    r"\b(?:by|due|before)\s+((?:[\w’']+[\s-]+){0,4}?(?:january|february|march|april|(?-i:May)|june|july|august"
    r"|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weeks?"
    r"|fortnights?|months?|quarter|years?|spring|summer|autumn|winter|easter|christmas|cob|eod|eow|q[1-4]|noon"
    r"|\d{1,2}[ap]m|(?:19|20)\d\d))\b",
    re.IGNORECASE,
)


class Due(NamedTuple):
    """The words that are left of an action, when it is due, whether at the next meeting, and any doubt."""

    text: str
    day: date | None = None
    next_meeting: bool = False
    doubts: tuple[str, ...] = ()


def take_due(text: str, scene: Scene) -> Due:
    """``text`` without the last due date in it that can be read, looking forward from the meeting's day.

    What may be an amount (``cut the budget by 2m``) stays in the words and is no date; a second day beside
    the first keeps both of them in the words, and is the one that holds.
    """
    amounts: tuple[str, ...] = ()
    for found in reversed(list(_DUE.finditer(text))):
        if _is_amount(found, text):
            amounts += (f"'{found[2]}' is taken for an amount: +{found[2]} or a day is a due date",)
            continue
        due = _read(found, text, scene)
        if due is not None:
            return due._replace(doubts=(*due.doubts, *amounts))
    return Due(tidy(text), doubts=amounts or _unread(text))


def _read(found: re.Match[str], text: str, scene: Scene) -> Due | None:
    said, rest = found[2], f"{text[: found.start()]} {text[found.end() :]}"
    doubts: tuple[str, ...] = ()
    another = _ANOTHER.match(text, found.end())
    second = _day(another[1], scene) if another is not None else None
    if another is not None and second is not None and not _is_next_meeting(said):
        said, rest = another[1], text
        doubts = (f"two days are named: {said} is taken",)
    day = _day(said, scene)
    if day is None and not _is_next_meeting(said):
        return None
    if day is None:
        return Due(tidy(rest), None, True, (*doubts, "no next meeting is in the calendar"))
    doubts += _day_doubts(said, day, scene)
    counted = _ENDS_IN_A_NUMBER.search(said[-4:]) and _COUNTED.match(text, found.end()) and not doubts
    if counted or (found[1].casefold() == "by" and _MAY_BE_AN_AMOUNT.fullmatch(said)):
        doubts += (f"{said} is read as {day.day} {day:%B %Y}",)
    return Due(tidy(rest), day, _is_next_meeting(said), doubts)


def _day_doubts(said: str, day: date, scene: Scene) -> tuple[str, ...]:
    weekday = weekday_doubt(said, day) or (f"the due date is a {day:%A}" if day.weekday() >= 5 else "")
    doubts = (order_doubt(said, day), past_doubt(said, day, scene.meeting.day), weekday)
    return tuple(doubt for doubt in doubts if doubt)


def _is_amount(found: re.Match[str], text: str) -> bool:
    """Whether a span of time may be an amount: by how much something changes, or a sum of millions."""
    if found[1].casefold() != "by" or not _SPAN.fullmatch(found[2]):
        return False
    if _CHANGES_TIME.search(text):
        return True
    months = _BARE_MONTHS.fullmatch(found[2])
    if months is None:
        return False
    return int(months[1]) > _MOST_MONTHS or _OF_MONEY_OR_SIZE.search(text) is not None


def _unread(text: str) -> tuple[str, ...]:
    none = tuple(f"'{found[2]}' is no day of the calendar" for found in _DUE.finditer(text))
    return none or tuple(f"no date is read in '{found[1]}'" for found in _UNREAD.finditer(text))


def _day(said: str, scene: Scene) -> date | None:
    return read_date(said, scene.meeting.day, scene.next_meeting)


def _is_next_meeting(said: str) -> bool:
    return "meeting" in said.casefold()

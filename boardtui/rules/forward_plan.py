"""The forward plan read: what is owed to which meeting, and what sounds like a promise."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from boardtui.model.boards import Board
from boardtui.model.forward_plan import Promise, PromiseState
from boardtui.model.meetings import Meeting
from boardtui.rules.calendar import next_date

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_VERB = r"(?:br(?:ing|ought)|come|report(?:ed)?|return(?:ed)?|present(?:ed)?|submit(?:ted)?|update|item)"
_PHRASE = re.compile(
    rf"\b{_VERB}\b[^.;]*?\b(?:to|at|for|in)\s+(?:the\s+)?(?:Board(?:['’]s)?\s+)?"
    rf"(?:(?P<month>{'|'.join(_MONTHS)})|next\s+(?:Board|Committee|meeting|agenda))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SuggestedPromise:
    """Words that sound like a promise: ``phrase`` as minuted, ``due`` the day meant (None: next meeting)."""

    phrase: str
    due: date | None


def falls_due(board: Board, promise: Promise) -> date | None:
    """The day of the meeting that ``promise`` was made for; None where the calendar has none yet.

    A promise for the next meeting, or for a day that is no meeting any more, is for the first one after it.
    """
    if promise.due is not None and any(one.day == promise.due and one.stands for one in board.calendar):
        return promise.due
    following = next_date(board, promise.due or promise.since)
    return following.day if following is not None else promise.due


def open_promises(board: Board) -> tuple[Promise, ...]:
    """What is still owed, by the day it is for; what has no day yet comes last."""
    owed = [one for one in board.plan if one.state.is_open]
    return tuple(sorted(owed, key=lambda one: (falls_due(board, one) or date.max, one.since, one.id)))


def promised_to(board: Board, meeting: Meeting) -> tuple[Promise, ...]:
    """What is owed to ``meeting`` and is on nobody's agenda: due by its day, and promised before it."""
    return tuple(
        one
        for one in open_promises(board)
        if one.state is PromiseState.PROMISED
        and one.since < meeting.day
        and (falls_due(board, one) or meeting.day) <= meeting.day
    )


def suggested_promise(board: Board, day: date, text: str) -> SuggestedPromise | None:
    """What ``text``, minuted on ``day``, seems to promise: ``… be brought forward to the January Board``.

    Only a suggestion: nothing is promised until somebody says so.
    """
    found = _PHRASE.search(text)
    if found is None:
        return None
    month = found["month"]
    due = None if month is None else day_in_month(board, day, _MONTHS.index(month.casefold()) + 1)
    return SuggestedPromise(found[0], due)


def day_in_month(board: Board, day: date, month: int) -> date:
    """The first date of the calendar in that month after ``day``; else the first of that month."""
    dates = sorted(one.day for one in board.calendar if one.stands and one.day > day)
    first = date(day.year + (month <= day.month), month, 1)
    return next((one for one in dates if one.month == month), first)


def day_in_words(board: Board, day: date, words: str) -> date | None:
    """The date of the calendar that a month named in ``words`` means; None where none is named."""
    named = re.search(rf"\b({'|'.join(_MONTHS)})\b", words, re.IGNORECASE)
    return None if named is None else day_in_month(board, day, _MONTHS.index(named[1].casefold()) + 1)


def promise_id(meeting: str, item: str) -> str:
    """What the promise is called that a deferred item makes: it says both ends of the link."""
    return f"{meeting}/{item}"


def find_promise(promises: Iterable[Promise], wanted: str) -> Promise | None:
    """The promise with that id, or the only one whose title holds those words."""
    everything = tuple(promises)
    exact = next((one for one in everything if one.id == wanted), None)
    held = [one for one in everything if wanted.casefold() in one.title.casefold()]
    return exact or (held[0] if len(held) == 1 else None)

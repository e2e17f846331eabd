"""When each item begins and when the meeting will end, from the minutes planned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.meetings import Meeting
from boardtui.rules.finding import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Timetable:
    """The planned course of one meeting, in the board's own time.

    ``starts`` has the clock time at which each item begins, by its id, in the order of the agenda; withdrawn
    and deferred items have none. ``ends`` is when the last one is over, None where no start is known;
    ``minutes`` is the sum of what is planned; ``over`` how many minutes that is past the announced finish
    (negative where there is time to spare, None where no finish is announced); ``without_minutes`` are the
    ids of the items nobody has put minutes to, which count for nothing.
    """

    starts: dict[str, time]
    ends: time | None
    minutes: int
    over: int | None
    without_minutes: tuple[str, ...]


_SOME_DAY = date(2000, 1, 1)
"""Clock times are reckoned on: the meeting's own day may be the last there is."""
_A_WEEK = 7 * 24 * 60
"""As many minutes as an item is ever taken to last, whatever was typed."""


def timetable(meeting: Meeting) -> Timetable:
    """The timetable of ``meeting``; it may run past midnight (R50)."""
    taken = [item for item in meeting.agenda if item.state is ItemState.LISTED]
    minutes = sum(_planned(item) for item in taken)
    without = tuple(item.id for item in taken if item.minutes_planned is None)
    if meeting.start is None:
        return Timetable({}, None, minutes, None, without)
    began = datetime.combine(_SOME_DAY, meeting.start)
    at, starts = began, {}
    for item in taken:
        starts[item.id] = at.time()
        at += timedelta(minutes=_planned(item))
    over = None
    if meeting.finish is not None:
        finish = datetime.combine(_SOME_DAY, meeting.finish)
        finish += timedelta(days=1) if finish < began else timedelta()
        over = round((at - finish).total_seconds() / 60)
    return Timetable(starts, at.time(), minutes, over, without)


def _planned(item: AgendaItem) -> int:
    return max(-_A_WEEK, min(item.minutes_planned or 0, _A_WEEK))


def timing_findings(meeting: Meeting) -> Iterable[Finding]:
    """A finding where the agenda is longer than the time announced for it."""
    planned = timetable(meeting)
    if planned.over is not None and planned.over > 0 and planned.ends is not None:
        said = f"The agenda ends at {planned.ends:%H.%M}, {planned.over} minutes after the announced finish."
        yield Finding(
            "agenda-fits",
            Severity.WARNING,
            said,
            (Place(meeting.board, meeting.id, field="minutes_planned"),),
        )

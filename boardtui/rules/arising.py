"""Actions arising: what the next meeting is told of the actions of earlier ones (R45–R47).

By quotation: each row holds the very words that were minuted. As at the day of the meeting, so that a table
printed later still says what the board was told.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from boardtui.model.actions import ActionStatus
from boardtui.rules.digest import Assigned, Digest

_SETTLED = (ActionStatus.DONE, ActionStatus.DROPPED)
Given = Iterable[tuple[Digest, tuple[Assigned, ...]]]


class Arising(NamedTuple):
    """One row of the progress table: an action of an earlier meeting as it stood on the day.

    So do its owners and its date. ``progress`` has the reports made by then, oldest first. ``settled`` is
    the day it was done or dropped;
    such a row is shown once, and closed when the board has seen it.
    """

    meeting: str
    day: date
    action: Assigned
    status: ActionStatus
    progress: tuple[tuple[date, str], ...]
    settled: date | None

    @property
    def ref(self) -> str:
        """Its permanent reference."""
        return self.action.ref

    @property
    def text(self) -> str:
        """The words as minuted."""
        return self.action.text

    def is_overdue(self, day: date) -> bool:
        """True where it was to be done before ``day`` and is not."""
        return self.settled is None and self.action.due is not None and self.action.due < day


def actions_arising(given: Given, day: date) -> tuple[Arising, ...]:
    """The rows for a meeting on ``day``, in the order the actions were given.

    Everything still open then, and what was done or dropped since the board last met.
    """
    meetings = list(given)
    held = [one.day for one, _ in meetings if one.state.was_held and one.day < day]
    rows = []
    for meeting, actions in meetings:
        if meeting.day >= day:
            continue
        for action in actions:
            row = _as_at(meeting, action, day)
            seen = [one for one in held if one > meeting.day]
            if row.settled is None or not any(row.settled <= one for one in seen):
                rows.append(row)
    return tuple(rows)


def stood_on(action: Assigned, day: date) -> Assigned:
    """``action`` as it stood at the end of ``day``: its status, its owners, its date, the reports by then.

    What is dated later had not happened. Its words, and what reports on it, bear no day: they are today's.
    """
    statuses = tuple(one for one in action.statuses if one[0] <= day)
    then = action._replace(
        status=statuses[-1][1] if statuses else ActionStatus.OPEN,
        progress=tuple(one for one in action.progress if one[0] <= day),
        statuses=statuses,
    )
    if not action.terms:
        return then
    minuted, *changes = action.terms
    known = (*(one for one in reversed(changes) if one.since <= day), minuted)
    dated = next(one for one in known if one.moves_date)
    return then._replace(
        owners=next((one.owners for one in known if one.owners), ()),
        due=dated.due,
        due_next_meeting=dated.due_next_meeting,
        terms=tuple(reversed(known)) if len(known) > 1 else (),
    )


def is_closed(action: Assigned, given_on: date, held: Iterable[date]) -> bool:
    """True where it is done or dropped and a meeting on one of the days ``held`` has been told so (R46)."""
    settled = _settled(action)
    return settled is not None and any(settled <= day and given_on < day for day in held)


def _as_at(meeting: Digest, action: Assigned, day: date) -> Arising:
    then = stood_on(action, day)
    return Arising(meeting.id, meeting.day, then, then.status, then.progress, _settled(then))


def _settled(action: Assigned) -> date | None:
    """The day from which it is done or dropped; None while it is open."""
    settled = None
    for since, status in action.statuses:
        settled = (settled or since) if status in _SETTLED else None
    return settled

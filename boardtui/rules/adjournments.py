"""Where an adjournment is told among the minutes of its item (R48)."""

from collections.abc import Iterable, Sequence

from boardtui.model.meetings import Adjournment, Meeting
from boardtui.rules.chronicle import item_at
from boardtui.rules.minutes_order import Entry, entries_by_item
from boardtui.rules.quorum_changes import QuorumChange

Told = Entry | QuorumChange | Adjournment
"""Anything the minutes tell of."""


def with_adjournments(
    said: Sequence[Entry | QuorumChange], meeting: Meeting, item: str | None
) -> tuple[Told, ...]:
    """What was minuted under ``item``, with each adjournment that broke it off where it was entered.

    One of which the order is not known comes last.
    """
    told: list[Told] = list(said)
    for one in meeting.adjournments:
        if item_at(meeting, one.at) == item:
            place = sum(_order(entry) < one.order for entry in told) if one.order else len(told)
            told.insert(place, one)
    return tuple(told)


def told_off_the_agenda(meeting: Meeting, changes: Iterable[QuorumChange]) -> tuple[str, ...]:
    """The ids of the items under which something is told and that are not on the agenda.

    A record put together by other hands can hold such; ``changes`` are the changes of its quorum.
    """
    on_it = {one.id for one in meeting.agenda}
    broken_off = (item_at(meeting, one.at) for one in meeting.adjournments)
    under = dict.fromkeys((*entries_by_item(meeting), *(one.because.item for one in changes), *broken_off))
    return tuple(one for one in under if one is not None and one not in on_it)


def _order(entry: Told) -> int:
    return entry.because.order if isinstance(entry, QuorumChange) else entry.order

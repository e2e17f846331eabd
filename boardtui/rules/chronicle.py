"""The presence log in the order things happened, which need not be the order they were typed in (R15, R50).

A log into which nothing was inserted is followed as it was entered. Once something was entered after the
fact, the whole log is told by the clock, and what happened at the same minute in the order it was entered.
A correction of somebody's mark (not marked, apologies, absent) is no event of the meeting: wherever its
time would put it, it takes back all that was entered of that person before it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from operator import attrgetter

from boardtui.model.meetings import ItemTaken, Meeting
from boardtui.model.presence import PresenceEvent, PresenceKind

CORRECTIONS = (PresenceKind.UNMARKED, PresenceKind.APOLOGISED, PresenceKind.NOTED_ABSENT)
"""What takes back all that was entered of the same person before it."""
ENTERS = (PresenceKind.ARRIVED, PresenceKind.RETURNED, PresenceKind.STOOD_IN, PresenceKind.CONFIRMED)
"""What puts somebody into the room."""
_COMES = (PresenceKind.ARRIVED, PresenceKind.RETURNED)
_INSERTED = attrgetter("inserted")


def chronicle(events: Iterable[PresenceEvent]) -> tuple[PresenceEvent, ...]:
    """``events``, given in the order they were entered, in the order they are to be followed."""
    log = tuple(events)
    return _by_the_clock(log) if inserted_in(log) else log


def inserted_in(log: Iterable[PresenceEvent]) -> bool:
    """True where something in ``log`` was entered after the fact."""
    return any(map(_INSERTED, log))  # in C: it may be asked of a long log


def standing_events(events: Iterable[PresenceEvent]) -> tuple[PresenceEvent, ...]:
    """The chronicle without what a later correction has taken back."""
    log = tuple(events)
    gone = taken_back(log)
    return tuple(one for one in chronicle(log) if one.id not in gone)


def told(events: Iterable[PresenceEvent]) -> tuple[PresenceEvent, ...]:
    """What the note tells a sentence of: what stands, and made a difference when it happened.

    Whoever is in the room already does not join again, and whoever has left does not leave again.
    """
    here: dict[str, PresenceEvent | None] = {}
    found = []
    for event in standing_events(events):
        before = here.get(event.person)
        if event.kind in ENTERS:
            here[event.person] = event
            if event.kind is PresenceKind.CONFIRMED or (
                event.kind in _COMES and before is not None and before.remote is event.remote
            ):
                continue
        elif event.kind in (PresenceKind.LEFT, PresenceKind.STEPPED_DOWN, PresenceKind.UNCONFIRMED):
            here[event.person] = None
            if event.kind is PresenceKind.UNCONFIRMED or (event.kind is PresenceKind.LEFT and before is None):
                continue
        else:
            continue
        found.append(event)
    return tuple(found)


def taken_back(events: Iterable[PresenceEvent]) -> frozenset[str]:
    """The ids of the events that a later correction of the same person's mark has taken back."""
    gone: set[str] = set()
    seen: dict[str, list[str]] = {}
    for event in events:
        if event.kind in CORRECTIONS:
            gone.update(seen.pop(event.person, ()))
        seen.setdefault(event.person, []).append(event.id)
    return frozenset(gone)


def latest(events: Iterable[PresenceEvent], person: str) -> PresenceEvent | None:
    """The last event of ``person`` in the chronicle; None where the log says nothing of them."""
    return last_events(tuple(events)).get(person)


class _LastOnes:
    """The last event of each person in the log asked for last, brought up where the log has only grown.

    Each mark asks it of the whole log. What is kept is replaced whole, so threads may share it.
    """

    def __init__(self) -> None:
        self._known: tuple[tuple[PresenceEvent, ...], bool, dict[str, PresenceEvent]] = ((), True, {})

    def of(self, log: tuple[PresenceEvent, ...]) -> Mapping[str, PresenceEvent]:
        """The last event of each person whom ``log`` names."""
        before, plain, found = self._known
        if log is before:
            return found
        new = log[len(before) :]
        if plain and not inserted_in(new) and log[: len(before)] == before:
            found = found | {one.person: one for one in new}
        else:
            told_log = chronicle(log)
            plain, found = told_log is log, {one.person: one for one in told_log}
        self._known = (log, plain, found)
        return found


last_events = _LastOnes().of


def item_at(meeting: Meeting, moment: datetime) -> str | None:
    """The item that was in hand at ``moment`` (aware), in whatever order they were taken, or None."""
    before = [(one.at, place, one.item) for place, one in enumerate(meeting.taken) if one.at <= moment]
    return max(before)[2] if before else None


def taken_when(meeting: Meeting, item: str) -> ItemTaken | None:
    """When ``item`` was last taken; None where it was not."""
    return next((one for one in reversed(meeting.taken) if one.item == item), None)


def _by_the_clock(log: tuple[PresenceEvent, ...]) -> tuple[PresenceEvent, ...]:
    gone = taken_back(log)
    kept = [(place, one) for place, one in enumerate(log) if one.id not in gone]
    first: dict[str, datetime] = {}
    for _, one in kept:
        first[one.person] = min(one.at, first.get(one.person, one.at))
    ordered = sorted(kept, key=lambda entry: (_moment(entry[1], first), entry[0]))
    return tuple(_as_it_was([one for _, one in ordered]))


def _moment(event: PresenceEvent, first: dict[str, datetime]) -> datetime:
    """When ``event`` is followed: a correction before all that stands of the person."""
    return first[event.person] if event.kind in CORRECTIONS else event.at


def _as_it_was(log: list[PresenceEvent]) -> Iterable[PresenceEvent]:
    """``log`` with comings named by what went before them: the first is an arrival, a later one a return.

    Nobody is asked to be confirmed who had left by then, and whoever was confirmed after all came back.
    """
    left: set[str] = set()
    here: set[str] = set()
    asked: set[str] = set()
    for event in log:
        person = event.person
        if event.kind is PresenceKind.UNCONFIRMED and person not in here:
            continue
        if event.kind in _COMES or (event.kind is PresenceKind.CONFIRMED and person not in asked):
            yield replace(event, kind=PresenceKind.RETURNED if person in left else PresenceKind.ARRIVED)
        else:
            yield event
        here.discard(person)
        asked.discard(person)
        if event.kind in ENTERS:
            here.add(person)
        elif event.kind is PresenceKind.UNCONFIRMED:
            asked.add(person)
        elif event.kind in CORRECTIONS:
            left.discard(person)
        else:
            left.add(person)

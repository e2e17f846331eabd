"""The order of what was minuted: paragraphs, decisions, actions, interests and comings and goings."""

from collections.abc import Iterable, Mapping

from boardtui.model.actions import ActionItem
from boardtui.model.decisions import Decision
from boardtui.model.meetings import Meeting, Minute
from boardtui.model.presence import Declaration, PresenceEvent
from boardtui.rules.chronicle import told

Entry = Minute | Decision | ActionItem | Declaration | PresenceEvent


def entries(meeting: Meeting, item: str | None) -> tuple[Entry, ...]:
    """All that was entered under ``item`` (None: outside any item), in the order it was entered.

    Comings and goings are told only where an item was in hand: the roll at the start is no story (R15).
    Among themselves they come in the order they happened, also where one was entered after the fact.
    """
    return _ordered(_of_item(meeting, item))


def entries_by_item(meeting: Meeting) -> Mapping[str | None, tuple[Entry, ...]]:
    """What ``entries`` gives, for every item under which anything was entered: the record is read once."""
    found: dict[str | None, list[Entry]] = {}
    typed: tuple[Entry, ...] = (
        *meeting.minutes,
        *meeting.decisions,
        *meeting.actions,
        *meeting.declarations,
    )
    for one in typed:
        found.setdefault(one.item, []).append(one)
    for event in told(meeting.presence):
        if event.item is not None:
            found.setdefault(event.item, []).append(event)
    return {item: _ordered(of_item) for item, of_item in found.items()}


def entry_by_id(meeting: Meeting, entry_id: str) -> Entry | None:
    """The minuted entry with that id, a coming or going among them, or None."""
    everything: Iterable[Entry] = (
        *meeting.minutes,
        *meeting.decisions,
        *meeting.actions,
        *meeting.declarations,
        *meeting.presence,
    )
    return next((entry for entry in everything if entry.id == entry_id), None)


def typed_last_first(meeting: Meeting) -> tuple[str, ...]:
    """The ids of the minuted entries, the one entered last first."""
    everything: tuple[Minute | Decision | ActionItem | Declaration, ...] = (
        *meeting.minutes,
        *meeting.decisions,
        *meeting.actions,
        *meeting.declarations,
    )
    return tuple(entry.id for entry in sorted(everything, key=lambda one: one.order, reverse=True))


def _of_item(meeting: Meeting, item: str | None) -> Iterable[Entry]:
    yield from (one for one in meeting.minutes if one.item == item)
    yield from (one for one in meeting.decisions if one.item == item)
    yield from (one for one in meeting.actions if one.item == item)
    yield from (one for one in meeting.declarations if one.item == item)
    if item is not None:
        yield from (one for one in told(meeting.presence) if one.item == item)


def _ordered(of_item: Iterable[Entry]) -> tuple[Entry, ...]:
    placed: list[Entry] = []
    for entry in sorted(of_item, key=lambda entry: entry.order):
        placed.insert(_place_of(entry, placed), entry)
    return tuple(placed)


def _place_of(entry: Entry, placed: list[Entry]) -> int:
    """Where ``entry`` goes: last, or before the first coming or going that happened after it."""
    if isinstance(entry, PresenceEvent) and entry.inserted:
        for place, other in enumerate(placed):
            if isinstance(other, PresenceEvent) and other.at > entry.at:
                return place
    return len(placed)

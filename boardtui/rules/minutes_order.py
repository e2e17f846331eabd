"""The order of what was minuted: paragraphs, decisions, actions, interests and comings and goings."""

from collections.abc import Iterable, Mapping

from boardtui.model.actions import ActionItem
from boardtui.model.decisions import Decision
from boardtui.model.meetings import Meeting, Minute
from boardtui.model.presence import Declaration, PresenceEvent
from boardtui.rules.chronicle import told

_VOTE_ON = "vote-on:"
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
    """The ids of the minuted entries, the one entered last first; the vote on a decision is one too.

    It goes by ``vote_entry``, since what was typed of it stands in a line of its own.
    """
    placed = [(one.order, 0, one.id) for one in _typed(meeting)]
    placed += [
        (max(one.voted_after, one.order), 1, vote_entry(one.id))
        for one in meeting.decisions
        if one.tally is not None
    ]
    return tuple(entry for *_, entry in sorted(placed, key=lambda one: one[:2], reverse=True))


def last_order(meeting: Meeting) -> int:
    """The order of what was minuted last, votes apart; 0 where nothing was."""
    return max((one.order for one in _typed(meeting)), default=0)


def vote_entry(decision: str) -> str:
    """What the vote on that decision goes by among the entries."""
    return f"{_VOTE_ON}{decision}"


def voted_on(entry: str) -> str | None:
    """The id of the decision, where ``entry`` is what a vote goes by; else None."""
    return entry.removeprefix(_VOTE_ON) if entry.startswith(_VOTE_ON) else None


def _typed(meeting: Meeting) -> Iterable[Minute | Decision | ActionItem | Declaration]:
    yield from meeting.minutes
    yield from meeting.decisions
    yield from meeting.actions
    yield from meeting.declarations


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

"""The order of what was minuted: paragraphs, decisions, actions, interests and comings and goings."""

from collections.abc import Iterable

from boardtui.model.actions import ActionItem
from boardtui.model.decisions import Decision
from boardtui.model.meetings import Meeting, Minute
from boardtui.model.presence import Declaration, PresenceEvent, PresenceKind

Entry = Minute | Decision | ActionItem | Declaration | PresenceEvent

_TOLD = (
    PresenceKind.ARRIVED,
    PresenceKind.LEFT,
    PresenceKind.RETURNED,
    PresenceKind.STOOD_IN,
    PresenceKind.STEPPED_DOWN,
)


def entries(meeting: Meeting, item: str | None) -> tuple[Entry, ...]:
    """All that was entered under ``item`` (None: outside any item), in the order it was entered.

    Comings and goings are told only where an item was in hand: the roll at the start is no story (R15).
    """
    return tuple(sorted(_of_item(meeting, item), key=lambda entry: entry.order))


def entry_by_id(meeting: Meeting, entry_id: str) -> Entry | None:
    """The minuted entry with that id, or None."""
    everything: Iterable[Entry] = (
        *meeting.minutes,
        *meeting.decisions,
        *meeting.actions,
        *meeting.declarations,
    )
    return next((entry for entry in everything if entry.id == entry_id), None)


def _of_item(meeting: Meeting, item: str | None) -> Iterable[Entry]:
    yield from (one for one in meeting.minutes if one.item == item)
    yield from (one for one in meeting.decisions if one.item == item)
    yield from (one for one in meeting.actions if one.item == item)
    yield from (one for one in meeting.declarations if one.item == item)
    if item is not None:
        withdrawn = _withdrawn(meeting)
        yield from (
            one
            for one in meeting.presence
            if one.item == item and one.kind in _TOLD and one.id not in withdrawn
        )


def _withdrawn(meeting: Meeting) -> frozenset[str]:
    """The events that a later correction of the same person's mark has taken back."""
    taken_back: set[str] = set()
    seen: dict[str, list[str]] = {}
    for event in meeting.presence:
        if event.kind in (PresenceKind.UNMARKED, PresenceKind.APOLOGISED, PresenceKind.NOTED_ABSENT):
            taken_back.update(seen.pop(event.person, ()))
        else:
            seen.setdefault(event.person, []).append(event.id)
    return frozenset(taken_back)

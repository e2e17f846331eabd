"""Which items are taken in private, and which corrections may quote what was minuted under one (R27, R28)."""

from boardtui.model.meetings import Correction, Meeting
from boardtui.rules.minutes_order import entry_by_id


def private_items(meeting: Meeting) -> frozenset[str]:
    """The ids of the exempt items of ``meeting``, and of the parts of an exempt item."""
    found, within = set(), False
    for item in meeting.agenda:
        within = item.exempt or (within and item.depth > 0)
        if within:
            found.add(item.id)
    return frozenset(found)


def may_quote_private(meeting: Meeting, one: Correction) -> bool:
    """Whether a correction of the note of ``meeting`` may quote an exempt item.

    One that names no entry on record may be of any item; one of somebody's attendance is of none.
    """
    private = private_items(meeting)
    if not private or one.person is not None:
        return False
    entry = entry_by_id(meeting, one.entry) if one.entry is not None else None
    return entry is None or entry.item in private

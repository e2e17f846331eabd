"""What a search can find in one meeting: its items, decisions, actions, paragraphs and guests, in words."""

from enum import StrEnum
from typing import NamedTuple

from boardtui.model.meetings import Meeting
from boardtui.rules.wording import long_date


class EntryKind(StrEnum):
    """What was found."""

    PERSON = "person"
    ITEM = "item"
    DECISION = "decision"
    ACTION = "action"
    MINUTE = "minute"
    MEETING = "meeting"


class Entry(NamedTuple):
    """One thing that can be found.

    ``label`` names it (a code, a reference, an item's number, a day); ``target`` is its id in the record.
    """

    kind: EntryKind
    label: str
    text: str
    target: str


def entries(meeting: Meeting) -> tuple[Entry, ...]:
    """Everything in ``meeting`` that has words, kind by kind; people only where no board knows them."""
    found = [
        Entry(EntryKind.PERSON, one.code, f"{one.name}, {one.body}".rstrip(", "), one.id)
        for one in meeting.attendees
        if one.person is None
    ]
    found += [Entry(EntryKind.ITEM, one.number, one.title, one.id) for one in meeting.agenda]
    found += [Entry(EntryKind.DECISION, one.ref, one.text, one.id) for one in meeting.decisions]
    for action in meeting.actions:
        owners = ", ".join(owner.name for owner in action.owners_now)
        found.append(Entry(EntryKind.ACTION, action.ref, f"{action.text} {owners}".rstrip(), action.id))
    found += [Entry(EntryKind.MINUTE, "", one.text, one.id) for one in meeting.minutes]
    found.append(Entry(EntryKind.MEETING, long_date(meeting.day), meeting.place, ""))
    return tuple(found)

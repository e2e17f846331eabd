"""What a search can find in one meeting: its items, decisions, actions, paragraphs and guests, in words."""

from enum import StrEnum
from typing import NamedTuple

from boardtui.model.meetings import Meeting
from boardtui.rules.corrections import corrected_text
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
    """Everything in ``meeting`` that has words, kind by kind; people only where no board knows them.

    What was minuted is found as the note now reads, with its corrections.
    """
    found = [
        Entry(EntryKind.PERSON, one.code, f"{one.name}, {one.body}".rstrip(", "), one.id)
        for one in meeting.attendees
        if one.person is None
    ]
    found += [Entry(EntryKind.ITEM, one.number, one.title, one.id) for one in meeting.agenda]
    for decision in meeting.decisions:
        said = corrected_text(meeting, decision.id, decision.text)
        found.append(Entry(EntryKind.DECISION, decision.ref, said, decision.id))
    for action in meeting.actions:
        owners = ", ".join(owner.name for owner in action.owners_now)
        said = f"{corrected_text(meeting, action.id, action.text)} {owners}".rstrip()
        found.append(Entry(EntryKind.ACTION, action.ref, said, action.id))
    for one in meeting.minutes:
        found.append(Entry(EntryKind.MINUTE, "", corrected_text(meeting, one.id, one.text), one.id))
    found.append(Entry(EntryKind.MEETING, long_date(meeting.day), meeting.place, ""))
    return tuple(found)

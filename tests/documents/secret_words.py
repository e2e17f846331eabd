"""A meeting in which every word that belongs to a private item can be told from all others."""

import dataclasses
from enum import Enum
from typing import Any, TypeVar

from boardtui.model.agendas import AgendaItem, ContactOfficer, CoverSheet
from boardtui.model.meetings import Meeting
from boardtui.rules.chronicle import item_at
from boardtui.rules.private_items import may_quote_private, private_items

SECRET = "zqx"
_KEPT = (
    "id", "item", "ref", "person", "stands_in_for", "carries_out", "replaces",
    "on_meeting", "on_item", "entry", "meeting", "day",
)  # fmt: skip
Noun = TypeVar("Noun")


def with_secrets(meeting: Meeting) -> Meeting:
    """``meeting`` with SECRET in every word of its private items, their entries, votes and corrections."""
    private = private_items(meeting)
    note = dataclasses.replace(
        meeting.note,
        corrections=tuple(
            marked(one) if may_quote_private(meeting, one) else one for one in meeting.note.corrections
        ),
    )
    found = dataclasses.replace(
        meeting,
        note=note,
        agenda=tuple(_item(one) if one.id in private else one for one in meeting.agenda),
        adjournments=tuple(
            marked(one) if item_at(meeting, one.at) in private else one for one in meeting.adjournments
        ),
    )
    for table in ("minutes", "decisions", "actions", "declarations", "presence"):
        entries: Any = tuple(marked(one) if one.item in private else one for one in getattr(meeting, table))
        found = dataclasses.replace(found, **{table: entries})
    people = tuple(
        dataclasses.replace(one, person=SECRET) if one.item in private else one for one in found.declarations
    )
    return dataclasses.replace(found, declarations=people)


def marked(noun: Noun) -> Noun:
    """``noun`` with SECRET for every text that is not an id or a reference; so too in what it holds."""
    changes = {
        spec.name: _marked(getattr(noun, spec.name))
        for spec in dataclasses.fields(noun)  # type: ignore[arg-type]
        if spec.name not in _KEPT
    }
    return dataclasses.replace(noun, **changes)  # type: ignore[type-var]


def _marked(value: Any) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return f"{SECRET} {value}"
    if isinstance(value, tuple):
        return tuple(map(_marked, value))
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    inner = marked(value)
    if hasattr(inner, "person"):  # an owner, or somebody in a recorded vote
        inner = dataclasses.replace(inner, person=SECRET)
    return inner


def _item(item: AgendaItem) -> AgendaItem:
    """The item with a cover sheet and all the rest that goes with one, in secret words only."""
    cover = CoverSheet(
        SECRET, (SECRET,), (SECRET,), SECRET, ContactOfficer(SECRET, SECRET, SECRET, SECRET), (SECRET,)
    )
    return dataclasses.replace(
        item,
        cover=cover,
        presenter=SECRET,
        papers=(f"{SECRET}.docx",),
        urgent_reason=SECRET,
        state_reason=SECRET,
    )

"""Importing this module makes every verb known to the journal."""

from boardtui.edits import (
    actions,
    agenda,
    agenda_issue,
    agenda_items,
    agenda_sections,
    batch,
    body,
    calendar,
    corrections,
    course,
    forward_plan,
    founding,
    linking,
    minuting,
    note_life,
    people,
    presence,
    revising,
    timeline,
)
from boardtui.edits.base import VERBS

__all__ = [
    "VERBS", "actions", "agenda", "agenda_issue", "agenda_items", "agenda_sections", "batch", "body",
    "calendar", "corrections", "course", "forward_plan", "founding", "linking", "minuting", "note_life",
    "people", "presence", "revising", "timeline",
]  # fmt: skip

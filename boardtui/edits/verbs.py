"""Importing this module makes every verb known to the journal."""

from boardtui.edits import batch, course, founding, minuting, note_life, people, presence, timeline
from boardtui.edits.base import VERBS

__all__ = ["VERBS", "batch", "course", "founding", "minuting", "note_life", "people", "presence", "timeline"]

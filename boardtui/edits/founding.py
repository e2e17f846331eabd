"""The edits that begin a record: its journal's first line holds the whole of it."""

from dataclasses import dataclass

from boardtui.edits.base import Edit, verb
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting


@verb("found-board")
@dataclass(frozen=True, slots=True)
class FoundBoard(Edit):
    """Begin a board's record."""

    board: Board


@verb("convene")
@dataclass(frozen=True, slots=True)
class Convene(Edit):
    """Begin a meeting's record."""

    meeting: Meeting


@verb("migrated")
@dataclass(frozen=True, slots=True)
class Migrated(Edit):
    """From here on the journal is written in another schema. It changes nothing and cannot be undone."""

    schema: int

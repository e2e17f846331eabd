"""What the secretariat must be handed: a cabinet for the records, a clock. ``assemble`` picks them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from boardtui.edits.base import Edit, Receipt, Record
from boardtui.model.keys import RecordKey

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in the user's own zone."""


class OpenRecord(Protocol):
    """One record, open for writing."""

    @property
    def record(self) -> Record:
        """The record as it is now."""

    @property
    def sequence(self) -> int:
        """The sequence of its last entry on the disk."""

    def do(self, edit: Edit) -> Receipt:
        """Carry an edit out; on the disk when this returns."""


class Cabinet(Protocol):
    """The records of one workspace."""

    @property
    def readonly(self) -> bool:
        """True where nothing may be written."""

    def boards(self) -> tuple[str, ...]:
        """The ids of the boards."""

    def meetings(self, board: str) -> tuple[str, ...]:
        """The ids of a board's meetings, oldest first."""

    def read(self, key: RecordKey) -> Record:
        """One record, to look at."""

    def open(self, key: RecordKey) -> OpenRecord:
        """One record, to change, under its board's lock."""

    def found(self, record: Record) -> None:
        """Begin a record."""

    def fold(self) -> None:
        """Bring the saved files up to the journals."""

    def close(self) -> None:
        """Fold, close and unlock everything."""

    def check(self, key: RecordKey) -> int:
        """Check one record's files against each other; how many journal lines it has."""

    def decode(self, data: bytes, kind: type[Record]) -> Record:
        """A dumped record."""

    def encode(self, record: Record) -> bytes:
        """A record, dumped."""

    def write_export(self, folder: Path | None, name: str, data: bytes) -> Path:
        """Write a document under ``name``, or the next free name; in ``exports/`` unless told otherwise."""

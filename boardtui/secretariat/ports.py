"""What the secretariat must be handed: a cabinet for the records, a clock. ``assemble`` picks them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from boardtui.edits.base import Edit, Receipt, Record, Stamp
from boardtui.model.archive import Backup, Due, Finding
from boardtui.model.boards import Board
from boardtui.model.drafts import Draft
from boardtui.model.keys import RecordKey
from boardtui.rules.digest import Assigned, Decided, Digest
from boardtui.rules.entries import Entry, EntryKind

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in the user's own zone."""

Asked = Edit | str | tuple[str, str]
"""What a person asks of a meeting: an edit, a typed line, or a substitute to stand in for a member."""


class JournalLine(Protocol):
    """One entry of a record's journal, as read."""

    @property
    def stamp(self) -> Stamp:
        """Its sequence, its UTC time and who made it."""

    @property
    def offset(self) -> str:
        """The user's own offset from UTC when it was made: ``+01:00``."""

    @property
    def understood(self) -> bool:
        """False where a newer version wrote it."""

    def edit(self) -> Edit:
        """What was done; only where it is understood."""


class OpenRecord(Protocol):
    """One record, open for writing."""

    def history(self) -> Sequence[JournalLine]:
        """Every entry of its journal, oldest first."""

    @property
    def record(self) -> Record:
        """The record as it is now."""

    @property
    def sequence(self) -> int:
        """The sequence of its last entry on the disk."""

    def do(self, edit: Edit) -> Receipt:
        """Carry an edit out; on the disk when this returns."""


class Beside(Protocol):
    """What stands beside a record."""

    def trace(self) -> str:
        """Something that is another whenever the record on the disk is; empty where it is gone."""

    def copies(self) -> tuple[str, ...]:
        """The files a syncing program set beside it, having met two versions."""

    def keep_draft(self, draft: Draft, waiting: Sequence[Asked] = ()) -> None:
        """Keep what is being typed and what waits to be saved; with neither, take the draft away."""

    def draft(self) -> tuple[Draft, tuple[Asked, ...]]:
        """What was kept."""


class Archive(Protocol):
    """The files of one workspace, in whatever state they are."""

    def backups(self, board: str | None = None) -> tuple[Backup, ...]:
        """The backups of a board, or of every board; oldest first."""

    def back_up(self) -> tuple[Backup, ...]:
        """A backup of every board, now."""

    def restore(self, which: str, board: str | None) -> tuple[Backup, Backup | None]:
        """Restore a backup; it, and the backup of the state before."""

    def examine(self) -> tuple[Finding, ...]:
        """What there is to say of every record and file."""

    def repair(self) -> tuple[str, ...]:
        """Rebuild what is damaged; a sentence for each thing done."""

    def due(self) -> tuple[Due, ...]:
        """What retention would remove."""

    def prune(self, due: tuple[Due, ...], *, erase: bool) -> tuple[str, ...]:
        """Remove it, with ``erase`` from the journals too; what more there is to say."""


class Papers(Protocol):
    """The papers of the items: files as they were given, a folder for each meeting."""

    def names(self, key: RecordKey) -> tuple[str, ...]:
        """The names of a meeting's papers that are on the disk."""

    def read(self, key: RecordKey, name: str) -> bytes | None:
        """A paper as it was given, None where it is not there."""

    def keep(self, key: RecordKey, name: str, data: bytes) -> str:
        """Keep a paper under ``name`` or the next free name; the name, once it is on the disk."""


class Words(Protocol):
    """The words of a board's meetings at one moment."""

    def find(self, kind: EntryKind, words: Sequence[str]) -> Iterator[tuple[str, Entry]]:
        """The entries of that kind that hold all ``words`` (folded), each with its meeting's id.

        What is open here comes first, then the newest meeting first. No words are held by every entry.
        """


class Cabinet(Protocol):
    """The records of one workspace."""

    @property
    def readonly(self) -> bool:
        """True where nothing may be written."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person should be told of the files so far."""

    def boards(self) -> tuple[str, ...]:
        """The ids of the boards."""

    def meetings(self, board: str) -> tuple[str, ...]:
        """The ids of a board's meetings, oldest first."""

    def read(self, key: RecordKey) -> Record:
        """One record, to look at."""

    def board(self, board: str) -> Board:
        """One board, to look at; from the index where that is up to date."""

    def digests(self, board: str) -> tuple[Digest, ...]:
        """What a list says of each meeting of a board, by date; from the index where that is up to date."""

    def decided(self, board: str) -> tuple[tuple[Digest, tuple[Decided, ...]], ...]:
        """Each of those meetings with its decisions."""

    def assigned(self, board: str) -> tuple[tuple[Digest, tuple[Assigned, ...]], ...]:
        """Each of those meetings with its actions."""

    def words(self, board: str) -> Words:
        """The words of a board's meetings as they are now, to be searched."""

    def worked_out(self, name: str, of: str, make: Callable[[], str]) -> str:
        """What ``make`` answers, kept as ``name`` for as long as ``of``, what it comes from, is the same."""

    def open(self, key: RecordKey) -> OpenRecord:
        """One record, to change, under its board's lock."""

    def open_to_read(self, key: RecordKey) -> OpenRecord:
        """One record as it is on the disk, or as it is open here."""

    def open_anew(self, key: RecordKey) -> OpenRecord:
        """One record as it is on the disk now, to change."""

    def must_be_ours(self, key: RecordKey) -> None:
        """Raise RecordChanged where something else has changed a record that is open here."""

    def is_free(self, board: str) -> bool:
        """True where nobody is changing the board."""

    def beside(self, key: RecordKey) -> Beside:
        """What stands beside a record."""

    def drop(self) -> None:
        """Let go of everything as it is on the disk."""

    def found(self, record: Record) -> None:
        """Begin a record."""

    def fold(self) -> None:
        """Bring the saved files up to the journals."""

    def close(self) -> None:
        """Fold, close and unlock everything."""

    @property
    def papers(self) -> Papers:
        """The papers of the items of every meeting."""

    def check(self, key: RecordKey) -> int:
        """Check one record's files against each other; how many journal lines it has."""

    def decode(self, data: bytes, kind: type[Record]) -> Record:
        """A dumped record."""

    def encode(self, record: Record) -> bytes:
        """A record, dumped."""

    def house_style(self, board: str) -> Path | None:
        """The Word file that says how that board's documents look, or the office's; None where neither is."""

    def write_export(self, folder: Path | None, name: str, data: bytes) -> Path:
        """Write a document under ``name``, or the next free name; in ``exports/`` unless told otherwise."""

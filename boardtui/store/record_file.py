"""One record and its two files: the journal that is always right, and the TinyDB file that follows it."""

import contextlib
import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from boardtui.edits.base import Edit, Receipt, Record, Stamp
from boardtui.edits.founding import Convene, FoundBoard, Migrated
from boardtui.edits.timeline import Redo, Timeline, Undo, retold
from boardtui.errors import (
    EditRefused,
    FromNewerVersion,
    NotConfirmed,
    ReadOnly,
    RecordChanged,
    RecordDamaged,
)
from boardtui.model.boards import Board
from boardtui.store import disk, journal, tables
from boardtui.store.torn import told_of_torn

Clock = Callable[[], datetime]


class RecordFile:
    """An open record. Every method is called from the one lane that writes."""

    def __init__(self, base: Path, clock: Clock, user: str, *, writable: bool) -> None:
        """``base`` is the record's path without its ending; ``clock`` gives aware local time."""
        self._table_path = base.with_name(base.name + ".json")
        self._journal_path = base.with_name(base.name + ".journal")
        self._clock, self._user, self._writable = clock, user, writable
        self._appender: journal.Appender | None = None
        self._timeline = Timeline()
        self._sequence, self._last = 0, journal.BEGINNING
        self._generation, self._folded, self._whole = 0, 0, False
        self._origin, self._short, self._rotten = "", False, False
        self.notice = ""
        """What a reader should be told: a newer version wrote entries that are not understood here."""
        self.schema = tables.SCHEMA
        """The schema its files are in; below tables.SCHEMA until ``migrate``."""
        self._read()

    @property
    def record(self) -> Record:
        """The record as it is now."""
        assert self._timeline.record is not None
        return self._timeline.record

    @property
    def sequence(self) -> int:
        """The sequence of the last line on the disk."""
        return self._sequence

    @property
    def behind(self) -> int:
        """How many entries the TinyDB file is behind the journal; they are safe in the journal."""
        return self._sequence - self._folded

    def do(self, edit: Edit) -> Receipt:
        """Carry ``edit`` out. When this returns, it is on the disk.

        Raises EditRefused where it is meaningless, NotConfirmed where the disk did not confirm it; in
        both cases the record is as it was.
        """
        if not self._writable:
            raise ReadOnly("This board is open for reading only; another copy of BoardTUI is changing it.")
        steps_back = isinstance(edit, (Undo, Redo))
        if steps_back:
            self._remember(edit)
            self._timeline.refuse_reopening(edit)
            edit = self._timeline.with_numbers(edit)
        hand = self._hand()
        local = self._clock()
        stamp = Stamp(self._sequence + 1, local.astimezone(UTC), self._user)
        after = self._timeline.preview(edit, stamp)
        if self._timeline.record == after and not (steps_back or isinstance(edit, Migrated)):
            return Receipt(self._sequence, edit, after, changed=False)
        line = journal.encode_line(edit, stamp, local, self._last)
        hand.append(line)
        self._sequence, self._last = stamp.sequence, journal.hash_line(line)
        done = self._timeline.follow(edit, stamp, after)
        return Receipt(self._sequence, done, after)

    def migrate(self) -> None:
        """Go on in this version's schema: a line of the journal says so, and the TinyDB file is saved.

        The lines before stay as they were written; they are brought forward whenever they are read.
        """
        if self.schema < tables.SCHEMA:
            self.do(Migrated(tables.SCHEMA))
            self.schema = tables.SCHEMA
            self.fold()

    def fold(self) -> None:
        """Bring the TinyDB file up to the journal. Nothing happens where it is up to date.

        Raises RecordChanged where the journal was replaced from outside: its TinyDB file is left alone.
        """
        if not self._writable or self._folded == self._sequence:
            return
        self._hand().must_be_ours()
        self._keep_rotten()
        seal = tables.Seal(
            kind="meeting" if hasattr(self.record, "board") else "board",
            schema=tables.SCHEMA,
            generation=self._generation + 1,
            sequence=self._sequence,
            last=self._last,
            origin=self._origin,
            saved_at=self._clock().astimezone(UTC).isoformat(timespec="seconds"),
        )
        tables.save(self._table_path, self.record, seal)
        self._generation, self._folded = seal.generation, seal.sequence

    def must_be_ours(self) -> None:
        """Raise RecordChanged where something else has changed the journal since it was read here."""
        if self._writable:
            self._hand().must_be_ours()

    def close(self) -> None:
        """Cut off a torn end that was kept beside, fold, then let go of the journal."""
        try:
            if self._writable and self._reading.torn:
                self._hand()
            self.fold()
        finally:
            self.drop()

    def drop(self) -> None:
        """Let go of the journal and leave the files as they are: the next to open them reads both."""
        if self._appender is not None:
            self._appender.close()
            self._appender = None

    def history(self) -> tuple[journal.Line, ...]:
        """Every line of the journal, oldest first."""
        return journal.read(self._journal_path).lines

    def _hand(self) -> journal.Appender:
        if self._appender is None:
            self._mend()
        if self._appender is None:
            self._appender = journal.Appender(self._journal_path, self._reading)
        return self._appender

    def _read(self) -> None:
        loaded = self._load_tables()  # before the journal, which another copy may be adding to
        reading = journal.read(self._journal_path)
        if not reading.lines:
            raise RecordDamaged(
                f"{self._journal_path} holds no line that can be read. Restore the record from a backup."
            )
        self._must_be_understood(reading)
        self._reading, self._origin = replace(reading, lines=()), reading.lines[0].hash
        self._sequence, self._last = reading.lines[-1].stamp.sequence, reading.lines[-1].hash
        self.schema = min(reading.lines[-1].schema, tables.SCHEMA)
        if loaded is None or not self._from_tables(reading, *loaded):
            self._timeline = replay(tuple(itertools.takewhile(lambda line: line.understood, reading.lines)))
            self._whole = True
        if self._timeline.record is None:
            raise FromNewerVersion(self.notice)
        if self._writable:
            disk.sweep(self._journal_path)
            disk.sweep(self._table_path)
            with contextlib.suppress(NotConfirmed):  # reading needs none of it; the first edit tries again
                self._mend()

    def _must_be_understood(self, reading: journal.Reading) -> None:
        """Refuse to write where a newer version wrote; a reader is told, and sees what is understood."""
        stranger = next((line for line in reading.lines if not line.understood), None)
        if stranger is None:
            return
        self.notice = (
            f"{self._journal_path}, entry {stranger.stamp.sequence}, was written by a newer BoardTUI: the "
            "record is for reading only, and what is not understood here is not shown. Update the program "
            "to change it."
        )
        if self._writable:
            raise ReadOnly(self.notice)

    def _load_tables(self) -> tuple[Record, tables.Seal] | None:
        """What the TinyDB file says; None where there is none, or none to be trusted."""
        try:
            return tables.load(self._table_path)
        except RecordDamaged:
            self._rotten = True
            self._tell(f"{self._table_path.name} was damaged; the record was rebuilt from its journal.")
        except ReadOnly as newer:
            if self._writable:
                raise
            self.notice = str(newer)
        return None

    def _from_tables(self, reading: journal.Reading, record: Record, seal: tables.Seal) -> bool:
        """Start from the TinyDB file and replay the tail; False where the whole journal is needed."""
        known = reading.hash_at(seal.sequence)
        if known is None and seal.sequence > reading.sequence and seal.origin == self._origin:
            self._come_up(record, seal)
            return True
        if known != seal.last:
            raise RecordDamaged(
                f"{self._table_path} and its journal tell different stories: one of them was replaced "
                "from outside. Neither was changed; restore the pair from one backup."
            )
        self._generation = seal.generation
        self._timeline = Timeline(record)
        try:
            for line in reading.lines:
                if line.stamp.sequence > seal.sequence:
                    if not line.understood:
                        break
                    self._timeline.follow(line.edit(), line.stamp)
        except EditRefused:
            return False  # the tail undoes something from before the file was saved
        self._folded = seal.sequence
        return True

    def _come_up(self, record: Record, seal: tables.Seal) -> None:
        """Start from the TinyDB file alone: the journal it was saved from has lost its end."""
        self._generation, self._folded, self._timeline = seal.generation, seal.sequence, Timeline(record)
        self._sequence, self._last, self._short, self._whole = seal.sequence, seal.last, True, True
        self._tell(
            f"{self._journal_path.name} has lost its end; the record is as {self._table_path.name} kept it "
            f"at {seal.saved_at}. Look over what was entered after that."
        )

    def _remember(self, edit: Edit) -> None:
        """Read the whole history in: only undo and redo need what lies before the saved file."""
        if not self._whole or self._timeline.has_forgotten(edit):
            self._hand().must_be_ours()
            self._timeline = replay(journal.read(self._journal_path).lines)
            self._whole = True

    def _mend(self) -> None:
        """Keep beside, under a name of its own, what cannot be read; then go on without it."""
        self._keep_rotten()
        if self._short:
            self._begin_again()
        elif self._reading.torn:
            aside = self._journal_path.with_name(f"{self._journal_path.name}.torn-{self._sequence}")
            kept = disk.keep_aside(aside, self._reading.torn)
            torn, name = self._reading.torn, self._journal_path.name
            self._tell(told_of_torn(name, kept.name, self._sequence, torn))

    def _begin_again(self) -> None:
        """Begin the journal anew with the whole record, and go on in its numbers (R51)."""
        damaged = disk.read_plain_file(self._journal_path) or b""
        if not self._reading.is_of(damaged):
            raise RecordChanged(f"{self._journal_path} is not as it was read; open the board again.")
        founding = FoundBoard(self.record) if isinstance(self.record, Board) else Convene(self.record)
        local = self._clock()
        stamp = Stamp(self._sequence + 1, local.astimezone(UTC), self._user)
        line = journal.encode_line(founding, stamp, local, self._last)
        kept = disk.keep_aside(self._aside(self._journal_path), damaged)
        disk.swap_in(self._journal_path, line)
        self._reading = replace(journal.read(self._journal_path), lines=())
        self._sequence, self._last = stamp.sequence, journal.hash_line(line)
        self._origin, self._short, self.schema = self._last, False, tables.SCHEMA
        self._tell(f"The damaged journal is kept as {kept.name}.")
        self.fold()

    def _keep_rotten(self) -> None:
        """Keep a damaged TinyDB file beside before another is swapped in; the journal holds what it held."""
        if self._rotten:
            rotten = disk.read_plain_file(self._table_path)
            if rotten is not None:
                kept = disk.keep_aside(self._aside(self._table_path), rotten)
                self._tell(f"The damaged file is kept as {kept.name}.")
            self._rotten = False

    def _aside(self, path: Path) -> Path:
        return path.with_name(f"{path.name}.damaged-{self._clock():%Y%m%dT%H%M%S}")

    def _tell(self, sentence: str) -> None:
        """Add ``sentence`` to what a reader should be told."""
        if sentence not in self.notice:
            self.notice = f"{self.notice} {sentence}".strip()


def replay(lines: tuple[journal.Line, ...]) -> Timeline:
    """The live record as the whole journal tells it."""
    return retold((line.edit(), line.stamp) for line in lines)


def begin(base: Path, founding: Edit, clock: Clock, user: str, first: int = 1) -> RecordFile:
    """Begin a record at ``base`` with its founding edit, which is on the disk when this returns.

    ``first`` is the number of that entry: above every number the record's ids already hold.
    """
    path = base.with_name(base.name + ".journal")
    if path.exists():
        raise EditRefused(f"{base.name} is already on record; open it instead.")
    disk.make_private_folder(base.parent)
    local = clock()
    stamp = Stamp(first, local.astimezone(UTC), user)
    try:
        disk.swap_in(path, journal.encode_line(founding, stamp, local, journal.BEGINNING))
    except NotConfirmed:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)  # not confirmed, it would stand in the way of the next attempt
        raise
    return RecordFile(base, clock, user, writable=True)

"""One record and its two files: the journal that is always right, and the TinyDB file that follows it."""

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from boardtui.edits.base import Edit, Receipt, Record, Stamp
from boardtui.edits.timeline import Redo, Timeline, Undo
from boardtui.errors import EditRefused, NotConfirmed, ReadOnly, RecordDamaged
from boardtui.store import disk, journal, tables

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

    def do(self, edit: Edit) -> Receipt:
        """Carry ``edit`` out. When this returns, it is on the disk.

        Raises EditRefused where it is meaningless, NotConfirmed where the disk did not confirm it; in
        both cases the record is as it was.
        """
        if not self._writable:
            raise ReadOnly("This board is open for reading only; another copy of BoardTUI is changing it.")
        if isinstance(edit, Undo | Redo):
            self._remember()
        local = self._clock()
        stamp = Stamp(self._sequence + 1, local.astimezone(UTC), self._user)
        after = self._timeline.preview(edit, stamp)
        if self._timeline.record == after and not isinstance(edit, Undo | Redo):
            return Receipt(self._sequence, edit, after, changed=False)
        line = journal.encode_line(edit, stamp, local, self._last)
        self._hand().append(line)
        self._sequence, self._last = stamp.sequence, journal.hash_line(line)
        done = self._timeline.follow(edit, stamp)
        return Receipt(self._sequence, done, after)

    def fold(self) -> None:
        """Bring the TinyDB file up to the journal. Nothing happens where it is up to date.

        Raises RecordChanged where the journal was replaced from outside: its TinyDB file is left alone.
        """
        if not self._writable or self._folded == self._sequence:
            return
        self._hand().must_be_ours()
        seal = tables.Seal(
            kind="meeting" if hasattr(self.record, "board") else "board",
            schema=tables.SCHEMA,
            generation=self._generation + 1,
            sequence=self._sequence,
            last=self._last,
            saved_at=self._clock().astimezone(UTC).isoformat(timespec="seconds"),
        )
        tables.save(self._table_path, self.record, seal)
        self._generation, self._folded = seal.generation, seal.sequence

    def close(self) -> None:
        """Fold, then let go of the journal."""
        try:
            self.fold()
        finally:
            if self._appender is not None:
                self._appender.close()
                self._appender = None

    def history(self) -> tuple[journal.Line, ...]:
        """Every line of the journal, oldest first."""
        return journal.read(self._journal_path).lines

    def _hand(self) -> journal.Appender:
        if self._appender is None:
            self._appender = journal.Appender(self._journal_path, self._reading)
        return self._appender

    def _read(self) -> None:
        loaded = self._load_tables()  # before the journal, which another copy may be adding to
        reading = self._reading = journal.read(self._journal_path)
        if not reading.lines:
            raise RecordDamaged(
                f"{self._journal_path} holds no line that can be read. Restore the record from a backup."
            )
        self._set_aside(reading)
        self._sequence, self._last = len(reading.lines), reading.lines[-1].hash
        if loaded is None or not self._from_tables(reading, *loaded):
            self._timeline = replay(reading.lines)
            self._whole = True

    def _load_tables(self) -> tuple[Record, tables.Seal] | None:
        """What the TinyDB file says; None where there is none, or none to be trusted."""
        try:
            return tables.load(self._table_path)
        except RecordDamaged:
            self._keep_damaged()
        except ReadOnly:
            if self._writable:
                raise
        return None

    def _from_tables(self, reading: journal.Reading, record: Record, seal: tables.Seal) -> bool:
        """Start from the TinyDB file and replay the tail; False where the whole journal is needed."""
        told = {place: line.hash for place, line in enumerate(reading.lines, start=1)}
        if told.get(seal.sequence) != seal.last:
            raise RecordDamaged(
                f"{self._table_path} and its journal tell different stories: one of them was replaced "
                "from outside. Neither was changed; restore the pair from one backup."
            )
        self._generation = seal.generation
        self._timeline = Timeline(record)
        try:
            for line in reading.lines[seal.sequence :]:
                self._timeline.follow(line.edit(), line.stamp)
        except EditRefused:
            return False  # the tail undoes something from before the file was saved
        self._folded = seal.sequence
        return True

    def _remember(self) -> None:
        """Read the whole history in: only undo and redo need what lies before the saved file."""
        if not self._whole:
            self._hand().must_be_ours()
            self._timeline = replay(journal.read(self._journal_path).lines)
            self._whole = True

    def _set_aside(self, reading: journal.Reading) -> None:
        """Keep a torn last line beside the journal: it was never acknowledged, but it is not thrown away."""
        if reading.torn and self._writable:
            aside = self._journal_path.with_name(f"{self._journal_path.name}.torn-{len(reading.lines)}")
            disk.swap_in(aside, reading.torn)

    def _keep_damaged(self) -> None:
        """Move a damaged TinyDB file aside, named; the journal holds everything it held."""
        if self._writable:
            stamp = self._clock().strftime("%Y%m%dT%H%M%S")
            self._table_path.replace(self._table_path.with_name(f"{self._table_path.name}.damaged-{stamp}"))


def replay(lines: tuple[journal.Line, ...]) -> Timeline:
    """The live record as the whole journal tells it."""
    timeline = Timeline()
    for line in lines:
        timeline.follow(line.edit(), line.stamp)
    return timeline


def begin(base: Path, founding: Edit, clock: Clock, user: str) -> RecordFile:
    """Begin a record at ``base`` with its founding edit, which is on the disk when this returns."""
    path = base.with_name(base.name + ".journal")
    if path.exists():
        raise EditRefused(f"{base.name} is already on record; open it instead.")
    disk.make_private_folder(base.parent)
    local = clock()
    stamp = Stamp(1, local.astimezone(UTC), user)
    appender = journal.Appender(path, None)
    try:
        appender.append(journal.encode_line(founding, stamp, local, journal.BEGINNING))
    except NotConfirmed:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)  # an empty journal would stand in the way of the next attempt
        raise
    finally:
        appender.close()
    return RecordFile(base, clock, user, writable=True)

"""Checking the files: each record's journal against its TinyDB file, and everything else beside them.

A problem is damage: something that was acknowledged cannot be read, or is told in two ways. A note is
odd and harmless: a conflict copy, a file set aside, a temporary one left over, one that others may read.
"""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from boardtui.edits.base import Record
from boardtui.errors import FromNewerVersion, ReadOnly, RecordDamaged, Refusal
from boardtui.model.archive import Finding
from boardtui.store import journal, tables
from boardtui.store.beside import is_conflict_copy
from boardtui.store.record_file import replay

ASIDE = re.compile(r".*\.(torn|damaged|replaced)-[^/]*")
"""What the store calls a file that it set aside."""
_CONFLICT = re.compile(r".*(conflicted copy|\.sync-conflict-).*|.* \(\d+\)\.(json|journal)", re.IGNORECASE)
_TEMPORARY = re.compile(r"\..*\.tmp")
_TRIES = 3


def verify_pair(base: Path) -> int:
    """Replay the journal at ``base`` and compare the TinyDB file with it; the number of lines.

    Raises RecordDamaged, naming the file, at the first thing that does not hold. What does not hold while
    another copy of the program is writing is looked at again.
    """
    for _ in range(_TRIES - 1):
        before = _trace(base)
        try:
            return _verify(base)
        except RecordDamaged:
            if _trace(base) == before:
                raise
    return _verify(base)


def _verify(base: Path) -> int:
    journal_path = base.with_name(base.name + ".journal")
    table_path = base.with_name(base.name + ".json")
    loaded = tables.load(table_path)  # before the journal, which another copy may be adding to
    reading = journal.read(journal_path)
    if reading.torn:
        raise RecordDamaged(f"{journal_path} ends in a torn line; opening the board sets it aside.")
    if not reading.lines:
        raise RecordDamaged(f"{journal_path} is empty. Restore the record from a backup.")
    if loaded is not None and not _agrees(reading, *loaded):
        raise RecordDamaged(f"{table_path} does not say what its journal tells.")
    replay(reading.lines)
    return len(reading.lines)


def _agrees(reading: journal.Reading, record: Record, seal: tables.Seal) -> bool:
    """Whether the journal tells ``record`` up to the line that the TinyDB file was saved at.

    A journal begun again opens with the whole record as the file told it, chained to the line the file was
    saved at, until the next fold saves the file anew.
    """
    if reading.hash_at(seal.sequence) != seal.last:
        return False
    told = tuple(line for line in reading.lines if line.stamp.sequence <= seal.sequence)
    return replay(told or reading.lines[:1]).record == record


def _trace(base: Path) -> tuple[tuple[int, int, int] | None, ...]:
    """Something that is another whenever one of the pair's files is: another copy may be at work."""
    return tuple(_stat(base.with_name(base.name + ending)) for ending in (".journal", ".json"))


def _stat(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def examine(data: Path, board: str) -> Iterator[Finding]:
    """What there is to say of each record of ``board``, the board first, and then of its other files."""
    folder = data / board
    bases = {_base(one) for one in folder.rglob("*") if one.suffix in (".json", ".journal") and _is_ours(one)}
    bases.add(folder / "board")
    for base in sorted(bases, key=lambda one: (one.name != "board", str(one))):
        yield examine_pair(base, board if base.name == "board" else f"{board}/{base.name}")
    for path in (folder, *sorted(folder.rglob("*"))):
        said = _odd(path)
        if said:
            yield Finding(path.relative_to(data).as_posix(), notes=(said,), is_record=False)


def examine_pair(base: Path, name: str) -> Finding:
    """What there is to say of the record at ``base``."""
    journal_path = base.with_name(base.name + ".journal")
    if not journal_path.is_file():
        return Finding(name, problem=f"{journal_path} has vanished: 'boardtui verify --repair' rebuilds it.")
    try:
        lines = verify_pair(base)
    except (FromNewerVersion, ReadOnly) as newer:
        return Finding(name, notes=(f"It was written by a newer BoardTUI and is for reading only. {newer}",))
    except Refusal as damaged:
        return Finding(name, problem=str(damaged))
    reading = journal.read(journal_path)
    record = replay(reading.lines).record
    if record is not None and base.name not in ("board", record.id):
        return Finding(name, problem=f"{journal_path} is a copy of the record '{record.id}'; move it away.")
    old = reading.lines[-1].schema
    notes = (
        [] if old == tables.SCHEMA else [f"It is of the older schema {old}; opening it brings it forward."]
    )
    return Finding(name, lines, notes=tuple(notes))


def readable_by_others(path: Path) -> str:
    """A sentence where ``path`` is open to others or belongs to somebody else, else nothing."""
    if os.name != "posix" or path.is_symlink():
        return ""
    told = path.stat()
    mode, due = stat.S_IMODE(told.st_mode), 0o700 if path.is_dir() else 0o600
    if mode & ~due:
        return f"Others may read or change it ({mode:04o}); make it private with: chmod {due:o} '{path}'."
    if told.st_uid != os.getuid():
        return f"It belongs to another user (number {told.st_uid}), who may read and change it."
    return ""


def _is_conflict(path: Path) -> bool:
    """True for what a synchronising program calls the second version of a file of ours."""
    return _CONFLICT.fullmatch(path.name) is not None or is_conflict_copy(path)


def _base(path: Path) -> Path:
    return path.with_suffix("")


def _is_ours(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and not _is_conflict(path)


def _odd(path: Path) -> str:
    if path.is_symlink():
        return "It is a link, which BoardTUI does not follow; put the file itself here."
    said = readable_by_others(path)
    if path.is_dir():
        return said
    if _TEMPORARY.fullmatch(path.name):
        return "It is a temporary file that a crash left behind; it holds nothing that was acknowledged."
    if ASIDE.fullmatch(path.name):
        return "It was set aside because it could not be read; 'boardtui prune' removes it when it is old."
    if _is_conflict(path):
        return (
            "Two versions of this record exist: a synchronising program put this one aside. BoardTUI uses "
            "the one without the addition; compare them, then move this one away."
        )
    return said

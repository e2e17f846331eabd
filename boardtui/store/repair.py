"""Repair: nothing is thrown away, and everything that can be rebuilt is, with a sentence that says from what.

In this order: the journal's own good lines, the lines that backups hold where they fit the chain, the
TinyDB file where it knows more than the journal. What could not be read stays beside the record under the
name of the file with ``.damaged-DATE`` behind it, and in the backup that is made before anything is touched.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from boardtui.edits.base import Record, Stamp
from boardtui.edits.founding import Convene, FoundBoard
from boardtui.edits.timeline import Timeline
from boardtui.errors import NotConfirmed, ReadOnly, RecordDamaged, Refusal
from boardtui.model.boards import Board
from boardtui.store import disk, journal, tables
from boardtui.store.backups import Backups
from boardtui.store.record_file import RecordFile
from boardtui.store.stitching import HERE, Stitched, chained_on, entries, loose_lines, stitch
from boardtui.store.verify import examine, examine_pair


@dataclass(frozen=True, slots=True)
class Bench:
    """What a repair works with: the data folder, the backups, the clock and who is at work."""

    data: Path
    backups: Backups
    clock: Callable[[], datetime]
    user: str


def repair_board(bench: Bench, board: str) -> Iterator[str]:
    """Repair every record of ``board``; a sentence for each thing that was done or could not be.

    The caller holds the board's lock.
    """
    damaged = {one.place for one in examine(bench.data, board) if one.is_record and one.problem}
    damaged |= {name for name in _known_to_backups(bench, board) if not _is_here(bench.data, name)}
    if not damaged:
        return
    made = bench.backups.take(board, "before repair", always=True)
    yield f"{board}: the files as they were are kept in backup {made.number}."
    for name in sorted(damaged):
        yield f"{name}: {_repair(bench, board, name)}"
    bench.backups.take(board, "after repair")


def _repair(bench: Bench, board: str, name: str) -> str:
    base = _base(bench.data, name)
    path = base.with_name(base.name + ".journal")
    here = disk.read_plain_file(path) or b""
    stitched = stitch([(HERE, here), *_from_backups(bench, board, base.name)])
    saved = _saved(base, name)
    if saved is not None and saved[1].sequence > stitched.last:
        data, said = _begun_anew(bench, here, *saved)
    elif stitched.lines:
        data, said = stitched.data, _said(here, stitched)
    else:
        return (
            "it cannot be rebuilt: neither journal, TinyDB file nor backup can be read. Nothing was changed."
        )
    asides = _put_in_place(bench, base, here, data)
    found = examine_pair(base, name)
    if found.problem:
        return f"it could not be repaired: {found.problem}"
    kept = f" What was here is set aside as {', '.join(asides)}." if asides else ""
    return f"{said}{kept}"


def _put_in_place(bench: Bench, base: Path, here: bytes, data: bytes) -> list[str]:
    """Set aside what differs, swap ``data`` in as the journal and save the TinyDB file afresh."""
    stamp = bench.clock().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    asides = []
    disk.make_private_folder(base.parent)
    journal_path, table_path = (base.with_name(base.name + ending) for ending in (".journal", ".json"))
    for path, held in ((journal_path, here), (table_path, disk.read_plain_file(table_path) or b"")):
        if held and held != data and not (path == table_path and _agrees(path, data)):
            aside = disk.write_new(path.with_name(f"{path.name}.damaged-{stamp}"), held)
            asides.append(aside.name)
    try:
        table_path.unlink(missing_ok=True)  # first: a crash leaves a journal without it, not two stories
    except OSError as error:
        raise NotConfirmed(f"{table_path} could not be renewed: {disk.reason(error)}.") from error
    if here != data:
        disk.swap_in(journal_path, data)
    file = RecordFile(base, bench.clock, bench.user, writable=True)
    file.close()
    return asides


def _agrees(table_path: Path, data: bytes) -> bool:
    """True where the TinyDB file tells the story of the journal ``data``, as far as it goes."""
    try:
        loaded = tables.load(table_path)
    except (RecordDamaged, ReadOnly):
        return False
    return loaded is not None and loaded[1].last in {line.hash for line, _ in loose_lines(data)}


def _begun_anew(bench: Bench, here: bytes, record: Record, seal: tables.Seal) -> tuple[bytes, str]:
    """A journal of one line that holds the record as the TinyDB file tells it, and the lines after that."""
    timeline, last, gone = Timeline(record), seal.sequence, ""
    for line in chained_on(here, seal.sequence, seal.last):
        try:
            timeline.follow(line.edit(), line.stamp)
        except Refusal as refusal:
            gone = f" Entry {line.stamp.sequence} and what follows could not be carried out again: {refusal}"
            break
        last = line.stamp.sequence
    assert timeline.record is not None
    data = begun_anew(timeline.record, max(last, _highest(here)) + 1, bench.clock(), bench.user)
    held = {line.stamp.sequence for line, _ in loose_lines(here)}
    lost = [one for one in range(1, last + 1) if one not in held]
    said = (
        f"the record is rebuilt from its TinyDB file up to {entries([last])}; its history begins anew, and "
        f"the earlier {entries(sorted(held)) if held else 'history'} can be seen only in the file set aside."
    )
    if lost:
        said += f" How {entries(lost)} came about can no longer be read."
    return data, said + gone


def begun_anew(record: Record, sequence: int, local: datetime, user: str) -> bytes:
    """A journal whose only line is the founding of ``record`` under the number ``sequence``."""
    edit = FoundBoard(record) if isinstance(record, Board) else Convene(record)
    stamp = Stamp(sequence, local.astimezone(UTC), user)
    return journal.encode_line(edit, stamp, local, journal.BEGINNING)


def _said(here: bytes, stitched: Stitched) -> str:
    said = "the journal is whole; the TinyDB file is rebuilt from it."
    told = stitched.told()
    if told:
        said = f"{told}; the TinyDB file is rebuilt from the journal."
    elif stitched.data != here:
        said = f"the journal is good up to {entries([stitched.last])}; the TinyDB file is rebuilt from it."
    beyond = [one for one in stitched.stranded if one > stitched.last]
    if beyond:
        said += f" What was entered after it ({entries(beyond)}) is only in the file set aside."
    return said


def _highest(data: bytes) -> int:
    return max((line.stamp.sequence for line, _ in loose_lines(data)), default=0)


def _saved(base: Path, name: str) -> tuple[Record, tables.Seal] | None:
    """The TinyDB file's record, where it can be read and is the record of that name."""
    try:
        loaded = tables.load(base.with_name(base.name + ".json"))
    except (RecordDamaged, ReadOnly):
        return None
    due = name.rpartition("/")[2]
    return loaded if loaded is not None and loaded[0].id == due else None


def _from_backups(bench: Bench, board: str, base: str) -> Iterator[tuple[str, bytes]]:
    inside = f"{base}.journal" if base == "board" else f"meetings/{base}.journal"
    for backup in reversed(bench.backups.listed(board)):
        try:
            held = bench.backups.read(bench.backups.path(backup))
        except RecordDamaged:
            continue  # examined and named by verify; another one may be whole
        if inside in held:
            yield f"backup {backup.number} of {backup.taken:%d %B %Y}", held[inside]


def _known_to_backups(bench: Bench, board: str) -> list[str]:
    usable = [one for one in bench.backups.listed(board) if not one.problem]
    return [name for name, _ in usable[-1].records] if usable else []


def _is_here(data: Path, name: str) -> bool:
    base = _base(data, name)
    return base.with_name(base.name + ".journal").is_file()


def _base(data: Path, name: str) -> Path:
    board, _, meeting = name.partition("/")
    return data / board / "meetings" / meeting if meeting else data / board / "board"

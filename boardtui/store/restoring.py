"""Restoring: a backup is put in the place of a board whole, and the state before it is a backup first.

The copy is unpacked as ``data/.restoring-BOARD``, fsynced and examined there. Whole and sound, it is renamed
``.ready-BOARD``, and from then on nothing is left to decide: the board is renamed ``.replaced-BOARD`` and the
copy takes its place. A crash leaves the board or, between the last two renames, a copy that is ready; the
next to open the workspace then ends what was begun (``settle``), so no start needs a person.

Nobody can write meanwhile: the lock's file is in both folders. ``data/.lock`` is held from beginning to end,
so that what a crash left can be told from what is being done now.
"""

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from boardtui.errors import NotConfirmed, RecordDamaged, Refusal
from boardtui.model.archive import Backup
from boardtui.store import disk, journal, papers
from boardtui.store.backups import Backups
from boardtui.store.lock import BoardLock, only_restorer
from boardtui.store.verify import examine_pair

SENTINEL = ".boardtui"
SENTENCE = b'{"made-by": "BoardTUI", "schema": 1}\n'
_LEFT = re.compile(r"\.(restoring|ready|replaced)-(.+)")
_PATIENCE = 5.0  # seconds: two renames are all that is left to do where a copy is ready


def restore(data: Path, backups: Backups, backup: Backup, clock: Callable[[], datetime]) -> Backup | None:
    """Put ``backup`` in the place of its board; the backup of the state before, None where there was none.

    Raises RecordLocked while another copy of the program holds the board, RecordDamaged where the backup
    is not whole; nothing is changed then. Raises NotConfirmed where the disk refused: the board is then as
    it was, or where that was refused as well, the next start completes what was begun.
    """
    held = backups.read(backups.path(backup))
    place = data / backup.board
    disk.make_private_folder(data)
    try:
        with only_restorer(data), _held(place, clock):
            fresh, _, _ = _beside(place)
            _unpack(fresh, held)
            _must_be_sound(fresh, backup)
            kept = _has_files(place)
            before = backups.take(backup.board, "before restoring", always=True) if kept else None
            if not (data / SENTINEL).is_file():
                disk.swap_in(data / SENTINEL, SENTENCE)  # first: without it no start looks any further
            _bring_over(place, fresh)
            papers.copy_missing(place, fresh)
            papers.copy_missing(backups.folder(backup.board), fresh)
            _swap(place)
            return before
    except OSError as error:
        raise NotConfirmed(
            f"Backup {backup.number} of '{backup.board}' could not be put in place: {disk.reason(error)}. "
            f"Look with 'boardtui verify', then try again: boardtui restore {backup.number} "
            f"--board {backup.board}"
        ) from error


@contextmanager
def _held(place: Path, clock: Callable[[], datetime]) -> Iterator[None]:
    """Hold the board's lock, where there is a board once a restore that was interrupted is settled."""
    _settle(place)
    lock = BoardLock(place, clock()) if place.is_dir() else None
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def settle(data: Path) -> tuple[str, ...]:
    """Complete or undo what a crash left of restoring in ``data``; a sentence for each board concerned.

    Raises RecordLocked where another copy of the program is restoring a board that is not there meanwhile.
    """
    found = _left_in(data)
    if not found:
        return ()
    said: list[str] = []
    try:
        with only_restorer(data, _PATIENCE if any(kind == "ready" for kind, _ in found) else 0):
            said.extend(_settle(data / board) for board in sorted({board for _, board in found}))
    except Refusal:
        if any(kind == "ready" and not (data / board).is_dir() for kind, board in _left_in(data)):
            raise
    except OSError:
        pass  # what cannot be put in place is said by whoever misses it
    return tuple(one for one in said if one)


def _left_in(data: Path) -> list[tuple[str, str]]:
    try:
        found = [_LEFT.fullmatch(one.name) for one in data.iterdir()]
    except OSError:
        return []
    return [(one[1], one[2]) for one in found if one is not None]


def _settle(place: Path) -> str:
    """Complete what is ready where the board is not there, undo it where it is; a sentence, if any."""
    fresh, ready, gone = _beside(place)
    said = ""
    if ready.is_dir() and place.is_dir():
        _clear(fresh)
        ready.rename(fresh)  # half removed, it must not look ready
    if ready.is_dir():
        ready.rename(place)
        disk.sync_folder(place.parent)
        said = f"Restoring '{place.name}' was interrupted and is completed now."
    elif fresh.is_dir():
        said = f"Restoring '{place.name}' was interrupted; the board is as it was before."
    _clear(fresh)
    if place.is_dir():
        _clear(gone)
    return said


def _beside(place: Path) -> tuple[Path, Path, Path]:
    """Where a copy is unpacked, where it is ready, and where the board goes that it replaces."""
    fresh, ready, gone = (
        place.with_name(f".{one}-{place.name}") for one in ("restoring", "ready", "replaced")
    )
    return fresh, ready, gone


def _unpack(fresh: Path, held: dict[str, bytes]) -> None:
    disk.make_private_folder(fresh)
    for name, data in held.items():
        path = fresh / name
        disk.make_private_folder(path.parent)
        disk.swap_in(path, data)


def _must_be_sound(fresh: Path, backup: Backup) -> None:
    """Every pair must be whole; a torn last line was never acknowledged, and opening sets it aside."""
    try:
        for path in sorted(fresh.rglob("*.journal")):
            if journal.read(path).torn:
                continue
            found = examine_pair(path.with_suffix(""), path.stem)
            if found.problem:
                raise RecordDamaged(found.problem)
    except Refusal as refusal:
        said = str(refusal).replace(str(fresh), f"backup {backup.number}")
        _clear(fresh)
        raise RecordDamaged(
            f"Backup {backup.number} holds a damaged record and was not restored. {said}"
        ) from refusal


def _has_files(place: Path) -> bool:
    return place.is_dir() and any(one.is_file() and not one.name.startswith(".") for one in place.rglob("*"))


def _bring_over(place: Path, fresh: Path) -> None:
    """What no backup holds: the drafts, and the lock's own file, so that it is the same lock."""
    if not place.is_dir():
        return
    for one in sorted(place.rglob(".*.draft")):
        draft = disk.read_plain_file(one)
        if draft is not None:
            beside = fresh / one.relative_to(place)
            disk.make_private_folder(beside.parent)
            disk.swap_in(beside, draft)
    try:
        os.link(place / ".lock", fresh / ".lock")
    except OSError as error:
        if error.errno not in disk.NO_LINKS:
            raise
        (place / ".lock").replace(fresh / ".lock")


def _swap(place: Path) -> None:
    """The copy becomes ready, and then the board; where the disk refuses, the board is put back."""
    fresh, ready, gone = _beside(place)
    fresh.rename(ready)
    disk.sync_folder(place.parent)
    try:
        if place.is_dir():
            place.rename(gone)
        ready.rename(place)
    except OSError:
        with contextlib.suppress(OSError):  # else the next start completes it
            if gone.is_dir():
                gone.rename(place)
        raise
    disk.sync_folder(place.parent)
    with contextlib.suppress(OSError):  # it is in the backup made before; what is left is only in the way
        _clear(gone)


def _clear(folder: Path) -> None:
    """Remove ``folder`` with all that is in it, if it is there."""
    for root, folders, names in os.walk(folder, topdown=False):
        for path in (Path(root) / name for name in (*names, *folders)):
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()
    if folder.is_dir():
        folder.rmdir()

"""Restoring: a backup is put in the place of a board whole, and the state before it is a backup first.

The copy is unpacked beside the board (``data/.restoring-BOARD``), fsynced and examined there; then two
renames swap it in. A crash between them leaves no board, which the next start says with the command to
give again; the lock's file is in both folders, so nobody can write to either meanwhile.
"""

import contextlib
import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from boardtui.errors import NotConfirmed, RecordDamaged, Refusal
from boardtui.model.archive import Backup
from boardtui.store import disk, journal
from boardtui.store.backups import Backups
from boardtui.store.lock import BoardLock
from boardtui.store.verify import examine_pair

SENTINEL = ".boardtui"
SENTENCE = b'{"made-by": "BoardTUI", "schema": 1}\n'


def restore(data: Path, backups: Backups, backup: Backup, clock: Callable[[], datetime]) -> Backup | None:
    """Put ``backup`` in the place of its board; the backup of the state before, None where there was none.

    Raises RecordLocked while another copy of the program holds the board, RecordDamaged where the backup
    is not whole; nothing is changed then.
    """
    held = backups.read(backups.path(backup))
    place = data / backup.board
    disk.make_private_folder(data)
    lock = BoardLock(place, clock()) if place.is_dir() else None
    try:
        fresh = data / f".restoring-{backup.board}"
        _clear(fresh)
        _unpack(fresh, held)
        _must_be_sound(fresh, backup)
        before = backups.take(backup.board, "before restoring", always=True) if _has_files(place) else None
        _swap(place, fresh)
        if not (data / SENTINEL).is_file():
            disk.swap_in(data / SENTINEL, SENTENCE)
        return before
    except OSError as error:
        raise NotConfirmed(
            f"Backup {backup.number} of '{backup.board}' could not be put in place: {disk.reason(error)}. "
            f"Look with 'boardtui verify', then try again: boardtui restore {backup.number} "
            f"--board {backup.board}"
        ) from error
    finally:
        if lock is not None:
            lock.release()


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


def _swap(place: Path, fresh: Path) -> None:
    gone = place.with_name(f".replaced-{place.name}")
    _clear(gone)
    if place.is_dir():
        kept = [one for one in place.rglob(".*") if one.name.startswith(".lock") or one.suffix == ".draft"]
        for one in kept:
            beside = fresh / one.relative_to(place)
            disk.make_private_folder(beside.parent)
            os.link(one, beside)  # the same file, so the same lock; drafts are in no backup
        place.rename(gone)
    fresh.rename(place)
    disk.sync_folder(place.parent)
    with contextlib.suppress(OSError):  # it is in the backup made before; what is left is only in the way
        _clear(gone)


def _clear(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)

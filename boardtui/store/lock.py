"""One writer per board: a lock the system frees when its holder dies, and a note of who that is."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from boardtui.errors import NotConfirmed, RecordLocked
from boardtui.store import disk


class BoardLock:
    """The right to write one board's records. Held until ``release`` or the end of the process."""

    def __init__(self, folder: Path, now: datetime) -> None:
        """Take the lock of ``folder``; raises RecordLocked, naming the holder, where it is taken."""
        from filelock import FileLock, Timeout  # it brings asyncio along: only who writes pays for it

        self._note = folder / ".lock-holder"
        self._lock = FileLock(folder / ".lock", mode=disk.PRIVATE_FILE, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise RecordLocked(
                f"The board '{folder.name}' is being changed by {_holder(self._note)}. "
                "Close it there, or open it here with --readonly."
            ) from error
        except OSError as error:
            raise NotConfirmed(f"{folder} cannot be locked for writing: {disk.reason(error)}.") from error
        note = {"pid": os.getpid(), "host": socket.gethostname(), "since": now.isoformat(timespec="seconds")}
        disk.swap_in(self._note, json.dumps(note).encode())

    def release(self) -> None:
        """Let somebody else write. The lock file stays: deleting it could give two holders."""
        self._lock.release()


@contextmanager
def only_restorer(data: Path, seconds: float = 0.0) -> Iterator[None]:
    """The right to put whole boards into ``data``, waited for no longer than that; else RecordLocked."""
    from filelock import FileLock, Timeout

    lock = FileLock(data / ".lock", mode=disk.PRIVATE_FILE, thread_local=False)
    try:
        lock.acquire(timeout=seconds)
    except Timeout as error:
        raise RecordLocked(
            "A board is being restored by another copy of BoardTUI. Try again in a moment."
        ) from error
    except OSError as error:
        raise NotConfirmed(f"{data} cannot be locked for restoring: {disk.reason(error)}.") from error
    try:
        yield
    finally:
        lock.release()


def is_free(folder: Path) -> bool:
    """True where nobody holds the lock of ``folder`` at this moment. It is let go of at once.

    A folder that is away is not free, and is not made: it would be in the way of the one brought back.
    """
    from filelock import FileLock, Timeout

    if not folder.is_dir():
        return False
    probe = FileLock(folder / ".lock", mode=disk.PRIVATE_FILE, thread_local=False)
    try:
        probe.acquire(timeout=0)
    except (Timeout, OSError):
        return False
    probe.release()
    return True


def _holder(note: Path) -> str:
    try:
        said = json.loads(disk.read_plain_file(note) or b"{}")
    except ValueError:
        said = {}
    if not isinstance(said, dict) or "pid" not in said:
        return "another copy of BoardTUI"
    return (
        f"another copy of BoardTUI (process {said['pid']} on {said.get('host')}, since {said.get('since')})"
    )

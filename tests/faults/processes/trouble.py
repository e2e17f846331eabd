"""What is done to a program from within before it starts: a slow disk, a refusing one, and mutations."""

import errno
import os
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from boardtui.store import cabinet, disk, journal


def slow_fsync(milliseconds: float) -> None:
    """Every fsync takes that much longer, as on a slow disk."""
    real = os.fsync

    def slowly(fd: Any) -> None:
        time.sleep(milliseconds / 1000)
        real(fd)

    os.fsync = slowly


def obey(orders: Path, below: Path) -> None:
    """Refuse what a file orders, for as long as it is there: ``ENOSPC write,fsync`` below a folder."""
    for call in ("open", "write", "fsync", "replace", "link", "mkdir"):
        setattr(os, call, _obeying(getattr(os, call), call, orders, str(below.resolve())))


def _obeying(real: Callable[..., Any], name: str, orders: Path, below: str) -> Callable[..., Any]:
    def call(what: Any, *rest: Any, **more: Any) -> Any:
        if _path_of(what).startswith(below) and _would_change(name, rest):
            number = _ordered(name, orders)
            if number:
                raise OSError(number, os.strerror(number), _path_of(what))
        return real(what, *rest, **more)

    return call


def _ordered(name: str, orders: Path) -> int:
    """The errno that is ordered for a call; 0 where there is none."""
    try:
        said, _, calls = orders.read_text().partition(" ")
    except FileNotFoundError:
        return 0
    return int(getattr(errno, said)) if name in calls.split(",") else 0


def _would_change(name: str, rest: tuple[Any, ...]) -> bool:
    """Opening to read is not refused."""
    return name != "open" or bool(rest and rest[0] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _path_of(what: Any) -> str:
    """The path behind a handle or a path."""
    try:
        return str(Path(f"/proc/self/fd/{what}").readlink()) if isinstance(what, int) else os.fspath(what)
    except OSError:
        return ""


def acknowledge_early(milliseconds: float) -> None:
    """The mutation that every kill harness must catch: the append returns before the line is on the disk."""
    real = journal.Appender.append
    waiting: queue.Queue[tuple[journal.Appender, bytes]] = queue.Queue()

    def later() -> None:
        while True:
            appender, line = waiting.get()
            time.sleep(milliseconds / 1000)
            real(appender, line)

    threading.Thread(target=later, daemon=True).start()
    journal.Appender.append = lambda self, line: waiting.put((self, line))  # type: ignore[method-assign]


def without_lock(milliseconds: float) -> None:
    """The mutation that a harness of many writers must catch: nobody waits, on a disk that takes its time."""

    class NoLock:
        def __init__(self, *_: Any) -> None: ...

        def release(self) -> None: ...

    setattr(cabinet, "BoardLock", NoLock)  # noqa: B010  a name the cabinet does not hand out
    real = disk.write_all

    def rested(handle: int, data: bytes) -> None:
        time.sleep(milliseconds / 1000)
        real(handle, data)

    disk.write_all = rested

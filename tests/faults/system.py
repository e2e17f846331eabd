"""The operating system as the store sees it: every call counted, recorded, and made to fail on demand."""

import errno
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

NAMES = (
    "open", "write", "fsync", "replace", "rename", "ftruncate", "link", "unlink", "close", "mkdir", "rmdir",
)  # fmt: skip
REAL: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in NAMES}
MEMORY = Path("/dev/shm")


class Death(BaseException):
    """The end of the process: nothing in the program may swallow it, and nothing happens after it."""


@dataclass(frozen=True)
class Fault:
    """What befalls the ``nth`` call; where ``lasting``, every later call of the same name as well."""

    kind: str
    nth: int
    lasting: bool = False


ERRORS = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EINTR": errno.EINTR}
ANY_CALL = (*ERRORS, "death before", "death after")
ANY_WRITE = ("short write", "torn, then death")


@dataclass(frozen=True)
class Event:
    """One thing that happened: a call that succeeded, or something the person was told (``told``)."""

    name: str
    path: Path = Path()
    file: int = 0
    offset: int = 0
    data: bytes = b""
    other: Path = Path()
    told: Any = None


@dataclass
class System:
    """Stands between the program and the machine for everything below ``root``.

    Nothing is really synced: no machine stops here, and the recording says what would have been.
    """

    root: Path
    fault: Fault | None = None
    calls: list[tuple[str, str]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    dead: bool = False
    distrusted: set[int] = field(default_factory=set)
    written_after_failed_sync: int = 0
    _handles: dict[int, tuple[Path, int]] = field(default_factory=dict)
    _files: dict[Path, int] = field(default_factory=dict)
    _broken: str = ""

    def tell(self, told: Any) -> None:
        """Record what the person was told at this point."""
        self.events.append(Event("told", told=told))

    @contextmanager
    def in_force(self) -> Iterator["System"]:
        """Put this system in the place of the real one."""
        with pytest.MonkeyPatch.context() as patch:
            for name in NAMES:
                patch.setattr(os, name, self._wrap(name))
            yield self
        for handle in list(self._handles):
            if self.dead:
                REAL["close"](handle)

    def _wrap(self, name: str) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            path = self._path(name, args, more)
            if path is None:
                return REAL[name](*args, **more)
            if self.dead:
                raise Death
            self.calls.append((name, path.name))
            return self._carry_out(name, path, args, more)

        return call

    def _path(self, name: str, args: tuple[Any, ...], more: dict[str, Any]) -> Path | None:
        if name in ("write", "fsync", "ftruncate", "close"):
            return self._handles[args[0]][0] if args[0] in self._handles else None
        if isinstance(args[0], int) or more.get("dir_fd") is not None:
            return None
        path = Path(args[0])
        return path if path.is_relative_to(self.root) and path.name != ".lock" else None

    def _carry_out(self, name: str, path: Path, args: tuple[Any, ...], more: dict[str, Any]) -> Any:
        kind = self._due(name)
        if kind == "death before":
            self.dead = True
            raise Death
        if kind in ERRORS:
            if name == "close":
                self._do(name, path, args, more)
            if name == "fsync":
                self.distrusted.add(args[0])
            raise OSError(ERRORS[kind], os.strerror(ERRORS[kind]))
        if kind in ANY_WRITE:
            args = (args[0], bytes(args[1])[: max(len(args[1]) // 2, 1)])
        result = self._do(name, path, args, more)
        if kind in ("death after", "torn, then death"):
            self.dead = True
            raise Death
        return result

    def _due(self, name: str) -> str:
        """The kind of fault that befalls this call, or nothing."""
        if self.fault is None or (self.fault.kind in ANY_WRITE and name != "write"):
            return ""
        if len(self.calls) == self.fault.nth:
            self._broken = name
            return self.fault.kind
        return self.fault.kind if self.fault.lasting and name == self._broken else ""

    def _do(self, name: str, path: Path, args: tuple[Any, ...], more: dict[str, Any]) -> Any:
        """Carry the call out and record it."""
        if name == "open":
            return self._open(path, args, more)
        handle = args[0] if isinstance(args[0], int) else -1
        file = self._handles[handle][1] if handle >= 0 else 0
        if name == "fsync":
            self.events.append(Event("fsync", path, file))
            return None
        offset = 0
        if name == "write":
            offset = os.fstat(handle).st_size if self._appends(handle) else os.lseek(handle, 0, os.SEEK_CUR)
            self.written_after_failed_sync += handle in self.distrusted
        result = REAL[name](*args, **more)
        if name == "write":
            self.events.append(Event(name, path, file, offset, bytes(args[1])[:result]))
        elif name == "ftruncate":
            self.events.append(Event(name, path, file, args[1]))
        elif name == "close":
            del self._handles[handle]
            self.distrusted.discard(handle)
        else:
            self._names(name, path, args)
        return result

    def _names(self, name: str, path: Path, args: tuple[Any, ...]) -> None:
        other = Path(args[1]) if name in ("replace", "rename", "link") else Path()
        if name == "replace":
            self._files[other] = self._files.pop(path, 0)
        elif name == "rename":
            for one in [one for one in self._files if one == path or path in one.parents]:
                self._files[other / one.relative_to(path)] = self._files.pop(one)
        elif name == "link":
            self._files[other] = self._files.get(path, 0)
        elif name == "unlink":
            self._files.pop(path, None)
        self.events.append(Event(name, path, other=other))

    def _open(self, path: Path, args: tuple[Any, ...], more: dict[str, Any]) -> int:
        there = path.exists()
        handle: int = REAL["open"](*args, **more)
        if path.is_dir():
            self._handles[handle] = (path, 0)
            return handle
        if path not in self._files:
            self._files[path] = len(self.events) + 1
            if not there:
                self.events.append(Event("create", path, self._files[path]))
        self._handles[handle] = (path, self._files[path])
        return handle

    @staticmethod
    def _appends(handle: int) -> bool:
        import fcntl

        return bool(fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_APPEND)


class _Raw(io.RawIOBase):
    """A file whose every step goes through ``os``, where a ``System`` sees it."""

    def __init__(self, path: str, mode: str) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | (os.O_APPEND if "a" in mode else 0), 0o600)

    def readinto(self, buffer: Any) -> int:
        data = os.read(self._handle, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data: Any) -> int:
        return os.write(self._handle, data)

    def seek(self, place: int, whence: int = 0) -> int:
        return os.lseek(self._handle, place, whence)

    def truncate(self, length: int | None = None) -> int:
        length = os.lseek(self._handle, 0, os.SEEK_CUR) if length is None else length
        os.ftruncate(self._handle, length)
        return length

    def fileno(self) -> int:
        return self._handle

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self._handle)


def seen_open(path: str, mode: str = "r", encoding: str | None = None) -> io.TextIOWrapper:
    """``open`` for a program that uses it: the same, but seen by a ``System``."""
    return io.TextIOWrapper(io.BufferedRandom(_Raw(path, mode)), encoding or "utf-8", write_through=False)


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder that goes away, in memory where there is such a disk: thousands are made."""
    home = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="boardtui-faults-", dir=home) as folder:
        yield Path(folder)

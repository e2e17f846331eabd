"""The few things the store asks of the operating system, each done the durable way."""

import contextlib
import itertools
import os
import stat
from pathlib import Path

from boardtui.errors import NotConfirmed, WorkspaceMissing

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` and its missing parents, readable by their owner only, and make that durable."""
    missing = []
    current = folder
    while not current.exists():
        missing.append(current)
        current = current.parent
    try:
        for one in reversed(missing):
            one.mkdir(mode=PRIVATE_FOLDER)
            sync_folder(one.parent)
    except OSError as error:
        raise NotConfirmed(f"The folder {folder} could not be made: {reason(error)}.") from error


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable."""
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_all(handle: int, data: bytes) -> None:
    """Write every byte, however often the system takes only some of them."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def swap_in(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``path`` whole: old or new is on the disk at every moment.

    Written beside, fsynced, read back, renamed, and the folder fsynced. Raises NotConfirmed where the
    disk refused; the file is then whole, old or new, and the temporary one is gone.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        _write_beside(beside, data)
        if beside.read_bytes() != data:
            raise NotConfirmed(f"{path.name} did not read back as it was written; the old version stands.")
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise NotConfirmed(f"{path} could not be brought up to date: {reason(error)}.") from error
    finally:
        _discard(beside)


def write_new(path: Path, data: bytes) -> Path:
    """Write ``data`` to ``path``, or to ``NAME (2)``, ``NAME (3)`` … where that is taken; where it went.

    The file appears whole or not at all, and nothing that exists is replaced or followed.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        _write_beside(beside, data)
        for number in itertools.count(1):
            free = path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}")
            try:
                os.link(beside, free)  # unlike a rename, a link refuses a name that is taken
            except FileExistsError:
                continue
            sync_folder(path.parent)
            return free
        raise AssertionError("there is always a next number")
    except OSError as error:
        raise NotConfirmed(f"{path} could not be written: {reason(error)}.") from error
    finally:
        _discard(beside)


def read_plain_file(path: Path) -> bytes | None:
    """The bytes of ``path``, or None where there is no such file. Refuses pipes, devices and links."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WorkspaceMissing(f"{path} cannot be read: {reason(error)}.") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise WorkspaceMissing(f"{path} is not an ordinary file; move it away and try again.")
    with os.fdopen(handle, "rb") as file:
        return file.read()


def reason(error: OSError) -> str:
    """Why the system refused, in its own few words."""
    return (error.strerror or str(error)).lower()


def _discard(beside: Path) -> None:
    with contextlib.suppress(OSError):  # what went wrong before this is what the person must hear
        beside.unlink(missing_ok=True)


def _write_beside(beside: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    beside.unlink(missing_ok=True)
    handle = os.open(beside, flags, PRIVATE_FILE)
    try:
        write_all(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)

"""The few things the store asks of the operating system, each done the durable way."""

import contextlib
import errno
import glob
import itertools
import os
import stat
from pathlib import Path

from boardtui.errors import NotConfirmed, WorkspaceMissing

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
NO_LINKS = frozenset(
    {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EMLINK}
)
"""How a file system says that it has no hard links: FAT, exFAT and network shares each in their own way."""


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
            _sync_new_folder(one)
    except OSError as error:
        raise NotConfirmed(f"The folder {folder} could not be made: {reason(error)}.") from error


def _sync_new_folder(folder: Path) -> None:
    """Make the name of a new folder durable, or take the folder away: found again, it would be trusted."""
    try:
        sync_folder(folder.parent)
    except OSError:
        with contextlib.suppress(OSError):
            folder.rmdir()
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable."""
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    finally:
        let_go(handle)


def write_all(handle: int, data: bytes) -> None:
    """Write every byte, however often the system takes only some of them."""
    written = os.write(handle, data)
    while written < len(data):
        written += os.write(handle, data[written:])


def swap_in(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``path`` whole: old or new is on the disk at every moment.

    Written beside, fsynced, read back, renamed, and the folder fsynced. Raises NotConfirmed where the
    disk refused; the file is then whole, old or new, and the temporary one is gone.
    """
    try:
        replace_whole(path, data)
    except OSError as error:
        raise NotConfirmed(f"{path} could not be brought up to date: {reason(error)}.") from error


def replace_whole(path: Path, data: bytes) -> None:
    """What ``swap_in`` does, with the system's own error where it is refused."""
    beside = _beside(path)
    try:
        _write_beside(beside, data)
        if beside.read_bytes() != data:
            raise OSError(errno.EIO, "it did not read back as it was written, so the old version stands")
        beside.replace(path)
        sync_folder(path.parent)
    finally:
        _discard(beside)


def sweep(path: Path) -> None:
    """Take away what a crash left of ``path`` half written. Only its one writer may ask for this."""
    with contextlib.suppress(OSError):  # it is in nobody's way
        for left in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
            left.unlink(missing_ok=True)


def keep_aside(path: Path, data: bytes) -> Path:
    """Keep ``data`` under ``path`` or the next free name, unless it is kept there already; where it is."""
    try:
        for number in itertools.count(1):
            kept = numbered(path, number)
            if not kept.is_file():
                break
            if kept.read_bytes() == data:
                return kept
    except OSError as error:
        raise NotConfirmed(f"{path} cannot be read: {reason(error)}.") from error
    return write_new(path, data)


def numbered(path: Path, number: int) -> Path:
    """``path`` for the first, ``NAME (2)``, ``NAME (3)`` … for those that come after it."""
    return path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}")


def write_new(path: Path, data: bytes) -> Path:
    """Write ``data`` to ``path``, or to ``NAME (2)``, ``NAME (3)`` … where that is taken; where it went.

    The file appears whole or not at all, and nothing that exists is replaced or followed.
    """
    beside = _beside(path)
    try:
        _write_beside(beside, data)
        for number in itertools.count(1):
            free = numbered(path, number)
            if _take_name(beside, free):
                sync_folder(path.parent)
                return free
        raise AssertionError("there is always a next number")
    except OSError as error:
        raise NotConfirmed(f"{path} could not be written: {reason(error)}.") from error
    finally:
        _discard(beside)


def _take_name(beside: Path, free: Path) -> bool:
    """Give what is written ``beside`` the name ``free`` as well; False where that is taken.

    A link refuses a name that is taken, which a rename does not. Where there are no links, an empty file,
    which refuses likewise, takes the name, and the whole one then takes its place.
    """
    try:
        os.link(beside, free)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        try:
            let_go(os.open(free, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
        except FileExistsError:
            return False
        try:
            beside.replace(free)
        except OSError:
            _discard(free)
            raise
    return True


def read_plain_file(path: Path) -> bytes | None:
    """The bytes of ``path``, or None where there is no such file. Refuses pipes, devices and links."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WorkspaceMissing(f"{path} cannot be read: {reason(error)}.") from error
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise WorkspaceMissing(f"{path} is not an ordinary file; move it away and try again.")
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read()
    except OSError as error:
        raise WorkspaceMissing(f"{path} cannot be read: {reason(error)}.") from error
    finally:
        let_go(handle)


def let_go(handle: int) -> None:
    """Close ``handle``. What it was given was synced or refused before, so a late complaint says nothing."""
    with contextlib.suppress(OSError):
        os.close(handle)


def reason(error: OSError) -> str:
    """Why the system refused, in its own few words."""
    return (error.strerror or str(error)).lower()


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


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
        let_go(handle)

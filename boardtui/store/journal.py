"""The journal: one JSON line per edit, chained by hashes, appended and fsynced before anything is said.

A line holds the sequence, UTC time and local offset, the user, the edit as data, the hash of the line
before it, and a checksum of itself, so that the last line needs no successor to be trusted.
"""

import functools
import hashlib
import os
import re
import zlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from boardtui.edits.base import Edit, Stamp
from boardtui.errors import NotConfirmed, RecordChanged, RecordDamaged
from boardtui.store import disk
from boardtui.store.codec import edit_from_plain, edit_to_plain, is_known
from boardtui.store.migrations import FIRST, SCHEMA, bring_edit_forward, schema_after

BEGINNING = "0" * 32
_SUM = b',"sum":"'
_AT_A_TIME = 64
"""How many lines are taken into the sum at a time: while a line is on its way to the disk, less is done."""
_OPENING = re.compile(rb'\n|(?=\{"seq":)')


@dataclass(frozen=True, slots=True)
class Line:
    """One line as read: its stamp, its edit as data, its own hash and that of the line before it."""

    stamp: Stamp
    offset: str
    plain: dict[str, Any]
    hash: str
    previous: str
    schema: int = FIRST

    def edit(self) -> Edit:
        """The edit of this line, brought forward where an older version wrote it."""
        return edit_from_plain(bring_edit_forward(self.plain, self.schema))

    @property
    def understood(self) -> bool:
        """False where a newer version wrote this line."""
        return self.schema <= SCHEMA and is_known(self.plain)


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole journal as read: its good lines, how many bytes they take, and what was torn after them.

    ``digest`` is of the good lines, so that the file can be known again before it is added to.
    """

    lines: tuple[Line, ...]
    length: int
    torn: bytes
    digest: bytes

    @property
    def sequence(self) -> int:
        """The sequence of the last good line."""
        return self.lines[-1].stamp.sequence

    def is_of(self, data: bytes) -> bool:
        """Whether ``data`` is still what was read."""
        return _digest(data[: self.length]) == self.digest and data[self.length :] == self.torn

    def hash_at(self, sequence: int) -> str | None:
        """The hash of the line with that sequence, which may be the one before the first; else None."""
        place = sequence - self.lines[0].stamp.sequence
        if place == -1:
            return self.lines[0].previous
        return self.lines[place].hash if 0 <= place < len(self.lines) else None


def encode_line(edit: Edit, stamp: Stamp, local: datetime, previous: str) -> bytes:
    """The line for ``edit``, newline included. ``local`` is the moment in the user's own zone."""
    body = msgspec.json.encode(
        {
            "seq": stamp.sequence,
            "at": stamp.at.astimezone(UTC),
            "zone": _zone(local.utcoffset() or timedelta()),
            "user": stamp.user,
            "edit": edit_to_plain(edit),
            "prev": previous,
        }
    )
    return body[:-1] + _SUM + f"{zlib.crc32(body):08x}".encode() + b'"}\n'


@functools.lru_cache(maxsize=16)
def _zone(offset: timedelta) -> str:
    """Hours and minutes from UTC, as ``+01:00``."""
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"{'-' if offset < timedelta() else '+'}{hours:02}:{minutes:02}"


def hash_line(line: bytes) -> str:
    """The hash by which the next line refers to this one."""
    return hashlib.sha256(line.rstrip(b"\n")).hexdigest()[:32]


def read(path: Path) -> Reading:
    """Every line of the journal at ``path``, checked against its checksum, sequence and chain.

    A journal begins at 1, or where it was begun anew (repaired, loaded, contacts erased) at the number
    its founding line names: numbers go on, so that no id is ever given twice. What is torn at the end is
    left out and handed back as it is: a line that was being written, pages that a power cut left empty
    or full of something else. No good line stands after it, so nothing that was acknowledged does.
    Anything wrong before a good line raises RecordDamaged, naming the line.
    """
    data = disk.read_plain_file(path) or b""
    lines: list[Line] = []
    position, schema = 0, FIRST
    while position < len(data):
        end = data.find(b"\n", position)
        raw = data[position:] if end < 0 else data[position : end + 1]
        line = _decode(raw)
        if line is None:
            if _holds_a_line(data[position:]):
                raise RecordDamaged(
                    f"{path}, line {len(lines) + 1}, cannot be read. Nothing was changed; "
                    "restore the record from a backup, or set the file aside to look at it."
                )
            break
        if not _follows(line, lines[-1] if lines else None):
            raise RecordDamaged(
                f"{path}, line {len(lines) + 1}, does not follow from the line before it. "
                "Nothing was changed; restore the record from a backup."
            )
        schema = schema_after(line.plain, schema)
        lines.append(replace(line, schema=schema))
        position += len(raw)
    return Reading(tuple(lines), position, data[position:], _digest(data[:position]))


def _follows(line: Line, before: Line | None) -> bool:
    """A journal begun anew may name the last line of the one before it, which is kept beside."""
    if before is not None:
        return line.previous == before.hash and line.stamp.sequence == before.stamp.sequence + 1
    if line.previous != BEGINNING and line.stamp.sequence == 1:
        return False
    return line.stamp.sequence == first_sequence(line)


def _holds_a_line(rest: bytes) -> bool:
    """Whether a sound line stands anywhere in ``rest``, even one run together with a damaged one."""
    openings = [0, *(found.end() for found in _OPENING.finditer(rest))]
    for opening in openings:
        end = rest.find(b"\n", opening)
        if end >= 0 and _body(rest[opening : end + 1]) is not None:
            return True
    return False


def decode_line(raw: bytes) -> Line | None:
    """The line that ``raw`` is, newline included, whatever it follows; None unless its checksum holds."""
    return _decode(raw)


def can_begin(line: Line) -> bool:
    """Whether a journal can open with ``line``."""
    return _follows(line, None)


def first_sequence(line: Line) -> int:
    """The number a journal that opens with ``line`` begins at."""
    founding = line.plain.get("verb") in ("found-board", "convene")
    return max(line.stamp.sequence, 1) if founding else 1


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _body(raw: bytes) -> bytes | None:
    """What the checksum of a line is of; None where it does not hold."""
    body, mark, tail = raw.rpartition(_SUM)
    body += b"}"
    return body if mark and tail == f"{zlib.crc32(body):08x}".encode() + b'"}\n' else None


def _decode(raw: bytes) -> Line | None:
    body = _body(raw)
    if body is None:
        return None
    try:
        plain = msgspec.json.decode(body)
        at = datetime.fromisoformat(plain["at"])
        stamp = Stamp(plain["seq"], at, plain["user"])
        return Line(stamp, plain["zone"], plain["edit"], hash_line(raw), plain["prev"])
    except (msgspec.DecodeError, KeyError, TypeError, ValueError):
        return None


class Appender:
    """The open end of one journal. Each append is one write and one fsync, or it is taken back.

    A handle whose fsync failed is never written to again: the system may have thrown away what it could
    not keep and say nothing of it the next time. The good lines are then copied to a new file, which is
    synced and swapped in, and the work goes on there; until that succeeds every append is refused.
    """

    def __init__(self, path: Path, reading: Reading) -> None:
        """``reading`` is the file as it was read; its torn end, which was set aside, is cut off.

        Raises RecordChanged where the file is no longer what was read: nothing of it is touched then.
        """
        self._path, self._name = path, str(path)
        self._length, self._sum = reading.length, hashlib.sha256()
        self._handle: int | None = None
        self._inode = (0, 0)
        self._touched = 0  # when the file was last written to, as far as we know: nanoseconds
        self._unsure = b""
        self._added: list[bytes] = []  # what is to go into the sum, when somebody asks for it
        try:
            self._handle = self._open()
            self._take_over(self._handle, reading)
        except FileNotFoundError as error:
            raise self._changed("it has vanished") from error
        except OSError as error:
            self.close()
            raise NotConfirmed(f"{path} cannot be written: {disk.reason(error)}.") from error
        except RecordChanged:
            self.close()
            raise

    def _open(self) -> int:
        handle = os.open(self._path, os.O_RDWR | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0))
        held = os.fstat(handle)
        self._inode = (held.st_ino, held.st_dev)  # nobody else's while it is held open
        return handle

    def _take_over(self, handle: int, reading: Reading) -> None:
        self._touched = os.fstat(handle).st_mtime_ns
        with os.fdopen(handle, "rb", closefd=False) as file:
            good, rest = file.read(self._length), file.read()
        self._sum.update(good)
        if self._sum_so_far() != reading.digest or rest not in (reading.torn, b""):
            raise self._changed("something else changed it")
        if reading.torn:
            os.ftruncate(handle, self._length)
            os.fsync(handle)
            self._touched = os.fstat(handle).st_mtime_ns

    def append(self, line: bytes) -> None:
        """Put ``line`` on the disk. Returns only once it is there; else raises NotConfirmed."""
        handle = self._ours()
        synced = False
        try:
            disk.write_all(handle, line)
            synced = True
            os.fsync(handle)
        except OSError as error:
            self._take_back(handle, line, in_place=not synced)
            raise NotConfirmed(
                f"Not saved: {self._path.name} could not be written ({disk.reason(error)}). "
                "What was shown as saved is safe; make room or free the disk, then enter it again."
            ) from error
        self._length += len(line)
        self._added.append(line)
        if len(self._added) >= _AT_A_TIME:
            self._sum_so_far()
        self._touched = os.fstat(handle).st_mtime_ns

    def _sum_so_far(self) -> bytes:
        """The digest of the good lines."""
        self._sum.update(b"".join(self._added))
        self._added.clear()
        return self._sum.digest()

    def close(self) -> None:
        """Let go of the file."""
        if self._handle is not None:
            disk.let_go(self._handle)
            self._handle = None

    def must_be_ours(self) -> None:
        """Raise RecordChanged unless the file is the one held open here, as long as it was left."""
        self._ours()

    def _ours(self) -> int:
        if self._handle is None:
            self._handle = self._renewed()
        try:
            named = os.stat(self._name, follow_symlinks=False)  # noqa: PTH116  each mark asks it
        except OSError as error:
            raise self._changed(f"it has vanished ({disk.reason(error)})") from error
        if (named.st_ino, named.st_dev) != self._inode or named.st_size != self._length:
            raise self._changed("something else changed it")
        if named.st_mtime_ns != self._touched:
            self._must_read_the_same()
            self._touched = named.st_mtime_ns
        return self._handle

    def _must_read_the_same(self) -> None:
        """As long as before and written to meanwhile: only its bytes tell whether it was merely touched."""
        if _digest(disk.read_plain_file(self._path) or b"") != self._sum_so_far():
            raise self._changed("something else changed it")

    def _changed(self, how: str) -> RecordChanged:
        return RecordChanged(
            f"Not saved: {self._path} is not as it was: {how}. Nothing was overwritten; "
            "close the board, compare the two versions and open it again."
        )

    def _take_back(self, handle: int, line: bytes, *, in_place: bool) -> None:
        """Take ``line`` off again: what was not confirmed must not come back as if it had been.

        ``in_place`` while no fsync has failed: cutting needs no room, which a full disk has not.
        """
        try:
            os.ftruncate(handle, self._length)
            if in_place:
                os.fsync(handle)
                self._touched = os.fstat(handle).st_mtime_ns
                return
        except OSError:
            pass  # the file is swapped for a new one below
        self._unsure = line
        self.close()
        self._handle = self._renewed()

    def _renewed(self) -> int:
        """The good lines in a new file in the journal's place, open; raises NotConfirmed where refused."""
        data = disk.read_plain_file(self._path)
        if data is None:
            raise self._changed("it has vanished")
        good, rest = data[: self._length], data[self._length :]
        if _digest(good) != self._sum_so_far() or not self._unsure.startswith(rest):
            raise self._changed("something else changed it")
        try:
            disk.replace_whole(self._path, good)
            handle = self._open()
            self._touched = os.fstat(handle).st_mtime_ns
            return handle
        except OSError as error:
            raise NotConfirmed(
                f"Not confirmed: {self._path.name} could neither be written nor restored "
                f"({disk.reason(error)}). What was shown as saved is safe; the next entry is tried on a "
                "new file. Open the board again to see what the disk kept."
            ) from error

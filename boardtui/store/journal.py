"""The journal: one JSON line per edit, chained by hashes, appended and fsynced before anything is said.

A line holds the sequence, UTC time and local offset, the user, the edit as data, the hash of the line
before it, and a checksum of itself, so that the last line needs no successor to be trusted.
"""

import hashlib
import os
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from boardtui.edits.base import Edit, Stamp
from boardtui.errors import NotConfirmed, RecordChanged, RecordDamaged
from boardtui.store import disk
from boardtui.store.codec import edit_from_plain, edit_to_plain

BEGINNING = "0" * 32
_SUM = b',"sum":"'


@dataclass(frozen=True, slots=True)
class Line:
    """One line as read: its stamp, its edit as data, and its own hash."""

    stamp: Stamp
    offset: str
    plain: dict[str, Any]
    hash: str

    def edit(self) -> Edit:
        """The edit of this line."""
        return edit_from_plain(self.plain)


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole journal as read: its good lines, how many bytes they take, and what was torn after them.

    ``digest`` is of the good lines, so that the file can be known again before it is added to.
    """

    lines: tuple[Line, ...]
    length: int
    torn: bytes
    digest: bytes


def encode_line(edit: Edit, stamp: Stamp, local: datetime, previous: str) -> bytes:
    """The line for ``edit``, newline included. ``local`` is the moment in the user's own zone."""
    offset = local.strftime("%z")
    body = msgspec.json.encode(
        {
            "seq": stamp.sequence,
            "at": stamp.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "zone": f"{offset[:3]}:{offset[3:5]}",
            "user": stamp.user,
            "edit": edit_to_plain(edit),
            "prev": previous,
        }
    )
    return body[:-1] + _SUM + f"{zlib.crc32(body):08x}".encode() + b'"}\n'


def hash_line(line: bytes) -> str:
    """The hash by which the next line refers to this one."""
    return hashlib.sha256(line.rstrip(b"\n")).hexdigest()[:32]


def read(path: Path) -> Reading:
    """Every line of the journal at ``path``, checked against its checksum, sequence and chain.

    A last line that is torn is left out and handed back as it is. Anything wrong before that raises
    RecordDamaged, naming the line.
    """
    data = disk.read_plain_file(path) or b""
    lines: list[Line] = []
    previous, position = BEGINNING, 0
    while position < len(data):
        end = data.find(b"\n", position)
        raw = data[position:] if end < 0 else data[position : end + 1]
        line = _decode(raw)
        if line is None:
            if b"\n" in data[position:].rstrip(b"\n") or raw.count(_SUM) > 1:  # two lines run together
                raise RecordDamaged(
                    f"{path}, line {len(lines) + 1}, cannot be read. Nothing was changed; "
                    "restore the record from a backup, or set the file aside to look at it."
                )
            break
        if line[1] != previous or line[0].stamp.sequence != len(lines) + 1:
            raise RecordDamaged(
                f"{path}, line {len(lines) + 1}, does not follow from the line before it. "
                "Nothing was changed; restore the record from a backup."
            )
        lines.append(line[0])
        previous, position = line[0].hash, position + len(raw)
    return Reading(tuple(lines), position, data[position:], _digest(data[:position]))


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _decode(raw: bytes) -> tuple[Line, str] | None:
    body, mark, tail = raw.rpartition(_SUM)
    body += b"}"
    if not mark or tail != f"{zlib.crc32(body):08x}".encode() + b'"}\n':
        return None
    try:
        plain = msgspec.json.decode(body)
        at = datetime.fromisoformat(plain["at"])
        stamp = Stamp(plain["seq"], at, plain["user"])
        return Line(stamp, plain["zone"], plain["edit"], hash_line(raw)), plain["prev"]
    except (msgspec.DecodeError, KeyError, TypeError, ValueError):
        return None


class Appender:
    """The open end of one journal. Each append is one write and one fsync, or it is taken back."""

    def __init__(self, path: Path, reading: Reading | None) -> None:
        """``reading`` is the file as it was read, None where it is to be begun.

        Raises RecordChanged where the file is no longer what was read: nothing of it is touched then.
        Its torn end, which was set aside, is cut off.
        """
        self._path = path
        self._length = reading.length if reading else 0
        flags = os.O_RDWR | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        flags |= 0 if reading else os.O_CREAT | os.O_EXCL
        try:
            self._handle = os.open(path, flags, disk.PRIVATE_FILE)
        except FileNotFoundError as error:
            raise self._changed("it has vanished") from error
        except OSError as error:
            raise NotConfirmed(f"{path} cannot be written: {disk.reason(error)}.") from error
        try:
            self._take_over(reading)
        except OSError as error:
            self.close()
            raise NotConfirmed(f"{path} cannot be written: {disk.reason(error)}.") from error
        except RecordChanged:
            self.close()
            raise

    def _take_over(self, reading: Reading | None) -> None:
        if reading is None:
            disk.sync_folder(self._path.parent)
            return
        with os.fdopen(self._handle, "rb", closefd=False) as file:
            good, rest = file.read(self._length), file.read()
        if _digest(good) != reading.digest or rest not in (reading.torn, b""):
            raise self._changed("something else changed it")
        if reading.torn:
            os.ftruncate(self._handle, self._length)
            os.fsync(self._handle)

    def append(self, line: bytes) -> None:
        """Put ``line`` on the disk. Returns only once it is there; else raises NotConfirmed."""
        self.must_be_ours()
        try:
            disk.write_all(self._handle, line)
            os.fsync(self._handle)
        except OSError as error:
            self._take_back()
            raise NotConfirmed(
                f"Not saved: {self._path.name} could not be written ({disk.reason(error)}). "
                "What was shown as saved is safe; make room or free the disk, then enter it again."
            ) from error
        self._length += len(line)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._handle)

    def must_be_ours(self) -> None:
        """Raise RecordChanged unless the file is the one held open here, as long as it was left."""
        held = os.fstat(self._handle)
        try:
            named = self._path.stat()
        except OSError as error:
            raise self._changed(f"it has vanished ({disk.reason(error)})") from error
        if (held.st_ino, held.st_dev) != (named.st_ino, named.st_dev) or held.st_size != self._length:
            raise self._changed("something else changed it")

    def _changed(self, how: str) -> RecordChanged:
        return RecordChanged(
            f"Not saved: {self._path} is not as it was: {how}. Nothing was overwritten; "
            "close the board, compare the two versions and open it again."
        )

    def _take_back(self) -> None:
        """Cut a part-written line off again: what was not confirmed must not come back as if it had been."""
        try:
            os.ftruncate(self._handle, self._length)
            os.fsync(self._handle)
        except OSError as error:
            raise NotConfirmed(
                f"Not confirmed: {self._path.name} could neither be written nor restored "
                f"({disk.reason(error)}). Open the board again to see what the disk kept."
            ) from error

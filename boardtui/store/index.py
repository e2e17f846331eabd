"""The index: a cache of what lists need of each record of a board. Deleting it changes nothing but time.

One file a board, ``data/.index/BOARD``: the board's record and, for each meeting, its digest, decisions
and actions, each kept under the size and time of the record's two files. What disagrees is read again from
the record. It is never fsynced, swapped in whole, and opened by a checksum: a file that is torn, strange or
of another version is the same as none.
"""

import contextlib
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from boardtui import __version__
from boardtui.edits.base import Record
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.rules.digest import Assigned, Decided, Digest, assigned, decided, digest
from boardtui.store import disk
from boardtui.store.migrations import SCHEMA
from boardtui.store.projection import read_for_lists

FOLDER = ".index"
VERSION = 1
"""Counted up when what the index holds of a record changes."""
_MAGIC = f"BoardTUI index {VERSION}, schema {SCHEMA}, {__version__}\n".encode()
Fields = TypeVar("Fields")


class Stamp(NamedTuple):
    """What tells that a record's files were not touched: size and mtime_ns of the journal, then the table.

    The journal stands first because it may be ahead. ``-1`` stands for a file that is not there.
    """

    journal_size: int = -1
    journal_time: int = -1
    table_size: int = -1
    table_time: int = -1


_JOURNAL = ".journal"
_MISSING = (-1, -1)
_NEVER = Stamp(-2)
"""The stamp of what was never read."""


class _Entry(msgspec.Struct, array_like=True, frozen=True):
    """One meeting. Its parts are decoded when a question needs them."""

    id: str
    stamp: Stamp
    digest: msgspec.Raw
    decided: msgspec.Raw
    assigned: msgspec.Raw


class _Content(msgspec.Struct, array_like=True):
    """The index file of one board."""

    stamp: Stamp
    board: msgspec.Raw
    at: int
    meetings: list[_Entry]


_encoder = msgspec.msgpack.Encoder()
_content = msgspec.msgpack.Decoder(_Content)
_board = msgspec.msgpack.Decoder(Board)
_digest = msgspec.msgpack.Decoder(Digest)
_decided = msgspec.msgpack.Decoder(tuple[Decided, ...])
_assigned = msgspec.msgpack.Decoder(tuple[Assigned, ...])


class Shelf(NamedTuple):
    """How the index gets at the records: their folder, the cabinet's own reading, what is open there."""

    folder: Path
    read: Callable[[RecordKey], Record]
    opened: Callable[[RecordKey], Record | None]
    may_write: bool


class BoardIndex:
    """What lists need of one board and its meetings, as the records say at the moment of asking."""

    def __init__(self, board: str, shelf: Shelf) -> None:
        self._id, self._shelf = board, shelf
        self._folder = str(shelf.folder / board)
        self._path = shelf.folder / FOLDER / board
        self._loaded, self._unsaved = False, False
        self._board_stamp, self._board = _NEVER, msgspec.Raw(b"")
        self._board_read: Board | None = None
        self._at = 0
        self._entries: dict[str, _Entry] = {}
        self._digests: dict[str, Digest] = {}

    def board(self) -> Board:
        """The board's record."""
        key = RecordKey(self._id)
        live = self._shelf.opened(key)
        if isinstance(live, Board):
            return live
        self._load()
        stamp = _stamp_of(f"{self._folder}/board")
        if stamp != self._board_stamp:
            self._board_read = self._read_board(key)
            self._board_stamp, self._board = stamp, msgspec.Raw(_encode(self._board_read))
            self._unsaved = True
        elif self._board_read is None:
            self._board_read = _board.decode(self._board)
        return self._board_read

    def digests(self) -> tuple[Digest, ...]:
        """What a list says of each meeting, by date."""
        return tuple(one for one, _ in self._parts())

    def decided(self) -> tuple[tuple[Digest, tuple[Decided, ...]], ...]:
        """Each meeting with its decisions."""
        return tuple(
            (one, _decided.decode(part.decided) if isinstance(part, _Entry) else decided(part))
            for one, part in self._parts()
        )

    def assigned(self) -> tuple[tuple[Digest, tuple[Assigned, ...]], ...]:
        """Each meeting with its actions."""
        return tuple(
            (one, _assigned.decode(part.assigned) if isinstance(part, _Entry) else assigned(part))
            for one, part in self._parts()
        )

    def _parts(self) -> list[tuple[Digest, _Entry | Meeting]]:
        """Each meeting's digest with its entry, or with its record where it is open here, by date."""
        found: list[tuple[Digest, _Entry | Meeting]] = []
        live: dict[str, Meeting] = {}
        self._refresh(live)
        for name, entry in self._entries.items():
            if name not in live:
                known = self._digests.get(name)
                if known is None:
                    known = self._digests[name] = _digest.decode(entry.digest)
                found.append((known, entry))
        found.extend((digest(one), one) for one in live.values())
        found.sort(key=lambda one: (one[0].day, one[0].id))
        return found

    def _refresh(self, live: dict[str, Meeting]) -> None:
        """Read again what disagrees with its files, drop what is gone, and save where that changed anything.

        Records that are open here go into ``live`` and are not kept: their entries would vouch for files
        that somebody else may have replaced under them.
        """
        self._load()
        stamps, at = _stamps_in(f"{self._folder}/meetings", self._entries, self._at)
        self._unsaved |= at != self._at
        self._at = at
        for name in [name for name in self._entries if name not in stamps]:
            self._forget(name)
        for name, stamp in stamps.items():
            entry = self._entries.get(name)
            record = self._shelf.opened(RecordKey(self._id, name))
            if isinstance(record, Meeting):
                live[name] = record
            elif entry is None or entry.stamp != stamp:
                self._forget(name)
                self._take_in(name, stamp, live)
        self.save()

    def _forget(self, name: str) -> None:
        self._unsaved = True
        self._entries.pop(name, None)
        self._digests.pop(name, None)

    def _take_in(self, name: str, stamp: Stamp, live: dict[str, Meeting]) -> None:
        """Read a record; ``stamp`` was taken before that, so that a later change shows."""
        meeting: Record | None = read_for_lists(self._shelf.folder / self._id / "meetings" / name)
        if meeting is None:
            meeting = self._shelf.read(RecordKey(self._id, name))
        assert isinstance(meeting, Meeting)
        try:
            parts = (_encode(digest(meeting)), _encode(decided(meeting)), _encode(assigned(meeting)))
        except OverflowError:  # a number that only JSON can hold
            live[name] = meeting
        else:
            self._entries[name] = _Entry(name, stamp, *(msgspec.Raw(one) for one in parts))

    def _read_board(self, key: RecordKey) -> Board:
        record = self._shelf.read(key)
        assert isinstance(record, Board)
        return record

    def _load(self) -> None:
        """Take in the file, once. Whatever is wrong with it, the records are there to be read."""
        if self._loaded:
            return
        self._loaded = True
        with contextlib.suppress(OSError, msgspec.DecodeError, ValueError):
            content = _content.decode(_open_sealed(_read(str(self._path))))
            self._board_stamp, self._board = content.stamp, content.board
            self._at = content.at
            self._entries = {one.id: one for one in content.meetings}

    def save(self) -> None:
        """Swap the file in, where this process may write. A cache that cannot be written is not missed."""
        if not self._unsaved or not self._shelf.may_write:
            return
        self._unsaved = False
        with contextlib.suppress(OSError):
            body = _encode(_Content(self._board_stamp, self._board, self._at, list(self._entries.values())))
            _swap_in_unsynced(self._path, _seal(body))


def _encode(fields: object) -> bytes:
    return _encoder.encode(fields)


def _seal(body: bytes) -> bytes:
    return b"%b%08x%b" % (_MAGIC, zlib.crc32(body), body)


def _open_sealed(data: bytes) -> memoryview:
    """The body of an index file; raises ValueError where it is not whole, or another version wrote it."""
    at = len(_MAGIC)
    body = memoryview(data)[at + 8 :]
    if data[:at] != _MAGIC or data[at : at + 8] != b"%08x" % zlib.crc32(body):
        raise ValueError("not this version's index")
    return body


def _stamps_in(folder: str, before: dict[str, _Entry], before_at: int) -> tuple[dict[str, Stamp], int]:
    """The stamp of each record in ``folder`` that has a journal, and the time of the folder itself.

    A saved file changes only by being swapped in, which changes the time of its folder: where that is
    still ``before_at``, the saved files are those of ``before``, and half of the looks are spared.
    """
    try:
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except (FileNotFoundError, NotADirectoryError):
        return {}, 0
    try:
        at = os.fstat(handle).st_mtime_ns
        found: dict[str, Stamp] = {}
        for name in os.listdir(handle):  # noqa: PTH208  a Path cannot be made of an open folder
            if name.endswith(_JOURNAL):
                base = name[: -len(_JOURNAL)]
                known = before.get(base) if at == before_at else None
                table = known.stamp[2:] if known is not None else _stat(f"{base}.json", handle)
                found[base] = Stamp(*_stat(name, handle), *table)
        return found, at
    finally:
        os.close(handle)


def _read(path: str) -> bytes:
    """All of an ordinary file, never through a link; raises OSError."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        size = os.fstat(handle).st_size
        data = os.read(handle, size)
        while len(data) < size and (more := os.read(handle, size - len(data))):
            data += more
        return data
    finally:
        os.close(handle)


def _stamp_of(base: str) -> Stamp:
    return Stamp(*_stat(f"{base}.journal"), *_stat(f"{base}.json"))


def _stat(path: str, folder: int | None = None) -> tuple[int, int]:
    try:
        found = os.stat(path, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return _MISSING
    return found.st_size, found.st_mtime_ns


def _swap_in_unsynced(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``path`` whole, for its owner only, without waiting for the disk."""
    folder = path.parent
    folder.mkdir(mode=disk.PRIVATE_FOLDER, exist_ok=True)
    if folder.is_symlink():  # it would lead out of the workspace
        return
    beside = folder / f".{path.name}.{os.getpid()}.tmp"
    beside.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(beside, flags, disk.PRIVATE_FILE)
    try:
        try:
            disk.write_all(handle, data)
        finally:
            os.close(handle)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)

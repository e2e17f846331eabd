"""The file of an index: opened by a checksum, swapped in whole, never waited for.

A file that is torn, strange or of another version is the same as none.
"""

import mmap
import os
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from boardtui import __version__
from boardtui.store import disk
from boardtui.store.migrations import SCHEMA
from boardtui.store.stamps import NEVER, Stamp, Stamps

VERSION = 8
"""Counted up when what the index holds of a record changes."""
_MAGIC = f"BoardTUI index {VERSION}, schema {SCHEMA}, {__version__}\n".encode()
_NOTHING, _EMPTY_LIST = memoryview(b""), memoryview(b"\x90")
Kept = TypeVar("Kept")
_OWN_PAGES = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | getattr(mmap, "MAP_POPULATE", 0)
"""All at once: taken one by one, they cost a tenth of the time that lists take."""


class Content(msgspec.Struct, array_like=True, gc=False):
    """The index of one board.

    ``digests``, ``decided`` and ``assigned`` each hold one encoded list, with an entry for each name in
    ``stamps``, by date; so a question decodes what it asks for and steps over the rest.
    """

    stamp: Stamp = NEVER
    board: memoryview = _NOTHING
    stamps: Stamps = Stamps()
    digests: memoryview = _EMPTY_LIST
    decided: memoryview = _EMPTY_LIST
    assigned: memoryview = _EMPTY_LIST


_encoder = msgspec.msgpack.Encoder()
_content = msgspec.msgpack.Decoder(Content)
_entries = msgspec.msgpack.Decoder(list[msgspec.Raw])


def encode(fields: object) -> bytes:
    """What the index holds of one thing; raises OverflowError for a number that only JSON can hold."""
    return _encoder.encode(fields)


def unpack(packed: memoryview) -> list[msgspec.Raw]:
    """The entries of one encoded list, each still encoded."""
    return _entries.decode(packed)


def pack(entries: Iterable[msgspec.Raw]) -> memoryview:
    """One encoded list of entries that are encoded already."""
    return memoryview(_encoder.encode(list(entries)))


class Held(Generic[Kept]):
    """One part of the index: encoded until it is read, and from then on only as it was read.

    Both at once would hold every board's history twice over in memory.
    """

    def __init__(
        self, decoder: msgspec.msgpack.Decoder[Kept], packed: memoryview, read: Kept | None = None
    ) -> None:
        """``read`` is what ``packed`` says, where that is known already."""
        self._decoder, self._packed, self._read = decoder, packed, read

    def read(self) -> Kept:
        """What it says."""
        if self._read is None:
            self._read = self._decoder.decode(self._packed)
        self._packed = _NOTHING
        return self._read

    def packed(self) -> memoryview:
        """It as the file holds it."""
        return self._packed if self._packed or self._read is None else memoryview(encode(self._read))


def seal(body: bytes) -> bytes:
    """``body`` as an index file says it."""
    return b"%b%08x%b" % (_MAGIC, zlib.crc32(body), body)


def load(path: str) -> Content:
    """The index at ``path``; raises OSError, DecodeError or ValueError where there is none to be used."""
    return _content.decode(load_body(path))


def load_body(path: str) -> memoryview:
    """What was sealed at ``path``; raises OSError, or ValueError where it is not whole or of this version."""
    data = _read(path)
    at = len(_MAGIC)
    body = data[at + 8 :]
    if data[:at] != _MAGIC or data[at : at + 8] != b"%08x" % zlib.crc32(body):
        raise ValueError("not this version's index")
    return body


def save(path: Path, content: Content) -> None:
    """Swap the index in at ``path``. Raises OSError."""
    swap_in_unsynced(path, seal(encode(content)))


def _read(path: str) -> memoryview:
    """All of an ordinary file, never through a link; raises OSError, or ValueError where it is empty.

    It is in pages of its own, which go back to the system once no part of it is held any more.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        pages = memoryview(mmap.mmap(-1, os.fstat(handle).st_size, flags=_OWN_PAGES))
        taken = 0
        while taken < len(pages) and (more := os.readv(handle, [pages[taken:]])):
            taken += more
    finally:
        os.close(handle)
    return pages[:taken]


def swap_in_unsynced(path: Path, data: bytes) -> None:
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

"""The index: a cache of what lists need of each record of a board. Deleting it changes nothing but time.

One file a board, ``data/.index/BOARD``: the board's record and, for each meeting, its digest, decisions
and actions, each kept under the size and time of the record's two files. What disagrees is read again from
the record. It is never fsynced, swapped in whole, and opened by a checksum: a file that is torn, strange or
of another version is the same as none.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from boardtui.edits.base import Record
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.rules.digest import Assigned, Decided, Digest, assigned, decided, digest
from boardtui.rules.entries import Entry, EntryKind, entries
from boardtui.store import index_file, text_index
from boardtui.store.index_file import Content, Held
from boardtui.store.projection import read_for_lists
from boardtui.store.stamps import UNSETTLED, Stamp, Stamps, in_columns, look, stamp_of
from boardtui.store.text_index import TextIndex, holding

FOLDER = ".index"
Rows = TypeVar("Rows")

_board = msgspec.msgpack.Decoder(Board)
_digest = msgspec.msgpack.Decoder(Digest)
_digests = msgspec.msgpack.Decoder(list[Digest])
_decided = msgspec.msgpack.Decoder(list[tuple[Decided, ...]])
_assigned = msgspec.msgpack.Decoder(list[tuple[Assigned, ...]])


class _Entry(NamedTuple):
    """One meeting while the index is brought up to date, its parts as they are encoded."""

    stamp: Stamp
    digest: msgspec.Raw
    decided: msgspec.Raw
    assigned: msgspec.Raw


class Shelf(NamedTuple):
    """How the index gets at the records: their folder, the cabinet's own reading, a board's open ones."""

    folder: Path
    read: Callable[[RecordKey], Record]
    opened: Callable[[str], dict[str | None, Record]]
    may_write: bool


class BoardWords(NamedTuple):
    """The words of a board's meetings as they were at the moment of asking.

    ``live`` has the entries of the meetings that are open here, which come first.
    """

    live: dict[str, tuple[Entry, ...]]
    kept: TextIndex

    def find(self, kind: EntryKind, words: Sequence[str]) -> Iterator[tuple[str, Entry]]:
        """The entries of that kind that hold all ``words`` (folded), the newest first.

        Each with its meeting's id. No words are held by every entry.
        """
        sought = [word.encode("utf-8", "replace") for word in words]
        for name, told in self.live.items():
            yield from ((name, one) for one in holding(told, kind, sought))
        yield from (found for found in self.kept.find(kind, sought) if found[0] not in self.live)


class BoardIndex:
    """What lists need of one board and its meetings, as the records say at the moment of asking."""

    def __init__(self, board: str, shelf: Shelf) -> None:
        self._id, self._shelf = board, shelf
        self._folder = f"{shelf.folder}/{board}"
        self._path = f"{shelf.folder}/{FOLDER}/{board}"
        self._loaded, self._unsaved = False, False
        self._stamp: Stamp
        self._stamps: Stamps
        self._take(Content())
        words = shelf.folder / text_index.FOLDER / board
        self._words = TextIndex(words, may_write=shelf.may_write)

    def board(self) -> Board:
        """The board's record."""
        live = self._shelf.opened(self._id).get(None)
        if isinstance(live, Board):
            return live
        self._load()
        stamp = stamp_of(f"{self._folder}/board")
        if stamp != self._stamp:
            read = self._read_board()
            self._stamp, self._board = stamp, Held(_board, memoryview(index_file.encode(read)), read)
            self._unsaved = True
        return self._board.read()

    def digests(self) -> tuple[Digest, ...]:
        """What a list says of each meeting, by date."""
        live = self._refresh()
        return tuple(one for one, _ in self._with(live, self._digests.read(), digest))

    def decided(self) -> tuple[tuple[Digest, tuple[Decided, ...]], ...]:
        """Each meeting with its decisions."""
        live = self._refresh()
        return self._with(live, self._decided.read(), decided)

    def assigned(self) -> tuple[tuple[Digest, tuple[Assigned, ...]], ...]:
        """Each meeting with its actions."""
        live = self._refresh()
        return self._with(live, self._assigned.read(), assigned)

    def words(self) -> "BoardWords":
        """The words of every meeting, to be searched."""
        live = self._refresh()
        self._bring_up_words(live)
        return BoardWords({name: entries(meeting) for name, meeting in live.items()}, self._words)

    def _bring_up_words(self, live: dict[str, Meeting]) -> None:
        stamps = self._stamps.by_name()
        newest = {name: stamps[name] for name in reversed(stamps) if name not in live}
        self._words.bring_up(newest, set(live), self._read_for_lists)

    def _with(
        self, live: dict[str, Meeting], rows: Sequence[Rows], told: Callable[[Meeting], Rows]
    ) -> tuple[tuple[Digest, Rows], ...]:
        """Each meeting's digest with its row of ``rows``, or with what is ``told`` of it in ``live``."""
        if not live:
            return tuple(zip(self._digests.read(), rows, strict=True))
        kept = zip(self._stamps.names, self._digests.read(), rows, strict=True)
        found = [(one, row) for name, one, row in kept if name not in live]
        found.extend((digest(one), told(one)) for one in live.values())
        return tuple(sorted(found, key=lambda one: (one[0].day, one[0].id)))

    def _refresh(self) -> dict[str, Meeting]:
        """Read again what disagrees with its files, drop what is gone, and save where that changed anything.

        Returns the records that are asked for themselves. Those that are open here are not kept: their
        entries would vouch for files that somebody else may have replaced under them.
        """
        self._load()
        kept, opened = self._stamps, self._shelf.opened(self._id)
        now = look(f"{self._folder}/meetings", kept)
        if now == kept and not opened:
            return {}
        stamps, before = now.by_name(), kept.by_name()
        live = {str(name): one for name, one in opened.items() if name in stamps and isinstance(one, Meeting)}
        changed = {name: stamp for name, stamp in stamps.items() if before.get(name) != stamp}
        if before.keys() - stamps.keys() or changed.keys() - live.keys():
            known = {name: entry for name, entry in self._entries().items() if name in stamps}
            first = not known
            try:
                for name in sorted(changed.keys() - live.keys()):
                    known.pop(name, None)
                    self._take_in(name, stamps[name], known, live, with_words=first)
            finally:
                whole = {name: entry.stamp for name, entry in known.items()} == stamps
                self._keep(known, now.at if whole else UNSETTLED, whole=whole)
            if first:
                self._bring_up_words(live)
        elif before == stamps and now.at != kept.at:
            self._stamps = in_columns(before, now.at, whole=True)
            self._unsaved = True
        self.save()
        return live

    def _entries(self) -> dict[str, _Entry]:
        """What is kept, taken apart by meeting."""
        packed = (self._digests.packed(), self._decided.packed(), self._assigned.packed())
        parts = zip(self._stamps.by_name().items(), *map(index_file.unpack, packed), strict=True)
        return {name: _Entry(stamp, *raws) for (name, stamp), *raws in parts}

    def _keep(self, entries: dict[str, _Entry], at: int, *, whole: bool) -> None:
        """Put together again what is kept, by date."""
        digests = {name: _digest.decode(one.digest) for name, one in entries.items()}
        names = sorted(entries, key=lambda name: (digests[name].day, digests[name].id))
        each = [entries[name] for name in names]
        self._stamps = in_columns({name: entries[name].stamp for name in names}, at, whole=whole)
        packed = index_file.pack(one.digest for one in each)
        self._digests = Held(_digests, packed, [digests[name] for name in names])
        self._decided = Held(_decided, index_file.pack(one.decided for one in each))
        self._assigned = Held(_assigned, index_file.pack(one.assigned for one in each))
        self._unsaved = True

    def _take_in(
        self,
        name: str,
        stamp: Stamp,
        known: dict[str, _Entry],
        live: dict[str, Meeting],
        *,
        with_words: bool,
    ) -> None:
        """Read a record; ``stamp`` was taken before that, so that a later change shows."""
        meeting = self._read_for_lists(name)
        try:
            parts = [index_file.encode(one(meeting)) for one in (digest, decided, assigned)]
        except OverflowError:  # a number that only JSON can hold
            live[name] = meeting
            return
        known[name] = _Entry(stamp, *map(msgspec.Raw, parts))
        if with_words:
            self._words.offer(name, stamp, meeting)

    def _read_for_lists(self, name: str) -> Meeting:
        meeting: Record | None = read_for_lists(self._shelf.folder / self._id / "meetings" / name)
        if meeting is None:
            meeting = self._shelf.read(RecordKey(self._id, name))
        assert isinstance(meeting, Meeting)
        return meeting

    def _read_board(self) -> Board:
        record = self._shelf.read(RecordKey(self._id))
        assert isinstance(record, Board)
        return record

    def _load(self) -> None:
        """Take in the file, once. Whatever is wrong with it, the records are there to be read."""
        if self._loaded:
            return
        self._loaded = True
        with contextlib.suppress(OSError, msgspec.DecodeError, ValueError):
            self._take(index_file.load(self._path))

    def _take(self, content: Content) -> None:
        """Begin with what the file holds."""
        self._stamp, self._stamps = content.stamp, content.stamps
        self._board = Held(_board, content.board)
        self._digests = Held(_digests, content.digests)
        self._decided = Held(_decided, content.decided)
        self._assigned = Held(_assigned, content.assigned)

    def save(self) -> None:
        """Swap the file in, where this process may write. A cache that cannot be written is not missed."""
        if not self._unsaved or not self._shelf.may_write:
            return
        self._unsaved = False
        with contextlib.suppress(OSError):
            index_file.save(Path(self._path), self._content())

    def _content(self) -> Content:
        """What the file is to hold."""
        board, digests = self._board.packed(), self._digests.packed()
        decided, assigned = self._decided.packed(), self._assigned.packed()
        return Content(self._stamp, board, self._stamps, digests, decided, assigned)

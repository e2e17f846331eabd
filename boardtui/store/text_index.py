"""The part of the index that a search reads: the words of every entry of a board's meetings.

A file of its own, ``data/.words/BOARD``, so that no list pays for it. It is a cache like the index itself:
each meeting's words are kept under the stamp that the index has of its files, and the newest stand first.
"""

import contextlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

import msgspec

from boardtui.model.meetings import Meeting
from boardtui.rules.entries import Entry, EntryKind, entries
from boardtui.rules.folding import fold
from boardtui.store import index_file
from boardtui.store.stamps import Stamp, Stamps, in_columns

FOLDER = ".words"
_KINDS = tuple(EntryKind)
_NO_LINES: tuple[list[int], ...] = tuple([] for _ in _KINDS)
_END, _AFTER_LABEL = b"\n", b"\t"


class _Content(msgspec.Struct, array_like=True, gc=False):
    """The words of one board, newest meeting first.

    ``said`` has the entries of each meeting, encoded. For each kind of entry ``folded`` has one line an
    entry (its folded label, a tab, its folded text), and ``counts`` how many lines each meeting has of it.
    """

    stamps: Stamps = Stamps()
    said: bytes = b"\x90"
    folded: tuple[bytes, ...] = (b"",) * len(_KINDS)
    counts: tuple[list[int], ...] = _NO_LINES


_content = msgspec.msgpack.Decoder(_Content)
_raws = msgspec.msgpack.Decoder(list[msgspec.Raw])
_said = msgspec.msgpack.Decoder(list[Entry])
_Part = tuple[Stamp, msgspec.Raw, list[bytes], list[int]]


class TextIndex:
    """The words of one board, as the records said when ``bring_up`` was last asked."""

    def __init__(self, path: Path, *, may_write: bool) -> None:
        self._path, self._may_write = path, may_write
        self._kept: _Content | None = None
        self._raw: list[msgspec.Raw] = []
        self._offered: dict[str, _Part] = {}

    def offer(self, name: str, stamp: Stamp, meeting: Meeting) -> None:
        """Take the words of a meeting that was read for the lists anyway."""
        self._offered[name] = _part(stamp, meeting)

    def bring_up(self, newest: dict[str, Stamp], hidden: set[str], read: Callable[[str], Meeting]) -> None:
        """Read again what does not bear its stamp of ``newest``, which has every meeting, newest first.

        Those of ``hidden`` are asked for themselves: what is kept of them does not matter.
        """
        kept = self._load().stamps.by_name()
        if list(newest.items()) == [one for one in kept.items() if one[0] not in hidden]:
            return
        known = self._parts() | self._offered
        self._offered = {}
        parts: dict[str, _Part] = {}
        for name, stamp in newest.items():
            part = known.get(name)
            parts[name] = part if part is not None and part[0] == stamp else _part(stamp, read(name))
        self._put(parts)
        self._save()

    def find(self, kind: EntryKind, words: list[bytes]) -> Iterator[tuple[str, Entry]]:
        """The entries of that kind that hold every one of ``words`` (folded, in UTF-8), newest first.

        Each with its meeting's name. No words are held by every entry.
        """
        kept, place = self._load(), _KINDS.index(kind)
        starts = list(accumulate(kept.counts[place], initial=0))
        meeting, said = -1, [Entry(kind, "", "", "")]
        for line in _lines(kept.folded[place], words):
            found = bisect_right(starts, line) - 1
            if found != meeting:
                meeting, said = found, [one for one in _said.decode(self._raw[found]) if one.kind is kind]
            yield kept.stamps.names[meeting], said[line - starts[meeting]]

    def _load(self) -> _Content:
        if self._kept is None:
            self._kept = _Content()
            with contextlib.suppress(OSError, msgspec.DecodeError, ValueError):
                self._kept = _content.decode(index_file.load_body(str(self._path)))
            self._raw = _raws.decode(self._kept.said)
        return self._kept

    def _parts(self) -> dict[str, _Part]:
        """What is kept, taken apart by meeting."""
        kept = self._load()
        lines = [iter(folded.splitlines(keepends=True)) for folded in kept.folded]
        parts: dict[str, _Part] = {}
        for place, (name, stamp) in enumerate(kept.stamps.by_name().items()):
            counts = [each[place] for each in kept.counts]
            folded = [
                b"".join(next(of_kind) for _ in range(count))
                for of_kind, count in zip(lines, counts, strict=True)
            ]
            parts[name] = (stamp, msgspec.Raw(bytes(self._raw[place])), folded, counts)
        return parts

    def _put(self, parts: dict[str, _Part]) -> None:
        each = list(parts.values())
        self._raw = [said for _, said, _, _ in each]
        self._kept = _Content(
            in_columns({name: stamp for name, (stamp, *_) in parts.items()}, 0, whole=True),
            bytes(index_file.pack(self._raw)),
            tuple(b"".join(folded[place] for _, _, folded, _ in each) for place in range(len(_KINDS))),
            tuple([counts[place] for _, _, _, counts in each] for place in range(len(_KINDS))),
        )

    def _save(self) -> None:
        """Swap the file in, where this process may write. A cache that cannot be written is not missed."""
        if self._may_write:
            with contextlib.suppress(OSError):
                sealed = index_file.seal(index_file.encode(self._kept))
                index_file.swap_in_unsynced(self._path, sealed)


def lines_of(told: tuple[Entry, ...], kind: EntryKind) -> bytes:
    """The entries of one kind as they are searched, a line each."""
    return b"".join(
        fold(one.label).encode("utf-8", "replace")
        + _AFTER_LABEL
        + fold(one.text).encode("utf-8", "replace")
        + _END
        for one in told
        if one.kind is kind
    )


def holding(told: tuple[Entry, ...], kind: EntryKind, words: list[bytes]) -> Iterator[Entry]:
    """The entries of one kind that hold every one of ``words``: the same question of a single meeting."""
    said = [one for one in told if one.kind is kind]
    return (said[line] for line in _lines(lines_of(told, kind), words))


def _part(stamp: Stamp, meeting: Meeting) -> _Part:
    told = entries(meeting)
    folded = [lines_of(told, kind) for kind in _KINDS]
    return stamp, msgspec.Raw(index_file.encode(told)), folded, [one.count(_END) for one in folded]


def _lines(folded: bytes, words: list[bytes]) -> Iterator[int]:
    """The numbers of the lines that hold every one of ``words``; every line where there are none.

    It goes from one occurrence of the longest word to the next. A word that nowhere occurs ends it at once.
    """
    if not words:
        yield from range(folded.count(_END))
        return
    if not all(word in folded for word in words):
        return
    longest = max(words, key=len)
    others = [word for word in words if word != longest]
    at = line = counted = 0
    while (at := folded.find(longest, at)) >= 0:
        begins, ends = folded.rfind(_END, 0, at) + 1, folded.index(_END, at)
        if all(folded.find(word, begins, ends) >= 0 for word in others):
            line += folded.count(_END, counted, begins)
            counted = begins
            yield line
        at = ends

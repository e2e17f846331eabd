"""Putting a journal together again from its own good lines and those that backups hold."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from boardtui.store import journal
from boardtui.store.journal import Line

_OPENING = re.compile(rb'\{"seq":')
HERE = ""
"""The source that is the damaged journal itself."""


@dataclass(frozen=True, slots=True)
class Stitched:
    """An unbroken chain of lines, each with its bytes and its source; and what it could not take in.

    ``stranded`` holds the numbers of the damaged journal's good lines that follow from nothing known.
    """

    lines: tuple[tuple[Line, bytes, str], ...]
    stranded: tuple[int, ...]

    @property
    def data(self) -> bytes:
        """The journal's bytes."""
        return b"".join(raw for _, raw, _ in self.lines)

    @property
    def last(self) -> int:
        """The number of the last entry, 0 where there is none."""
        return self.lines[-1][0].stamp.sequence if self.lines else 0

    def told(self) -> str:
        """Which entries came from which source other than the journal itself, in words."""
        sources: dict[str, list[int]] = {}
        for line, _, source in self.lines:
            if source != HERE:
                sources.setdefault(source, []).append(line.stamp.sequence)
        return "; ".join(f"{entries(numbers)} came back from {source}" for source, numbers in sources.items())


def stitch(sources: Iterable[tuple[str, bytes]]) -> Stitched:
    """The longest chain that greedily follows the sources in their order, the damaged journal first."""
    pool: dict[tuple[int, str], tuple[Line, bytes, str]] = {}
    opening: tuple[Line, bytes, str] | None = None
    mine: set[int] = set()
    for source, data in sources:
        for line, raw in loose_lines(data):
            pool.setdefault((line.stamp.sequence, line.previous), (line, raw, source))
            if source == HERE:
                mine.add(line.stamp.sequence)
            if opening is None and data.startswith(raw) and journal.can_begin(line):
                opening = (line, raw, source)
    chain = []
    following = opening
    while following is not None:
        chain.append(following)
        line = following[0]
        following = pool.get((line.stamp.sequence + 1, line.hash))
    taken = {line.stamp.sequence for line, _, _ in chain}
    return Stitched(tuple(chain), tuple(sorted(mine - taken)))


def loose_lines(data: bytes) -> Iterator[tuple[Line, bytes]]:
    """Every good line in ``data`` with its bytes, whatever it follows or is run together with."""
    for opening in _OPENING.finditer(data):
        end = data.find(b"\n", opening.start())
        raw = data[opening.start() : end + 1] if end >= 0 else b""
        line = journal.decode_line(raw)
        if line is not None:
            yield line, raw


def chained_on(data: bytes, sequence: int, hashed: str) -> tuple[Line, ...]:
    """The good lines of ``data`` that follow one after the other from entry ``sequence``."""
    pool = {(line.stamp.sequence, line.previous): line for line, _ in loose_lines(data)}
    found = []
    while (line := pool.get((sequence + 1, hashed))) is not None:
        found.append(line)
        sequence, hashed = sequence + 1, line.hash
    return tuple(found)


def entries(numbers: Sequence[int]) -> str:
    """``entry 41``, ``entries 41–44`` or ``entries 41–44 and 47`` for ascending numbers."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = " and ".join(str(one) if one == two else f"{one}–{two}" for one, two in runs)
    return f"{'entry' if len(numbers) == 1 else 'entries'} {said}"

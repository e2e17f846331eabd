"""What a document says, line by line: the same lines from an outline and from the Word file made of it.

With them an issued file is compared with its records. White space, the dash that stands for nothing and the
numbers that Word counts itself are left out, so that only words make a difference.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile, zip_longest
from typing import Final

from boardtui.documents.outline import Block, Details, Heading, Outline, Paragraph, Row, Table
from boardtui.documents.status_line import blocks_with_status
from boardtui.documents.word.text import EMPTY, line

BETWEEN_CELLS: Final = " | "
_LONGEST: Final = 120
_MOST_COMPARED: Final = 4_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and the heading it stands under."""

    text: str
    under: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that is not the same: under which heading, as it ``was`` and as it is ``now``.

    One of the two is empty where the line is only in the other.
    """

    under: str
    was: str
    now: str


def lines_said(outline: Outline) -> tuple[Line, ...]:
    """The lines of ``outline``, as its Word file says them."""
    return tuple(one for one in _lines(blocks_with_status(outline)) if one.text)


def hash_of(texts: Iterable[str]) -> str:
    """A hash of those lines, as 64 hexadecimal digits."""
    return hashlib.sha256("\n".join(texts).encode("utf-8")).hexdigest()


def words_only(text: str) -> str:
    """``text`` on one line; empty where it is but the dash that stands for nothing."""
    said = line(text)
    return "" if said == EMPTY else said


def row_line(cells: Iterable[str]) -> str:
    """One row of a table as a line; empty where no cell says anything."""
    said = [words_only(cell) for cell in cells]
    return BETWEEN_CELLS.join(said) if any(said) else ""


def differences(was: Sequence[str], now: Sequence[Line]) -> tuple[Difference, ...]:
    """Where the lines ``was`` and ``now`` differ, in order; empty where they are the same.

    Of documents of thousands of lines that differ, only the first difference is sought.
    """
    texts = [one.text for one in now]
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(was, texts, strict=False)))
    old, new = was[same:], now[same:]
    if max(len(old), len(new)) > _MOST_COMPARED:
        return (_difference(old[0] if old else "", new[0] if new else None, now[:same]),)
    found: list[Difference] = []
    compared = SequenceMatcher(None, old, texts[same:], autojunk=False)
    for kind, i1, i2, j1, j2 in compared.get_opcodes():
        if kind != "equal":
            for place, (text, counterpart) in enumerate(zip_longest(old[i1:i2], new[j1:j2])):
                before = now[: same + min(j1 + place, j2)]
                found.append(_difference(text or "", counterpart, before))
    return tuple(found)


def _difference(was: str, now: Line | None, before: Sequence[Line]) -> Difference:
    if now is not None:
        return Difference(now.under, *_narrowed(was, now.text))
    return Difference(before[-1].under if before else "", _short(was), "")


def _narrowed(was: str, now: str) -> tuple[str, str]:
    """Of two rows that begin alike, the first cell and the cells that differ; all of it cut short."""
    old, new = was.split(BETWEEN_CELLS), now.split(BETWEEN_CELLS)
    if len(old) == len(new) > 1 and old[0] == new[0]:
        other = [place for place in range(1, len(old)) if old[place] != new[place]]
        old, new = ([cells[0], *(cells[place] for place in other)] for cells in (old, new))
    return _short(BETWEEN_CELLS.join(old)), _short(BETWEEN_CELLS.join(new))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _lines(blocks: Sequence[Block]) -> Iterator[Line]:
    counted = frozenset(block.anchor for block in blocks if isinstance(block, Heading) and block.anchor)
    under, follows_table = "", False
    for block in blocks:
        touches, follows_table = follows_table, False
        match block:
            case Heading(_, text):
                under = words_only(text)
                yield Line(under, under)
            case Details(rows):
                yield from (Line(_detail(label, text), under) for label, text in rows)
            case Paragraph():
                yield Line(words_only(_paragraph(block, counted)), under)
                follows_table = touches and not _said(block)
            case Table():
                if touches:  # its title parts it from the table above
                    yield Line(words_only(block.title), under)
                yield Line(row_line(column.heading for column in block.columns), under)
                yield from (Line(row_line(_cells(row, counted)), under) for row in block.rows)
                follows_table = True


def _detail(label: str, text: str) -> str:
    name = line(label)
    if name and not name.endswith(":"):
        name += ":"
    return f"{name or EMPTY} {line(text) or EMPTY}"


def _said(paragraph: Paragraph) -> bool:
    return bool(paragraph.text.strip() or paragraph.label.strip() or paragraph.page_of)


def _paragraph(paragraph: Paragraph, counted: frozenset[str]) -> str:
    """Its words, without the page of a place in the same document: that Word counts anew."""
    if not _said(paragraph):
        return ""
    is_page = bool(paragraph.page_of) and paragraph.page_of in counted
    said = "" if is_page else line(paragraph.text) or EMPTY
    return " ".join(part for part in (line(paragraph.label), said) if part)


def _cells(row: Row, counted: frozenset[str]) -> Iterator[str]:
    for cell in row.cells:
        yield " ".join(_paragraph(one, counted) for one in cell)

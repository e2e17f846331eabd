"""Typesets an outline as plain text for a terminal or an e-mail, and as Markdown for a website."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from boardtui.documents.outline import (
    Align,
    Block,
    Column,
    Details,
    Heading,
    NewPart,
    Outline,
    Paragraph,
    Row,
    Style,
    Table,
)
from boardtui.documents.status_line import blocks_with_status
from boardtui.documents.text.markdown_lists import Listing
from boardtui.documents.text.text_lists import Numbers, is_bullet
from boardtui.model.text import clean, clean_line

_EMPTY: Final = "–"
_GAP: Final = 2
_NARROWEST_COLUMN: Final = 16
_UNDERLINES: Final = {1: "=", 2: "-"}
_NARROWEST_PAGE: Final = 20
_PART_RULE: Final = "═"
_TO_FILL: Final = "_" * 14
_HANGING: Final = {Style.NUMBERED: (0, 4), Style.SUBNUMBERED: (4, 6), Style.BULLET: (0, 2)}
"""How far a list stands in, and how far its words stand behind their mark."""

# What Markdown reads as markup anywhere in a line, and what only at its beginning.
_MARKUP: Final = re.compile(r"([\\`*_\[\]<>|~])|&(?=#?\w+;)")
_MARKUP_AT_START: Final = re.compile(r"^(\s*)([#+=-]|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)


def write_text(outline: Outline, width: int = 80) -> str:
    """``outline`` as plain text, no line wider than ``width`` cells of a terminal (at least 20).

    A table stands in aligned columns where they fit; otherwise each row is a block of labelled lines.
    """
    width = max(width, _NARROWEST_PAGE)
    numbers = Numbers()
    said: list[tuple[Block, str]] = []
    for block in blocks_with_status(outline):
        match block:
            case Heading(level, text):
                lines = _wrapped(_line(text), width)
                rule = _UNDERLINES.get(level, "")
                lines += [rule * max(map(_cells, lines))] if rule else []
            case Details(rows):
                lines = [*_details(rows, width)]
            case Paragraph():
                lines = _wrapped_paragraph(block, numbers.next(block), width) if _said(block) else []
            case Table():
                lines = [*_table(block, numbers, width)]
            case NewPart(head):
                numbers.restart()
                lines = [_PART_RULE * width, *_wrapped(_part_head(outline, head), width)]
        if lines:
            said.append((block, "\n".join(lines)))
    return _joined(said)


def write_markdown(outline: Outline) -> str:
    """``outline`` as Markdown: pipe tables, lists with Word's numbers, and nothing typed taken for markup."""
    numbers = Numbers()
    listed = Listing()
    said: list[tuple[Block, str]] = []
    for block in blocks_with_status(outline):
        match block:
            case Heading(level, text):
                words = f"{'#' * level} {_inline(_line(text))}"
            case Details(rows):
                words = "\n".join(f"- **{_inline(_label(a))}** {_inline(_line(b))}" for a, b in rows)
            case Paragraph():
                words = ""
                if _said(block):
                    words = listed.set(block, numbers.next(block), _marked(block).replace("\n", "\\\n"))
            case Table():
                words = _pipe_table(block, numbers)
            case NewPart(head):
                numbers.restart()
                words = f"---\n\n{_inline(_part_head(outline, head))}"
        if words:
            said.append((block, words))
            listed.follow(block)
    return _joined(said)


def _joined(said: list[tuple[Block, str]]) -> str:
    """The blocks, an empty line between them; the points of a list stand close."""
    pieces = []
    before: Block | None = None
    for block, words in said:
        if before is not None:
            pieces.append("\n" if is_bullet(before) and is_bullet(block) else "\n\n")
        pieces.append(words)
        before = block
    return "".join(pieces) + "\n"


def _part_head(outline: Outline, head: tuple[str, str]) -> str:
    """What the pages of a part have at their head in Word."""
    return " · ".join(filter(None, map(clean_line, (*head, outline.status)))) or _EMPTY


def _line(text: str) -> str:
    return clean_line(text) or _EMPTY


def _label(text: str) -> str:
    label = _line(text)
    return label if label.endswith(":") else f"{label}:"


def _said(paragraph: Paragraph) -> bool:
    return bool(clean(paragraph.text).strip() or clean_line(paragraph.label))


def _worded(paragraph: Paragraph) -> str:
    text = clean(paragraph.text).strip() or _EMPTY
    label = clean_line(paragraph.label)
    return f"{label} {text}" if label else text


def _cell_text(cell: tuple[Paragraph, ...], column: Column, numbers: Numbers) -> str:
    said = [paragraph for paragraph in cell if _said(paragraph)]
    # A title stands on its text; other paragraphs are told apart by an empty line.
    gaps = ["\n" if paragraph.style is Style.TITLE else "\n\n" for paragraph in said[:-1]]
    pieces = [
        f"{numbers.next(paragraph)} {_worded(paragraph)}".lstrip() + gap
        for paragraph, gap in zip(said, [*gaps, ""], strict=False)
    ]
    return "".join(pieces) or (_TO_FILL if column.to_fill else _EMPTY)


# --- plain text


def _details(rows: tuple[tuple[str, str], ...], width: int) -> Iterator[str]:
    labels = [_label(label) for label, _ in rows]
    indent = max((_cells(label) + _GAP for label in labels), default=0)
    for label, (_, text) in zip(labels, rows, strict=True):
        if indent > width // 2:
            yield from _wrapped(f"{label} {_line(text)}", width)
            continue
        first, *others = _wrapped(_line(text), width - indent)
        yield _padded(label, indent) + first
        yield from (" " * indent + other for other in others)


def _wrapped_paragraph(paragraph: Paragraph, mark: str, width: int) -> list[str]:
    """``paragraph`` with its number or bullet before it, the lines below hanging under its words."""
    words = _worded(paragraph)
    if not mark:
        return _wrapped(words, width)
    left, hanging = _HANGING[paragraph.style]
    room = width - left - max(hanging, _cells(mark) + 1)
    if room < _NARROWEST_COLUMN:
        return _wrapped(f"{mark} {words}", width)
    indent = " " * (width - room)
    first, *others = _wrapped(words, room)
    return [
        _padded(" " * left + mark, width - room) + first,
        *(f"{indent}{line}".rstrip() for line in others),
    ]


def _table(table: Table, numbers: Numbers, width: int) -> Iterator[str]:
    headings = [_line(column.heading) for column in table.columns]
    rows = [
        [_cell_text(cell, column, numbers) for cell, column in zip(row.cells, table.columns, strict=True)]
        for row in table.rows
    ]
    widths = _column_widths(table, headings, rows, width)
    if widths is None:
        return _labelled_rows(headings, rows, width)
    return _aligned_rows(table, headings, rows, widths)


def _column_widths(table: Table, headings: list[str], rows: list[list[str]], width: int) -> list[int] | None:
    """The width of each column, or None where the widest cannot be given room to be read in."""
    wanted = [
        max(_cells(line) for text in column for line in text.split("\n"))
        for column in zip(headings, *rows, strict=True)
    ]
    room = width - _GAP * (len(wanted) - 1)
    if sum(wanted) <= room:
        return wanted
    fair = room // max(len(wanted), 1)
    wide = [place for place, cells in enumerate(wanted) if cells > fair]
    room -= sum(cells for place, cells in enumerate(wanted) if place not in wide)
    share = sum(table.columns[place].width_cm for place in wide)
    for place in wide:
        wanted[place] = min(wanted[place], int(room * table.columns[place].width_cm / share))
    return None if any(wanted[place] < _NARROWEST_COLUMN for place in wide) else wanted


def _aligned_rows(
    table: Table, headings: list[str], rows: list[list[str]], widths: list[int]
) -> Iterator[str]:
    yield from _aligned(table, headings, widths)
    yield (" " * _GAP).join("-" * cells for cells in widths)
    # A line between the rows once many of them are tall; a register of names stands close.
    tall = sum(_height(row, widths) > 1 for row in rows)
    for place, row in enumerate(rows):
        if place and tall * 4 > len(rows):
            yield ""
        yield from _aligned(table, row, widths)


def _height(row: list[str], widths: list[int]) -> int:
    return max((len(_wrapped(text, cells)) for text, cells in zip(row, widths, strict=True)), default=0)


def _aligned(table: Table, row: list[str], widths: list[int]) -> Iterator[str]:
    cells = [_wrapped(text, cells) for text, cells in zip(row, widths, strict=True)]
    for place in range(_height(row, widths)):
        pieces = [
            _padded(lines[place] if place < len(lines) else "", each, right=column.align is Align.RIGHT)
            for lines, each, column in zip(cells, widths, table.columns, strict=True)
        ]
        yield (" " * _GAP).join(pieces).rstrip()


def _labelled_rows(headings: list[str], rows: list[list[str]], width: int) -> Iterator[str]:
    for place, row in enumerate(rows):
        if place:
            yield ""
        for heading, text in zip(headings, row, strict=True):
            label = _label(heading)
            if "\n" in text or _cells(label) + 1 + _cells(text) > width:
                yield from _wrapped(label, width)
                yield from (f"  {line}".rstrip() for line in _wrapped(text, width - 2))
            else:
                yield f"{label} {text}"


def _wrapped(text: str, width: int) -> list[str]:
    """The lines of ``text``, each at most ``width`` cells; only a word longer than that is cut."""
    return [line for paragraph in text.split("\n") for line in _wrapped_line(paragraph, width)]


def _wrapped_line(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and _cells(line) + 1 + _cells(word) > width:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
        while _cells(line) > width:
            cut = _fitting(line, width)
            yield line[:cut]
            line = line[cut:]
    yield line


def _fitting(text: str, width: int) -> int:
    """How many characters of ``text`` stand in ``width`` cells; at least one."""
    used = 0
    for place, character in enumerate(text):
        used += _cells(character)
        if used > width:
            return max(place, 1)
    return len(text)


def _padded(text: str, width: int, *, right: bool = False) -> str:
    space = " " * (width - _cells(text))
    return space + text if right else text + space


def _cells(text: str) -> int:
    """The cells of a terminal that ``text`` takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(_cell_count(character) for character in text)


def _cell_count(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


# --- Markdown


def _marked(paragraph: Paragraph) -> str:
    text = _inline(clean(paragraph.text).strip() or _EMPTY)
    label = clean_line(paragraph.label)
    if paragraph.style in (Style.TITLE, Style.STATUS) and not label and "\n" not in text:
        return f"**{text}**"
    return f"**{_inline(label)}** {text}" if label else text


def _pipe_table(table: Table, numbers: Numbers) -> str:
    rules = ("---:" if column.align is Align.RIGHT else "---" for column in table.columns)
    lines = [_pipes(_inline(_line(column.heading)) for column in table.columns), _pipes(rules)]
    for row in _even(table):
        cells = zip(row.cells, table.columns, strict=True)
        lines.append(_pipes(_pipe_cell(cell, column, numbers) for cell, column in cells))
    return "\n".join(lines)


def _even(table: Table) -> tuple[Row, ...]:
    for row in table.rows:
        if len(row.cells) != len(table.columns):
            raise ValueError(f"a row of {len(row.cells)} cells in a table of {len(table.columns)} columns")
    return table.rows


def _pipes(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _pipe_cell(cell: tuple[Paragraph, ...], column: Column, numbers: Numbers) -> str:
    said = (paragraph for paragraph in cell if _said(paragraph))
    marked = [f"{numbers.next(paragraph)} {_marked(paragraph)}".lstrip() for paragraph in said]
    empty = "" if column.to_fill else _EMPTY
    return "<br>".join(marked or [empty]).replace("\n", "<br>")


def _inline(text: str) -> str:
    text = _MARKUP.sub(lambda found: "\\" + found.group(), text)
    return _MARKUP_AT_START.sub(_escaped_start, text)


def _escaped_start(found: re.Match[str]) -> str:
    space, mark = found.groups()
    # The digits of "1." stay: it is the point behind them that would begin a list.
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"

"""Writes the tables of an outline as CSV, for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from boardtui.documents.outline import Details, Heading, Outline, Paragraph, Row, Table
from boardtui.documents.status_line import blocks_with_status
from boardtui.model.text import clean, clean_line

_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, full-width forms included."""


def write_csv(outline: Outline) -> str:
    """The tables of ``outline``, each below a row of its column headings.

    A single table stands alone, so that a program can read it; of several each has its title above it and an
    empty line below. A document without a table is one of two columns: the heading, and what stands under it.
    """
    tables = [block for block in outline.blocks if isinstance(block, Table)]
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    if not tables:
        writer.writerow(("Heading", "Text"))
        writer.writerows(_guarded(row) for row in _without_tables(outline))
    for place, table in enumerate(tables):
        if place:
            writer.writerow(())
        if len(tables) > 1:
            writer.writerow(_guarded([clean_line(table.title)]))
        writer.writerow(_guarded(clean_line(column.heading) for column in table.columns))
        writer.writerows(_guarded(_cells(row)) for row in table.rows)
    return held.getvalue()


def guarded(cell: str) -> str:
    """``cell`` with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA) else cell


def _guarded(cells: Iterable[str]) -> list[str]:
    return [guarded(one) for one in cells]


def _cells(row: Row) -> Iterator[str]:
    for cell in row.cells:
        yield "\n".join(said for said in map(_words, cell) if said)


def _words(paragraph: Paragraph) -> str:
    return " ".join(part for part in (clean_line(paragraph.label), clean(paragraph.text).strip()) if part)


def _without_tables(outline: Outline) -> Iterator[tuple[str, str]]:
    under, bare = "", False  # bare: the heading has not stood in a row yet
    for block in (*blocks_with_status(outline), Heading(1, "")):
        if bare and not isinstance(block, Paragraph):
            yield under, ""
            bare = False
        match block:
            case Heading(_, text):
                under = clean_line(text)
                bare = bool(under)
            case Details(rows):
                yield from ((clean_line(label), clean_line(text)) for label, text in rows)
            case Paragraph() if _words(block):
                yield under, _words(block)
                bare = False

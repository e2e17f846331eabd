"""Tables: a header row that repeats, no merged or blank cells, words for a screen reader, room enough."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from boardtui.intake.accessibility.markup import is_on, said, value, w, whole
from boardtui.intake.accessibility.naming import in_table, the_table
from boardtui.intake.accessibility.paper import Cell, Grid, Paper
from boardtui.intake.accessibility.verdicts import Check, Flaw, Group
from boardtui.model.counting import counted

_TO_SIGN: Final = re.compile("sign|initial", re.I)
"""Columns left blank to be signed are as they should be."""
_MOST_BLANK: Final = 0.05
_SHORT_ROW: Final = 350
_MOST_SPLITTING: Final = 0.10
_TWIPS_A_CM: Final = 567
_USUAL_WIDTH: Final = 9026
"""A4 between margins of an inch: Word's own where a page says nothing."""
_INCH: Final = 1440


def _header_rows(paper: Paper) -> Iterator[Flaw]:
    for table in paper.tables:
        if table.head is None or not is_on(table.head.element.find(w("trPr/tblHeader"))):
            yield Flaw(f"{the_table(table)} has no header row that repeats on each page.", in_table(table))


def _merged(paper: Paper) -> Iterator[Flaw]:
    for table in paper.tables:
        spans = (whole(value(one)) or 0 for one in table.element.iter(w("gridSpan")))
        faults = [
            words
            for words, found in (
                ("cells merged across columns", any(span > 1 for span in spans)),
                ("cells merged down rows", next(table.element.iter(w("vMerge")), None) is not None),
            )
            if found
        ]
        if faults:
            yield Flaw(f"{the_table(table)} has {' and '.join(faults)}.", in_table(table))
        if table.nested:
            yield Flaw(f"{the_table(table)} stands inside another table.", in_table(table))


def _blank(paper: Paper) -> Iterator[Flaw]:
    for table in paper.tables:
        if table.head is None:
            continue
        heads = sum(not text for text in table.head.texts)
        if heads:
            cells = counted(heads, "blank cell")
            yield Flaw(
                f"{the_table(table)} has {cells} in its first row, where headings belong.", in_table(table)
            )
        to_sign = {place for place, text in enumerate(table.head.texts) if _TO_SIGN.search(text)}
        cells_below = [
            cell for line in table.lines[1:] for place, cell in enumerate(line.cells) if place not in to_sign
        ]
        blank = sum(map(_is_blank, cells_below))
        if cells_below and blank / len(cells_below) > _MOST_BLANK:
            words = f"{the_table(table)} has {blank} blank cells of {len(cells_below)}."
            yield Flaw(words, in_table(table))


def _is_blank(cell: Cell) -> bool:
    return not cell.text and next(cell.element.iter(w("drawing")), None) is None


def _alternative_text(paper: Paper) -> Iterator[Flaw]:
    for table in paper.outer_tables:
        texts = (value(table.element.find(w(f"tblPr/{name}"))) for name in ("tblCaption", "tblDescription"))
        if not any(texts):
            yield Flaw(
                f"{the_table(table)} has no words that tell a screen reader what it is.", in_table(table)
            )


def _widths(paper: Paper) -> Iterator[Flaw]:
    room = max(map(_text_width, paper.sections), default=_USUAL_WIDTH)
    for table in paper.outer_tables:
        columns = sum(whole(value(one, "w")) or 0 for one in table.element.findall(w("tblGrid/gridCol")))
        width = _set_width(table) or columns
        if width > room * 1.02:
            words = f"{the_table(table)} is {_cm(width)} wide where there is room for {_cm(room)}."
            yield Flaw(words, in_table(table))
        if columns and abs(columns - width) > max(width * 0.15, 200):
            words = f"{the_table(table)} is said to be {_cm(width)} wide but its columns are {_cm(columns)}."
            yield Flaw(words, in_table(table))


def _text_width(section: etree._Element) -> int:
    page, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    width = whole(value(page, "w"))
    if width is None or margins is None:
        return _USUAL_WIDTH
    sides = (whole(value(margins, side)) for side in ("left", "right"))
    return width - sum(_INCH if side is None else side for side in sides)


def _set_width(table: Grid) -> int:
    """The width the table is given, 0 where it is left to Word."""
    width = table.element.find(w("tblPr/tblW"))
    return (whole(value(width, "w")) or 0) if value(width, "type") == "dxa" else 0


def _cm(twips: int) -> str:
    return f"{twips / _TWIPS_A_CM:.1f} cm"


def _splitting(paper: Paper) -> Iterator[Flaw]:
    short = [
        (table, is_on(line.element.find(w("trPr/cantSplit"))))
        for table in paper.outer_tables
        for line in table.lines
        if len(said(line.element)) < _SHORT_ROW
    ]
    splitting = sum(not kept for _, kept in short)
    if splitting > len(short) * _MOST_SPLITTING:
        first = next(table for table, kept in short if not kept)
        words = f"{splitting} of {counted(len(short), 'short table row')} can break over two pages."
        yield Flaw(f"{words} {the_table(first)} has the first of them.", in_table(first))


CHECKS: Final = (
    Check(
        "A01",
        "header-row",
        Group.TABLES,
        "Every table has a header row that repeats on each page.",
        "In Word: put the cursor in the table's first row and choose Table Layout > Repeat Header Rows.",
        _header_rows,
    ),
    Check(
        "A02",
        "merged-cells",
        Group.TABLES,
        "No cells are merged and no table stands in another.",
        "In Word: select the cells and choose Table Layout > Split Cells, then say the words in every "
        "row; move a table out of a table.",
        _merged,
    ),
    Check(
        "A03",
        "blank-cells",
        Group.TABLES,
        "No heading is blank and hardly any cell.",
        'In Word: type "–" or "None" into the blank cells and a word into each heading, or delete the '
        "column.",
        _blank,
    ),
    Check(
        "A04",
        "table-alt-text",
        Group.TABLES,
        "Every table has a title or description for a screen reader.",
        "In Word: right-click the table and choose Table Properties > Alt Text.",
        _alternative_text,
    ),
    Check(
        "L04",
        "table-width",
        Group.TABLES,
        "Every table fits between the margins.",
        "In Word: put the cursor in the table and choose Table Layout > AutoFit > AutoFit Window.",
        _widths,
    ),
    Check(
        "L05",
        "rows-split",
        Group.TABLES,
        "Short rows stay on one page.",
        'In Word: select the table, Table Layout > Properties > Row, and clear "Allow row to break across '
        'pages".',
        _splitting,
    ),
)

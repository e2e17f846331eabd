"""Opens properly: what no schema catches and yet makes Word say "unreadable content"."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from boardtui.intake.accessibility.checks_of_package import SAVE_AGAIN
from boardtui.intake.accessibility.markup import DRAWING, RELATIONSHIPS, value, w, whole
from boardtui.intake.accessibility.naming import in_table, quoted, some, the_table
from boardtui.intake.accessibility.paper import Line, Paper
from boardtui.intake.accessibility.verdicts import Check, Flaw, Group

_BESIDE_BLOCKS: Final = frozenset(w(name) for name in ("tcPr", "bookmarkStart", "bookmarkEnd"))


def _marks(paper: Paper) -> Iterator[Flaw]:
    yield from _cells(paper)
    yield from _repeated(paper)
    yield from _undefined(paper)
    broken = [quoted(text.text) for text in paper.body.iter(w("t")) if text.text and "\n" in text.text]
    if broken:
        yield Flaw(f"A line break stands where Word allows none, in {some(broken)}.")
    for where, part in (("the text", paper.body), *(("a header or footer", one) for one in paper.edges)):
        marks = Counter(value(mark, "fldCharType") for mark in part.iter(w("fldChar")))
        if marks["begin"] != marks["end"]:
            yield Flaw(f"A field, such as a page number, has a beginning but no end in {where}.", where)
    for edge in paper.edges:
        if all(edge.find(w(name)) is None for name in ("p", "sdt", "tbl")):
            yield Flaw("A header or footer has no paragraph in it.", "a header or footer")


def _cells(paper: Paper) -> Iterator[Flaw]:
    for table in paper.tables:
        cells = [cell.element for line in table.lines for cell in line.cells]
        if any(_last_block(cell) not in (w("p"), w("sdt")) for cell in cells):
            yield Flaw(f"{the_table(table)} has a cell that does not end in a paragraph.", in_table(table))
        columns = len(table.element.findall(w("tblGrid/gridCol")))
        widest = max(map(_width, table.lines), default=0)
        if widest > columns:
            words = f"{the_table(table)} has a row of {widest} columns but is made for {columns}."
            yield Flaw(words, in_table(table))


def _last_block(cell: etree._Element) -> str | None:
    blocks = [one.tag for one in cell if one.tag not in _BESIDE_BLOCKS]
    return blocks[-1] if blocks else None


def _width(line: Line) -> int:
    """How many columns a row takes up, with those left out before and after it."""
    spans = (whole(value(cell.element.find(w("tcPr/gridSpan")))) for cell in line.cells)
    gaps = (whole(value(line.element.find(w(f"trPr/{name}")))) for name in ("gridBefore", "gridAfter"))
    return sum(1 if span is None else span for span in spans) + sum(gap or 0 for gap in gaps)


def _repeated(paper: Paper) -> Iterator[Flaw]:
    starts = list(paper.body.iter(w("bookmarkStart")))
    numbers = [value(one, "id") for one in starts]
    named: dict[str, list[str | None]] = {
        "bookmark number": numbers,
        "bookmark": [value(one, "name") for one in starts],
        "picture number": [one.get("id") for one in paper.body.iter(f"{{{DRAWING}}}docPr")],
    }
    for what, found in named.items():
        twice = [quoted(str(one)) for one, times in Counter(found).items() if times > 1]
        if twice:
            yield Flaw(f"A {what} is used more than once: {some(twice)}.")
    ends = [value(one, "id") for one in paper.body.iter(w("bookmarkEnd"))]
    if Counter(numbers) != Counter(ends):
        yield Flaw("A bookmark has a beginning but no end, or an end but no beginning.")


def _undefined(paper: Paper) -> Iterator[Flaw]:
    used = {value(one) for one in paper.body.iter(w("pStyle"), w("rStyle"), w("tblStyle"))}
    styles = sorted(quoted(str(one)) for one in used if one not in paper.styles)
    if styles:
        yield Flaw(f"A style is used that the file does not hold: {some(styles)}.")
    lists = [] if paper.numbering is None else paper.numbering.findall(w("num"))
    known = {value(one, "numId") for one in lists} | {"0"}
    if any(value(one) not in known for one in paper.body.iter(w("numId"))):
        yield Flaw("A list is numbered by a pattern that the file does not hold.")
    references = paper.body.iter(w("headerReference"), w("footerReference"))
    if any(one.get(f"{{{RELATIONSHIPS}}}id") not in paper.relationships for one in references):
        yield Flaw("A page asks for a header or footer that the file does not hold.")


CHECKS: Final = (
    Check(
        "T02",
        "marks",
        Group.OPENS,
        "Cells, bookmarks, fields, styles and lists are as Word needs them.",
        SAVE_AGAIN,
        _marks,
    ),
)

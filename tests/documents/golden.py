"""Outlines drawn as plain lines, and compared with what is kept of them in ``golden_outlines/``.

Every field of an outline is in the drawing. ``BOARDTUI_REGOLD=1`` writes the files again: read the
difference before keeping it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from boardtui.documents.outline import (
    Align,
    Block,
    Column,
    Details,
    Heading,
    NewPart,
    Outline,
    Paragraph,
    Style,
    Table,
)
from tests.app.framing import difference

GOLDEN = Path(__file__).with_name("golden_outlines")


def must_be_golden(outline: Outline, name: str) -> None:
    """Fail with the differing lines where ``outline`` is not as ``golden_outlines/NAME.txt`` has it."""
    said = difference("\n".join(drawn(outline)), GOLDEN / f"{name}.txt")
    assert not said, f"\n{said}"


def drawn(outline: Outline) -> Iterator[str]:
    """Every word of ``outline``, a line a paragraph, a line a row."""
    yield f"title: {outline.title}"
    yield f"subject: {outline.subject}"
    yield f"author: {outline.author}"
    yield f"head: {' | '.join(outline.running_head)}"
    yield f"foot: {outline.running_foot}"
    yield f"status: {outline.status or '-'}; day: {outline.day or '-'}; item: {outline.item or '-'}"
    yield f"landscape: {outline.landscape}; watermark: {outline.watermark or '-'}"
    for block in outline.blocks:
        yield from _block(block)


def words(outline: Outline) -> str:
    """Everything that ``outline`` says, its properties among it."""
    return "\n".join(drawn(outline))


def tables(outline: Outline) -> list[Table]:
    """The tables of ``outline``, in order."""
    return [block for block in outline.blocks if isinstance(block, Table)]


def cells(table: Table) -> list[tuple[str, ...]]:
    """The rows of ``table``, each cell as the words in it."""
    return [tuple(" / ".join(_said(one) for one in cell) for cell in row.cells) for row in table.rows]


def said(outline: Outline) -> list[str]:
    """The paragraphs of ``outline`` that stand in no table, with their labels."""
    return [_said(block) for block in outline.blocks if isinstance(block, Paragraph)]


def headings(outline: Outline) -> list[tuple[int, str]]:
    """The headings of ``outline`` with their levels."""
    return [(block.level, block.text) for block in outline.blocks if isinstance(block, Heading)]


def details(outline: Outline) -> dict[str, str]:
    """The labelled facts of ``outline``."""
    return {
        label: text for block in outline.blocks if isinstance(block, Details) for label, text in block.rows
    }


def _block(block: Block) -> Iterable[str]:
    yield ""
    match block:
        case Heading():
            yield f"{'#' * block.level} {block.text}" + (f" <{block.anchor}>" if block.anchor else "")
        case Details():
            yield from (f"{label}: {text}" for label, text in block.rows)
        case NewPart():
            yield f"new part: {' | '.join(block.running_head)}"
        case Table():
            yield f"table: {block.title}. {block.description}"
            yield f"  {' | '.join(_column(one) for one in block.columns)}"
            for row in block.rows:
                yield f"- {' | '.join(' / '.join(_paragraph(one) for one in cell) for cell in row.cells)}"
        case Paragraph():
            yield _paragraph(block)


def _column(column: Column) -> str:
    marks = (" right" if column.align is Align.RIGHT else "") + (" to fill" if column.to_fill else "")
    return f"{column.heading} {column.width_cm:g} cm{marks}"


def _paragraph(one: Paragraph) -> str:
    style = "" if one.style is Style.BODY else f"[{one.style}{' from 1' if one.restart else ''}] "
    return style + _said(one) + (f" <page of {one.page_of}>" if one.page_of else "")


def _said(one: Paragraph) -> str:
    return f"{one.label} {one.text}" if one.label else one.text

"""What a long note costs as a Word document, against the same rows put into a zip as a bare string."""

import time
from collections.abc import Iterator

from boardtui.documents import house_style
from boardtui.documents.outline import Outline, Paragraph, Table
from tests.benchmarks.measuring import Ratio, Room, tenth
from tests.documents.sample_note import DECISIONS, decision_rows, parts_of, replace_blocks, written


def export(room: Room) -> Iterator[Ratio]:
    """A note of 500 rows in a warm process against the floor of a zip: guide §8 row 18."""
    items = 20 if room.small else 500
    rows = tuple(row for _ in range(items // 4) for row in decision_rows())
    outline = replace_blocks(Table("Decisions", "All of them", DECISIONS.columns, rows))
    parts = parts_of(written(outline))
    ours, floors = [], []
    for _ in range(room.repeats(15)):
        begun = time.process_time()
        written(outline)
        middle = time.process_time()
        _floor(outline, parts)
        ours.append((middle - begun) * 1000)
        floors.append((time.process_time() - middle) * 1000)
    note = f"{tenth(ours):.0f} / {tenth(floors):.0f} ms CPU"
    yield Ratio(f"a note of {items} rows / the same rows zipped", tenth(ours) / tenth(floors), 3, note)


def _floor(outline: Outline, parts: dict[str, bytes]) -> None:
    rows = (
        "".join(f"<w:tc><w:tcPr/>{''.join(map(_said, cell))}</w:tc>" for cell in row.cells)
        for block in outline.blocks
        if isinstance(block, Table)
        for row in block.rows
    )
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows).encode()
    house_style.packed((parts | {"word/document.xml": body}).items(), compress=True)


def _said(paragraph: Paragraph) -> str:
    text = paragraph.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'

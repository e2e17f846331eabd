"""What documents cost in a running program: a long note, a long table, a year's register."""

import io
import time
from collections.abc import Callable, Iterator, Mapping

from docx import Document
from docx.document import Document as WordDocument

from boardtui.documents.outline import Column, Outline, Paragraph, Row, Table, plain_cell
from boardtui.documents.word import house_style
from boardtui.documents.word.writer import docx_parts
from tests.benchmarks.exporting_processes import whole_processes
from tests.benchmarks.measuring import Ratio, Room, tenth
from tests.documents.sample_note import DECISIONS, WRITTEN, decision_rows, parts_of, replace_blocks, written

_MEMBERS, _MEETINGS = 60, 12


def export(room: Room) -> Iterator[Ratio]:
    """Documents, warm and as a process of their own, against zip floors and peers: §8 rows 17 to 20."""
    yield from _long_note(room)
    yield from _linear(room)
    yield from _register(room)
    yield from whole_processes(
        room, {count: note_of(count) for count in ((10, 20) if room.small else (10, 500))}
    )


def note_of(items: int) -> Outline:
    """A note of ``items`` items: three rows to an item, like the seed's."""
    rows = decision_rows()
    repeated = tuple(row for _ in range(-(-items // 4)) for row in rows)[: items * len(rows) // 4]
    return replace_blocks(Table("Decisions", "All of them", DECISIONS.columns, repeated))


def _long_note(room: Room) -> Iterator[Ratio]:
    items = 20 if room.small else 500
    outline = note_of(items)
    parts = parts_of(written(outline))
    found = _cpu(
        {"ours": lambda: written(outline), "floor": lambda: _floor(outline, parts)}, room.repeats(15)
    )
    yield _ratio(f"a note of {items} items / the same rows zipped", found, "ours", "floor", 3)


def _linear(room: Room) -> Iterator[Ratio]:
    few = 50 if room.small else 500
    short, long = _actions(few), _actions(few * 10)
    operations = {str(few): lambda: written(short), str(few * 10): lambda: written(long)}
    found = _cpu(operations, room.repeats(15))
    figure = found[str(few * 10)] / (10 * found[str(few)])
    note = f"{found[str(few * 10)]:.0f} / 10 x {found[str(few)]:.1f} ms CPU"
    yield Ratio(f"a table of {few * 10} rows / ten times one of {few}", figure, 1.3, note)


def _actions(rows: int) -> Outline:
    columns = (Column("Reference", 3.0), Column("Action", 10.0), Column("By", 3.5))
    told = (
        (f"IB {number}", f"Report on matter {number} to the Board, with figures.", f"Officer {number % 40}")
        for number in range(rows)
    )
    return replace_blocks(
        Table("Actions", "All of them", columns, tuple(Row(tuple(map(plain_cell, row))) for row in told))
    )


def _register(room: Room) -> Iterator[Ratio]:
    cells = [
        [
            f"Councillor {member}",
            *(("Present", "Apologies", "–")[(member + day) % 3] for day in range(_MEETINGS)),
        ]
        for member in range(_MEMBERS)
    ]
    heads = ["Member", *(f"{day} Jan" for day in range(_MEETINGS))]
    widths = [4.0, *([1.0] * _MEETINGS)]
    table = Table(
        "Register",
        "Who was at each meeting of the year",
        tuple(Column(head, width) for head, width in zip(heads, widths, strict=True)),
        tuple(Row(tuple(map(plain_cell, row))) for row in cells),
    )
    outline = replace_blocks(table)
    ways = {
        "ours": lambda: docx_parts(outline, written_at=WRITTEN),
        "ordinary": lambda: _ordinary([heads, *cells]),
        "ours, saved": lambda: written(outline),
        "ordinary, saved": lambda: _ordinary([heads, *cells]).save(io.BytesIO()),
    }
    found = _cpu(ways, room.repeats(15))
    name = f"a register of {_MEMBERS} by {_MEETINGS} / python-docx row by row"
    yield _ratio(name, found, "ours", "ordinary", 0.1)
    figure = found["ours, saved"] / found["ordinary, saved"]
    yield Ratio("the same, both packed and saved", figure)


def _ordinary(rows: list[list[str]]) -> WordDocument:
    """The tidy way of python-docx: each row's cells are asked for once."""
    document = Document(str(house_style.SHIPPED))
    document.add_heading("Register", 1)
    table = document.add_table(len(rows), len(rows[0]), style="Board Table")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return document


def _cpu(operations: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The tenth percentile of each operation's processor time in ms, the operations taken in turn."""
    taken: dict[str, list[float]] = {name: [] for name in operations}
    for _ in range(rounds):
        for name, operation in operations.items():
            begun = time.process_time()
            operation()
            taken[name].append((time.process_time() - begun) * 1000)
    return {name: tenth(times) for name, times in taken.items()}


def _ratio(what: str, found: Mapping[str, float], ours: str, other: str, bound: float) -> Ratio:
    note = f"{found[ours]:.1f} / {found[other]:.1f} ms CPU"
    return Ratio(what, found[ours] / found[other], bound, note)


def _floor(outline: Outline, parts: dict[str, bytes]) -> None:
    rows = (row for block in outline.blocks if isinstance(block, Table) for row in block.rows)
    body = "".join(f"<w:tr>{''.join(map(_cell, row.cells))}</w:tr>" for row in rows).encode()
    house_style.packed((parts | {"word/document.xml": body}).items(), compress=True)


def _cell(cell: tuple[Paragraph, ...]) -> str:
    return f"<w:tc><w:tcPr/>{''.join(map(_said, cell))}</w:tc>"


def _said(paragraph: Paragraph) -> str:
    text = paragraph.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'

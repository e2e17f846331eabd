"""What a document costs as a process of its own, from data to file, against a floor and against pandoc."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from boardtui.documents.outline import Outline, Table
from boardtui.documents.text.text_writer import write_markdown
from boardtui.documents.word.house_style import SHIPPED
from tests.benchmarks.children import REPOSITORY
from tests.benchmarks.measuring import Ratio, Room, tenth

_OURS = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from boardtui.documents.outline import Column, Heading, Outline, Paragraph, Row, Style, Table
from boardtui.documents.word.writer import write_docx
told = json.loads(Path(sys.argv[1]).read_bytes())
rows = tuple(
    Row(tuple(tuple(Paragraph(text, Style(style), label) for text, style, label in cell) for cell in row))
    for row in told["rows"]
)
table = Table("Decisions", "All of them", tuple(Column(*one) for one in told["columns"]), rows)
blocks = (Heading(1, "Note"), table)
outline = Outline("Note of it", "Note", "Office", ("Board", "Item 5"), "Note", "DRAFT", blocks)
written = datetime(2010, 11, 18, tzinfo=UTC)
Path(sys.argv[2]).write_bytes(write_docx(outline, written_at=written, template=Path(sys.argv[3])))
"""
_FLOOR = """
import json, sys, zipfile
told = json.loads(open(sys.argv[1], "rb").read())
def said(text, style, label):
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
def celled(cell):
    return f"<w:tc><w:tcPr/>{''.join(said(*one) for one in cell)}</w:tc>"
body = "".join(f"<w:tr>{''.join(map(celled, row))}</w:tr>" for row in told["rows"])
with zipfile.ZipFile(sys.argv[3]) as house, zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as made:
    for name in house.namelist():
        made.writestr(name, body if name == "word/document.xml" else house.read(name))
"""


def whole_processes(room: Room, notes: Mapping[int, Outline]) -> Iterator[Ratio]:
    """The notes with the fewest and the most items, each made by a process of its own: §8 rows 18 and 19."""
    few, many = sorted(notes)
    taken: dict[tuple[str, int], list[float]] = {}
    words = {
        (name, items): command
        for items, outline in notes.items()
        for name, command in _commands(room.folder, items, outline).items()
    }
    for _ in range(room.repeats(9)):
        for key, command in words.items():
            taken.setdefault(key, []).append(_cpu_of(command))
    cpu = {key: tenth(times) for key, times in taken.items()}

    def ratio(what: str, one: tuple[str, int], other: tuple[str, int], bound: float) -> Ratio:
        return Ratio(what, cpu[one] / cpu[other], bound, f"{cpu[one]:.0f} / {cpu[other]:.0f} ms CPU")

    # No bound: the guide's own floor spent 100 ms on imports (142 ms for 10 items), and this one spends none.
    floor = cpu["ours", many] / cpu["floor", many]
    note = f"{cpu['ours', many]:.0f} / {cpu['floor', many]:.0f} ms CPU"
    yield Ratio(f"process: {many} items / the zip floor's process", floor, note=note)
    yield ratio(f"process: {many} items / {few} items", ("ours", many), ("ours", few), 4)
    if ("pandoc", many) not in cpu:
        yield Ratio("process: pandoc is not installed, so it is not measured against it", 0)
        return
    what = "items / pandoc --reference-doc"
    yield ratio(f"process: {many} {what}", ("ours", many), ("pandoc", many), 0.35)
    yield ratio(f"process: {few} {what} made in Word", ("ours, Word", few), ("pandoc, Word", few), 0.8)
    small = cpu["ours", few] / cpu["pandoc", few]
    note = f"{cpu['ours', few]:.0f} / {cpu['pandoc', few]:.0f} ms CPU"
    yield Ratio(f"process: {few} {what} as small as ours", small, note=note)


def _commands(folder: Path, items: int, outline: Outline) -> dict[str, list[str]]:
    """The commands that make the note of ``items`` items from files in ``folder``."""
    data, text = folder / f"note-{items}.json", folder / f"note-{items}.md"
    [table] = (block for block in outline.blocks if isinstance(block, Table))
    told = {
        "columns": [(column.heading, column.width_cm) for column in table.columns],
        "rows": [[[(p.text, p.style, p.label) for p in cell] for cell in row.cells] for row in table.rows],
    }
    data.write_text(json.dumps(told), "utf-8")
    text.write_text(write_markdown(outline), "utf-8")
    made = str(folder / "made.docx")
    commands = {"floor": [sys.executable, "-c", _FLOOR, str(data), made, str(SHIPPED)]}
    # A house style as Word saves one has ten times as much to read in it as ours.
    for name, house in (("", str(SHIPPED)), (", Word", _made_in_word())):
        commands[f"ours{name}"] = [sys.executable, "-c", _OURS, str(data), made, house]
        if shutil.which("pandoc"):
            commands[f"pandoc{name}"] = ["pandoc", f"--reference-doc={house}", "-o", made, str(text)]
    return commands


def _made_in_word() -> str:
    """The template that comes with python-docx, which Word saved: 164 styles."""
    found = find_spec("docx")
    assert found is not None
    assert found.origin is not None
    return str(Path(found.origin).with_name("templates") / "default.docx")


def _cpu_of(command: Sequence[str]) -> float:
    """The processor time in ms of ``command`` and all it started."""
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    process = subprocess.Popen(command, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise AssertionError(f"{command[0]} ended with {process.returncode}")
    return (used.ru_utime + used.ru_stime) * 1000

"""What a key costs in the register, and a long list on the screen, against bare Textual and its DataTable."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from boardtui.assemble import make_workspace, open_workspace
from boardtui.edits.course import OpenMeeting
from boardtui.model.boards import Board, Membership, PoliticalGroup, Role
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.model.people import Authority, Name, Person
from boardtui.rules.codes import free_code
from tests.benchmarks.measuring import Ratio, Room, tenth
from tests.benchmarks.typing import Cost, Typed

_DAY = date(2026, 11, 24)
_MARKS = 15
_HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    count = 0
    def compose(self):
        yield Static("hello there")
    def on_key(self, event):
        self.count += 1
        self.query_one(Static).update(f"hello {self.count}")
Hello().run()
"""
_TABLE = """
from textual.app import App
from textual.widgets import DataTable
class Table(App):
    count = 0
    def compose(self):
        yield DataTable()
    def on_mount(self):
        table = self.query_one(DataTable)
        self.columns = table.add_columns(*(f"column {one}" for one in range(12)))
        self.rows = table.add_rows([f"cell {row}" for _ in range(12)] for row in range(60))
    def on_key(self, event):
        self.count += 1
        self.query_one(DataTable).update_cell(self.rows[self.count % 20], self.columns[3], f"x{self.count}")
Table().run()
"""
_LONG_TABLE = """
import sys
from textual.app import App
from textual.widgets import DataTable
class Table(App):
    def compose(self):
        yield DataTable()
    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns(*(f"column {one}" for one in range(8)))
        table.add_rows([f"cell {row}" for _ in range(8)] for row in range(int(sys.argv[1])))
        table.add_row(*["the last"] * 8)
Table().run()
"""
_LONG_LIST = """
import sys
from textual.app import App
from textual.screen import Screen
from boardtui.app.rows.lazy_lines import LazyLines
from boardtui.app.rows.line import Line, Look, fit
from boardtui.app.widgets.lines import LOOKS
from boardtui.app.widgets.register import MeetingList
class Place(Screen):
    COMPONENT_CLASSES = set(LOOKS)
number = int(sys.argv[1])
def line(row):
    return Line(tuple((fit(f"cell {row}", 14), Look.PLAIN) for _ in range(8)), entry=str(row))
class Listing(App):
    def get_default_screen(self):
        return Place()
    def compose(self):
        yield MeetingList(id="list")
    def on_ready(self):
        self.screen.query_one(MeetingList).show(LazyLines(number + 1, line))
Listing().run()
"""


def keys(room: Room) -> Iterator[Ratio]:
    """A mark and a cursor key on rolls of 20, 60 and 5,000, a long list: guide §8 rows 12 to 16."""
    sizes = {"20": 20, "60": 60, "5000": 100 if room.small else 5000}
    with ExitStack() as stack:
        programs = {
            "hello": stack.enter_context(Typed([sys.executable, "-c", _HELLO], b"hello there")),
            "table": stack.enter_context(Typed([sys.executable, "-c", _TABLE], b"cell 20")),
        }
        programs |= {name: stack.enter_context(_register(room, number)) for name, number in sizes.items()}
        marks: dict[str, list[Cost]] = {name: [] for name in programs}
        moves: dict[str, list[Cost]] = {name: [] for name in programs}
        for name, program in programs.items():
            _block(name, program)  # to warm up: imports, caches
        for _ in range(room.repeats(8)):
            for name, program in programs.items():
                marked, moved = _block(name, program)
                marks[name] += marked
                moves[name] += moved
        program = programs["60"]
        program.press("?", 0.3)  # its search has a cursor that blinks every half second
        repaint = program.press("\x1b", 0.3)[0]
    yield from _of_marks(marks, moves, repaint)
    yield from _of_lists(room)


def _block(name: str, program: Typed) -> tuple[list[Cost], list[Cost]]:
    """Fifteen marks and as many steps of the cursor, taken back again. A peer knows one kind of key."""
    if name in ("hello", "table"):
        if name == "hello":
            costs = program.block(["p"] * _MARKS)
        else:  # it works on a picture for longer than others are quiet; what drew nothing is no peer
            costs = [one for one in program.block(["p"] * _MARKS, quiet=0.3) if one.bytes]
            assert costs, "the table does not draw what is changed"
        return costs, costs
    marked = program.block(["p"] * _MARKS)
    for _ in range(_MARKS):
        program.press("u")
    for _ in range(_MARKS):
        program.press("k")
    moved = program.block(["j"] * _MARKS)
    for _ in range(_MARKS):
        program.press("k")
    return marked, moved


def _of_marks(marks: dict[str, list[Cost]], moves: dict[str, list[Cost]], repaint: int) -> Iterator[Ratio]:
    cpu = {name: tenth([one.cpu for one in costs]) for name, costs in marks.items()}
    wall = {name: tenth([one.wall for one in costs]) for name, costs in marks.items()}
    size = tenth([one.bytes for one in marks["60"]])
    note = f"{cpu['60']:.2f} / {cpu['hello']:.2f} ms CPU"
    yield Ratio("a mark on a roll of 60 / a bare Textual key, CPU", cpu["60"] / cpu["hello"], 1.5, note)
    yield Ratio("a mark on a roll of 60 / DataTable.update_cell, CPU", cpu["60"] / cpu["table"], 0.1)
    yield Ratio("a mark on the largest roll / on one of 20, CPU", cpu["5000"] / cpu["20"], 1.2)
    yield Ratio("bytes of a mark / of a full repaint", size / repaint, 0.05, f"{size:.0f} / {repaint}")
    note = f"{wall['60']:.1f} / {wall['hello']:.1f} ms"
    yield Ratio(
        "a mark painted and durable / a bare Textual key, wall", wall["60"] / wall["hello"], 2.0, note
    )
    move = tenth([one.cpu for one in moves["60"]])
    yield Ratio("a cursor key / a bare Textual key, CPU", move / cpu["hello"], 1.6, f"{move:.2f} ms CPU")
    yield Ratio("bytes of a cursor key", tenth([one.bytes for one in moves["60"]]), 1500)


def _of_lists(room: Room) -> Iterator[Ratio]:
    rows = 100 if room.small else 10_000
    programs = {"list": (_LONG_LIST, rows), "empty": (_LONG_LIST, 0), "table": (_LONG_TABLE, rows)}
    shown: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(room.repeats(3)):
        for name, (program, number) in programs.items():
            with Typed([sys.executable, "-c", program, str(number)], b"cell 0" if number else b"cell") as one:
                shown[name].append(one.started)
    cpu = {name: tenth(times) for name, times in shown.items()}
    note = f"{cpu['list'] * 1000:.0f} / {cpu['table'] * 1000:.0f} ms CPU"
    yield Ratio(
        f"a list of {rows} rows shown / a stock DataTable of them", cpu["list"] / cpu["table"], 0.25, note
    )
    yield Ratio(f"a list of {rows} rows shown / the same without rows", cpu["list"] / cpu["empty"], 1.35)


@contextmanager
def _register(room: Room, number: int) -> Iterator[Typed]:
    """The program in a meeting whose roll has that many names, nobody marked: gone to as a person does."""
    workspace = room.folder / f"roll-{number}"
    if not workspace.exists():
        make_roll(workspace, number)
    with Typed([sys.executable, "-m", "boardtui", "--workspace", str(workspace)], b"The Roll") as program:
        program.go("\r", b"Number0")
        yield program


def make_roll(workspace: Path, number: int) -> RecordKey:
    """A workspace with one board of that many members, and its meeting, opened."""
    opened = datetime.combine(_DAY, time(10), UTC)
    board, meeting = _board(number), Meeting("2026-11-24", "roll", _DAY, time(10))
    make_workspace(workspace)
    kept = open_workspace(workspace, user="bench", clock=lambda: opened)
    kept.found(board)
    kept.found(meeting)
    key = RecordKey(board.id, meeting.id)
    kept.do(key, OpenMeeting(opened))
    kept.close()
    return key


def _board(number: int) -> Board:
    codes: set[str] = set()
    people = []
    for place in range(number):
        name = f"{chr(65 + place % 26)}member Number{place}"
        code = free_code(name, codes) if place < 500 else ""
        codes.add(code)
        people.append(Person(f"p{place}", code, (Name(name),), (Authority("Anywhere BC"),)))
    groups = tuple(PoliticalGroup(f"g{one}", f"Group {one}", number // 4) for one in range(4))
    seats = tuple(Membership(f"p{place}", Role.MEMBER, f"g{place * 4 // number}") for place in range(number))
    return Board("roll", "The Roll", "RB", "2026/27", groups=groups, people=tuple(people), memberships=seats)

"""The big council of issue D: what its Home, its questions and a mark in it cost, against the sample."""

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path

from boardtui.__main__ import collect_rarely
from boardtui.assemble import make_sample, open_workspace
from boardtui.edits.base import Edit
from boardtui.edits.course import OpenMeeting
from boardtui.edits.founding import Convene
from boardtui.model.meetings import Meeting
from boardtui.secretariat.secretariat import Secretariat
from boardtui.secretariat.tracker import Order, Stage, WantedActions, WantedDecisions
from tests.benchmarks.marks import DAY, OPENED, marking
from tests.benchmarks.measuring import Ratio, Room, alternated, tenth
from tests.benchmarks.starting import shown
from tests.generator import THE_COUNCIL, Size, write_council, write_pair

_SMALL = Size(boards=3, meetings=3, years=2, first_year=2025, today=date(2026, 11, 22))
_QUESTIONS: dict[str, Callable[[Secretariat], object]] = {
    "open actions of all boards": lambda kept: kept.track_actions(
        WantedActions(stage=Stage.OPEN, order=Order.DUE)
    ),
    "overdue actions of one owner": lambda kept: kept.track_actions(
        WantedActions(stage=Stage.OVERDUE, owner="secretary")
    ),
    "decisions of one year, all boards": lambda kept: kept.track_decisions(
        WantedDecisions(year="2025/26", text="spring")
    ),
    "the year's register of one board": lambda kept: kept.register(kept.boards()[0]),
    "the years' register of one board": lambda kept: kept.register(kept.boards()[0], "all"),
    "a search that finds much": lambda kept: kept.search("spring report"),
    "a search that finds nothing": lambda kept: kept.search("spring zebra"),
    "a search for a person": lambda kept: kept.search("max"),
    "a search for a reference": lambda kept: kept.search("B01/2025-26/7"),
    "what needs the secretary, all boards": lambda kept: kept.needs(),
}
_COMMANDS = {
    "actions --open": ("actions", "--open", "--sort", "due", "--json"),
    "register": ("register", "--board", "board-00", "--json"),
    "search": ("search", "spring", "report", "--json"),
}
_MOST_MS = 100


def council(room: Room) -> Iterator[Ratio]:
    """40 boards of 8 meetings for ten years: Home, open actions, the register, search, one mark."""
    workspace, sample = room.folder / f"council-{room.small}", room.folder / "council-sample"
    if not workspace.exists():
        begun = time.perf_counter()
        write_council(workspace, _SMALL if room.small else THE_COUNCIL)
        yield Ratio("seconds to make the council", time.perf_counter() - begun, 60)
    if not sample.exists():
        make_sample(sample)
    with closing(open_workspace(workspace, user="bench")) as kept:
        for board in kept.boards():
            kept.words(board)  # now the index exists
    yield from _home(room, workspace, sample)
    yield from _questions(room, workspace)
    yield from _commands(room, workspace)
    yield from _marks(room, workspace, sample)


def _home(room: Room, workspace: Path, sample: Path) -> Iterator[Ratio]:
    """Processor time to the first picture, and until every meeting is listed."""
    first: dict[Path, list[float]] = {workspace: [], sample: []}
    listed: dict[Path, list[float]] = {workspace: [], sample: []}
    for _ in range(room.repeats(7)):
        for folder in first:
            found = shown([sys.executable, "-m", "boardtui", "--workspace", str(folder)], b"Home", 1.5)
            first[folder].append(found.cpu)
            listed[folder].append(found.settled_cpu)
    for what, cpu in (("first picture of Home", first), ("Home with everything listed", listed)):
        much, little = tenth(cpu[workspace]), tenth(cpu[sample])
        note = f"{much * 1000:.0f} / {little * 1000:.0f} ms CPU"
        yield Ratio(f"{what}, council / sample", much / little, 1.5, note)


def _questions(room: Room, workspace: Path) -> Iterator[Ratio]:
    """Processor time of each question once Home is listed: the first time, and then warm."""
    usual = gc.get_threshold()
    collect_rarely()  # as the program does
    try:
        yield from _asked(room, workspace)
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)


def _asked(room: Room, workspace: Path) -> Iterator[Ratio]:
    with closing(open_workspace(workspace, user="bench")) as kept:
        for board in kept.boards():
            kept.digests(board)  # as Home has done before anything can be asked
        for what, ask in _QUESTIONS.items():
            taken = []
            for _ in range(room.repeats(9)):
                begun = time.process_time()
                ask(kept)
                taken.append((time.process_time() - begun) * 1000)
            note = f"the first time {taken[0]:.0f} ms"
            yield Ratio(f"ms CPU: {what}", tenth(taken[1:]), _MOST_MS, note)


def _commands(room: Room, workspace: Path) -> Iterator[Ratio]:
    """The same as commands, the start of the program included."""
    for what, words in _COMMANDS.items():
        taken = []
        for _ in range(room.repeats(5)):
            begun = time.perf_counter()
            command = [sys.executable, "-m", "boardtui", "--workspace", str(workspace), *words]
            subprocess.run(command, check=True, capture_output=True)
            taken.append((time.perf_counter() - begun) * 1000)
        yield Ratio(f"ms wall: boardtui {what}, a new process", tenth(taken), None)


def _marks(room: Room, workspace: Path, sample: Path) -> Iterator[Ratio]:
    """One durable mark in a meeting of the council, and in the same meeting beside the sample."""
    with ExitStack() as stack:
        operations = {}
        for name, folder in (("council", workspace), ("sample", sample)):
            board = sorted(one.name for one in (folder / "data").iterdir() if (one / "board.json").exists())[
                0
            ]
            meetings = folder / "data" / board / "meetings"
            for left in meetings.glob("bench-live.*"):
                left.unlink()  # of the last run
            begun = Meeting("bench-live", board, DAY)
            edits: list[Edit] = [Convene(begun), OpenMeeting(OPENED)]
            live = OpenMeeting(OPENED).apply(begun, None)  # type: ignore[arg-type]  # opening needs no stamp
            write_pair(meetings / "bench-live", edits, live)
            kept = stack.enter_context(closing(open_workspace(folder, user="bench")))
            operations[name] = marking(kept, "bench-live")
        found = alternated(operations, room.repeats(400))
    note = f"{found['council']:.3f} / {found['sample']:.3f} ms"
    yield Ratio("one mark in the council / in the sample", found["council"] / found["sample"], 1.1, note)

"""What the first picture of Home costs, in processor time and memory, against a bare Textual hello."""

import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.children import started
from tests.benchmarks.measuring import Ratio, Room, tenth
from tests.generator import council_of, write_council

_SYNC_ASKED, _SYNC_HELD = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello there")
Hello().run()
"""
_VIEWS = """
import os, sys
from pathlib import Path
from boardtui.app.app import BoardApp
from boardtui.assemble import open_workspace
kept = []
def opening():
    secretariat = open_workspace(Path(sys.argv[1]))
    for board in secretariat.boards():
        kept.append(secretariat.digests(board))
        kept.append(secretariat.decisions(board))
        kept.append(secretariat.actions(board))
        kept.append(secretariat.register(board))
    os.write(1, b"all views read")
    return secretariat
BoardApp(opening).run()
"""


class Shown(NamedTuple):
    """A program at the moment its text was on the terminal, and after it had settled."""

    cpu: float
    rss: float
    settled_cpu: float
    settled_rss: float


def first_paint(room: Room) -> Iterator[Ratio]:
    """CPU to the first picture and memory, with much history, with one meeting, and against hello."""
    much = 20 if room.small else 5000
    for name, meetings in (("one", 1), ("much", much)):
        if not (room.folder / f"start-{name}").exists():
            write_council(room.folder / f"start-{name}", council_of(meetings))
    hello = [sys.executable, "-c", _HELLO]
    found: dict[str, list[Shown]] = {"hello": [], "one": [], "much": []}
    for _ in range(room.repeats(25)):  # many short ones: a shared processor's speed changes by the minute
        found["hello"].append(shown(hello, b"hello there", 0))
        for name in ("one", "much"):
            found[name].append(shown(_home(room, name), b"Meetings", 0))
    cpu = {name: tenth([one.cpu for one in told]) for name, told in found.items()}
    rss = {name: tenth([one.rss for one in told]) for name, told in found.items()}
    settled = [shown(_home(room, "much"), b"Meetings") for _ in range(3)]
    after = tenth([one.settled_rss for one in settled])
    note = f"{cpu['much'] * 1000:.0f} / {cpu['hello'] * 1000:.0f} ms CPU"
    yield Ratio(f"first picture of Home, {much} meetings / hello", cpu["much"] / cpu["hello"], 1.4, note)
    yield Ratio(f"first picture of Home, {much} meetings / 1", cpu["much"] / cpu["one"], 1.1)
    note = f"{rss['much']:.0f} / {rss['hello']:.0f} MB"
    yield Ratio("memory at the first picture / hello", rss["much"] / rss["hello"], 1.3, note)
    yield Ratio(f"memory with {much} meetings listed / hello", after / rss["hello"], 4, f"{after:.0f} MB")
    views = shown([sys.executable, "-c", _VIEWS, str(room.folder / "start-much")], b"all views read", 5)
    figure = views.settled_rss / rss["hello"]
    note = f"{views.settled_rss:.0f} MB: list, decisions, actions and registers held at once"
    yield Ratio(f"memory with all views of {much} meetings / hello", figure, 4, note)
    listed = tenth([one.settled_cpu - one.cpu for one in settled]) * 1000
    yield Ratio(f"ms CPU from the first picture to {much} meetings listed", listed)


def _home(room: Room, name: str) -> list[str]:
    return [sys.executable, "-m", "boardtui", "--workspace", str(room.folder / f"start-{name}")]


def shown(words: list[str], wanted: bytes, settle: float = 2.5) -> Shown:
    """Run ``words`` on a pseudo-terminal until ``wanted`` is written, then until it is quiet."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    with tempfile.TemporaryDirectory() as home:
        process = started(words, slave, home)
        try:
            _await(master, wanted)
            cpu, rss = _used(process.pid)
            _read_for(master, settle)
            return Shown(cpu, rss, *_used(process.pid))
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
            os.close(master)
            os.close(slave)


def _await(master: int, wanted: bytes, seconds: float = 60) -> None:
    seen, end = b"", time.monotonic() + seconds
    while wanted not in seen:
        if time.monotonic() > end or not select.select([master], [], [], seconds)[0]:
            raise AssertionError(f"{wanted!r} was not shown: {seen[-500:]!r}")
        data = os.read(master, 65536)
        seen += data
        if _SYNC_ASKED in data:
            os.write(master, _SYNC_HELD)


def _read_for(master: int, quiet: float) -> None:
    """Take in what comes until nothing has come for ``quiet`` seconds."""
    while select.select([master], [], [], quiet)[0]:
        os.read(master, 65536)


def _used(pid: int) -> tuple[float, float]:
    """Processor seconds and resident megabytes of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    schedule = Path(f"/proc/{pid}/schedstat")
    cpu = ticks / os.sysconf("SC_CLK_TCK")
    if schedule.exists():  # nanoseconds of the main thread: finer than ticks; the others are few
        cpu = (
            sum(
                int((task / "schedstat").read_text("ascii").split()[0])
                for task in Path(f"/proc/{pid}/task").iterdir()
            )
            / 1e9
        )
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return cpu, pages * os.sysconf("SC_PAGE_SIZE") / 2**20

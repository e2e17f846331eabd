"""Odd terminals and odd typing (T14): the app stays alive, and marks are those that were made."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from boardtui.assemble import make_sample, open_workspace
from boardtui.model.keys import RecordKey
from boardtui.rules.attendance import Mark, attendance
from tests.app.terminal import REPOSITORY
from tests.faults.processes.launcher import BOARD, MEETING
from tests.faults.processes.pseudo import KilledTerminal

SMALLEST = (20, 5)
SIZES = ((300, 100), (10, 3), (40, 12), (200, 10), (1, 1), (80, 24))
KEY = RecordKey(BOARD, MEETING)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    make_sample(tmp_path / "w", eve_of=MEETING)
    return tmp_path / "w"


def _marked(workspace: Path) -> int:
    """How many members are marked on the disk."""
    secretariat = open_workspace(workspace, readonly=True)
    result = attendance(secretariat.board(BOARD), secretariat.meeting(KEY))
    return sum(result.standing(seat.person.id).mark is not Mark.UNMARKED for seat in result.members)


def _left(terminal: KilledTerminal) -> None:
    terminal.send("\x11")
    assert terminal.wait(15) == 0, terminal.text()
    assert b"Traceback" not in terminal.bytes


@pytest.mark.parametrize("left_behind", [{}, {"COLUMNS": "80", "LINES": "24"}], ids=["", "another window's"])
def test_sizes_from_tiny_to_huge_while_keys_are_pressed(workspace: Path, left_behind: dict[str, str]) -> None:
    """Begun in the tiny one; also where what started the program exported the size of another window.

    GNU readline does so to its host's children: pytest with workers, a Python prompt.
    """
    before = _marked(workspace)
    with KilledTerminal(str(workspace), columns=SMALLEST[0], rows=SMALLEST[1], **left_behind) as terminal:
        terminal.opened()
        assert terminal.is_said("Window 20x5: BoardTUI needs 60x16."), terminal.text()
        first = terminal.saved
        for columns, rows in SIZES:
            terminal.resize(columns, rows)
            terminal.send("p")
            terminal.read(0.3)
        assert terminal.is_there(f"Saved #{first + len(SIZES)}"), terminal.text()
        assert "BoardTUI needs" not in terminal.text()
        _left(terminal)
    assert _marked(workspace) == before + len(SIZES)


@pytest.mark.parametrize(
    "environment",
    [{"TERM": "linux", "NO_COLOR": "1"}, {"TERM": "vt100", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}],
    ids=["simple and colourless", "vt100 in the C locale"],
)
def test_poor_terminals(workspace: Path, environment: dict[str, str]) -> None:
    with KilledTerminal(str(workspace), **environment) as terminal:
        terminal.opened()
        terminal.send("p")
        assert terminal.is_there(f"Saved #{terminal.saved + 1}"), terminal.text()
        _left(terminal)


def test_without_a_terminal_it_is_plain_mode_at_once(workspace: Path) -> None:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "boardtui", "--workspace", str(workspace)],
        cwd=REPOSITORY, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "plain mode" in done.stdout and "not a terminal" in done.stdout
    assert time.monotonic() - began < 10


def test_stopped_and_taken_up_again(workspace: Path) -> None:
    with KilledTerminal(str(workspace)) as terminal:
        terminal.opened()
        first = terminal.saved
        os.kill(terminal.process.pid, signal.SIGTSTP)
        _until_state(terminal.process.pid, "T")
        terminal.read(0.3)
        assert terminal.bytes.rfind(b"\x1b[?1049l") > terminal.bytes.rfind(b"\x1b[?1049h")
        os.kill(terminal.process.pid, signal.SIGCONT)
        terminal.read(0.5)
        terminal.send("p")
        assert terminal.is_there(f"Saved #{first + 1}"), terminal.text()
        _left(terminal)


def _until_state(pid: int, wanted: str) -> None:
    for _ in range(100):
        if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == wanted:
            return
        time.sleep(0.05)
    raise AssertionError("it did not stop")


def test_of_a_megabyte_pasted_into_the_line_it_is_said_what_is_here(workspace: Path) -> None:
    with KilledTerminal(str(workspace)) as terminal:
        terminal.opened()
        first = terminal.saved
        terminal.send("i")
        terminal.read(0.3)
        _pour(terminal, b"\x1b[200~" + b"words and " * 100_000 + b"\x1b[201~")
        assert terminal.is_there("1,000,000 characters; the first 50,000", 60), terminal.text()
        terminal.send("\x1b")
        terminal.read(1.0)
        terminal.send("\x1b")
        terminal.read(0.5)
        terminal.send("p")
        assert terminal.is_there(f"Saved #{first + 1}", 10), terminal.text()
        _left(terminal)


def test_a_paste_that_comes_as_keys_marks_nobody_wrongly(workspace: Path) -> None:
    """20 KB of letters, as from a serial console, while the register has the keys.

    Whatever they do is in the journal, one line an entry, and can be undone; what they do to marks is
    printed, since a terminal that sends no brackets leaves nothing to tell a paste by but its speed.
    """
    with KilledTerminal(str(workspace)) as terminal:
        terminal.opened()
        first, before = terminal.saved, _marked(workspace)
        _pour(terminal, b"the apologies of a person who expects it " * 500)
        assert terminal.is_said("as from a paste", seconds=60), terminal.text()
        terminal.read(1.5)
        assert terminal.process.poll() is None, terminal.text()
        edits, marks = terminal.saved - first, _marked(workspace) - before
        print(f"20 KB of letters: {edits} edits, {marks} more members marked")
        assert edits <= 10 and marks <= 10, "a few may look typed where the machine stutters, not thousands"
        terminal.send("\x1b")
        terminal.read(0.5)
        terminal.send("p")
        assert terminal.is_there(f"Saved #{first + edits + 1}"), terminal.text()
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.wait(15) == 128 + signal.SIGTERM
    assert all(not one.problem for one in open_workspace(workspace, readonly=True).verify())


def _pour(terminal: KilledTerminal, data: bytes) -> None:
    """Write as fast as the terminal takes it, reading meanwhile."""
    view = memoryview(data)
    os.set_blocking(terminal.master, False)
    end = time.monotonic() + 60
    while view and time.monotonic() < end:
        try:
            view = view[os.write(terminal.master, view[:4096]) :]
        except BlockingIOError:
            terminal.read(0.01)
    os.set_blocking(terminal.master, True)
    assert not view, "the terminal took no more"

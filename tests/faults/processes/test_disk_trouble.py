"""The disk refuses while a meeting is held (T12): said, survived, and gone on with once it takes again."""

import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from boardtui.assemble import make_sample
from tests.faults.processes.judge import judge
from tests.faults.processes.launcher import BOARD, MEETING
from tests.faults.processes.pseudo import KilledTerminal

REFUSALS = (
    ("ENOSPC write", "no space left on device"),
    ("EIO fsync", "input/output error"),
    ("EROFS open,write", "read-only file system"),
    ("EACCES open,write", "permission denied"),
    ("EDQUOT write,fsync", "quota exceeded"),
)


def _refused(terminal: KilledTerminal, key: str, said: str) -> None:
    """Press a key; it is not shown as saved, and why is."""
    before = terminal.saved
    terminal.send(key)
    assert terminal.is_there("NOT SAVED", 10), terminal.text()
    assert terminal.is_said(said), terminal.text()
    assert terminal.saved == before
    assert terminal.process.poll() is None


def _goes_on(terminal: KilledTerminal) -> None:
    """With the trouble gone, marks are saved again: at the latest with the next key."""
    before = terminal.saved
    end = time.monotonic() + 15
    while terminal.saved <= before and time.monotonic() < end:
        terminal.send("\x1b")
        terminal.read(0.2)
        terminal.send("pa")
        terminal.read(0.5)
    assert terminal.saved > before, terminal.text()
    assert terminal.is_there("Saved #", 5), terminal.text()


def _killed_and_whole(terminal: KilledTerminal, workspace: Path) -> None:
    terminal.process.kill()
    terminal.wait(5)
    found = judge("ours", workspace)
    assert found.problems == [] and found.sequence >= terminal.saved


def test_every_refusal_of_the_disk_is_said_and_survived(tmp_path: Path) -> None:
    workspace, orders = tmp_path / "w", tmp_path / "orders"
    make_sample(workspace, eve_of=MEETING)
    with KilledTerminal(str(workspace), "--orders", str(orders), "--idle", "0.3") as terminal:
        terminal.opened()
        _goes_on(terminal)
        for order, said in REFUSALS:
            orders.write_text(order)
            _refused(terminal, "x", said)
            terminal.read(0.6)  # long enough for a fold to be refused as well
            orders.unlink()
            _goes_on(terminal)
        _killed_and_whole(terminal, workspace)


def test_a_disk_that_is_full_for_real(tmp_path: Path) -> None:
    with _small_disk(tmp_path / "disk") as small:
        workspace = tmp_path / "disk" / "w"
        make_sample(workspace, eve_of=MEETING)
        with KilledTerminal(str(workspace), "--idle", "0.3") as terminal:
            terminal.opened()
            _goes_on(terminal)
            if small:
                _fill(tmp_path / "disk" / "filler")
                _press_until_refused(terminal)
                (tmp_path / "disk" / "filler").unlink()
                _goes_on(terminal)
            _killed_and_whole(terminal, workspace)


def test_a_folder_that_vanishes_and_comes_back(tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    make_sample(workspace, eve_of=MEETING)
    with KilledTerminal(str(workspace)) as terminal:
        terminal.opened()
        _goes_on(terminal)
        (workspace / "data").rename(tmp_path / "elsewhere")
        _refused(terminal, "x", "vanished")
        (tmp_path / "elsewhere").rename(workspace / "data")
        _goes_on(terminal)
        _killed_and_whole(terminal, workspace)


def test_a_full_disk_at_the_start_is_a_sentence(tmp_path: Path) -> None:
    workspace, orders = tmp_path / "w", tmp_path / "orders"
    make_sample(workspace, eve_of=MEETING)
    before = (workspace / "data" / BOARD / "meetings" / f"{MEETING}.journal").read_bytes()
    orders.write_text("ENOSPC write")
    with KilledTerminal(str(workspace), "--orders", str(orders)) as terminal:
        assert terminal.is_said("no space left", "reading only"), terminal.text()
        assert b"Traceback" not in terminal.bytes
    assert (workspace / "data" / BOARD / "meetings" / f"{MEETING}.journal").read_bytes() == before


def _press_until_refused(terminal: KilledTerminal) -> None:
    """Lines fill what is left of the last page of the journal."""
    end = time.monotonic() + 30
    while "NOT SAVED" not in terminal.text() and time.monotonic() < end:
        terminal.send("i")
        terminal.read(0.2)
        terminal.send("words " * 60 + "\r")
        terminal.read(0.4)
        terminal.send("\x1b")
        terminal.read(0.2)
    assert "NOT SAVED" in terminal.text(), terminal.text()
    assert terminal.process.poll() is None


def _fill(filler: Path) -> None:
    """Fill the disk to the last byte."""
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


@contextmanager
def _small_disk(folder: Path) -> Generator[bool, None, None]:
    """A disk of 2 MB on memory; False where nobody may mount one: the orders above stand in for it there."""
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    mounted = subprocess.run(words, check=False, capture_output=True).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)

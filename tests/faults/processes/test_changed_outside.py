"""Something else changes the files while a meeting is held (T8): it is said, and nothing is overwritten.

What was shown as saved and is not in the other version any more must still be somewhere: in the journal
that stands, in the saved file beside it, or on the screen.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from boardtui.assemble import make_sample
from tests.faults.processes.judge import judge
from tests.faults.processes.launcher import BOARD, MEETING
from tests.faults.processes.pseudo import KilledTerminal

FULL = os.environ.get("BOARDTUI_FULL") == "1"
COPIES = (
    f"{MEETING} (Jane's conflicted copy 2010-11-17).journal",
    f"{MEETING} (Jane's conflicted copy 2010-11-17).json",
    f"{MEETING}.sync-conflict-20101117-150000-ABCDEFG.journal",
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    make_sample(tmp_path / "w", eve_of=MEETING)
    return tmp_path / "w"


def _journal(workspace: Path) -> Path:
    return workspace / "data" / BOARD / "meetings" / f"{MEETING}.journal"


def _mark(terminal: KilledTerminal, key: str = "p") -> int:
    """Mark somebody; the sequence shown."""
    before = terminal.saved
    terminal.send(key)
    assert terminal.is_there(f"Saved #{before + 1}", 10), terminal.text()
    return before + 1


def _replaced(journal: Path, older: Path) -> None:
    shutil.copy(older, journal.with_name("coming"))
    journal.with_name("coming").replace(journal)


def _restored_in_place(journal: Path, older: Path) -> None:
    shutil.copy(older, journal)


def _deleted(journal: Path, older: Path) -> None:
    journal.unlink()


def _added_to(journal: Path, older: Path) -> None:
    with journal.open("ab") as file:
        file.write(b'{"seq":99}\n')


CHANGES = [_restored_in_place, _deleted, *([_replaced, _added_to] if FULL else [])]


@pytest.mark.parametrize("change", CHANGES)
def test_another_version_is_not_overwritten_and_it_is_said(
    workspace: Path, change: Callable[[Path, Path], None]
) -> None:
    journal = _journal(workspace)
    older = workspace.parent / "older"
    shutil.copy(journal, older)
    with KilledTerminal(str(workspace)) as terminal:
        terminal.opened()
        _mark(terminal)
        _mark(terminal, "a")
        change(journal, older)
        theirs = journal.read_bytes() if journal.exists() else None
        terminal.send("x")
        assert terminal.is_there("NOT SAVED", 10), terminal.text()
        assert terminal.is_said("something else changed", "has vanished", "have vanished"), terminal.text()
        assert (journal.read_bytes() if journal.exists() else None) == theirs
        assert "✓" in terminal.text(), "what was marked is still on the screen"
        terminal.send("\x11")
        terminal.read(1.0)
        terminal.send("y")  # where it asks whether to leave all the same
        assert terminal.wait(10) is not None, terminal.text()
        assert b"Traceback" not in terminal.bytes
    assert (journal.read_bytes() if journal.exists() else None) == theirs


def test_a_touched_file_and_a_syncing_programs_copies_change_nothing(workspace: Path) -> None:
    folder = _journal(workspace).parent
    for name in COPIES:
        shutil.copy(folder / f"{MEETING}{Path(name).suffix}", folder / name)
    before = {name: (folder / name).read_bytes() for name in COPIES}
    with KilledTerminal(str(workspace)) as terminal:
        terminal.opened()
        assert terminal.is_said("More than one version of this record"), terminal.text()
        _mark(terminal)
        _journal(workspace).touch()
        shown = _mark(terminal, "a")
        terminal.process.kill()
        terminal.wait(5)
    assert judge("ours", workspace).sequence == shown
    assert {name: (folder / name).read_bytes() for name in COPIES} == before

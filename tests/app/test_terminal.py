"""The real program in a pseudo-terminal: opened, used, left, killed."""

import re
import signal
from pathlib import Path

import pytest

from boardtui.assemble import make_sample, open_workspace
from boardtui.model.keys import RecordKey
from boardtui.rules.attendance import Mark, attendance
from tests.app.terminal import Terminal

NOVEMBER = RecordKey("improvement-programme-board", "2010-11-17")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    make_sample(tmp_path / "w", eve_of="2010-11-17")
    return tmp_path / "w"


def _marks(workspace: Path) -> dict[str, Mark]:
    secretariat = open_workspace(workspace, readonly=True)
    result = attendance(secretariat.board(NOVEMBER.board), secretariat.meeting(NOVEMBER))
    return {seat.person.id: result.standing(seat.person.id).mark for seat in result.members}


def _saved(screen: str) -> int:
    found = re.search(r"Saved #(\d+)", screen)
    assert found, screen
    return int(found[1])


def _open_the_meeting(terminal: Terminal) -> int:
    return _saved(terminal.open_november())


def test_it_opens_is_used_quits_and_leaves_the_terminal_as_it_found_it(workspace: Path) -> None:
    with Terminal("--workspace", str(workspace)) as terminal:
        before = _open_the_meeting(terminal)
        terminal.send("o")
        terminal.until(f"Saved #{before + 1}")
        terminal.send("p")
        terminal.until(f"Saved #{before + 2}")
        terminal.send("a")
        terminal.until(f"Saved #{before + 3}")
        terminal.send("\x11")
        assert terminal.ended() == 0
        assert terminal.is_restored()
        assert b"Traceback" not in terminal.bytes
    marks = _marks(workspace)
    assert marks["david-parsons"] is Mark.PRESENT
    assert marks["peter-fleming"] is Mark.APOLOGIES
    saved = workspace / "data" / NOVEMBER.board / "meetings" / "2010-11-17.json"
    assert "peter-fleming" in saved.read_text("utf-8"), "leaving folds the journal into the record"


def test_an_acknowledged_mark_survives_sigkill(workspace: Path) -> None:
    with Terminal("--workspace", str(workspace)) as terminal:
        before = _open_the_meeting(terminal)
        terminal.send("o")
        terminal.until(f"Saved #{before + 1}")
        terminal.send("p")
        terminal.until(f"Saved #{before + 2}")
        terminal.process.send_signal(signal.SIGKILL)
        assert terminal.ended() == -signal.SIGKILL
    assert _marks(workspace)["david-parsons"] is Mark.PRESENT
    with Terminal("--workspace", str(workspace)) as terminal:
        terminal.until("17 Nov 2010")
        terminal.send("\r")  # the open meeting is where the cursor waits
        screen = terminal.until("David Parsons")
        assert "DP ✓ David Parsons CBE" in screen
        assert _saved(screen) == before + 2
        terminal.send("\x11")
        assert terminal.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_saves_and_gives_the_terminal_back(workspace: Path, number: signal.Signals) -> None:
    with Terminal("--workspace", str(workspace)) as terminal:
        before = _open_the_meeting(terminal)
        terminal.send("p")
        terminal.until(f"Saved #{before + 1}")
        terminal.process.send_signal(number)
        assert terminal.ended() == 128 + number
        assert terminal.is_restored()
    assert _marks(workspace)["david-parsons"] is Mark.PRESENT


def test_no_colour_is_sent_where_none_is_wanted(workspace: Path) -> None:
    with Terminal("--workspace", str(workspace), NO_COLOR="1") as terminal:
        _open_the_meeting(terminal)
        terminal.send("\x11")
        terminal.ended()
        coloured = re.findall(rb"\x1b\[[0-9;]*(?:38|48);[25];[0-9;]*m", terminal.bytes)
        assert coloured == []


def test_the_demonstration_opens_on_the_sample_and_leaves_nothing(tmp_path: Path) -> None:
    with Terminal("demo", TMPDIR=str(tmp_path)) as terminal:
        terminal.until("Demonstration")
        terminal.send("\r")
        terminal.until("quorum 5 of 14")
        terminal.send("\x11")
        assert terminal.ended() == 0
    assert list(tmp_path.iterdir()) == []

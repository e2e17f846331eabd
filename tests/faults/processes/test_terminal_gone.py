"""A terminal that is gone: the app saves and leaves, whether or not a signal tells it (finding 10)."""

import os
import signal
from pathlib import Path

import pytest

from boardtui.assemble import make_sample, open_workspace
from boardtui.model.keys import RecordKey
from tests.faults.processes.judge import judge
from tests.faults.processes.launcher import BOARD, MEETING
from tests.faults.processes.pseudo import KilledTerminal

SOON = 8.0


class Detached(KilledTerminal):
    """On a pseudo-terminal that is not its own: nobody sends it SIGHUP when that closes."""

    controls = False


def _hung_up(terminal: KilledTerminal) -> int | None:
    terminal.opened()
    terminal.send("pax")
    before = terminal.saved
    terminal.is_there(f"Saved #{before + 3}", 10)
    terminal.hang_up()
    return terminal.wait(SOON)


@pytest.mark.parametrize("kind", [KilledTerminal, Detached], ids=["nohup", "no signal"])
def test_it_leaves_and_lets_go_where_nobody_tells_it(tmp_path: Path, kind: type[KilledTerminal]) -> None:
    workspace = tmp_path / "w"
    make_sample(workspace, eve_of=MEETING)
    with kind(str(workspace), "--ignore-hangup") as terminal:
        assert _hung_up(terminal) == 128 + signal.SIGHUP
        shown = terminal.saved
    found = judge("ours", workspace)
    assert not found.problems and found.sequence >= shown
    secretariat = open_workspace(workspace)
    secretariat.open(RecordKey(BOARD, MEETING))  # the lock is free
    secretariat.close()


def test_a_busy_terminal_that_closes_does_not_hold_it_up(tmp_path: Path) -> None:
    """What is still being drawn has nowhere to go; Textual alone would stand still at that for good."""
    workspace = tmp_path / "w"
    make_sample(workspace, eve_of=MEETING)
    with KilledTerminal(str(workspace)) as terminal:
        terminal.opened()
        for _ in range(60):
            os.write(terminal.master, b"jk")
        terminal.hang_up()
        assert terminal.wait(SOON) == 128 + signal.SIGHUP

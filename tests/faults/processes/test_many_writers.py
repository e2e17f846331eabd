"""Several processes on one workspace: each waits its turn, and nothing any of them was told is lost (T7).

With ``BOARDTUI_FULL=1`` eight processes write 10,000 edits.
"""

import os
from pathlib import Path

import pytest

from boardtui.assemble import make_sample
from tests.faults.processes.launcher import MEETING
from tests.faults.processes.pseudo import KilledTerminal
from tests.faults.processes.writers import write_together

FULL = os.environ.get("BOARDTUI_FULL") == "1"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    make_sample(tmp_path / "w", eve_of=MEETING)
    return tmp_path / "w"


@pytest.mark.parametrize(("processes", "edits"), [(2, 20), (4, 40), (8, 10_000 if FULL else 64)])
def test_nothing_is_lost_or_done_twice(workspace: Path, processes: int, edits: int) -> None:
    outcome = write_together(workspace, processes, edits, records=20 if FULL else 1)
    print(outcome.sentence())
    assert outcome.is_clean(), f"{outcome.sentence()}\n{outcome.said}"
    assert outcome.told == edits + outcome.recorded
    assert outcome.recorded


def test_without_the_lock_it_is_seen_at_once(workspace: Path) -> None:
    outcome = write_together(workspace, 4, 80, records=0, no_lock=True)
    print(outcome.sentence())
    assert outcome.lost or outcome.twice or outcome.unreadable


def test_a_second_app_reads_only_and_names_the_first(workspace: Path) -> None:
    with KilledTerminal(str(workspace)) as first:
        first.opened()
        with KilledTerminal(str(workspace)) as second:
            assert second.is_said("reading only"), second.text()
            assert second.is_said(f"process {first.process.pid}"), second.text()
            second.send("p")
            second.read(0.5)
        first.send("p")
        assert first.is_there(f"Saved #{first.saved + 1}"), first.text()

"""The real app is killed while keys are pressed; what its screen showed as saved is on the disk (T1–T3).

``BOARDTUI_KILLS`` says how often. The full run: ``python -m tests.faults.processes.kill_loop --kills 1000``.
"""

import os
from pathlib import Path

import pytest

from tests.faults.processes.killing import Plan, Tally, kill_again_and_again

KILLS = int(os.environ.get("BOARDTUI_KILLS", "15"))


def _is_clean(tally: Tally) -> None:
    print(tally.sentence())
    assert tally.is_clean(), tally.sentence()


def test_nothing_shown_as_saved_is_lost_to_sigkill(tmp_path: Path) -> None:
    tally = kill_again_and_again(Plan(max(KILLS // 2, 1), seed=11), tmp_path)
    _is_clean(tally)
    assert tally.acknowledged


def test_nothing_shown_as_saved_is_lost_to_sigkill_on_a_slow_disk(tmp_path: Path) -> None:
    _is_clean(kill_again_and_again(Plan(max(KILLS // 4, 1), fsync_delay_ms=10, seed=12), tmp_path))


@pytest.mark.parametrize("how", ["TERM", "HUP", "CLOSE"])
def test_a_signal_or_a_closed_terminal_ends_it_in_order(tmp_path: Path, how: str) -> None:
    """Nothing lost, exit code 128 and the signal, the terminal given back, nothing left running."""
    _is_clean(kill_again_and_again(Plan(max(KILLS // 12, 1), how=how, seed=13), tmp_path))


def test_the_loop_catches_an_app_that_says_saved_too_early(tmp_path: Path) -> None:
    plan = Plan(12, subject="mutated", fsync_delay_ms=30, seed=14, until_caught=True)
    tally = kill_again_and_again(plan, tmp_path)
    print(tally.sentence())
    assert tally.lost or tally.unreadable


def test_the_loop_catches_tinydbs_own_storage(tmp_path: Path) -> None:
    plan = Plan(12, subject="stock", fsync_delay_ms=30, seed=15, until_caught=True)
    tally = kill_again_and_again(plan, tmp_path)
    print(tally.sentence())
    assert tally.unreadable or tally.lost

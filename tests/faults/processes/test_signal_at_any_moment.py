"""A signal at any moment at all: while it starts, while a meeting is opened, under a dialog, in the palette.

Every one ends with 128 and the signal's number, the terminal given back, and no mistake confessed.
``BOARDTUI_SIGNALS`` says how often: 150 in full.
"""

import os
import signal
from pathlib import Path
from random import Random

import pytest

from boardtui.assemble import make_sample
from tests.faults.processes.judge import judge
from tests.faults.processes.launcher import MEETING
from tests.faults.processes.pseudo import KilledTerminal

SIGNALS = int(os.environ.get("BOARDTUI_SIGNALS", "8"))
_SEED = int(os.environ.get("BOARDTUI_SEED", "21"))
_OPENS = ("s", "?", "\x10", "W", "8", "1", "4", "P", "i", "\t", "1\r", "o", "s\r", "?\x1b", "1", "d", "/item")
"""Keys that open or leave a dialog, the palette, the list, the line or the meeting."""


class FromTheList(KilledTerminal):
    """Started as a person starts it: the list comes first, and Enter opens the meeting."""

    program = ("-m", "boardtui", "--workspace")


def _hands_on(terminal: KilledTerminal, dice: Random) -> str:
    """Do something for a moment, and stop in the middle of it; what was done."""
    if dice.random() < 0.25:
        terminal.read(dice.uniform(0.6, 2.0))  # it may not even be painted
        return "early"
    done: list[str] = []
    wanted = "Saved #" if type(terminal) is KilledTerminal else "Nov 2010"
    if not terminal.is_there(wanted):
        return "did not start"
    for _ in range(dice.randrange(1, 5)):
        key = dice.choice(_OPENS) if done or type(terminal) is KilledTerminal else "\r"
        done.append(key)
        terminal.send(key)
        terminal.read(dice.choice((0.0, 0.005, 0.02, 0.06, 0.15, 0.4)))
    return repr(done)


def _ended_in_order(terminal: KilledTerminal, number: signal.Signals) -> str:
    """What is not as it should be at the end; nothing where all is."""
    if terminal.process.poll() is not None:
        return f"ended of itself with {terminal.process.returncode}"
    ready = b"\x1b[?1049h" in terminal.bytes
    terminal.process.send_signal(number)
    code = terminal.wait(10)
    if b"made a mistake" in terminal.bytes or b"Traceback" in terminal.bytes:
        return f"a mistake: {terminal.text()}"
    if not ready:
        return "" if code in (128 + number, -number) else f"{code} before it was drawn"
    if code != 128 + number:
        return f"ended with {code}: {terminal.text()}"
    return "" if terminal.is_restored() else "the terminal is not restored"


@pytest.mark.parametrize("kind", [KilledTerminal, FromTheList], ids=["at the meeting", "from the list"])
def test_a_signal_at_any_moment_ends_it_in_order(tmp_path: Path, kind: type[KilledTerminal]) -> None:
    workspace, dice, found = tmp_path / "w", Random(_SEED), []
    make_sample(workspace, eve_of=MEETING)
    for number in range(max(SIGNALS // 2, 1)):
        sent = dice.choice((signal.SIGHUP, signal.SIGTERM))
        with kind(str(workspace)) as terminal:
            done = _hands_on(terminal, dice)
            bad = _ended_in_order(terminal, sent)
        if bad:
            found.append(f"{number} {sent.name} after {done}: {bad}")
    assert not found, f"{len(found)} of {number + 1}\n" + "\n".join(found)
    assert judge("ours", workspace).problems == []

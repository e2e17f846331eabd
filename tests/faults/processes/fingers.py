"""Fingers on the keys of a live meeting, and their moments."""

import math
import time
from random import Random

from tests.faults.processes.pseudo import KilledTerminal

_MARKS = ("p", "a", "x", " ", "u", "U", "r", "l")
_LINES = (
    "D: Members noted the report.",
    "A: Report back @Officers by next meeting",
    "A plain paragraph of the minutes.",
    "/item 1",
)
_ESCAPE_IS_ALONE = 0.12  # a key right behind an Escape would be read as Alt and that key


def press(terminal: KilledTerminal, rng: Random, end: float = math.inf) -> None:
    """Press what comes next: mostly a mark, sometimes a line, a substitute, the note or the whole rest.

    Comes back at the moment ``end`` of the monotonic clock, in the middle of whatever is being done then.
    """
    for stroke in _pick(rng):
        if time.monotonic() >= end:
            return
        terminal.send(stroke)
        pause = _ESCAPE_IS_ALONE if stroke == "\x1b" else _pause(rng)
        terminal.read(min(pause, max(end - time.monotonic(), 0)))


def _pick(rng: Random) -> tuple[str, ...]:
    chance = rng.random()
    if chance < 0.72:
        return (rng.choice(_MARKS),)
    if chance < 0.80:
        return (rng.choice(("j", "k", "\x1b[B", "\x1b[A")),)
    if chance < 0.86:
        return ("s", "\r")
    if chance < 0.88:
        return ("P",)
    if chance < 0.90:
        return ("8", "\r")
    if chance < 0.93:
        return (rng.choice(("]", "o")), "\x1b")  # where it is refused, Escape has read why
    return ("i", rng.choice(_LINES), "\r", "\x1b")


def _pause(rng: Random) -> float:
    """Seconds until the next key: a burst, a quick hand, and now and then a thought."""
    chance = rng.random()
    if chance < 0.04:
        return rng.uniform(0.35, 0.6)
    return rng.uniform(0.0, 0.005 if chance < 0.5 else 0.06)

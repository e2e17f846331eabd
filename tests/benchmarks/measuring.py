"""How the benchmarks measure and say it: every figure is a ratio to something measured in the same run."""

import gc
import random
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

Operation = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Ratio:
    """One promise and what was found. Without a bound the figure is for comparison only."""

    what: str
    figure: float
    bound: float | None = None
    note: str = ""

    @property
    def holds(self) -> bool:
        """True unless the figure is over its bound."""
        return self.bound is None or self.figure <= self.bound

    def __str__(self) -> str:
        verdict = "        " if self.bound is None else "PASS    " if self.holds else "OVER    "
        bound = "" if self.bound is None else f"<= {self.bound:g}"
        return f"{verdict}{self.what:<66} {self.figure:>9.3f} {bound:<8} {self.note}".rstrip()


@dataclass(frozen=True, slots=True)
class Room:
    """What a benchmark is given: a folder on the disk to be measured, and how large a run is asked for."""

    folder: Path
    small: bool = False

    def sizes(self) -> tuple[int, ...]:
        """The numbers of meetings to measure at."""
        return (10, 20) if self.small else (100, 1000, 2000, 5000)

    def repeats(self, number: int) -> int:
        """How often to measure what a full run measures ``number`` times."""
        return 3 if self.small else number


def alternated(operations: Mapping[str, Operation], rounds: int) -> dict[str, float]:
    """The tenth percentile of each operation's wall time in ms, single operations taken in turn.

    The order is drawn anew each round: what one leaves to the disk is paid for by whichever comes next.
    """
    names = list(operations)
    taken: dict[str, list[float]] = {name: [] for name in names}
    dice = random.Random(rounds)
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            dice.shuffle(names)
            for name in names:
                begun = time.perf_counter()
                operations[name]()
                taken[name].append((time.perf_counter() - begun) * 1000)
    finally:
        gc.enable()
    return {name: tenth(times) for name, times in taken.items()}


def tenth(times: list[float]) -> float:
    """The tenth percentile."""
    return statistics.quantiles(times, n=10, method="inclusive")[0] if len(times) > 1 else times[0]

"""The loop itself: start, press, kill, judge, and start again on what is left."""

import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from random import Random
from typing import ClassVar

from boardtui.assemble import make_sample
from tests.faults.processes.fingers import press
from tests.faults.processes.judge import Verdict, judge
from tests.faults.processes.launcher import MEETING
from tests.faults.processes.pseudo import KilledTerminal

ORPHAN_AFTER = 5.0
_TOO_EARLY_MS = "250"  # the mutation: long enough to be caught by a dozen kills on a busy machine
_SIGNALS = {"KILL": signal.SIGKILL, "TERM": signal.SIGTERM, "HUP": signal.SIGHUP, "CLOSE": signal.SIGHUP}


@dataclass(frozen=True)
class Plan:
    """What is killed, how often and how."""

    kills: int
    subject: str = "ours"
    how: str = "KILL"
    fsync_delay_ms: float = 0.0
    seed: int = 1
    each: int = 40
    until_caught: bool = False

    @property
    def kind(self) -> str:
        """Which judge it needs."""
        return "stock" if self.subject == "stock" else "ours"


@dataclass
class Tally:
    """What came of it. ``lost`` counts edits a screen showed as saved and the disk does not hold."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unreadable: int = 0
    needed_a_person: int = 0
    exit_codes_wrong: int = 0
    terminals_left: int = 0
    orphans: int = 0
    seconds: float = 0.0
    slowest_start: float = 0.0
    broken: list[str] = field(default_factory=list)

    def is_clean(self) -> bool:
        """True where nothing that may not happen happened."""
        wrong = (self.lost, self.unreadable, self.needed_a_person, self.exit_codes_wrong)
        return not any((*wrong, self.terminals_left, self.orphans)) and not self.broken

    def add(self, other: "Tally") -> None:
        """Add what another hand counted; hands work at the same time, so the longer one says how long."""
        for one in fields(self):
            mine, theirs = getattr(self, one.name), getattr(other, one.name)
            longest = one.name in ("seconds", "slowest_start")
            setattr(self, one.name, max(mine, theirs) if longest else mine + theirs)

    def sentence(self) -> str:
        """The figures."""
        first = "".join(f"\n  {what}" for what in self.broken[:8])
        return (
            f"{self.kills} kills, {self.acknowledged} edits shown as saved, {self.lost} of them lost; "
            f"{self.unreadable} times unreadable, {self.needed_a_person} starts that needed a person "
            f"(the slowest took {self.slowest_start:.1f} s), {self.exit_codes_wrong} wrong exit codes, "
            f"{self.terminals_left} terminals not restored, {self.orphans} orphans; "
            f"{self.seconds:.0f} s{first}"
        )


def kill_again_and_again(plan: Plan, folder: Path, say: Callable[[str], None] = lambda _: None) -> Tally:
    """Carry the plan out in ``folder``."""
    loop = _Loop(plan, folder)
    began = time.monotonic()
    while loop.tally.kills < plan.kills and not (plan.until_caught and loop.caught):
        loop.kill_once()
        if loop.tally.kills % 25 == 0:
            say(f"{plan.subject} {plan.how}: {loop.tally.sentence()}")
    loop.last_start()
    loop.tally.seconds = time.monotonic() - began
    return loop.tally


class _Loop:
    """A workspace that carries on from what the last kill left, until it is replaced by a new one."""

    ready: ClassVar[str] = "Saved #"

    def __init__(self, plan: Plan, folder: Path) -> None:
        self._plan, self._folder = plan, folder
        self._rng = Random(plan.seed)
        self.tally = Tally()
        self._places = 0
        self._acknowledged_here = 0
        self._known = Verdict()
        self._begin_afresh()

    @property
    def caught(self) -> bool:
        """True where something that was shown as saved is not there."""
        return bool(self.tally.lost or self.tally.unreadable)

    def kill_once(self) -> None:
        """One start, its keys, its end, and what is left."""
        if self._used == self._plan.each:
            self.last_start()
            self._begin_afresh()
        self._used += 1
        self.tally.kills += 1
        early = self._plan.how == "KILL" and self._rng.random() < 0.1
        with self._start() as terminal:
            if early:
                terminal.read(self._rng.uniform(0, 1.2))
            elif not self._is_up(terminal):
                return
            shown_first = terminal.saved or self._known.sequence
            end = time.monotonic() + self._rng.uniform(0, 1.5)
            while not early and time.monotonic() < end and terminal.process.poll() is None:
                press(terminal, self._rng, end)
            if terminal.process.poll() is not None:
                self._break(f"ended of itself with {terminal.process.returncode}", terminal)
            self._end(terminal)
            shown = terminal.saved
        self.tally.acknowledged += max(shown - shown_first, 0)
        self._acknowledged_here += max(shown - shown_first, 0)
        self._judge(shown)

    def last_start(self) -> None:
        """What the last kill left opens by itself too."""
        if self._used:
            with self._start() as terminal:
                if self._is_up(terminal):
                    terminal.send("\x11")
                    terminal.wait(ORPHAN_AFTER)
            self._judge(0)

    def _start(self) -> KilledTerminal:
        words = [str(self._place)]
        if self._plan.fsync_delay_ms:
            words += ["--fsync-delay-ms", str(self._plan.fsync_delay_ms)]
        if self._plan.kind == "stock":
            return _StockTerminal(*words)
        if self._plan.subject == "mutated":
            words += ["--acknowledge-early", _TOO_EARLY_MS]
        return KilledTerminal(*words, "--idle", "0.3")

    def _is_up(self, terminal: KilledTerminal) -> bool:
        """Wait for the meeting; where it does not come, a person would be needed."""
        began = time.monotonic()
        if not terminal.is_there(self.ready):
            self.tally.needed_a_person += 1
            self._break("did not open", terminal)
            self._begin_afresh()
            return False
        self.tally.slowest_start = max(self.tally.slowest_start, time.monotonic() - began)
        if terminal.saved < self._known.sequence:
            self._break(f"showed #{terminal.saved} where #{self._known.sequence} was on the disk", terminal)
        return True

    def _end(self, terminal: KilledTerminal) -> None:
        number = _SIGNALS[self._plan.how]
        if self._plan.how == "CLOSE":
            terminal.hang_up()
        else:
            terminal.process.send_signal(number)
        code = terminal.wait(ORPHAN_AFTER)
        if code is None:
            self.tally.orphans += 1
            self._break(f"still running {ORPHAN_AFTER:.0f} s after {self._plan.how}", terminal)
        elif code != (-number if self._plan.how == "KILL" else 128 + number):
            self.tally.exit_codes_wrong += 1
            self._break(f"{self._plan.how} ended it with {code}", terminal)
        if self._plan.how in ("TERM", "HUP") and not terminal.is_restored():
            self.tally.terminals_left += 1

    def _judge(self, shown: int) -> None:
        found = judge(self._plan.kind, self._place)
        where = f"kill {self.tally.kills} (seed {self._plan.seed})"
        if found.problems:
            self.tally.unreadable += 1
            self.tally.lost += self._acknowledged_here
            self.tally.broken.append(f"{where}: {found.problems[0]}")
            self._begin_afresh()
            return
        missing = max(shown, self._known.sequence) - found.sequence
        if missing > 0:
            self.tally.lost += missing
            self.tally.broken.append(f"{where}: #{shown} was shown, #{found.sequence} is on the disk")
        if found.entries[: len(self._known.entries)] != self._known.entries:
            self.tally.lost += 1
            self.tally.broken.append(f"{where}: entries that were on the disk have been rewritten")
        self._known = found

    def _break(self, what: str, terminal: KilledTerminal) -> None:
        self.tally.broken.append(
            f"kill {self.tally.kills} (seed {self._plan.seed}): {what}\n{terminal.text()}"
        )

    def _begin_afresh(self) -> None:
        self._places += 1
        self._used = 0
        self._acknowledged_here = 0
        self._place = self._folder / f"{self._plan.seed}-{self._places}"
        if self._places > 1:
            shutil.rmtree(self._folder / f"{self._plan.seed}-{self._places - 1}", ignore_errors=True)
        if self._plan.kind == "stock":
            self._place.mkdir(parents=True)
            self._known = Verdict()
        else:
            make_sample(self._place, eve_of=MEETING)
            self._known = judge("ours", self._place)


class _StockTerminal(KilledTerminal):
    program: ClassVar[tuple[str, ...]] = ("-m", "tests.faults.processes.stock_app")

"""Programs in a pseudo-terminal, a key at a time: what each key costs in CPU, bytes and waiting."""

import os
import pty
import select
import signal
import struct
import tempfile
import termios
import time
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.children import started

_SYNC_ASKED, _SYNC_HELD = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_QUIET = 0.045
"""Seconds after which nothing more of a key's picture comes: nearly three frames."""
_ENDLESS = 20
"""Seconds after which what still comes is no answer to the key: a clock, a cursor that blinks."""


class Cost(NamedTuple):
    """What one key cost, on average over a block: CPU and the wait for the last byte in ms; bytes."""

    cpu: float
    wall: float
    bytes: float


class Typed:
    """A program on a terminal of 120 by 40 that keys are typed into."""

    def __init__(self, words: Sequence[str], wanted: bytes) -> None:
        self._master, self._slave = pty.openpty()
        ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._home = tempfile.TemporaryDirectory()
        self._process = started(words, self._slave, self._home.name, COLORTERM="truecolor")
        self.started = self._await(wanted)

    def __enter__(self) -> "Typed":
        return self

    def __exit__(self, *_: Any) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)
        os.close(self._slave)
        self._home.cleanup()

    def go(self, key: str, wanted: bytes) -> None:
        """Type ``key`` and wait for what it leads to, until it is quiet there."""
        os.write(self._master, key.encode())
        self._await(wanted)

    def press(self, key: str, quiet: float = _QUIET) -> tuple[int, float]:
        """Type ``key`` and read until it is quiet: the bytes that came, and ms until the last of them."""
        begun = last = time.perf_counter()
        os.write(self._master, key.encode())
        seen, end = 0, begun + _ENDLESS
        while last < end and select.select([self._master], [], [], quiet)[0]:
            seen += len(os.read(self._master, 65536))
            last = time.perf_counter()
        return seen, (last - begun) * 1000

    def block(self, keys: Sequence[str], quiet: float = _QUIET) -> list[Cost]:
        """Type ``keys`` one by one: what each of them cost, until nothing came for ``quiet`` seconds."""
        costs = []
        for key in keys:
            before = self.cpu()
            seen, wall = self.press(key, quiet)
            costs.append(Cost((self.cpu() - before) * 1000, wall, seen))
        return costs

    def cpu(self) -> float:
        """Processor seconds of the program and its threads so far."""
        tasks = Path(f"/proc/{self._process.pid}/task")
        return sum(int((one / "schedstat").read_text("ascii").split()[0]) for one in tasks.iterdir()) / 1e9

    def _await(self, wanted: bytes, seconds: float = 120) -> float:
        """Read until ``wanted`` is written, then until it is quiet: CPU seconds at the first of them."""
        seen, end = b"", time.monotonic() + seconds
        while wanted not in seen:
            if time.monotonic() > end or not select.select([self._master], [], [], seconds)[0]:
                raise AssertionError(f"{wanted!r} was not shown: {seen[-800:]!r}")
            data = os.read(self._master, 65536)
            seen += data
            if _SYNC_ASKED in data:
                os.write(self._master, _SYNC_HELD)
        shown = self.cpu()
        while select.select([self._master], [], [], 0.5)[0]:
            os.read(self._master, 65536)
        return shown

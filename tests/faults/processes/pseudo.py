"""A pseudo-terminal whose program is killed: it is read in short sips, and what it showed is remembered."""

import os
import re
import select
import signal
import struct
import termios
import time
from fcntl import ioctl
from typing import Any, ClassVar, Self

from tests.app.terminal import _NOT_FOR_PYTE, Terminal

_SAVED = re.compile(r"Saved #(\d+)")


class KilledTerminal(Terminal):
    """Runs the launcher. ``saved`` is the highest sequence its screen has shown as saved."""

    program: ClassVar[tuple[str, ...]] = ("-m", "tests.faults.processes.launcher")

    def __init__(self, *arguments: str, **options: Any) -> None:
        self.saved = 0
        self.hung_up = False
        super().__init__(*arguments, **options)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: Any) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if not self.hung_up:
            os.close(self.master)
        os.close(self.slave)

    def read(self, seconds: float = 0.05) -> None:
        """Take in what comes within ``seconds``, and never wait longer than that."""
        end = time.monotonic() + seconds
        while not self.hung_up and select.select([self.master], [], [], max(end - time.monotonic(), 0))[0]:
            data = os.read(self.master, 65536)
            self.bytes += data
            self._stream.feed(_NOT_FOR_PYTE.sub(b"", data))
            if time.monotonic() >= end:
                break
        self._note()

    def drain(self) -> None:
        """Take in everything that was written before the program ended."""
        while not self.hung_up and select.select([self.master], [], [], 0)[0]:
            self.read(0)

    def opened(self) -> None:
        """Wait for the meeting, and the moment more that it takes until the register has the keys."""
        assert self.is_there("Saved #"), self.text()
        self.read(0.3)

    def is_there(self, wanted: str, seconds: float = 30) -> bool:
        """Wait until the screen shows ``wanted``; False where it does not, or where the program ends."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.02)
            if wanted in self.text():
                return True
            if self.process.poll() is not None:
                self.drain()
                return wanted in self.text()
        return False

    def is_said(self, *wanted: str, seconds: float = 15) -> bool:
        """Wait until one of ``wanted`` is read on the screen, however it is broken into lines."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)
            said = " ".join(self.text().split()).casefold()
            if any(one.casefold() in said for one in wanted):
                return True
        return False

    def hang_up(self) -> None:
        """Close the terminal, as a dropped connection or a closed window does."""
        self.drain()
        self.hung_up = True
        os.close(self.master)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size, as its person does with the mouse."""
        ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)
        os.killpg(self.process.pid, signal.SIGWINCH)

    def wait(self, seconds: float) -> int | None:
        """Wait for the end of the program; its exit code, or None where it goes on."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            if self.hung_up:
                time.sleep(0.02)
            else:
                self.read(0.02)
        self.drain()
        return self.process.poll()

    def _note(self) -> None:
        """Look for the saved sequence in the rows that have changed: a whole large screen takes long."""
        for row in self._screen.dirty:
            cells = self._screen.buffer[row]
            line = "".join(cells[column].data for column in range(self._screen.columns))
            self.saved = max([self.saved, *map(int, _SAVED.findall(line))])
        self._screen.dirty.clear()

"""The real program in a pseudo-terminal: what a person's terminal would show, and how it was left."""

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path
from typing import Any, ClassVar

import pyte

REPOSITORY = Path(__file__).resolve().parents[2]
_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b\[\?[0-9;]*u")


class Terminal:
    """Runs ``boardtui`` on a pseudo-terminal of ``columns`` by ``rows``."""

    program: ClassVar[tuple[str, ...]] = ("-m", "boardtui")
    controls: ClassVar[bool] = True
    """Whether the terminal is the program's own, which sends it SIGHUP when it is closed."""

    def __init__(self, *arguments: str, columns: int = 80, rows: int = 24, **environment: str) -> None:
        self.master, self.slave = pty.openpty()
        ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        self.bytes = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        env = {
            **{name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLORTERM")},
            "TERM": "xterm-256color",
            "PYTHONPATH": str(REPOSITORY),
            "LANG": "C.UTF-8",
            **environment,
        }
        self.process = subprocess.Popen(
            [sys.executable, *self.program, *arguments],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env=env,
            start_new_session=True,
            preexec_fn=_own_terminal if self.controls else None,
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: Any) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)

    def send(self, keys: str) -> None:
        """Type ``keys``."""
        os.write(self.master, keys.encode())

    def open_november(self) -> str:
        """Open the sample's meeting of November from Home; the screen that shows it."""
        self.until("17 Nov 2010")
        self.send("\x1b[A" * 6 + "\x1b[B\r")  # to the top of the list, then down to it
        return self.until("David Parsons")

    def read(self, seconds: float = 0.05) -> None:
        """Take in what the program has written."""
        while select.select([self.master], [], [], seconds)[0]:
            data = os.read(self.master, 65536)
            self.bytes += data
            self._stream.feed(_NOT_FOR_PYTE.sub(b"", data))

    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def until(self, wanted: str, seconds: float = 20) -> str:
        """Wait until the screen shows ``wanted``; the screen. Fails with the screen where it does not."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read()
            if wanted in self.text():
                return self.text()
            if self.process.poll() is not None and not select.select([self.master], [], [], 0)[0]:
                break
        raise AssertionError(f"'{wanted}' did not appear within {seconds} s:\n{self.text()}")

    def ended(self, seconds: float = 15) -> int:
        """Wait for the program to end; its exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self.read()
        self.read()
        assert self.process.poll() is not None, f"still running:\n{self.text()}"
        return self.process.returncode

    def is_restored(self) -> bool:
        """True where the terminal has its old modes, its main screen and its cursor back, and no mouse."""
        left = self.bytes.rfind(b"\x1b[?1049l")
        return (
            termios.tcgetattr(self.slave) == self.before
            and left > self.bytes.rfind(b"\x1b[?1049h") >= 0
            and self.bytes.rfind(b"\x1b[?25h") > self.bytes.rfind(b"\x1b[?25l")
            and self.bytes.rfind(b"\x1b[?1000l") > self.bytes.rfind(b"\x1b[?1000h")
        )


def _own_terminal() -> None:
    """The program's own controlling terminal, with the signals a shell would leave it (CI ignores SIGHUP)."""
    ioctl(0, termios.TIOCSCTTY, 0)
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)

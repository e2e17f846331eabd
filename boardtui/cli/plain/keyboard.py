"""Where plain mode's lines come from: a terminal, with a history where there is one, or a script."""

import io
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any

from boardtui.errors import UsageRefusal

PROMPT = "> "
_ENDINGS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Ended(BaseException):
    """The terminal went away, or the program was told to end: the signal, and the line being typed."""

    def __init__(self, number: int, line: str) -> None:
        super().__init__(number)
        self.number, self.line = number, line


class Keyboard:
    """Reads one line after the other.

    Ctrl+C raises KeyboardInterrupt, and an order to end raises Ended, only while a line is waited for: what
    is being saved is saved whole.
    """

    def __init__(self) -> None:
        stream = sys.stdin
        if stream is None:
            raise UsageRefusal("There is nothing to read from: stdin is closed.")
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
        self._stream = stream
        self.is_terminal = stream.isatty()
        self._history: Any = _line_editing() if self.is_terminal else None
        self._first = True
        self._waiting = False
        self._came: int | None = None
        self._before: dict[int, Any] = {}

    def __enter__(self) -> "Keyboard":
        for number in (signal.SIGINT, *_ENDINGS):
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._signalled)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def next(self) -> str | None:
        """The next line without its end; None at the end of the input."""
        self._waiting = True
        try:
            if self._came is not None:
                self._raise(self._came)
            return self._read()
        finally:
            self._waiting = False

    def remember(self, line: str) -> None:
        """Put a line into the history, for the arrow keys."""
        if self._history is not None and line.strip():
            self._history.add_history(line)

    def _read(self) -> str | None:
        if self.is_terminal:
            try:
                return input(PROMPT)
            except EOFError:
                return None
        line = self._stream.readline()
        if not line:
            return None
        line = line.rstrip("\r\n")
        first, self._first = self._first, False
        return line.removeprefix("\ufeff") if first else line

    def _signalled(self, number: int, frame: FrameType | None) -> None:
        if self._waiting:
            self._raise(number)
        self._came = number

    def _raise(self, number: int) -> None:
        self._came, self._waiting = None, False
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        raise Ended(number, self._history.get_line_buffer() if self._history is not None else "")


def _line_editing() -> Any:
    """Readline where it is installed, told that the terminal can do nothing, so that it only ever writes
    letters; None where it is not."""
    os.environ["TERM"] = "dumb"
    try:
        import readline
    except ImportError:
        return None
    readline.set_auto_history(False)
    tell: Callable[[str], None] = readline.parse_and_bind
    for wish in (
        "set enable-bracketed-paste off",
        "set show-mode-in-prompt off",
        "set bell-style none",
        '"\\C-i": self-insert',
    ):
        tell(wish)
    return readline

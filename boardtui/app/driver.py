"""The terminal's end of the app, made to bear that the terminal goes away, and to tell a paste from keys."""

import os
import selectors
import signal
import termios
import time
from codecs import getincrementaldecoder
from typing import IO, Any

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from boardtui.app.key_flow import FASTEST, KeyFlow
from boardtui.app.paste_parser import PasteParser

_LONGEST_WAIT = 0.1  # seconds, as Textual's own: so soon is it noticed that the app ends

_LOOK_EVERY = 2.0  # seconds
_LINE_SPEEDS = (4800, 9600, 19_200)  # slower ones carry too few letters at once to be told from keys


class SteadyDriver(LinuxDriver):
    """Textual's driver for Unix, which ends the app in order where its terminal is gone.

    Textual's own thread that writes to the terminal dies of the first write to one that was closed; what
    is drawn after that fills its queue, and the app stands still for good, with its lock held and deaf to
    signals. Here the thread goes on, writing nowhere, so that the app can save and leave. Its thread that
    reads would read an ended input for ever, at 80 % of a processor; here it stops.

    How large the window is, the terminal itself is asked. Textual believes COLUMNS and LINES first, which
    whatever started the program may have left behind from another window; then no resizing is heard of.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._file: IO[str] = _Forgiving(self._file)  # type: ignore[assignment]
        self._picture = ""  # the part so far of one that is being written
        self._size = self._get_terminal_size()  # what the app goes by until it first hears of a size

    def _get_terminal_size(self) -> tuple[int, int]:
        """Columns and rows of the terminal; where it does not know, what Textual would guess."""
        try:
            size = os.get_terminal_size(self.fileno)
        except OSError:
            return super()._get_terminal_size()
        return (size.columns, size.lines) if all(size) else super()._get_terminal_size()

    def write(self, data: str) -> None:
        """Write to the terminal; a picture goes there in one piece with the signs that open and close it."""
        if data == SYNC_START:
            self._picture = data
        elif not self._picture:
            super().write(data)
        else:
            self._picture += data
            if data == SYNC_END:
                picture, self._picture = self._picture, ""
                super().write(picture)

    def send_message(self, message: Message) -> None:
        """Hand a message to the app, from any thread; without the task that Textual makes for each."""
        self._loop.call_soon_threadsafe(self._app.post_message, message)

    def run_input_thread(self) -> None:
        """Wait for input and hand it on, until the app ends or the terminal does."""
        parser = PasteParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        flow = KeyFlow(self.process_message, line_speed(self.fileno))
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                wait = flow.wait(time.monotonic())
                if selector.select(_LONGEST_WAIT if wait is None else min(wait, _LONGEST_WAIT)):
                    data = self._read()
                    if not data:
                        os.kill(os.getpid(), signal.SIGHUP)
                        break
                    for event in parser.feed(decode(data)):
                        flow.take(event, time.monotonic())
                for event in parser.tick():
                    flow.take(event, time.monotonic())
                flow.release(time.monotonic())
        flow.release(time.monotonic(), all_of_it=True)

    def _read(self) -> bytes:
        """What was typed; nothing where the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""


def line_speed(handle: int) -> int:
    """The speed in baud of the line that a terminal is on; FASTEST where it is on none."""
    try:
        said = termios.tcgetattr(handle)[4]
    except termios.error:
        return FASTEST
    return next((baud for baud in _LINE_SPEEDS if said == getattr(termios, f"B{baud}")), FASTEST)


class _Forgiving:
    """A stream that says by SIGHUP, once, that nobody reads it any more."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream, self._gone = stream, False

    def write(self, text: str) -> None:
        """Write, as long as somebody reads."""
        self._unless_gone(lambda: self._stream.write(text))

    def flush(self) -> None:
        """Send what has been written."""
        self._unless_gone(self._stream.flush)

    def fileno(self) -> int:
        """The stream's own number."""
        return self._stream.fileno()

    def _unless_gone(self, work: Any) -> None:
        if self._gone:
            return
        try:
            work()
        except OSError:
            self._gone = True
            os.kill(os.getpid(), signal.SIGHUP)

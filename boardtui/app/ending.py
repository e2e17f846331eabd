"""Leaving in order: by a key, by a signal, by a closed terminal, or by a mistake of the program's own."""

import asyncio
import signal
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ScreenStackError
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from boardtui.app.desk import Desk
from boardtui.app.key_order import KeyOrderedApp
from boardtui.app.last_words import last_words, write_down
from boardtui.app.messages import Broke, ShutOut
from boardtui.errors import Refusal

if TYPE_CHECKING:
    from boardtui.model.keys import RecordKey
    from boardtui.secretariat.searching import Hit
    from boardtui.secretariat.settings import Settings

_UNSAVED_EXIT = 3
_LOOK_AGAIN, _LOOKS = 0.02, 100  # seconds, and how often: to leave while the disk is still at it
_BREATH = 0.05  # seconds in which what was typed before a signal still reaches its screen


class OrderlyApp(KeyOrderedApp):
    """An app that gives the terminal back and keeps what was asked for and typed, however it ends."""

    desk: Desk
    settings: "Settings"
    """What the person set, from config.toml and the command line."""

    logs: Path | None = None
    """The folder its own mistakes are written down in."""

    last_words: list[str]
    """What is said in the terminal after the app has gone."""

    def keep_draft(self) -> None:
        """Keep what is being typed, for the next opening of that meeting."""
        raise NotImplementedError

    def open_meeting(self, key: "RecordKey", hit: "Hit | None" = None) -> None:
        """Go to a meeting, and there to what was found."""
        raise NotImplementedError

    def open_agenda(self, key: "RecordKey") -> None:
        """Open a meeting, and go to its agenda."""
        raise NotImplementedError

    def is_in_front(self, place: Screen[Any]) -> bool:
        """Whether nothing but dialogs lies over ``place``."""
        return not any(not one.is_modal for one in self.screen_stack[self.screen_stack.index(place) + 1 :])

    def rebind(self, screen: Screen[Any]) -> None:
        """Give the commands of a screen and of its widgets the keys that the person set."""
        if self.settings.keys:
            from boardtui.app.commands.remapping import rebind

            for node in (screen, *screen.query("*")):
                rebind(node, self.settings.keys)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Where only ASCII may be shown, every sign that is drawn passes through one filter more."""
        if not self.settings.ascii_only:
            return super().get_line_filters()
        return (*super().get_line_filters(), self._ascii_filter)

    @cached_property
    def _ascii_filter(self) -> LineFilter:
        from boardtui.app.ascii_filter import AsciiOnly

        return AsciiOnly()

    def unsaved_words(self) -> list[str]:
        """What was asked for and is not on the disk, in words."""
        raise NotImplementedError

    def unkept_line(self) -> str:
        """What is being typed and is not on the disk."""
        raise NotImplementedError

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver for this system; on Unix in the form that outlives its terminal."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from boardtui.app.driver import SteadyDriver

        return SteadyDriver

    def on_unmount(self) -> None:
        """Everything asked for is carried out and saved before the terminal is given back."""
        try:
            self.desk.close()
        except Refusal as refusal:
            self.last_words.append(str(refusal))
            self._return_code = self.return_code or _UNSAVED_EXIT
        unsaved = self.unsaved_words()
        if unsaved:
            self.last_words.append(f"Not saved: {'; '.join(unsaved)}")
        line = self.unkept_line()
        if line:
            self.last_words.append(f"The line being typed could not be kept on the disk; here it is:\n{line}")
        if self.desk.broken is not None and self._exception is None:
            self._confess(self.desk.broken)

    async def action_quit(self) -> None:
        """Textual's own binding of ctrl+q, which comes before ours."""
        self.leave()

    def leave(self) -> None:
        """Save and go; where something could not be saved, ask first."""
        if self.desk.unsaved:
            self.run_worker(self._leave_once_idle(), group="leaving", exclusive=True)
        else:
            self._go(0)

    async def _leave_once_idle(self) -> None:
        """What was asked for a moment ago is being saved: that is no trouble to be asked about."""
        for _ in range(_LOOKS):
            if self.desk.is_idle:
                break
            await asyncio.sleep(_LOOK_AGAIN)
        self._leave_or_ask()

    def _leave_or_ask(self) -> None:
        unsaved = len(self.desk.unsaved)
        if not unsaved:
            self._go(0)
            return
        from boardtui.app.dialogs.question import Question

        text = (
            f"{unsaved} not saved. BoardTUI keeps them beside the record where the disk has room for that, "
            "and offers them when the meeting is opened again. Where it has none, they are lost."
        )
        self.push_screen(
            Question("Leave all the same?", text, "y", "leaves"),
            lambda yes: self._go(_UNSAVED_EXIT) if yes else None,
        )

    @on(Broke)
    def _broke(self, news: Broke) -> None:
        raise news.error

    @on(ShutOut)
    def _shut_out(self) -> None:
        """There is nothing to show: whoever started the app says why."""
        self.exit(1, 1)

    def leave_on_signals(self) -> None:
        """A closed terminal or a logout ends the app in order: Textual itself would die in raw mode."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                loop.add_signal_handler(number, loop.call_later, _BREATH, self._go, 128 + number)

    def _go(self, code: int) -> None:
        self.keep_draft()
        self.exit(code, code)

    def _handle_exception(self, error: Exception) -> None:
        """Once the app is leaving, Textual mounts nothing any more, so a screen that was just being opened
        misses its widgets: that is no mistake, and what was asked for is saved all the same."""
        if not (self._exit and isinstance(error, NoMatches | ScreenStackError)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """In Textual's own place for it: no locals and no traceback, which hold what was confided."""
        error = self._exception or sys.exception()
        if error is not None and not self.last_words:
            self._confess(error)
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """Called by Textual where a thread of its own failed: the same end, whatever it wanted to show."""
        self._return_code = 1
        self._fatal_error()

    def _confess(self, error: BaseException) -> None:
        self.keep_draft()
        self._return_code = 1
        now = self.desk.now() if self.desk.is_open else None
        self.last_words.extend(last_words(error, write_down(error, self.logs, now)))

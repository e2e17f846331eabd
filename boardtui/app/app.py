"""The app itself: it opens the desk, goes from screen to screen, and leaves the terminal as it found it."""

import asyncio
import os
import signal
from collections.abc import Callable

from textual import on
from textual.app import App
from textual.message import Message

from boardtui.app.desk import Desk
from boardtui.app.messages import Opened
from boardtui.app.screens.home import HomeScreen
from boardtui.app.screens.live import LiveScreen
from boardtui.model.keys import RecordKey
from boardtui.secretariat.secretariat import Secretariat

DEMO_BANNER = "Demonstration: a temporary copy of the sample board. Nothing is kept."


class BoardApp(App[int]):
    """BoardTUI in a terminal."""

    CSS_PATH = "app.tcss"
    TITLE = "BoardTUI"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        secretariat: Secretariat,
        *,
        meeting: RecordKey | None = None,
        demo: bool = False,
        ascii_only: bool = False,
    ) -> None:
        colourless = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=colourless)  # or Textual would send greys where no colour is wanted
        self.desk = Desk(secretariat, self._deliver)
        self._first, self._demo, self._ascii = meeting, demo, ascii_only
        self._live: LiveScreen | None = None
        if colourless:
            self.theme = "ansi-dark"

    def on_mount(self) -> None:
        """Home first; then the meeting that was asked for."""
        self.push_screen(HomeScreen(self.desk, DEMO_BANNER if self._demo else ""))
        if self._first is not None:
            self.open_meeting(self._first)
        self._leave_on_signals()

    def on_unmount(self) -> None:
        """Everything asked for is carried out and saved before the terminal is given back."""
        self.desk.close()

    def open_meeting(self, key: RecordKey) -> None:
        """Ask for a meeting; its screen comes when it has been opened."""
        self.desk.open(key)

    def go_home(self) -> None:
        """Back to the list of meetings."""
        while len(self.screen_stack) > 2:
            self.pop_screen()

    def go_live(self) -> None:
        """To the meeting that is open, as it was left."""
        if self._live is not None and self.screen is not self._live:
            self.push_screen(self._live)

    @on(Opened)
    def _opened(self, news: Opened) -> None:
        self.go_home()
        self._live = LiveScreen(self.desk, news.opening, ascii_only=self._ascii)
        self.push_screen(self._live)

    def _deliver(self, news: Message) -> None:
        """Called in the desk's thread: hand news to the app, which hands it to its screens."""
        self.call_soon(self._spread, news)

    def _spread(self, news: Message) -> None:
        if isinstance(news, Opened):
            self.post_message(news)
            return
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen | LiveScreen):
                screen.post_message(news)

    def call_soon(self, work: Callable[[Message], None], news: Message) -> None:
        """Run ``work`` in the app's own loop; news that comes after its end is for nobody."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(work, news)

    def _leave_on_signals(self) -> None:
        """A closed terminal or a logout ends the app in order: Textual itself would die in raw mode."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                loop.add_signal_handler(number, self.exit, 128 + number, 128 + number)


def run_app(
    secretariat: Secretariat, *, board: str | None = None, meeting: str | None = None, demo: bool = False
) -> int:
    """Open the app on a workspace, at one meeting where one is named; the exit code to leave with."""
    first = None
    if board is not None or meeting is not None:
        found = secretariat.find_board(board)
        first = RecordKey(found.id, secretariat.find_meeting(found, meeting).id)
    app = BoardApp(secretariat, meeting=first, demo=demo)
    code = app.run()
    return code if code is not None else app.return_code or 0

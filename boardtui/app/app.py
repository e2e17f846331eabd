"""The app itself: it opens the desk, goes from screen to screen, and leaves the terminal as it found it."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import App
from textual.message import Message

from boardtui.app.desk import Desk
from boardtui.app.ending import OrderlyApp
from boardtui.app.messages import Broke, Burst, Opened
from boardtui.app.place import Place
from boardtui.app.screens.home import HomeScreen
from boardtui.model.keys import RecordKey
from boardtui.secretariat.secretariat import Secretariat

if TYPE_CHECKING:
    from boardtui.app.screens.live import LiveScreen  # all that a meeting needs comes after Home is painted

DEMO_BANNER = "Demonstration: a temporary copy of the sample board. Nothing is kept."


class BoardApp(OrderlyApp):
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
        logs: Path | None = None,
    ) -> None:
        colourless = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=colourless)  # or Textual would send greys where no colour is wanted
        self.desk = Desk(secretariat, self._deliver)
        self._first, self._demo, self._ascii, self.logs = meeting, demo, ascii_only, logs
        self.last_words = []
        self._live: LiveScreen | None = None
        if colourless:
            self.theme = "ansi-dark"

    def on_mount(self) -> None:
        """Home first; then the meeting that was asked for."""
        self.push_screen(HomeScreen(self.desk, DEMO_BANNER if self._demo else ""))
        if self._first is not None:
            self.desk.open(self._first)
        self.leave_on_signals()
        self.app_resume_signal.subscribe(self, self._resumed, immediate=True)

    def open_meeting(self, key: RecordKey) -> None:
        """Go to a meeting: as it was left where it is open, else it is opened and its screen comes then."""
        if self._live is not None and self._live.key == key and not self._live.reading:
            self.go_live()
        else:
            self.keep_draft()
            self.desk.open(key)

    def go_home(self) -> None:
        """Back to the list of meetings."""
        while len(self.screen_stack) > 2:
            self.pop_screen()

    def go_live(self) -> None:
        """To the meeting that is open, as it was left."""
        if self._live is not None and self.screen is not self._live:
            self.push_screen(self._live)

    def keep_draft(self) -> None:
        """Keep what is being typed, for the next opening of that meeting."""
        if self._live is not None:
            self._live.keep_draft()

    def unsaved_words(self) -> list[str]:
        """What was asked for and is not on the disk, in words."""
        return self._live.unsaved_words() if self._live is not None else []

    @on(Opened)
    def _opened(self, news: Opened) -> None:
        from boardtui.app.screens.live import LiveScreen

        self.go_home()
        self._live = LiveScreen(self.desk, news.opening, ascii_only=self._ascii)
        self.push_screen(self._live)

    @on(Burst)
    async def _pasted(self, news: Burst) -> None:
        """A paste that came as keys belongs in a text field; in the register every letter would mark."""
        from textual.widgets import Input, TextArea

        if isinstance(self.screen.focused, Input | TextArea):
            for key in news.keys:
                await self.on_event(key)
            return
        place = next((one for one in reversed(self.screen_stack) if isinstance(one, Place)), None)
        if place is not None:
            place.notice.refuse(
                f"{len(news.keys)} keys came at once, as from a paste: they were ignored, and nobody was "
                "marked. To paste into the line, press Tab first."
            )

    def _resumed(self, app: App[object]) -> None:
        """Back from ctrl+Z in the shell: draw everything anew, and look whether the record is as it was."""
        self.refresh(layout=True)
        if self._live is not None and self._live.is_attached:
            self._live.look()

    def _deliver(self, news: Message) -> None:
        """Called in the desk's thread: hand news to the app, which hands it to its screens."""
        self.call_soon(self._spread, news)

    def _spread(self, news: Message) -> None:
        if isinstance(news, Opened | Broke):
            self.post_message(news)
            return
        for screen in self.screen_stack:
            if isinstance(screen, Place):
                screen.post_message(news)

    def call_soon(self, work: Callable[[Message], None], news: Message) -> None:
        """Run ``work`` in the app's own loop; news that comes after its end is for nobody."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(work, news)


def run_app(
    secretariat: Secretariat,
    *,
    board: str | None = None,
    meeting: str | None = None,
    demo: bool = False,
    logs: Path | None = None,
) -> int:
    """Open the app on a workspace, at one meeting where one is named; the exit code to leave with.

    ``logs`` is the folder its own mistakes are written down in.
    """
    first = None
    if board is not None or meeting is not None:
        found = secretariat.find_board(board)
        first = RecordKey(found.id, secretariat.find_meeting(found, meeting).id)
    app = BoardApp(secretariat, meeting=first, demo=demo, logs=logs)
    code = app.run()
    for line in app.last_words:
        sys.stderr.write(f"{line}\n")
    return app.return_code or code or 0

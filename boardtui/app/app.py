"""The app itself: it opens the desk, and hands its news to the screens."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import App
from textual.events import Paste
from textual.message import Message

from boardtui.app.desk import Desk
from boardtui.app.going import GoingApp
from boardtui.app.last_words import say
from boardtui.app.messages import Broke, Burst, Changed, Looked, Opened, Refused, ShutOut
from boardtui.app.place import Place
from boardtui.app.screens.home import HomeScreen
from boardtui.app.themes import COLOURLESS, DEFAULT, board_light
from boardtui.secretariat.settings import Settings

if TYPE_CHECKING:  # all that a meeting needs comes after Home is painted
    from boardtui.model.keys import RecordKey
    from boardtui.secretariat.secretariat import Secretariat

DEMO_BANNER = "Demonstration: a temporary copy of the sample board. Nothing is kept."


class BoardApp(GoingApp):
    """BoardTUI in a terminal."""

    CSS_PATH = ["app.tcss", "screens/home.tcss"]  # read together: a second reading lays everything out anew
    TITLE = "BoardTUI"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = set()  # a place has its own, the system's among them

    def __init__(
        self,
        opening: "Callable[[], Secretariat]",
        *,
        meeting: "RecordKey | None" = None,
        demo: bool = False,
        ascii_only: bool = False,
        logs: Path | None = None,
        settings: Settings | None = None,
    ) -> None:
        """``opening`` opens the workspace; called once, in the desk's thread, after the first picture."""
        colourless = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=colourless)  # or Textual would send greys where no colour is wanted
        self.desk = Desk(opening, self._deliver)
        self._first, self._demo, self.logs = meeting, demo, logs
        settings = settings or Settings()
        self.settings = replace(settings, ascii_only=settings.ascii_only or ascii_only)
        self.last_words = []
        self.wants_demo = False
        self.register_theme(board_light())
        self.theme = COLOURLESS if colourless else self.settings.theme or DEFAULT
        self.animation_level = "full" if self.settings.animation else "none"

    def show_demo(self) -> None:
        """Leave, for the demonstration to be shown instead."""
        self.wants_demo = True
        self.leave()

    def get_default_screen(self) -> HomeScreen:
        """Home lies under all other screens, with none of Textual's own beneath it to be laid out first."""
        return HomeScreen(self.desk, DEMO_BANNER if self._demo else "")

    def on_mount(self) -> None:
        """Home is there; then the meeting that was asked for."""
        if self._first is not None:
            self.desk.open(self._first)
        self.leave_on_signals()
        self.app_resume_signal.subscribe(self, self._resumed, immediate=True)

    @on(Burst)
    async def _pasted(self, news: Burst) -> None:
        """A paste that came as keys belongs in a text field; in the register every letter would mark."""
        from textual.widgets import Input, TextArea

        if isinstance(self.screen.focused, Input | TextArea):
            if news.is_long:
                self.screen.focused.post_message(Paste(news.text))
                return
            for key in news.keys:
                await self.on_event(key)
            return
        place = next((one for one in reversed(self.screen_stack) if isinstance(one, Place)), None)
        if place is not None:
            place.notice.refuse(
                f"{len(news.keys)} keys came at once, as from a paste. {place.pasted_nowhere}"
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
        if isinstance(news, Opened | Broke | ShutOut):
            self.post_message(news)
            return
        if isinstance(news, Refused):
            self.cannot_open()
        live = self._live
        if isinstance(news, Changed | Looked) and live is not None and live not in self.screen_stack:
            if live.is_running:
                live.post_message(news)
            else:
                live.changed_from_elsewhere(news)
        for screen in self.screen_stack:
            if isinstance(screen, Place) and _hears(type(screen), news.handler_name):
                screen.post_message(news)

    def call_soon(self, work: Callable[[Message], None], news: Message) -> None:
        """Run ``work`` in the app's own loop; news that comes after its end is for nobody."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(work, news)


@cache
def _hears(place: type[Place], handler: str) -> bool:
    """Whether that kind of place does anything about news with a ``handler`` of that name: the rest need not
    be woken by each mark."""
    handled = (one for kind in place.__mro__ for one in vars(kind).get("_decorated_handlers", {}))
    return hasattr(place, handler) or any(news.handler_name == handler for news in handled)


def run_app(
    opening: "Callable[[], Secretariat]",
    *,
    board: str | None = None,
    meeting: str | None = None,
    demo: bool = False,
    logs: Path | None = None,
    settings: Settings | None = None,
    demo_instead: "Callable[[], int] | None" = None,
) -> int:
    """Open the app, at one meeting where one is named; the exit code to leave with.

    ``opening`` opens the workspace, after the first picture; what it raises ends the app and is raised here.
    ``logs`` is the folder the app's own mistakes are written down in. ``demo_instead`` shows the
    demonstration, where that is what a person asked for in an empty workspace.
    """
    first = None
    if board is not None or meeting is not None:
        from boardtui.model.keys import RecordKey

        secretariat = opening()
        found = secretariat.find_board(board)
        first = RecordKey(found.id, secretariat.find_meeting(found, meeting).id)
        opening = partial(_already, secretariat)
    app = BoardApp(opening, meeting=first, demo=demo, logs=logs, settings=settings)
    code = app.run(mouse=app.settings.mouse)
    if app.desk.shut_out is not None:
        raise app.desk.shut_out
    say(app.last_words)
    if app.wants_demo and demo_instead is not None:
        return demo_instead()
    return app.return_code or code or 0


def _already(secretariat: "Secretariat") -> "Secretariat":
    return secretariat

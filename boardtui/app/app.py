"""The app itself: it opens the desk, goes from screen to screen, and leaves the terminal as it found it."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import App
from textual.events import Paste
from textual.message import Message

from boardtui.app.desk import Desk
from boardtui.app.ending import OrderlyApp
from boardtui.app.last_words import say
from boardtui.app.messages import Broke, Burst, Changed, Looked, Opened, ShutOut
from boardtui.app.place import Place
from boardtui.app.screens.home import HomeScreen
from boardtui.app.themes import COLOURLESS, DEFAULT, board_light
from boardtui.app.trail import Trail
from boardtui.secretariat.settings import Settings

if TYPE_CHECKING:  # all that a meeting needs comes after Home is painted
    from boardtui.app.screens.live import LiveScreen
    from boardtui.model.boards import Board
    from boardtui.model.keys import RecordKey
    from boardtui.rules.needs import Need
    from boardtui.secretariat.searching import Hit
    from boardtui.secretariat.secretariat import Secretariat

DEMO_BANNER = "Demonstration: a temporary copy of the sample board. Nothing is kept."


class BoardApp(OrderlyApp):
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
        self.trail: Trail[RecordKey | str | None] = Trail(None)  # meeting, place by name, Home
        self._round: dict[str, Place] = {}
        self._to_show: Hit | None = None
        self._to_agenda: RecordKey | None = None
        self.last_words = []
        self._live: LiveScreen | None = None
        self.register_theme(board_light())
        self.theme = COLOURLESS if colourless else self.settings.theme or DEFAULT
        self.animation_level = "full" if self.settings.animation else "none"

    def get_default_screen(self) -> HomeScreen:
        """Home lies under all other screens, with none of Textual's own beneath it to be laid out first."""
        return HomeScreen(self.desk, DEMO_BANNER if self._demo else "")

    def on_mount(self) -> None:
        """Home is there; then the meeting that was asked for."""
        if self._first is not None:
            self.desk.open(self._first)
        self.leave_on_signals()
        self.app_resume_signal.subscribe(self, self._resumed, immediate=True)

    @property
    def has_meeting(self) -> bool:
        """True while a meeting is open."""
        return self._live is not None

    def open_meeting(self, key: "RecordKey", hit: "Hit | None" = None) -> None:
        """Go to a meeting, and to what was found there: as it was left where it is open, else it is opened
        and its screen comes then."""
        self._to_show, self._to_agenda = hit, None
        if self._live is not None and self._live.key == key and not self._live.reading:
            self.go_live()
        else:
            self.keep_draft()
            self.desk.open(key)

    def open_agenda(self, key: "RecordKey") -> None:
        """Open a meeting, and go to its agenda."""
        self._to_show, self._to_agenda = None, key
        self.keep_draft()
        self.desk.open(key)

    def go_home(self) -> None:
        """Back to the list of meetings."""
        self._uncover_home()
        self.trail.visit(None)

    def go_live(self) -> None:
        """To the meeting that is open, as it was left."""
        if self._live is None:
            return
        if self._live not in self.screen_stack:
            self._uncover_home()
            self.push_screen(self._live)
        self.trail.visit(self._live.key)
        if self._to_show is not None:
            self._live.call_after_refresh(self._live.go_to_hit, self._to_show)
            self._to_show = None

    def go_round(self, name: str) -> None:
        """To one of the places of the year round, by its name and as it was left."""
        from boardtui.app.year_round import agenda_place, place_called

        place = self._round.get(name)
        if name == "agenda":
            opening, ascii_only = self._live.as_opened if self._live else None, self.settings.ascii_only
            place = self._round[name] = agenda_place(self.desk, opening, place, ascii_only=ascii_only)
        elif place is None:
            board, ascii_only = self._live.key.board if self._live else None, self.settings.ascii_only
            place = self._round[name] = place_called(name, self.desk, board=board, ascii_only=ascii_only)
        if self.screen is not place:
            self.keep_draft()
            self._uncover_home()
            self.push_screen(place)
        self.trail.visit(name)

    def go_along(self, by: int) -> None:
        """Back or forward along the places one has been to."""
        stop = self.trail.go(by)
        if stop is None:
            self._uncover_home()
        elif isinstance(stop, str):
            self.go_round(stop)
        else:
            self.open_meeting(stop)

    def go_back(self) -> None:
        """One step back along those places; at Home, leave."""
        if self.trail.here is None:
            self.leave()
        elif self.trail.can_go(-1):
            self.go_along(-1)
        else:
            self.go_home()

    def _uncover_home(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def keep_draft(self) -> None:
        """Keep what is being typed, for the next opening of that meeting."""
        if self._live is not None:
            self._live.keep_draft()

    def go_to_need(self, need: "Need") -> None:
        """Go to the place where that is seen to."""
        from boardtui.app.year_round import need_place

        key, name = need_place(need.place)
        if key is not None:
            self.open_meeting(key)
            return
        self.go_round(name)
        self._round[name].show_place(need.place)

    def board_changed(self, board: "Board") -> None:
        """Let the meeting that is open go by the board as it is now."""
        if self._live is not None and self._live.key.board == board.id:
            self._live.take_board(board)

    def unsaved_words(self) -> list[str]:
        """What was asked for and is not on the disk, in words."""
        return self._live.unsaved_words() if self._live is not None else []

    def unkept_line(self) -> str:
        """What is being typed and is not on the disk."""
        return self._live.unkept_line() if self._live is not None else ""

    @on(Opened)
    def _opened(self, news: Opened) -> None:
        from boardtui.app.screens.live import LiveScreen

        self._uncover_home()
        if self._live is not None:
            self.uninstall_screen(self._live)
            self._live.remove()
        self._live = LiveScreen(
            self.desk,
            news.opening,
            ascii_only=self.settings.ascii_only,
            snippets=self.settings.snippets,
        )
        self.install_screen(self._live, "live")  # or it would be taken apart whenever one goes elsewhere
        to_agenda, self._to_agenda = self._to_agenda == news.opening.key, None
        if to_agenda:
            self.go_round("agenda")
        else:
            self.go_live()

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
        if isinstance(news, Opened | Broke | ShutOut):
            self.post_message(news)
            return
        live = self._live
        if isinstance(news, Changed | Looked) and live is not None and live not in self.screen_stack:
            if live.is_running:
                live.post_message(news)
            else:
                live.changed_from_elsewhere(news)
        for screen in self.screen_stack:
            if isinstance(screen, Place):
                screen.post_message(news)

    def call_soon(self, work: Callable[[Message], None], news: Message) -> None:
        """Run ``work`` in the app's own loop; news that comes after its end is for nobody."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(work, news)


def run_app(
    opening: "Callable[[], Secretariat]",
    *,
    board: str | None = None,
    meeting: str | None = None,
    demo: bool = False,
    logs: Path | None = None,
    settings: Settings | None = None,
) -> int:
    """Open the app, at one meeting where one is named; the exit code to leave with.

    ``opening`` opens the workspace, after the first picture; what it raises ends the app and is raised here.
    ``logs`` is the folder the app's own mistakes are written down in.
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
    return app.return_code or code or 0


def _already(secretariat: "Secretariat") -> "Secretariat":
    return secretariat

"""Where one goes for the agenda while no meeting is open: the next one is sought and opened."""

from textual import on
from textual.app import ComposeResult

from boardtui.app.agenda.asking import NextMeeting, next_meeting
from boardtui.app.commands.agenda import NO_AGENDA
from boardtui.app.commands.command import bindings
from boardtui.app.commands.everywhere import EVERYWHERE
from boardtui.app.desk import Desk
from boardtui.app.messages import Refused
from boardtui.app.place import Place
from boardtui.app.rows.line import Look, fit, plain
from boardtui.app.widgets.banner import TooSmall
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import LinePane, OneLine
from boardtui.app.widgets.notice import Notice
from boardtui.app.widgets.tabs import TabLine


class NextAgendaScreen(Place):
    """Goes on to the agenda of the next meeting; where there is none, says what makes one."""

    CSS_PATH = "agenda.tcss"
    PLACE_COMMANDS = (*NO_AGENDA, *EVERYWHERE)
    BINDINGS = bindings(PLACE_COMMANDS)
    tab = 3

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._words: tuple[str, ...] = ("Reading …",)

    def compose(self) -> ComposeResult:
        """A few lines."""
        yield TabLine()
        yield OneLine(id="place")
        yield LinePane(id="agenda-none")
        yield Notice()
        yield FittedFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """Ask which meeting is next."""
        self.show_tabs()
        self.show_footer()
        self.query_one(LinePane).focus()
        self._desk.read(next_meeting)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.call_after_refresh(self._fill)

    @on(NextMeeting)
    def _found_next(self, news: NextMeeting) -> None:
        if news.key is not None:
            self.orderly_app.open_agenda(news.key)
            return
        self._words = (
            "No agenda yet: there is no meeting to have one.",
            "",
            "1 goes to Home: b there begins a board, m puts a meeting on record.",
            "3 here then shows the agenda of the next one; ⏎ on another in Home opens that.",
        )
        self._fill()

    @on(Refused)
    def _refused(self, news: Refused) -> None:
        self.notice.refuse(news.sentence)

    def _fill(self) -> None:
        pane = self.query_one(LinePane)
        width = max(pane.text_width, 20)
        looks = (Look.PLAIN, Look.DIM)
        pane.show(tuple(plain(fit(f" {one}", width), looks[bool(n)]) for n, one in enumerate(self._words)))
        self.query_one("#place", OneLine).show(plain(fit(" Agenda", self.app.size.width)))
        self.query_one(TooSmall).say()

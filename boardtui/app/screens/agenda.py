"""The agenda of the meeting in hand: its sections and items, one of them whole, and whether it is issued."""

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from boardtui.app.agenda.asking import Answered, BoardRead, Drafted, read_board
from boardtui.app.agenda.following_up import FollowingUpPart
from boardtui.app.commands.agenda import AGENDA
from boardtui.app.commands.command import bindings
from boardtui.app.commands.details import DETAILS
from boardtui.app.commands.everywhere import EVERYWHERE
from boardtui.app.commands.export import ExportView
from boardtui.app.commands.live import RedoLast, UndoLast
from boardtui.app.commands.saving import SAVING
from boardtui.app.desk import Desk
from boardtui.app.messages import Changed, Opening, Refused
from boardtui.app.rows.agenda_rows import (
    agenda_lines,
    agenda_place_line,
    end_words,
    issue_line,
    item_details,
    nothing_lines,
)
from boardtui.app.rows.line import Line, Look, fit, plain
from boardtui.app.rows.status_rows import Saved
from boardtui.app.widgets.banner import Banner, TooSmall
from boardtui.app.widgets.detail import DetailPane
from boardtui.app.widgets.entries import EntryList
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import OneLine
from boardtui.app.widgets.notice import Notice
from boardtui.app.widgets.register import MeetingList
from boardtui.app.widgets.tabs import TabLine
from boardtui.model.meetings import Meeting
from boardtui.rules.finding import Place as Where
from boardtui.secretariat.chosen_documents import Choice


class AgendaScreen(FollowingUpPart):
    """Shows the record that the live meeting shows too: news of a change comes to both."""

    CSS_PATH = "agenda.tcss"
    PLACE_COMMANDS = (*AGENDA, *DETAILS, ExportView, UndoLast, RedoLast, *SAVING, *EVERYWHERE)
    BINDINGS = bindings(PLACE_COMMANDS)
    tab = 3

    def __init__(
        self, desk: Desk, opening: Opening, *, at: str | None = None, ascii_only: bool = False
    ) -> None:
        """``at`` is the id of the item or section the cursor was on when this was left."""
        super().__init__(desk, opening)
        self._ascii, self._at = ascii_only, at
        self._after: Callable[[], None] | None = None
        self._known = {one.id for one in opening.meeting.agenda}

    # -- what it is made of --------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Where it stands, the agenda, and one item whole: beside it, or below in a narrow window."""
        yield TabLine()
        yield Banner()
        yield OneLine(id="place")
        yield OneLine(id="issued")
        with Container(id="agenda-panes"):
            with Vertical(id="agenda-box"):
                yield EntryList(id="agenda-items")
            with Vertical(id="cover-box"):
                yield DetailPane(id="agenda-cover")
        yield Notice()
        yield FittedFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """Draw what is known, and ask what the board's plan says by now."""
        self.show_tabs()
        self.show_footer()
        self.items.focus()
        self._ask_board()

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.query_one(Banner).fit()
        self.call_after_refresh(self.fill)

    def _ask_board(self) -> None:
        board = self.key.board
        self._desk.read(lambda secretariat: read_board(secretariat, board))

    @property
    def items(self) -> EntryList:
        """The list of sections and items."""
        return self.query_one(EntryList)

    @property
    def details(self) -> DetailPane:
        """One item, whole."""
        return self.query_one(DetailPane)

    @property
    def at(self) -> str | None:
        """The id of the item or section under the cursor, or where the cursor was last."""
        return self._at

    @property
    def line(self) -> Line | None:
        """The line under the cursor; None on an agenda without any."""
        return self.items.current if self._meeting.agenda or self._meeting.sections else None

    # -- news ----------------------------------------------------------------------------------------

    @on(Changed)
    def _changed(self, news: Changed) -> None:
        if news.key != self.key:
            return
        self._saved = Saved(news.sequence, self._desk.now(), self._saved.problem)
        self.take_meeting(news.meeting)
        self.notice.dismiss()
        self.notice.say(self.acknowledged(news.said, undone=news.undone) if news.recorded else news.said)
        self._ask_board()

    @on(Refused)
    def _refused(self, news: Refused) -> None:
        self.notice.refuse(news.sentence)

    @on(BoardRead)
    def _board_read(self, news: BoardRead) -> None:
        if news.board.id == self.key.board:
            self._board = news.board
            self.show_status()

    @on(Drafted)
    def _drafted(self, news: Drafted) -> None:
        if news.key != self.key:
            return
        same = news.edit.items == self._meeting.agenda and news.edit.sections == self._meeting.sections
        if same:
            self.notice.say("The standing items, and what was promised, are on it already.")
        else:
            self.do(news.edit)

    def after_news(self, then: Callable[[], None]) -> None:
        """Do that once all that was asked so far is answered."""
        self._after = then
        self._desk.read(lambda _: Answered())

    @property
    def awaits(self) -> bool:
        """True until the list of parts is back: what is typed behind one part is meant for the next."""
        return self._after is not None

    @on(Answered)
    def _answered_all(self) -> None:
        then, self._after = self._after, None
        if then is not None:
            then()

    def take_over(self) -> None:
        """Open the record to change it, and come back here."""
        if self.reading:
            self.orderly_app.open_agenda(self.key)
        else:
            super().take_over()

    # -- drawing -------------------------------------------------------------------------------------

    def take_meeting(self, meeting: Meeting) -> None:
        """Show another state of the meeting, with the cursor on what is new on it."""
        self._meeting = meeting
        new = [one.id for one in meeting.agenda if one.id not in self._known]
        self._known = {one.id for one in meeting.agenda}
        if len(new) == 1:
            self._at = new[0]
        self.fill()

    def fill(self) -> None:
        """Draw the agenda; the cursor stays on its item, wherever that is now."""
        width = max(self.items.text_width, 20)
        found = agenda_lines(self._meeting, width)
        lines = tuple(found) or nothing_lines(width)
        place = next((n for n, one in enumerate(found) if one.entry == self._at and one.entry), None)
        self.items.show(lines)
        if place is None and self._at is None:
            place = next((n for n, one in enumerate(found) if not one.heading), 0)
        self.items.move_to(self.items.cursor if place is None else place)
        self.show_status()
        self._show_item()
        self.query_one(TooSmall).say()

    def show_status(self) -> None:
        """Where it stands: the two lines above the agenda, and the end of the meeting below it."""
        across = self.app.size.width
        place = agenda_place_line(self._board, self._meeting, self._saved, across)
        self.query_one("#place", OneLine).show(place)
        self.query_one("#issued", OneLine).show(issue_line(self._board, self._meeting, across))
        box = self.query_one("#agenda-box", Vertical)
        box.border_title, box.border_subtitle = Content("Agenda"), Content(end_words(self._meeting))

    def _show_item(self) -> None:
        line, item = self.line, self.item
        if line is not None:
            self._at = line.entry
        pane, box = self.details, self.query_one("#cover-box", Vertical)
        box.border_title = Content(f"Item {item.number}" if item is not None else "")
        width = max(pane.text_width, 20)
        said = plain(fit(" o adds an item to this section.", width), Look.DIM)
        lines = item_details(item, width) if item is not None else [said] if line else []
        pane.show_all(lines, self.commands)

    def step(self, by: int) -> None:
        """Move the cursor."""
        if self.line is not None:
            self.items.move_to(self.items.cursor + by)
            self._show_item()

    def show_place(self, place: Where) -> None:
        """Put the cursor on the item that ``place`` means."""
        if self._meeting.item(place.field) is not None:
            self._at = place.field
            if self.is_mounted:
                self.fill()

    def page(self, by: int) -> None:
        """Move the cursor a page."""
        self.step(by * max(self.items.size.height - 2, 1))

    def export_view(self) -> Choice:
        """This agenda."""
        return Choice("agenda", self.key.board, self.key.meeting or "")

    def on_click(self, event: events.Click) -> None:
        """A click in the agenda has moved the cursor."""
        self.call_after_refresh(self._show_item)

    @on(MeetingList.Chosen)
    def _chosen(self) -> None:
        self._show_item()
        self.open_cover()

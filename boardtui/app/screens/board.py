"""The board: who sits on it for whom, its vacancies, its officers and substitutes, and its calendar."""

from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from boardtui.app.body import BodyRead, convene_on, read_body
from boardtui.app.body_settings import SettingsPart
from boardtui.app.commands.board import BOARD
from boardtui.app.commands.command import bindings
from boardtui.app.commands.details import DETAILS
from boardtui.app.commands.everywhere import EVERYWHERE
from boardtui.app.commands.export import ExportView
from boardtui.app.commands.lists import MOVING
from boardtui.app.commands.live import RedoLast, UndoLast
from boardtui.app.desk import Desk
from boardtui.app.messages import Convened
from boardtui.app.rows.board_rows import (
    BoardRow,
    body_rows,
    body_words,
    date_details,
    date_rows,
    group_details,
    person_details,
)
from boardtui.app.rows.line import Look, fit, plain
from boardtui.app.widgets.banner import TooSmall
from boardtui.app.widgets.detail import DetailPane
from boardtui.app.widgets.entries import EntryList
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import OneLine
from boardtui.app.widgets.notice import Notice
from boardtui.app.widgets.register import MeetingList
from boardtui.app.widgets.tabs import TabLine
from boardtui.model.keys import RecordKey
from boardtui.rules.finding import Finding, Place
from boardtui.rules.membership import as_on
from boardtui.secretariat.chosen_documents import Choice
from boardtui.secretariat.convening import Dated


class BoardScreen(SettingsPart):
    """Two lists, of people and of dates: Tab goes from one to the other, and the keys act where one is."""

    CSS_PATH = "board.tcss"
    PLACE_COMMANDS = (*BOARD, ExportView, *MOVING, *DETAILS, UndoLast, RedoLast, *EVERYWHERE)
    BINDINGS = bindings(PLACE_COMMANDS)
    tab = 2

    def __init__(self, desk: Desk, *, board: str | None = None, ascii_only: bool = False) -> None:
        super().__init__()
        self._desk, self._wanted, self._ascii = desk, board, ascii_only
        self._rows: tuple[BoardRow, ...] = ()
        self._dated: tuple[Dated, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._past = self._known = False
        self._to_show: Place | None = None

    def compose(self) -> ComposeResult:
        """How it is made up, the people, what there is to say of one, and the calendar."""
        yield TabLine()
        yield OneLine(id="place")
        with Container(id="board-panes"):
            with Vertical(id="people-box") as box:
                box.border_title = Content("People")
                yield EntryList(id="board-people")
            with Vertical(id="board-side"):
                with Vertical(id="about-box"):
                    yield DetailPane(id="board-about")
                with Vertical(id="dates-box") as box:
                    box.border_title = Content("Calendar")
                    yield EntryList(id="board-dates")
        yield Notice()
        yield FittedFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """What can be said before anything is read."""
        self.show_tabs()
        self.show_footer()
        self.people.focus()

    def on_screen_resume(self) -> None:
        """Ask for the board, now and whenever this is come back to."""
        self.ask()

    def ask(self) -> None:
        """Ask for the board."""
        self._desk.read(partial(read_body, wanted=self._wanted))

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.call_after_refresh(self.fill)

    def on_descendant_focus(self) -> None:
        """What is said is of the list that has the keys."""
        self._show_about()

    @on(BodyRead)
    def _came(self, news: BodyRead) -> None:
        first = not self._known
        self.boards, self.board, self.readonly = news.boards, news.board, news.readonly
        self._dated, self._findings, self._known = news.dated, news.findings, True
        if self.board is not None:
            self.app.board_changed(self.board)  # type: ignore[attr-defined]  # BoardApp
        self.fill()
        if first:
            ahead = [n for n, one in enumerate(self._dated) if one.when.day >= self.today and one.when.stands]
            self.dates.move_to(ahead[0] if ahead else 0)
        if self._to_show is not None:
            place, self._to_show = self._to_show, None
            self._point_at(place)

    # -- where the cursor is -----------------------------------------------------------------------------

    @property
    def details(self) -> DetailPane:
        """What there is to say of one of them."""
        return self.query_one(DetailPane)

    @property
    def people(self) -> EntryList:
        """The list of groups and people."""
        return self.query_one("#board-people", EntryList)

    @property
    def dates(self) -> EntryList:
        """The calendar."""
        return self.query_one("#board-dates", EntryList)

    @property
    def in_calendar(self) -> bool:
        """True while the calendar has the keys."""
        return self.dates.has_focus

    @property
    def _row(self) -> BoardRow | None:
        place = self.people.cursor
        return self._rows[place] if place < len(self._rows) else None

    @property
    def person_here(self) -> str | None:
        """The person under the cursor, by id."""
        return self._row.person if self._row is not None else None

    @property
    def group_here(self) -> str | None:
        """The group whose heading is under the cursor, by id."""
        return self._row.group if self._row is not None else None

    @property
    def date_here(self) -> Dated | None:
        """The date under the cursor."""
        place = self.dates.cursor
        return self._dated[place] if place < len(self._dated) else None

    def show_place(self, place: Place) -> None:
        """Go to the board, and there to the person, the group or the date that ``place`` means."""
        self._wanted, self._to_show = place.board, place
        if self.is_attached:
            self.ask()

    def _point_at(self, place: Place) -> None:
        if place.record == "calendar":
            self.dates.focus()
            days = [one.when.day.isoformat() for one in self._dated]
            if place.field in days:
                self.dates.move_to(days.index(place.field))
        else:
            self.people.focus()
            found = (n for n, one in enumerate(self._rows) if place.field in (one.person, one.group))
            at = next(found, None) if place.field is not None else None
            if at is not None:
                self.people.move_to(at)
        self._show_about()

    # -- drawing -----------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Show the people and the dates, each cursor where it was."""
        if not self.is_attached or not self._known:
            return
        across = self.app.size.width
        self.query_one(TooSmall).say()
        if self.board is None:
            self.query_one("#place", OneLine).show(plain(fit(" No board is on record here yet.", across)))
            self.people.show(
                (plain(" 1 goes to Home: b there makes a board, or loads one from a file.", Look.DIM),)
            )
            return
        here = (self.person_here, self.group_here)
        board, today = self.board, self.today
        self._rows = body_rows(board, today, max(self.people.text_width, 20), past=self._past)
        self.people.show(
            [one.line for one in self._rows] or [plain(" Nobody yet: n adds a member, g a group.", Look.DIM)]
        )
        found = (n for n, one in enumerate(self._rows) if (one.person, one.group) == here)
        at = next(found, None) if here != (None, None) else None
        if at is not None:
            self.people.move_to(at)
        lines = date_rows(board, self._dated, today, max(self.dates.text_width, 20))
        self.dates.show(lines or (plain(" No dates yet: n adds one, or a year of them.", Look.DIM),))
        words = body_words(board, today, self._findings)
        readonly = " · open for reading only" * self.readonly
        said = f" {as_on(board, today).name} · {words}{readonly}"
        self.query_one("#place", OneLine).show(plain(fit(said, across)))
        self._show_about()

    def _show_about(self) -> None:
        if self.board is None:
            return
        pane, today = self.details, self.today
        width = max(pane.text_width, 20)
        dated, row = self.date_here, self._row
        title, lines = "", []
        if self.in_calendar:
            if dated is not None:
                title = f"{dated.when.day:%A} {dated.when.day.day} {dated.when.day:%B %Y}"
                lines = date_details(dated, self._findings, width)
        elif row is not None and row.person is not None:
            person = self.board.person(row.person)
            assert person is not None
            title = person.name_on(today).printed
            lines = person_details(self.board, person, today, self._findings, width)
        elif row is not None and row.group is not None:
            lines = group_details(self.board, row.group, today, self._findings, width)
            group = as_on(self.board, today).group(row.group)
            title = group.name if group is not None else ""
        self.query_one("#about-box", Vertical).border_title = Content(title)
        pane.show_all(lines, self.commands)

    # -- moving and going --------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Move the cursor in the list that has the keys."""
        pane = self.dates if self.in_calendar else self.people
        pane.move_to(pane.cursor + by)
        self._show_about()

    def page(self, by: int) -> None:
        """Move the cursor a page."""
        pane = self.dates if self.in_calendar else self.people
        self.step(by * max(pane.size.height - 2, 1))

    def to_end(self, by: int) -> None:
        """Move the cursor to the first row, or the last."""
        pane = self.dates if self.in_calendar else self.people
        self.step(by * max(len(pane.lines), 1))

    def on_click(self, event: events.Click) -> None:
        """A click in a list has moved its cursor."""
        self.call_after_refresh(self._show_about)

    @on(MeetingList.Chosen)
    def _chosen(self) -> None:
        self.open_entry()

    def open_entry(self) -> None:
        """Change the person; open the meeting of the date, which is put on record where it is not."""
        dated = self.date_here
        if not self.in_calendar:
            self.change_here()
        elif dated is not None and self.board is not None:
            if dated.meeting is not None:
                self.orderly_app.open_meeting(RecordKey(self.board.id, dated.meeting.id))
            elif self._to_change() is not None:
                self._desk.read(partial(convene_on, board_id=self.board.id, when=dated.when))

    @on(Convened)
    def _convened(self, news: Convened) -> None:
        self.notice.say(f"{news.said}. Enter opens it.")
        self.ask()

    def toggle_past(self) -> None:
        """Show those who are not on the board now, or hide them again."""
        self._past = not self._past
        self.fill()

    def export_view(self) -> Choice:
        """The membership of this board."""
        return Choice("membership", self.board.id if self.board is not None else "")

    def choose_board(self) -> None:
        """Let another board be chosen."""
        from boardtui.app.dialogs.choosing import ChooseDialog, Option

        def chosen(option: Option | None) -> None:
            if option is not None:
                self._wanted, self._known = option.value, False
                self.ask()

        options = [Option(one.id, one.name, one.year) for one in self.boards]
        now = self.board.id if self.board is not None else ""
        self.app.push_screen(ChooseDialog("Which board?", options, chosen=now), chosen)

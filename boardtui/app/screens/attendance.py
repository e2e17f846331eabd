"""The attendance register of a year: member by meeting, and what it adds up to."""

from functools import partial

from textual import on
from textual.app import ComposeResult

from boardtui.app.commands.attendance import ATTENDANCE
from boardtui.app.commands.command import bindings
from boardtui.app.commands.everywhere import EVERYWHERE
from boardtui.app.commands.export import ExportRegister
from boardtui.app.commands.lists import MOVING
from boardtui.app.commands.live import RedoLast, UndoLast
from boardtui.app.desk import Desk
from boardtui.app.ledgers import RegisterRead, read_register
from boardtui.app.messages import Refused
from boardtui.app.register_corrections import CorrectingPart
from boardtui.app.rows import attendance_rows as drawn
from boardtui.app.rows.attendance_rows import Layout, Sheet
from boardtui.app.rows.line import Line, Look, fit, plain, shorten
from boardtui.app.widgets.banner import TooSmall
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import OneLine
from boardtui.app.widgets.matrix import Matrix
from boardtui.app.widgets.notice import Notice
from boardtui.app.widgets.tabs import TabLine
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.rules.attendance import Mark
from boardtui.rules.digest import Digest
from boardtui.rules.finding import Place
from boardtui.rules.register import RegisterRow
from boardtui.rules.statistics import is_known
from boardtui.rules.wording import short_date
from boardtui.secretariat.chosen_documents import Choice


class AttendanceScreen(CorrectingPart):
    """Shows the register; a cell is corrected after its meeting, with a reason, in that meeting's record."""

    CSS_PATH = "attendance.tcss"
    PLACE_COMMANDS = (*ATTENDANCE, ExportRegister, *MOVING, UndoLast, RedoLast, *EVERYWHERE)
    BINDINGS = bindings(PLACE_COMMANDS)
    tab = 5

    def __init__(self, desk: Desk, *, board: str | None = None, ascii_only: bool = False) -> None:
        """``board`` is the id of the one to begin with."""
        super().__init__()
        self._desk, self._ascii = desk, ascii_only
        self._wanted, self._year = board, ""
        self._boards: tuple[Board, ...] = ()
        self._years: tuple[str, ...] = ()
        self._sheet: Sheet | None = None
        self._known = self._chart = False
        self._group = self._person = ""
        self._rows: list[RegisterRow | str] = []
        self._to_show: Place | None = None
        self._column, self._layout = -1, Layout(0, 0, 0, 1, 0)

    def compose(self) -> ComposeResult:
        """The dates above the cells, what they add up to under them, and the cell in words."""
        yield TabLine()
        yield OneLine(id="place")
        yield OneLine(id="matrix-states")
        yield OneLine(id="matrix-dates")
        yield Matrix(id="matrix")
        yield OneLine(id="matrix-foot")
        yield OneLine(id="cell-detail")
        yield OneLine(id="row-detail")
        yield OneLine(id="matrix-key")
        yield Notice()
        yield FittedFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """What can be said before anything is read."""
        self.show_tabs()
        self.show_footer()
        self.matrix.focus()

    def on_screen_resume(self) -> None:
        """Ask for the register, now and whenever this is come back to."""
        self.show_changed()

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.call_after_refresh(self.fill)

    @property
    def matrix(self) -> Matrix:
        """The cells."""
        return self.query_one(Matrix)

    @property
    def row(self) -> RegisterRow | None:
        """The row under the cursor."""
        cursor = self.matrix.cursor
        found = self._rows[cursor] if cursor < len(self._rows) else None
        return None if isinstance(found, str) else found

    @property
    def meeting(self) -> Digest | None:
        """The meeting of the cell under the cursor."""
        meetings = self._sheet.register.meetings if self._sheet is not None else ()
        return meetings[self._column] if 0 <= self._column < len(meetings) else None

    # -- news ------------------------------------------------------------------------------------------

    def show_changed(self) -> None:
        """Ask for the register."""
        self._desk.read(partial(read_register, wanted=self._wanted, year=self._year or None))

    def show_place(self, place: Place) -> None:
        """Go to the board's register, and there to the member and the meeting that ``place`` means."""
        self._wanted, self._year, self._to_show = place.board, "", place
        if self.is_attached:
            self.show_changed()

    @on(RegisterRead)
    def _came(self, news: RegisterRead) -> None:
        other = (self._wanted, self._year) != (news.board.id if news.board else None, news.year)
        self._known, self.readonly = True, news.readonly
        self._boards, self._years, self._year = news.boards, news.years, news.year
        if news.board is None or news.register is None or news.counts is None:
            self._sheet = None
        else:
            self._wanted = news.board.id
            self._sheet = Sheet(news.board, news.register, news.counts, news.missed)
        if other or not 0 <= self._column < len(self._meetings):
            self._group = ""
            held = [n for n, one in enumerate(self._meetings) if one.state.was_held]
            self._column = held[-1] if held else 0
        if self._to_show is not None:
            self._point_at(self._to_show)
            self._to_show = None
        self.fill()

    def _point_at(self, place: Place) -> None:
        self._group, self._chart, self._person = "", False, place.field or ""
        days = [one.id for one in self._meetings]
        self._column = days.index(place.meeting) if place.meeting in days else self._column

    @on(Refused)
    def _refused(self, news: Refused) -> None:
        self.notice.refuse(news.sentence)

    @property
    def _meetings(self) -> tuple[Digest, ...]:
        return self._sheet.register.meetings if self._sheet is not None else ()

    # -- drawing ---------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Draw the register, or the chart."""
        if not self.is_attached:
            return
        sheet, width = self._sheet, max(self.matrix.text_width, 40)
        if sheet is None or not sheet.is_begun:
            self._show_nothing(width)
            return
        self._rows = drawn.rows_of(sheet.register, self._group)
        self._layout = drawn.layout(width, len(self._meetings), self._column, self._layout.first)
        people = ((n, one) for n, one in enumerate(self._rows) if not isinstance(one, str))
        self._point(next((n for n, one in people if one.person == self._person), self.matrix.cursor))
        self._draw(sheet, width)

    def _draw(self, sheet: Sheet, width: int) -> None:
        lines, plan = self._lines(sheet, width), self._layout
        self.matrix.show(lines)
        states, dates = drawn.head_lines(sheet.register, plan, self._column)
        foot = drawn.foot_line(sheet, plan)
        if self._chart:
            states = dates = foot = Line(())
        self.query_one("#matrix-states", OneLine).show(states)
        self.query_one("#matrix-dates", OneLine).show(dates)
        self.query_one("#matrix-foot", OneLine).show(foot)
        across = self.app.size.width
        self.query_one("#matrix-key", OneLine).show(
            drawn.key_line(sheet.board, across, ascii_only=self._ascii)
        )
        said = drawn.place_words(sheet, self._year, self._group, plan)
        said += " · open for reading only" if self.readonly else ""
        self.query_one("#place", OneLine).show(plain(f" {shorten(said, across - 2)}"))
        self._show_detail(sheet, across)
        self.query_one(TooSmall).say()

    def _lines(self, sheet: Sheet, width: int) -> tuple[Line, ...]:
        if self._chart:
            return tuple(drawn.chart_lines(sheet, self._rows, width, ascii_only=self._ascii))
        here = self.matrix.cursor
        return tuple(
            drawn.group_line(sheet, row, self._layout, ascii_only=self._ascii)
            if isinstance(row, str)
            else drawn.person_line(
                sheet, row, self._layout, self._column if place == here else None, ascii_only=self._ascii
            )
            for place, row in enumerate(self._rows)
        )

    def _show_detail(self, sheet: Sheet, across: int) -> None:
        row = None if self._chart else self.row
        cell = drawn.cell_words(sheet, row, self._column) if row is not None else ""
        more = drawn.row_words(sheet, row) if row is not None else ""
        traced = drawn.trace_words(sheet, row, self._column) if row is not None else ""
        more = f"{traced} · {more}" if traced else more
        self.query_one("#cell-detail", OneLine).show(plain(f" {shorten(cell, across - 2)}"))
        self.query_one("#row-detail", OneLine).show(plain(f" {shorten(more, across - 2)}", Look.DIM))

    def _show_nothing(self, width: int) -> None:
        self._rows = []
        words = drawn.nothing_words(self._year) if self._known else ("Reading …",)
        self.matrix.show(tuple(plain(fit(f" {one}", width)) for one in words))
        name = f" · {self._sheet.board.name}" if self._sheet is not None else ""
        self.query_one("#place", OneLine).show(plain(f" Attendance {self._year}{name}"))
        for one in (
            "#matrix-states",
            "#matrix-dates",
            "#matrix-foot",
            "#cell-detail",
            "#row-detail",
            "#matrix-key",
        ):
            self.query_one(one, OneLine).show(Line(()))
        self.query_one(TooSmall).say()

    # -- moving ----------------------------------------------------------------------------------------

    def _point(self, place: int) -> None:
        people = [n for n, one in enumerate(self._rows) if not isinstance(one, str)]
        if people and not self._chart:
            nearest = min(people, key=lambda n: (abs(n - place), n < place))
            self.matrix.point_at(nearest, len(self._rows))
            self._person = self.row.person if self.row is not None else ""
            if nearest == people[0]:
                self.matrix.keep_in_view(0)

    def step(self, by: int) -> None:
        """Move the cursor over ``by`` people, passing headings by; in the chart, scroll."""
        if self._chart:
            self.matrix.move_to(self.matrix.cursor + by)
            return
        people = [n for n, one in enumerate(self._rows) if not isinstance(one, str)]
        if people:
            at = min(range(len(people)), key=lambda n: abs(people[n] - self.matrix.cursor))
            self._point(people[max(0, min(at + by, len(people) - 1))])
            self.fill()

    def page(self, by: int) -> None:
        """Move the cursor a page."""
        self.step(by * max(self.matrix.size.height - 2, 1))

    def to_end(self, by: int) -> None:
        """Move the cursor to the first person, or the last."""
        self.step(by * max(len(self.matrix.lines), 1))

    def go_along(self, by: int) -> None:
        """Move the cursor to the meeting that way."""
        if self._meetings:
            self._column = max(0, min(self._column + by, len(self._meetings) - 1))
            self.fill()

    @on(Matrix.CellClicked)
    def _clicked(self, click: Matrix.CellClicked) -> None:
        if self._chart or click.place >= len(self._rows) or isinstance(self._rows[click.place], str):
            return
        cell = (click.x - self._layout.cells_at) // drawn.CELL
        if 0 <= cell < self._layout.columns:
            self._column = self._layout.first + cell
        self._point(click.place)
        self.fill()
        if click.twice:
            self.open_entry()

    # -- what the keys ask -----------------------------------------------------------------------------

    def open_entry(self) -> None:
        """Open the meeting of this cell, at the person."""
        meeting, row = self.meeting, self.row
        if meeting is None or self._sheet is None:
            return
        key = RecordKey(self._sheet.board.id, meeting.id)
        if row is None:
            self.orderly_app.open_meeting(key)
            return
        from boardtui.secretariat.searching import Hit, HitKind

        hit = Hit(HitKind.PERSON, key.board, key, meeting.day, "", row.name, row.person)
        self.orderly_app.open_meeting(key, hit)

    def turn_year(self) -> None:
        """Show the year before; after the first the last."""
        if len(self._years) < 2:
            self.notice.say(
                f"{self._year} is the only year on record." if self._year else "No year is on record."
            )
            return
        self._year = self._years[self._years.index(self._year) - 1]
        self._column = -1
        self.show_changed()

    def turn_group(self) -> None:
        """Show the next group; after the last everybody."""
        if self._sheet is not None:
            groups = ["", *drawn.groups_of(self._sheet.register)]
            self._group = groups[(groups.index(self._group) + 1) % len(groups)]
            self.fill()

    def toggle_chart(self) -> None:
        """Bars instead of cells, or cells again."""
        self._chart = not self._chart
        self.fill()

    def export_view(self) -> Choice:
        """The register of this board and year."""
        return Choice("register", self._wanted or "", year=self._year)

    def choose_board(self) -> None:
        """Let a board be chosen."""
        from boardtui.app.dialogs.choosing import ChooseDialog, Option

        def chosen(option: Option | None) -> None:
            if option is not None:
                self._wanted, self._year, self._column = option.value, "", -1
                self.show_changed()

        options = [Option(one.id, one.name, one.year) for one in self._boards]
        self.app.push_screen(ChooseDialog("Which board?", options, chosen=self._wanted or ""), chosen)

    def cell_to_correct(self) -> tuple[RegisterRow | None, Digest | None, Sheet | None]:
        """The cell under the cursor, where it can be corrected; else why not is said, and all are None."""
        row, meeting = self.row, self.meeting
        why = ""
        if row is None or meeting is None or self._chart:
            why = "There is no cell here to correct."
        elif not is_known(meeting):
            why = "That meeting is not over: Enter opens it, and its roll is marked there."
        elif row.is_substitute:
            why = "A substitute's cell follows the meeting: Enter opens it."
        elif row.cells[self._column] is Mark.NOT_A_MEMBER:
            why = f"{row.name} was not a member on {short_date(meeting.day)}."
        if why:
            self.notice.say(why)
        if why or not self.may_change():
            return None, None, None
        return row, meeting, self._sheet

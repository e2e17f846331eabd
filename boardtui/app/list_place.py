"""A place that lists entries of many meetings: filtered as one types, sorted, one of them shown whole."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Input

from boardtui.app.desk import Desk
from boardtui.app.ledgers import ActionRow, DecisionRow
from boardtui.app.messages import Refused
from boardtui.app.place import Place
from boardtui.app.rows.lazy_lines import LazyLines
from boardtui.app.rows.line import Line, Look, fit, plain
from boardtui.app.widgets.banner import TooSmall
from boardtui.app.widgets.detail import DetailPane
from boardtui.app.widgets.entries import EntryList
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import OneLine
from boardtui.app.widgets.notice import Notice
from boardtui.app.widgets.register import MeetingList
from boardtui.app.widgets.tabs import TabLine

Row = TypeVar("Row", bound=ActionRow | DecisionRow)


class ListPlace(Place, Generic[Row]):
    """Asks for its rows whenever it is come to. Subclasses say which are shown, and how each looks."""

    heading: ClassVar[str]

    def __init__(self, desk: Desk, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._desk, self._ascii = desk, ascii_only
        self._shown: Sequence[Row | str] = ()
        self._places: list[int] = []  # where the rows are among the headings
        self._at: Row | None = None  # where the cursor was, for when this place is come back to
        self._known = False
        self._words = ""

    # -- what subclasses say ---------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for the rows."""
        raise NotImplementedError

    def arranged(self) -> Sequence[Row | str]:
        """The rows to show, in order, with headings between them."""
        raise NotImplementedError

    def line_of(self, row: Row, width: int) -> Line:
        """One row in the list."""
        raise NotImplementedError

    def details_of(self, row: Row, width: int) -> list[Line]:
        """One row, whole."""
        raise NotImplementedError

    def summary(self) -> str:
        """What there is in all, in a few words."""
        raise NotImplementedError

    def view_words(self, number: int) -> str:
        """What of it is shown, and how."""
        raise NotImplementedError

    def nothing_words(self) -> tuple[str, ...]:
        """What is said where nothing is shown."""
        raise NotImplementedError

    def went_to(self, row: Row) -> None:
        """The cursor is on another row."""

    def filtered(self, words: str) -> None:
        """Other words are to be filtered by."""
        raise NotImplementedError

    # -- what it is made of ----------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """What there is, what of it is shown, the list, and one entry whole."""
        yield TabLine()
        yield OneLine(id="place")
        yield OneLine(id="list-view")
        yield Input(
            id="list-filter", placeholder="filter: every word must occur · / searches all", compact=True
        )
        with Container(id="list-panes"):
            with Vertical(id="list-box") as box:
                box.border_title = Content(self.heading)
                yield EntryList(id="list-entries")
            with Vertical(id="detail-box"):
                yield DetailPane(id="list-detail")
        yield Notice()
        yield FittedFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """What can be said before anything is read."""
        self.show_tabs()
        self.show_footer()
        self.filter_field.display = bool(self._words)
        self.filter_field.value = self._words
        self.entries.focus()

    def on_screen_resume(self) -> None:
        """Ask for the rows, now and whenever this is come back to."""
        self.ask()

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.call_after_refresh(self.fill)

    def on_descendant_focus(self) -> None:
        """The hints are those of what has the keys."""
        self.show_footer()

    @property
    def entries(self) -> EntryList:
        """The list."""
        return self.query_one(EntryList)

    @property
    def details(self) -> DetailPane:
        """One entry, whole."""
        return self.query_one(DetailPane)

    @property
    def filter_field(self) -> Input:
        """What the list is filtered by."""
        return self.query_one("#list-filter", Input)

    @property
    def typing(self) -> bool:
        """True while the filter has the keys."""
        return self.is_mounted and self.filter_field.has_focus

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        cursor = self.entries.cursor
        found = self._shown[cursor] if cursor < len(self._shown) else None
        return None if isinstance(found, str) else found

    # -- drawing ---------------------------------------------------------------------------------------

    def fill(self, *, stay: bool = False) -> None:
        """Show the rows, with the cursor on the one it was on; at the same height where it is to ``stay``."""
        if not self.is_attached:
            return
        before, place = self._at, self.entries.cursor
        self._shown = self.arranged()
        self._places = [n for n, one in enumerate(self._shown) if not isinstance(one, str)]
        width = max(self.entries.text_width, 20)
        self.entries.show(
            LazyLines(len(self._shown), lambda n: self._line(n, width))
            if self._shown
            else self._nothing(width)
        )
        wanted = place if stay or before is None else self._place_of(before, place)
        self._point(wanted)
        number = sum(not isinstance(one, str) for one in self._shown)
        across = self.app.size.width
        self.query_one("#place", OneLine).show(plain(fit(f" {self.summary()}", across)))
        self.query_one("#list-view", OneLine).show(
            plain(fit(f" {self.view_words(number)}", across), Look.DIM)
        )
        self.query_one(TooSmall).say()
        self._show_detail()

    def _line(self, place: int, width: int) -> Line:
        shown = self._shown[place]
        if isinstance(shown, str):
            return Line(((fit(f" {shown}", width), Look.HEADING),), heading=True)
        return self.line_of(shown, width)

    def _nothing(self, width: int) -> tuple[Line, ...]:
        words = self.nothing_words() if self._known else ("Reading …",)
        return tuple(
            plain(fit(f" {one}", width), Look.DIM if place else Look.PLAIN) for place, one in enumerate(words)
        )

    def _place_of(self, row: Row, near: int) -> int:
        """Where ``row`` is now; ``near`` where it is no more."""
        rows = ((n, one) for n, one in enumerate(self._shown) if not isinstance(one, str))
        return next((n for n, one in rows if _same(one, row)), near)

    def _point(self, place: int) -> None:
        """Put the cursor on the row at ``place``, or on the nearest that is no heading."""
        if self._places:
            self.entries.move_to(self._places[self._nearest(place)])
            if self.entries.cursor == self._places[0]:
                self.entries.keep_in_view(0)

    def _nearest(self, place: int) -> int:
        """Which of the rows is nearest to ``place``; the later one of two. There is a row."""
        after = bisect_left(self._places, place)
        near = range(max(after - 1, 0), min(after + 1, len(self._places)))
        return min(near, key=lambda n: (abs(self._places[n] - place), self._places[n] < place))

    def _show_detail(self) -> None:
        pane, row = self.details, self.row
        box = self.query_one("#detail-box", Vertical)
        box.border_title = Content(row.entry.ref or "no reference" if row is not None else "")
        width = max(pane.text_width, 20)
        pane.show_all(self.details_of(row, width) if row is not None else [], self.commands)
        if row is not None:
            self._at = row
            self.went_to(row)

    # -- moving ----------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Move the cursor over ``by`` rows, passing headings by."""
        if self._places:
            to = self._nearest(self.entries.cursor) + by
            self._point(self._places[max(0, min(to, len(self._places) - 1))])
            self._show_detail()

    def page(self, by: int) -> None:
        """Move the cursor a page."""
        self.step(by * max(self.entries.size.height - 2, 1))

    def to_end(self, by: int) -> None:
        """Move the cursor to the first row, or the last."""
        self.step(by * max(len(self._shown), 1))

    @on(MeetingList.Chosen)
    def _chosen(self) -> None:
        self.open_entry()

    def on_click(self, event: events.Click) -> None:
        """A click in the list has moved the cursor."""
        self.call_after_refresh(self._show_detail)

    def open_entry(self) -> None:
        """Open the meeting of the row under the cursor, there."""
        row = self.row
        if row is None:
            return
        from boardtui.secretariat.searching import Hit, HitKind

        kind = HitKind.ACTION if isinstance(row, ActionRow) else HitKind.DECISION
        target = row.entry.id or row.entry.ref
        hit = Hit(kind, row.board.id, row.key, row.meeting.day, row.entry.ref, row.entry.text, target)
        self.orderly_app.open_meeting(row.key, hit)

    # -- filtering -------------------------------------------------------------------------------------

    def start_filter(self) -> None:
        """Let words be typed that the list is filtered by."""
        self.filter_field.display = True
        self.filter_field.focus()

    def clear_filters(self) -> None:
        """Show what is usually shown."""
        self.filter_field.value = ""
        self.filter_field.display = False

    def step_out(self) -> None:
        """Leave the filter; then take it away; then what every place does."""
        if self.filter_field.has_focus:
            self._leave_filter()
        elif self.filter_field.value and not self.notice.stays:
            self.filter_field.value = ""
            self.filter_field.display = False
        else:
            super().step_out()

    @on(Input.Changed, "#list-filter")
    def _typed(self, event: Input.Changed) -> None:
        if event.value == "/":
            self.filter_field.value = ""
            self._leave_filter()
            self.search()
        elif event.value != self._words:
            self._words = event.value
            self.filtered(event.value)
            self.fill()

    @on(Input.Submitted, "#list-filter")
    def _leave_filter(self) -> None:
        self.entries.focus()
        self.filter_field.display = bool(self.filter_field.value)

    @on(Refused)
    def _refused(self, news: Refused) -> None:
        self.notice.refuse(news.sentence)


def _same(one: ActionRow | DecisionRow, row: ActionRow | DecisionRow) -> bool:
    return one.key == row.key and (one.entry.id or one.entry.text) == (row.entry.id or row.entry.text)

"""Home: the boards and their meetings, and the one to open next."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from boardtui.app.commands.command import bindings
from boardtui.app.commands.everywhere import EVERYWHERE
from boardtui.app.commands.home import HOME
from boardtui.app.desk import Desk
from boardtui.app.messages import Listed, Refused
from boardtui.app.place import Place
from boardtui.app.rows.line import Line, Look, fit, plain
from boardtui.app.rows.meeting_rows import meeting_lines
from boardtui.app.widgets.banner import TooSmall
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import OneLine
from boardtui.app.widgets.notice import Notice
from boardtui.app.widgets.register import MeetingList
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.rules.digest import Digest
from boardtui.secretariat.finding_records import meeting_in_hand


class HomeScreen(Place):
    """Lists every meeting of every board; the cursor waits on the one in hand or the next."""

    CSS_PATH = "home.tcss"
    PLACE_COMMANDS = (*HOME, *EVERYWHERE)
    BINDINGS = bindings(PLACE_COMMANDS)
    tab = 1

    def __init__(self, desk: Desk, banner: str = "") -> None:
        super().__init__()
        self._desk, self._banner = desk, banner
        self._boards: tuple[tuple[Board, tuple[Digest, ...]], ...] = ()
        self._listing_known = False
        self._keys: list[RecordKey | None] = []

    def compose(self) -> ComposeResult:
        """Tabs, the list, the notice and the footer."""
        yield OneLine(id="tabs")
        yield OneLine(id="place")
        with Vertical(id="meetings-box") as box:
            box.border_title = Content("Meetings")
            yield MeetingList(id="meetings")
        yield Notice()
        yield FittedFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """What can be said before anything is read."""
        self.show_tabs()
        self.show_footer()

    def on_screen_resume(self) -> None:
        """Ask for the meetings, now and whenever Home is come back to; after it is painted, not before."""
        self.call_after_refresh(self._desk.list_meetings)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.call_after_refresh(self._fill)

    @on(Listed)
    def _listed(self, news: Listed) -> None:
        first = not self._boards
        self._boards, self._listing_known = news.boards, True
        self._fill()
        if first:
            self._to_next()

    @on(Refused)
    def _refused(self, news: Refused) -> None:
        self.notice.refuse(news.sentence)

    def step(self, by: int) -> None:
        """Move the cursor to the next meeting that way."""
        listing = self.query_one(MeetingList)
        place = listing.cursor + by
        while 0 <= place < len(self._keys) and self._keys[place] is None:
            place += by
        if 0 <= place < len(self._keys):
            listing.move_to(place)

    def open_chosen(self) -> None:
        """Open the meeting under the cursor."""
        place = self.query_one(MeetingList).cursor
        key = self._keys[place] if place < len(self._keys) else None
        if key is not None:
            self.app.open_meeting(key)  # type: ignore[attr-defined]  # BoardApp

    @on(MeetingList.Chosen)
    def _chosen(self) -> None:
        self.open_chosen()

    def _fill(self) -> None:
        listing = self.query_one(MeetingList)
        width = max(listing.text_width, 20)
        lines: list[Line] = []
        self._keys = []
        for board, meetings in self._boards:
            head = f"{board.name} {board.year} · {len(board.groups)} groups"
            lines.append(Line(((fit(head, width), Look.HEADING),)))
            self._keys.append(None)
            lines.extend(meeting_lines(board, meetings, width))
            self._keys.extend(RecordKey(board.id, one.id) for one in meetings)
        if not lines and self._listing_known:
            lines = [plain("No board is on record here yet."), plain("Try the sample: boardtui sample DIR")]
            self._keys = [None, None]
        listing.show(tuple(lines))
        where = self._banner or "Choose a meeting"
        self.query_one("#place", OneLine).show(plain(f" {where}", Look.WARN if self._banner else Look.PLAIN))
        listing.focus()
        self.query_one(TooSmall).say()

    def _to_next(self) -> None:
        today = self._desk.now().date()
        for board, meetings in self._boards:
            if meetings:
                key = RecordKey(board.id, meeting_in_hand(meetings, today).id)
                self.query_one(MeetingList).move_to(self._keys.index(key))
                return

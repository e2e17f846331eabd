"""Home: the boards and their meetings, and the one to open next."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from boardtui.app.commands.command import bindings
from boardtui.app.commands.everywhere import EVERYWHERE
from boardtui.app.commands.home import HOME
from boardtui.app.desk import Desk
from boardtui.app.messages import Begun, Convened, FrontRead, Listed, Refused
from boardtui.app.place import Place
from boardtui.app.rows.line import Line, Look, plain
from boardtui.app.widgets.banner import TooSmall
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import LinePane, OneLine
from boardtui.app.widgets.notice import Notice
from boardtui.app.widgets.register import MeetingList
from boardtui.app.widgets.tabs import TabLine

if TYPE_CHECKING:  # what shows the meetings is loaded with them, after the first picture
    from boardtui.model.boards import Board
    from boardtui.model.keys import RecordKey
    from boardtui.rules.digest import Digest
    from boardtui.rules.needs import Need


_WHERE = ("Nothing is on record here yet", "Choose a meeting")
"""What stands above the list: without a board, and with one."""


class HomeScreen(Place):
    """Lists every meeting of every board; the cursor waits on the one in hand or the next."""

    PLACE_COMMANDS = (*HOME, *EVERYWHERE)
    BINDINGS = bindings(PLACE_COMMANDS)
    tab = 1

    def __init__(self, desk: Desk, banner: str = "") -> None:
        super().__init__()
        self._desk, self._banner = desk, banner
        self._boards: tuple[tuple[Board, tuple[Digest, ...]], ...] = ()
        self._listing_known = self._answered = False
        self._keys: list[RecordKey | None] = []
        self._front: FrontRead | None = None
        self._need = 0  # which of them n goes to
        self._to_point: RecordKey | None = None
        self._welcomed = False
        self._give_back: Callable[[str], None] | None = None

    def compose(self) -> ComposeResult:
        """Tabs, the list, the notice and the footer."""
        yield TabLine()
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
        if self.orderly_app.settings.warnings:
            self.notice.refuse(" ".join(self.orderly_app.settings.warnings))

    @property
    def awaits(self) -> bool:
        """True until the meetings were read: Enter means the one that is coming."""
        return not self._answered or (bool(self._boards) and not self._keys)

    def on_screen_resume(self) -> None:
        """Ask for the meetings, now and whenever Home is come back to; after it is painted, not before."""
        self.call_after_refresh(self._desk.list_meetings)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.call_after_refresh(self._fill)
        self.call_after_refresh(self._fill_front)

    @on(Listed)
    def _listed(self, news: Listed) -> None:
        first = not self._boards
        self._boards, self._listing_known, self._answered = news.boards, True, True
        self._fill()
        if first:
            self._to_next()
        if self._to_point is not None and self._to_point in self._keys:
            self.query_one(MeetingList).move_to(self._keys.index(self._to_point))
        self._to_point = None
        if self._boards:
            from boardtui.app.body import read_front

            self._desk.read(partial(read_front, boards=self._boards))
        elif not self._welcomed and not news.readonly and self.is_current:
            self._welcomed = True
            self.begin_board()

    def begin_board(self) -> None:
        """Ask how a board is to begin."""
        if not self._listing_known:
            self.notice.say("Still reading …")
            return
        from boardtui.app.first_steps import FirstSteps

        boards = tuple(board for board, _ in self._boards)
        FirstSteps(self, self._desk, boards, self._desk.now().date(), self._hold_back).ask()

    def _hold_back(self, give_back: "Callable[[str], None]") -> None:
        self._give_back = give_back

    @on(Begun)
    def _begun(self, news: Begun) -> None:
        self._give_back = None
        self.notice.dismiss()
        self.notice.say(f"{'ok' if self.orderly_app.settings.ascii_only else '✓'} {news.said}")
        self._desk.list_meetings()

    @on(FrontRead)
    async def _front_came(self, news: FrontRead) -> None:
        self._need = self._next_of(news.needs)
        self._front = news
        if not self.query("#front"):
            boxes = [Vertical(LinePane(f"home-{one}"), id=f"{one}-box") for one in ("next", "needs", "bars")]
            for box, title in zip(boxes, ("Next meeting", "Needs you", "Attendance"), strict=True):
                box.border_title = Content(title)
            front = Vertical(boxes[0], Horizontal(*boxes[1:], id="needs-row"), id="front")
            await self.mount(front, before="#meetings-box")
            for pane in front.query(LinePane):
                pane.can_focus = False
        self.call_after_refresh(self._fill_front)

    def _fill_front(self) -> None:
        news = self._front
        if news is None or not self.query("#front"):
            return
        from boardtui.app.rows.home_rows import bar_lines, need_lines, next_lines

        today = self._desk.now().date()
        panes = [self.query_one(f"#home-{one}", LinePane) for one in ("next", "needs", "bars")]
        widths = [max(one.text_width, 20) for one in panes]
        panes[0].show(next_lines(news.board, news.following, today, widths[0]))
        panes[1].show(need_lines(news.needs, self._need, widths[1]))
        board, meetings = next((one for one in self._boards if one[0] == news.board), self._boards[0])
        ascii_only = self.orderly_app.settings.ascii_only
        panes[2].show(bar_lines(board, meetings, widths[2], ascii_only=ascii_only))
        listing = self.query_one(MeetingList)
        listing.keep_in_view(listing.cursor)

    def _next_of(self, needs: "tuple[Need, ...]") -> int:
        """The one that was to come next, wherever it is among ``needs``: what was seen to is gone."""
        before = self._front.needs if self._front is not None and self._need else ()
        coming = before[self._need : self._need + 1]
        kept = next((place for place, one in enumerate(needs) if one in coming), None)
        return min(self._need, max(len(needs) - 1, 0)) if kept is None else kept

    def go_to_next_need(self) -> None:
        """Go where the next thing that needs the secretary is seen to."""
        needs = self._front.needs if self._front is not None else ()
        if not needs:
            self.notice.say("Nothing needs you now." if self._front is not None else "Still reading …")
            return
        need = needs[self._need]
        self._need = (self._need + 1) % len(needs)
        self.app.go_to_need(need)  # type: ignore[attr-defined]  # BoardApp

    def new_meeting(self) -> None:
        """Ask for the day of a meeting, and put it on record, made from the last one."""
        if not self._boards:
            self.notice.say("There is no board here yet: b begins one.")
            return
        from boardtui.app.dialogs.typed import TypedDialog
        from boardtui.rules.wording import short_date
        from boardtui.secretariat.capture.board_lines import Read
        from boardtui.secretariat.capture.date_lines import read_meeting_day

        today, here = self._desk.now().date(), self._key_here()
        board, meetings = next(
            (one for one in self._boards if here is not None and one[0].id == here.board), self._boards[0]
        )
        known = {one.day for one in meetings}
        ahead = [
            one.day for one in board.calendar if one.stands and one.day >= today and one.day not in known
        ]

        def answered(answer: tuple[Read, str] | None) -> None:
            from boardtui.app.body import convene_on
            from boardtui.edits.calendar import AddDates

            if answer is not None and isinstance(answer[0].edit, AddDates):
                self._desk.read(partial(convene_on, board_id=board.id, when=answer[0].edit.dates[0]))

        read = partial(read_meeting_day, board=board, today=today)
        hints = (
            "18 jan 2012 · 18 jan 2012 10:00, County Hall: the place and the agenda are made from the last",
        )
        typed = short_date(min(ahead)) if ahead else ""
        self.app.push_screen(
            TypedDialog(f"New meeting of the {board.name}", hints, read, typed=typed), answered
        )

    @on(Convened)
    def _convened(self, news: Convened) -> None:
        self._to_point = news.key
        self.notice.say(f"{news.said}. Enter opens it.")
        self._desk.list_meetings()

    def _key_here(self) -> "RecordKey | None":
        place = self.query_one(MeetingList).cursor
        return self._keys[place] if place < len(self._keys) else None

    @on(Refused)
    def _refused(self, news: Refused) -> None:
        self._answered = True
        give_back, self._give_back = self._give_back, None
        if give_back is not None:
            give_back(news.sentence)
        else:
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
        key = self._key_here()
        if key is not None:
            self.app.open_meeting(key)  # type: ignore[attr-defined]  # BoardApp

    @on(MeetingList.Chosen)
    def _chosen(self) -> None:
        self.open_chosen()

    def _fill(self) -> None:
        listing = self.query_one(MeetingList)
        width = max(listing.text_width, 20)
        lines: Sequence[Line] = ()
        if self._boards:
            from boardtui.app.rows.meeting_rows import board_lines

            lines, self._keys = board_lines(self._boards, self._desk.now().date(), width)
        elif self._listing_known:
            lines = (
                plain("No board is on record here yet."),
                plain("b begins one: made in a line, loaded from a file, or the sample to try."),
                plain("Screen reader? Leave, and run: boardtui --plain"),
            )
            self._keys = [None] * len(lines)
        listing.show(lines)
        said = _WHERE[bool(self._boards)] if self._listing_known else "Reading the meetings …"
        where = self._banner or said
        self.query_one("#place", OneLine).show(plain(f" {where}", Look.WARN if self._banner else Look.PLAIN))
        listing.focus()
        self.query_one(TooSmall).say()

    def _to_next(self) -> None:
        from boardtui.model.keys import RecordKey
        from boardtui.secretariat.finding_records import meeting_in_hand

        today = self._desk.now().date()
        for board, meetings in self._boards:
            if meetings:
                key = RecordKey(board.id, meeting_in_hand(meetings, today).id)
                self.query_one(MeetingList).move_to(self._keys.index(key))
                return

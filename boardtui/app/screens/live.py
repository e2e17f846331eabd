"""The live meeting: the register beside the minutes, the capture line under them."""

from collections.abc import Mapping

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer

from boardtui.app.commands.command import bindings
from boardtui.app.commands.door import DOOR
from boardtui.app.commands.everywhere import EVERYWHERE
from boardtui.app.commands.finding import FINDING
from boardtui.app.commands.line import IN_THE_MINUTES, LINE_EXTRA
from boardtui.app.commands.live import LIVE
from boardtui.app.commands.saving import SAVING
from boardtui.app.commands.voting import VOTING
from boardtui.app.desk import Desk
from boardtui.app.live.door import DoorPart
from boardtui.app.live.finding import FindingPart
from boardtui.app.live.timing import TimingPart
from boardtui.app.messages import Changed, ClockSaid, Exported, Opening, Refused
from boardtui.app.rows.line import Line, Look, plain, shorten
from boardtui.app.rows.minutes_rows import last_line_in_hand
from boardtui.app.rows.minutes_sheet import MinutesSheet
from boardtui.app.rows.register_rows import detail_text
from boardtui.app.rows.status_rows import Saved, item_title, place_line, quorum_line
from boardtui.app.widgets.banner import SMALLEST, Banner, TooSmall
from boardtui.app.widgets.capture_line import CaptureLine
from boardtui.app.widgets.door import DoorCodes, DoorStrip
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import OneLine
from boardtui.app.widgets.minutes import Minutes
from boardtui.app.widgets.notice import Notice
from boardtui.app.widgets.offer_list import OfferList
from boardtui.app.widgets.register import Register
from boardtui.app.widgets.tabs import TabLine
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import attendance_after
from boardtui.secretariat.wording import SEAT_KEPT

_IDLE_SECONDS = 2.0


class LiveScreen(DoorPart, TimingPart, FindingPart):
    """Keys become requests to the desk; what comes back is drawn. Nothing is changed here."""

    CSS_PATH = "live.tcss"
    PLACE_COMMANDS = (*LIVE, *LINE_EXTRA, *FINDING, *IN_THE_MINUTES, *DOOR, *VOTING, *SAVING, *EVERYWHERE)
    BINDINGS = bindings((*LIVE, *LINE_EXTRA, *FINDING, *VOTING, *SAVING, *EVERYWHERE))
    tab = 4

    def __init__(
        self,
        desk: Desk,
        opening: Opening,
        *,
        ascii_only: bool = False,
        snippets: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(desk, opening, ascii_only=ascii_only, snippets=snippets)
        self._idle: Timer | None = None
        self._drawn, self._title_shown = False, ""
        self._sheet_of_minutes = MinutesSheet()

    # -- what it is made of ------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Status above, register beside minutes, the capture line under them."""
        yield TabLine()
        yield Banner()
        yield OneLine(id="place")
        yield OneLine(id="quorum")
        with Horizontal(id="panes"):
            with Vertical(id="register-box") as box:
                box.border_title = Content("Register")
                yield Register(id="register", moved=self.show_detail)
                yield OneLine(id="detail")
            with Vertical(id="minutes-box"):
                yield Minutes(id="minutes")
        yield DoorStrip(id="door")
        with Vertical(id="capture-box"):
            yield OneLine(id="preview")
            yield CaptureLine(id="capture")
        yield OfferList(id="offers")
        yield Notice()
        yield FittedFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """Draw everything once; from then on only what changes."""
        self.show_tabs()
        self.show_status()
        self.register.focus()
        self.set_interval(20, self.show_status)
        if self._text:
            self.notice.say(self.take_up(self._text))
        if self._opening.notices:
            self.notice.refuse(" ".join(self._opening.notices))

    def on_resize(self, event: events.Resize) -> None:
        """Fit every line to the new width."""
        banners = self.query(Banner)
        if not banners:  # it is being left, and its parts are gone already
            return
        banners.first().fit()
        self.call_after_refresh(self._show_all)
        self.call_after_refresh(self._fit_door)
        self.call_after_refresh(self.register.fit)

    def take_board(self, board: Board) -> None:
        """Go by the board as another place has changed it."""
        super().take_board(board)
        if self.is_running:
            self._show_all()

    @property
    def awaits(self) -> bool:
        """True until it was first drawn: before that the register has nobody to mark."""
        return not self._drawn

    def on_descendant_focus(self) -> None:
        """The hints are those of the pane that has the keys; the door is shut behind whoever leaves it."""
        if not self.query_one(DoorCodes).has_focus:
            self.close_door()
        self.show_footer()
        self.show_preview()

    # -- news --------------------------------------------------------------------------------------

    @on(Changed)
    def _changed(self, news: Changed) -> None:
        if news.key != self.key:
            return
        self._saved = Saved(news.sequence, self._desk.now(), self._saved.problem)
        self.take_meeting(news.meeting)
        said = news.said.removesuffix(SEAT_KEPT) if self.seat_asked else news.said
        doubts = self.doubts_of(news.edit)
        doubts = f"  ! {doubts}" if doubts else ""
        typing = self.typing or self.at_door
        done = self.acknowledged(said, undone=news.undone, typing=typing) if news.recorded else said
        self.notice.say(f"{done}{doubts}")
        self.took_at_door(said)
        if self._idle is None:
            self._idle = self.set_interval(_IDLE_SECONDS, self._fold)
        self._idle.reset()
        self._idle.resume()
        self.draw_now()

    def _fold(self) -> None:
        """Nothing was recorded for a while: bring the saved files up to the journal."""
        if self._idle is not None:
            self._idle.pause()
        self._desk.fold()

    @on(ClockSaid)
    def _clock_said(self, news: ClockSaid) -> None:
        self.notice.say(news.said)

    @on(Refused)
    def _refused(self, news: Refused) -> None:
        self.notice.refuse(self.refusal(news.sentence, news.person))
        self._doubts.clear()  # of what was not recorded nothing is doubted
        self.was_refused()
        self.catch_up()
        if news.line:
            self.capture_line.give_back(news.line)
        if news.person is not None and not self.at_door:
            place = next((n for n, one in enumerate(self.register.lines) if one.person == news.person), None)
            if place is not None:
                self.register.move_to(place)

    @on(Exported)
    def _exported(self, news: Exported) -> None:
        self.notice.say(" ".join(part for part in (f"✓ Written: {news.path}", news.said) if part))

    @property
    def pasted_nowhere(self) -> str:
        """In the register every letter would mark somebody."""
        return "What was pasted was ignored, and nobody was marked. To paste into the line, press Tab first."

    @on(Register.MarkClicked)
    def _mark_clicked(self) -> None:
        self.toggle_mark()

    def show_footer(self) -> None:
        """This place's hints; at the door, the door's own come first (and the letters of the roll do not)."""
        at_door = self.at_door
        elsewhere = (*(() if at_door else DOOR), *(() if self.minutes.has_focus else IN_THE_MINUTES))
        hidden = {one.id for one in elsewhere}
        commands = [one for one in self.commands if one.id not in hidden and one().hinted(self)]
        self.query_one(FittedFooter).show_commands(commands, typing=self.typing or at_door)

    # -- drawing -----------------------------------------------------------------------------------

    def take_meeting(self, meeting: Meeting) -> None:
        """Show another state of the meeting."""
        before, self._meeting = self._meeting.state, meeting
        self.result = attendance_after(self.result, self._board, meeting)
        self._pending = frozenset(one.person for one in self._unsaved if one.person is not None)
        self._show_all()
        if meeting.state is not before:
            self.show_footer()

    def _show_all(self) -> None:
        register, minutes = self.register, self.minutes
        if not register.text_width:
            return
        self._drawn = True
        lines = self.sheet.lines(self._board, self._meeting, self.result, register.text_width)
        register.show_people(lines, self.sheet.place_of)
        if self._soon is not None:
            self._soon.cancel()
        register.catch_up()
        said = self._sheet_of_minutes.lines(self._board, self._meeting, minutes.text_width)
        if said is not minutes.lines and said != minutes.lines:
            minutes.show(said)
            minutes.keep_in_view(last_line_in_hand(said, self._meeting))
        title = item_title(self._meeting)
        if self._title_shown != title:  # asking the box for its title reads markup
            self._title_shown = title
            self.query_one("#minutes-box", Vertical).border_title = Content(title)
        self.show_status()
        self.show_detail()
        self.show_preview()

    def show_status(self) -> None:
        """The two lines above the panes."""
        width = self.app.size.width
        now = self._desk.now()
        place = place_line(self._board, self._meeting, self._saved, now, width)
        self.place_line.show(place)
        counted = quorum_line(self._board, self._meeting, self.result, width, ascii_only=self._ascii)
        self.quorum_line.show(counted)

    def show_detail(self) -> None:
        """The person under the cursor in words; in a window that is too small, there instead."""
        person = self.register.person
        text = detail_text(self._board, self._meeting, self.result, person) if person else ""
        detail = self.detail_line
        detail.show(Line(((f" {shorten(text, detail.size.width - 1)}", Look.PLAIN),)))
        self._show_in_a_small_window(text)

    def show_preview(self) -> None:
        """What is understood of the line so far; in a window that is too small, the line itself."""
        super().show_preview()
        if self.typing:
            text = self.capture_line.text.replace("\n", " ")
            self._show_in_a_small_window(f"> {text[-max(self.app.size.width - 2, 1) :]}")

    def _show_in_a_small_window(self, text: str) -> None:
        """Say there what the keys are about, whether it is saved, and what was refused."""
        width, height = self.app.size
        if width < SMALLEST[0] or height < SMALLEST[1]:
            refused = self.notice.lines if self.notice.stays else ()
            self.query_one(TooSmall).say(plain(text), plain(self._saved.said), *refused)

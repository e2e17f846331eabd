"""The live meeting: the register beside the minutes, the capture line under them."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer

from boardtui.app.commands.command import bindings
from boardtui.app.commands.everywhere import EVERYWHERE
from boardtui.app.commands.live import LIVE
from boardtui.app.commands.saving import SAVING
from boardtui.app.desk import Desk
from boardtui.app.live.line import LinePart
from boardtui.app.live.roll import RollPart
from boardtui.app.messages import Changed, ClockSaid, Exported, Opening, Refused
from boardtui.app.rows.line import Line, Look, plain, shorten
from boardtui.app.rows.minutes_rows import last_line_in_hand, minutes_lines
from boardtui.app.rows.register_rows import detail_text, register_lines
from boardtui.app.rows.status_rows import Saved, item_title, place_line, quorum_line
from boardtui.app.widgets.banner import Banner, TooSmall
from boardtui.app.widgets.capture_line import CaptureLine
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import OneLine
from boardtui.app.widgets.notice import Notice
from boardtui.app.widgets.register import Minutes, Register
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import attendance

_IDLE_SECONDS = 2.0


class LiveScreen(RollPart, LinePart):
    """Keys become requests to the desk; what comes back is drawn. Nothing is changed here."""

    CSS_PATH = "live.tcss"
    PLACE_COMMANDS = (*LIVE, *SAVING, *EVERYWHERE)
    BINDINGS = bindings(PLACE_COMMANDS)
    tab = 4

    def __init__(self, desk: Desk, opening: Opening, *, ascii_only: bool = False) -> None:
        super().__init__(desk, opening, ascii_only=ascii_only)
        self._idle: Timer | None = None

    # -- what it is made of ------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Status above, register beside minutes, the capture line under them."""
        yield OneLine(id="tabs")
        yield Banner()
        yield OneLine(id="place")
        yield OneLine(id="quorum")
        with Horizontal(id="panes"):
            with Vertical(id="register-box") as box:
                box.border_title = Content("Register")
                yield Register(id="register")
                yield OneLine(id="detail")
            with Vertical(id="minutes-box"):
                yield Minutes(id="minutes")
        with Vertical(id="capture-box"):
            yield OneLine(id="preview")
            yield CaptureLine(id="capture")
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
            self.capture_line.put(self._text)
        if self._opening.draft and self._opening.draft == self._text:
            self.notice.say("Given back in the line: what was being typed at the end.")
        if self._opening.notices:
            self.notice.refuse(" ".join(self._opening.notices))

    def on_resize(self, event: events.Resize) -> None:
        """Fit every line to the new width."""
        self.query_one(Banner).fit()
        self.call_after_refresh(self._show_all)

    def on_descendant_focus(self) -> None:
        """The hints are those of the pane that has the keys."""
        self.show_footer()
        self.show_preview()

    # -- news --------------------------------------------------------------------------------------

    @on(Changed)
    def _changed(self, news: Changed) -> None:
        if news.key != self.key:
            return
        self._saved = Saved(news.sequence, self._desk.now(), self._saved.problem)
        self.take_meeting(news.meeting)
        self.notice.say(
            f"{'✓' if not self._ascii else 'ok'} {news.said}  ({'^z' if self.typing else 'u'} undoes)"
        )
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(_IDLE_SECONDS, self._desk.fold)

    @on(ClockSaid)
    def _clock_said(self, news: ClockSaid) -> None:
        self.notice.say(news.said)

    @on(Refused)
    def _refused(self, news: Refused) -> None:
        self.notice.refuse(news.sentence)
        if news.line:
            self.capture_line.give_back(news.line)
        if news.person is not None:
            place = next((n for n, one in enumerate(self.register.lines) if one.person == news.person), None)
            if place is not None:
                self.register.move_to(place)

    @on(Exported)
    def _exported(self, news: Exported) -> None:
        self.notice.say(f"✓ Written: {news.path}")

    @on(Register.CursorMoved)
    def _cursor_moved(self) -> None:
        self._show_detail()

    # -- drawing -----------------------------------------------------------------------------------

    def take_meeting(self, meeting: Meeting) -> None:
        """Show another state of the meeting."""
        self._meeting = meeting
        self.result = attendance(self._board, self._meeting)
        self._pending = frozenset(one.person for one in self._unsaved if one.person is not None)
        self._show_all()

    def _show_all(self) -> None:
        register, minutes = self.register, self.minutes
        if not register.text_width:
            return
        register.show(
            register_lines(
                self._board, self._meeting, self.result, register.text_width, ascii_only=self._ascii
            )
        )
        lines = minutes_lines(self._board, self._meeting, minutes.text_width)
        if lines != minutes.lines:
            minutes.show(lines)
            minutes.keep_in_view(last_line_in_hand(lines, self._meeting))
        box = self.query_one("#minutes-box", Vertical)
        title = Content(item_title(self._meeting))
        if box.border_title != title.plain:
            box.border_title = title
        self.show_status()
        self._show_detail()
        self.show_preview()

    def show_status(self) -> None:
        """The two lines above the panes."""
        width = self.app.size.width
        now = self._desk.now()
        place = place_line(self._board, self._meeting, self._saved, now, width)
        self.query_one("#place", OneLine).show(place)
        counted = quorum_line(self._board, self._meeting, self.result, width, ascii_only=self._ascii)
        self.query_one("#quorum", OneLine).show(counted)

    def _show_detail(self) -> None:
        person = self.register.person
        text = detail_text(self._board, self._meeting, self.result, person) if person else ""
        detail = self.query_one("#detail", OneLine)
        detail.show(Line(((f" {shorten(text, detail.size.width - 1)}", Look.PLAIN),)))
        self.query_one(TooSmall).say(plain(text), plain(self._saved.said))

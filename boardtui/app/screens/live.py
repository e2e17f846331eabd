"""The live meeting: the register beside the minutes, the capture line under them."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import TextArea

from boardtui.app.commands.command import bindings
from boardtui.app.commands.everywhere import EVERYWHERE
from boardtui.app.commands.live import LIVE
from boardtui.app.commands.saving import SAVING
from boardtui.app.desk import Desk
from boardtui.app.dialogs.question import Question
from boardtui.app.dialogs.substitute import SubstituteDialog, choices_for
from boardtui.app.marking import rest_present, toggled
from boardtui.app.messages import Changed, ClockSaid, Exported, Opening, Refused
from boardtui.app.record_place import RecordPlace
from boardtui.app.rows.line import Line, Look, plain, shorten
from boardtui.app.rows.minutes_rows import last_line_in_hand, minutes_lines
from boardtui.app.rows.preview_row import preview_line
from boardtui.app.rows.question_texts import closing_text, export_text
from boardtui.app.rows.register_rows import detail_text, next_unmarked, register_lines
from boardtui.app.rows.status_rows import Saved, item_title, place_line, quorum_line
from boardtui.app.widgets.banner import Banner, TooSmall
from boardtui.app.widgets.capture_line import CaptureLine
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import OneLine
from boardtui.app.widgets.notice import Notice
from boardtui.app.widgets.register import Minutes, Register
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.attendance import Attendance, attendance
from boardtui.rules.identity import who
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.capture.scene import Scene, make_scene

_CLOSED = (MeetingState.CLOSED, MeetingState.ABANDONED)
_IDLE_SECONDS = 2.0


class LiveScreen(RecordPlace):
    """Keys become requests to the desk; what comes back is drawn. Nothing is changed here."""

    CSS_PATH = "live.tcss"
    PLACE_COMMANDS = (*LIVE, *SAVING, *EVERYWHERE)
    BINDINGS = bindings(PLACE_COMMANDS)
    tab = 4

    def __init__(self, desk: Desk, opening: Opening, *, ascii_only: bool = False) -> None:
        super().__init__(desk, opening)
        self._ascii = ascii_only
        self._result: Attendance = attendance(self._board, self._meeting)
        self._idle: Timer | None = None

    # -- what it is made of ------------------------------------------------------------------------

    @property
    def register(self) -> Register:
        """The roll."""
        return self.query_one(Register)

    @property
    def minutes(self) -> Minutes:
        """What has been minuted."""
        return self.query_one(Minutes)

    @property
    def capture_line(self) -> CaptureLine:
        """Where lines are typed."""
        return self.query_one(CaptureLine)

    @property
    def typing(self) -> bool:
        """True while the capture line has the keys."""
        return self.capture_line.has_focus

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
        self._show_preview()

    # -- the roll ----------------------------------------------------------------------------------

    def mark(self, roll: Roll) -> None:
        """Ask for a mark of the person under the cursor, and go on to the next without one."""
        person = self.register.person
        if person is None or self._locked():
            return
        scene = self._scene()
        self._desk.do(self.key, MarkPerson(person, roll, scene.now, scene.item), person)
        self._go_on(person)

    def toggle_mark(self) -> None:
        """Mark present, or take the mark back, a substitute's with it."""
        person = self.register.person
        if person is None or self._locked():
            return
        self._desk.do(self.key, toggled(self._scene(), self._result, person), person)

    def mark_rest_present(self) -> None:
        """Ask for every unmarked member to be marked present, as one entry."""
        if self._locked():
            return
        marks = rest_present(self._scene(), self._result)
        if marks is None:
            self.notice.say("Everybody is marked already.")
        else:
            self.do(marks)

    def choose_substitute(self) -> None:
        """Ask who stands in for the member under the cursor."""
        member = self.register.person
        if member is None or self._locked():
            return
        known = who(self._board, self._meeting, member)
        if known.role is None or not known.role.holds_seat:
            self.notice.refuse(f"{known.name} holds no seat that somebody could stand in for.")
            return

        choices = choices_for(self._board, self._meeting, self._result, member)

        def chosen(substitute: str | None) -> None:
            if substitute is not None:
                self._desk.stand_in(self.key, substitute, member)
                self._go_on(member)

        self.app.push_screen(SubstituteDialog(known.name, choices), chosen)

    # -- the course of the meeting -----------------------------------------------------------------

    def say(self, line: str) -> None:
        """Ask for what a command says that a key stands for; a refusal is said, and nothing is typed back."""
        if self.refused_for_reading():
            return
        understood = understand(line, self._scene())
        if understood.refusal:
            self.notice.refuse(understood.refusal)
        else:
            self._desk.capture(self.key, line)

    def ask_to_close(self) -> None:
        """Show what is still open, and close the meeting where that is wanted."""
        if self.refused_for_reading():
            return
        if self._meeting.state is not MeetingState.OPEN:
            self.notice.refuse("The meeting is not open.")
            return
        text = closing_text(self._board, self._meeting)

        def answered(yes: bool | None) -> None:
            if yes:
                self.say("/close")

        self.app.push_screen(Question("Close the meeting?", text, "y", "closes it"), answered)

    def ask_to_export(self) -> None:
        """Say what will be written, and write it where that is wanted."""
        text = export_text(self._board, self._meeting)

        def answered(yes: bool | None) -> None:
            if yes:
                self.notice.say("Writing the note …")
                self._desk.export_note(self.key)

        self.app.push_screen(Question("Write the note?", text, "enter", "writes it"), answered)

    # -- the capture line --------------------------------------------------------------------------

    def start_line(self, opening: str) -> None:
        """Give the keys to the capture line, opened with ``opening`` where it is empty."""
        if self.refused_for_reading():
            return
        if opening and not self.capture_line.text:
            self.capture_line.put(opening)
        self.capture_line.focus()

    def leave_line(self) -> None:
        """Back to the register, a refusal that was shown being read."""
        self.notice.dismiss()
        self.register.focus()

    @on(CaptureLine.Leave)
    def _left_line(self) -> None:
        self.leave_line()

    @on(CaptureLine.Committed)
    def _committed(self, message: CaptureLine.Committed) -> None:
        text = message.text.strip()
        if not text:
            return
        understood = understand(text, self._scene())
        if understood.refusal:
            self.notice.refuse(understood.refusal)
            self.capture_line.give_back(message.text)
            return
        self.notice.dismiss()
        if understood.kind == "export":
            self.ask_to_export()
        elif self.refused_for_reading():
            self.capture_line.give_back(message.text)
        else:
            self._desk.capture(self.key, text)

    @on(CaptureLine.UndoAsked)
    def _undo_asked(self, message: CaptureLine.UndoAsked) -> None:
        self.action_command("redo" if message.redo else "undo")

    @on(CaptureLine.Shortened)
    def _too_long(self) -> None:
        self.notice.refuse("That paste is longer than 200,000 characters, so nothing of it was taken in.")

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._text = self.capture_line.text
        self._show_preview()

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
        self._result = attendance(self._board, self._meeting)
        self._pending = frozenset(one.person for one in self._unsaved if one.person is not None)
        self._show_all()

    def _show_all(self) -> None:
        register, minutes = self.register, self.minutes
        if not register.text_width:
            return
        register.show(
            register_lines(
                self._board, self._meeting, self._result, register.text_width, ascii_only=self._ascii
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
        self._show_preview()

    def show_status(self) -> None:
        """The two lines above the panes."""
        width = self.app.size.width
        now = self._desk.now()
        place = place_line(self._board, self._meeting, self._saved, now, width)
        self.query_one("#place", OneLine).show(place)
        counted = quorum_line(self._board, self._meeting, self._result, width, ascii_only=self._ascii)
        self.query_one("#quorum", OneLine).show(counted)

    def _show_detail(self) -> None:
        person = self.register.person
        text = detail_text(self._board, self._meeting, self._result, person) if person else ""
        detail = self.query_one("#detail", OneLine)
        detail.show(Line(((f" {shorten(text, detail.size.width - 1)}", Look.PLAIN),)))
        self.query_one(TooSmall).say(plain(text), plain(self._saved.said))

    def _show_preview(self) -> None:
        text = self.capture_line.text
        understood = understand(text, self._scene()) if text.strip() else None
        line = preview_line(understood, typing=self.typing, width=self.size.width - 4)
        self.query_one("#preview", OneLine).show(line)

    def _scene(self) -> Scene:
        return make_scene(self._board, self._meeting, self._desk.now(), self._opening.numbers_elsewhere)

    def _go_on(self, person: str) -> None:
        self._pending |= {person}
        place = next_unmarked(self.register.lines, self._result, self.register.cursor, self._pending)
        if place is not None:
            self.register.move_to(place)

    def _locked(self) -> bool:
        if self.refused_for_reading():
            return True
        if self._meeting.state in _CLOSED:
            self.notice.refuse(
                "The meeting is closed. Type /reopen and a reason to change what was recorded."
            )
            return True
        return False

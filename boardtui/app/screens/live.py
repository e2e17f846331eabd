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
from boardtui.app.desk import Desk
from boardtui.app.dialogs.question import Question
from boardtui.app.dialogs.substitute import Choice, SubstituteDialog
from boardtui.app.messages import Changed, ClockSaid, Exported, Opening, Refused
from boardtui.app.place import Place
from boardtui.app.rows.line import Line, Look, shorten
from boardtui.app.rows.minutes_rows import last_line_in_hand, minutes_lines
from boardtui.app.rows.preview_row import preview_line
from boardtui.app.rows.register_rows import detail_text, next_unmarked, register_lines
from boardtui.app.rows.status_rows import Saved, item_title, place_line, quorum_line
from boardtui.app.widgets.capture_line import CaptureLine
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import OneLine
from boardtui.app.widgets.notice import Notice
from boardtui.app.widgets.register import Minutes, Register
from boardtui.edits.base import Edit, MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.attendance import Attendance, Mark, attendance
from boardtui.rules.closing import closing_findings
from boardtui.rules.identity import who
from boardtui.rules.substitution import named_first
from boardtui.rules.wording import long_date
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.capture.scene import Scene, make_scene

_CLOSED = (MeetingState.CLOSED, MeetingState.ABANDONED)
_IDLE_SECONDS = 2.0


class LiveScreen(Place):
    """Keys become requests to the desk; what comes back is drawn. Nothing is changed here."""

    CSS_PATH = "live.tcss"
    PLACE_COMMANDS = (*LIVE, *EVERYWHERE)
    BINDINGS = bindings(PLACE_COMMANDS)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    tab = 4

    def __init__(self, desk: Desk, opening: Opening, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._desk, self._opening, self._ascii = desk, opening, ascii_only
        self._board, self._meeting = opening.board, opening.meeting
        self._result: Attendance = attendance(self._board, self._meeting)
        self._saved = Saved(opening.sequence)
        self._pending: frozenset[str] = frozenset()
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

    @property
    def meeting(self) -> Meeting:
        """The meeting as last heard of."""
        return self._meeting

    def compose(self) -> ComposeResult:
        """Status above, register beside minutes, the capture line under them."""
        yield OneLine(id="tabs")
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

    def on_mount(self) -> None:
        """Draw everything once; from then on only what changes."""
        self.show_tabs()
        self.register.focus()
        self.set_interval(20, self._show_status)
        if self._opening.readonly:
            self.notice.refuse(f"Open for reading only. {self._opening.readonly}")

    def on_resize(self, event: events.Resize) -> None:
        """Fit every line to the new width."""
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
        self._desk.do(self._opening.key, MarkPerson(person, roll, scene.now, scene.item), person)
        self._go_on(person)

    def toggle_mark(self) -> None:
        """Mark present, or take the mark back, a substitute's with it."""
        person = self.register.person
        if person is None or self._locked():
            return
        scene = self._scene()
        standing = self._result.standing(person)
        if standing.mark is Mark.UNMARKED and standing.substitute is None:
            edit: MeetingEdit = MarkPerson(person, Roll.PRESENT, scene.now, scene.item)
        else:
            both = [person] if standing.substitute is None else [standing.substitute, person]
            taken_back = tuple(MarkPerson(one, Roll.UNMARKED, scene.now, scene.item) for one in both)
            name = who(self._board, self._meeting, person).name
            edit = taken_back[0] if len(taken_back) == 1 else Together(taken_back, f"{name}: not marked")
        self._desk.do(self._opening.key, edit, person)

    def mark_rest_present(self) -> None:
        """Ask for every unmarked member to be marked present, as one entry."""
        if self._locked():
            return
        scene = self._scene()
        rest = [
            seat.person.id
            for seat in self._result.members
            if self._result.standing(seat.person.id).mark is Mark.UNMARKED
        ]
        if not rest:
            self.notice.say("Everybody is marked already.")
            return
        marks = tuple(MarkPerson(person, Roll.PRESENT, scene.now, scene.item) for person in rest)
        self.do(Together(marks, f"{len(rest)} marked present"))

    def choose_substitute(self) -> None:
        """Ask who stands in for the member under the cursor."""
        member = self.register.person
        if member is None or self._locked():
            return
        known = who(self._board, self._meeting, member)
        if known.role is None or not known.role.holds_seat:
            self.notice.refuse(f"{known.name} holds no seat that somebody could stand in for.")
            return

        def chosen(substitute: str | None) -> None:
            if substitute is not None:
                self._desk.stand_in(self._opening.key, substitute, member)
                self._go_on(member)

        self.app.push_screen(SubstituteDialog(known.name, self._choices(member)), chosen)

    # -- the course of the meeting -----------------------------------------------------------------

    def do(self, edit: Edit) -> None:
        """Ask for an edit."""
        if not self._readonly():
            self._desk.do(self._opening.key, edit)

    def say(self, line: str) -> None:
        """Ask for what a command line says."""
        if not self._readonly():
            self._desk.capture(self._opening.key, line)

    def ask_to_close(self) -> None:
        """Show what is still open, and close the meeting where that is wanted."""
        if self._meeting.state is not MeetingState.OPEN:
            self.notice.refuse("The meeting is not open.")
            return
        findings = closing_findings(self._board, self._meeting)
        text = (
            "\n".join(f"! {one.sentence}" for one in findings)
            or "Everybody is marked and every item decided."
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self.say("/close")

        self.app.push_screen(Question("Close the meeting?", text, "y", "closes it"), answered)

    def ask_to_export(self) -> None:
        """Say what will be written, and write it where that is wanted."""
        draft = "as a draft" if self._meeting.note.state.is_draft else f"as {self._meeting.note.state}"
        count = f"{len(self._meeting.decisions)} decisions and {len(self._meeting.actions)} actions"
        findings = closing_findings(self._board, self._meeting)
        text = "\n".join(
            [
                f"The note of {long_date(self._meeting.day)}, {draft}, with {count}, as a Word document.",
                *(f"! {one.sentence}" for one in findings),
            ]
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self.notice.say("Writing the note …")
                self._desk.export_note(self._opening.key)

        self.app.push_screen(Question("Write the note?", text, "enter", "writes it"), answered)

    # -- the capture line --------------------------------------------------------------------------

    def start_line(self, opening: str) -> None:
        """Give the keys to the capture line, opened with ``opening`` where it is empty."""
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
        elif not self._readonly():
            self._desk.capture(self._opening.key, text)

    @on(CaptureLine.UndoAsked)
    def _undo_asked(self, message: CaptureLine.UndoAsked) -> None:
        self.action_command("redo" if message.redo else "undo")

    @on(CaptureLine.Shortened)
    def _too_long(self) -> None:
        self.notice.refuse("That paste is longer than 200,000 characters, so nothing of it was taken in.")

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._show_preview()

    # -- news --------------------------------------------------------------------------------------

    @on(Changed)
    def _changed(self, news: Changed) -> None:
        if news.key != self._opening.key:
            return
        self._meeting = news.meeting
        self._result = attendance(self._board, self._meeting)
        self._saved = Saved(news.sequence, self._desk.now())
        self._pending = frozenset()
        self._show_all()
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
        self._pending = frozenset()
        self.notice.refuse(news.sentence)
        if news.unsaved:
            self._saved = Saved(self._saved.sequence, self._saved.at, news.sentence)
            self._show_status()
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
        self._show_status()
        self._show_detail()
        self._show_preview()

    def _show_status(self) -> None:
        width = self.size.width
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

    def _choices(self, member: str) -> tuple[Choice, ...]:
        choices = []
        for seat in named_first(self._board, self._meeting, member):
            standing = self._result.standing(seat.person.id)
            said = f"{seat.group.name if seat.group else 'no group'}, {seat.authority}"
            if standing.sits_for is not None and standing.in_room:
                said = f"already stands in for {who(self._board, self._meeting, standing.sits_for).name}"
            choices.append(Choice(seat.person.id, seat.person.code, seat.name, said))
        return tuple(choices)

    def _readonly(self) -> bool:
        if self._opening.readonly:
            self.notice.refuse(self._opening.readonly)
        return bool(self._opening.readonly)

    def _locked(self) -> bool:
        if self._meeting.state in _CLOSED:
            self.notice.refuse(
                "The meeting is closed. Type /reopen and a reason to change what was recorded."
            )
            return True
        return self._readonly()

"""The capture line: what is typed is understood as it is typed, and asked for when it is committed."""

from textual import on
from textual.widgets import TextArea

from boardtui.app.live.course import CoursePart
from boardtui.app.rows.preview_row import preview_line
from boardtui.app.widgets.capture_line import CaptureLine
from boardtui.app.widgets.lines import OneLine
from boardtui.secretariat.capture.line import understand


class LinePart(CoursePart):
    """What the capture line asks for, and what is understood of it so far."""

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
        understood = understand(text, self.scene())
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
        self.show_preview()

    def show_preview(self) -> None:
        text = self.capture_line.text
        understood = understand(text, self.scene()) if text.strip() else None
        line = preview_line(understood, typing=self.typing, width=self.size.width - 4)
        self.query_one("#preview", OneLine).show(line)

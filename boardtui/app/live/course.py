"""The course of the meeting: what its keys say, writing the note."""

from boardtui.app.dialogs.question import Question
from boardtui.app.live.meeting_place import LivePlace
from boardtui.app.rows.question_texts import export_text
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.chosen_documents import Choice


class CoursePart(LivePlace):
    """Opening, items and the note."""

    def say(self, line: str) -> None:
        """Ask for what a command says that a key stands for; a refusal is said, and nothing is typed back."""
        if self.refused_for_reading():
            return
        understood = understand(line, self.scene())
        if understood.refusal:
            self.notice.refuse(understood.refusal)
        else:
            self.doubt(understood.edit, understood.warnings)
            self._desk.capture(self.key, line)

    def export_view(self) -> Choice:
        """The note of this meeting."""
        return Choice("note", self.key.board, self.key.meeting or "")

    def ask_to_export(self, yes_key: str = "enter") -> None:
        """Say what will be written, and write it on ``yes_key``, which is not the key that asked."""
        text = export_text(self._board, self._meeting)

        def answered(yes: bool | None) -> None:
            if yes:
                self.notice.say("Writing the note …")
                self._desk.export_note(self.key)

        self.app.push_screen(Question("Write the note?", text, yes_key, "writes it"), answered)

"""The capture line: where decisions, actions and notes are typed. Enter commits."""

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea

from boardtui.model.text import clean

LONGEST_PASTE = 200_000


class CaptureLine(TextArea):
    """A text field of one to four lines. It commits with Enter and opens a new line with ctrl+j."""

    BINDINGS = [
        Binding("ctrl+j", "new_line", "New line", show=False),
    ]

    class Committed(Message):
        """Enter was pressed on this text."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Leave(Message):
        """Escape was pressed: back to the register, the text kept."""

    class UndoAsked(Message):
        """ctrl+z or ctrl+y on an empty line means the meeting's undo or redo, not the text's."""

        def __init__(self, redo: bool) -> None:
            super().__init__()
            self.redo = redo

    class Shortened(Message):
        """A paste was too long and was left out."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, show_line_numbers=False, soft_wrap=True, compact=True)
        self.highlight_cursor_line = False

    async def _on_key(self, event: events.Key) -> None:
        """Enter commits. It is taken here, in the order of the keys, since a priority binding would
        overtake letters that are still on their way and cut the line short."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.action_commit()

    def action_commit(self) -> None:
        """Hand the text over and empty the line at once, so that what is typed next is not swept away."""
        text = self.text
        self.put("")
        self.post_message(self.Committed(text))

    def give_back(self, text: str) -> None:
        """Put a refused line back, before whatever has been typed since."""
        self.put(f"{text}\n{self.text}" if self.text else text)

    def action_new_line(self) -> None:
        """Begin a new line inside the same entry."""
        self.insert("\n")

    def action_undo(self) -> None:
        """Undo in the text, or in the meeting where the line is empty."""
        if self.text:
            super().action_undo()
        else:
            self.post_message(self.UndoAsked(redo=False))

    def action_redo(self) -> None:
        """Redo in the text, or in the meeting where the line is empty."""
        if self.text:
            super().action_redo()
        else:
            self.post_message(self.UndoAsked(redo=True))

    def key_escape(self, event: events.Key) -> None:
        """Leave the line as it is."""
        event.stop()
        self.post_message(self.Leave())

    async def _on_paste(self, event: events.Paste) -> None:
        """Take a paste in cleaned; a very long one is refused with a word, so that nothing freezes."""
        if len(event.text) > LONGEST_PASTE:
            event.stop()
            event.prevent_default()
            self.post_message(self.Shortened())
            return
        await super()._on_paste(events.Paste(clean(event.text)))
        event.prevent_default()
        event.stop()

    def put(self, text: str) -> None:
        """Replace the text and put the cursor behind it."""
        self.load_text(text)
        self.move_cursor(self.document.end)

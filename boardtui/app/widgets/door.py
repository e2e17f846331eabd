"""The door: a strip of codes over the lower part of the register, where two letters mark a person."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from boardtui.app.commands.command import bindings
from boardtui.app.commands.door import DOOR
from boardtui.app.rows.door_rows import Meaning
from boardtui.app.widgets.lines import LinePane, OneLine

_OTHERS_KEYS = frozenset({"question_mark"})
"""Printable keys that keep their meaning at the door."""


class DoorCodes(LinePane):
    """The codes. It has the keys while the door is open: letters are codes, digits what they do."""

    BINDINGS = bindings(DOOR)

    class Letter(Message):
        """A letter of a code was typed."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    class Pasted(Message):
        """A whole text came at once: it marks nobody."""

    class CellClicked(Message):
        """The cell at that column of that line was clicked."""

        def __init__(self, x: int, y: int) -> None:
            super().__init__()
            self.x, self.y = x, y

    async def _on_key(self, event: events.Key) -> None:
        """Take letters in their order, and let no other printable key do what it does elsewhere."""
        if event.key == "enter" or (
            event.is_printable
            and event.key not in _OTHERS_KEYS
            and event.character not in [one.digit for one in Meaning]
        ):
            event.stop()
            event.prevent_default()
            if event.character is not None and event.character.isalpha():
                self.post_message(self.Letter(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """A paste is not somebody coming in."""
        event.stop()
        self.post_message(self.Pasted())

    def on_click(self, event: events.Click) -> None:
        """A click on a cell is the same as its letters."""
        self.post_message(self.CellClicked(event.x, event.y + self.scroll_offset.y))

    def action_command(self, name: str) -> None:
        """Do the door's command with that id, where its place does it."""
        self.screen.call_next(self.screen.action_command, name)  # type: ignore[attr-defined]


class MeaningLine(OneLine):
    """What the letters do. A click on a word chooses it."""

    class Clicked(Message):
        """The column that was clicked."""

        def __init__(self, x: int) -> None:
            super().__init__()
            self.x = x

    def on_click(self, event: events.Click) -> None:
        """Tell where."""
        self.post_message(self.Clicked(event.x))


class DoorStrip(Vertical):
    """The whole strip; not shown until the door is opened."""

    def compose(self) -> ComposeResult:
        """What the letters do, the codes, whom one letter may mean, and what was done last."""
        self.border_title = Content("Door")
        self.display = False
        yield MeaningLine(id="door-meaning")
        yield DoorCodes(id="door-codes")
        yield OneLine(id="door-asks")
        yield OneLine(id="door-last")

"""When something really happened: a clock time, or how many minutes ago."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from boardtui.app.dialogs.dialog import Dialog


class TimeDialog(Dialog[str]):
    """Returns what was typed, as ``10:05`` or ``-5``; None where nothing was."""

    def __init__(self, whom: str) -> None:
        super().__init__()
        self._whom = whom

    def compose(self) -> ComposeResult:
        """A box with one field."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(f"When, for {self._whom}?")
            box.border_subtitle = Content("10 05 · 10:05 · -5 minutes ago · ⏎ keeps it · esc")
            yield Input(compact=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it; a space between hours and minutes is as good as a colon."""
        self.answer(":".join(event.value.split()) or None)

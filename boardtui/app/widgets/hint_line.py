"""Hints inside a dialog, where its edge has no room for them all: a click on one is its key."""

from textual import events
from textual.message import Message

from boardtui.app.rows.hints import Hint, hint_at
from boardtui.app.rows.line import Look, fit, plain
from boardtui.app.widgets.lines import OneLine


class HintLine(OneLine):
    """One line of hints, written as in the edge of a dialog."""

    class Clicked(Message):
        """The hint that was clicked."""

        def __init__(self, hint: Hint) -> None:
            super().__init__()
            self.hint = hint

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.hints = ""

    def show_hints(self, hints: str) -> None:
        """Show ``hints``."""
        self.hints = hints
        self.show(plain(fit(f" {hints}", self.size.width), Look.DIM))

    def on_click(self, event: events.Click) -> None:
        """Tell which one."""
        hint = hint_at(self.line.text, self.hints, event.x)
        if hint is not None:
            self.post_message(self.Clicked(hint))

"""A question with a safe answer: Escape leaves, and the key that goes on is said."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from boardtui.app.dialogs.dialog import Dialog
from boardtui.app.rows.line import Line, Look, wrap
from boardtui.app.widgets.lines import LinePane


class Question(Dialog[bool]):
    """Shows ``text`` and waits. Returns True for ``yes_key``; Escape is always no."""

    def __init__(self, title: str, text: str, yes_key: str, yes: str) -> None:
        super().__init__()
        self._title, self._text, self._key, self._yes = title, text, yes_key, yes
        self._bindings.bind(yes_key, "yes", show=False)

    def compose(self) -> ComposeResult:
        """A box with the text and the keys that answer."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self._title)
            shown = "⏎" if self._key == "enter" else self._key
            box.border_subtitle = Content(f"{shown} {self._yes} · esc not yet")
            yield LinePane(id="question")

    def on_mount(self) -> None:
        """Wrap the text once the width is known."""
        self.call_after_refresh(self._fill)

    def action_yes(self) -> None:
        """Go on."""
        self.answer(True)

    def _fill(self) -> None:
        pane = self.query_one(LinePane)
        width = max(pane.text_width, 20)
        pane.show(tuple(Line(((part, Look.PLAIN),)) for part in wrap(self._text, width)))
        pane.focus()

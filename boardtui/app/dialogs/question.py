"""A question with a safe answer: Escape leaves, and the key that goes on is said."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from boardtui.app.dialogs.dialog import Q_LEAVES, Dialog
from boardtui.app.rows.line import Line, Look, wrap
from boardtui.app.widgets.lines import LinePane


class Question(Dialog[bool]):
    """Shows ``text``. Returns True for ``yes_key``; Escape is no; Enter too, where ``no`` is said."""

    BINDINGS = [Q_LEAVES]

    def __init__(self, title: str, text: str, yes_key: str, yes: str, no: str = "") -> None:
        """``yes`` and ``no`` say what the answers do."""
        super().__init__()
        self._no = f"⏎ {no} · esc" if no else "esc not yet"
        if no:
            self._bindings.bind("enter", "leave", show=False)
        self._title, self._text, self._key, self._yes = title, text, yes_key, yes
        keys = f"{yes_key},shift+{yes_key.lower()}" if yes_key.isupper() else yes_key
        self._bindings.bind(keys, "yes", show=False)

    def compose(self) -> ComposeResult:
        """A box with the text and the keys that answer."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self._title)
            shown = "⏎" if self._key == "enter" else self._key
            box.border_subtitle = Content(f"{shown} {self._yes} · {self._no}")
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

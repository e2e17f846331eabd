"""A few words: a report, a reason."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from boardtui.app.dialogs.dialog import Dialog
from boardtui.model.text import clean_line


class WordsDialog(Dialog[str]):
    """Returns what was typed, on one line; None where nothing was, or that nothing where it is ``optional``.

    ``now`` is what the field holds at first.
    """

    def __init__(self, title: str, placeholder: str, now: str = "", *, optional: bool = False) -> None:
        super().__init__()
        self._title, self._placeholder, self._now, self._optional = title, placeholder, now, optional

    def compose(self) -> ComposeResult:
        """A box with one field."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("⏎ keeps it · esc")
            yield Input(self._now, placeholder=self._placeholder, select_on_focus=False, compact=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it; without a word there is nothing to keep, unless that is an answer."""
        self.answer(clean_line(event.value) or ("" if self._optional else None))

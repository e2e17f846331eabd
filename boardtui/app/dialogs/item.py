"""A new item of the agenda, typed on one line; what will be put on is said below it."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from boardtui.app.dialogs.dialog import Dialog
from boardtui.app.rows.item_line import TypedItem
from boardtui.app.rows.line import Look, plain, shorten
from boardtui.app.widgets.lines import OneLine


class ItemDialog(Dialog[TypedItem]):
    """Returns the item. ``read`` says what a line means, ``said`` what that will be on the agenda."""

    def __init__(
        self, title: str, read: Callable[[str], TypedItem], said: Callable[[TypedItem], str]
    ) -> None:
        super().__init__()
        self._title, self._read, self._said = title, read, said

    def compose(self) -> ComposeResult:
        """The field, and what it means."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = self.said("⏎ puts it on · esc")
            yield Input(placeholder="Title [decision] 10min @presenter", compact=True)
            yield OneLine(id="item-means")

    def on_mount(self) -> None:
        """Say what is typed by then: nothing."""
        self.call_after_refresh(self._show)

    def on_input_changed(self) -> None:
        """Say what is meant so far."""
        self._show()

    def on_input_submitted(self) -> None:
        """Put it on, where it has a title."""
        typed = self._read(self.query_one(Input).value)
        if typed.title:
            self.answer(typed)

    def _show(self) -> None:
        typed, line = self._read(self.query_one(Input).value), self.query_one("#item-means", OneLine)
        look = Look.WARN if typed.doubts or not typed.title else Look.PLAIN
        line.show(plain(shorten(f" {self._said(typed)}", line.size.width), look))

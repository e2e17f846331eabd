"""A line in the manner of the capture line: what it is understood as shows while it is being typed."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from boardtui.app.dialogs.dialog import Dialog
from boardtui.app.rows.line import Line, Look, wrap
from boardtui.app.widgets.lines import LinePane


class Meaning(Protocol):
    """What a line means: what can be done with it, in words; or why it means nothing."""

    @property
    def edit(self) -> object:
        """What is asked for; None where the line means nothing yet."""

    @property
    def said(self) -> str:
        """What that is, in words."""

    @property
    def refusal(self) -> str:
        """Why it means nothing."""


AMeaning = TypeVar("AMeaning", bound=Meaning)


class TypedDialog(Dialog[tuple[AMeaning, str]], Generic[AMeaning]):
    """Returns what the line means and the line itself, once it means something that can be done.

    ``hints`` say what can be typed; ``typed`` stands there at first, marked: typing replaces it.
    ``refused`` is why it was refused when it was asked for, where it was.
    """

    def __init__(
        self,
        title: str,
        hints: tuple[str, ...],
        read: Callable[[str], AMeaning],
        *,
        typed: str = "",
        refused: str = "",
    ) -> None:
        super().__init__()
        self._title, self._hints, self._read = title, hints, read
        self._typed, self._refused = typed, refused

    def compose(self) -> ComposeResult:
        """The field, and what it means."""
        with Vertical(classes="dialog wide") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = self.said("⏎ keeps it · esc")
            yield Input(self._typed, compact=True)
            yield LinePane(id="typed-means")

    def on_mount(self) -> None:
        """Show what is meant so far, once the width is known."""
        pane = self.query_one(LinePane)
        pane.can_focus = False
        self.call_after_refresh(self._show)

    def on_input_changed(self) -> None:
        """Show what is meant so far."""
        if self.query_one(Input).value != self._typed:
            self._refused = ""
        self._show()

    def on_input_submitted(self) -> None:
        """Keep it, where it can be done."""
        field = self.query_one(Input)
        found = self._read(field.value)
        if found.edit is not None:
            self.answer((found, field.value))
        else:
            self._show()

    def _show(self) -> None:
        pane = self.query_one(LinePane)
        width = max(pane.text_width, 20)
        found = self._read(self.query_one(Input).value)
        said, look = f"→ {found.said}", Look.GOOD
        if self._refused or found.refusal:
            said, look = f"! {self._refused or found.refusal}", Look.WARN
        lines = [Line(((part, look),)) for part in wrap(said, width)] if len(said) > 2 else []
        hints = [Line(((part, Look.DIM),)) for one in self._hints for part in wrap(one, width)]
        pane.show((*lines, *hints))

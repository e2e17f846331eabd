"""A dialog with a field and a list under it, which what is typed narrows."""

from collections.abc import Sequence
from typing import ClassVar, Generic

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from boardtui.app.dialogs.dialog import Answer, Dialog
from boardtui.app.rows.line import Line
from boardtui.app.widgets.register import MeetingList

Row = tuple[Line, Answer | None]
"""One line of the list and what it stands for; None where it cannot be chosen."""


class FilteredList(Dialog[Answer], Generic[Answer]):
    """Enter answers with the row under the cursor. Subclasses say what the rows are."""

    BINDINGS = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]
    heading: ClassVar[str] = ""
    hints: ClassVar[str] = ""
    placeholder: ClassVar[str] = "search"
    form: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row[Answer]] = []

    def rows(self, wanted: str, width: int) -> list[Row[Answer]]:
        """The rows that ``wanted`` leaves, ``width`` cells wide."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """A box with the field and the list."""
        with Vertical(classes=f"dialog tall {self.form}".strip()) as box:
            box.border_title = Content(self.heading)
            box.border_subtitle = Content(self.hints)
            yield Input(placeholder=self.placeholder, compact=True)
            yield MeetingList(id="list")

    def on_mount(self) -> None:
        """Fill the list once its width is known."""
        self.call_after_refresh(self.fill)

    def on_resize(self) -> None:
        """Fit the rows to another width."""
        self.call_after_refresh(self.fill)

    def on_input_changed(self) -> None:
        """Show what matches."""
        self.fill()

    def on_input_submitted(self) -> None:
        """Enter takes the row under the cursor."""
        self.choose()

    def on_meeting_list_chosen(self) -> None:
        """So does a double click."""
        self.choose()

    def choose(self) -> None:
        """Answer with the row under the cursor, where it stands for something."""
        chosen = self.chosen
        if chosen is not None:
            self.answer(chosen)

    @property
    def chosen(self) -> Answer | None:
        """What the row under the cursor stands for."""
        cursor = self.query_one(MeetingList).cursor
        return self._rows[cursor][1] if cursor < len(self._rows) else None

    @property
    def wanted(self) -> str:
        """What is typed."""
        return self.query_one(Input).value

    def fill(self, *, keep_cursor: bool = False) -> None:
        """Show the rows for what is typed, with the cursor on the first, or where it was."""
        listing = self.query_one(MeetingList)
        self._rows = self.rows(self.wanted, max(listing.text_width, 20))
        listing.show(tuple(line for line, _ in self._rows))
        if not keep_cursor:
            listing.move_to(next((n for n, (_, one) in enumerate(self._rows) if one is not None), 0))

    def action_step(self, by: int) -> None:
        """Move the cursor over ``by`` rows, passing by those that cannot be chosen."""
        listing = self.query_one(MeetingList)
        ahead = _choosable(self._rows, listing.cursor, by)
        if ahead:
            listing.move_to(ahead[min(abs(by), len(ahead)) - 1])

    def action_page(self, by: int) -> None:
        """Move the cursor a page."""
        self.action_step(by * max(self.query_one(MeetingList).size.height - 1, 1))


def _choosable(rows: Sequence[Row[Answer]], cursor: int, by: int) -> list[int]:
    """The rows that can be chosen on that side of the cursor, the nearest first."""
    places = range(cursor + 1, len(rows)) if by > 0 else range(cursor - 1, -1, -1)
    return [place for place in places if rows[place][1] is not None]

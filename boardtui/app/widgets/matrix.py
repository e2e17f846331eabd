"""The register of a year: a row a person, a column a meeting, and a cursor on one cell."""

from textual import events
from textual.message import Message

from boardtui.app.widgets.entries import EntryList


class Matrix(EntryList):
    """Draws the rows it is given. A click says which row, and how far along: the place knows the cell."""

    class CellClicked(Message):
        """A row was clicked at ``x`` cells from its beginning; ``twice`` where it is to be opened."""

        def __init__(self, place: int, x: int, *, twice: bool) -> None:
            super().__init__()
            self.place, self.x, self.twice = place, x, twice

    def on_click(self, event: events.Click) -> None:
        """Tell the place."""
        event.prevent_default()
        place = event.y + self.scroll_offset.y
        if place < len(self.lines):
            self.post_message(self.CellClicked(place, event.x, twice=event.chain > 1))

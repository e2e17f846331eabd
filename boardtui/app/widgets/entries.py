"""The list of a register: many lines, most of them never looked at, with a cursor on one."""

from collections.abc import Sequence

from textual.geometry import Size

from boardtui.app.rows.line import Line
from boardtui.app.widgets.register import MeetingList


class EntryList(MeetingList, inherit_bindings=False):
    """Draws only what is in view, so that ten thousand lines cost no more than forty.

    The keys that scroll a pane are its place's: they move the cursor.
    """

    @property
    def cursor_shown(self) -> bool:
        """Whether the cursor is on something that can be chosen: words in an empty list cannot."""
        return self.current is not None and self.current.entry is not None

    def show(self, lines: Sequence[Line]) -> None:
        """Show ``lines``; none of them is made that is not to be seen."""
        if len(self._lines) != len(lines):
            self.virtual_size = Size(0, len(lines))
        self._lines = lines
        self._cursor = min(self._cursor, max(len(lines) - 1, 0))
        self.refresh()

    def point_at(self, place: int, number: int) -> None:
        """Put the cursor at ``place`` of the ``number`` lines that are shown next."""
        if len(self._lines) != number:
            self.virtual_size = Size(0, number)
        self._cursor = place
        self.keep_in_view(place)

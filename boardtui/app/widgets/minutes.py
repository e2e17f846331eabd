"""The pane of the minutes: what has been minuted, with a cursor over the entries while it has the keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.message import Message

from boardtui.app.commands.command import bindings
from boardtui.app.commands.line import IN_THE_MINUTES
from boardtui.app.rows.line import Line
from boardtui.app.widgets.lines import LinePane


class Minutes(LinePane):
    """Shows what has been minuted. Keys become requests; nothing is changed here."""

    BINDINGS = bindings(IN_THE_MINUTES)
    has_cursor: ClassVar[bool] = True

    class Chosen(Message):
        """An entry was clicked twice: change it."""

    @property
    def cursor_shown(self) -> bool:
        """The cursor is seen only while the keys move it."""
        return self.has_focus

    @property
    def entry(self) -> str | None:
        """The id of the entry under the cursor; None on a heading."""
        line = self.current
        return None if line is None or line.heading else line.entry

    def show(self, lines: Sequence[Line]) -> None:
        """Show ``lines``, keeping the cursor on the same entry where it moved."""
        entry = self.entry
        super().show(lines)
        if entry is not None and self.entry != entry:
            self._cursor = next(
                (place for place, line in enumerate(lines) if line.entry == entry), self._cursor
            )

    def point_at(self, entry: str) -> None:
        """Put the cursor on the entry with that id, and bring all of it into view."""
        places = [place for place, line in enumerate(self.lines) if line.entry == entry]
        if places:
            self.keep_in_view(places[-1])
            self.move_to(places[0])

    def step(self, by: int) -> None:
        """Move the cursor over ``by`` entries, passing headings and further lines of one entry by."""
        starts = [
            place
            for place, line in enumerate(self.lines)
            if line.entry is not None
            and not line.heading
            and (place == 0 or self.lines[place - 1].entry != line.entry)
        ]
        if not starts:
            return
        ahead = [place for place in starts if place > self.cursor]
        behind = [place for place in starts if place < self.cursor]
        if by > 0:
            self.move_to(ahead[min(by, len(ahead)) - 1] if ahead else starts[-1])
        else:
            self.move_to(behind[max(by, -len(behind))] if behind else starts[0])

    def on_focus(self) -> None:
        """Begin at the last entry in view: it is the one most likely to be wrong."""
        if self.entry is None:
            last = self.scroll_offset.y + self.size.height
            self._cursor = min(last, len(self.lines))
            self.step(-1)
        self.refresh_line(self.cursor)

    def on_blur(self) -> None:
        """Take the cursor away."""
        self.refresh_line(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a double click changes the entry."""
        place = event.y + self.scroll_offset.y
        if place < len(self.lines) and self.lines[place].entry is not None:
            self.move_to(place)
            if event.chain > 1 and self.entry is not None:
                self.post_message(self.Chosen())

    def action_command(self, name: str) -> None:
        """Do the command of this pane with that id, where its place does it."""
        self.screen.call_next(self.screen.action_command, name)  # type: ignore[attr-defined]

"""The register: the roll of the meeting, one line a person, with a cursor that marks."""

from typing import ClassVar

from textual import events
from textual.message import Message

from boardtui.app.rows.line import Line
from boardtui.app.widgets.lines import LinePane


class Register(LinePane):
    """Shows the register's lines. It never changes them: keys become requests, news becomes lines."""

    has_cursor: ClassVar[bool] = True

    class CursorMoved(Message):
        """The cursor is on another person."""

    @property
    def person(self) -> str | None:
        """The person under the cursor."""
        return self.current.person if self.current is not None else None

    def show(self, lines: tuple[Line, ...]) -> None:
        """Show ``lines``, keeping the cursor on the same person where they moved."""
        person = self.person
        super().show(lines)
        if person is not None and self.person != person:
            place = next((place for place, line in enumerate(lines) if line.person == person), None)
            if place is not None:
                self.move_to(place)
        elif self.person is None:
            self.step(1)

    def move_to(self, place: int) -> None:
        """Put the cursor on the person at ``place``."""
        super().move_to(place)
        self.post_message(self.CursorMoved())

    def step(self, by: int) -> None:
        """Move the cursor over ``by`` people, passing headings by."""
        place, left = self.cursor, abs(by)
        while left and 0 <= place + (1 if by > 0 else -1) < len(self.lines):
            place += 1 if by > 0 else -1
            left -= self.lines[place].person is not None
        if self.lines and self.lines[place].person is not None:
            self.move_to(place)
        if place <= 1:
            self.keep_in_view(0)  # the first group's heading belongs to its first member

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on that person."""
        place = event.y + self.scroll_offset.y
        if place < len(self.lines) and self.lines[place].person is not None:
            self.move_to(place)


class Minutes(LinePane):
    """Shows what has been minuted."""


class MeetingList(LinePane):
    """A list with a cursor, for choosing a meeting."""

    has_cursor: ClassVar[bool] = True

    class Chosen(Message):
        """A line was clicked twice: take it."""

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a double click chooses."""
        place = event.y + self.scroll_offset.y
        if place < len(self.lines) and self.lines[place].entry is not None:
            self.move_to(place)
            if event.chain > 1:
                self.post_message(self.Chosen())

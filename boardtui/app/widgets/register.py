"""The register: the roll of the meeting, one line a person, with a cursor that marks."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.message import Message

from boardtui.app.key_order import TakesNoKeys
from boardtui.app.rows.line import Line
from boardtui.app.widgets.lines import LinePane

MARK_CELLS = range(3, 6)
"""The columns of a line in which its mark is shown, with a cell to either side."""


class Register(LinePane, TakesNoKeys):
    """Shows the register's lines. It never changes them: keys become requests, news becomes lines."""

    has_cursor: ClassVar[bool] = True

    def __init__(self, id: str, moved: Callable[[], None]) -> None:
        """``moved`` is called at once when the cursor is on another person: one picture shows both."""
        super().__init__(id=id)
        self._moved = moved
        self._unseen: set[int] = set()

    def action_page_up(self) -> None:
        """Left to the place, which moves the cursor a page."""
        raise SkipAction

    def action_page_down(self) -> None:
        """The same, down."""
        raise SkipAction

    class MarkClicked(Message):
        """The mark of the person under the cursor was clicked."""

    @property
    def person(self) -> str | None:
        """The person under the cursor."""
        return self.current.person if self.current is not None else None

    def show_people(self, lines: Sequence[Line], place_of: Callable[[str], int | None]) -> None:
        """Show ``lines``, keeping the cursor on the same person where they moved: to ``place_of`` them."""
        person = self.person
        self.show(lines)
        if person is not None and self.person != person:
            place = place_of(person)
            if place is not None:
                self.move_to(place)
        elif self.person is None:
            self.step(1)

    def move_to(self, place: int) -> None:
        """Put the cursor on the person at ``place``."""
        super().move_to(place)
        self._moved()

    def go_on_to(self, place: int) -> None:
        """Put the cursor on the person at ``place``, to be seen with the news of the mark: in one picture."""
        self._unseen |= {self._cursor, place}
        self._cursor = place

    def catch_up(self) -> None:
        """Show where the cursor has gone on to."""
        if self._unseen:
            for place in self._unseen:
                self.refresh_line(place)
            self._unseen.clear()
            self.keep_in_view(self._cursor)

    def fit(self) -> None:
        """In another window: from the top, where the cursor is in view there; else where the cursor is."""
        if self._cursor < self.size.height:
            self.keep_in_view(0)
        self.keep_in_view(self._cursor)

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
        """A click puts the cursor on that person; on the mark it toggles it."""
        place = event.y + self.scroll_offset.y
        if place < len(self.lines) and self.lines[place].person is not None:
            self.move_to(place)
            if event.x in MARK_CELLS:
                self.post_message(self.MarkClicked())


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

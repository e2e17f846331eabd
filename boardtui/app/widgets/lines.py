"""Panes that draw their own lines: a change repaints the lines it changed and nothing else."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from boardtui.app.rows.line import Line, Look

LOOKS: frozenset[str] = frozenset(f"line--{look}" for look in Look) | {"line--cursor"}


def strip_of(line: Line, styles: Mapping[Look, Style], base: Style, width: int) -> Strip:
    """One line as Textual wants it, exactly ``width`` cells wide. The text is never read as markup."""
    segments = [Segment(text, base + styles[look]) for text, look in line.pieces]
    return Strip(segments).adjust_cell_length(width, base)


class OneLine(Widget):
    """A single line above or below the panes. Showing another one never lays the screen out again."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS)
    DEFAULT_CSS = ""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._line = Line(())

    @property
    def line(self) -> Line:
        """The line that is shown."""
        return self._line

    def show(self, line: Line) -> None:
        """Show ``line``; nothing is repainted where it is the same."""
        if line != self._line:
            self._line = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The strip for row ``y``: the line, then blank."""
        base = self.rich_style
        if y:
            return Strip.blank(self.size.width, base)
        return strip_of(self._line, looks_of(self), base, self.size.width)


class LinePane(ScrollView, can_focus=True):
    """A scrolling list of lines, with a cursor where ``has_cursor`` is set."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS)
    has_cursor: ClassVar[bool] = False

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._lines: tuple[Line, ...] = ()
        self._cursor = 0

    async def _on_key(self, event: events.Key) -> None:
        """Hand on a key that came here in one burst with the one that opened a dialog: it is the dialog's."""
        front = self.app.screen
        if front is not self.screen:
            event.stop()
            event.prevent_default()
            (front.focused or front)._forward_event(event)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are shown."""
        return self._lines

    @property
    def text_width(self) -> int:
        """How many cells a line has, beside the scroll bar."""
        return self.scrollable_content_region.width

    @property
    def cursor(self) -> int:
        """The place of the line the cursor is on."""
        return self._cursor

    @property
    def current(self) -> Line | None:
        """The line the cursor is on."""
        return self._lines[self._cursor] if self._cursor < len(self._lines) else None

    def show(self, lines: tuple[Line, ...]) -> None:
        """Show ``lines``. Only those that differ are repainted while their number stays the same."""
        before, self._lines = self._lines, lines
        if len(before) != len(lines):
            self.virtual_size = Size(0, len(lines))
            self._cursor = min(self._cursor, max(len(lines) - 1, 0))
            self.refresh()
            return
        for place, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                self.refresh_line(place)

    def move_to(self, place: int) -> None:
        """Put the cursor on the line at ``place`` and bring it into view."""
        if not self._lines:
            return
        place = max(0, min(place, len(self._lines) - 1))
        before, self._cursor = self._cursor, place
        self.refresh_line(before)
        self.refresh_line(place)
        self.keep_in_view(place)

    def keep_in_view(self, place: int) -> None:
        """Scroll, at once, no further than is needed to see the line at ``place``."""
        self.scroll_to_region(Region(0, place, 1, 1), animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """The strip for row ``y`` of what is in view."""
        place = y + self.scroll_offset.y
        base, width = self.rich_style, self.size.width
        if place >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[place]
        if self.has_cursor and place == self._cursor:
            base += self.get_component_rich_style("line--cursor", partial=True)
            line = pointed(line)
        return strip_of(line, looks_of(self), base, width)


def pointed(line: Line) -> Line:
    """``line`` with a pointer in the blank it opens with, so that the cursor is seen without colour."""
    if not line.pieces or not line.pieces[0][0].startswith(" "):
        return line
    (text, look), *rest = line.pieces
    return replace(line, pieces=((f">{text[1:]}", look), *rest))


def looks_of(widget: Widget) -> dict[Look, Style]:
    """The style of each look, as the theme and the style sheet have it now."""
    return {look: widget.get_component_rich_style(f"line--{look}", partial=True) for look in Look}

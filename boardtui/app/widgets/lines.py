"""Panes that draw their own lines: a change repaints the lines it changed and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.actions import SkipAction
from textual.color import Color
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from boardtui.app.rows.lazy_lines import LazyLines
from boardtui.app.rows.line import Line, Look

LOOKS: frozenset[str] = frozenset(f"line--{look}" for look in Look) | {"line--cursor"}
"""The component classes of every screen that holds these panes. They are the screen's, not each pane's, since
Textual works out each of their styles anew whenever a class changes above: 0.25 ms apiece."""


def strip_of(line: Line, styles: Mapping[Look, Style], base: Style, width: int) -> Strip:
    """One line as Textual wants it, exactly ``width`` cells wide. The text is never read as markup."""
    return Strip(segments_of(line, styles, base, width), width)


def segments_of(line: Line, styles: Mapping[Look, Style], base: Style, width: int) -> list[Segment]:
    """The pieces of ``line`` in exactly ``width`` cells: cut, or with blanks behind it."""
    found: list[Segment] = []
    left = width
    for text, look in line.pieces:
        cells = cell_len(text)
        if cells > left:
            text, cells = set_cell_size(text, left), left
        if cells:
            found.append(Segment(text, base + styles[look]))
        left -= cells
    if left:
        found.append(Segment(" " * left, base))
    return found


class Painted(Widget):
    """A widget that says itself which part of it is to be repainted, and paints it without detours.

    Textual wakes each widget that is to be repainted, which then writes to its screen, and works out the
    styles of the widget and of all above it for each line. Here the screen is told at once, and the styles
    are kept until the style sheet is applied anew. No background above the panes is ever changed by itself.
    """

    _kept: "_Kept | None" = None

    def repaint(self, region: Region) -> None:
        """Repaint that part, in the next picture."""
        if not self.is_mounted:
            self.refresh(region)
            return
        self._set_dirty(region)
        self.screen._dirty_widgets.add(self)
        self.screen.check_idle()

    def notify_style_update(self) -> None:
        """The styles may be others now."""
        self._kept = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of that part of the widget."""
        kept = self.looks()
        if not kept.simple:
            return super().render_lines(crop)
        return [self._cut(y, crop.x, crop.right, kept) for y in crop.line_range]

    def painted(self, y: int) -> tuple[Line, Style]:
        """What stands in row ``y`` of what is in view, and the style it lies on."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The strip for row ``y`` of what is in view."""
        line, base = self.painted(y)
        return strip_of(line, self.looks().looks, base, self.size.width)

    def _cut(self, y: int, start: int, end: int, kept: "_Kept") -> Strip:
        """The row ``y`` from one column to another, through the filters of the app."""
        line, base = self.painted(y)
        segments = segments_of(line, kept.looks, base, self.size.width)
        if start or end < self.size.width:
            segments = list(Segment.divide(segments, [start, end]))[1]
        for each in self.get_line_filters():
            segments = each.apply(segments, kept.background)
        return Strip(segments, end - start)

    def looks(self) -> "_Kept":
        """The styles it is painted with."""
        if self._kept is None:
            simple = not self.styles.gutter and self.opacity == 1
            self._kept = _Kept(simple, self.background_colors[1], self.rich_style, looks_of(self))
        return self._kept


class _Kept(NamedTuple):
    """How a widget is painted: ``simple`` without frame or padding, each look over its ``base``."""

    simple: bool
    background: Color
    base: Style
    looks: dict[Look, Style]


class OneLine(Painted):
    """A single line above or below the panes. Showing another one never lays the screen out again."""

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
            before, self._line = self._line, line
            width = self._size.width if self.looks().simple else self.size.width
            self.repaint(Region(*changed_cells(before, line, width), 1))

    def painted(self, y: int) -> tuple[Line, Style]:
        """The line, and blank below it."""
        return Line(()) if y else self._line, self.looks().base


class LinePane(ScrollView, Painted, can_focus=True):
    """A scrolling list of lines, with a cursor where ``has_cursor`` is set."""

    has_cursor: ClassVar[bool] = False

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._cursor = 0
        self._width_kept: tuple[Size, bool, int] | None = None

    def action_scroll_up(self) -> None:
        """An arrow scrolls where there is no cursor; else it is left to the place, which moves the cursor."""
        if self.has_cursor:
            raise SkipAction
        super().action_scroll_up()

    def action_scroll_down(self) -> None:
        """The same, down."""
        if self.has_cursor:
            raise SkipAction
        super().action_scroll_down()

    @property
    def lines(self) -> Sequence[Line]:
        """The lines that are shown."""
        return self._lines

    @property
    def text_width(self) -> int:
        """How many cells a line has, beside the scroll bar."""
        kept = self._width_kept
        if kept is None or kept[:2] != (self._size, self.show_vertical_scrollbar):
            width = self.scrollable_content_region.width
            kept = self._width_kept = self._size, self.show_vertical_scrollbar, width
        return kept[2]

    def notify_style_update(self) -> None:
        """The frame may be another now."""
        self._width_kept = None
        super().notify_style_update()

    @property
    def cursor(self) -> int:
        """The place of the line the cursor is on."""
        return self._cursor

    @property
    def cursor_shown(self) -> bool:
        """Whether the cursor is to be seen."""
        return self.has_cursor

    @property
    def current(self) -> Line | None:
        """The line the cursor is on."""
        return self._lines[self._cursor] if self._cursor < len(self._lines) else None

    def show(self, lines: Sequence[Line]) -> None:
        """Show ``lines``, which may be made as they are asked for (``LazyLines``).

        Only those in view that differ are repainted while their number stays the same.
        """
        before, self._lines = self._lines, lines
        if len(before) != len(lines):
            self.virtual_size = Size(0, len(lines))
            self._cursor = min(self._cursor, max(len(lines) - 1, 0))
            self.refresh()
            return
        first = self.scroll_offset.y
        in_view = range(first, min(first + self._size.height, len(lines)))  # no other line is painted
        renewed = lines.renewed_since(before) if isinstance(lines, LazyLines) else None
        for place in in_view if renewed is None else [one for one in renewed if one in in_view]:
            old, new = before[place], lines[place]
            if old is not new and old != new:  # most are the very same, which a dataclass does not ask
                x, y, width = changed_cells(old, new, self.text_width)
                self.repaint(Region(x, place + y - first, width, 1))

    def refresh_line(self, y: int) -> None:
        """Repaint the line at ``y``, and not the scroll bar beside it: one widget is asked for it then."""
        self.repaint(Region(0, y - self.scroll_offset.y, self.text_width, 1))

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

    def painted(self, y: int) -> tuple[Line, Style]:
        """The line in that row, with the cursor where it is."""
        place, base = y + self.scroll_offset.y, self.looks().base
        line = self._lines[place] if place < len(self._lines) else Line(())
        if self.cursor_shown and place == self._cursor and line.pieces:
            base += self.screen.get_component_rich_style("line--cursor", partial=True)
            line = pointed(line)
        return line, base


def changed_cells(before: Line, after: Line, width: int) -> tuple[int, int, int]:
    """Column, line (always 0) and width of the part in which two lines differ.

    It is the whole ``width`` where a letter fills more than one cell, or the pieces are cut otherwise.
    """
    if len(before.pieces) != len(after.pieces):
        return 0, 0, width
    start, end, column = -1, 0, 0
    for old, new in zip(before.pieces, after.pieces, strict=True):
        letters = len(new[0])
        if len(old[0]) != letters or not (_is_narrow(old[0]) and _is_narrow(new[0])):
            return 0, 0, width
        if old != new:
            first, last = (0, letters) if old[1] is not new[1] else _differing(old[0], new[0])
            start, end = column + first if start < 0 else start, column + last
        column += letters
    return (start, 0, end - start) if 0 <= start < end <= width else (0, 0, width)


def _is_narrow(text: str) -> bool:
    return text.isascii() or cell_len(text) == len(text)


def _differing(old: str, new: str) -> tuple[int, int]:
    """Where two different texts of one length begin and cease to differ."""
    first = last = 0
    while old[first] == new[first]:
        first += 1
    while old[last - 1] == new[last - 1]:
        last -= 1
    return first, len(new) + last


def pointed(line: Line) -> Line:
    """``line`` with a pointer in the blank it opens with, so that the cursor is seen without colour."""
    if not line.pieces or not line.pieces[0][0].startswith(" "):
        return line
    (text, look), *rest = line.pieces
    return replace(line, pieces=((f">{text[1:]}", look), *rest))


def looks_of(widget: Widget) -> dict[Look, Style]:
    """The style of each look on the widget's screen, as the theme and the style sheet have it now."""
    screen = widget.screen
    return {look: screen.get_component_rich_style(f"line--{look}", partial=True) for look in Look}

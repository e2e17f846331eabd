"""Panes that draw their own lines: a change repaints the lines it changed and nothing else."""

from asyncio import current_task
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.actions import SkipAction
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from boardtui.app.rows.cells import cell_len, cells_between, is_narrow
from boardtui.app.rows.lazy_lines import LazyLines
from boardtui.app.rows.line import Line, Look
from boardtui.app.spans import DrawsPieces

LOOKS: frozenset[str] = frozenset(f"line--{look}" for look in Look) | {"line--cursor"}
"""The component classes of every screen that holds these panes. They are the screen's, not each pane's, since
Textual works out each of their styles anew whenever a class changes above: 0.25 ms apiece."""
_BLANK = Line(())
_LETTER_BITS = 32  # in the encoding in which all letters are as long as each other


class Inks(NamedTuple):
    """What a line is written with: the style of each look, and that of what lies under and behind it all."""

    base: Style
    looks: Mapping[Look, Style]


def inks_of(widget: Widget, base: Style) -> Inks:
    """The inks on the widget's screen over ``base``, as the theme and the style sheet have them now."""
    screen = widget.screen
    looks = {look: screen.get_component_rich_style(f"line--{look}", partial=True) for look in Look}
    return Inks(base, {look: base + style for look, style in looks.items()})


def strip_of(line: Line, inks: Inks, width: int) -> Strip:
    """One line as Textual wants it, exactly ``width`` cells wide. The text is never read as markup."""
    return Strip(segments_of(line, inks, 0, width), width)


def segments_of(line: Line, inks: Inks, start: int, end: int) -> list[Segment]:
    """The pieces of ``line`` from one column to another, cut, or with blanks behind the last of them."""
    found: list[Segment] = []
    column = 0
    for text, look in line.pieces:
        cells = cell_len(text)
        first, last = max(start - column, 0), min(end - column, cells)
        if first < last:
            part = cells_between(text, first, last) if first or last < cells else text
            found.append(Segment(part, inks.looks[look]))
        column += cells
    if column < end:
        found.append(Segment(" " * (end - max(column, start)), inks.base))
    return found


class Painted(DrawsPieces):
    """A widget that says itself which part of it is to be repainted, and paints it without detours.

    Textual wakes each widget that is to be repainted, which then writes to its screen, and works out the
    styles of the widget and of all above it for each line. Here the screen is told at once, and the styles
    are kept until the style sheet is applied anew. No background above the panes is ever changed by itself.
    """

    _kept: "_Kept | None" = None

    def repaint(self, region: Region) -> None:
        """Repaint that part, in the next picture."""
        if not self.is_mounted or not self.looks().simple:
            self.refresh(region)
            return
        self._repaint_regions.add(region)
        screen = self._its_screen
        screen._dirty_widgets.add(self)
        if current_task() is not screen._task:  # behind what it deals with now, it looks for itself
            screen.check_idle()

    @cached_property
    def _its_screen(self) -> Screen[Any]:
        """The screen it is mounted on, which it never leaves for another."""
        return self.screen

    def notify_style_update(self) -> None:
        """The styles may be others now."""
        self._kept = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of that part of the widget."""
        kept = self.looks()
        if not kept.simple:
            return super().render_lines(crop)
        return [Strip(self._drawn(kept, y, crop.x, crop.right), crop.width) for y in crop.line_range]

    def pieces(self, y: int, start: int, end: int) -> list[Segment] | None:
        """What stands in row ``y`` from one column to another; None where there is a frame or the like."""
        kept = self.looks()
        return self._drawn(kept, y, start, end) if kept.simple else None

    def _drawn(self, kept: "_Kept", y: int, start: int, end: int) -> list[Segment]:
        segments = segments_of(*self.painted(y), start, end)
        for each in kept.filters:
            segments = each.apply(segments, kept.background)
        return segments

    def painted(self, y: int) -> tuple[Line, Inks]:
        """What stands in row ``y`` of what is in view, and what it is written with."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The strip for row ``y`` of what is in view."""
        return strip_of(*self.painted(y), self.size.width)

    def looks(self) -> "_Kept":
        """The styles it is painted with."""
        if self._kept is None:
            simple = not self.styles.gutter and self.opacity == 1
            if not simple:
                self._styles_cache.clear()  # what Textual kept of it may have been painted over since
            base = self.rich_style
            plain = inks_of(self, base)
            under = self.screen.get_component_rich_style("line--cursor", partial=True)
            pointed = inks_of(self, base + under)
            filters = self.get_line_filters()
            if all(map(_is_settled, (*plain.looks.values(), *pointed.looks.values()))):
                filters = [one for one in filters if not isinstance(one, ANSIToTruecolor)]
            self._kept = _Kept(simple, self.background_colors[1], filters, plain, pointed)
        return self._kept


class _Kept(NamedTuple):
    """How a widget is painted: ``simple`` without a frame; ``filters`` are those that change anything."""

    simple: bool
    background: Color
    filters: Sequence[LineFilter]
    inks: Inks
    under_cursor: Inks


def _is_settled(style: Style) -> bool:
    """Whether a style has none of the terminal's own sixteen colours, which are translated, nor is dim."""
    colours = (style.color, style.bgcolor)
    return not style.dim and all(one is None or one.triplet is not None for one in colours)


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

    def painted(self, y: int) -> tuple[Line, Inks]:
        """The line, and blank below it."""
        return _BLANK if y else self._line, self.looks().inks


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
    def _first_shown(self) -> int:
        """The place of the line that is at the top of what is in view."""
        return round(self.scroll_y)

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
        first = self._first_shown
        in_view = range(first, min(first + self._size.height, len(lines)))  # no other line is painted
        renewed = lines.renewed_since(before) if isinstance(lines, LazyLines) else None
        for place in in_view if renewed is None else [one for one in renewed if one in in_view]:
            old, new = before[place], lines[place]
            if old is not new and old != new:  # most are the very same, which a dataclass does not ask
                x, y, width = changed_cells(old, new, self.text_width)
                self.repaint(Region(x, place + y - first, width, 1))

    def refresh_line(self, y: int) -> None:
        """Repaint the line at ``y``, and not the scroll bar beside it: one widget is asked for it then."""
        self.repaint(Region(0, y - self._first_shown, self.text_width, 1))

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
        if 0 <= place - self._first_shown < self.size.height and self.scroll_y == self.scroll_target_y:
            return
        self.scroll_to_region(Region(0, place, 1, 1), animate=False, force=True, immediate=True)

    def painted(self, y: int) -> tuple[Line, Inks]:
        """The line in that row, with the cursor where it is."""
        place, kept = y + self._first_shown, self.looks()
        line = self._lines[place] if place < len(self._lines) else _BLANK
        if place == self._cursor and self.cursor_shown and line.pieces:
            return pointed(line), kept.under_cursor
        return line, kept.inks


def changed_cells(before: Line, after: Line, width: int) -> tuple[int, int, int]:
    """Column, line (always 0) and width of the part in which two lines differ.

    It is the whole ``width`` where a letter fills more than one cell, or the pieces are cut otherwise.
    """
    if len(before.pieces) != len(after.pieces) or not (is_narrow(before.text) and is_narrow(after.text)):
        return 0, 0, width
    start, end, column = -1, 0, 0
    for old, new in zip(before.pieces, after.pieces, strict=True):
        letters = len(new[0])
        if len(old[0]) != letters:
            return 0, 0, width
        if old != new:
            first, last = (0, letters) if old[1] is not new[1] else _differing(old[0], new[0])
            start, end = column + first if start < 0 else start, column + last
        column += letters
    return (start, 0, end - start) if 0 <= start < end <= width else (0, 0, width)


def _differing(old: str, new: str) -> tuple[int, int]:
    """Where two different texts of one length begin and cease to differ."""
    bits = _as_number(old) ^ _as_number(new)  # found in one step each, not letter by letter
    return ((bits & -bits).bit_length() - 1) // _LETTER_BITS, (bits.bit_length() - 1) // _LETTER_BITS + 1


def _as_number(text: str) -> int:
    return int.from_bytes(text.encode("utf-32-le", "surrogatepass"), "little")


def pointed(line: Line) -> Line:
    """``line`` with a pointer in the blank it opens with, so that the cursor is seen without colour."""
    if not line.pieces or not line.pieces[0][0].startswith(" "):
        return line
    (text, look), *rest = line.pieces
    return Line(((f">{text[1:]}", look), *rest), line.person, line.entry, line.heading)

"""Repainting only the spans of the screen that changed.

Textual renders every widget between the highest and the lowest line that changed, and cuts the lines to
pieces. A mark changes a line of the register, the saved clock above it and the notice under it, so that
would be nearly the whole screen. Here each changed span is asked of the one widget that shows it.
"""

from rich.color import ColorSystem
from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import Control
from rich.segment import Segment
from textual._compositor import ChopsUpdate, Compositor, CompositorMap, CompositorUpdate, ReflowResult
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

Pieces = list[Segment]
"""What stands in part of one line of the screen, each piece with its style."""


class DrawsPieces(Widget):
    """A widget that can be asked for a part of one of its lines, without the strips that Textual keeps."""

    def pieces(self, y: int, start: int, end: int) -> Pieces | None:
        """What stands in row ``y`` from one column to another; None where Textual has to be asked."""
        raise NotImplementedError


class SpansUpdate(CompositorUpdate):
    """Pieces of lines, each with the column and the line it begins at."""

    def __init__(self, spans: list[tuple[int, int, Pieces]]) -> None:
        self.spans = spans

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for x, y, pieces in self.spans:
            yield Control.move_to(x, y).segment
            yield from pieces

    def render_segments(self, console: Console) -> str:
        """What is sent to the terminal."""
        colours = console._color_system or ColorSystem.TRUECOLOR
        found = []
        for x, y, pieces in self.spans:
            found.append(f"\x1b[{y + 1};{x + 1}H")
            for text, style, _ in pieces:
                found.append(text if style is None else Strip.render_style(style, text, colours))
        return "".join(found)


class SpanCompositor(Compositor):
    """Textual's compositor, but for partial updates: see the head of this file."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: CompositorMap = {}

    def clear(self) -> None:
        """Know of no widget any more, since the screen closes."""
        self._drawn = {}
        super().clear()

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay the screen out, and mark what moved since it was last laid out.

        Textual marks what moved since anybody asked where a widget is: after a scroll it works that out anew,
        by the styles of that moment. Who asked between a notice and its picture left the old one standing.
        """
        if self._drawn:
            self._full_map = self._drawn
        found = super().reflow(parent, size)
        self._drawn = self._full_map
        return found

    def render_partial_update(self) -> ChopsUpdate | None:
        """What to send to the terminal for the regions that changed; None where none did."""
        screen = self.size.region
        regions = {region.intersection(screen) for region in self._dirty_regions}
        spans: list[tuple[int, int, Pieces]] = []
        for y, x1, x2 in self._regions_to_spans(region for region in regions if region):
            pieces = self._pieces(y, x1, x2)
            if pieces is None:  # several widgets share the span: Textual knows how to cut them to pieces
                return super().render_partial_update()
            spans.append((x1, y, pieces))
        self._dirty_regions.clear()
        return SpansUpdate(spans) if spans else None  # type: ignore[return-value]  # an update all the same

    def _pieces(self, y: int, x1: int, x2: int) -> Pieces | None:
        """The line ``y`` from ``x1`` to ``x2``, where one widget shows all of it."""
        for widget, shown, region in self.layers_visible[y]:
            if shown.x <= x1 and x2 <= shown.right:
                if isinstance(widget, DrawsPieces):
                    pieces = widget.pieces(y - region.y, x1 - region.x, x2 - region.x)
                    if pieces is not None:
                        return pieces
                (strip,) = widget.render_lines(Region(x1 - region.x, y - region.y, x2 - x1, 1))
                return list(strip)
            if shown.x < x2 and x1 < shown.right:
                return None
        return None

"""Repainting only the spans of the screen that changed.

Textual renders every widget between the highest and the lowest line that changed, and cuts the lines to
pieces. A mark changes a line of the register, the saved clock above it and the notice under it, so that
would be nearly the whole screen. Here each changed span is asked of the one widget that shows it.
"""

from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor, CompositorMap, CompositorUpdate, ReflowResult
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget


class SpansUpdate(CompositorUpdate):
    """Strips, each with the column and the line it begins at."""

    def __init__(self, strips: list[tuple[int, int, Strip]]) -> None:
        self.strips = strips

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for x, y, strip in self.strips:
            yield Control.move_to(x, y).segment
            yield from strip

    def render_segments(self, console: Console) -> str:
        """What is sent to the terminal."""
        return "".join(
            f"{Control.move_to(x, y).segment.text}{strip.render(console)}" for x, y, strip in self.strips
        )


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
        strips: list[tuple[int, int, Strip]] = []
        for y, x1, x2 in self._regions_to_spans(region for region in regions if region):
            strip = self._strip(y, x1, x2)
            if strip is None:  # several widgets share the span: Textual knows how to cut them to pieces
                return super().render_partial_update()
            strips.append((x1, y, strip))
        self._dirty_regions.clear()
        return SpansUpdate(strips) if strips else None  # type: ignore[return-value]  # an update all the same

    def _strip(self, y: int, x1: int, x2: int) -> Strip | None:
        """The line ``y`` from ``x1`` to ``x2``, where one widget shows all of it."""
        for widget, shown, region in self.layers_visible[y]:
            if shown.x <= x1 and x2 <= shown.right:
                (strip,) = widget.render_lines(Region(x1 - region.x, y - region.y, x2 - x1, 1))
                return strip
            if shown.x < x2 and x1 < shown.right:
                return None
        return None

"""The drop-down of the capture line: at most five rows over the panes, in front of what it completes."""

from collections.abc import Sequence

from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from boardtui.app.rows.cells import cell_len
from boardtui.app.rows.line import Line
from boardtui.app.rows.offer_rows import offer_lines
from boardtui.app.widgets.lines import inks_of, strip_of
from boardtui.secretariat.capture.offers import Offer


class OfferList(Widget):
    """Draws the offers it is given. The capture line has the keys and decides; a click takes a row."""

    class Clicked(Message):
        """The row that was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.lines: tuple[Line, ...] = ()
        self.display = False

    def show(self, offers: Sequence[Offer], chosen: int, corner: Offset, widest: int) -> None:
        """Show ``offers`` with their lower left corner at ``corner`` of the screen; none: nothing."""
        lines = offer_lines(offers, chosen, widest)
        before, self.lines = self.lines, lines
        if not lines:
            self.display = False
            return
        left = max(min(corner.x, widest - self._width()), 0)
        place = Offset(left, max(corner.y - len(lines), 0))
        if place != self.absolute_offset or [len(one.text) for one in before] != [
            len(one.text) for one in lines
        ]:
            self.absolute_offset = place
            self.refresh(layout=True)
        self.display = True
        self.refresh()

    def _width(self) -> int:
        return max((cell_len(one.text) for one in self.lines), default=0)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as its widest line."""
        return self._width()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as it has lines."""
        return len(self.lines)

    def render_line(self, y: int) -> Strip:
        """One offer. The text is never read as markup."""
        base, width = self.rich_style, self.size.width
        if y >= len(self.lines):
            return Strip.blank(width, base)
        if self.lines[y].text.startswith(">"):
            base += self.screen.get_component_rich_style("line--cursor", partial=True)
        return strip_of(self.lines[y], inks_of(self, base), width)

    def on_click(self, event: events.Click) -> None:
        """A click takes the row, as Tab would."""
        event.stop()
        self.post_message(self.Clicked(event.y))

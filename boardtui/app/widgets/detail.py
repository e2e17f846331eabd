"""The pane that shows one entry whole, beside the list or below it."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget

from boardtui.app.commands.command import Command
from boardtui.app.commands.details import DETAILS
from boardtui.app.rows.line import Line
from boardtui.app.widgets.lines import LinePane


class DetailPane(LinePane, can_focus=False):
    """The list keeps the keys; two of them turn the pages here, as its box says where there is more."""

    def show_all(self, lines: Sequence[Line], commands: Iterable[type[Command]]) -> None:
        """Show ``lines`` from the top; ``commands`` are those of the place, with the keys they have there."""
        if list(lines) != list(self.lines):
            self.scroll_home(animate=False)
        self.show(lines)
        ids = [one.id for one in DETAILS]
        keys = [one.shown_key(False) for one in commands if one.id in ids]
        box = self.parent
        assert isinstance(box, Widget)
        more = f"{' '.join(keys)} for more" if len(lines) > self.size.height else ""
        box.border_subtitle = Content(more)

    def turn(self, pages: int) -> None:
        """Go so many pages down what is shown; up where it is less than none."""
        self.scroll_relative(y=pages * max(self.size.height - 1, 1), animate=False)

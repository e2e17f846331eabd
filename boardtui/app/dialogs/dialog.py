"""What every dialog is: it asks, answers once, and leaves."""

from typing import Generic, TypeVar

from textual import events, on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.screen import ModalScreen

from boardtui.app.ending import OrderlyApp
from boardtui.app.rows.hints import Hint, hint_at
from boardtui.app.widgets.hint_line import HintLine
from boardtui.app.widgets.lines import LOOKS

Answer = TypeVar("Answer")
Q_LEAVES = Binding("q", "leave", show=False)
"""For a dialog in which nothing is typed, where q goes a step back as it does in every place."""


class Dialog(ModalScreen[Answer], Generic[Answer]):
    """A modal box. Escape leaves without an answer."""

    CSS_PATH = "dialogs.tcss"
    COMPONENT_CLASSES = set(LOOKS)
    BINDINGS = [Binding("escape", "leave", show=False)]

    def on_mount(self) -> None:
        """Take the keys that the person set for the commands of a dialog."""
        if isinstance(self.app, OrderlyApp):
            self.app.rebind(self)
            if self.app.settings.ascii_only:
                for box in self.query(".dialog"):
                    box.border_subtitle = self.said(str(box.border_subtitle or ""))

    def said(self, text: str) -> Content:
        """``text`` for the edge of a box: never read as markup, and with keys in words in plain ASCII."""
        if isinstance(self.app, OrderlyApp) and self.app.settings.ascii_only:
            from boardtui.app.ascii_filter import worded

            return Content(worded(text))
        return Content(text)

    def answer(self, answer: Answer | None) -> None:
        """Hand the answer over and go. A second answer, from keys that came in one burst, is for nobody."""
        if self.is_current:
            self.dismiss(answer)

    def action_leave(self) -> None:
        """Go without an answer."""
        self.answer(None)

    def on_click(self, event: events.Click) -> None:
        """A click on a hint in the lower edge of the box is its key."""
        for box in self.query(Vertical).filter(".dialog"):
            region = box.region
            if event.screen_y == region.bottom - 1 and region.x <= event.screen_x < region.right:
                edge = box.render_lines(Region(0, region.height - 1, region.width, 1))[0].text
                hint = hint_at(edge, str(box.border_subtitle or ""), event.screen_x - region.x)
                if hint is not None:
                    self._press(hint)

    @on(HintLine.Clicked)
    def _hint_clicked(self, message: HintLine.Clicked) -> None:
        self._press(message.hint)

    def _press(self, hint: Hint) -> None:
        pressed = events.Key(hint.key, hint.letter)
        self.app.post_message(pressed.set_sender(self.app))  # from the dialog it would stop there

"""What every dialog is: it asks, answers once, and leaves."""

import re
from typing import Generic, TypeVar

from textual import events
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.screen import ModalScreen

from boardtui.app.ending import OrderlyApp
from boardtui.app.widgets.lines import LOOKS

Answer = TypeVar("Answer")
Q_LEAVES = Binding("q", "leave", show=False)
"""For a dialog in which nothing is typed, where q goes a step back as it does in every place."""
_CALLED = {"⏎": "enter", "Enter": "enter", "esc": "escape", "Esc": "escape", "Tab": "tab"}


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
                key = hinted_key(edge, str(box.border_subtitle or ""), event.screen_x - region.x)
                if key:
                    pressed = events.Key(key, key if len(key) == 1 else None)
                    self.app.post_message(pressed.set_sender(self.app))  # from the dialog it would stop there


def hinted_key(edge: str, hints: str, x: int) -> str:
    """The key whose hint lies at column ``x`` of ``edge``, a box's lower line; empty where none does.

    ``hints`` are the words in it, ``y closes it · esc not yet``: each begins with its key, or is no hint.
    """
    first = re.search(r"\w+", hints)
    start = edge.find(first[0]) - first.start() if first else 0
    for hint in hints.split("·"):
        words = hint.split()
        if words and start <= x < start + len(hint):
            return _key_called(words[0])
        start += len(hint) + 1
    return ""


def _key_called(name: str) -> str:
    """The key that a hint begins with; none where the ``a`` of "a letter" begins it."""
    if len(name) == 2 and name.startswith("^"):
        return f"ctrl+{name[1]}"
    return _CALLED.get(name, name if len(name) == 1 and name.isalnum() and name != "a" else "")

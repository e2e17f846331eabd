"""The tab line: where one is, in brackets so that it reads without colour, and where else one could be."""

from textual import events
from textual.message import Message

from boardtui.app.rows.line import Line, Look
from boardtui.app.widgets.lines import OneLine

TABS = (
    (1, "Home", "home"),
    (2, "Board", "board"),
    (3, "Agenda", "agenda"),
    (4, "Live", "live"),
    (5, "Attend", "attendance"),
    (6, "Decisions", "decisions"),
    (7, "Actions", "actions"),
    (8, "Export", "export"),
)
"""Each tab's number, its name, and the id of the command that goes there."""


class TabLine(OneLine):
    """One line with all the tabs. A click on one does what its key does."""

    class Clicked(Message):
        """A tab was clicked; ``command`` is the id of what goes there."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self._spans: list[tuple[int, int, str]] = []

    def show_tabs(self, here: int) -> None:
        """Draw them, the one with the number ``here`` in brackets."""
        parts: list[tuple[str, Look]] = []
        self._spans, used = [], 0
        for number, name, command in TABS:
            text = f"[{number} {name}]" if number == here else f" {number} {name} "
            parts.append((text, Look.HEADING if number == here else Look.DIM))
            self._spans.append((used, used + len(text), command))
            used += len(text)
        self.show(Line(tuple(parts)))

    def on_click(self, event: events.Click) -> None:
        """Go to the tab under the pointer."""
        for start, end, command in self._spans:
            if start <= event.x < end:
                self.post_message(self.Clicked(command))

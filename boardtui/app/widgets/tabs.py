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
        self._here = 0

    def show_tabs(self, here: int) -> None:
        """Draw them, the one with the number ``here`` in brackets."""
        self._here = here
        parts: list[tuple[str, Look]] = []
        self._spans, used = [], 0
        named = self._named()
        for number, name, command in TABS:
            said = f"{number} {name}" if number in named else f"{number}"
            text = f"[{said}]" if number == here else f" {said} "
            parts.append((text, Look.HEADING if number == here else Look.DIM))
            self._spans.append((used, used + len(text), command))
            used += len(text)
        self.show(Line(tuple(parts)))

    def on_resize(self, event: events.Resize) -> None:
        """Fit them to another width."""
        self.show_tabs(self._here)

    def _named(self) -> set[int]:
        """The tabs with their names: in a narrow window those furthest away are only numbers."""
        near = sorted(TABS, key=lambda tab: abs(tab[0] - self._here))
        named = {number for number, _, _ in TABS}
        while near and self.size.width and _width(named) > self.size.width:
            named.discard(near.pop()[0])
        return named

    def on_click(self, event: events.Click) -> None:
        """Go to the tab under the pointer."""
        for start, end, command in self._spans:
            if start <= event.x < end:
                self.post_message(self.Clicked(command))


def _width(named: set[int]) -> int:
    return sum(3 + (len(name) + 1 if number in named else 0) for number, name, _ in TABS)

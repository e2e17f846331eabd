"""The footer: this place's keys in order of priority; none is ever cut off without a mark."""

from collections.abc import Iterable

from textual import events
from textual.message import Message

from boardtui.app.commands.command import Command
from boardtui.app.ending import OrderlyApp
from boardtui.app.rows.cells import cell_len
from boardtui.app.rows.line import Line, Look
from boardtui.app.widgets.lines import OneLine

_MORE = " ?/F1 Help "
_MOST = 8
"""More hints than these are read by nobody; the rest is in the palette and the help."""


class FittedFooter(OneLine):
    """Shows as many hints as fit and always the one that shows the rest."""

    class Clicked(Message):
        """A hint was clicked; None is the hint for help."""

        def __init__(self, command: type[Command] | None) -> None:
            super().__init__()
            self.command = command

    def __init__(self) -> None:
        super().__init__(id="footer")
        self._commands: tuple[type[Command], ...] = ()
        self._typing = False
        self._spans: list[tuple[int, int, type[Command]]] = []

    def show_commands(self, commands: Iterable[type[Command]], *, typing: bool) -> None:
        """Show the hints of ``commands``: the keys that work while typing, or the others."""
        self._commands, self._typing = tuple(commands), typing
        self._fit()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the hints into the new width."""
        self._fit()

    def on_click(self, event: events.Click) -> None:
        """A click on a hint does what its key does."""
        for start, end, command in self._spans:
            if start <= event.x < end:
                self.post_message(self.Clicked(command))
                return
        if event.x >= self.size.width - cell_len(_MORE):
            self.post_message(self.Clicked(None))

    def _said(self, key: str) -> str:
        if isinstance(self.app, OrderlyApp) and self.app.settings.ascii_only:
            from boardtui.app.ascii_filter import worded

            return worded(key)
        return key

    def _fit(self) -> None:
        pieces: list[tuple[str, Look]] = []
        self._spans = []
        used, room = 0, self.size.width - cell_len(_MORE)
        hinted = [one for one in self._commands if one.hint and one.shown_key(self._typing)]
        for command in sorted(hinted, key=lambda one: one.priority):
            key = f" {self._said(command.shown_key(self._typing))}"
            hint = f" {command().hint_in(self.screen)} "
            if used + cell_len(key + hint) > room or len(self._spans) == _MOST:
                continue
            pieces += [(key, Look.HEADING), (hint, Look.PLAIN)]
            self._spans.append((used, used + cell_len(key + hint), command))
            used += cell_len(key + hint)
        pieces += [(" " * max(room - used, 0), Look.PLAIN), (_MORE, Look.HEADING)]
        self.show(Line(tuple(pieces)))

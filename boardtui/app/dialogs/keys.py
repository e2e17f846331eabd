"""The keys of a place, searchable."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from boardtui.app.commands.command import Command
from boardtui.app.dialogs.dialog import Dialog
from boardtui.app.rows.line import Line, Look, fit
from boardtui.app.widgets.register import MeetingList
from boardtui.rules.folding import fold


class KeysDialog(Dialog[type[Command]]):
    """Lists every command of a place with its keys; Enter does the one under the cursor."""

    BINDINGS = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(self, commands: Iterable[type[Command]]) -> None:
        super().__init__()
        self._commands = tuple(commands)
        self._shown: list[type[Command] | None] = []

    def compose(self) -> ComposeResult:
        """A box with a search field and the list under it."""
        with Vertical(classes="dialog tall") as box:
            box.border_title = Content("Keys here")
            box.border_subtitle = Content("type to search · ⏎ does it · esc back")
            yield Input(placeholder="search", compact=True)
            yield MeetingList(id="keys")

    def on_mount(self) -> None:
        """Fill the list once its width is known."""
        self.call_after_refresh(self._fill)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what matches."""
        self._fill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do the command under the cursor."""
        listing = self.query_one(MeetingList)
        self.answer(self._shown[listing.cursor] if listing.cursor < len(self._shown) else None)

    def action_step(self, by: int) -> None:
        """Move the cursor over ``by`` commands, passing headings by."""
        listing = self.query_one(MeetingList)
        place = listing.cursor + by
        while 0 <= place < len(self._shown) and self._shown[place] is None:
            place += by
        if 0 <= place < len(self._shown):
            listing.move_to(place)

    def _fill(self) -> None:
        wanted = fold(self.query_one(Input).value)
        listing = self.query_one(MeetingList)
        width = max(listing.text_width, 20)
        lines: list[Line] = []
        self._shown = []
        for section in dict.fromkeys(command.section for command in self._commands):
            found = [
                one
                for one in self._commands
                if one.section == section
                and one.all_keys()
                and wanted in fold(f"{one.help()} {one.all_keys()}")
            ]
            if found:
                lines.append(Line(((fit(section, width), Look.HEADING),)))
                self._shown.append(None)
            for command in found:
                keys = fit(f" {command.all_keys()}", 14)
                lines.append(Line(((keys, Look.GOOD), (fit(command.title(), width - 14), Look.PLAIN))))
                self._shown.append(command)
        listing.show(tuple(lines))
        listing.move_to(next((place for place, one in enumerate(self._shown) if one is not None), 0))

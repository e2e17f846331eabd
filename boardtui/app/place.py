"""What every screen has: its commands, the tab line, the notice and the footer."""

from collections.abc import Iterable
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

from boardtui.app.commands.command import Command
from boardtui.app.dialogs.keys import KeysDialog
from boardtui.app.rows.line import Line, Look
from boardtui.app.widgets.banner import SMALLEST
from boardtui.app.widgets.footer import FittedFooter
from boardtui.app.widgets.lines import OneLine
from boardtui.app.widgets.notice import Notice

TABS = ((1, "Home"), (4, "Live"))


class CommandProvider(Provider):
    """The command palette: every command of the place, with its key beside it."""

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(_shown(command), self._runner(command), command.title(), help=command.help())

    async def search(self, query: str) -> Hits:
        """The commands that match what is typed."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(command.title())
            if score > 0:
                yield Hit(score, _shown(command), self._runner(command), command.title(), help=command.help())

    def _commands(self) -> Iterable[type[Command]]:
        screen = self.screen
        return screen.PLACE_COMMANDS if isinstance(screen, Place) else ()

    def _runner(self, command: type[Command]) -> Any:
        screen = self.screen
        assert isinstance(screen, Place)
        return lambda: screen.run_command(command)


def _shown(command: type[Command]) -> Text:
    """A command and its keys, some of which are brackets: never to be read as markup."""
    return Text(f"{command.title()}  {command.all_keys()}")


class Place(Screen[None]):
    """A screen with commands. Subclasses list them once; keys, footer, palette and help follow."""

    PLACE_COMMANDS: ClassVar[tuple[type[Command], ...]] = ()
    COMMANDS = {CommandProvider}
    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (60, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    tab: ClassVar[int] = 1

    def on_mount(self) -> None:
        """Know the window's size from the first picture on: the breakpoints' own classes may come later."""
        width, height = self.app.size
        self.set_class(width < SMALLEST[0], "-cramped")
        self.set_class(height < SMALLEST[1], "-low")

    @property
    def notice(self) -> Notice:
        """Where this place says what was done and what was refused."""
        return self.query_one(Notice)

    @property
    def typing(self) -> bool:
        """True while letters go into a text field."""
        return False

    def show_tabs(self) -> None:
        """Draw the tab line: brackets mark where I am, so that it reads without colour."""
        parts: list[tuple[str, Look]] = []
        for number, name in TABS:
            here = number == self.tab
            parts.append(
                (f"[{number} {name}]" if here else f" {number} {name} ", Look.HEADING if here else Look.DIM)
            )
        self.query_one("#tabs", OneLine).show(Line(tuple(parts)))

    def show_footer(self) -> None:
        """Fit this place's hints into the footer."""
        self.query_one(FittedFooter).show_commands(self.PLACE_COMMANDS, typing=self.typing)

    def show_help(self) -> None:
        """Open the list of this place's keys."""

        def chosen(command: type[Command] | None) -> None:
            if command is not None:
                self.run_command(command)

        self.app.push_screen(KeysDialog(self.PLACE_COMMANDS), chosen)

    def run_command(self, command: type[Command]) -> None:
        """Do what ``command`` does, here."""
        command().run(self)

    def action_command(self, name: str) -> None:
        """Do the command with that id: what a key binding calls."""
        self.run_command(next(one for one in self.PLACE_COMMANDS if one.id == name))

    @on(FittedFooter.Clicked)
    def _footer_clicked(self, message: FittedFooter.Clicked) -> None:
        if message.command is None:
            self.show_help()
        else:
            self.run_command(message.command)

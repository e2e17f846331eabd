"""The command palette: every command of a place with its keys beside it, so that it teaches the keys."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rich.text import Text
from textual.command import DiscoveryHit, Hit, Hits, Provider

from boardtui.app.commands.command import Command
from boardtui.rules.folding import fold

if TYPE_CHECKING:
    from boardtui.app.place import Place


class CommandProvider(Provider):
    """The commands of the place the palette was opened in; one that cannot be done now says why."""

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(
                _shown(command), self._runner(command), command.title(), help=self._help(command)
            )

    async def search(self, query: str) -> Hits:
        """The commands that match what is typed, whatever its accents and capitals."""
        matcher = self.matcher(fold(query))
        for command in self._commands():
            score = max(matcher.match(fold(words)) for words in (command.title(), command.hint, command.id))
            if score > 0:
                yield Hit(
                    score, _shown(command), self._runner(command), command.title(), help=self._help(command)
                )

    @property
    def _place(self) -> "Place | None":
        from boardtui.app.place import Place

        return self.screen if isinstance(self.screen, Place) else None

    def _commands(self) -> Iterable[type[Command]]:
        return self._place.commands if self._place is not None else ()

    def _help(self, command: type[Command]) -> str:
        why = command().unavailable(self._place)
        more = command.help().removeprefix(f"{command.title()}.").strip()
        return f"Not now: {why}" if why else more or command.section

    def _runner(self, command: type[Command]) -> Callable[[], None]:
        place = self._place
        assert place is not None
        return lambda: place.run_command(command)


def _shown(command: type[Command]) -> Text:
    """A command and its keys, some of which are brackets: never to be read as markup."""
    return Text(f"{command.title()}  {command.all_keys()}")

"""The keys of a place, searchable."""

from collections.abc import Iterable

from boardtui.app.commands.command import Command
from boardtui.app.dialogs.filtered import FilteredList, Row
from boardtui.app.rows.line import Line, Look, fit, plain, wrap
from boardtui.rules.folding import fold

_KEYS_WIDTH = 14


class KeysDialog(FilteredList[type[Command]]):
    """Lists every command of a place with its keys; Enter does the one under the cursor."""

    heading = "Keys here"
    hints = "type to search · ⏎ does it · esc back"

    def __init__(self, commands: Iterable[type[Command]]) -> None:
        super().__init__()
        self._commands = tuple(commands)

    def rows(self, wanted: str, width: int) -> list[Row[type[Command]]]:
        """The commands whose words or keys hold ``wanted``, each section under its heading."""
        sought = fold(wanted)
        rows: list[Row[type[Command]]] = []
        for section in dict.fromkeys(command.section for command in self._commands):
            found = [one for one in self._commands if one.section == section and _holds(sought, one)]
            if found:
                rows.append((Line(((fit(section, width), Look.HEADING),)), None))
            for command in found:
                rows += _command_rows(command, width)
        return rows or [(plain(fit("Nothing found.", width), Look.DIM), None)]


def _command_rows(command: type[Command], width: int) -> list[Row[type[Command]]]:
    """A command with its keys; what it does goes on below where that is long."""
    first, *more = wrap(command.title(), width - _KEYS_WIDTH)
    keys = fit(f" {command.all_keys()}", _KEYS_WIDTH)
    shown = Line(((keys, Look.GOOD), (first, Look.PLAIN)), entry=command.id)
    return [(shown, command), *((plain(f"{'':{_KEYS_WIDTH}}{part}"), None) for part in more)]


def _holds(sought: str, command: type[Command]) -> bool:
    words = f"{command.help()} {command.hint} {command.all_keys()}"
    return bool(command.all_keys()) and sought in fold(words)

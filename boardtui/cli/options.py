"""The options that several commands share, each written once."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from boardtui.cli.parts import Call
from boardtui.errors import UsageRefusal

Command = TypeVar("Command", bound=Callable[..., Any])

board_option = click.option(
    "--board",
    metavar="B",
    help="The board: its id, its prefix or part of its name. The only one, if left out.",
)
meeting_option = click.option(
    "--meeting", metavar="M", help="The meeting: its id, or its date as 2010-11-17, 17/11/10 or 17 November."
)
year_option = click.option("--year", metavar="Y", help="Boards of this board year only: 2010/11 or 2010.")
all_boards_option = click.option("--all-boards", is_flag=True, help="Every board of the workspace.")
json_option = click.option(
    "--json", "as_json", is_flag=True, help="JSON, in the form of the page interchange."
)


def anywhere(command: Command) -> Command:
    """Accept the global options behind the command's name as well."""
    for name in ("--workspace", "--user", "--config", "--theme"):
        command = click.option(name, hidden=True, expose_value=False, callback=keep)(command)
    for flag in (("--ascii", "ascii_only"), ("--no-mouse", "no_mouse"), ("--plain", "plain")):
        command = click.option(*flag, hidden=True, is_flag=True, expose_value=False, callback=keep)(command)
    return click.option("--readonly", hidden=True, is_flag=True, expose_value=False, callback=keep)(command)


def keep(context: click.Context, parameter: click.Parameter, value: str | bool | None) -> None:
    """Put a global option into the call; one that is empty is a slip in a script, not a wish."""
    if value is None or value is False:
        return
    if isinstance(value, str) and not value.strip():
        raise UsageRefusal(f"{parameter.opts[0]} is empty; give it a value or leave it out.")
    call = context.find_object(Call)
    assert call is not None and parameter.name is not None
    setattr(call, parameter.name, value)

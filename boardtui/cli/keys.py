"""The keys of the app, with those that config.toml gives."""

import click

from boardtui.cli.options import anywhere, json_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import put_json, put_table, say


@click.command()
@anywhere
@click.option("--check", is_flag=True, help="Only see whether the keys in config.toml can be used.")
@json_option
@click.pass_obj
def keys(call: Call, check: bool, as_json: bool) -> int:
    """The keys of the app and the names of its commands.

    The names are what [keys] in config.toml goes by: undo = "z", or undo = ["z", "ctrl+z"]. Keys that clash
    are refused, with the line they stand on.
    """
    assert call.parts.list_keys is not None
    table = call.parts.list_keys(call.view)
    if check:
        say("The keys can be used.")
    elif as_json:
        put_json(table)
    else:
        put_table(
            ("Place", "Keys", "Command", "What it does"),
            [(one["place"], one["keys"], one["command"], one["does"]) for one in table],
        )
    return 0

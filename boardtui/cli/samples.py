"""The sample workspace: written into a folder, or shown in the app on a temporary copy."""

import click

from boardtui.cli.options import anywhere
from boardtui.cli.parts import Call
from boardtui.cli.speech import is_at_terminal, is_dumb_terminal, put, say
from boardtui.errors import UsageRefusal


@click.command()
@anywhere
@click.option("--after", is_flag=True, help="The whole sample, with the meeting recorded.")
@click.pass_obj
def demo(call: Call, after: bool) -> int:
    """Open the app on a temporary copy of the sample.

    It is five minutes before the meeting of 17 November 2010. Nothing you do is kept.
    """
    call.plain = call.plain or is_dumb_terminal()
    if not (is_at_terminal() or call.plain):
        raise UsageRefusal(
            "The demonstration needs a terminal; 'boardtui sample DIR' writes the same records."
        )
    return call.parts.run_demo(after, call.user, call.view)


@click.command()
@anywhere
@click.argument("folder", metavar="DIR")
@click.option(
    "--eve-of", metavar="MEETING", help="As it was before this meeting began, for example 2010-11-17."
)
@click.pass_obj
def sample(call: Call, folder: str, eve_of: str | None) -> int:
    """Write the sample workspace into DIR, new or empty."""
    if not folder.strip():
        raise UsageRefusal("DIR is empty; name a new or empty folder.")
    call.parts.make_sample(folder, eve_of)
    put(folder)
    say(f"The sample workspace is written. Open it with: boardtui --workspace {folder}")
    return 0

"""The history of a meeting: everything that was entered, newest first."""

import click

from boardtui.cli.options import anywhere, board_option, json_option, meeting_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import put_json, put_table, say
from boardtui.model.keys import RecordKey


@click.command()
@anywhere
@board_option
@meeting_option
@json_option
@click.pass_obj
def history(call: Call, board: str | None, meeting: str | None, as_json: bool) -> int:
    """Everything that was entered in a meeting, newest first, with what was undone."""
    with call.open() as secretariat:
        found = secretariat.find_board(board)
        which = secretariat.find_digest(found, meeting)
        entries = secretariat.history(RecordKey(found.id, which.id))
    if as_json:
        put_json(
            [
                {
                    "sequence": one.sequence,
                    "at": one.at.isoformat(timespec="seconds"),
                    "user": one.user,
                    "verb": one.verb,
                    "said": one.said,
                    "undone": one.undone,
                    "quorum": one.quorum,
                }
                for one in entries
            ]
        )
        return 0
    say(f"{found.name}, {which.id}")
    put_table(
        ("Entry", "Time", "Who", "", "What"),
        [
            (
                str(one.sequence),
                f"{one.at:%d %b %Y %H:%M:%S}",
                one.user,
                "undone" if one.undone else "",
                f"{one.said}. {one.quorum}" if one.quorum else one.said,
            )
            for one in entries
        ],
    )
    return 0

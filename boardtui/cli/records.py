"""Whole records, dumped."""

import click

from boardtui.cli.options import anywhere, board_option, meeting_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import put


@click.command()
@anywhere
@board_option
@meeting_option
@click.pass_obj
def dump(call: Call, board: str | None, meeting: str | None) -> int:
    """Whole records as JSON.

    Every board and meeting; with --board that board and its meetings; with --meeting that meeting only.
    """
    from boardtui.model.keys import RecordKey
    from boardtui.secretariat.dump import dump_together, keys_of

    with call.open() as secretariat:
        if meeting is not None:
            found = secretariat.find_board(board)
            keys = [RecordKey(found.id, secretariat.find_digest(found, meeting).id)]
        elif board is not None:
            keys = keys_of(secretariat, [secretariat.find_board(board).id])
        else:
            keys = keys_of(secretariat, [one.id for one in secretariat.boards()])
        put(dump_together(secretariat, keys).decode("utf-8"))
    return 0

"""The verb of ``decisions``: which earlier one a decision takes the place of."""

import click

from boardtui.cli.families import board_of_verb
from boardtui.cli.options import anywhere
from boardtui.cli.parts import Call
from boardtui.cli.speech import say


@click.command("replaces")
@anywhere
@board_of_verb
@click.argument("reference")
@click.argument("earlier", required=False)
@click.pass_obj
def replaces(call: Call, /, board: str | None, reference: str, earlier: str | None) -> int:
    """Say which earlier decision a decision takes the place of; without one, that it is none."""
    from boardtui.edits.linking import ReplaceDecision
    from boardtui.model.keys import RecordKey
    from boardtui.secretariat.tracker import decision_of

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        held, decision = decision_of(secretariat, found, reference)
        ref = None if earlier is None else decision_of(secretariat, found, earlier)[1].ref
        secretariat.do(RecordKey(found.id, held.id), ReplaceDecision(decision.id, ref))
    said = f"takes the place of {ref}" if ref else "takes the place of no other"
    say(f"{decision.ref or 'The decision'} {said}.")
    return 0


DECISION_VERBS = (replaces,)
"""What can be done to decisions."""

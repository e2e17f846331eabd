"""The commands of a vote."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command
from boardtui.app.dialogs.vote import VoteDialog
from boardtui.rules.identity import who
from boardtui.rules.voting import electorate
from boardtui.rules.wording import as_sentence


class RecordNamedVote(Command):
    """Record a vote by name, with the people out of the room put down already.

    It is put to the last decision under the item in hand. f, a, b and n say how a member voted and go on
    to the next; F puts the rest down as for; Enter records it.
    """

    id = "named-vote"
    section: ClassVar[str] = "Course of the meeting"
    keys = ("v",)

    def run(self, place: Any) -> None:
        if place.locked():
            return
        scene = place.scene()
        voters = electorate(scene.board, scene.meeting, scene.now)
        asked = [who(scene.board, scene.meeting, person) for person in voters.able]
        others = [(who(scene.board, scene.meeting, one.person), one) for one in (*voters.out, *voters.barred)]
        decision = next((one for one in reversed(scene.meeting.decisions) if one.item == scene.item), None)
        motion = as_sentence(decision.text) if decision is not None else "no decision under this item yet"

        def chosen(line: str | None) -> None:
            if line is not None:
                place.say(line)

        place.app.push_screen(VoteDialog(asked, others, motion), chosen)


VOTING: tuple[type[Command], ...] = (RecordNamedVote,)

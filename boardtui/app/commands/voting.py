"""The commands of a vote."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command
from boardtui.app.dialogs.vote import VoteDialog
from boardtui.model.decisions import Manner, Tally, Vote
from boardtui.rules.identity import Known, who
from boardtui.rules.voting import NotVoting, electorate
from boardtui.rules.wording import as_sentence
from boardtui.secretariat.capture.scene import Scene


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
        standing = decision.tally if decision is not None else None
        if standing is not None and standing.manner is Manner.RECORDED:
            asked, others = _with_those_who_voted(scene, standing, asked, others)
        motion = as_sentence(decision.text) if decision is not None else "no decision under this item yet"

        def chosen(line: str | None) -> None:
            if line is not None:
                place.say(line)

        place.app.push_screen(VoteDialog(asked, others, motion, standing), chosen)


def _with_those_who_voted(
    scene: Scene, standing: Tally, asked: list[Known], others: list[tuple[Known, NotVoting]]
) -> tuple[list[Known], list[tuple[Known, NotVoting]]]:
    """Those asked and those not, where whoever voted and has left since is asked too: the vote is theirs."""
    here = {one.id for one in asked}
    voted = [one.person for one in standing.names if one.vote is not Vote.OUT_OF_ROOM]
    added = [who(scene.board, scene.meeting, person) for person in voted if person not in here]
    return [*asked, *added], [one for one in others if one[0].id not in voted]


VOTING: tuple[type[Command], ...] = (RecordNamedVote,)

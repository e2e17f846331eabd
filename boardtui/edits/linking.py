"""Links between decisions and actions: what a decision takes the place of, what an action carries out.

They are no words of the note, so they may be said at any time, after its approval too.
"""

from dataclasses import dataclass, replace

from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.meetings import Meeting


@verb("replace-decision")
@dataclass(frozen=True, slots=True)
class ReplaceDecision(MeetingEdit):
    """Say which earlier decision, by its reference, this one takes the place of; None: of none."""

    decision: str
    replaces: str | None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        found = next((one for one in meeting.decisions if one.id == self.decision), None)
        if found is None:
            raise EditRefused("There is no such decision here.")
        if self.replaces is not None and self.replaces == found.ref:
            raise EditRefused("A decision cannot take the place of itself.")
        linked = replace(found, replaces=self.replaces)
        return replace(meeting, decisions=tuple(linked if one is found else one for one in meeting.decisions))


@verb("carry-out")
@dataclass(frozen=True, slots=True)
class CarryOut(MeetingEdit):
    """Say which decision, by its reference, an action carries out; None: it stands by itself."""

    action: str
    decision: str | None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if all(one.id != self.action for one in meeting.actions):
            raise EditRefused("There is no such action here.")
        return replace(
            meeting,
            actions=tuple(
                replace(one, carries_out=self.decision) if one.id == self.action else one
                for one in meeting.actions
            ),
        )

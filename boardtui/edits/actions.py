"""Edits of an action after it was minuted: its status, its owners, its date, what reports on it (R45–R47).

What was minuted is never changed by them: they say what holds from a day on.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.actions import ActionChange, ActionItem, ActionStatus, Owner, Progress
from boardtui.model.meetings import Meeting


@verb("action-status")
@dataclass(frozen=True, slots=True)
class SetActionStatus(MeetingEdit):
    """Say how an action stands from ``day`` on, with the words of the report.

    Dropping one needs its reason in ``text``. A done or dropped action can be opened again.
    """

    action: str
    status: ActionStatus
    day: date
    text: str = ""

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if self.status is ActionStatus.DROPPED and not self.text.strip():
            raise EditRefused("Dropping an action needs a reason.")
        report = Progress(self.day, self.text.strip(), self.status)
        return _with_action(
            meeting,
            self.action,
            lambda one: replace(one, status=self.status, progress=(*one.progress, report)),
        )


@verb("reassign")
@dataclass(frozen=True, slots=True)
class ReassignAction(MeetingEdit):
    """Give an action to others, from ``day`` on."""

    action: str
    owners: tuple[Owner, ...]
    day: date
    reason: str = ""

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if not self.owners:
            raise EditRefused("An action is given to somebody: name at least one owner.")
        change = ActionChange(self.day, self.owners, reason=self.reason.strip())
        return _with_action(meeting, self.action, lambda one: replace(one, changes=(*one.changes, change)))


@verb("change-due")
@dataclass(frozen=True, slots=True)
class ChangeDue(MeetingEdit):
    """Put an action to another day, or to the next meeting; neither takes its date away."""

    action: str
    due: date | None
    day: date
    due_next_meeting: bool = False
    reason: str = ""

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        change = ActionChange(
            self.day,
            moves_date=True,
            due=self.due,
            due_next_meeting=self.due_next_meeting,
            reason=self.reason.strip(),
        )
        return _with_action(meeting, self.action, lambda one: replace(one, changes=(*one.changes, change)))


@verb("action-on-agenda")
@dataclass(frozen=True, slots=True)
class PutActionOnAgenda(MeetingEdit):
    """Say which item of which later meeting reports on an action (R47); None takes the link away."""

    action: str
    meeting: str | None
    item: str | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        item = self.item if self.meeting is not None else None
        return _with_action(
            meeting, self.action, lambda one: replace(one, on_meeting=self.meeting, on_item=item)
        )


def _with_action(meeting: Meeting, action: str, change: Callable[[ActionItem], ActionItem]) -> Meeting:
    if all(one.id != action for one in meeting.actions):
        raise EditRefused("There is no such action in that meeting.")
    return replace(
        meeting, actions=tuple(change(one) if one.id == action else one for one in meeting.actions)
    )

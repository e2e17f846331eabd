"""What was done, in the words of the notice line."""

from functools import singledispatch

from boardtui.edits.base import Edit, Receipt
from boardtui.edits.batch import Together
from boardtui.edits.course import Adjourn, CloseMeeting, OpenMeeting, Preside, Reopen, Resume, TakeItem
from boardtui.edits.minuting import Assign, Decide, DeclareInterest, RecordVote, ReportProgress, WriteMinute
from boardtui.edits.presence import MarkPerson, PutOnMeeting, StandIn
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.identity import who
from boardtui.secretariat.ports import Asked


def said_of(receipt: Receipt, board: Board, meeting: Meeting) -> str:
    """One phrase for what ``receipt`` acknowledges: ``Ruth Cadbury: apologies``."""
    return _said(receipt.edit, board, meeting)


def said_of_asked(asked: Asked, board: Board, meeting: Meeting) -> str:
    """One phrase for what was asked and is not saved yet."""
    match asked:
        case Edit():
            return _said(asked, board, meeting)
        case str():
            return asked
        case substitute, member:
            return f"{who(board, meeting, substitute).name} stands in for {who(board, meeting, member).name}"


@singledispatch
def _said(edit: Edit, board: Board, meeting: Meeting) -> str:
    return edit.verb


@_said.register
def _(edit: Together, board: Board, meeting: Meeting) -> str:
    return edit.label or "; ".join(_said(one, board, meeting) for one in edit.edits)


@_said.register
def _(edit: MarkPerson, board: Board, meeting: Meeting) -> str:
    word = "not marked" if edit.roll == "unmarked" else edit.roll.value
    return f"{who(board, meeting, edit.person).name}: {word}"


@_said.register
def _(edit: StandIn, board: Board, meeting: Meeting) -> str:
    substitute, member = who(board, meeting, edit.substitute), who(board, meeting, edit.member)
    return f"{substitute.name} stands in for {member.name}"


@_said.register
def _(edit: PutOnMeeting, board: Board, meeting: Meeting) -> str:
    name = edit.attendee.name or who(board, meeting, edit.attendee.person or edit.attendee.id).name
    return f"{name} is put on the meeting"


@_said.register
def _(edit: TakeItem, board: Board, meeting: Meeting) -> str:
    item = meeting.item(edit.item)
    return f"Item {item.number} {item.title}" if item else "Item taken"


@_said.register
def _(edit: Decide, board: Board, meeting: Meeting) -> str:
    return f"Decision {edit.ref}: {edit.outcome}"


@_said.register
def _(edit: Assign, board: Board, meeting: Meeting) -> str:
    owners = ", ".join(owner.name for owner in edit.owners) or "nobody yet"
    return f"Action {edit.ref} for {owners}"


@_said.register
def _(edit: WriteMinute, board: Board, meeting: Meeting) -> str:
    return f"Note: {edit.text[:40]}"


@_said.register
def _(edit: RecordVote, board: Board, meeting: Meeting) -> str:
    return "Vote recorded"


@_said.register
def _(edit: ReportProgress, board: Board, meeting: Meeting) -> str:
    return "Progress reported"


@_said.register
def _(edit: DeclareInterest, board: Board, meeting: Meeting) -> str:
    return f"Interest of {who(board, meeting, edit.person).name}"


@_said.register
def _(edit: Preside, board: Board, meeting: Meeting) -> str:
    return f"{who(board, meeting, edit.person).name} presides"


@_said.register(OpenMeeting)
@_said.register(CloseMeeting)
@_said.register(Adjourn)
@_said.register(Resume)
@_said.register(Reopen)
def _(edit: Edit, board: Board, meeting: Meeting) -> str:
    return f"The meeting is {meeting.state.value}"

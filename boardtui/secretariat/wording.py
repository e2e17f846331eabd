"""What was done, in words: for the notice line, and for the history of a record."""

from functools import singledispatch

from boardtui.edits.actions import ChangeDue, ReassignAction, SetActionStatus
from boardtui.edits.agenda import AddItem
from boardtui.edits.agenda_issue import IssueAgenda
from boardtui.edits.base import Edit, Receipt
from boardtui.edits.batch import Together
from boardtui.edits.corrections import CorrectAttendance
from boardtui.edits.course import (
    Adjourn,
    CloseMeeting,
    DisposeOfItem,
    OpenMeeting,
    Preside,
    Reopen,
    Resume,
    SetExempt,
    TakeItem,
)
from boardtui.edits.minuting import (
    Assign,
    Decide,
    DeclareInterest,
    RecordVote,
    ReportProgress,
    Strike,
    WriteMinute,
)
from boardtui.edits.note_life import ApproveEarlierNote
from boardtui.edits.presence import CorrectTime, MarkPerson, PutOnMeeting, StandIn, StepDown, WordEvent
from boardtui.edits.revising import Revise
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.identity import who
from boardtui.rules.wording import local_clock, opening, short_date
from boardtui.secretariat.capture.voting import tally_words
from boardtui.secretariat.ports import Asked

SEAT_KEPT = ", seat kept by the substitute"
"""Ends what is said of a member who came while a substitute sat for them."""


def said_of(receipt: Receipt, board: Board, meeting: Meeting) -> str:
    """One phrase for what ``receipt`` acknowledges: ``Ruth Cadbury: apologies``."""
    return _said(receipt.edit, board, meeting)


def said_of_edit(edit: Edit, board: Board, meeting: Meeting) -> str:
    """One phrase for ``edit``, which is on record in ``meeting``."""
    return _said(edit, board, meeting)


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
    from boardtui.secretariat.verb_words import VERB_WORDS  # seldom wanted where a meeting is recorded

    return VERB_WORDS[edit.verb](edit, board, meeting)


@_said.register
def _(edit: Together, board: Board, meeting: Meeting) -> str:
    return edit.label or "; ".join(_said(one, board, meeting) for one in edit.edits)


@_said.register
def _(edit: MarkPerson, board: Board, meeting: Meeting) -> str:
    word = "not marked" if edit.roll == "unmarked" else edit.roll.value
    kept = SEAT_KEPT if edit.seat_kept else ""
    return f"{who(board, meeting, edit.person).name}: {word}{_when(edit, board, meeting)}{kept}"


def _when(edit: MarkPerson, board: Board, meeting: Meeting) -> str:
    """The time that was given, where it is not that at which it was entered (R15)."""
    made = (one for one in reversed(meeting.presence) if one.person == edit.person and one.at == edit.at)
    event, zone = next(made, None), board.settings.timezone
    if event is None or local_clock(event.entered, zone) == local_clock(event.at, zone):
        return ""
    return f" at {local_clock(event.at, zone)}"


@_said.register
def _(edit: StandIn, board: Board, meeting: Meeting) -> str:
    substitute, member = who(board, meeting, edit.substitute), who(board, meeting, edit.member)
    return f"{substitute.name} stands in for {member.name}"


@_said.register
def _(edit: PutOnMeeting, board: Board, meeting: Meeting) -> str:
    name = edit.attendee.name or who(board, meeting, edit.attendee.person or edit.attendee.id).name
    return f"{name} is put on the meeting"


@_said.register
def _(edit: StepDown, board: Board, meeting: Meeting) -> str:
    return f"{who(board, meeting, edit.substitute).name} stands down"


@_said.register
def _(edit: CorrectTime, board: Board, meeting: Meeting) -> str:
    clock = local_clock(edit.at, board.settings.timezone)
    return f"{_name_of(edit.event, board, meeting)}: time corrected to {clock}"


@_said.register
def _(edit: WordEvent, board: Board, meeting: Meeting) -> str:
    return f"{_name_of(edit.event, board, meeting)}: sentence changed"


def _name_of(event: str, board: Board, meeting: Meeting) -> str:
    found = next((one.person for one in meeting.presence if one.id == event), "")
    return who(board, meeting, found).name if found else "Somebody"


@_said.register
def _(edit: SetExempt, board: Board, meeting: Meeting) -> str:
    item = meeting.item(edit.item)
    number = item.number if item else edit.item
    return f"Item {number} is in {'private' if edit.exempt else 'public'}"


@_said.register
def _(edit: DisposeOfItem, board: Board, meeting: Meeting) -> str:
    item = meeting.item(edit.item)
    return f"Item {item.number if item else edit.item} is {edit.state.value}"


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
    return f"Note: {opening(edit.text)}"


@_said.register
def _(edit: RecordVote, board: Board, meeting: Meeting) -> str:
    if edit.tally is None:
        return "Mover and seconder recorded" if edit.mover or edit.seconder else "Vote recorded"
    return f"Vote recorded: {tally_words(edit.tally)}"


@_said.register
def _(edit: Strike, board: Board, meeting: Meeting) -> str:
    return f"{edit.ref or 'Entry'} struck out"


@_said.register
def _(edit: Revise, board: Board, meeting: Meeting) -> str:
    now = edit.minute or edit.decision or edit.action or edit.interest
    words = now.nature if isinstance(now, DeclareInterest) else now.text if now else ""
    return f"Changed: {opening(words)}"


@_said.register
def _(edit: ReportProgress, board: Board, meeting: Meeting) -> str:
    return "Progress reported"


@_said.register
def _(edit: SetActionStatus, board: Board, meeting: Meeting) -> str:
    return f"{_action(edit.action, meeting)}: {edit.status.value}"


@_said.register
def _(edit: ReassignAction, board: Board, meeting: Meeting) -> str:
    return f"{_action(edit.action, meeting)}: now for {', '.join(owner.name for owner in edit.owners)}"


@_said.register
def _(edit: ChangeDue, board: Board, meeting: Meeting) -> str:
    if edit.due_next_meeting:
        return f"{_action(edit.action, meeting)}: due at the next meeting"
    return f"{_action(edit.action, meeting)}: {f'due {short_date(edit.due)}' if edit.due else 'no due date'}"


def _action(action: str, meeting: Meeting) -> str:
    return next((one.ref for one in meeting.actions if one.id == action and one.ref), "Action")


@_said.register
def _(edit: CorrectAttendance, board: Board, meeting: Meeting) -> str:
    return f"{who(board, meeting, edit.person).name}: corrected to {edit.roll.value}"


@_said.register
def _(edit: DeclareInterest, board: Board, meeting: Meeting) -> str:
    return f"Interest of {who(board, meeting, edit.person).name}"


@_said.register
def _(edit: Preside, board: Board, meeting: Meeting) -> str:
    return f"{who(board, meeting, edit.person).name} presides"


_BECOMES = {"open": "open", "resume": "resumed"}


@_said.register
def _(edit: CloseMeeting, board: Board, meeting: Meeting) -> str:
    why = f": {edit.reason}" if edit.reason else ""
    return f"The meeting is abandoned{why}" if edit.abandoned else "The meeting is closed"


@_said.register
def _(edit: Adjourn, board: Board, meeting: Meeting) -> str:
    return f"The meeting is adjourned{f': {edit.reason}' if edit.reason else ''}"


@_said.register
def _(edit: Reopen, board: Board, meeting: Meeting) -> str:
    return f"The meeting is open again: {edit.reason}"


@_said.register(OpenMeeting)
@_said.register(Resume)
def _(edit: Edit, board: Board, meeting: Meeting) -> str:
    return f"The meeting is {_BECOMES[edit.verb]}"


@_said.register
def _(edit: AddItem, board: Board, meeting: Meeting) -> str:
    return f"{edit.title.strip()} is on the agenda"


@_said.register
def _(edit: IssueAgenda, board: Board, meeting: Meeting) -> str:
    return "Agenda issued"


@_said.register
def _(edit: ApproveEarlierNote, board: Board, meeting: Meeting) -> str:
    return f"Note of {edit.earlier} approved{' as amended' if edit.corrections else ''}"

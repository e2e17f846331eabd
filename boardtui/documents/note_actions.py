"""The actions of a meeting as its note has them: quoted, with owner, day and the progress reported since."""

from boardtui.documents.action_words import NO_PROGRESS, by_when, by_whom, item_head, quoted, reported
from boardtui.documents.minuted import Recorded
from boardtui.documents.outline import Paragraph, Style, plain_cell
from boardtui.model.actions import ActionItem
from boardtui.model.boards import Board
from boardtui.rules.corrections import corrected_text


def actions_of(recorded: Recorded) -> tuple[ActionItem, ...]:
    """The actions this edition may tell of, in the order they were given."""
    hidden = recorded.hidden
    ordered = sorted(recorded.meeting.actions, key=lambda one: one.order)
    return tuple(one for one in ordered if one.item not in hidden)


def quoted_action(recorded: Recorded, action: ActionItem) -> tuple[Paragraph, ...]:
    """The item it was given under, and the action in the words minuted, with its reference."""
    meeting = recorded.meeting
    item = meeting.item(action.item)
    head = item_head(item.number, item.title) if item else item_head(None, None)
    return Paragraph(head, Style.TITLE), *quoted(corrected_text(meeting, action.id, action.text), action.ref)


def progress_of(board: Board, action: ActionItem) -> tuple[Paragraph, ...]:
    """Each report on it, with its day."""
    told = reported(board, ((one.day, one.text) for one in action.reports))
    return told or plain_cell(NO_PROGRESS)


def action_by(board: Board, action: ActionItem) -> tuple[Paragraph, ...]:
    """Who is to do it, and by when where that was minuted."""
    owners = Paragraph(by_whom(owner.name for owner in action.owners))
    due = by_when(board, action.due, next_meeting=action.due_next_meeting)
    return (owners, Paragraph(due)) if due else (owners,)

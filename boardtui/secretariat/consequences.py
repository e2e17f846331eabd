"""What an edit of one record does in others, before and after it (``linked`` says what)."""

from typing import TYPE_CHECKING

from boardtui.edits.agenda_issue import IssueAgenda
from boardtui.edits.base import Edit, Receipt
from boardtui.edits.note_life import ApproveEarlierNote
from boardtui.errors import EditRefused
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.rules.standing_items import promised_for
from boardtui.rules.wording import joined
from boardtui.secretariat import linked

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat


def first(secretariat: "Secretariat", key: RecordKey, edit: Edit) -> Receipt | None:
    """What has to be so before ``edit`` is carried out; raises EditRefused where it is not.

    A receipt where it was carried out already and only the other record is still to follow.
    """
    if linked.stays_here(edit):
        return None
    if isinstance(edit, IssueAgenda):
        _promises_must_be_answered(secretariat, key)
    for one in linked.single(edit):
        if isinstance(one, ApproveEarlierNote):
            later, earlier = secretariat.meeting(key), secretariat.meeting(RecordKey(key.board, one.earlier))
            if edit is one and later.approval_of(earlier.id) is not None and earlier.note.state.is_draft:
                _, sequence = secretariat.open(key)
                return Receipt(sequence, edit, later, changed=False)
            linked.check_approval(one, earlier, later)
    return None


def consequences(secretariat: "Secretariat", key: RecordKey, receipt: Receipt) -> None:
    """Let the other records follow what was done, undone or done again in this one."""
    edit, meeting = receipt.edit, receipt.record
    if linked.stays_here(edit) or not isinstance(meeting, Meeting):
        return
    if linked.concerns_plan(edit):
        for board_edit in tuple(linked.plan_edits(secretariat.board(key.board), meeting)):
            secretariat.do_only(RecordKey(key.board), board_edit)
    for earlier in linked.notes_concerned(edit, meeting):
        other = RecordKey(key.board, earlier)
        note_edit = linked.earlier_note_edit(meeting, secretariat.meeting(other))
        if note_edit is not None:
            secretariat.do_only(other, note_edit)
    for item_id in linked.items_reporting(edit):
        item = meeting.item(item_id)
        if item is not None:
            _link_actions(secretariat, key, meeting, item.id)


def _link_actions(secretariat: "Secretariat", key: RecordKey, meeting: Meeting, item_id: str) -> None:
    item = meeting.item(item_id)
    assert item is not None
    for held, actions in secretariat.actions(secretariat.board(key.board)):
        concerned = any(
            one.ref in item.actions or (one.on_meeting, one.on_item) == (meeting.id, item.id)
            for one in actions
        )
        if concerned:
            other = RecordKey(key.board, held.id)
            for edit in tuple(linked.action_edits(item, meeting, secretariat.meeting(other))):
                secretariat.do_only(other, edit)


def _promises_must_be_answered(secretariat: "Secretariat", key: RecordKey) -> None:
    owed = promised_for(secretariat.board(key.board), secretariat.meeting(key))
    if owed:
        named = joined([f"{one.title} ({one.id})" for one in owed])
        raise EditRefused(
            f"The agenda cannot be issued while the forward plan owes it: {named}. Put it on the agenda, or "
            "answer, move or drop the promise."
        )

"""What one record's change asks of another: forward plan, note, action (R40, R46, R47).

A link has two ends in two records, so a crash may come between them. Each function here says what is
missing at the other end as things stand, which is nothing once it is done: asking again mends it. The
meeting where it was said is written first, and is what the other record is made to agree with.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from boardtui.edits.actions import PutActionOnAgenda
from boardtui.edits.agenda import AddItem, RemoveItem
from boardtui.edits.agenda_issue import DraftAgenda, IssueAgenda
from boardtui.edits.agenda_items import AnswerStub, GivePapers, ReportOnActions, WriteCover
from boardtui.edits.base import BoardEdit, Edit, MeetingEdit, Stamp
from boardtui.edits.batch import Together
from boardtui.edits.course import DisposeOfItem
from boardtui.edits.forward_plan import AnswerPromise, DropPromise, MovePromise, PlacePromise, PromiseItem
from boardtui.edits.minuting import Strike
from boardtui.edits.note_life import ApproveEarlierNote, CorrectNote, MoveNote, TakeBackApproval
from boardtui.errors import EditRefused
from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.boards import Board
from boardtui.model.forward_plan import Promise, PromiseState
from boardtui.model.meetings import Meeting, NoteState
from boardtui.rules.forward_plan import promise_id

_NOBODYS = Stamp(0, datetime.min.replace(tzinfo=UTC), "")
TAKEN_BACK = "the item is not deferred after all"
_PLAN = (AddItem, RemoveItem, DraftAgenda, IssueAgenda, DisposeOfItem, AnswerStub, GivePapers, WriteCover)

_ELSEWHERE = frozenset((*_PLAN, ReportOnActions, ApproveEarlierNote, Strike, Together))


def stays_here(edit: Edit) -> bool:
    """True for what is nobody else's business, as each mark of the roll is."""
    return type(edit) not in _ELSEWHERE  # no edit has heirs


def single(edit: Edit) -> Iterator[Edit]:
    """``edit``, or what it holds where it is several."""
    if isinstance(edit, Together):
        for one in edit.edits:
            yield from single(one)
    else:
        yield edit


def concerns_plan(edit: Edit) -> bool:
    """True for a change of an agenda that the forward plan has to follow."""
    return any(isinstance(one, _PLAN) for one in single(edit))


def items_reporting(edit: Edit) -> tuple[str, ...]:
    """The items of which ``edit`` says what they report on."""
    return tuple(one.item for one in single(edit) if isinstance(one, ReportOnActions))


def plan_edits(board: Board, meeting: Meeting) -> Iterator[BoardEdit]:
    """What the forward plan has to be told so that it agrees with the agenda of ``meeting``."""
    plan = {one.id: one for one in board.plan}
    for item in meeting.agenda:
        yield from _of_item(plan, meeting, item)
    here = {item.id: item for item in meeting.agenda}
    for promise in board.plan:
        if promise.on_meeting == meeting.id and promise.on_item not in here and promise.state.is_open:
            yield MovePromise(promise.id, promise.since, promise.due)
        made_here = promise.id == promise_id(meeting.id, promise.item or "") and promise.meeting == meeting.id
        deferred = _is_deferred(here.get(promise.item or ""))
        if made_here and promise.state is PromiseState.PROMISED and not deferred:
            yield DropPromise(promise.id, TAKEN_BACK)


def _of_item(plan: dict[str, Promise], meeting: Meeting, item: AgendaItem) -> Iterator[BoardEdit]:
    carried = plan.get(item.promise or "")
    to = item.deferred_to if item.deferred_to is None or item.deferred_to > meeting.day else None
    if carried is not None and item.state is not ItemState.LISTED:  # not taken: it is owed as before
        if carried.on_meeting == meeting.id and carried.state is not PromiseState.DROPPED:
            yield MovePromise(carried.id, meeting.day, to)
        return
    if _is_deferred(item):
        made = plan.get(promise_id(meeting.id, item.id))
        if made is None or (made.state is PromiseState.DROPPED and made.words == TAKEN_BACK):
            yield PromiseItem(
                item.title, meeting.day, to, meeting.id, item.id, promise=promise_id(meeting.id, item.id)
            )
        elif made.state is PromiseState.PROMISED and made.due != to:
            yield MovePromise(made.id, made.since, to)
        return
    if carried is None:
        return
    if carried.state is PromiseState.PROMISED:
        yield PlacePromise(carried.id, meeting.id, item.id)
    if meeting.issues and not item.stub and carried.state.is_open:
        yield AnswerPromise(carried.id)


def _is_deferred(item: AgendaItem | None) -> bool:
    return item is not None and item.state is ItemState.DEFERRED


def notes_concerned(edit: Edit, later: Meeting) -> tuple[str, ...]:
    """The meetings whose notes ``edit``, done or taken back in ``later``, is about."""
    found = [one.earlier for one in single(edit) if isinstance(one, ApproveEarlierNote)]
    if any(isinstance(one, Strike) for one in single(edit)):
        found += [one.meeting for one in later.approvals]
    return tuple(dict.fromkeys(found))


def earlier_note_edit(later: Meeting, earlier: Meeting) -> MeetingEdit | None:
    """What the ``earlier`` record has to be told to agree with what ``later`` decided of its note."""
    approval = later.approval_of(earlier.id)
    note = earlier.note
    if approval is not None and note.state.is_draft:
        corrections = tuple(CorrectNote(one) for one in approval.corrections)
        return Together((MoveNote(NoteState.APPROVED, later.day, later.id), *corrections), "Note approved")
    if approval is None and note.state is NoteState.APPROVED and note.approved_at == later.id:
        return TakeBackApproval(later.id)
    return None


def check_approval(edit: ApproveEarlierNote, earlier: Meeting, later: Meeting) -> None:
    """Refuse an approval that the earlier record could not follow, before anything is written."""
    note = earlier.note
    if not note.state.is_draft and note.approved_at != later.id:
        where = f" at the meeting {note.approved_at}" if note.approved_at else ""
        raise EditRefused(f"The note of {earlier.id} was approved{where} already; correct it instead.")
    draft = replace(earlier, note=replace(note, state=NoteState.APPROVED))
    for one in edit.corrections:
        draft = CorrectNote(one).apply(draft, _NOBODYS)


def action_edits(item: AgendaItem, on: Meeting, of: Meeting) -> Iterator[MeetingEdit]:
    """What the record ``of`` an action is told of the item of ``on`` that reports on it (R47)."""
    for action in of.actions:
        if action.ref in item.actions and (action.on_meeting, action.on_item) != (on.id, item.id):
            yield PutActionOnAgenda(action.id, on.id, item.id)
        if action.ref not in item.actions and (action.on_meeting, action.on_item) == (on.id, item.id):
            yield PutActionOnAgenda(action.id, None)

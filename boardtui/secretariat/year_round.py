"""What is asked between meetings: a new agenda, what arises, the last note approved, promises in words."""

from datetime import date
from typing import NamedTuple

from boardtui.edits.agenda_issue import DraftAgenda
from boardtui.edits.base import Receipt
from boardtui.edits.note_life import ApproveEarlierNote
from boardtui.errors import NotFound
from boardtui.model.actions import ActionItem
from boardtui.model.agendas import Standing
from boardtui.model.decisions import Decision
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Correction, Meeting
from boardtui.rules.arising import Arising, actions_arising
from boardtui.rules.digest import Assigned, Decided, Digest
from boardtui.rules.forward_plan import SuggestedPromise, suggested_promise
from boardtui.rules.standing_items import agenda_for_new_meeting, note_to_approve
from boardtui.secretariat.capture.approving import approval_words
from boardtui.secretariat.secretariat import Secretariat


class PromiseInWords(NamedTuple):
    """Something minuted that sounds like a promise which the forward plan does not hold."""

    ref: str
    item: str | None
    title: str
    text: str
    suggested: SuggestedPromise


class Suggested(NamedTuple):
    """Words of an earlier meeting that sound like a promise to this one, and are in no forward plan.

    ``day``, ``meeting``, ``item`` and ``ref`` say where they were minuted, ``title`` what that item is
    called; ``due`` is the day meant, None for the next meeting.
    """

    day: date
    meeting: str
    item: str | None
    ref: str
    title: str
    text: str
    due: date | None


def suggested_to(secretariat: Secretariat, key: RecordKey) -> tuple[Suggested, ...]:
    """What the decisions and actions of earlier meetings seem to promise to that one, oldest first.

    Asked of the index: no record is read for it. What is in the forward plan already, by its reference, is
    left out, and so is what was meant for a meeting held since.
    """
    board, meeting = secretariat.board(key.board), secretariat.meeting(key)
    held = [one.day for one in secretariat.digests(board) if one.state.was_held and one.day < meeting.day]
    known = {one.ref for one in board.plan if one.ref}
    given: list[tuple[Digest, Decided | Assigned]] = []
    given += [(at, one) for at, rows in secretariat.decisions(board) for one in rows]
    given += [(at, one) for at, rows in secretariat.actions(board) for one in rows]
    found = []
    for at, one in given:
        said = suggested_promise(board, at.day, one.text) if at.day < meeting.day else None
        if said is None or one.ref in known or one.exempt:
            continue
        since = [day for day in held if day > at.day]
        missed = bool(since) if said.due is None else any(day >= said.due for day in since)
        if not missed and (said.due is None or said.due <= meeting.day):
            where = (at.day, at.id, one.item_id, one.ref, one.item_title or "")
            found.append(Suggested(*where, one.text, said.due))
    return tuple(sorted(found, key=lambda one: (one.day, one.ref)))


def draft_agenda(secretariat: Secretariat, key: RecordKey) -> DraftAgenda:
    """The edit that gives a meeting its standing items, and as stubs what was promised to it.

    What is on the agenda already stays; asked again nothing is added twice.
    """
    board, meeting = secretariat.board(key.board), secretariat.meeting(key)
    is_open = bool(arising(secretariat, key))
    drafted = agenda_for_new_meeting(board, meeting, secretariat.digests(board), actions_open=is_open)
    return DraftAgenda(drafted.sections, drafted.items)


def arising(secretariat: Secretariat, key: RecordKey) -> tuple[Arising, ...]:
    """The rows of the progress table for that meeting: actions of earlier ones, in the words minuted."""
    board, meeting = secretariat.board(key.board), secretariat.meeting(key)
    return actions_arising(secretariat.actions(board), meeting.day)


def approve_note(
    secretariat: Secretariat,
    key_of_later: RecordKey,
    corrections: tuple[Correction, ...] = (),
    mover: str = "",
) -> Receipt:
    """Let the meeting approve the note of the one before it, as a correct record or as amended (R40).

    The meeting's own record is written first; should the program end before the earlier one has followed,
    the same call mends it. Each of ``corrections`` says what was and what is to be; the rest is put in here.
    Raises NotFound where there is no note to approve.
    """
    later = secretariat.meeting(key_of_later)
    earlier = earlier_of(secretariat, key_of_later)
    item = next((one for one in later.agenda if one.approves == earlier.id), None)
    item = item or next((one for one in later.agenda if one.standing is Standing.LAST_NOTE), None)
    moved = mover or None
    given = tuple(
        Correction(
            later.day, one.moved_by or mover, one.was, one.now, one.entry, None, later.id, True, one.reason
        )
        for one in corrections
    )
    edit = ApproveEarlierNote(
        earlier.id,
        approval_words(earlier.day, amended=bool(given)),
        item.id if item else later.item_in_hand,
        secretariat.scene(key_of_later).reference(),
        given,
        moved,
    )
    return secretariat.do(key_of_later, edit)


def earlier_of(secretariat: Secretariat, key: RecordKey) -> Meeting:
    """The meeting whose note this one has to approve: the one its agenda names, or the last unapproved."""
    meeting, board = secretariat.meeting(key), secretariat.board(key.board)
    approved = next((one.meeting for one in meeting.approvals), None)
    named = next((one.approves for one in meeting.agenda if one.approves), None) or approved
    found = named or getattr(note_to_approve(secretariat.digests(board), meeting), "id", None)
    if found is None:
        raise NotFound("There is no earlier meeting whose note is to be approved.")
    return secretariat.meeting(RecordKey(key.board, found))


def promises_in_words(secretariat: Secretariat, key: RecordKey) -> tuple[PromiseInWords, ...]:
    """Decisions and actions of that meeting that sound like promises and are in no forward plan yet."""
    board, meeting = secretariat.board(key.board), secretariat.meeting(key)
    known = {one.ref for one in board.plan if one.ref}
    found = []
    minuted: tuple[Decision | ActionItem, ...] = (*meeting.decisions, *meeting.actions)
    for one in sorted(minuted, key=lambda one: one.order):
        suggested = suggested_promise(board, meeting.day, one.text)
        if suggested is not None and one.ref not in known:
            item = meeting.item(one.item)
            found.append(PromiseInWords(one.ref, one.item, item.title if item else "", one.text, suggested))
    return tuple(found)

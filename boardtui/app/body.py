"""What the board's own screen and Home ask of the lane, and the news it comes down as.

Each is one question and one answer: ``desk.read`` is handed one of the functions here. What changes a board
is one answer too, not a wish that waits: where the disk refuses, that is said, and the line is given back.
"""

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from boardtui.app.messages import Convened, FrontRead
from boardtui.edits.base import BoardEdit, Receipt
from boardtui.edits.calendar import AddDates, CallOffDate, MoveDate, RemoveDate, RestoreDate
from boardtui.edits.timeline import Redo, Undo
from boardtui.errors import EditRefused
from boardtui.model.boards import Board, CalendarDate
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.body_findings import body_findings
from boardtui.rules.calendar import date_on
from boardtui.rules.finding import Finding
from boardtui.secretariat.convening import Dated, check_calendar, convene, dates, last_before, redate

if TYPE_CHECKING:
    from boardtui.rules.digest import Digest
    from boardtui.secretariat.secretariat import Secretariat


class Done(NamedTuple):
    """Something done from the board's screen: in words, and each record it changed as it then was."""

    said: str
    steps: tuple[tuple[RecordKey, Receipt], ...]


class BodyRead(Message):
    """A board, its calendar and what is worth asking about both; ``board`` is None where there is none."""

    def __init__(
        self,
        boards: tuple[Board, ...],
        board: Board | None,
        dated: tuple[Dated, ...] = (),
        findings: tuple[Finding, ...] = (),
        *,
        readonly: bool,
    ) -> None:
        super().__init__()
        self.boards, self.board, self.dated, self.findings = boards, board, dated, findings
        self.readonly = readonly


class BodyChanged(Message):
    """A change of a board is on the disk. ``again`` is the Undo or Redo that it was."""

    def __init__(self, done: Done, again: Undo | Redo | None = None) -> None:
        super().__init__()
        self.done, self.again = done, again


def read_body(secretariat: "Secretariat", wanted: str | None) -> BodyRead:
    """The board with the id ``wanted``; the first where it is None."""
    boards = secretariat.boards()
    board = next((one for one in boards if one.id == wanted), boards[0] if boards else None)
    if board is None:
        return BodyRead((), None, readonly=secretariat.readonly)
    today = secretariat.now().date()
    findings = (*body_findings(board, today), *check_calendar(secretariat, board))
    return BodyRead(boards, board, dates(secretariat, board), findings, readonly=secretariat.readonly)


def change_body(secretariat: "Secretariat", board_id: str, edit: BoardEdit, said: str) -> BodyChanged:
    """Carry out an edit of a board; a meeting on record follows the date it is held on."""
    key = RecordKey(board_id)
    if isinstance(edit, MoveDate | CallOffDate | RestoreDate | RemoveDate):
        receipts = redate(secretariat, secretariat.board(board_id), edit)
    else:
        receipts = (secretariat.do(key, edit),)
    steps = tuple((_key_of(board_id, one), one) for one in receipts if one.changed)
    if not steps:
        raise EditRefused("That is so already: nothing changes.")
    return BodyChanged(Done(said, steps))


def do_in_time(secretariat: "Secretariat", done: Done, edit: Undo | Redo) -> BodyChanged:
    """Undo what was done, or do again what was undone; only while nothing else came after it."""
    for key, receipt in done.steps:
        if not _is_last(secretariat, key, receipt):
            raise EditRefused("Something else was entered since: what was done here is not undone any more.")
    steps = done.steps[::-1] if isinstance(edit, Undo) else done.steps
    told = [(key, secretariat.do(key, edit)) for key, _ in steps]
    told = told[::-1] if isinstance(edit, Undo) else told
    return BodyChanged(Done(done.said, tuple(told)), edit)


def convene_on(secretariat: "Secretariat", board_id: str, when: CalendarDate) -> Convened:
    """Put the meeting of that day on record, made from the last one; and its date into the calendar."""
    board, day = secretariat.board(board_id), when.day
    if date_on(board, day) is None:
        secretariat.do(RecordKey(board_id), AddDates((when,)))
        board = secretariat.board(board_id)
    before = last_before(secretariat.digests(board), day)
    meeting = convene(secretariat, board, day, from_last=before is not None)
    said = f"The meeting of {meeting.day:%a} {meeting.day.day} {meeting.day:%B %Y} is on record"
    said += f" with {len(meeting.agenda)} items" if meeting.agenda else ""
    return Convened(RecordKey(board_id, meeting.id), said)


def read_front(
    secretariat: "Secretariat", boards: "tuple[tuple[Board, tuple[Digest, ...]], ...]"
) -> FrontRead:
    """The next meeting of any of ``boards`` as listed, today's among them, and what needs the secretary."""
    today = secretariat.now().date()
    ahead = [
        (board, one)
        for board, meetings in boards
        for one in meetings
        if one.day >= today and one.state in (MeetingState.SCHEDULED, MeetingState.OPEN)
    ]
    board, following = min(ahead, key=lambda each: each[1].day, default=(None, None))
    return FrontRead(board, following, secretariat.needs())


def _key_of(board_id: str, receipt: Receipt) -> RecordKey:
    record = receipt.record
    return RecordKey(board_id, record.id) if isinstance(record, Meeting) else RecordKey(board_id)


def _is_last(secretariat: "Secretariat", key: RecordKey, receipt: Receipt) -> bool:
    if key.meeting is None:
        return secretariat.board(key.board) == receipt.record
    return secretariat.read(key)[1] == receipt.sequence

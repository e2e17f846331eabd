"""What the agenda's screen reads in the lane, and the news it comes down as."""

from typing import TYPE_CHECKING

from textual.message import Message

from boardtui.edits.agenda_issue import DraftAgenda
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import MeetingState
from boardtui.secretariat.year_round import draft_agenda

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat


class NextMeeting(Message, bubble=False):
    """Which meeting comes next; None where there is none. ``boards`` is how many boards are on record."""

    def __init__(self, key: RecordKey | None, boards: int) -> None:
        super().__init__()
        self.key, self.boards = key, boards


class BoardRead(Message, bubble=False):
    """A board as it is now, with its forward plan."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.board = board


class Drafted(Message, bubble=False):
    """The edit that puts the standing items, and what was promised, on the agenda of ``key``."""

    def __init__(self, key: RecordKey, edit: DraftAgenda) -> None:
        super().__init__()
        self.key, self.edit = key, edit


class Answered(Message, bubble=False):
    """Everything asked before this has been answered."""


def next_meeting(secretariat: "Secretariat") -> NextMeeting:
    """The first meeting of any board that is still to be held; else the last there is."""
    boards = secretariat.boards()
    known = [(one.day, board.id, one) for board in boards for one in secretariat.digests(board)]
    today = secretariat.now().date()
    coming = [one for one in known if one[2].state is not MeetingState.CANCELLED and one[0] >= today]
    first = min(coming, default=None, key=lambda one: one[:2])
    found = first or max(known, default=None, key=lambda one: one[:2])
    return NextMeeting(None if found is None else RecordKey(found[1], found[2].id), len(boards))


def read_board(secretariat: "Secretariat", board: str) -> BoardRead:
    """The board with that id."""
    return BoardRead(secretariat.board(board))


def drafted(secretariat: "Secretariat", key: RecordKey) -> Drafted:
    """What a new agenda of that meeting has to have."""
    return Drafted(key, draft_agenda(secretariat, key))

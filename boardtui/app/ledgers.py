"""What the screens of the year round read, and the news it comes down as: the register, decisions, actions.

Each is one question and one answer: ``desk.read`` is handed one of the functions here, which is called in the
lane. Nothing is locked by reading.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.rules.digest import Assigned, Decided, Digest
from boardtui.rules.membership import year_on
from boardtui.rules.register import Register
from boardtui.rules.statistics import Statistics, statistics
from boardtui.rules.watch import missed_in_a_row

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat


class DecisionRow(NamedTuple):
    """One decision in the list of all of them, with the meeting it was taken at."""

    board: Board
    meeting: Digest
    entry: Decided

    @property
    def key(self) -> RecordKey:
        """The record it is in."""
        return RecordKey(self.board.id, self.meeting.id)


class ActionRow(NamedTuple):
    """One action in the list of all of them, with the meeting it was given at."""

    board: Board
    meeting: Digest
    entry: Assigned

    @property
    def key(self) -> RecordKey:
        """The record it is in."""
        return RecordKey(self.board.id, self.meeting.id)


class DecisionsRead(Message):
    """The decisions of every board, oldest first; and by board and reference the actions that carry each
    one out, in words."""

    def __init__(
        self,
        rows: tuple[DecisionRow, ...],
        carried: Mapping[tuple[str, str], tuple[str, ...]] | None = None,
        *,
        readonly: bool,
    ) -> None:
        super().__init__()
        self.rows, self.carried, self.readonly = rows, carried or {}, readonly


class ActionsRead(Message):
    """The actions of every board, oldest first; and the days on which each board has held its meetings."""

    def __init__(
        self, rows: tuple[ActionRow, ...], held: Mapping[str, tuple[date, ...]], *, readonly: bool
    ) -> None:
        super().__init__()
        self.rows, self.held, self.readonly = rows, held, readonly


class LinksRead(Message, bubble=False):
    """The actions of one board, oldest first, of which one is to be linked."""

    def __init__(self, rows: tuple[ActionRow, ...]) -> None:
        super().__init__()
        self.rows = rows


class RegisterRead(Message):
    """The attendance register of one board year; the years that have meetings, and the boards there are.

    ``counts`` is what it adds up to, ``missed`` who missed too many meetings on end, by id. ``board``,
    ``register`` and ``counts`` are None where no board is on record.
    """

    def __init__(
        self,
        boards: tuple[Board, ...],
        board: Board | None,
        years: tuple[str, ...],
        year: str,
        register: Register | None,
        *,
        counts: Statistics | None = None,
        missed: frozenset[str] = frozenset(),
        readonly: bool,
    ) -> None:
        super().__init__()
        self.boards, self.board, self.years, self.year = boards, board, years, year
        self.register, self.counts, self.missed, self.readonly = register, counts, missed, readonly


class MeetingRead(Message):
    """One meeting, to show an entry of it whole."""

    def __init__(self, key: RecordKey, meeting: Meeting) -> None:
        super().__init__()
        self.key, self.meeting = key, meeting


def read_decisions(secretariat: "Secretariat") -> DecisionsRead:
    """The decisions of every board."""
    rows = tuple(
        DecisionRow(board, meeting, one)
        for board in secretariat.boards()
        for meeting, taken in secretariat.decisions(board)
        for one in taken
    )
    carried: dict[tuple[str, str], tuple[str, ...]] = {}
    for board in secretariat.boards():
        for _, given in secretariat.actions(board):
            for action in given:
                if action.carries_out:
                    at = (board.id, action.carries_out)
                    said = f"{action.ref or 'an action'}: {action.status.value}"
                    carried[at] = (*carried.get(at, ()), said)
    return DecisionsRead(rows, carried, readonly=secretariat.readonly)


def read_actions(secretariat: "Secretariat") -> ActionsRead:
    """The actions of every board."""
    rows: list[ActionRow] = []
    held: dict[str, tuple[date, ...]] = {}
    for board in secretariat.boards():
        given = secretariat.actions(board)
        rows.extend(ActionRow(board, meeting, one) for meeting, actions in given for one in actions)
        held[board.id] = tuple(meeting.day for meeting, _ in given if meeting.state.was_held)
    return ActionsRead(tuple(rows), held, readonly=secretariat.readonly)


def read_register(secretariat: "Secretariat", wanted: str | None, year: str | None) -> RegisterRead:
    """The register of the board with the id ``wanted`` (None: the first) in ``year`` (None: the present)."""
    boards = secretariat.boards()
    board = next((one for one in boards if one.id == wanted), boards[0] if boards else None)
    if board is None:
        return RegisterRead((), None, (), "", None, readonly=secretariat.readonly)
    digests, today = secretariat.digests(board), secretariat.now().date()
    years = tuple(dict.fromkeys(year_on(board, one.day) for one in digests))
    present = year_on(board, today)
    shown = year if year in years else present if present in years or not years else years[-1]
    found = secretariat.register(board, shown)
    missed = frozenset(one.person for one in missed_in_a_row(board, digests, today))
    return RegisterRead(
        boards,
        board,
        years,
        shown or present,
        found,
        counts=statistics(board, found),
        missed=missed,
        readonly=secretariat.readonly,
    )


def read_meeting(secretariat: "Secretariat", key: RecordKey) -> MeetingRead:
    """One meeting, as it is on the disk."""
    return MeetingRead(key, secretariat.read(key)[0])


def read_actions_of(secretariat: "Secretariat", board: str) -> LinksRead:
    """The actions of the board with that id."""
    found = secretariat.board(board)
    given = secretariat.actions(found)
    return LinksRead(tuple(ActionRow(found, meeting, one) for meeting, rows in given for one in rows))


def read_decisions_of(secretariat: "Secretariat", board: str) -> DecisionsRead:
    """The decisions of the board with that id."""
    rows = read_decisions(secretariat).rows
    mine = tuple(one for one in rows if one.board.id == board)
    return DecisionsRead(mine, readonly=secretariat.readonly)

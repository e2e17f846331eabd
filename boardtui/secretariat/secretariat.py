"""The secretariat: the one object the command line and the app talk to."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from boardtui.documents.note import note_outline
from boardtui.edits.base import Edit, Receipt
from boardtui.errors import NotFound, Refusal
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.rules.references import highest_number
from boardtui.rules.register import Register, register
from boardtui.secretariat.capture.commands import stand_in
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.capture.scene import WORDY, Scene, Understanding, make_scene
from boardtui.secretariat.export import Format, note_file_name, typeset
from boardtui.secretariat.finding_records import find_board, find_meeting
from boardtui.secretariat.ports import Cabinet, Clock


@dataclass(frozen=True, slots=True)
class Checked:
    """What verification says of one record: how many journal lines agree, or what is wrong."""

    record: str
    lines: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Captured:
    """What a line was understood as, and the receipt where it changed the record."""

    understood: Understanding
    receipt: Receipt | None


class Secretariat:
    """Everything that may be asked of the records of one workspace.

    Not thread-safe: the app asks through one lane (``Desk``), the command line from its only thread.
    """

    def __init__(self, cabinet: Cabinet, clock: Clock) -> None:
        self._cabinet, self._clock = cabinet, clock
        self._said_clock: dict[RecordKey, datetime] = {}
        self._other_numbers: dict[RecordKey, int] = {}

    @property
    def readonly(self) -> bool:
        """True where nothing may be changed."""
        return self._cabinet.readonly

    def now(self) -> datetime:
        """The present moment, aware, in the user's zone."""
        return self._clock()

    # -- questions ---------------------------------------------------------------------------------

    def boards(self) -> tuple[Board, ...]:
        """Every board of the workspace."""
        return tuple(self.board(board_id) for board_id in self._cabinet.boards())

    def board(self, board_id: str) -> Board:
        """One board, by its id."""
        record = self._cabinet.read(RecordKey(board_id))
        assert isinstance(record, Board)
        return record

    def meetings(self, board: Board) -> tuple[Meeting, ...]:
        """Every meeting of a board, oldest first."""
        found = [self.meeting(RecordKey(board.id, one)) for one in self._cabinet.meetings(board.id)]
        return tuple(sorted(found, key=lambda one: (one.day, one.id)))

    def meeting(self, key: RecordKey) -> Meeting:
        """One meeting, as it is on record."""
        record = self._cabinet.read(key)
        if not isinstance(record, Meeting):
            raise NotFound(f"{key} is not a meeting.")
        return record

    def find_board(self, wanted: str | None) -> Board:
        """The board that ``wanted`` names; the only one where it is None."""
        return find_board(self.boards(), wanted)

    def find_meeting(self, board: Board, wanted: str | None) -> Meeting:
        """The meeting that ``wanted`` names; the one in hand or the next where it is None."""
        return find_meeting(self.meetings(board), wanted, self._clock().date())

    def register(self, board: Board) -> Register:
        """The attendance register of the board's year, the calendar's dates without a record included."""
        return register(board, self.meetings(board))

    # -- changes -----------------------------------------------------------------------------------

    def open(self, key: RecordKey) -> tuple[Meeting, int]:
        """Open a meeting for changing; the meeting and the sequence of its last entry."""
        opened = self._cabinet.open(key)
        assert isinstance(opened.record, Meeting)
        return opened.record, opened.sequence

    def do(self, key: RecordKey, edit: Edit) -> Receipt:
        """Carry an edit out. It is on the disk when this returns."""
        receipt = self._cabinet.open(key).do(edit)
        self._other_numbers = {one: number for one, number in self._other_numbers.items() if one == key}
        return receipt

    def scene(self, key: RecordKey) -> Scene:
        """What a line typed now is understood against."""
        board, meeting = self.board(key.board), self.meeting(key)
        return make_scene(
            board, meeting, self._clock(), self.numbers_elsewhere(key), self._said_clock.get(key)
        )

    def understand(self, key: RecordKey, line: str, *, bare_commands: bool = False) -> Understanding:
        """What a typed line means, without doing it."""
        return understand(line, self.scene(key), bare_commands=bare_commands)

    def capture(self, key: RecordKey, line: str, *, bare_commands: bool = False) -> Captured:
        """Understand a line and carry it out; raises Refusal where that is refused."""
        return self._carry_out(key, self.understand(key, line, bare_commands=bare_commands))

    def stand_in(self, key: RecordKey, substitute: str, member: str) -> Captured:
        """Let ``substitute`` (an id, or the name of somebody new) stand in for the member with that id."""
        return self._carry_out(key, stand_in(self.scene(key), substitute, member))

    def say_clock(self, key: RecordKey, moment: datetime) -> None:
        """From now on entries of this meeting are made as at ``moment``, until it is said again."""
        self._said_clock[key] = moment

    def found(self, record: Board | Meeting) -> None:
        """Begin a record."""
        self._cabinet.found(record)

    def fold(self) -> None:
        """Bring the saved files up to the journals: after a short idle, on leaving, at exit."""
        self._cabinet.fold()

    def close(self) -> None:
        """Let go of everything, saved."""
        self._cabinet.close()

    def numbers_elsewhere(self, key: RecordKey) -> int:
        """The highest reference number in the board's other meetings.

        Read once a meeting, and again after another meeting was changed here: while it is open,
        nobody else can give out numbers of this board.
        """
        if key not in self._other_numbers:
            board = self.board(key.board)
            others = (one for one in self.meetings(board) if one.id != key.meeting)
            self._other_numbers[key] = highest_number(board, others)
        return self._other_numbers[key]

    # -- documents and checks ----------------------------------------------------------------------

    def export_note(
        self, board: Board, meeting: Meeting, out: Path | None = None, form: Format = Format.DOCX
    ) -> Path:
        """Write the note of ``meeting``; the path it was written to. Nothing is ever overwritten."""
        outline = note_outline(board, meeting)
        data = typeset(outline, form, self._clock().astimezone(UTC))
        if out is None:
            return self._cabinet.write_export(None, note_file_name(board, meeting, form), data)
        return self._cabinet.write_export(out.parent, out.name, data)

    def verify(self) -> tuple[Checked, ...]:
        """Check every record's journal and files against each other."""
        return tuple(self._check(key) for key in self._keys())

    def dump(self, key: RecordKey) -> bytes:
        """A whole record as JSON."""
        return self._cabinet.encode(self._cabinet.read(key))

    def _keys(self) -> list[RecordKey]:
        keys = []
        for board in self._cabinet.boards():
            keys.append(RecordKey(board))
            keys.extend(RecordKey(board, one) for one in self._cabinet.meetings(board))
        return keys

    def _check(self, key: RecordKey) -> Checked:
        try:
            return Checked(str(key), self._cabinet.check(key))
        except Refusal as problem:
            return Checked(str(key), 0, str(problem))

    def _carry_out(self, key: RecordKey, understood: Understanding) -> Captured:
        if understood.refusal:
            raise Refusal(understood.refusal)
        if understood.edit is None and understood.kind in WORDY:
            raise Refusal("There are no words to record yet.")
        receipt = self.do(key, understood.edit) if understood.edit is not None else None
        if understood.clock is not None:
            self.say_clock(key, understood.clock)
        return Captured(understood, receipt)

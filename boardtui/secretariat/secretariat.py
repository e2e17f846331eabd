"""The secretariat: the one object the command line and the app talk to.

What understands a typed line and what writes a document is imported when it is asked for: the first picture
of the app needs neither.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from boardtui.edits.base import Edit, Receipt
from boardtui.errors import NotFound, RecordChanged, Refusal
from boardtui.model.boards import Board
from boardtui.model.drafts import Draft
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.rules.digest import Assigned, Decided, Digest
from boardtui.rules.membership import as_on, year_on
from boardtui.rules.references import opening_of
from boardtui.rules.register import Register, register_of_year
from boardtui.secretariat.answers import Captured, Checked, Look
from boardtui.secretariat.export import Format
from boardtui.secretariat.finding_records import find_board, find_meeting
from boardtui.secretariat.ports import Asked, Cabinet, Clock, Papers, Words

if TYPE_CHECKING:
    from boardtui.rules.calendar import Holidays
    from boardtui.rules.needs import Need
    from boardtui.secretariat.capture.scene import Scene, Understanding
    from boardtui.secretariat.history import Past
    from boardtui.secretariat.issuing import Exports, Written
    from boardtui.secretariat.searching import Hit, HitKind
    from boardtui.secretariat.tracker import ActionRow, DecisionRow, WantedActions, WantedDecisions


class Secretariat:
    """Everything that may be asked of the records of one workspace.

    Not thread-safe: the app asks through one lane (``Desk``), the command line from its only thread.
    """

    def __init__(self, cabinet: Cabinet, clock: Clock) -> None:
        self._cabinet, self._clock = cabinet, clock
        self._said_clock: dict[RecordKey, tuple[datetime, datetime | None]] = {}
        self._other_numbers: tuple[RecordKey, int] | None = None

    @property
    def readonly(self) -> bool:
        """True where nothing may be changed."""
        return self._cabinet.readonly

    @property
    def papers(self) -> Papers:
        """The papers of the items of every meeting."""
        return self._cabinet.papers

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person should be told of the files: a backup that failed, a folder others may read."""
        return self._cabinet.notices

    def now(self) -> datetime:
        """The present moment, aware, in the user's zone."""
        return self._clock()

    # -- questions ---------------------------------------------------------------------------------

    def boards(self) -> tuple[Board, ...]:
        """Every board of the workspace."""
        return tuple(self.board(board_id) for board_id in self._cabinet.boards())

    def board(self, board_id: str) -> Board:
        """One board, by its id."""
        return self._cabinet.board(board_id)

    def digests(self, board: Board) -> tuple[Digest, ...]:
        """What a list says of each meeting of a board, by date. No record is read whole for it."""
        return self._cabinet.digests(board.id)

    def decisions(self, board: Board) -> tuple[tuple[Digest, tuple[Decided, ...]], ...]:
        """The decisions of each meeting of a board, by date."""
        return self._cabinet.decided(board.id)

    def actions(self, board: Board) -> tuple[tuple[Digest, tuple[Assigned, ...]], ...]:
        """The actions of each meeting of a board, by date."""
        return self._cabinet.assigned(board.id)

    def meetings(self, board: Board) -> tuple[Meeting, ...]:
        """Every meeting of a board read whole, oldest first. A list of them needs only ``digests``."""
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
        return self.meeting(RecordKey(board.id, self.find_digest(board, wanted).id))

    def find_digest(self, board: Board, wanted: str | None) -> Digest:
        """What a list says of the meeting that ``wanted`` names, found in the same way."""
        return find_meeting(self.digests(board), wanted, self._clock().date())

    def track_actions(self, wanted: "WantedActions") -> "tuple[ActionRow, ...]":
        """The actions that are wanted, of one board or of all; overdue by the clock's date."""
        from boardtui.secretariat.tracker import action_rows

        return action_rows(self, wanted)

    def track_decisions(self, wanted: "WantedDecisions") -> "tuple[DecisionRow, ...]":
        """The decisions that are wanted, of one board or of all."""
        from boardtui.secretariat.tracker import decision_rows

        return decision_rows(self, wanted)

    def needs(self, board: Board | None = None) -> "tuple[Need, ...]":
        """What needs the secretary on a board, or on any; the most pressing first."""
        from boardtui.secretariat.needs import needs_of

        return needs_of(self, self.boards() if board is None else (board,))

    def bank_holidays(self, first: date, last: date) -> "Holidays":
        """The bank holidays of the years from ``first`` to ``last``, with their names."""
        from boardtui.secretariat.bank_holidays import bank_holidays

        return bank_holidays(first, last, self._cabinet.worked_out)

    def register(self, board: Board, year: str | None = None) -> Register:
        """The attendance register of a board year (``2010/11``); of the present one where it is None.

        With ALL_YEARS it has every year. The calendar's dates without a record are among its meetings.
        """
        return register_of_year(board, self.digests(board), year or year_on(board, self._clock().date()))

    def history(self, key: RecordKey) -> tuple["Past", ...]:
        """Everything that was entered in a meeting, newest first, what was undone included (R51)."""
        from boardtui.secretariat.history import past

        opened = self._cabinet.open_to_read(key)
        assert isinstance(opened.record, Meeting)
        return past(opened.history(), self.board(key.board), opened.record)

    def search(
        self, wanted: str, at: RecordKey | None = None, kind: "HitKind | None" = None
    ) -> tuple["Hit", ...]:
        """Where ``wanted`` occurs: in the meeting ``at`` first, then in every board's records."""
        from boardtui.secretariat.searching import search

        return search(self, wanted, at, kind)

    def words(self, board: Board) -> Words:
        """The words of a board's meetings as they are now, for a search."""
        return self._cabinet.words(board.id)

    # -- changes -----------------------------------------------------------------------------------

    def open(self, key: RecordKey) -> tuple[Meeting, int]:
        """Open a meeting for changing; the meeting and the sequence of its last entry."""
        opened = self._cabinet.open(key)
        assert isinstance(opened.record, Meeting)
        return opened.record, opened.sequence

    def do(self, key: RecordKey, edit: Edit) -> Receipt:
        """Carry an edit out, and what it asks of other records. It is on the disk when this returns."""
        receipt: Receipt = self._others.first(self, key, edit) or self._cabinet.open(key).do(edit)
        self._others.consequences(self, key, receipt)
        if self._other_numbers is not None and self._other_numbers[0] != key:
            self._other_numbers = None
        return receipt

    def scene(self, key: RecordKey) -> "Scene":
        """What a line typed now is understood against."""
        from boardtui.secretariat.capture.scene import make_scene

        board, meeting = self.board(key.board), self.meeting(key)
        known = self.numbers_elsewhere(key), self.said_clock(key)
        return make_scene(board, meeting, self._clock(), *known, digests=lambda: self.digests(board))

    def understand(self, key: RecordKey, line: str, *, bare_commands: bool = False) -> "Understanding":
        """What a typed line means, without doing it."""
        from boardtui.secretariat.capture.line import understand

        return understand(line, self.scene(key), bare_commands=bare_commands)

    def capture(
        self, key: RecordKey, line: str, *, bare_commands: bool = False, in_the_room: bool = True
    ) -> Captured:
        """Understand a line and carry it out; raises Refusal where that is refused.

        ``in_the_room`` is False for a script, in which a time once said holds for all lines behind it.
        """
        understood = self.understand(key, line, bare_commands=bare_commands)
        return self._carry_out(key, understood, in_the_room=in_the_room)

    def stand_in(self, key: RecordKey, substitute: str, member: str) -> Captured:
        """Let ``substitute`` (an id, or the name of somebody new) stand in for the member with that id."""
        from boardtui.secretariat.capture.register_commands import stand_in

        return self._carry_out(key, stand_in(self.scene(key), substitute, member))

    def say_clock(self, key: RecordKey, moment: datetime, *, running: bool = False) -> None:
        """From now on entries of this meeting are made as at ``moment``, until it is said again.

        With ``running`` the time goes on from there as the clock does.
        """
        self._said_clock[key] = (moment, self._clock() if running else None)

    def said_clock(self, key: RecordKey) -> datetime | None:
        """The time that somebody said it is at that meeting; None where the clock on the wall holds."""
        moment, since = self._said_clock.get(key, (None, None))
        return moment if moment is None or since is None else moment + (self._clock() - since)

    def carry_out(self, key: RecordKey, asked: Asked) -> Receipt | str:
        """Do what a person asked of a meeting: the receipt, or a sentence where nothing is recorded."""
        match asked:
            case Edit():
                return self.do(key, asked)
            case str():
                captured = self.capture(key, asked)
            case substitute, member:
                captured = self.stand_in(key, substitute, member)
        return captured.receipt or captured.understood.preview

    def open_anew(self, key: RecordKey) -> tuple[Meeting, int]:
        """Read a meeting that was changed from outside again, to go on from what the disk holds."""
        try:
            opened = self._cabinet.open_anew(key)
        except NotFound as gone:
            raise RecordChanged(f"{gone} What was on record is not there; bring its files back.") from gone
        assert isinstance(opened.record, Meeting)
        self._other_numbers = None
        return opened.record, opened.sequence

    def read(self, key: RecordKey) -> tuple[Meeting, int]:
        """A meeting as it is on the disk, to look at; and the sequence of its last entry."""
        opened = self._cabinet.open_to_read(key)
        assert isinstance(opened.record, Meeting)
        return opened.record, opened.sequence

    def look(self, key: RecordKey) -> Look:
        """What a look at a record's files shows, cheaply enough for every second."""
        problem = ""
        try:
            self._cabinet.must_be_ours(key)
        except Refusal as refusal:
            problem = str(refusal)
        beside = self._cabinet.beside(key)
        return Look(beside.trace(), beside.copies(), problem)

    def is_free(self, board: str) -> bool:
        """True where nobody is changing the board."""
        return self._cabinet.is_free(board)

    def keep_draft(self, key: RecordKey, draft: Draft, waiting: Sequence[Asked] = ()) -> None:
        """Keep what is being typed and what waits to be saved, for the case that this ends badly."""
        self._cabinet.beside(key).keep_draft(draft, waiting)

    def draft(self, key: RecordKey) -> tuple[Draft, tuple[Asked, ...]]:
        """What was kept when it last ended."""
        return self._cabinet.beside(key).draft()

    def do_only(self, key: RecordKey, edit: Edit) -> Receipt:
        """Carry an edit out in that one record: for what follows from an edit elsewhere."""
        return self._cabinet.open(key).do(edit)

    def drop(self) -> None:
        """Let go of everything as it is on the disk, when what is in memory is not to be trusted."""
        self._cabinet.drop()

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

        Read once while the same meeting is asked about and no other is changed here: while it is open,
        nobody else can give out numbers of this board.
        """
        if self._other_numbers is None or self._other_numbers[0] != key:
            board = self.board(key.board)
            digests = self.digests(board)
            day = next((one.day for one in digests if one.id == key.meeting), None)
            opening = opening_of(board if day is None else as_on(board, day))
            others = (one.numbers for one in digests if one.id != key.meeting)
            self._other_numbers = key, max((int(one.get(opening, 0)) for one in others), default=0)
        return self._other_numbers[1]

    @cached_property
    def _others(self) -> ModuleType:
        """What an edit asks of other records; every mark goes by it, so it is not imported each time."""
        from boardtui.secretariat import consequences

        return consequences

    # -- documents and checks ----------------------------------------------------------------------

    @property
    def exports(self) -> "Exports":
        """The counter for documents."""
        from boardtui.secretariat.issuing import Exports

        return Exports(self, self._cabinet)

    def export_note(
        self, board: Board, meeting: Meeting, out: Path | None = None, form: Format = Format.DOCX
    ) -> "Written":
        """Write the note of ``meeting``, in the board's own layout, for the public."""
        from boardtui.secretariat.wanted_documents import WantedDocument

        return self.exports.write(WantedDocument("note", board.id, meeting.id), out, form)

    def verify(self) -> tuple[Checked, ...]:
        """Check every record's journal and files against each other."""
        return tuple(self._check(key) for key in self.keys())

    def dump(self, key: RecordKey) -> bytes:
        """A whole record as JSON."""
        return self._cabinet.encode(self._cabinet.read(key))

    def undump(self, data: bytes, kind: type[Board] | type[Meeting]) -> Board | Meeting:
        """The record that ``data`` says in the form ``dump`` writes."""
        return self._cabinet.decode(data, kind)

    def keys(self) -> list[RecordKey]:
        """Every record there is, each board before its meetings."""
        found = {one: (None, *self._cabinet.meetings(one)) for one in self._cabinet.boards()}
        return [RecordKey(board, meeting) for board, meetings in found.items() for meeting in meetings]

    def _check(self, key: RecordKey) -> Checked:
        try:
            return Checked(str(key), self._cabinet.check(key))
        except Refusal as problem:
            return Checked(str(key), 0, str(problem))

    def _carry_out(
        self, key: RecordKey, understood: "Understanding", *, in_the_room: bool = True
    ) -> Captured:
        from boardtui.secretariat.capture.scene import WORDY

        if understood.refusal:
            raise Refusal(understood.refusal)
        if understood.edit is None and understood.kind in WORDY:
            raise Refusal("There are no words to record yet.")
        receipt = self.do(key, understood.edit) if understood.edit is not None else None
        if understood.clock is not None:
            self._take_clock(key, understood, understood.clock, in_the_room=in_the_room)
        return Captured(understood, receipt)

    def _take_clock(
        self, key: RecordKey, understood: "Understanding", moment: datetime, *, in_the_room: bool
    ) -> None:
        """Go by the time a line said. In the room only ``/time`` sets the clock, which then runs on: what
        was opened or adjourned some minutes ago is no reason to stop it."""
        from boardtui.secretariat.capture.scene import Kind, make_scene

        if in_the_room and understood.kind is Kind.TIME:
            self.say_clock(key, moment, running=True)
            return
        now = self._clock()
        told = make_scene(self.board(key.board), self.meeting(key), now).now == now
        if not (in_the_room and told):
            self.say_clock(key, moment)

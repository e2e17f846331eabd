"""The workspace on disk: where each board and meeting is kept, and who may write."""

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from boardtui.edits.base import Record
from boardtui.edits.founding import Convene, FoundBoard
from boardtui.errors import NotFound, ReadOnly, RecordDamaged, Refusal, UsageRefusal, WorkspaceMissing
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.rules.digest import Assigned, Decided, Digest
from boardtui.store import disk
from boardtui.store.beside import Beside, is_conflict_copy
from boardtui.store.codec import from_plain, to_plain
from boardtui.store.index import BoardIndex, BoardWords, Shelf
from boardtui.store.lock import BoardLock, is_free
from boardtui.store.migrations import SCHEMA
from boardtui.store.papers import Papers
from boardtui.store.record_file import Clock, RecordFile, begin
from boardtui.store.sentinel import SENTINEL
from boardtui.store.verify import readable_by_others, verify_pair
from boardtui.store.worked_out import worked_out

_FORBIDDEN = frozenset('/\\:*?"<>|\0')


class Cabinet:
    """The records of one workspace.

    A record opened for writing stays open, under its board's lock, until ``close``. Before a board is
    written to for the first time, its records are backed up; a record of an older schema is then
    brought forward.
    """

    def __init__(
        self, workspace: Path, clock: Clock, user: str, *, readonly: bool = False, backups: bool = True
    ) -> None:
        """``backups`` is False only where a new workspace is filled and nothing stands to be lost."""
        self._workspace = workspace
        self._backed_up: set[str] | None = set() if backups else None
        self._notices: dict[str, None] = {}
        self._data = workspace / "data"
        self._clock, self._user, self._readonly = clock, user, readonly
        self._open: dict[RecordKey, RecordFile] = {}
        self._locks: dict[str, BoardLock] = {}
        self._indexes: dict[str, BoardIndex] = {}
        if not (self._data / SENTINEL).is_file():
            self._refuse_emptied()
            raise WorkspaceMissing(
                f"{workspace} is not a BoardTUI workspace: there is no {SENTINEL} in its data folder. "
                "Name one with --workspace, or make one with 'boardtui sample DIR'."
            )
        self._refuse_vanished()
        self._notice(readable_by_others(self._data))

    @staticmethod
    def make(workspace: Path) -> None:
        """Make a new workspace; refuses a folder that already holds something."""
        if workspace.exists() and not (workspace.is_dir() and not any(workspace.iterdir())):
            raise UsageRefusal(f"{workspace} is not empty; name a new or empty folder.")
        disk.make_private_folder(workspace / "data")
        disk.make_private_folder(workspace / "exports")
        disk.swap_in(workspace / "data" / SENTINEL, b'{"made-by": "BoardTUI", "schema": 1}\n')

    @property
    def readonly(self) -> bool:
        """True where nothing may be written."""
        return self._readonly

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person should be told of the files so far, each once."""
        return tuple(self._notices)

    def boards(self) -> tuple[str, ...]:
        """The ids of the boards on record."""
        self._must_be_there()
        data = str(self._data)
        found = sorted(one for one in os.listdir(data) if not one.startswith("."))  # noqa: PTH208  hundreds
        return tuple(one for one in found if os.path.isfile(f"{data}/{one}/board.journal"))  # noqa: PTH113

    def meetings(self, board: str) -> tuple[str, ...]:
        """The ids of a board's meetings, oldest first."""
        folder = self._data / board / "meetings"
        found = folder.glob("*.journal") if folder.is_dir() else ()
        return tuple(sorted(one.stem for one in found if not is_conflict_copy(one)))

    def read(self, key: RecordKey) -> Record:
        """The record as it is on the disk, or as it is open here."""
        if key in self._open:
            return self._open[key].record
        return self._file(key, writable=False).record

    def board(self, board: str) -> Board:
        """The board as it is on the disk, or as it is open here; by the index where that is up to date."""
        return self._index_of(board).board()

    def digests(self, board: str) -> tuple[Digest, ...]:
        """What a list says of each meeting of a board, by date; by the index where that is up to date."""
        return self._index_of(board).digests()

    def decided(self, board: str) -> tuple[tuple[Digest, tuple[Decided, ...]], ...]:
        """Each of those meetings with its decisions."""
        return self._index_of(board).decided()

    def assigned(self, board: str) -> tuple[tuple[Digest, tuple[Assigned, ...]], ...]:
        """Each of those meetings with its actions."""
        return self._index_of(board).assigned()

    def words(self, board: str) -> BoardWords:
        """The words of a board's meetings, to be searched."""
        return self._index_of(board).words()

    def worked_out(self, name: str, of: str, make: Callable[[], str]) -> str:
        """What ``make`` answers, or answered before where ``of`` was the same."""
        return worked_out(self._data, name, of, make, may_write=not self._readonly)

    def open(self, key: RecordKey) -> RecordFile:
        """The record, open for writing under its board's lock."""
        held = self._open.get(key)
        if held is None:
            self._must_exist(key)
            self._take_lock(key.board)
            file = self._file(key, writable=True)
            try:
                self._back_up(key.board, must=file.schema < SCHEMA)
                file.migrate()
            except Refusal:
                file.drop()
                raise
            self._open[key] = held = file
        return held

    def open_to_read(self, key: RecordKey) -> RecordFile:
        """The record for reading only, as it is on the disk now."""
        return self._open.get(key) or self._file(key, writable=False)

    def found(self, record: Record) -> None:
        """Begin a record: a board, or a meeting of one. Its entries are numbered above what it holds."""
        edit = FoundBoard(record) if isinstance(record, Board) else Convene(record)
        key = RecordKey(record.id) if isinstance(record, Board) else RecordKey(record.board, record.id)
        base = self._base(key)
        self._must_be_there()
        self._must_be_writable()
        disk.make_private_folder(self._data / key.board)
        self._take_lock(key.board)
        self._back_up(key.board)
        file = begin(base, edit, self._clock, self._user, next_number(record))
        file.fold()
        self._open[key] = file

    def fold(self) -> None:
        """Bring every open record's TinyDB file up to its journal."""
        _each(file.fold for file in self._open.values())

    def close(self) -> None:
        """Fold and close every record, then let go of the locks."""
        try:
            _each(file.close for file in self._open.values())
        finally:
            self._open.clear()
            for index in self._indexes.values():
                index.save()
            for lock in self._locks.values():
                lock.release()
            self._locks.clear()

    def open_anew(self, key: RecordKey) -> RecordFile:
        """The record as it is on the disk now, open for writing; what is open is kept where that fails."""
        self._take_lock(key.board)
        fresh = self._file(key, writable=True)
        if key in self._open:
            self._open[key].drop()
        self._open[key] = fresh
        return fresh

    def drop(self) -> None:
        """Let go of everything as it is on the disk, without folding: memory is not to be trusted."""
        for file in self._open.values():
            file.drop()
        self._open.clear()
        self.close()

    def must_be_ours(self, key: RecordKey) -> None:
        """Raise RecordChanged where something else has changed a record that is open here."""
        if key in self._open:
            self._must_be_there()
            self._open[key].must_be_ours()

    def is_free(self, board: str) -> bool:
        """True where nobody is changing the board."""
        return board in self._locks or is_free(self._data / board)

    def beside(self, key: RecordKey) -> Beside:
        """What stands beside a record: its draft, copies of it, and whether it has changed."""
        return Beside(self._base(key))

    @property
    def papers(self) -> Papers:
        """The papers of the items of every meeting."""
        return Papers(self._data, self._take_lock)

    def check(self, key: RecordKey) -> int:
        """Check a record's files against each other; the number of journal lines. Raises RecordDamaged."""
        return verify_pair(self._base(key))

    def decode(self, data: bytes, kind: type[Record]) -> Record:
        """The record that ``data`` says in the form ``dump`` writes."""
        try:
            plain = msgspec.json.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise RecordDamaged(f"That is not a dumped record: {error}.") from error
        return from_plain(plain, kind)

    def encode(self, record: Record) -> bytes:
        """The whole record as JSON."""
        return msgspec.json.format(msgspec.json.encode(to_plain(record)), indent=2)

    def house_style(self, board: str) -> Path | None:
        """``data/BOARD/house.docx``, else ``data/house.docx``, else None; also as .dotx, Word's templates."""
        folders = (self._base(RecordKey(board)).parent, self._data)
        named = (folder / f"house.{ending}" for folder in folders for ending in ("docx", "dotx"))
        return next((path for path in named if path.is_file()), None)

    def write_export(self, folder: Path | None, name: str, data: bytes) -> Path:
        """Write a document whole, under the next free name: an existing file is never overwritten."""
        folder = self._data.parent / "exports" if folder is None else folder
        disk.make_private_folder(folder)
        return disk.write_new(folder / name, data)

    def _index_of(self, board: str) -> BoardIndex:
        if board not in self._indexes:
            self._base(RecordKey(board))  # refuses a name that would lead elsewhere
            shelf = Shelf(self._data, self.read, self._opened, not self._readonly)
            self._indexes[board] = BoardIndex(board, shelf)
        return self._indexes[board]

    def _opened(self, board: str) -> dict[str | None, Record]:
        return {key.meeting: file.record for key, file in self._open.items() if key.board == board}

    def _file(self, key: RecordKey, *, writable: bool) -> RecordFile:
        file = RecordFile(self._must_exist(key), self._clock, self._user, writable=writable)
        self._notice(file.notice)
        return file

    def _back_up(self, board: str, *, must: bool = False) -> None:
        """Back the board up before it is first written to; ``must`` where it is to be migrated.

        A meeting goes on without the copy where it cannot be made, since a journal only grows; the person
        is told. A migration does not.
        """
        if self._backed_up is None or (board in self._backed_up and not must):
            return
        if not (self._data / board / "board.journal").is_file():
            self._backed_up.add(board)  # it is only now begun: there is nothing to lose
            return
        from boardtui.store.backups import Backups  # a quarter of the start, and lists need none

        try:
            why = "before migrating" if must else "before writing"
            Backups(self._workspace, self._clock, self._user).take(board, why)
        except Refusal as refusal:
            if must:
                raise
            self._notice(f"No backup of '{board}' could be made before writing to it. {refusal}")
        self._backed_up.add(board)

    def _refuse_emptied(self) -> None:
        known = boards_with_backups(self._workspace)
        if known:
            raise WorkspaceMissing(
                f"{self._data} has vanished or lost its {SENTINEL}; it is not started afresh: there are "
                f"backups. Bring it back with: boardtui restore latest --board {known[0]}"
            )

    def _refuse_vanished(self) -> None:
        """A board that backups know and that is not here has vanished; it is never begun afresh."""
        gone = self._gone()
        if gone:
            from boardtui.store.restoring import settle  # what a crash left half done, most starts need not

            for sentence in settle(self._data):
                self._notice(sentence)
            gone = self._gone()
        if gone:
            raise WorkspaceMissing(
                f"The board '{gone[0]}' has vanished from {self._data}. Bring it back with: boardtui restore "
                f"latest --board {gone[0]} (or, if it was taken away on purpose, move "
                f"{self._workspace / 'backups' / gone[0]} away as well)."
            )

    def _gone(self) -> list[str]:
        return [one for one in boards_with_backups(self._workspace) if not self._holds(one)]

    def _holds(self, board: str) -> bool:
        return any((self._data / board).glob("board.*")) or any((self._data / board).glob("meetings/*"))

    def _notice(self, sentence: str) -> None:
        if sentence:
            self._notices[sentence] = None

    def _must_exist(self, key: RecordKey) -> Path:
        base = self._base(key)
        self._must_be_there()
        if not base.with_name(base.name + ".journal").is_file():
            raise NotFound(f"There is no record of {key} in {self._data}.")
        return base

    def _must_be_writable(self) -> None:
        if self._readonly:
            raise ReadOnly("The workspace is open for reading only; start without --readonly to change it.")

    def _take_lock(self, board: str) -> None:
        self._must_be_writable()
        if board not in self._locks:
            self._must_be_there()  # a lock would make the folder anew, in the way of what is brought back
            self._locks[board] = BoardLock(self._data / board, self._clock())

    def _base(self, key: RecordKey) -> Path:
        for part in (key.board, key.meeting or "x"):
            if not part or part.startswith(".") or not _FORBIDDEN.isdisjoint(part):
                raise UsageRefusal(f"'{part}' cannot be the name of a record.")
        if key.meeting is None:
            return self._data / key.board / "board"
        return self._data / key.board / "meetings" / key.meeting

    def _must_be_there(self) -> None:
        if not (self._data / SENTINEL).is_file():
            raise WorkspaceMissing(f"{self._data} has vanished. Bring the folder back and try again.")


def boards_with_backups(workspace: Path) -> tuple[str, ...]:
    """The boards that there are backups of."""
    folder = workspace / "backups"
    found = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(one.name for one in found if any(one.glob("*.zip"))))


def next_number(record: Record) -> int:
    """The first number above every one that what is recorded in ``record`` was made under."""
    if isinstance(record, Board):
        return 1
    made: tuple[Any, ...] = (*record.attendees, *record.presence, *record.declarations)
    made = (*made, *record.minutes, *record.decisions, *record.actions)
    return max((0, *(getattr(one, "order", 0) for one in made), *(_number(one.id) for one in made))) + 1


def _number(name: str) -> int:
    made_by = re.match(r"[a-z]+(\d{1,9})(\D|$)", name)
    return int(made_by[1]) if made_by else 0


def _each(steps: Iterable[Callable[[], None]]) -> None:
    """Take every step, whatever happens to the others; then say what first went wrong."""
    refusals: list[Refusal] = []
    for step in steps:
        try:
            step()
        except Refusal as refusal:
            refusals.append(refusal)
    if refusals:
        raise refusals[0]

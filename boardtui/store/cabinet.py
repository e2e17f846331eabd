"""The workspace on disk: where each board and meeting is kept, and who may write."""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from boardtui.edits.base import Record
from boardtui.edits.founding import Convene, FoundBoard
from boardtui.errors import NotFound, ReadOnly, RecordDamaged, Refusal, UsageRefusal, WorkspaceMissing
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.store import disk
from boardtui.store.codec import from_plain, to_plain
from boardtui.store.lock import BoardLock
from boardtui.store.record_file import Clock, RecordFile, begin
from boardtui.store.verify import verify_pair

SENTINEL = ".boardtui"
_FORBIDDEN = frozenset('/\\:*?"<>|\0')


class Cabinet:
    """The records of one workspace.

    A record opened for writing stays open, under its board's lock, until ``close``.
    """

    def __init__(self, workspace: Path, clock: Clock, user: str, *, readonly: bool = False) -> None:
        self._data = workspace / "data"
        self._clock, self._user, self._readonly = clock, user, readonly
        self._open: dict[RecordKey, RecordFile] = {}
        self._locks: dict[str, BoardLock] = {}
        if not (self._data / SENTINEL).is_file():
            raise WorkspaceMissing(
                f"{workspace} is not a BoardTUI workspace: there is no {SENTINEL} in its data folder. "
                "Name one with --workspace, or make one with 'boardtui sample DIR'."
            )

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

    def boards(self) -> tuple[str, ...]:
        """The ids of the boards on record."""
        self._must_be_there()
        return tuple(sorted(one.name for one in self._data.iterdir() if (one / "board.journal").is_file()))

    def meetings(self, board: str) -> tuple[str, ...]:
        """The ids of a board's meetings, oldest first."""
        folder = self._data / board / "meetings"
        found = folder.glob("*.journal") if folder.is_dir() else ()
        return tuple(sorted(one.stem for one in found))

    def read(self, key: RecordKey) -> Record:
        """The record as it is on the disk, or as it is open here."""
        if key in self._open:
            return self._open[key].record
        return self._file(key, writable=False).record

    def open(self, key: RecordKey) -> RecordFile:
        """The record, open for writing under its board's lock."""
        if key not in self._open:
            self._must_exist(key)
            self._take_lock(key.board)
            self._open[key] = self._file(key, writable=True)
        return self._open[key]

    def open_to_read(self, key: RecordKey) -> RecordFile:
        """The record for reading only, as it is on the disk now."""
        return self._open.get(key) or self._file(key, writable=False)

    def found(self, record: Record) -> None:
        """Begin a record: a board, or a meeting of one."""
        edit = FoundBoard(record) if isinstance(record, Board) else Convene(record)
        key = RecordKey(record.id) if isinstance(record, Board) else RecordKey(record.board, record.id)
        base = self._base(key)
        self._must_be_there()
        self._must_be_writable()
        disk.make_private_folder(self._data / key.board)
        self._take_lock(key.board)
        file = begin(base, edit, self._clock, self._user)
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
            for lock in self._locks.values():
                lock.release()
            self._locks.clear()

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

    def write_export(self, folder: Path | None, name: str, data: bytes) -> Path:
        """Write a document whole, under the next free name: an existing file is never overwritten."""
        folder = self._data.parent / "exports" if folder is None else folder
        disk.make_private_folder(folder)
        return disk.write_new(folder / name, data)

    def _file(self, key: RecordKey, *, writable: bool) -> RecordFile:
        return RecordFile(self._must_exist(key), self._clock, self._user, writable=writable)

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
            self._locks[board] = BoardLock(self._data / board, self._clock())

    def _base(self, key: RecordKey) -> Path:
        for part in (key.board, key.meeting or "x"):
            if not part or part.startswith(".") or any(letter in _FORBIDDEN for letter in part):
                raise UsageRefusal(f"'{part}' cannot be the name of a record.")
        if key.meeting is None:
            return self._data / key.board / "board"
        return self._data / key.board / "meetings" / key.meeting

    def _must_be_there(self) -> None:
        if not (self._data / SENTINEL).is_file():
            raise WorkspaceMissing(f"{self._data} has vanished. Bring the folder back and start again.")


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

"""The archive: backups, restoring, checking, repairing and pruning of one workspace, whatever its state.

It can be opened where the records themselves cannot: damaged, from a newer version, or vanished.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date, datetime
from functools import partial
from pathlib import Path

from boardtui.errors import NotFound, ReadOnly, RecordDamaged, Refusal, UsageRefusal
from boardtui.model.archive import Backup, Due, Finding
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.store import prune, restoring, verify
from boardtui.store.backups import Backups
from boardtui.store.cabinet import Cabinet
from boardtui.store.lock import BoardLock
from boardtui.store.repair import Bench, repair_board
from boardtui.store.sentinel import SENTINEL


class Archive:
    """What may be asked of a workspace's files."""

    def __init__(
        self, workspace: Path, clock: Callable[[], datetime], user: str, *, readonly: bool = False
    ) -> None:
        """``clock`` gives aware local time. Raises WorkspaceMissing where there is nothing at all."""
        self._workspace, self._data = workspace, workspace / "data"
        self._clock, self._user, self._readonly = clock, user, readonly
        self._backups = Backups(workspace, clock, user)
        if not (self._data / SENTINEL).is_file() and not self._backups.boards():
            Cabinet(workspace, clock, user, readonly=True)  # says why
        self._settled = () if readonly else restoring.settle(self._data)

    def backups(self, board: str | None = None) -> tuple[Backup, ...]:
        """The backups of ``board``, or of every board: oldest first."""
        boards = self._backups.boards() if board is None else (self._known(board),)
        return tuple(backup for one in boards for backup in self._backups.listed(one))

    def back_up(self) -> tuple[Backup, ...]:
        """A backup of every board, now. The board may be open elsewhere: what it has saved is copied."""
        self._must_be_writable()
        return tuple(self._backups.take(board, "asked for", always=True) for board in self._boards())

    def restore(self, which: str, board: str | None) -> tuple[Backup, Backup | None]:
        """Restore the backup that ``which`` names; it, and the backup of the state before.

        ``latest`` is the latest that is whole, so that damage which was backed up is passed over.
        """
        self._must_be_writable()
        name = self._only(board)
        if which.strip().casefold() != "latest":
            return self._restore(self._backups.find(name, which))
        refused: RecordDamaged | None = None
        for backup in reversed(self._backups.listed(name)):
            try:
                return self._restore(backup)
            except RecordDamaged as damaged:
                refused = refused or damaged
        raise refused or NotFound(f"There are no backups of the board '{name}'.")

    def _restore(self, backup: Backup) -> tuple[Backup, Backup | None]:
        return backup, restoring.restore(self._data, self._backups, backup, self._clock)

    def examine(self) -> tuple[Finding, ...]:
        """What there is to say of every record, every other file, and every backup."""
        found = [one for board in self._boards() for one in verify.examine(self._data, board)]
        for board in self._backups.boards():
            found.extend(self._missing(board))
            found.extend(self._backup_findings(board))
        for path in (self._data, self._workspace / "backups", self._workspace / "exports"):
            said = verify.readable_by_others(path) if path.exists() else ""
            if said:
                found.append(Finding(path.name, notes=(said,), is_record=False))
        found.extend(Finding("data", notes=(said,), is_record=False) for said in self._settled)
        found.extend(
            Finding(one.name, notes=(_LEFT_OVER,), is_record=False)
            for one in sorted(self._data.glob(".re*-*")) if one.is_dir()
        )  # fmt: skip
        return tuple(found)

    def repair(self) -> tuple[str, ...]:
        """Repair every board; a sentence for each thing done. Raises RecordLocked while one is open."""
        self._must_be_writable()
        bench = Bench(self._data, self._backups, self._clock, self._user)
        said: list[str] = []
        for board in self._boards():
            with self._locked(board):
                said.extend(repair_board(bench, board))
        return tuple(said)

    def due(self) -> tuple[Due, ...]:
        """What retention would remove."""
        today = self._clock().date()
        found: list[Due] = []
        cabinet = Cabinet(self._workspace, self._clock, self._user, readonly=True)
        for board in cabinet.boards():
            record = cabinet.read(RecordKey(board))
            assert isinstance(record, Board)
            record = record.on(today)
            found.extend(prune.contacts_due(record, today))
            found.extend(prune.backups_due(self._backups, board))
            approved = partial(_approved_on, cabinet, board)
            found.extend(prune.drafts_due(self._data, record, approved, today))
            found.extend(prune.asides_due(self._data, record, approved, today))
        return tuple(found)

    def prune(self, due: tuple[Due, ...], *, erase: bool) -> tuple[str, ...]:
        """Remove what is ``due``; with ``erase`` also from the journals of the boards concerned."""
        self._must_be_writable()
        cabinet = Cabinet(self._workspace, self._clock, self._user)
        try:
            for one in sorted(due, key=lambda one: one.kind == "contact"):  # writing makes a backup
                with self._locked(one.board) if one.kind == "draft" else nullcontext():
                    prune.remove(one, self._data, self._backups, cabinet)
        finally:
            cabinet.close()
        said = []
        for board in sorted({one.board for one in due if one.kind == "contact"}) if erase else ():
            with self._locked(board):
                kept = self._backups.take(board, "before erasing", always=True).taken
                prune.erase_history(self._data, board, self._clock, self._user)
                self._backups.take(board, "after erasing", always=True)
            said.append(
                f"{board}: the journal begins anew without the contacts. The backups up to {kept:%d %B %Y} "
                "still hold them until their time is up; 'boardtui prune' names each when it is."
            )
        return tuple(said)

    def _boards(self) -> tuple[str, ...]:
        if not self._data.is_dir():
            return ()
        held = (one for one in self._data.iterdir() if one.is_dir() and not one.name.startswith("."))
        return tuple(
            sorted(one.name for one in held if any(one.glob("board.*")) or any(one.glob("meetings/*")))
        )

    def _missing(self, board: str) -> Iterator[Finding]:
        """A record that the newest backup holds and that is no longer here."""
        usable = [one for one in self._backups.listed(board) if not one.problem]
        here = self._data / board
        if usable and not here.is_dir():
            how = f"bring it back with: boardtui restore latest --board {board}"
            yield Finding(
                board, problem=f"The board has vanished, with {len(usable[-1].records)} records; {how}."
            )
            return
        for name, _ in usable[-1].records if usable else ():
            path = here / "board" if name == board else here / "meetings" / name.partition("/")[2]
            if any(path.with_name(path.name + ending).is_file() for ending in (".journal", ".json")):
                continue
            how = f"backup {usable[-1].number} holds it, and 'boardtui verify --repair' brings it back"
            yield Finding(name, problem=f"It has vanished; {how}.")

    def _backup_findings(self, board: str) -> Iterator[Finding]:
        for backup in self._backups.listed(board):
            path = self._backups.path(backup)
            note = verify.readable_by_others(path)
            try:
                self._backups.read(path)
                problem = ""
            except RecordDamaged as damaged:
                problem = str(damaged)
            if problem or note:
                place = path.relative_to(self._workspace).as_posix()
                yield Finding(place, problem=problem, notes=(note,) if note else (), is_record=False)

    def _only(self, board: str | None) -> str:
        boards = self._backups.boards()
        if board is not None:
            return self._known(board)
        if len(boards) != 1:
            listed = ", ".join(boards) or "none"
            raise UsageRefusal(f"Name the board with --board; there are backups of: {listed}.")
        return boards[0]

    def _known(self, board: str) -> str:
        boards = self._backups.boards()
        found = [one for one in boards if one == board] or [one for one in boards if one.startswith(board)]
        if len(found) != 1:
            raise NotFound(
                f"There are no backups of a board '{board}' (boards: {', '.join(boards) or 'none'})."
            )
        return found[0]

    @contextmanager
    def _locked(self, board: str) -> Iterator[None]:
        lock = BoardLock(self._data / board, self._clock())
        try:
            yield
        finally:
            lock.release()

    def _must_be_writable(self) -> None:
        if self._readonly:
            raise ReadOnly("The workspace is open for reading only; start without --readonly to change it.")


def _approved_on(cabinet: Cabinet, board: str, meeting: str) -> date | None:
    """The day that note was approved; None also where its record cannot be read: all stays beside it."""
    try:
        record = cabinet.read(RecordKey(board, meeting))
    except Refusal:
        return None
    assert isinstance(record, Meeting)
    return None if record.note.state.is_draft else record.note.approved_on


_LEFT_OVER = "It is left over from restoring a backup; the backup holds it, and it may be removed."

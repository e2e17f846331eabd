"""A person at work, beside an oracle that keeps in memory what they were told, and a judge of the disk."""

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from boardtui.edits.base import Edit, Record, Stamp
from boardtui.edits.founding import Convene, FoundBoard
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.timeline import Timeline
from boardtui.errors import EditRefused, NotFound, Refusal, WorkspaceMissing
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.store.cabinet import Cabinet

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """What the person may rely on: the confirmed records, and those that were asked for and not confirmed."""

    sure: dict[RecordKey, Record]
    maybe: dict[RecordKey, Record]


def clock() -> datetime:
    """A clock that stands, so that an edit tried again is the same edit."""
    return NOON


@dataclass
class Session:
    """Works on ``workspace``; every refusal is taken as the person would, every edit told to the oracle."""

    workspace: Path
    tell: Callable[[Told], None] = lambda told: None
    cabinet: Cabinet | None = None
    sure: dict[RecordKey, Timeline] = field(default_factory=dict)
    maybe: dict[RecordKey, tuple[Edit, Stamp]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def told(self) -> Told:
        """What the person was told so far."""
        sure = {key: one.record for key, one in self.sure.items() if one.record is not None}
        maybe = {}
        for key, (edit, stamp) in self.maybe.items():
            maybe[key] = self.sure.get(key, Timeline()).preview(edit, stamp)
        return Told(sure, maybe)

    def start(self) -> bool:
        """Open the workspace, making it where there is none; what was not confirmed is looked up."""
        if not self.workspace.exists():
            self._attempt(lambda: Cabinet.make(self.workspace))
        self.cabinet = None
        return self._attempt(self._open) and self._attempt(self._look_up)

    def found(self, record: Record) -> bool:
        """Begin a record."""
        key = RecordKey(record.id) if isinstance(record, Board) else RecordKey(record.board, record.id)
        founding = FoundBoard(record) if isinstance(record, Board) else Convene(record)
        return self._ask(key, founding, 1, lambda cabinet: cabinet.found(record))

    def do(self, key: RecordKey, edit: Edit) -> bool:
        """Carry out an edit; False where it was refused."""
        if self.cabinet is None or key not in self.sure or not self._attempt(self._reach(key)):
            return False
        sequence = self.cabinet.open(key).sequence + 1
        done = self._ask(key, edit, sequence, lambda cabinet: self._enter(cabinet, key, edit))
        if self.cabinet.open(key).record != self.sure[key].record:
            self.problems.append("the record shown is not the confirmed one")
        return done

    def _enter(self, cabinet: Cabinet, key: RecordKey, edit: Edit) -> None:
        """The receipt says the number: a journal that had to be begun again first has taken one itself."""
        receipt = cabinet.open(key).do(edit)
        if receipt.changed:
            self.maybe[key] = (edit, Stamp(receipt.sequence, NOON, "tester"))
        else:
            del self.maybe[key]

    def fold(self) -> bool:
        """Bring the saved files up to date."""
        return self._with(lambda cabinet: cabinet.fold())

    def leave(self) -> bool:
        """Close everything."""
        done = self._with(lambda cabinet: cabinet.close())
        self.cabinet = None
        return done

    def export(self, name: str, data: bytes) -> bool:
        """Write a document."""
        return self._with(lambda cabinet: _must(len(cabinet.write_export(None, name, data).name)))

    def _open(self) -> None:
        self.cabinet = Cabinet(self.workspace, clock, "tester")

    def _reach(self, key: RecordKey) -> Callable[[], None]:
        def reach() -> None:
            assert self.cabinet is not None
            self.cabinet.open(key)

        return reach

    def _look_up(self) -> None:
        assert self.cabinet is not None
        told = self.told()
        for key, asked in list(self.maybe.items()):
            try:
                record = self.cabinet.read(key)
            except NotFound:
                del self.maybe[key]
                continue
            if record == told.maybe[key]:
                self.sure.setdefault(key, Timeline()).follow(*asked)
            del self.maybe[key]

    def _ask(self, key: RecordKey, edit: Edit, sequence: int, do: Callable[[Cabinet], None]) -> bool:
        stamp = Stamp(sequence, NOON, "tester")
        timeline = self.sure.get(key, Timeline())
        self.maybe[key] = (edit, stamp)
        try:
            self.tell(self.told())
        except EditRefused:
            del self.maybe[key]
            return False
        done = self._with(do)
        if done and key in self.maybe:
            timeline.follow(*self.maybe[key])
            self.sure[key] = timeline
        if done or (self.refusals and self.refusals[-1].startswith("Not saved")):
            self.maybe.pop(key, None)
        self.tell(self.told())
        return done

    def _with(self, do: Callable[[Cabinet], None]) -> bool:
        cabinet = self.cabinet
        return cabinet is not None and self._attempt(lambda: do(cabinet))

    def _attempt(self, step: Callable[[], None]) -> bool:
        try:
            step()
        except Refusal as refusal:
            sentence = str(refusal)
            self.refusals.append(sentence)
            if " " not in sentence or not sentence.endswith("."):
                self.problems.append(f"refused without a sentence: {sentence!r}")
            return False
        except Exception as error:  # noqa: BLE001 - whatever is not a refusal is the finding
            where = traceback.extract_tb(error.__traceback__)[-1]
            self.problems.append(f"not a refusal: {error!r} at {where.name}:{where.lineno}")
            return False
        return True


def _must(number: int) -> None:
    assert number > 0


@contextmanager
def mortal(session: Session, death: type[BaseException]) -> Iterator[None]:
    """Let ``session`` end in ``death``, and let go of its locks as the end of a process does."""
    try:
        yield
    except death as error:
        traceback.clear_frames(error.__traceback__)
        if session.cabinet is not None:
            for lock in session.cabinet._locks.values():
                lock.release()
        session.cabinet = None
        error.__traceback__ = None


def judge(workspace: Path, told: Told) -> str:
    """What is wrong with the disk in view of what the person was told; nothing where all is well."""
    wanted = {*told.sure, *told.maybe}
    try:
        reader = Cabinet(workspace, clock, "judge", readonly=True)
    except WorkspaceMissing:
        return "lost: the workspace" if told.sure else ""
    for key in wanted:
        try:
            record = reader.read(key)
        except NotFound:
            if key in told.sure:
                return f"lost: {key} is gone"
            continue
        except Refusal as refusal:
            return f"unreadable: {refusal}"
        if record not in (told.sure.get(key), told.maybe.get(key)):
            return f"lost or wrong: {key} is not as it was confirmed"
    return ""


def goes_on(workspace: Path, told: Told) -> str:
    """What keeps a new start from working on; nothing where the next edit is taken and kept."""
    if not told.sure:
        return ""
    again = Cabinet(workspace, clock, "next")
    try:
        for key in told.sure:
            file = again.open(key)
            if key.meeting is not None:
                file.do(WriteMinute("and on"))
        again.close()
        for key in told.sure:
            again.check(key)
    except Refusal as refusal:
        return f"does not go on: {refusal}"
    return ""

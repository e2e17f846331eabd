"""T9: whatever a person does, in whatever order, the record is what an oracle in memory says."""

import errno
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from boardtui.edits.base import Edit, Stamp
from boardtui.edits.minuting import Assign, WriteMinute
from boardtui.edits.timeline import Redo, Undo
from boardtui.errors import EditRefused, NotConfirmed
from boardtui.model.meetings import Meeting
from boardtui.store.cabinet import Cabinet
from tests.builders import meeting
from tests.faults.session import NOON, clock
from tests.faults.sizes import FULL, size
from tests.store.disk_faults import Faults, put_in
from tests.store.shelf import KEY, stocked
from tests.strategies import meeting_edits, presence_edits

OURS = re.compile(r"[a-z]+\d+(\.\d+)*")
"""An id made from an entry's sequence; an edit may also name things itself, and so may name one again."""


def ids(of: Meeting) -> set[str]:
    """The ids of everything that was entered."""
    presence = [one.id for one in of.presence] + [one.id for one in of.attendees]
    said = [one.id for one in of.minutes] + [one.id for one in of.decisions]
    return {*presence, *said, *(one.id for one in of.actions), *(one.id for one in of.declarations)}


class Recording(RuleBasedStateMachine):
    """A meeting on the disk beside the same one as a list of records in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="boardtui-oracle-"))
        stocked(self.folder / "w").close()
        self.records: list[Meeting] = [meeting()]
        self.undone: list[Meeting] = []
        self.seen: set[str] = set()
        self.patch = pytest.MonkeyPatch()
        self.start()

    def start(self) -> None:
        """Open the workspace as another start of the program would."""
        self.patch.undo()
        self.full = False
        self.cabinet = Cabinet(self.folder / "w", clock, "tester")
        self.file = self.cabinet.open(KEY)

    def enter(self, edit: Edit) -> None:
        """Do the same on both sides."""
        before, sequence = self.records[-1], self.file.sequence
        try:
            receipt = self.file.do(edit)
        except EditRefused:
            return
        except NotConfirmed:
            assert self.full
            return
        after = edit.apply(before, Stamp(sequence + 1, NOON, "tester"))  # type: ignore[attr-defined]
        assert receipt.record == after
        if receipt.changed:
            given = {one for one in ids(after) - ids(before) if OURS.fullmatch(one)}
            assert not self.seen & given, "an id was given twice"
            self.seen |= given
            self.records.append(after)
            self.undone.clear()

    @rule(edit=presence_edits)
    def mark(self, edit: Edit) -> None:
        """A mark, a substitute, a departure."""
        self.enter(edit)

    @rule(edit=meeting_edits)
    def anything(self, edit: Edit) -> None:
        """Any edit at all, batches among them."""
        self.enter(edit)

    @rule(text=st.text(max_size=8))
    def minute(self, text: str) -> None:
        """A paragraph."""
        self.enter(WriteMinute(text))

    @rule(text=st.text("abc", min_size=1, max_size=8))
    def assign(self, text: str) -> None:
        """An action."""
        self.enter(Assign(text))

    @rule()
    def undo(self) -> None:
        """Take back."""
        try:
            self.file.do(Undo())
        except (EditRefused, NotConfirmed) as refusal:
            assert self.full or (isinstance(refusal, EditRefused) and len(self.records) == 1)
            return
        self.undone.append(self.records.pop())

    @rule()
    def redo(self) -> None:
        """Do again."""
        try:
            self.file.do(Redo())
        except (EditRefused, NotConfirmed) as refusal:
            assert self.full or (isinstance(refusal, EditRefused) and not self.undone)
            return
        self.records.append(self.undone.pop())

    @precondition(lambda self: not self.full)
    @rule()
    def fold(self) -> None:
        """Save."""
        self.cabinet.fold()
        assert self.file.behind == 0

    @rule()
    def crash(self) -> None:
        """End without closing anything, and start again."""
        for lock in self.cabinet._locks.values():
            lock.release()
        self.start()

    @precondition(lambda self: not self.full)
    @rule()
    def restart(self) -> None:
        """Leave in order, and start again."""
        self.cabinet.close()
        self.start()

    @precondition(lambda self: not self.full)
    @rule(name=st.sampled_from(["write", "fsync"]))
    def disk_fills(self, name: str) -> None:
        """From here on the disk takes nothing."""
        self.full = True
        put_in(self.patch, Faults(name, errno.ENOSPC, sticky=True))

    @precondition(lambda self: self.full)
    @rule()
    def room_is_made(self) -> None:
        """The disk takes things again."""
        self.patch.undo()
        self.full = False

    @invariant()
    def the_record_is_the_oracles(self) -> None:
        """At every step."""
        assert self.file.record == self.records[-1]
        if not self.full:
            reader = Cabinet(self.folder / "w", clock, "reader", readonly=True)
            assert reader.read(KEY) == self.records[-1]

    def teardown(self) -> None:
        """Clear up."""
        self.patch.undo()
        for lock in self.cabinet._locks.values():
            lock.release()
        shutil.rmtree(self.folder)


TestRecording = Recording.TestCase
TestRecording.settings = settings(
    max_examples=size(15, 2000),
    stateful_step_count=size(30, 50),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    derandomize=not FULL,
)

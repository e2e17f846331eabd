"""The history of one record: what replaying its journal gives, with undo and redo as entries of their own."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from boardtui.edits.base import Edit, Record, Stamp, verb
from boardtui.edits.batch import apply_edit
from boardtui.edits.founding import Convene, FoundBoard, Migrated
from boardtui.errors import EditRefused


@verb("undo")
@dataclass(frozen=True, slots=True)
class Undo(Edit):
    """Take back the last edit that still stands. The journal gains a line; it never loses one (R51)."""


@verb("redo")
@dataclass(frozen=True, slots=True)
class Redo(Edit):
    """Do again what was last undone."""


@dataclass(frozen=True, slots=True)
class Step:
    """One edit that stands, with the record as it was before and is after it."""

    edit: Edit
    stamp: Stamp
    before: Record
    after: Record


KEPT = 100
"""How many steps either way are kept at hand: each holds whole records, and a meeting has thousands."""


@dataclass
class Timeline:
    """The live record and the last steps that can be undone and redone; ``retold`` gives earlier ones.

    It changes only through ``follow``, which is what both a new edit and a replayed line go through,
    so that replaying the journal gives the live record by construction.
    """

    record: Record | None = None
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    forgotten_done: bool = False
    forgotten_undone: bool = False

    def has_forgotten(self, edit: Edit) -> bool:
        """Whether the step that ``edit`` asks for is no longer at hand, and the journal must retell it."""
        if isinstance(edit, Undo):
            return self.forgotten_done and not self.done
        return isinstance(edit, Redo) and self.forgotten_undone and not self.undone

    def preview(self, edit: Edit, stamp: Stamp) -> Record:
        """The record as it would be after ``edit``; raises EditRefused, and changes nothing."""
        if isinstance(edit, FoundBoard | Convene):
            if self.record is not None:
                raise EditRefused("The record has been begun already; change it instead.")
            return edit.board if isinstance(edit, FoundBoard) else edit.meeting
        if self.record is None:
            raise EditRefused("The record has not been begun.")
        if isinstance(edit, Migrated):
            return self.record
        if isinstance(edit, Undo):
            if not self.done:
                raise EditRefused("There is nothing to undo.")
            return self.done[-1].before
        if isinstance(edit, Redo):
            if not self.undone:
                raise EditRefused("There is nothing to redo.")
            return self.undone[-1].after
        return apply_edit(edit, self.record, stamp)

    def follow(self, edit: Edit, stamp: Stamp, after: Record | None = None) -> Edit:
        """Take ``edit`` into the history. Returns the edit that was done, undone or done again.

        ``after`` is what ``preview`` has just said of the same edit and stamp, where that was asked.
        """
        if after is None:
            after = self.preview(edit, stamp)
        before, self.record = self.record, after
        if isinstance(edit, Undo):
            step = self.done.pop()
            self.undone.append(step)
            self.forgotten_undone |= _forget(self.undone)
            return step.edit
        if isinstance(edit, Redo):
            step = self.undone.pop()
            self.done.append(step)
            self.forgotten_done |= _forget(self.done)
            return step.edit
        if before is not None and not isinstance(edit, Migrated):
            self.done.append(Step(edit, stamp, before, after))
            self.undone.clear()
            self.forgotten_done |= _forget(self.done)
            self.forgotten_undone = False
        return edit


def _forget(steps: list[Step]) -> bool:
    """Let go of the steps furthest away; whether there were any."""
    if len(steps) <= KEPT:
        return False
    del steps[:-KEPT]
    return True


def retold(entries: Iterable[tuple[Edit, Stamp]]) -> Timeline:
    """The history that ``entries`` tell, oldest first, with the steps nearest to where it stands at hand.

    What stands is what was done and not undone since, each edit under its own stamp; what can be redone
    follows from there. So nothing that was undone for good is carried out at all.
    """
    stands: list[tuple[Edit, Stamp]] = []
    taken_back: list[tuple[Edit, Stamp]] = []
    for edit, stamp in entries:
        if isinstance(edit, Undo):
            if len(stands) < 2:  # the founding itself is not undone
                raise EditRefused("There is nothing to undo.")
            taken_back.append(stands.pop())
        elif isinstance(edit, Redo):
            if not taken_back:
                raise EditRefused("There is nothing to redo.")
            stands.append(taken_back.pop())
        elif not isinstance(edit, Migrated):
            stands.append((edit, stamp))
            taken_back.clear()
    timeline = Timeline()
    for edit, stamp in stands:
        timeline.follow(edit, stamp)
    ahead = Timeline(timeline.record)
    for edit, stamp in reversed(taken_back[-KEPT:]):
        ahead.follow(edit, stamp)
    timeline.undone = ahead.done[::-1]
    timeline.forgotten_undone = len(taken_back) > KEPT
    return timeline

"""The history of one record: what replaying its journal gives, with undo and redo as entries of their own."""

from dataclasses import dataclass, field

from boardtui.edits.base import Edit, Record, Stamp, verb
from boardtui.edits.batch import apply_edit
from boardtui.edits.founding import Convene, FoundBoard
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


@dataclass
class Timeline:
    """The live record and the steps that can be undone and redone.

    It changes only through ``follow``, which is what both a new edit and a replayed line go through,
    so that replaying the journal gives the live record by construction.
    """

    record: Record | None = None
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def preview(self, edit: Edit, stamp: Stamp) -> Record:
        """The record as it would be after ``edit``; raises EditRefused, and changes nothing."""
        if isinstance(edit, FoundBoard | Convene):
            if self.record is not None:
                raise EditRefused("The record has been begun already; change it instead.")
            return edit.board if isinstance(edit, FoundBoard) else edit.meeting
        if self.record is None:
            raise EditRefused("The record has not been begun.")
        if isinstance(edit, Undo):
            if not self.done:
                raise EditRefused("There is nothing to undo.")
            return self.done[-1].before
        if isinstance(edit, Redo):
            if not self.undone:
                raise EditRefused("There is nothing to redo.")
            return self.undone[-1].after
        return apply_edit(edit, self.record, stamp)

    def follow(self, edit: Edit, stamp: Stamp) -> Edit:
        """Take ``edit`` into the history. Returns the edit that was done, undone or done again."""
        after = self.preview(edit, stamp)
        before, self.record = self.record, after
        if isinstance(edit, Undo):
            step = self.done.pop()
            self.undone.append(step)
            return step.edit
        if isinstance(edit, Redo):
            step = self.undone.pop()
            self.done.append(step)
            return step.edit
        if before is not None:
            self.done.append(Step(edit, stamp, before, after))
            self.undone.clear()
        return edit

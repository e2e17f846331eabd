"""The history of one record: what replaying its journal gives, with undo and redo as entries of their own."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from boardtui.edits.base import Edit, Record, Stamp, verb
from boardtui.edits.batch import Together, apply_edit
from boardtui.edits.course import IS_CLOSED, BeginAfresh
from boardtui.edits.founding import Convene, FoundBoard, Migrated
from boardtui.edits.minuting import Strike
from boardtui.errors import EditRefused
from boardtui.model.meetings import Meeting
from boardtui.rules.references import last_reference, later_reference


@verb("undo")
@dataclass(frozen=True, slots=True)
class Undo(Edit):
    """Take back the last edit that still stands. The journal gains a line; it never loses one (R51).

    ``given`` is the reference that no longer stands then, and is not given again (R45).
    """

    given: str = ""


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


AnyRecord = TypeVar("AnyRecord", Record, Record | None)

_OF_THE_HISTORY = (FoundBoard, Convene, Migrated, Undo, Redo)
"""What is not carried out by being applied to the record as it stands."""

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

    def with_numbers(self, edit: Edit) -> Edit:
        """``edit`` as the journal is to tell it: an undo says which reference stays given (R45)."""
        if not isinstance(edit, Undo) or not self.done or not isinstance(self.record, Meeting):
            return edit
        before = self.done[-1].before
        assert isinstance(before, Meeting)
        was = later_reference(last_reference(before), self.record.last_ref)
        now = last_reference(self.record)
        return edit if later_reference(was, now) == was else Undo(now)

    def refuse_reopening(self, edit: Edit) -> None:
        """Refuse an undo that would open a closed meeting: that is done by name, with a reason.

        Asked of what is to be entered. What a journal tells of is taken as it is.
        """
        opens = self.done and _is_over(self.record) and not _is_over(self.done[-1].before)
        if isinstance(edit, Undo) and opens:
            raise EditRefused(IS_CLOSED)

    def preview(self, edit: Edit, stamp: Stamp) -> Record:
        """The record as it would be after ``edit``; raises EditRefused, and changes nothing."""
        if not isinstance(edit, _OF_THE_HISTORY) and self.record is not None:  # every mark, so it is first
            return apply_edit(edit, self.record, stamp)
        if isinstance(edit, FoundBoard | Convene):
            if self.record is not None:
                raise EditRefused("The record has been begun already; change it instead.")
            return edit.board if isinstance(edit, FoundBoard) else edit.meeting
        if self.record is None:
            raise EditRefused("The record has not been begun.")
        if isinstance(edit, Undo):
            if not self.done:
                raise EditRefused("There is nothing to undo.")
            return _with_numbers(self.done[-1].before, self.record, edit.given)
        if isinstance(edit, Redo):
            if not self.undone:
                raise EditRefused("There is nothing to redo.")
            return _with_numbers(self.undone[-1].after, self.record)
        return self.record

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


def _is_over(record: Record | None) -> bool:
    return isinstance(record, Meeting) and record.state.is_over


def _forget(steps: list[Step]) -> bool:
    """Let go of the steps furthest away; whether there were any."""
    if len(steps) <= KEPT:
        return False
    del steps[:-KEPT]
    return True


@dataclass(frozen=True, slots=True)
class _Told:
    """One edit of a history, with the ``last_ref`` of the record before and after it."""

    edit: Edit
    stamp: Stamp
    before: str
    after: str


def _last_ref_after(edit: Edit, before: str) -> str:
    """The ``last_ref`` of a meeting after ``edit``, told from the edit alone."""
    match edit:
        case Convene():
            return edit.meeting.last_ref
        case Strike():
            return later_reference(before, edit.ref)
        case BeginAfresh():
            return ""
        case Together():
            for one in edit.edits:
                before = _last_ref_after(one, before)
    return before


def _with_numbers(record: Record, left: Record, given: str = "") -> Record:
    """``record`` gone back or forward to from ``left``: the numbers given there stay given (R45)."""
    if not isinstance(record, Meeting) or not isinstance(left, Meeting):
        return record
    return _with_last_ref(record, later_reference(later_reference(record.last_ref, left.last_ref), given))


def _with_last_ref(record: AnyRecord, last_ref: str) -> AnyRecord:
    if not isinstance(record, Meeting) or record.last_ref == last_ref:
        return record
    return replace(record, last_ref=last_ref)


def retold(entries: Iterable[tuple[Edit, Stamp]]) -> Timeline:
    """The history that ``entries`` tell, oldest first, with the steps nearest to where it stands at hand.

    What stands is what was done and not undone since, each edit under its own stamp; what can be redone
    follows from there. So nothing that was undone for good is carried out at all.
    """
    stands: list[_Told] = []
    taken_back: list[_Told] = []
    last_ref = ""
    for edit, stamp in entries:
        if isinstance(edit, Undo):
            if len(stands) < 2:  # the founding itself is not undone
                raise EditRefused("There is nothing to undo.")
            taken_back.append(stands.pop())
            last_ref = later_reference(later_reference(taken_back[-1].before, last_ref), edit.given)
        elif isinstance(edit, Redo):
            if not taken_back:
                raise EditRefused("There is nothing to redo.")
            stands.append(taken_back.pop())
            last_ref = later_reference(stands[-1].after, last_ref)
        elif not isinstance(edit, Migrated):
            stands.append(_Told(edit, stamp, last_ref, _last_ref_after(edit, last_ref)))
            last_ref = stands[-1].after
            taken_back.clear()
    timeline = Timeline()
    for told in stands:
        timeline.record = _with_last_ref(timeline.record, told.before)
        timeline.follow(told.edit, told.stamp)
    timeline.record = _with_last_ref(timeline.record, last_ref)
    ahead = Timeline(timeline.record)
    for told in reversed(taken_back[-KEPT:]):
        ahead.record = _with_last_ref(ahead.record, told.before)
        ahead.follow(told.edit, told.stamp)
    timeline.undone = ahead.done[::-1]
    timeline.forgotten_undone = len(taken_back) > KEPT
    return timeline

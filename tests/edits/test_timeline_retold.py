"""A history told again from its journal, and the steps it lets go of (R51)."""

import pytest

from boardtui.edits.base import Edit, Stamp
from boardtui.edits.founding import Convene
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.timeline import KEPT, Redo, Timeline, Undo, retold
from boardtui.errors import EditRefused
from tests.builders import meeting, stamp


def _entries(*edits: Edit) -> list[tuple[Edit, Stamp]]:
    return [(edit, stamp(number)) for number, edit in enumerate((Convene(meeting()), *edits), start=1)]


def _followed(*edits: Edit) -> Timeline:
    timeline = Timeline()
    for edit, at in _entries(*edits):
        timeline.follow(edit, at)
    return timeline


def test_a_long_history_keeps_the_nearest_steps_and_knows_that_it_forgot() -> None:
    many = [WriteMinute(f"text {number}") for number in range(KEPT + 5)]
    timeline = _followed(*many)
    assert len(timeline.done) == KEPT
    assert timeline.forgotten_done
    assert not _followed(*many[:KEPT]).forgotten_done


def test_told_again_it_is_the_same_history() -> None:
    edits = [WriteMinute("one"), WriteMinute("two"), Undo(), WriteMinute("three"), Undo(), Redo(), Undo()]
    again, live = retold(_entries(*edits)), _followed(*edits)
    assert again.record == live.record
    assert [step.edit for step in again.undone] == [step.edit for step in live.undone]
    assert [step.edit for step in again.done] == [step.edit for step in live.done]


@pytest.mark.parametrize("edit", [Undo(), Redo()])
def test_a_history_that_undoes_or_redoes_nothing_is_refused(edit: Edit) -> None:
    with pytest.raises(EditRefused, match="nothing to"):
        retold(_entries(edit))

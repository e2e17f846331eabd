"""Undo and redo as entries of their own (R51)."""

import pytest

from boardtui.edits.base import Edit
from boardtui.edits.course import CloseMeeting, Reopen
from boardtui.edits.founding import Convene, FoundBoard
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.timeline import Redo, Timeline, Undo
from boardtui.errors import EditRefused
from boardtui.model.meetings import Meeting
from tests.builders import board, meeting, stamp


def history(*edits: Edit) -> Timeline:
    timeline = Timeline()
    for sequence, edit in enumerate((Convene(meeting()), *edits), start=1):
        timeline.follow(edit, stamp(sequence))
    return timeline


def texts(timeline: Timeline) -> list[str]:
    assert isinstance(timeline.record, Meeting)
    return [one.text for one in timeline.record.minutes]


ONE, TWO, THREE = WriteMinute("one"), WriteMinute("two"), WriteMinute("three")


def test_undo_and_redo_walk_back_and_forth() -> None:
    assert texts(history(ONE, TWO, Undo())) == ["one"]
    assert texts(history(ONE, TWO, Undo(), Undo())) == []
    assert texts(history(ONE, TWO, Undo(), Undo(), Redo())) == ["one"]
    assert texts(history(ONE, TWO, Undo(), Redo())) == ["one", "two"]


def test_a_new_edit_ends_what_could_be_redone() -> None:
    timeline = history(ONE, TWO, Undo(), THREE)
    assert texts(timeline) == ["one", "three"]
    with pytest.raises(EditRefused, match="nothing to redo"):
        timeline.follow(Redo(), stamp(9))


def test_what_was_undone_or_done_again_is_said() -> None:
    timeline = history(ONE)
    assert timeline.follow(Undo(), stamp(3)) is ONE
    assert timeline.follow(Redo(), stamp(4)) is ONE
    assert timeline.follow(TWO, stamp(5)) is TWO


def test_the_founding_itself_is_not_undone() -> None:
    with pytest.raises(EditRefused, match="nothing to undo"):
        history().follow(Undo(), stamp(2))


def test_a_record_is_begun_once_and_before_anything_else() -> None:
    with pytest.raises(EditRefused, match="not been begun"):
        Timeline().follow(ONE, stamp())
    assert Timeline().preview(FoundBoard(board()), stamp()) == board()
    for again in (FoundBoard(board()), Convene(meeting())):
        with pytest.raises(EditRefused, match="begun already"):
            history().follow(again, stamp(2))


def test_a_preview_changes_nothing() -> None:
    timeline = history(ONE, TWO, Undo())
    for edit in (Undo(), Redo(), THREE):
        timeline.preview(edit, stamp(9))
    assert texts(timeline) == ["one"]
    assert (len(timeline.done), len(timeline.undone)) == (1, 1)


def test_a_refused_edit_leaves_the_history_as_it_was() -> None:
    timeline = history(ONE)
    with pytest.raises(EditRefused):
        timeline.follow(FoundBoard(board()), stamp(9))
    assert texts(timeline) == ["one"]


def test_a_closed_meeting_is_not_opened_by_an_undo() -> None:
    closed = history(ONE, CloseMeeting(stamp(3).at))
    with pytest.raises(EditRefused, match="reopen it with a reason"):
        closed.refuse_reopening(Undo())
    closed.refuse_reopening(Redo())
    for timeline in (history(ONE), history(), history(ONE, CloseMeeting(stamp(3).at), Reopen("a slip"))):
        timeline.refuse_reopening(Undo())


def test_a_journal_that_tells_of_such_an_undo_is_taken_as_it_is() -> None:
    assert texts(history(ONE, CloseMeeting(stamp(3).at), Undo(), TWO)) == ["one", "two"]

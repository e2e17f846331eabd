"""What was said outlives the program: history, undo and redo."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardtui.edits.base import Edit
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.timeline import Redo, Undo
from boardtui.errors import EditRefused
from boardtui.store.record_file import replay
from tests.store.shelf import KEY, cabinet, held, journal, stocked, table, texts
from tests.strategies import meeting_edits

ONE, TWO, THREE = WriteMinute("one"), WriteMinute("two"), WriteMinute("three")


def run(workspace: Path, *edits: Edit, fold: bool = True) -> list[str]:
    """One run of the program: open, do, leave (orderly or not), and what is on record then."""
    opened = cabinet(workspace)
    for edit in edits:
        opened.open(KEY).do(edit)
    said = texts(opened)
    if fold:
        opened.close()
    else:
        opened._locks["parks"].release()
    return said


@pytest.mark.parametrize("fold", [True, False])
def test_undo_and_redo_survive_a_restart(tmp_path: Path, fold: bool) -> None:
    stocked(tmp_path / "w").close()
    assert run(tmp_path / "w", ONE, TWO, THREE, fold=fold) == ["one", "two", "three"]
    assert run(tmp_path / "w", Undo(), Undo(), fold=fold) == ["one"]
    assert run(tmp_path / "w", Redo(), fold=fold) == ["one", "two"]
    assert run(tmp_path / "w", Undo(), Undo(), fold=fold) == []
    with pytest.raises(EditRefused, match="nothing to undo"):
        run(tmp_path / "w", Undo(), fold=fold)


def test_what_was_undone_is_still_in_the_journal(tmp_path: Path) -> None:
    stocked(tmp_path / "w").close()
    run(tmp_path / "w", ONE, Undo())
    opened = cabinet(tmp_path / "w").open_to_read(KEY)
    assert [line.edit().verb for line in opened.history()] == ["convene", "minute", "undo"]
    first = opened.history()[1]
    assert (first.stamp.user, first.offset, first.plain["text"]) == ("tester", "+00:00", "one")


def test_the_tail_of_the_journal_is_replayed_over_the_saved_file(tmp_path: Path) -> None:
    stocked(tmp_path / "w").close()
    run(tmp_path / "w", ONE)
    saved = table(tmp_path / "w").read_bytes()
    run(tmp_path / "w", TWO, fold=False)
    assert table(tmp_path / "w").read_bytes() == saved
    assert texts(cabinet(tmp_path / "w")) == ["one", "two"]


def test_a_tail_that_undoes_what_was_saved_is_understood(tmp_path: Path) -> None:
    stocked(tmp_path / "w").close()
    run(tmp_path / "w", ONE, TWO)
    run(tmp_path / "w", Undo(), fold=False)
    assert run(tmp_path / "w", THREE) == ["one", "three"]


def test_a_saved_file_that_is_gone_is_rebuilt(tmp_path: Path) -> None:
    stocked(tmp_path / "w").close()
    run(tmp_path / "w", ONE)
    table(tmp_path / "w").unlink()
    assert run(tmp_path / "w", TWO) == ["one", "two"]
    assert table(tmp_path / "w").is_file()


@given(st.lists(st.one_of(meeting_edits, st.builds(Undo), st.builds(Redo), st.none()), max_size=10))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_replaying_the_journal_equals_the_live_record(
    tmp_path_factory: pytest.TempPathFactory, edits: list[Edit | None]
) -> None:
    workspace = tmp_path_factory.mktemp("law") / "w"
    opened = stocked(workspace)
    for edit in edits:
        if edit is None:
            opened.fold()
            continue
        try:
            opened.open(KEY).do(edit)
        except EditRefused:
            continue
    live = held(opened)
    assert replay(opened.open(KEY).history()).record == live
    assert held(cabinet(workspace, readonly=True)) == live
    opened.close()
    assert held(cabinet(workspace)) == live
    assert cabinet(workspace).check(KEY) == journal(workspace).read_bytes().count(b"\n")

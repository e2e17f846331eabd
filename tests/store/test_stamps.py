"""When the files of a folder are looked at, and when its own time may be believed instead."""

import os
import time
from pathlib import Path

import pytest

from boardtui.store.stamps import UNSETTLED, Stamps, look

_LONG_AGO = 1_700_000_000 * 10**9


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three records, the last without a saved file, in a folder that nobody touched for long."""
    for name in ("a.journal", "a.json", "b.journal", "b.json", "c.journal", "stray.txt"):
        (tmp_path / name).write_text(name)
    _settle(tmp_path)
    return tmp_path


def _settle(folder: Path) -> None:
    os.utime(folder, ns=(_LONG_AGO, _LONG_AGO))


def _names_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int) -> list[str]:
        raise AssertionError("the names were read")

    monkeypatch.setattr(os, "listdir", refuse)


def test_each_record_is_stamped_by_its_two_files(folder: Path) -> None:
    seen = look(str(folder), Stamps())
    stamps = seen.by_name()
    assert sorted(stamps) == ["a", "b", "c"]
    assert (stamps["a"][0], stamps["a"][2], stamps["c"][2:]) == (9, 6, (-1, -1))
    assert (seen.at, seen.whole) == (_LONG_AGO, True)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert look(str(tmp_path / "none"), Stamps()) == Stamps(whole=True)


def test_a_settled_folder_is_not_read_and_its_journals_are_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = look(str(folder), Stamps())
    _names_are_not_read(monkeypatch)
    assert look(str(folder), before) == before
    with (folder / "b.journal").open("a") as journal:
        journal.write("one more")
    after = look(str(folder), before).by_name()
    assert {name for name, stamp in after.items() if before.by_name()[name] != stamp} == {"b"}


def test_a_folder_changed_a_moment_ago_is_read_again(folder: Path) -> None:
    """Two changes within one tick of the clock leave the same time behind."""
    now = time.time_ns()
    os.utime(folder, ns=(now, now))
    before = look(str(folder), Stamps())
    assert before.at == UNSETTLED
    (folder / "d.journal").write_text("made in the same tick")
    (folder / "a.json").write_text("swapped in the same tick")
    os.utime(folder, ns=(now, now))
    after = look(str(folder), before).by_name()
    assert sorted(after) == ["a", "b", "c", "d"]
    assert after["a"] != before.by_name()["a"]


def test_a_folder_whose_clock_runs_ahead_is_read_each_time(folder: Path) -> None:
    ahead = time.time_ns() + 10**12
    os.utime(folder, ns=(ahead, ahead))
    assert look(str(folder), Stamps()).at == UNSETTLED


def test_a_changed_folder_is_read_again(folder: Path) -> None:
    before = look(str(folder), Stamps())
    (folder / "d.journal").write_text("new")
    (folder / "a.journal").unlink()
    assert sorted(look(str(folder), before).by_name()) == ["b", "c", "d"]


def test_a_journal_that_is_gone_behind_an_unchanged_time_is_missed(folder: Path) -> None:
    before = look(str(folder), Stamps())
    (folder / "b.journal").unlink()
    _settle(folder)
    assert sorted(look(str(folder), before).by_name()) == ["a", "c"]


def test_what_is_known_in_part_is_read_by_name(folder: Path) -> None:
    """Where a record could not be kept, the others still spare a look at their saved files."""
    some = look(str(folder), Stamps())
    part = Stamps(["a"], some.journal_sizes[:1], some.journal_times[:1], [1], [2], some.at, whole=False)
    stamps = look(str(folder), part).by_name()
    assert sorted(stamps) == ["a", "b", "c"]
    assert (stamps["a"][2:], stamps["b"][2]) == ((1, 2), 6)

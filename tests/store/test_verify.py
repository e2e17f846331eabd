"""What a check says: each in a sentence, damage apart from what is only odd."""

import shutil
from pathlib import Path

import pytest

from boardtui.edits.minuting import WriteMinute
from boardtui.store.archive import Archive
from tests.store.shelf import KEY, cabinet, journal, stocked, table, ticking


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    stocked(tmp_path / "w").close()
    opened = cabinet(tmp_path / "w")
    opened.open(KEY).do(WriteMinute("one"))
    opened.close()
    return tmp_path / "w"


def found(workspace: Path) -> tuple[list[str], list[str]]:
    """The problems and the notes of a check."""
    said = Archive(workspace, ticking(), "x").examine()
    assert all(one.place for one in said)
    return [one.problem for one in said if one.problem], [note for one in said for note in one.notes]


def test_a_sound_workspace(workspace: Path) -> None:
    assert found(workspace) == ([], [])


COPIES = [
    "2026-11-24 (conflicted copy 2026-11-25).journal",
    "2026-11-24 (Olga's conflicted copy).json",
    "2026-11-24.sync-conflict-20261125-101112-ABCDEFG.json",
    "2026-11-24 (1).json",
    "2026-11-24 (2).journal",
    "2026-11-24-LAPTOP.json",
    "2026-11-24-DESKTOP-AB12.json",
]


@pytest.mark.parametrize("name", COPIES)
def test_conflict_copies_are_told_and_are_no_records(workspace: Path, name: str) -> None:
    shutil.copy(
        table(workspace) if name.endswith("json") else journal(workspace), table(workspace).parent / name
    )
    (table(workspace).parent / name).chmod(0o600)
    problems, notes = found(workspace)
    assert problems == []
    (note,) = notes
    assert "Two versions of this record exist" in note
    assert cabinet(workspace).meetings("parks") == ("2026-11-24",)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (".2026-11-24.json.4711.tmp", "a crash left behind"),
        ("2026-11-24.journal.torn-3", "set aside"),
        ("2026-11-24.json.damaged-20261124T100000", "set aside"),
    ],
)
def test_leftovers_are_told(workspace: Path, name: str, says: str) -> None:
    (table(workspace).parent / name).write_bytes(b"x")
    (table(workspace).parent / name).chmod(0o600)
    problems, (note,) = found(workspace)
    assert problems == []
    assert says in note


@pytest.mark.parametrize("place", ["data", "backups", "exports", "data/parks", "data/parks/board.json"])
def test_what_others_may_read_is_told(workspace: Path, place: str) -> None:
    path = workspace / place
    path.chmod(0o755 if path.is_dir() else 0o644)
    problems, (note,) = found(workspace)
    assert problems == []
    assert f"chmod {'700' if path.is_dir() else '600'} '{path}'" in note


def test_a_link_is_told(workspace: Path) -> None:
    (workspace / "data" / "parks" / "elsewhere").symlink_to("/etc")
    assert "a link" in found(workspace)[1][0]


def test_what_a_crash_in_a_restore_left_is_told(workspace: Path) -> None:
    (workspace / "data" / ".replaced-parks").mkdir(mode=0o700)
    reader = Archive(workspace, ticking(), "x", readonly=True)
    (note,) = [note for one in reader.examine() for note in one.notes]
    assert "left over from restoring" in note
    assert found(workspace) == ([], []), "it is in the way no more once something may be changed"
    (workspace / "data" / ".restoring-parks").mkdir(mode=0o700)
    assert found(workspace) == ([], ["Restoring 'parks' was interrupted; the board is as it was before."])
    assert found(workspace) == ([], [])


def test_a_copy_under_another_name_is_damage(workspace: Path) -> None:
    shutil.copy(journal(workspace), journal(workspace).with_name("2031-01-01.journal"))
    (problem,) = found(workspace)[0]
    assert "is a copy of the record '2026-11-24'" in problem


def test_a_vanished_record_is_damage(workspace: Path) -> None:
    journal(workspace).unlink()
    (problem,) = found(workspace)[0]
    assert "has vanished" in problem
    table(workspace).unlink()
    (problem,) = found(workspace)[0]
    assert "backup 1 holds it" in problem

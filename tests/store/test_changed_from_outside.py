"""Files that something else changed are refused and never overwritten."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from boardtui.edits.minuting import WriteMinute
from boardtui.edits.timeline import Undo
from boardtui.errors import RecordChanged, WorkspaceMissing
from boardtui.store import disk
from boardtui.store.cabinet import Cabinet
from tests.store.shelf import KEY, cabinet, files, held, journal, stocked, table, texts

LINE = WriteMinute("mine")


def replaced(path: Path) -> None:
    """The same bytes under another inode, as a synchronising program leaves them."""
    beside = path.with_name("beside")
    shutil.copy(path, beside)
    beside.replace(path)


def appended(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b'{"seq":99}\n')


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def rewritten(path: Path) -> None:
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data.replace(b"Gates", b"Goats"))


def edited_in_place(path: Path) -> None:
    """As long as before and the same file, as an editor or a syncing program may write it."""
    with path.open("r+b") as file:
        data = file.read().replace(b"Gates", b"Goats")
        file.seek(0)
        file.write(data)
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))  # a clock may be too coarse to tell so soon


CHANGES = [edited_in_place, appended, cut, Path.unlink, rewritten]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    stocked(tmp_path / "w").close()
    return tmp_path / "w"


def refuse_all(opened: Cabinet, workspace: Path) -> None:
    """Every way to write is refused with the reason, and every file stays as it is."""
    before, record = files(workspace), held(opened)
    assert texts(opened) == ["earlier"]
    for edit in (LINE, Undo()):
        with pytest.raises(RecordChanged, match="Nothing was overwritten"):
            opened.open(KEY).do(edit)
        assert held(opened) == record
    with pytest.raises(RecordChanged):
        opened.close()
    assert files(workspace) == before


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_changed_after_opening_and_before_the_first_edit(
    workspace: Path, change: Callable[[Path], None]
) -> None:
    earlier = cabinet(workspace)
    earlier.open(KEY).do(WriteMinute("earlier"))
    earlier.close()
    table(workspace).unlink()  # so that there is something to bring up to date on leaving
    opened = cabinet(workspace)
    opened.open(KEY)
    change(journal(workspace))
    refuse_all(opened, workspace)


@pytest.mark.parametrize("change", [*CHANGES, replaced], ids=lambda one: one.__name__)
def test_changed_between_two_edits(workspace: Path, change: Callable[[Path], None]) -> None:
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("first"))
    change(journal(workspace))
    before = files(workspace)
    for edit in (LINE, Undo()):
        with pytest.raises(RecordChanged, match="Nothing was overwritten"):
            opened.open(KEY).do(edit)
    assert texts(opened) == ["first"]
    with pytest.raises(RecordChanged):
        opened.close()
    assert files(workspace) == before


def test_a_pair_restored_from_a_backup_meanwhile_is_left_alone(workspace: Path) -> None:
    backup = workspace.parent / "backup"
    shutil.copytree(workspace / "data" / "parks" / "meetings", backup)
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("first"))
    for one in backup.iterdir():
        shutil.copy(one, journal(workspace).with_name(one.name))
    with pytest.raises(RecordChanged):
        opened.close()
    assert texts(cabinet(workspace)) == []
    assert cabinet(workspace).check(KEY) == 1


def test_a_folder_that_was_moved_away(workspace: Path) -> None:
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("first"))
    (workspace / "data").rename(workspace / "elsewhere")
    with pytest.raises(RecordChanged, match="has vanished"):
        opened.open(KEY).do(LINE)
    with pytest.raises(WorkspaceMissing, match="has vanished"):
        opened.boards()
    (workspace / "elsewhere").rename(workspace / "data")
    opened.open(KEY).do(LINE)
    opened.close()
    assert texts(cabinet(workspace)) == ["first", "mine"]


def test_an_undo_after_a_change_from_outside_does_not_take_the_other_story_over(workspace: Path) -> None:
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("first"))
    opened.close()
    opened = cabinet(workspace)
    opened.open(KEY)
    other = stocked(workspace.parent / "other")
    other.open(KEY).do(WriteMinute("other"))
    other.close()
    shutil.copy(journal(workspace.parent / "other"), journal(workspace))
    with pytest.raises(RecordChanged):
        opened.open(KEY).do(Undo())
    assert texts(opened) == ["first"]
    opened.close()


def test_a_journal_that_is_a_link_is_not_followed(workspace: Path) -> None:
    path = journal(workspace)
    elsewhere = workspace.parent / "elsewhere"
    path.replace(elsewhere)
    path.symlink_to(elsewhere)
    with pytest.raises(WorkspaceMissing, match="cannot be read"):
        cabinet(workspace).open(KEY)


def test_touching_a_file_is_no_change_and_it_is_read_once(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("first"))
    os.utime(journal(workspace), ns=(0, 0))
    read: list[Path] = []
    real = disk.read_plain_file

    def noted(path: Path) -> bytes | None:
        read.append(path)
        return real(path)

    monkeypatch.setattr(disk, "read_plain_file", noted)
    opened.open(KEY).must_be_ours()
    opened.open(KEY).do(LINE)
    opened.open(KEY).do(WriteMinute("third"))
    assert read == [journal(workspace)], "what was only touched is read once; an edit reads nothing"
    assert texts(opened) == ["first", "mine", "third"]
    opened.close()

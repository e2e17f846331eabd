"""The workspace: names, rights, what is there and what is not."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from boardtui.edits.minuting import WriteMinute
from boardtui.errors import (
    EditRefused,
    NotConfirmed,
    NotFound,
    ReadOnly,
    RecordDamaged,
    UsageRefusal,
    WorkspaceMissing,
)
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.store.cabinet import Cabinet
from boardtui.store.record_file import begin
from boardtui.store.sentinel import SENTINEL
from tests.builders import board, meeting
from tests.store.shelf import BOARD, KEY, cabinet, files, held, stocked, ticking

ODD = ["../x", "..", ".hidden", "", "a/b", "a\\b", "c:", "x\0y", "a*", "/etc"]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    stocked(tmp_path / "w").close()
    return tmp_path / "w"


def everything(folder: Path) -> set[str]:
    return {str(one.relative_to(folder)) for one in folder.rglob("*")}


def test_files_and_folders_are_their_owners_only(workspace: Path) -> None:
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("x"))
    opened.close()
    cabinet(workspace).write_export(None, "note.txt", b"x")
    for one in workspace.rglob("*"):
        mode = stat.S_IMODE(one.stat().st_mode)
        assert mode == (0o700 if one.is_dir() else 0o600), one


def test_boards_and_meetings_are_listed(workspace: Path) -> None:
    opened = cabinet(workspace)
    opened.found(replace(meeting(), id="2026-01-02"))
    opened.found(replace(board(), id="arts"))
    (workspace / "data" / "stray").mkdir()
    assert opened.boards() == ("arts", "parks")
    assert opened.meetings("parks") == ("2026-01-02", "2026-11-24")
    assert opened.meetings("arts") == ()
    opened.close()


def test_a_folder_without_the_sentinel_is_no_workspace(workspace: Path) -> None:
    opened = cabinet(workspace)
    (workspace / "data" / SENTINEL).unlink()
    with pytest.raises(WorkspaceMissing, match="not a BoardTUI workspace"):
        cabinet(workspace)
    for ask in (opened.boards, lambda: opened.read(KEY), lambda: opened.open(KEY)):
        with pytest.raises(WorkspaceMissing, match="vanished"):
            ask()
    with pytest.raises(WorkspaceMissing):
        opened.found(replace(board(), id="new"))
    assert not (workspace / "data" / "new").exists()


@pytest.mark.parametrize("name", ODD)
def test_names_that_lead_elsewhere_are_refused_and_make_nothing(workspace: Path, name: str) -> None:
    before = everything(workspace.parent)
    opened = cabinet(workspace)
    for key in (RecordKey(name), RecordKey("parks", name)):
        if key.meeting == "":
            continue  # an empty meeting is no meeting
        for ask in (opened.read, opened.open, opened.open_to_read, opened.check):
            with pytest.raises(UsageRefusal, match="cannot be the name"):
                ask(key)
    with pytest.raises(UsageRefusal):
        opened.found(replace(board(), id=name))
    with pytest.raises(UsageRefusal):
        opened.found(replace(meeting(), id=name or "."))
    assert everything(workspace.parent) == before


def test_what_is_not_there_is_not_found_and_not_made(workspace: Path) -> None:
    before = everything(workspace)
    opened = cabinet(workspace)
    for key in (RecordKey("arts"), RecordKey("parks", "2031-01-01"), RecordKey("arts", "2026-11-24")):
        for ask in (opened.read, opened.open):
            with pytest.raises(NotFound, match="no record of"):
                ask(key)
    assert everything(workspace) == before


def test_a_reading_cabinet_changes_nothing(workspace: Path) -> None:
    before, names = files(workspace), everything(workspace)
    reader = cabinet(workspace, readonly=True)
    for record in (replace(board(), id="new"), replace(meeting(), id="new")):
        with pytest.raises(ReadOnly, match="reading only"):
            reader.found(record)
    with pytest.raises(ReadOnly):
        reader.open(KEY)
    assert reader.read(BOARD) == board()
    reader.close()
    assert files(workspace) == before
    assert everything(workspace) == names


def test_a_record_is_begun_once(workspace: Path) -> None:
    opened = cabinet(workspace)
    with pytest.raises(EditRefused, match="already on record"):
        opened.found(replace(meeting(), room="Other"))
    assert held(opened).room == "Room 1"
    opened.close()


def test_a_workspace_is_made_in_an_empty_folder_only(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    Cabinet.make(tmp_path / "empty")
    assert cabinet(tmp_path / "empty").boards() == ()
    (tmp_path / "file").write_bytes(b"x")
    for taken in ("empty", "file"):
        with pytest.raises(UsageRefusal, match="not empty"):
            Cabinet.make(tmp_path / taken)


def test_a_dumped_record_reads_back(workspace: Path) -> None:
    opened = cabinet(workspace)
    assert opened.decode(opened.encode(board()), Board) == board()
    assert opened.decode(opened.encode(meeting()), Meeting) == meeting()
    with pytest.raises(RecordDamaged, match="not a dumped record"):
        opened.decode(b"{", Board)
    with pytest.raises(RecordDamaged, match="not a dumped record"):
        opened.decode(b'"\xff"', Board)
    with pytest.raises(RecordDamaged, match="readable Board"):
        opened.decode(b"{}", Board)


def test_documents_go_where_they_are_asked_to(workspace: Path) -> None:
    opened = cabinet(workspace)
    assert opened.write_export(None, "a.txt", b"1") == workspace / "exports" / "a.txt"
    assert opened.write_export(workspace / "out" / "deep", "a.txt", b"2").read_bytes() == b"2"
    with pytest.raises(NotConfirmed):
        opened.write_export(workspace / "data" / SENTINEL, "a.txt", b"3")


def test_an_open_record_is_read_as_it_is_open(workspace: Path) -> None:
    opened = cabinet(workspace)
    file = opened.open(KEY)
    assert opened.open_to_read(KEY) is file
    receipt = file.do(WriteMinute("x"))
    assert opened.read(KEY) == receipt.record
    assert (receipt.sequence, file.sequence, receipt.changed) == (2, 2, True)
    opened.close()


def test_a_reader_sees_a_record_that_is_saved_while_it_looks(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from boardtui.store import journal

    writer, reader, read = cabinet(workspace), cabinet(workspace, readonly=True), journal.read

    def reading(path: Path) -> journal.Reading:
        monkeypatch.setattr(journal, "read", read)
        writer.open(KEY).do(WriteMinute("meanwhile"))
        writer.fold()
        return read(path)

    monkeypatch.setattr(journal, "read", reading)
    assert [one.text for one in held(reader).minutes] == ["meanwhile"]
    monkeypatch.setattr(journal, "read", reading)
    assert reader.check(KEY) >= 2
    writer.close()


def test_a_record_whose_saved_file_is_gone_still_checks(workspace: Path) -> None:
    (workspace / "data" / "parks" / "board.json").unlink()
    assert cabinet(workspace).check(BOARD) == 1


def test_a_founding_that_is_there_already_is_not_written_over(workspace: Path) -> None:
    from boardtui.edits.founding import FoundBoard

    with pytest.raises(EditRefused):
        begin(workspace / "data" / "parks" / "board", FoundBoard(board()), ticking(), "x")

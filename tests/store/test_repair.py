"""Repair: nothing is thrown away, what can be rebuilt is, and each is said in a sentence."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from boardtui.edits.minuting import WriteMinute
from boardtui.edits.timeline import Undo
from boardtui.errors import RecordLocked
from boardtui.model.keys import RecordKey
from boardtui.store import journal as journals
from boardtui.store.archive import Archive
from boardtui.store.stitching import HERE, entries, stitch
from tests.builders import meeting
from tests.store.shelf import BOARD, KEY, cabinet, files, held, journal, stocked, table, texts, ticking

WORDS = ["one", "two", "three", "four"]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Four paragraphs in five entries; two of them were written after the newest backup."""
    workspace = tmp_path / "w"
    stocked(workspace).close()
    for pair in (WORDS[:2], WORDS[2:]):
        opened = cabinet(workspace)
        for word in pair:
            opened.open(KEY).do(WriteMinute(word))
        opened.close()
    return workspace


def archive(workspace: Path) -> Archive:
    return Archive(workspace, ticking(), "tester")


def repaired(workspace: Path) -> str:
    """Repair; what was said. Every byte that was there before still is, somewhere, and all is whole."""
    before = [data for data in files(workspace / "data" / "parks").values() if data]
    said = "\n".join(archive(workspace).repair())
    after = [*files(workspace / "data").values()]
    backups = archive(workspace)._backups
    for one in archive(workspace).backups():
        after.extend(backups.read(backups.path(one)).values())
    assert all(data in after for data in before)
    assert not any(one.problem for one in archive(workspace).examine())
    return said


def lines(workspace: Path) -> list[bytes]:
    return journal(workspace).read_bytes().splitlines(keepends=True)


def spoil(workspace: Path, number: int) -> None:
    """Damage one entry of the journal."""
    told = lines(workspace)
    told[number - 1] = told[number - 1].replace(b'"user"', b'"uzer"')
    journal(workspace).write_bytes(b"".join(told))


def without_backups(workspace: Path) -> None:
    shutil.rmtree(workspace / "backups")


def test_where_nothing_is_damaged_nothing_is_done(workspace: Path) -> None:
    before = files(workspace)
    assert archive(workspace).repair() == ()
    assert files(workspace) == before


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"\0" * 300, b'{"record": 1}'])
def test_a_damaged_saved_file_is_rebuilt_from_the_journal(workspace: Path, spoilt: bytes) -> None:
    table(workspace).write_bytes(spoilt)
    assert "the journal is whole; the TinyDB file is rebuilt from it" in repaired(workspace)
    assert texts(cabinet(workspace)) == WORDS


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_damaged_entry_comes_back_from_a_backup_and_the_rest_follows_it(
    workspace: Path, number: int
) -> None:
    whole = journal(workspace).read_bytes()
    spoil(workspace, number)
    said = repaired(workspace)
    assert f"entry {number} came back from backup 2 of 24 November 2026" in said
    assert "set aside as 2026-11-24.journal.damaged-" in said
    assert journal(workspace).read_bytes() == whole
    assert texts(cabinet(workspace)) == WORDS


def test_an_entry_that_no_backup_holds_is_in_the_saved_file(workspace: Path) -> None:
    spoil(workspace, 4)
    said = repaired(workspace)
    assert "rebuilt from its TinyDB file up to entry 5" in said
    assert "How entry 4 came about can no longer be read" in said
    assert texts(cabinet(workspace)) == WORDS
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("five"))
    ids = [one.id for one in held(opened).minutes]
    assert len(set(ids)) == len(ids) == 5
    opened.open(KEY).do(Undo())
    assert texts(opened) == WORDS
    opened.close()
    assert cabinet(workspace).check(KEY) == 3


def test_entries_after_the_saved_file_are_carried_out_again(workspace: Path) -> None:
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("five"))
    opened.open(KEY).do(WriteMinute("six"))
    opened._locks["parks"].release()
    without_backups(workspace)
    spoil(workspace, 3)
    assert "up to entry 7" in repaired(workspace)
    assert texts(cabinet(workspace)) == [*WORDS, "five", "six"]


def test_what_is_only_in_the_file_set_aside_is_named(workspace: Path) -> None:
    without_backups(workspace)
    table(workspace).unlink()
    spoil(workspace, 3)
    said = repaired(workspace)
    assert "the journal is good up to entry 2" in said
    assert "What was entered after it (entries 4–5) is only in the file set aside" in said
    assert texts(cabinet(workspace)) == ["one"]


@pytest.mark.parametrize(
    "vanish",
    [
        lambda workspace: journal(workspace).unlink(),
        lambda workspace: shutil.rmtree(journal(workspace).parent),
        lambda workspace: journal(workspace).write_bytes(b""),
        lambda workspace: journal(workspace).write_bytes(b"\0" * 2000),
    ],
)
def test_a_vanished_journal_is_rebuilt(workspace: Path, vanish: Callable[[Path], object]) -> None:
    with_table = cabinet(workspace)
    with_table.close()
    vanish(workspace)
    said = repaired(workspace)
    if table(workspace).is_file() and "TinyDB file up to" in said:
        assert texts(cabinet(workspace)) == WORDS
    else:
        assert "entries 1–3 came back from backup 2" in said
        assert texts(cabinet(workspace)) == WORDS[:2]


def test_two_stories_the_journal_is_believed(workspace: Path) -> None:
    other = stocked(workspace.parent / "other")
    for word in ("another", "story"):
        other.open(KEY).do(WriteMinute(word))
    other.close()
    shutil.copy(table(workspace.parent / "other"), table(workspace))
    said = repaired(workspace)
    assert "2026-11-24.json.damaged-" in said
    assert texts(cabinet(workspace)) == WORDS


def test_a_saved_file_of_another_record_is_not_believed(workspace: Path) -> None:
    other = stocked(workspace.parent / "other")
    other.found(replace(meeting(), id="2030-01-01"))
    for _ in range(9):
        other.open(RecordKey("parks", "2030-01-01")).do(WriteMinute("x"))
    other.close()
    shutil.copy(table(workspace.parent / "other").with_name("2030-01-01.json"), table(workspace))
    repaired(workspace)
    assert texts(cabinet(workspace)) == WORDS


def test_the_boards_own_record_is_repaired(workspace: Path) -> None:
    without_backups(workspace)
    path = workspace / "data" / "parks" / "board.journal"
    record = cabinet(workspace).read(BOARD)
    path.write_bytes(b"rubbish\n" + path.read_bytes()[:100])
    assert "parks: the record is rebuilt from its TinyDB file" in repaired(workspace)
    assert cabinet(workspace).read(BOARD) == record


def test_what_cannot_be_rebuilt_is_left_and_said(workspace: Path) -> None:
    without_backups(workspace)
    table(workspace).write_bytes(b"{")
    journal(workspace).write_bytes(b"{")
    before = files(workspace / "data")
    said = archive(workspace).repair()
    assert "it cannot be rebuilt" in said[-1]
    assert files(workspace / "data") == before


def test_a_board_that_is_open_is_not_repaired(workspace: Path) -> None:
    opened = cabinet(workspace)
    opened.open(KEY)
    with pytest.raises(RecordLocked):
        archive(workspace).repair()
    opened.close()


def test_a_damaged_backup_is_passed_over(workspace: Path) -> None:
    newest = sorted((workspace / "backups" / "parks").glob("*.zip"))[-1]
    newest.write_bytes(b"x")
    spoil(workspace, 1)
    said = "\n".join(archive(workspace).repair())
    assert "entry 1 came back from backup 1" in said
    assert texts(cabinet(workspace)) == WORDS


def test_lines_run_together_are_taken_apart(workspace: Path) -> None:
    told = lines(workspace)
    told[3] = told[3].rstrip(b"\n") + told[4]
    stitched = stitch([(HERE, b"".join(told[:4]))])
    assert (stitched.last, stitched.stranded) == (3, (5,))
    assert journals.BEGINNING not in stitched.told()


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([7], "entry 7"),
        ([1, 2, 3], "entries 1–3"),
        ([1, 3], "entries 1 and 3"),
        ([1, 2, 9], "entries 1–2 and 9"),
    ],
)
def test_runs_of_entries_are_said_shortly(numbers: list[int], said: str) -> None:
    assert entries(numbers) == said

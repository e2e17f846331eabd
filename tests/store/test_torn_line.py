"""A last line that was torn: set aside, the rest loads."""

from pathlib import Path

import pytest

from boardtui.edits.minuting import WriteMinute
from boardtui.errors import RecordDamaged
from boardtui.store import journal as journals
from boardtui.store.torn import told_of_torn
from tests.store.shelf import KEY, cabinet, journal, stocked, table, texts


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A journal of three lines, of which the saved file knows the first."""
    opened = stocked(tmp_path / "w")
    opened.open(KEY).do(WriteMinute("first"))
    opened.open(KEY).do(WriteMinute("second – ünïcode"))
    opened._locks["parks"].release()
    return tmp_path / "w"


def aside(workspace: Path) -> list[bytes]:
    return [one.read_bytes() for one in journal(workspace).parent.glob("*.torn-*")]


def test_torn_at_every_byte_of_the_last_line(workspace: Path) -> None:
    path = journal(workspace)
    whole = path.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    for cut in range(last + 1, len(whole)):
        path.write_bytes(whole[:cut])
        assert texts(cabinet(workspace)) == ["first"], cut
        reading = journals.read(path)
        assert (len(reading.lines), reading.torn) == (2, whole[last:cut]), cut


@pytest.mark.parametrize("short_by", [1, 2, 20, 80])
def test_a_torn_line_is_kept_beside_and_the_next_line_follows_the_good_ones(
    workspace: Path, short_by: int
) -> None:
    path = journal(workspace)
    torn = path.read_bytes()[:-short_by]
    path.write_bytes(torn)
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("again"))
    opened.close()
    assert texts(cabinet(workspace)) == ["first", "again"]
    assert aside(workspace) == [torn[torn.rindex(b"\n") + 1 :]]
    assert cabinet(workspace).check(KEY) == 3


def test_a_torn_line_is_said_to_have_been_torn(workspace: Path) -> None:
    path = journal(workspace)
    path.write_bytes(path.read_bytes()[:-80])
    notice = cabinet(workspace).open(KEY).notice
    assert notice == (
        "The end of 2026-11-24.journal was torn: entry 3 of 24 November 2026, 10:00 UTC was being saved. "
        "It is kept as 2026-11-24.journal.torn-2."
    )


def test_a_flipped_bit_in_the_last_line_names_the_entry_that_is_lost(workspace: Path) -> None:
    """It was acknowledged and its only copy has rotted: not to be made good, but it is said which it was."""
    path = journal(workspace)
    whole = path.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    for place in range(last, len(whole), 3):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        opened = cabinet(workspace)
        notice = opened.open(KEY).notice
        opened.drop()
        assert "Entry 3" in notice and "damaged on the disk" in notice and "enter it again" in notice, place
        assert (" of 24 November 2026, 10:00 UTC" in notice) or place < last + 45, notice
        assert "torn-2" in notice


@pytest.mark.parametrize("torn", [b"\0" * 40, b'{"seq":77,"at":"2026-99-99T10:00:00.000000Z"'])
def test_rubbish_is_the_entry_after_the_last_good_one(torn: bytes) -> None:
    assert told_of_torn("x.journal", "aside", 7, torn) == (
        "The end of x.journal was torn: entry 8 was being saved. It is kept as aside."
    )


def test_a_reader_moves_nothing(workspace: Path) -> None:
    path = journal(workspace)
    path.write_bytes(path.read_bytes()[:-3])
    before = path.read_bytes()
    assert texts(cabinet(workspace, readonly=True)) == ["first"]
    assert path.read_bytes() == before
    assert aside(workspace) == []


def test_checking_says_that_a_line_is_torn(workspace: Path) -> None:
    path = journal(workspace)
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(RecordDamaged, match="torn line"):
        cabinet(workspace).check(KEY)


def test_a_tear_before_what_was_saved_is_no_tear(workspace: Path) -> None:
    opened = cabinet(workspace)
    opened.open(KEY)
    opened.close()
    path = journal(workspace)
    path.write_bytes(path.read_bytes()[:-3])
    assert texts(cabinet(workspace, readonly=True)) == ["first", "second – ünïcode"]
    assert "has lost its end" in cabinet(workspace).open(KEY).notice


@pytest.mark.parametrize("nothing", [b"", b"\n", b"{", b"\0" * 400])
def test_a_journal_without_a_line_is_damaged(workspace: Path, nothing: bytes) -> None:
    journal(workspace).write_bytes(nothing)
    with pytest.raises(RecordDamaged):
        cabinet(workspace).read(KEY)
    with pytest.raises(RecordDamaged):
        cabinet(workspace).check(KEY)
    assert journal(workspace).read_bytes() == nothing
    assert table(workspace).is_file()


def test_an_empty_journal_is_said_to_be_empty(workspace: Path) -> None:
    table(workspace).unlink()
    journal(workspace).write_bytes(b"")
    with pytest.raises(RecordDamaged, match="is empty"):
        cabinet(workspace).check(KEY)

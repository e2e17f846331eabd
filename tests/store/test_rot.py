"""Rotten files: every flipped byte is noticed, and nothing loads as something else."""

from pathlib import Path

import pytest

from boardtui.edits.minuting import Decide, WriteMinute
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.errors import RecordDamaged
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import Meeting
from boardtui.store import journal as journals
from boardtui.store import tables
from boardtui.store.record_file import replay
from tests.builders import at
from tests.store.shelf import BOARD, KEY, cabinet, files, held, journal, stocked, table

_EDITS = (
    MarkPerson("helen", Roll.PRESENT, at("10:00")),
    WriteMinute("said", "i1"),
    Decide("agreed – ünïcode", Outcome.AGREED, "i1"),
)
FLIPS = (0x01, 0x02, 0x20, 0x80, 0xFF)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Four lines, all of them in the saved file."""
    opened = stocked(tmp_path / "w")
    for edit in _EDITS:
        opened.open(KEY).do(edit)
    opened.close()
    return tmp_path / "w"


def flipped(data: bytes, place: int, mask: int) -> bytes:
    return data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]


def test_every_flipped_byte_of_a_saved_file_is_noticed(workspace: Path) -> None:
    path = table(workspace)
    whole = path.read_bytes()
    for place in range(len(whole)):
        for mask in FLIPS:
            with pytest.raises(RecordDamaged):
                tables.unseal(flipped(whole, place, mask), path)
    assert tables.unseal(whole, path)


@pytest.mark.parametrize("keep", [0, 1, 64, 512, -1])
def test_a_file_cut_short_or_zeroed_is_noticed(workspace: Path, keep: int) -> None:
    path = table(workspace)
    whole = path.read_bytes()
    for damaged in (whole[:keep], whole[:keep] + b"\0" * (len(whole) - len(whole[:keep])), whole + b"\n"):
        with pytest.raises(RecordDamaged):
            tables.unseal(damaged, path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_rotten_saved_file_is_kept_and_rebuilt_from_the_journal(workspace: Path, share: float) -> None:
    path, live = table(workspace), held(cabinet(workspace))
    whole = path.read_bytes()
    rotten = flipped(whole, int(len(whole) * share), 0x01)
    path.write_bytes(rotten)
    reader = cabinet(workspace, readonly=True)
    assert held(reader) == live
    assert path.read_bytes() == rotten
    opened = cabinet(workspace)
    assert opened.open(KEY).record == live
    opened.close()
    assert [one.read_bytes() for one in path.parent.glob("*.damaged-*")] == [rotten]
    assert cabinet(workspace).check(KEY) == 4
    assert tables.load(path) is not None


def test_checking_names_a_rotten_saved_file(workspace: Path) -> None:
    path = table(workspace)
    path.write_bytes(flipped(path.read_bytes(), 300, 0x01))
    with pytest.raises(RecordDamaged, match=path.name):
        cabinet(workspace).check(KEY)


def test_every_flipped_byte_of_a_journal_is_noticed(workspace: Path) -> None:
    path = journal(workspace)
    whole = path.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    before = replay(journals.read(path).lines[:-1]).record
    for place in range(len(whole)):
        for mask in FLIPS:
            path.write_bytes(flipped(whole, place, mask))
            try:
                reading = journals.read(path)
            except RecordDamaged:
                continue
            assert place >= last, (place, mask)
            assert reading.torn
            assert replay(reading.lines).record == before


def test_a_rotten_journal_is_refused_and_nothing_is_touched(workspace: Path) -> None:
    path = journal(workspace)
    whole = path.read_bytes()
    for place in (10, len(whole) // 2):
        path.write_bytes(flipped(whole, place, 0x01))
        before = {name: data for name, data in files(workspace).items() if ".torn-" not in name}
        with pytest.raises(RecordDamaged):
            cabinet(workspace).open(KEY)
        after = {name: data for name, data in files(workspace).items() if ".torn-" not in name}
        assert after == before


def test_lines_that_change_places_are_noticed(workspace: Path) -> None:
    path = journal(workspace)
    one, two, three, four = path.read_bytes().splitlines(keepends=True)
    for order in ((one, three, two, four), (one, three, four), (two, three, four), (one, two, two, three)):
        path.write_bytes(b"".join(order))
        with pytest.raises(RecordDamaged, match="does not follow"):
            journals.read(path)


def test_a_line_of_the_right_sum_that_is_no_line_is_noticed(workspace: Path) -> None:
    import zlib

    path = journal(workspace)
    for body in (b'{"seq":1}', b"[1}", b'{"seq":1,"at":"never","user":"x"}'):
        line = body[:-1] + b',"sum":"' + f"{zlib.crc32(body):08x}".encode() + b'"}\n'
        path.write_bytes(line * 2)
        with pytest.raises(RecordDamaged):
            journals.read(path)


def test_a_saved_file_from_another_meeting_is_noticed(workspace: Path) -> None:
    other = stocked(workspace.parent / "other")
    other.open(KEY).do(WriteMinute("another story"))
    other.close()
    table(workspace).write_bytes(table(workspace.parent / "other").read_bytes())
    before = files(workspace)
    for attempt in (cabinet(workspace).read, cabinet(workspace).open):
        with pytest.raises(RecordDamaged, match="different stories"):
            attempt(KEY)
    with pytest.raises(RecordDamaged, match="does not say what its journal tells"):
        cabinet(workspace).check(KEY)
    assert files(workspace) == before


def test_a_saved_file_newer_than_its_journal_is_noticed(workspace: Path) -> None:
    path = journal(workspace)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    with pytest.raises(RecordDamaged):
        cabinet(workspace).check(KEY)
    assert "has lost its end" in cabinet(workspace).open_to_read(KEY).notice


def test_a_sound_pair_is_sound(workspace: Path) -> None:
    opened = cabinet(workspace)
    assert (opened.check(KEY), opened.check(BOARD)) == (4, 1)
    assert isinstance(opened.read(KEY), Meeting)

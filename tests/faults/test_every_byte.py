"""T6: every byte of a saved pair flipped, every length cut: noticed; rebuilt and named, or refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb import TinyDB

from boardtui.edits.base import Record
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.timeline import Undo
from boardtui.errors import EditRefused, Refusal
from boardtui.store.journal import read
from tests.faults import stock
from tests.faults.scenario import MARKS
from tests.faults.sizes import size
from tests.store.shelf import KEY, cabinet, journal, stocked, table, texts

EVERY = size(9, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A pair that agrees, of five entries."""
    opened = stocked(tmp_path / "w")
    for edit in (*MARKS, WriteMinute("agreed – ünïcode", "i1")):
        opened.open(KEY).do(edit)
    opened.close()
    return tmp_path / "w"


def damages(whole: bytes) -> Iterator[bytes]:
    """One bit of every byte, all eight of every sixteenth, and every length; by default a part of them."""
    for place in range(0, len(whole), EVERY):
        bits = range(8) if place % 16 == 0 else (place % 8,)
        for bit in bits:
            yield whole[:place] + bytes([whole[place] ^ (1 << bit)]) + whole[place + 1 :]
        yield whole[:place]


def look(workspace: Path, live: Record) -> str:
    """What a reader is given: ``silent`` and ``wrong`` are what must not be."""
    try:
        file = cabinet(workspace, readonly=True).open_to_read(KEY)
    except Refusal as refusal:
        assert " " in str(refusal) and str(refusal).endswith(".")
        return "refused"
    if file.record != live:
        return "wrong"
    return "rebuilt and said" if file.notice else "silent"


@pytest.mark.parametrize("which", ["json", "journal"])
def test_every_damage_is_noticed(workspace: Path, which: str) -> None:
    path = table(workspace) if which == "json" else journal(workspace)
    whole, live = path.read_bytes(), cabinet(workspace, readonly=True).read(KEY)
    found: dict[str, int] = {}
    for damaged in damages(whole):
        path.write_bytes(damaged)
        outcome = look(workspace, live)
        found[outcome] = found.get(outcome, 0) + 1
    print(f"T6 .{which}: {sum(found.values())} damages: {found}")
    assert not {"wrong", "silent"} & set(found)
    if which == "json":
        assert set(found) == {"rebuilt and said"}


@pytest.mark.parametrize("share", [0.05, 0.5, 0.999])
def test_a_damaged_saved_file_is_kept_named_and_rebuilt(workspace: Path, share: float) -> None:
    path = table(workspace)
    live = cabinet(workspace, readonly=True).read(KEY)
    damaged = path.read_bytes()[: int(path.stat().st_size * share)]
    path.write_bytes(damaged)
    opened = cabinet(workspace)
    file = opened.open(KEY)
    kept = list(path.parent.glob("*.json.damaged-*"))
    assert [one.read_bytes() for one in kept] == [damaged]
    assert kept[0].name in file.notice
    file.do(WriteMinute("and on"))
    opened.close()
    assert cabinet(workspace).check(KEY) == 6
    assert cabinet(workspace, readonly=True).open_to_read(KEY).notice == ""
    assert cabinet(workspace, readonly=True).read(KEY) != live


@pytest.mark.parametrize("cut", [1, 30, 400])
def test_a_journal_that_lost_its_end_begins_again_from_the_saved_file(workspace: Path, cut: int) -> None:
    path = journal(workspace)
    live, damaged = cabinet(workspace, readonly=True).read(KEY), path.read_bytes()[:-cut]
    path.write_bytes(damaged)
    opened = cabinet(workspace)
    file = opened.open(KEY)
    kept = list(path.parent.glob("*.journal.damaged-*"))
    assert [one.read_bytes() for one in kept] == [damaged]
    assert kept[0].name in file.notice and "lost its end" in file.notice
    assert file.record == live
    with pytest.raises(EditRefused, match="nothing to undo"):
        file.do(Undo())
    assert file.do(WriteMinute("and on")).sequence == 7  # five, the founding, this one: no number twice
    file.do(Undo())
    opened.close()
    assert cabinet(workspace, readonly=True).read(KEY) == live
    assert cabinet(workspace).check(KEY) == 3
    assert [line.stamp.sequence for line in read(path).lines] == [6, 7, 8]


def test_a_journal_begun_again_follows_from_the_saved_file(workspace: Path) -> None:
    saved = table(workspace).read_bytes()
    journal(workspace).write_bytes(journal(workspace).read_bytes()[:-5])
    opened = cabinet(workspace)
    opened.open(KEY)
    opened.close()
    table(workspace).write_bytes(saved)  # as if the machine had stopped before it was saved again
    assert texts(cabinet(workspace, readonly=True)) == ["agreed – ünïcode"]


@pytest.mark.parametrize(
    "rubbish", [b"\0" * 9000, b"{\n" * 40, b'{"seq":6,"at":\n{"seq":7\n', b"\xff" * 4096]
)
def test_rubbish_after_the_good_lines_is_kept_and_named(workspace: Path, rubbish: bytes) -> None:
    path = journal(workspace)
    live = cabinet(workspace, readonly=True).read(KEY)
    path.write_bytes(path.read_bytes() + rubbish)
    opened = cabinet(workspace)
    file = opened.open(KEY)
    assert file.record == live
    kept = list(path.parent.glob("*.journal.torn-*"))
    assert [one.read_bytes() for one in kept] == [rubbish]
    assert kept[0].name in file.notice
    opened.close()
    assert cabinet(workspace).check(KEY) == 5


def test_a_second_torn_end_does_not_write_over_the_first(workspace: Path) -> None:
    path = journal(workspace)
    whole = path.read_bytes()
    for rubbish in (b"one", b"two", b"two"):
        path.write_bytes(whole + rubbish)
        opened = cabinet(workspace)
        opened.open(KEY)
        opened.close()
    assert sorted(one.read_bytes() for one in path.parent.glob("*torn-*")) == [b"one", b"two"]


def test_a_stock_store_is_caught(tmp_path: Path) -> None:
    stock.work(tmp_path, lambda told: None)
    path = tmp_path / "register.json"
    whole = path.read_bytes()
    with TinyDB(path) as database:
        live = database.table("marks").all()
    silent = tried = 0
    for damaged in damages(whole):
        path.write_bytes(damaged)
        tried += 1
        try:
            with TinyDB(path) as database:
                silent += database.table("marks").all() != live
        except Exception:  # noqa: BLE001 - noticed, in its way
            continue
    print(f"T6 stock TinyDB: {tried} damages, {silent} load as something else")
    assert silent > tried / 10

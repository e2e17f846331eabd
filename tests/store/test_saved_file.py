"""The saved file is a TinyDB file that anybody's TinyDB can open."""

import re
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from tinydb import TinyDB

from boardtui.edits.minuting import WriteMinute
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.errors import ReadOnly, RecordDamaged
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.store import tables
from boardtui.store.tables import SCHEMA, Seal
from tests.builders import at, board
from tests.store.shelf import BOARD, KEY, cabinet, held, stocked, table
from tests.strategies import nouns

_SEAL = Seal("meeting", SCHEMA, 3, 7, "f" * 32, "2026-11-24T10:00:00+00:00")
_SLOW = settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    opened = stocked(tmp_path / "w")
    opened.open(KEY).do(MarkPerson("helen", Roll.PRESENT, at("10:00")))
    opened.open(KEY).do(WriteMinute("said", "i1"))
    opened.close()
    return tmp_path / "w"


def test_a_stock_tinydb_finds_the_named_tables(workspace: Path) -> None:
    with TinyDB(table(workspace)) as database:
        assert {
            "record",
            "meeting",
            "agenda",
            "presence",
            "minutes",
            "decisions",
            "actions",
        } <= database.tables()
        assert [row["title"] for row in database.table("agenda")] == [
            "Apologies",
            "Gates and fences",
            "Any other business",
        ]
        assert database.table("presence").all()[0]["person"] == "helen"
        assert database.table("minutes").get(doc_id=1) == {
            "id": "m3",
            "order": 3,
            "item": "i1",
            "text": "said",
        }
        assert database.table("meeting").all()[0]["day"] == "2026-11-24"
        seal = database.table("record").all()[0]
        assert (seal["kind"], seal["schema"], seal["sequence"]) == ("meeting", SCHEMA, 3)


def test_a_stock_tinydb_finds_the_people_of_a_board(workspace: Path) -> None:
    with TinyDB(workspace / "data" / "parks" / "board.json") as database:
        assert {"board", "people", "memberships", "groups", "calendar"} <= database.tables()
        assert [row["code"] for row in database.table("people")][:2] == ["HP", "PN"]


def test_looking_changes_no_byte(workspace: Path) -> None:
    before = table(workspace).read_bytes()
    with TinyDB(table(workspace)) as database:
        database.table("minutes").all()
    held(cabinet(workspace))
    assert table(workspace).read_bytes() == before


@given(nouns(Meeting))
@_SLOW
def test_any_meeting_is_saved_and_loaded(tmp_path_factory: pytest.TempPathFactory, record: Meeting) -> None:
    path = tmp_path_factory.mktemp("law") / "m.json"
    tables.save(path, record, _SEAL)
    loaded = tables.load(path)
    assert loaded is not None
    assert loaded[0] == record
    assert replace(loaded[1], checksum="") == _SEAL


@given(nouns(Board))
@_SLOW
def test_any_board_is_saved_and_loaded(tmp_path_factory: pytest.TempPathFactory, record: Board) -> None:
    path = tmp_path_factory.mktemp("law") / "b.json"
    tables.save(path, record, replace(_SEAL, kind="board"))
    loaded = tables.load(path)
    assert loaded is not None
    assert loaded[0] == record


def test_each_save_counts_one_generation(workspace: Path) -> None:
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("more"))
    opened.fold()
    opened.fold()
    loaded = tables.load(table(workspace))
    assert loaded is not None
    assert (loaded[1].generation, loaded[1].sequence) == (3, 4)
    opened.close()


@pytest.mark.parametrize("change", [{"schema": SCHEMA + 1}, {"kind": "committee"}])
def test_a_file_of_a_newer_version_is_read_by_its_journal_and_never_written(
    workspace: Path, change: dict[str, object]
) -> None:
    path, live = table(workspace), held(cabinet(workspace))
    loaded = tables.load(path)
    assert loaded is not None
    tables.save(path, loaded[0], replace(loaded[1], **change))  # type: ignore[arg-type]
    newer = path.read_bytes()
    with pytest.raises(ReadOnly, match="newer BoardTUI"):
        cabinet(workspace).open(KEY)
    assert held(cabinet(workspace, readonly=True)) == live
    assert path.read_bytes() == newer
    assert [one.name for one in path.parent.glob("*.damaged-*")] == []


def test_a_file_that_says_two_things_or_nothing_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    tables.save(path, board(), replace(_SEAL, kind="board"))
    plain = msgspec.json.decode(path.read_bytes())
    for rows in ({}, {"1": plain["record"]["1"], "2": plain["record"]["1"]}):
        path.write_bytes(tables.encode(plain | {"record": rows}))
        with pytest.raises(RecordDamaged):
            tables.load(path)
    tables.SwappedStorage(path).write({"record": {}})
    with pytest.raises(RecordDamaged):
        tables.load(path)


def test_a_meeting_without_its_head_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    tables.save(path, board(), _SEAL)
    with pytest.raises(RecordDamaged, match="readable Meeting"):
        tables.load(path)
    assert tables.load(tmp_path / "none.json") is None


def test_no_personal_paths_or_machine_names_are_saved(workspace: Path) -> None:
    text = table(workspace).read_text("utf-8")
    assert str(workspace) not in text
    assert not re.search(r"0x[0-9a-f]{6}", text)


def test_the_board_is_saved_as_it_is(workspace: Path) -> None:
    assert cabinet(workspace).read(BOARD) == board()

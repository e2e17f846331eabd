"""Old shapes open equal to their modern twins; newer ones are read-only; a backup comes first (T17)."""

import shutil
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from boardtui.edits.base import Edit
from boardtui.edits.founding import Migrated
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.timeline import Undo
from boardtui.errors import FromNewerVersion, NotConfirmed, ReadOnly, RecordDamaged
from boardtui.model.agendas import AgendaItem
from boardtui.model.boards import Board, Membership, PoliticalGroup, Role
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting, MeetingState, Minute
from boardtui.model.people import Contact, Name, Person
from boardtui.model.presence import PresenceEvent, PresenceKind
from boardtui.store import journal as journals
from boardtui.store import migrations, tables, verify
from boardtui.store.backups import Backups
from boardtui.store.cabinet import Cabinet
from boardtui.store.codec import edit_to_plain, to_plain
from boardtui.store.migrations import SCHEMA, bring_edit_forward, bring_forward
from tests.store.shelf import BOARD, KEY, cabinet, files, journal, stocked, table, texts, ticking

OLD = Path(__file__).parent / "old_shapes"
AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TWINS: dict[RecordKey, Board | Meeting] = {
    BOARD: Board(
        id="parks",
        name="Parks Board",
        prefix="PB",
        year="2026/27",
        groups=(PoliticalGroup("red", "Red", 2),),
        people=(
            Person(
                "helen",
                "HP",
                (Name("Helen Platts"),),
                contact=Contact("020 7946 0001", "helen@example.org"),
            ),
            Person("priya", "PN", (Name("Priya Nair", "Cllr"),)),
            Person("tom", "TO", (Name("Tom O'Neil"),), contact=Contact("020 7946 0003")),
        ),
        memberships=(Membership("helen", Role.CHAIRMAN, "red"), Membership("priya", Role.MEMBER, "red")),
        contact=Person("olga", "OF", (Name("Olga Ford"),), contact=Contact("", "olga@example.org")),
    ),
    KEY: Meeting(
        id="2026-11-24",
        board="parks",
        day=date(2026, 11, 24),
        start=time(10, 0),
        finish=time(12, 30),
        room="Room 1",
        state=MeetingState.OPEN,
        opened=AT,
        agenda=(AgendaItem("i1", "1", "Apologies"),),
        presence=(
            PresenceEvent("p2", PresenceKind.ARRIVED, "helen", AT, AT, order=2),
            PresenceEvent(
                "door", PresenceKind.APOLOGISED, "priya", AT.replace(minute=1), AT.replace(minute=1), order=2
            ),
        ),
        minutes=(Minute("m2.0", 2, "i1", "The gates were discussed."),),
    ),
}


@pytest.fixture(params=sorted(one.name for one in OLD.iterdir() if one.is_dir()))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A workspace whose records are all of an old schema."""
    workspace = tmp_path / "w"
    Cabinet.make(workspace)
    shutil.copytree(OLD / request.param, workspace / "data", dirs_exist_ok=True)
    for one in (workspace / "data").rglob("*"):
        one.chmod(0o700 if one.is_dir() else 0o600)
    return workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    stocked(tmp_path / "w").close()
    return tmp_path / "w"


def test_every_schema_before_this_one_has_a_sample() -> None:
    assert {one.name for one in OLD.iterdir() if one.is_dir()} == {f"schema-{one}" for one in range(SCHEMA)}


@pytest.mark.parametrize("saved", [True, False])
@pytest.mark.parametrize("key", TWINS, ids=str)
def test_an_old_shape_reads_as_its_modern_twin(old: Path, key: RecordKey, saved: bool) -> None:
    if not saved:
        for one in (old / "data").rglob("*.json"):
            one.unlink()
    before = files(old)
    reader = cabinet(old, readonly=True)
    assert reader.read(key) == TWINS[key]
    assert reader.check(key) == 2
    reader.close()
    assert files(old) == before


@pytest.mark.parametrize("key", TWINS, ids=str)
def test_opening_to_write_backs_up_and_migrates(old: Path, key: RecordKey) -> None:
    before = files(old / "data" / "parks")
    opened = cabinet(old)
    assert opened.open(key).record == TWINS[key]
    opened.close()
    backups = Backups(old, ticking(), "tester")
    (made,) = backups.listed("parks")
    assert made.why == "before migrating"
    assert backups.read(backups.path(made)) == before
    loaded = tables.load(old / "data/parks" / ("board.json" if key == BOARD else "meetings/2026-11-24.json"))
    assert loaded is not None and loaded[1].schema == SCHEMA
    again = cabinet(old)
    assert again.read(key) == TWINS[key]
    assert again.check(key) == 3
    again.close()


def test_what_is_entered_after_a_migration_is_of_the_new_schema(
    old: Path, request: pytest.FixtureRequest
) -> None:
    before = int(request.node.callspec.params["old"].removeprefix("schema-"))
    opened = cabinet(old)
    opened.open(KEY).do(WriteMinute("new", "i1"))
    opened.close()
    lines = cabinet(old).open_to_read(KEY).history()
    assert [one.schema for one in lines] == [before, before, SCHEMA, SCHEMA]
    for expected in (["The gates were discussed."], []):
        opened = cabinet(old)
        opened.open(KEY).do(Undo())
        assert texts(opened) == expected
        opened.close()


def test_no_backup_no_migration(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(old)

    def refuse(*_: object, **__: object) -> None:
        raise NotConfirmed("The disk is full.")

    monkeypatch.setattr(Backups, "take", refuse)
    opened = cabinet(old)
    with pytest.raises(NotConfirmed, match="full"):
        opened.open(KEY)
    opened.close()
    assert files(old) == before


def test_a_check_says_that_a_record_is_old(old: Path, request: pytest.FixtureRequest) -> None:
    before = request.node.callspec.params["old"].removeprefix("schema-")
    found = list(verify.examine(old / "data", "parks"))
    assert [one.problem for one in found] == ["", ""]
    assert all(f"older schema {before}" in one.notes[0] for one in found)


def add_line(path: Path, edit: dict[str, Any]) -> None:
    """A line as a newer version would have added it."""
    last = journals.read(path).lines[-1]
    body = msgspec.json.encode(
        {
            "seq": last.stamp.sequence + 1,
            "at": "2030-01-01T00:00:00.000000Z",
            "zone": "+00:00",
            "user": "newer",
            "edit": edit,
            "prev": last.hash,
        }
    )
    with path.open("ab") as file:
        file.write(body[:-1] + b',"sum":"' + f"{zlib.crc32(body):08x}".encode() + b'"}\n')


NEWER: list[dict[str, Any]] = [
    {"verb": "from-the-future", "what": 1},
    {"verb": "together", "label": "", "edits": [{"verb": "minute", "text": "x"}, {"verb": "beam-up"}]},
    {"verb": "migrated", "schema": SCHEMA + 1},
]


@pytest.mark.parametrize("edit", NEWER, ids=lambda one: str(one["verb"]))
@pytest.mark.parametrize("saved", [True, False])
def test_a_journal_from_a_newer_version_is_for_reading_only(
    workspace: Path, edit: dict[str, Any], saved: bool
) -> None:
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("understood"))
    opened.close()
    add_line(journal(workspace), edit)
    add_line(journal(workspace), edit_to_plain(WriteMinute("after")))
    if not saved:
        table(workspace).unlink()
    before = files(workspace)
    opened = cabinet(workspace)
    with pytest.raises(ReadOnly, match="newer BoardTUI"):
        opened.open(KEY)
    assert texts(opened) == ["understood"]
    assert any("newer BoardTUI" in one for one in opened.notices)
    (found,) = [one for one in verify.examine(workspace / "data", "parks") if one.place.endswith("24")]
    assert (found.problem, "newer" in found.notes[0]) == ("", True)
    opened.close()
    assert files(workspace) == before


def test_a_saved_file_from_a_newer_version_is_never_written(workspace: Path) -> None:
    loaded = tables.load(table(workspace))
    assert loaded is not None
    tables.save(table(workspace), loaded[0], replace(loaded[1], schema=SCHEMA + 1))
    before = files(workspace)
    opened = cabinet(workspace)
    with pytest.raises(ReadOnly, match="newer BoardTUI"):
        opened.open(KEY)
    assert opened.read(KEY) == loaded[0]
    assert any("newer" in one for one in opened.notices)
    opened.close()
    assert files(workspace) == before


def test_a_founding_line_of_an_unknown_schema_cannot_be_read(workspace: Path) -> None:
    path = journal(workspace)
    path.unlink()
    table(workspace).unlink()
    edit = {"verb": "convene", "schema": SCHEMA + 1, "meeting": {"id": "x"}}
    body = msgspec.json.encode(
        {
            "seq": 1,
            "at": "2030-01-01T00:00:00Z",
            "zone": "+00:00",
            "user": "x",
            "edit": edit,
            "prev": "0" * 32,
        }
    )
    path.write_bytes(body[:-1] + b',"sum":"' + f"{zlib.crc32(body):08x}".encode() + b'"}\n')
    with pytest.raises(FromNewerVersion):
        cabinet(workspace).read(KEY)


def test_a_later_schema_is_named_in_the_founding_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from boardtui.edits.founding import Convene
    from tests.builders import meeting

    monkeypatch.setattr(migrations, "SCHEMA", migrations.FIRST)
    assert "schema" not in edit_to_plain(Convene(meeting()))
    monkeypatch.setattr(migrations, "SCHEMA", 2)
    assert edit_to_plain(Convene(meeting()))["schema"] == 2


def test_steps_change_nothing_they_are_given() -> None:
    plain = {"verb": "add-person", "person": {"id": "x", "phone": "1"}}
    assert bring_edit_forward(plain, 0)["person"] == {"id": "x", "contact": {"phone": "1"}}
    assert plain["person"] == {"id": "x", "phone": "1"}
    assert bring_forward("board", to_plain(TWINS[BOARD]), SCHEMA) == to_plain(TWINS[BOARD])


@pytest.mark.parametrize("plain", [{"presence": [{}]}, {"times": 7}, {"presence": 3}])
def test_what_is_no_old_shape_is_said(plain: dict[str, Any]) -> None:
    with pytest.raises(RecordDamaged, match="brought forward"):
        bring_forward("meeting", plain, 0)


def test_a_schema_that_is_none_is_said() -> None:
    with pytest.raises(RecordDamaged, match="which is none"):
        migrations.schema_after({"verb": "convene", "schema": "x"}, 1)


def test_a_migration_is_no_step_of_the_history() -> None:
    from tests.builders import stamp, timeline

    history = timeline()
    edits: list[Edit] = [WriteMinute("one"), Migrated(1)]
    for edit in edits:
        history.follow(edit, stamp())
    assert len(history.done) == 1
    history.follow(Undo(), stamp())
    history.follow(Migrated(2), stamp())
    assert len(history.undone) == 1

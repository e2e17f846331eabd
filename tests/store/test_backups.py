"""Dated copies: when they are made, what they hold, how long they are kept, and how they are put back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from boardtui.edits.minuting import WriteMinute
from boardtui.errors import NotConfirmed, NotFound, ReadOnly, RecordDamaged, RecordLocked, WorkspaceMissing
from boardtui.model.archive import Backup
from boardtui.model.keys import RecordKey
from boardtui.store import backups as backups_module
from boardtui.store import restoring
from boardtui.store.archive import Archive
from boardtui.store.backups import DAYS, LAST, Backups
from boardtui.store.sentinel import SENTINEL
from tests.store.disk_faults import Faults, put_in
from tests.store.shelf import KEY, cabinet, files, journal, stocked, texts, ticking


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    stocked(tmp_path / "w").close()
    return tmp_path / "w"


def archive(workspace: Path, *, readonly: bool = False) -> Archive:
    return Archive(workspace, ticking(), "tester", readonly=readonly)


def write(workspace: Path, text: str) -> None:
    """One run of the program in which one paragraph is written."""
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute(text))
    opened.close()


def listed(workspace: Path) -> list[tuple[int, str]]:
    return [(one.number, one.why) for one in archive(workspace).backups()]


def board_files(workspace: Path) -> dict[str, bytes]:
    return files(workspace / "data" / "parks")


def copy_of(workspace: Path, number: int) -> dict[str, bytes]:
    backups = Backups(workspace, ticking(), "x")
    return backups.read(backups.path(backups.find("parks", str(number))))


def test_a_board_is_backed_up_before_it_is_first_written_to_in_a_run(workspace: Path) -> None:
    assert listed(workspace) == []
    before = board_files(workspace)
    opened = cabinet(workspace)
    opened.open(KEY)
    opened.open(RecordKey("parks"))
    for text in ("one", "two"):
        opened.open(KEY).do(WriteMinute(text))
    opened.close()
    assert listed(workspace) == [(1, "before writing")]
    assert copy_of(workspace, 1) == before
    (made,) = archive(workspace).backups("parks")
    assert made.records == (("parks", 1), ("parks/2026-11-24", 1))
    assert (made.user, made.entries) == ("tester", 2)


def test_where_nothing_has_changed_none_is_made(workspace: Path) -> None:
    write(workspace, "one")
    for _ in range(3):
        opened = cabinet(workspace)
        opened.open(KEY)
        opened.close()
    assert [one for one, _ in listed(workspace)] == [1, 2]


def test_reading_makes_none(workspace: Path) -> None:
    reader = cabinet(workspace, readonly=True)
    reader.read(KEY)
    reader.close()
    assert not (workspace / "backups").exists()


def test_a_new_board_and_its_first_run_have_nothing_to_lose(workspace: Path) -> None:
    assert not (workspace / "backups").exists()


def test_an_edit_asks_no_more_of_the_disk_than_before(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("one"))
    faults = put_in(monkeypatch, Faults())
    opened.open(KEY).do(WriteMinute("two"))
    assert faults.calls == {"write": 1, "fsync": 1}


def test_a_backup_is_fsynced_and_private(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (workspace / "backups" / "parks").mkdir(parents=True, mode=0o700)
    (workspace / "backups").chmod(0o700)
    faults = put_in(monkeypatch, Faults())
    archive(workspace).back_up()
    assert faults.order.count("fsync") == 2  # the file, and then its name
    for one in (workspace / "backups").rglob("*"):
        assert one.stat().st_mode & 0o777 == (0o700 if one.is_dir() else 0o600)


def test_nothing_in_a_backup_is_a_link(workspace: Path) -> None:
    archive(workspace).back_up()
    assert all(one.stat().st_nlink == 1 for one in workspace.rglob("*") if one.is_file())


def test_a_backup_that_cannot_be_made_is_told_and_the_meeting_goes_on(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NotConfirmed("No space left.")

    monkeypatch.setattr(Backups, "take", refuse)
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("one"))
    opened.open(KEY).do(WriteMinute("two"))
    assert opened.notices == ("No backup of 'parks' could be made before writing to it. No space left.",)
    opened.close()
    assert texts(cabinet(workspace)) == ["one", "two"]


@pytest.mark.parametrize("name", ["open", "write", "fsync", "replace"])
def test_a_refusing_disk_leaves_the_older_backups(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    archive(workspace).back_up()
    before = files(workspace / "backups")
    with monkeypatch.context() as patch:
        if name == "replace":
            patch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        else:
            put_in(patch, Faults(name, nth=1, sticky=True))
        with pytest.raises((NotConfirmed, WorkspaceMissing)):
            archive(workspace).back_up()
    assert files(workspace / "backups") == before
    assert not list((workspace / "backups").rglob("*.tmp"))


def test_every_flipped_byte_of_a_backup_is_noticed_or_harmless(workspace: Path) -> None:
    (made,) = archive(workspace).back_up()
    backups = Backups(workspace, ticking(), "x")
    path = backups.path(made)
    whole, held = path.read_bytes(), copy_of(workspace, 1)
    silent = 0
    for place in range(0, len(whole), 5):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x20]) + whole[place + 1 :])
        try:
            assert backups.read(path) == held
            silent += 1  # a time or a mode of the zip, which nothing is read from
        except RecordDamaged:
            continue
    assert silent < len(whole) // 25
    for cut in (0, 1, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:cut])
        with pytest.raises(RecordDamaged, match="Use another"):
            backups.read(path)
    assert archive(workspace).backups()[0].problem
    assert any(one.problem and not one.is_record for one in archive(workspace).examine())


def days_on(start: datetime, per_day: int) -> Iterator[datetime]:
    for day in range(60):
        for hour in range(per_day):
            yield start + timedelta(days=day, hours=hour)


def test_the_last_and_the_first_of_each_day_are_kept(workspace: Path) -> None:
    moments = list(days_on(datetime(2026, 1, 1, 8, 0, tzinfo=UTC), 2))
    now = iter(range(10**9))
    backups = Backups(workspace, lambda: moments[min(next(now) // 2, len(moments) - 1)], "x")
    for _ in moments:
        backups.take("parks", "asked for", always=True)
    kept = backups.listed("parks")
    assert [one.number for one in kept[-LAST:]] == list(range(101, 121))
    days = [one.taken.date() for one in kept[:-LAST]]
    assert len(set(days)) == len(days)  # one of each
    assert all(one.taken.hour == 8 for one in kept[:-LAST])
    assert (moments[-1].date() - days[0]).days == DAYS
    assert len(kept) == LAST + DAYS - LAST // 2 + 1


def test_a_backup_that_alone_holds_an_entry_is_not_rotated_away(workspace: Path) -> None:
    write(workspace, "precious")
    moment = datetime(2030, 1, 1, tzinfo=UTC)
    backups = Backups(workspace, lambda: moment, "x")
    rich = backups.take("parks", "asked for", always=True)
    lines = journal(workspace).read_bytes().splitlines(keepends=True)
    journal(workspace).write_bytes(lines[0])
    for _ in range(LAST + 5):
        moment += timedelta(days=40)
        backups.take("parks", "asked for", always=True)
    numbers = [one.number for one in backups.listed("parks")]
    assert rich.number in numbers
    assert len(numbers) == LAST + 1


def test_a_clock_that_runs_backwards_loses_no_backup(workspace: Path) -> None:
    moment = datetime(2026, 6, 1, tzinfo=UTC)
    backups = Backups(workspace, lambda: moment, "x")
    for _ in range(LAST + 3):
        moment -= timedelta(days=1)
        made = backups.take("parks", "asked for", always=True)
        assert backups.listed("parks")[-1] == made


@pytest.mark.parametrize("which", ["1", " 1 ", "2026-11-24T100001Z-0001", "2026-11-24T100001Z-0001.zip"])
def test_restore_brings_a_board_back_whole_and_the_way_back_is_one_command(
    workspace: Path, which: str
) -> None:
    moments = iter([datetime(2026, 11, 24, 10, 0, 1, tzinfo=UTC)] + [datetime(2026, 11, 25, tzinfo=UTC)] * 9)
    Archive(workspace, lambda: next(moments), "x").back_up()
    early = board_files(workspace)
    write(workspace, "late")
    late = board_files(workspace)
    restored, before = archive(workspace).restore(which, None)
    assert (restored.number, before is not None and before.why) == (1, "before restoring")
    assert board_files(workspace) == early
    assert texts(cabinet(workspace)) == []
    assert before is not None
    archive(workspace).restore(str(before.number), "parks")
    assert board_files(workspace) == late
    assert not [one for one in (workspace / "data").iterdir() if one.name.startswith(".re")]
    assert all(one.stat().st_mode & 0o077 == 0 for one in workspace.rglob("*"))
    write(workspace, "goes on")
    assert texts(cabinet(workspace)) == ["late", "goes on"]


def test_a_board_that_is_open_is_not_restored(workspace: Path) -> None:
    archive(workspace).back_up()
    opened = cabinet(workspace)
    opened.open(KEY).do(WriteMinute("live"))
    before = files(workspace)
    with pytest.raises(RecordLocked, match="being changed"):
        archive(workspace).restore("1", None)
    assert files(workspace) == before
    opened.open(KEY).do(WriteMinute("still"))
    opened.close()


def test_while_restoring_nobody_else_can_write(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(workspace).back_up()
    swap, tried = restoring._swap, []

    def watched(place: Path) -> None:
        for when in ("before", "after"):
            with pytest.raises(RecordLocked):
                cabinet(workspace).open(KEY)
            tried.append(when)
            if when == "before":
                swap(place)

    monkeypatch.setattr(restoring, "_swap", watched)
    archive(workspace).restore("1", None)
    assert tried == ["before", "after"]
    write(workspace, "free again")


def test_a_draft_outlives_a_restore(workspace: Path) -> None:
    archive(workspace).back_up()
    draft = journal(workspace).with_name(".2026-11-24.draft")
    draft.write_bytes(b"{}")
    archive(workspace).restore("1", None)
    assert draft.read_bytes() == b"{}"


def test_a_damaged_backup_is_refused_and_latest_passes_it_over(workspace: Path) -> None:
    archive(workspace).back_up()
    sound = board_files(workspace)
    data = journal(workspace).read_bytes()
    journal(workspace).write_bytes(data[:50] + b"#" + data[51:] + data)
    archive(workspace).back_up()
    before = board_files(workspace)
    with pytest.raises(RecordDamaged, match="Backup 2 holds a damaged record"):
        archive(workspace).restore("2", None)
    assert board_files(workspace) == before
    restored, _ = archive(workspace).restore("latest", "par")
    assert restored.number == 1
    assert board_files(workspace) == sound


def test_a_torn_line_is_no_reason_to_refuse_a_backup(workspace: Path) -> None:
    with journal(workspace).open("ab") as file:
        file.write(b'{"seq":2,"at":')
    archive(workspace).back_up()
    archive(workspace).restore("1", None)
    assert texts(cabinet(workspace)) == []


def test_what_is_no_backup_is_not_found(workspace: Path) -> None:
    with pytest.raises(NotFound, match="no backups of a board 'parks'"):
        archive(workspace).restore("latest", "parks")
    archive(workspace).back_up()
    archive(workspace).back_up()
    for which in ("9", "tomorrow", "", "99999999999999"):
        with pytest.raises(NotFound, match=r"numbers: 1, 2"):
            archive(workspace).restore(which, "parks")
    with pytest.raises(NotFound, match="more than one"):
        archive(workspace).restore("2026-11-24", "parks")
    with pytest.raises(NotFound, match="boards: parks"):
        archive(workspace).backups("arts")


def test_a_reading_archive_changes_nothing(workspace: Path) -> None:
    reader = archive(workspace, readonly=True)
    for ask in (reader.back_up, reader.repair, lambda: reader.restore("1", None)):
        with pytest.raises(ReadOnly):
            ask()
    with pytest.raises(ReadOnly):
        reader.prune((), erase=False)


def gone(workspace: Path, what: str) -> None:
    import shutil

    shutil.rmtree(workspace / what)


@pytest.mark.parametrize("what", ["data", "data/parks"])
def test_what_has_vanished_is_refused_and_comes_back(workspace: Path, what: str) -> None:
    write(workspace, "kept")
    archive(workspace).back_up()
    gone(workspace, what)
    for readonly in (True, False):
        with pytest.raises(WorkspaceMissing, match="boardtui restore latest --board parks"):
            cabinet(workspace, readonly=readonly)
    assert not (workspace / "data" / "parks").exists()
    assert [one.problem != "" for one in archive(workspace).examine()] == [True]
    _, before = archive(workspace).restore("latest", None)
    assert before is None
    assert texts(cabinet(workspace)) == ["kept"]


def test_an_emptied_data_folder_is_refused(workspace: Path) -> None:
    archive(workspace).back_up()
    gone(workspace, "data")
    (workspace / "data").mkdir(mode=0o700)
    with pytest.raises(WorkspaceMissing, match="not started afresh"):
        cabinet(workspace)
    (workspace / "data" / SENTINEL).write_bytes(b"{}")
    with pytest.raises(WorkspaceMissing, match="'parks' has vanished"):
        cabinet(workspace)


def test_an_archive_of_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceMissing, match="not a BoardTUI workspace"):
        archive(tmp_path)


def test_a_disk_that_refuses_while_restoring_leaves_the_board(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(workspace).back_up()
    write(workspace, "late")
    before = board_files(workspace)

    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(restoring, "_swap", refuse)
        with pytest.raises(NotConfirmed, match="could not be put in place: input/output error"):
            archive(workspace).restore("1", None)
    assert board_files(workspace) == before
    archive(workspace).restore("1", None)
    assert texts(cabinet(workspace)) == []


def test_a_backup_from_a_newer_version_is_said(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (made,) = archive(workspace).back_up()
    monkeypatch.setattr(backups_module, "_FORMAT", 0)
    assert "newer BoardTUI" in archive(workspace).backups()[0].problem
    assert isinstance(made, Backup)


def test_a_folder_that_others_may_read_is_told_at_the_start(workspace: Path) -> None:
    assert cabinet(workspace).notices == ()
    (workspace / "data").chmod(0o755)
    assert "Others may read" in cabinet(workspace).notices[0]

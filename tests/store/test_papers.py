"""Papers on the disk: kept whole, private and under a free name; a link is never followed."""

from pathlib import Path

import pytest

from boardtui.errors import NotConfirmed, ReadOnly, UsageRefusal, WorkspaceMissing
from boardtui.store import disk
from boardtui.store.archive import Archive
from tests.store.shelf import KEY, cabinet, stocked, ticking


def folder(workspace: Path) -> Path:
    return workspace / "data" / "parks" / "papers" / "2026-11-24"


def test_a_paper_is_kept_private_and_read_back(tmp_path: Path) -> None:
    opened = stocked(tmp_path / "w")
    assert opened.papers.names(KEY) == ()
    assert opened.papers.keep(KEY, "gates.docx", b"gates") == "gates.docx"
    path = folder(tmp_path / "w") / "gates.docx"
    assert path.read_bytes() == b"gates" == opened.papers.read(KEY, "gates.docx")
    assert path.stat().st_mode & 0o777 == 0o600
    assert {one.stat().st_mode & 0o777 for one in (path.parent, path.parent.parent)} == {0o700}
    assert [one.name for one in path.parent.iterdir()] == ["gates.docx"]
    opened.close()


def test_nothing_kept_is_overwritten(tmp_path: Path) -> None:
    opened = stocked(tmp_path / "w")
    names = [opened.papers.keep(KEY, "gates.docx", data) for data in (b"1", b"2", b"1", b"3", b"2")]
    assert names == ["gates.docx", "gates (2).docx", "gates.docx", "gates (3).docx", "gates (2).docx"]
    assert [opened.papers.read(KEY, one) for one in opened.papers.names(KEY)] == [b"2", b"3", b"1"]
    assert opened.papers.read(KEY, "fences.docx") is None
    opened.close()


@pytest.mark.parametrize("name", ["", ".hidden", "../out.docx", "a/b.docx", "..", "a\\b.docx", "a\0.docx"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    opened = stocked(tmp_path / "w")
    with pytest.raises(UsageRefusal, match="cannot be the name of a paper"):
        opened.papers.keep(KEY, name, b"")
    with pytest.raises(UsageRefusal, match="cannot be the name of a paper"):
        opened.papers.read(KEY, name)
    opened.close()


def test_a_folder_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    opened = stocked(tmp_path / "w")
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "w" / "data" / "parks" / "papers").symlink_to(outside)
    with pytest.raises(WorkspaceMissing, match="is a link"):
        opened.papers.keep(KEY, "gates.docx", b"gates")
    assert not list(outside.rglob("*.docx"))
    opened.close()


def test_a_paper_that_is_a_link_is_neither_read_nor_replaced(tmp_path: Path) -> None:
    opened = stocked(tmp_path / "w")
    secret = tmp_path / "secret.docx"
    secret.write_bytes(b"secret")
    opened.papers.keep(KEY, "a.docx", b"a")
    (folder(tmp_path / "w") / "gates.docx").symlink_to(secret)
    with pytest.raises(WorkspaceMissing):
        opened.papers.read(KEY, "gates.docx")
    assert opened.papers.names(KEY) == ("a.docx",)
    assert opened.papers.keep(KEY, "gates.docx", b"secret") == "gates (2).docx"
    opened.close()


def test_a_paper_is_not_taken_for_what_the_store_set_aside(tmp_path: Path) -> None:
    opened = stocked(tmp_path / "w")
    assert opened.papers.keep(KEY, "road.damaged-by-frost.docx", b"x") == "road_damaged-by-frost.docx"
    opened.close()


def test_nothing_is_kept_where_nothing_may_be_written(tmp_path: Path) -> None:
    stocked(tmp_path / "w").close()
    opened = cabinet(tmp_path / "w", readonly=True)
    with pytest.raises(ReadOnly):
        opened.papers.keep(KEY, "gates.docx", b"gates")
    assert not folder(tmp_path / "w").exists()
    opened.close()


def test_a_full_disk_keeps_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = stocked(tmp_path / "w")

    def full(handle: int, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write_all", full)
    with pytest.raises(NotConfirmed, match="no space left"):
        opened.papers.keep(KEY, "gates.docx", b"gates")
    monkeypatch.undo()
    assert list(folder(tmp_path / "w").iterdir()) == []
    opened.close()


def test_a_backup_keeps_each_paper_once_and_restoring_brings_it_back(tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    opened = stocked(workspace)
    opened.papers.keep(KEY, "gates.docx", b"gates" * 100_000)
    opened.close()
    archive = Archive(workspace, ticking(), "tester")
    first, *_ = archive.back_up()
    archive.back_up()
    assert first.size < 50_000
    assert (workspace / "backups" / "parks" / "papers" / "2026-11-24" / "gates.docx").is_file()
    (folder(workspace) / "gates.docx").unlink()
    archive.restore("latest", None)
    again = cabinet(workspace)
    assert again.papers.read(KEY, "gates.docx") == b"gates" * 100_000
    again.papers.keep(KEY, "later.docx", b"later")
    again.close()
    archive.restore(str(first.number), None)
    assert cabinet(workspace, readonly=True).papers.names(KEY) == ("gates.docx", "later.docx")
    assert [one.place for one in archive.examine() if one.problem] == []

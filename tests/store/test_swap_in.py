"""A file is swapped in whole: old or new, whatever the disk does."""

import errno
import os
import stat
from pathlib import Path

import pytest

from boardtui.errors import NotConfirmed, WorkspaceMissing
from boardtui.store import disk
from tests.store.disk_faults import Faults, put_in

OLD, NEW = b"old" * 1000, b"new" * 1500
CALLS = [("open", 1), ("open", 2), ("write", 1), ("fsync", 1), ("fsync", 2), ("replace", 1)]


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize(("name", "nth"), CALLS)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("sticky", [False, True])
def test_old_or_new_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, nth: int, number: int, sticky: bool
) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(OLD)
    with monkeypatch.context() as patch:
        put_in(patch, Faults(name, number, nth, sticky))
        with pytest.raises(NotConfirmed, match=r"record\.json"):
            disk.swap_in(path, NEW)
    swapped = (name, nth) in (("open", 2), ("fsync", 2))  # only the folder's own fsync was refused
    assert path.read_bytes() == (NEW if swapped else OLD)
    assert names(tmp_path) == ["record.json"]
    disk.swap_in(path, NEW)
    assert path.read_bytes() == NEW


def test_the_file_is_synced_before_it_is_renamed_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = put_in(monkeypatch, Faults())
    disk.swap_in(tmp_path / "record.json", NEW)
    assert [one for one in faults.order if one != "open"] == ["write", "fsync", "replace", "fsync"]


def test_what_does_not_read_back_is_not_swapped_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(OLD)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, view: len(view))
        with pytest.raises(NotConfirmed, match="read back"):
            disk.swap_in(path, NEW)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["record.json"]


def test_a_leftover_of_a_crash_is_written_over_and_a_link_is_not_followed(tmp_path: Path) -> None:
    victim, path = tmp_path / "victim", tmp_path / "record.json"
    victim.write_bytes(b"precious")
    (tmp_path / f".record.json.{os.getpid()}.tmp").symlink_to(victim)
    disk.swap_in(path, NEW)
    assert victim.read_bytes() == b"precious"
    assert path.read_bytes() == NEW


def test_files_are_their_owners_only(tmp_path: Path) -> None:
    disk.swap_in(tmp_path / "record.json", NEW)
    assert stat.S_IMODE((tmp_path / "record.json").stat().st_mode) == 0o600


def test_an_existing_document_is_never_overwritten(tmp_path: Path) -> None:
    written = [disk.write_new(tmp_path / "note.docx", bytes([number])) for number in range(3)]
    assert [one.name for one in written] == ["note.docx", "note (2).docx", "note (3).docx"]
    assert [one.read_bytes() for one in written] == [b"\0", b"\1", b"\2"]
    assert len(names(tmp_path)) == 3


@pytest.mark.parametrize(("name", "nth"), [("open", 1), ("write", 1), ("fsync", 1), ("link", 1)])
def test_a_document_appears_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, nth: int
) -> None:
    with monkeypatch.context() as patch:
        put_in(patch, Faults(name, errno.ENOSPC, nth))
        with pytest.raises(NotConfirmed, match="could not be written"):
            disk.write_new(tmp_path / "note.docx", NEW)
    assert names(tmp_path) == []


@pytest.mark.parametrize("number", sorted(disk.NO_LINKS))
def test_a_disk_without_links_takes_documents_too_and_none_is_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (tmp_path / "note.docx").write_bytes(OLD)
    (tmp_path / "note (2).docx").symlink_to(tmp_path / "nowhere")
    faults = put_in(monkeypatch, Faults("link", number, sticky=True))
    assert disk.write_new(tmp_path / "note.docx", NEW).name == "note (3).docx"
    assert disk.write_new(tmp_path / "note.docx", b"next").name == "note (4).docx"
    assert faults.order[-3:] == ["replace", "open", "fsync"], "whole under its name, and that made durable"
    assert (tmp_path / "note.docx").read_bytes() == OLD
    assert (tmp_path / "note (3).docx").read_bytes() == NEW
    assert stat.S_IMODE((tmp_path / "note (3).docx").stat().st_mode) == 0o600
    assert len(names(tmp_path)) == 4


@pytest.mark.parametrize("broken", ["open", "replace"])
def test_a_disk_without_links_that_refuses_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def without(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    with monkeypatch.context() as patch:
        put_in(patch, Faults(broken, errno.EIO, nth=2 if broken == "open" else 1))
        patch.setattr(os, "link", without)
        with pytest.raises(NotConfirmed, match="input/output error"):
            disk.write_new(tmp_path / "note.docx", NEW)
    assert names(tmp_path) == []


def test_a_name_too_long_for_the_disk_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(NotConfirmed, match="name too long"):
        disk.write_new(tmp_path / ("n" * 300), NEW)
    with pytest.raises(NotConfirmed, match="name too long"):
        disk.swap_in(tmp_path / ("n" * 300), NEW)


def test_folders_are_their_owners_only_and_refusals_are_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.make_private_folder(tmp_path / "a" / "b")
    assert {stat.S_IMODE((tmp_path / one).stat().st_mode) for one in ("a", "a/b")} == {0o700}
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotConfirmed, match="could not be made"):
        disk.make_private_folder(tmp_path / "file" / "b")
    put_in(monkeypatch, Faults("fsync"))
    with pytest.raises(NotConfirmed, match="could not be made"):
        disk.make_private_folder(tmp_path / "c")


def test_only_ordinary_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "plain")
    os.mkfifo(tmp_path / "pipe")
    assert disk.read_plain_file(tmp_path / "plain") == b"x"
    assert disk.read_plain_file(tmp_path / "none") is None
    for name, why in (
        ("link", "cannot be read"),
        ("pipe", "not an ordinary file"),
        ("plain/x", "cannot be read"),
    ):
        with pytest.raises(WorkspaceMissing, match=why):
            disk.read_plain_file(tmp_path / name)
    with pytest.raises(WorkspaceMissing, match="not an ordinary file"):
        disk.read_plain_file(tmp_path)


def test_why_the_disk_refused_is_said_in_its_own_words() -> None:
    assert disk.reason(OSError(errno.ENOSPC, "No space left on device")) == "no space left on device"
    assert disk.reason(OSError("Odd")) == "odd"

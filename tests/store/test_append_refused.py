"""A disk that does not take a line: the record and the file stay as they were."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from boardtui.edits.founding import FoundBoard
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.errors import NotConfirmed
from boardtui.store.cabinet import Cabinet
from boardtui.store.record_file import begin
from tests.builders import at, board
from tests.store.disk_faults import REAL, Faults, put_in
from tests.store.shelf import BOARD, KEY, cabinet, held, journal, stocked, texts, ticking

MARK = MarkPerson("helen", Roll.PRESENT, at("10:00"))
LINE = WriteMinute("was it kept?")


@pytest.fixture
def opened(tmp_path: Path) -> Cabinet:
    found = stocked(tmp_path / "w")
    found.open(KEY).do(MARK)
    return found


@pytest.mark.parametrize("name", ["write", "fsync"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_refused_line_leaves_record_and_file_as_they_were(
    opened: Cabinet, tmp_path: Path, name: str, number: int
) -> None:
    before, record = journal(tmp_path / "w").read_bytes(), held(opened)
    with pytest.MonkeyPatch.context() as patch:
        put_in(patch, Faults(name, number))
        with pytest.raises(NotConfirmed, match="Not saved"):
            opened.open(KEY).do(LINE)
    assert journal(tmp_path / "w").read_bytes() == before
    assert held(opened) == record
    opened.open(KEY).do(LINE)
    opened.close()
    assert texts(cabinet(tmp_path / "w")) == ["was it kept?"]


def test_a_short_write_goes_on_and_a_refused_rest_is_taken_back(
    opened: Cabinet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = journal(tmp_path / "w").read_bytes()
    left = [7]

    def little(handle: int, data: Any) -> int:
        if not left:
            raise OSError(errno.ENOSPC, "No space left on device")
        return int(REAL["write"](handle, bytes(data)[: left.pop()]))

    monkeypatch.setattr(os, "write", little)
    with pytest.raises(NotConfirmed):
        opened.open(KEY).do(LINE)
    assert journal(tmp_path / "w").read_bytes() == before
    left.extend([10**6, 5, 3])
    opened.open(KEY).do(LINE)
    monkeypatch.undo()
    assert opened.check(KEY) == 3


def test_when_it_cannot_even_be_taken_back_that_is_said(
    opened: Cabinet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = held(opened)
    with pytest.MonkeyPatch.context() as patch:
        put_in(patch, Faults("fsync", sticky=True))
        with pytest.raises(NotConfirmed, match="Not confirmed"):
            opened.open(KEY).do(LINE)
    assert held(opened) == record
    with pytest.MonkeyPatch.context() as patch:
        put_in(patch, Faults("fsync", sticky=True))
        patch.setattr(os, "ftruncate", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "broken")))
        with pytest.raises(NotConfirmed, match="Not confirmed"):
            opened.open(KEY).do(LINE)
    opened.open(KEY).do(LINE)  # on a new file: the old handle is not trusted again
    assert texts(opened) == ["was it kept?"]
    assert opened.check(KEY) == 3


@pytest.mark.parametrize("name", ["open", "fsync", "write"])
def test_a_record_that_could_not_be_begun_can_be_begun_again(tmp_path: Path, name: str) -> None:
    Cabinet.make(tmp_path / "w")
    opened = cabinet(tmp_path / "w")
    (tmp_path / "w" / "data" / "parks").mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:
        put_in(patch, Faults(name, errno.ENOSPC, nth=1, sticky=True))
        with pytest.raises(NotConfirmed):
            opened.found(board())
    assert opened.boards() == ()
    opened.found(board())
    assert opened.read(BOARD) == board()


@pytest.mark.parametrize("name", ["open", "write", "fsync"])
def test_a_journal_that_could_not_be_begun_leaves_no_empty_file(tmp_path: Path, name: str) -> None:
    base = tmp_path / "board"
    with pytest.MonkeyPatch.context() as patch:
        put_in(patch, Faults(name, errno.ENOSPC))
        with pytest.raises(NotConfirmed):
            begin(base, FoundBoard(board()), ticking(), "tester")
    assert list(tmp_path.iterdir()) == []
    begin(base, FoundBoard(board()), ticking(), "tester").close()


def test_the_first_edit_finds_the_disk_full(tmp_path: Path) -> None:
    stocked(tmp_path / "w").close()
    path = journal(tmp_path / "w")
    path.write_bytes(path.read_bytes() + b"torn")
    opened = cabinet(tmp_path / "w")
    record = opened.open(KEY)
    for name in ("open", "ftruncate", "fsync"):
        with pytest.MonkeyPatch.context() as patch:
            put_in(patch, Faults(name, errno.EROFS))
            with pytest.raises(NotConfirmed, match="cannot be written"):
                record.do(LINE)
    record.do(LINE)
    assert texts(opened) == ["was it kept?"]

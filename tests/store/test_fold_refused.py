"""A saved file that cannot be brought up to date: the journal holds everything all the same."""

import errno
from pathlib import Path

import pytest

from boardtui.edits.minuting import WriteMinute
from boardtui.edits.people import AddPerson
from boardtui.errors import NotConfirmed
from tests.builders import person
from tests.store.disk_faults import Faults, put_in
from tests.store.shelf import BOARD, KEY, cabinet, journal, stocked, table, texts


@pytest.mark.parametrize(
    ("name", "nth"), [("open", 1), ("write", 1), ("fsync", 1), ("replace", 1), ("fsync", 2)]
)
def test_a_refused_fold_loses_nothing(tmp_path: Path, name: str, nth: int) -> None:
    opened = stocked(tmp_path / "w")
    opened.open(KEY).do(WriteMinute("kept"))
    written = journal(tmp_path / "w").read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        put_in(patch, Faults(name, errno.ENOSPC, nth))
        with pytest.raises(NotConfirmed):
            opened.fold()
    assert journal(tmp_path / "w").read_bytes() == written
    assert texts(cabinet(tmp_path / "w", readonly=True)) == ["kept"]
    opened.open(KEY).do(WriteMinute("and on"))
    opened.close()
    assert texts(cabinet(tmp_path / "w")) == ["kept", "and on"]
    assert cabinet(tmp_path / "w").check(KEY) == 3


def test_one_refused_fold_does_not_keep_the_others_from_being_saved(tmp_path: Path) -> None:
    opened = stocked(tmp_path / "w")
    opened.open(BOARD).do(AddPerson(person("bo", "BH", "Bo Hill")))
    opened.open(KEY).do(WriteMinute("kept"))
    with pytest.MonkeyPatch.context() as patch:
        put_in(patch, Faults("replace", errno.EIO, 1))
        with pytest.raises(NotConfirmed, match=r"board\.json"):
            opened.fold()
    assert b"kept" in table(tmp_path / "w").read_bytes()
    opened.close()
    assert b"Bo Hill" in (tmp_path / "w" / "data" / "parks" / "board.json").read_bytes()


def test_closing_with_a_full_disk_lets_go_of_everything(tmp_path: Path) -> None:
    opened = stocked(tmp_path / "w")
    opened.open(BOARD).do(AddPerson(person("bo", "BH", "Bo Hill")))
    opened.open(KEY).do(WriteMinute("kept"))
    with pytest.MonkeyPatch.context() as patch:
        put_in(patch, Faults("write", errno.ENOSPC, sticky=True))
        with pytest.raises(NotConfirmed):
            opened.close()
    after = cabinet(tmp_path / "w")
    after.open(KEY).do(WriteMinute("later"))
    assert texts(after) == ["kept", "later"]
    after.close()

"""What was worked out once is not worked out again, unless it comes from something else or is not whole."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import holidays
import pytest

from boardtui.assemble import make_workspace, open_workspace
from boardtui.store import disk
from boardtui.store.worked_out import FOLDER, worked_out
from tests.store.disk_faults import Faults, put_in


class Counting:
    """Answers ``said``, and counts how often it was asked."""

    def __init__(self, said: str) -> None:
        self.said, self.times = said, 0

    def __call__(self) -> str:
        self.times += 1
        return self.said


def test_it_is_made_once(tmp_path: Path) -> None:
    make = Counting("Whit Monday – 24 May")
    for _ in range(3):
        assert worked_out(tmp_path, "days", "2026", make, may_write=True) == make.said
    assert make.times == 1
    assert (tmp_path / FOLDER / "days").stat().st_mode & 0o777 == disk.PRIVATE_FILE


def test_it_is_made_anew_from_something_else(tmp_path: Path) -> None:
    assert worked_out(tmp_path, "days", "2026", Counting("old"), may_write=True) == "old"
    assert worked_out(tmp_path, "days", "2027", Counting("new"), may_write=True) == "new"
    assert worked_out(tmp_path, "days", "2027", Counting("newest"), may_write=True) == "new"


@pytest.mark.parametrize(
    "spoil",
    [lambda data: data[:-1], lambda data: b"", lambda data: b"x" + data[1:], lambda data: data + b"."],
)
def test_what_is_not_whole_is_made_anew(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    worked_out(tmp_path, "days", "2026", Counting("old"), may_write=True)
    path = tmp_path / FOLDER / "days"
    path.write_bytes(spoil(path.read_bytes()))
    assert worked_out(tmp_path, "days", "2026", Counting("new"), may_write=True) == "new"


def test_it_is_done_without_where_nothing_may_be_written(tmp_path: Path) -> None:
    assert worked_out(tmp_path, "days", "2026", Counting("said"), may_write=False) == "said"
    assert not (tmp_path / FOLDER).exists()


def test_it_is_done_without_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in(monkeypatch, Faults("write"))
    assert worked_out(tmp_path, "days", "2026", Counting("said"), may_write=True) == "said"


def test_bank_holidays_are_found_once_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_workspace(tmp_path / "w")
    first, last = date(2026, 11, 1), date(2027, 2, 1)
    with closing(open_workspace(tmp_path / "w", user="tester")) as kept:
        found = kept.bank_holidays(first, last)
    assert found[date(2026, 12, 28)].startswith("Boxing Day")
    monkeypatch.delattr(holidays, "country_holidays")
    with closing(open_workspace(tmp_path / "w", user="tester")) as kept:
        assert kept.bank_holidays(first, last) == found
        with pytest.raises(ImportError):
            kept.bank_holidays(first, date(2028, 1, 1))

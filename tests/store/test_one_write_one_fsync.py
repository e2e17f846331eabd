"""What one edit costs, and when it is acknowledged."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from boardtui.edits.minuting import WriteMinute
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.errors import NotConfirmed
from tests.builders import at
from tests.store.disk_faults import REAL, Faults, put_in
from tests.store.shelf import KEY, journal, stocked

MARK = MarkPerson("helen", Roll.PRESENT, at("10:00"), "i2")
AGAIN = MarkPerson("priya", Roll.PRESENT, datetime(2026, 11, 24, 10, 0, 59, 123456, UTC), "i2")


def test_a_mark_is_one_short_line(tmp_path: Path) -> None:
    opened = stocked(tmp_path / "w").open(KEY)
    before = journal(tmp_path / "w").stat().st_size
    opened.do(AGAIN)
    added = journal(tmp_path / "w").read_bytes()[before:]
    assert added.count(b"\n") == 1
    assert added.endswith(b"\n")
    assert len(added) < 300


def test_an_edit_is_one_write_and_one_fsync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = stocked(tmp_path / "w").open(KEY)
    opened.do(MARK)
    faults = put_in(monkeypatch, Faults())
    opened.do(AGAIN)
    assert faults.calls == {"write": 1, "fsync": 1}


def test_an_edit_that_changes_nothing_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = stocked(tmp_path / "w").open(KEY)
    opened.do(MARK)
    faults = put_in(monkeypatch, Faults())
    receipt = opened.do(MARK)
    assert (receipt.changed, receipt.sequence, dict(faults.calls)) == (False, opened.sequence, {})


def test_nothing_is_acknowledged_before_the_fsync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = stocked(tmp_path / "w").open(KEY)
    opened.do(MARK)
    seen: list[tuple[int, bool]] = []

    def fsync(handle: int) -> None:
        on_disk = b"a paragraph" in journal(tmp_path / "w").read_bytes()
        seen.append((opened.sequence, on_disk))
        REAL["fsync"](handle)

    monkeypatch.setattr(os, "fsync", fsync)
    receipt = opened.do(WriteMinute("a paragraph"))
    assert seen == [(2, True)]
    assert receipt.sequence == opened.sequence == 3


def test_without_the_fsync_there_is_no_receipt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = stocked(tmp_path / "w").open(KEY)
    opened.do(MARK)
    put_in(monkeypatch, Faults("fsync", sticky=True))
    with pytest.raises(NotConfirmed):
        opened.do(AGAIN)
    assert opened.sequence == 2

"""The clock tells the user's own zone, and when that changes its offset."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from boardtui import assemble


@pytest.fixture
def in_london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_summer_time_ends_with_the_hour(in_london: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ends = datetime(2026, 10, 25, 1, tzinfo=UTC)
    clock = assemble.SystemClock()
    for moment, hours in ((ends - timedelta(minutes=1), 1), (ends - timedelta(seconds=1), 1), (ends, 0)):
        monkeypatch.setattr(time, "time", moment.timestamp)
        told = clock()
        assert (told, told.utcoffset()) == (moment, timedelta(hours=hours))


def test_the_first_answer_is_aware() -> None:
    assert assemble.system_clock().utcoffset() is not None

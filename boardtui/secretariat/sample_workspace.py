"""Filling a new workspace with the sample board: records from data, meetings from what was typed at them."""

from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

import msgspec

from boardtui.errors import NotFound, UsageRefusal
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.secretariat.finding_records import find_meeting
from boardtui.secretariat.ports import Clock
from boardtui.secretariat.script import carry_out
from boardtui.secretariat.secretariat import Secretariat

_ZONE = ZoneInfo("Europe/London")
_FOUNDED = datetime(2010, 9, 1, 9, 0, tzinfo=_ZONE)
_TYPED: tuple[tuple[str, str, datetime], ...] = (
    ("2010-09-09", "2010-09-09.txt", datetime(2010, 9, 9, 12, 0, tzinfo=_ZONE)),
    ("2010-11-17", "2010-11-17-before.txt", datetime(2010, 11, 16, 10, 0, tzinfo=_ZONE)),
    ("2010-11-17", "2010-11-17.txt", datetime(2010, 11, 17, 15, 0, tzinfo=_ZONE)),
    ("2010-09-09", "2010-09-09-approved.txt", datetime(2010, 11, 17, 16, 0, tzinfo=_ZONE)),
    ("2010-11-17", "2011-01-progress.txt", datetime(2011, 1, 10, 10, 0, tzinfo=_ZONE)),
)
EVE_CLOCK = datetime(2010, 11, 17, 14, 55, tzinfo=_ZONE)
"""Five minutes before the meeting of 17 November 2010: when the demonstration begins."""
AFTER_CLOCK = datetime(2011, 1, 10, 10, 5, tzinfo=_ZONE)
"""After the last thing the sample holds: when the demonstration of the whole sample begins."""


def fill_sample(open_at: Callable[[Clock], Secretariat], *, eve_of: str | None = None) -> None:
    """Write the sample board and its meetings into an empty workspace.

    ``open_at`` opens the workspace under a given clock. With ``eve_of`` (a meeting's id) nothing that
    was typed at that meeting or after it is written: the workspace is as it was before it began.
    """
    _found(open_at)
    for meeting, name, moment in _TYPED:
        if eve_of is not None and moment.date().isoformat() >= eve_of:
            continue
        _type(open_at, meeting, name, moment)


def sample_meeting(wanted: str) -> str:
    """The id of the sample's meeting on the day ``wanted`` means; raises UsageRefusal where there is none."""
    meetings = msgspec.json.decode(_data("meetings.json"), type=list[Meeting])
    try:
        return find_meeting(tuple(meetings), wanted, _FOUNDED.date()).id
    except NotFound as error:
        raise UsageRefusal(str(error)) from error


def sample_lines(name: str) -> tuple[str, ...]:
    """The lines of one of the sample's scripts."""
    return tuple(files("boardtui.sample").joinpath(name).read_text("utf-8").splitlines())


def _found(open_at: Callable[[Clock], Secretariat]) -> None:
    secretariat = open_at(lambda: _FOUNDED)
    try:
        secretariat.found(msgspec.json.decode(_data("board.json"), type=Board))
        for meeting in msgspec.json.decode(_data("meetings.json"), type=list[Meeting]):
            secretariat.found(meeting)
    finally:
        secretariat.close()


def _type(open_at: Callable[[Clock], Secretariat], meeting: str, name: str, moment: datetime) -> None:
    secretariat = open_at(lambda: moment)
    try:
        key = RecordKey(secretariat.boards()[0].id, meeting)
        failures = [one for one in carry_out(secretariat, key, sample_lines(name)) if one.refusal]
        assert not failures, failures
    finally:
        secretariat.close()


def _data(name: str) -> bytes:
    return files("boardtui.sample").joinpath(name).read_bytes()

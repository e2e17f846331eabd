"""T16: whatever the clock does, the order is the order of entry and no duration is below nothing."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from boardtui.app.rows.status_rows import _state
from boardtui.edits.course import CloseMeeting, OpenMeeting
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.attendance import Mark, attendance
from boardtui.store.cabinet import Cabinet
from tests.builders import board, meeting
from tests.store.shelf import KEY

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
MINUTE = timedelta(minutes=1)


def steady(first: datetime, zone: ZoneInfo = LONDON) -> Iterator[datetime]:
    """A clock that goes on by a minute each time it is read, shown in ``zone``."""
    while True:
        yield first.astimezone(zone)
        first += MINUTE


def spring() -> Iterator[datetime]:
    """29 March 2026: at 01:00 the clocks go forward."""
    return steady(datetime(2026, 3, 29, 0, 56, tzinfo=UTC))


def autumn() -> Iterator[datetime]:
    """25 October 2026: 01:30 comes twice."""
    return steady(datetime(2026, 10, 25, 0, 56, tzinfo=UTC))


def set_back_a_day() -> Iterator[datetime]:
    """Somebody sets the clock right in the middle of the meeting, by a day."""
    clock = steady(datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    for moment in clock:
        yield moment if moment.minute < 6 else moment - timedelta(days=1)


def set_forward_a_day() -> Iterator[datetime]:
    """The other way round."""
    for moment in steady(datetime(2026, 11, 24, 10, 0, tzinfo=UTC)):
        yield moment if moment.minute < 6 else moment + timedelta(days=1)


def another_zone() -> Iterator[datetime]:
    """The machine is told that it stands in New York."""
    for place, moment in enumerate(steady(datetime(2026, 11, 24, 10, 0, tzinfo=UTC))):
        yield moment.astimezone(LONDON if place < 6 else NEW_YORK)


CLOCKS = [spring, autumn, set_back_a_day, set_forward_a_day, another_zone]


@pytest.mark.parametrize("clock", CLOCKS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("restart", [False, True])
def test_the_order_is_the_order_of_entry(
    tmp_path: Path, clock: Callable[[], Iterator[datetime]], restart: bool
) -> None:
    moments = clock()

    def now() -> datetime:
        return next(moments)

    Cabinet.make(tmp_path / "w")
    opened = Cabinet(tmp_path / "w", now, "tester")
    opened.found(board())
    opened.found(meeting(MeetingState.SCHEDULED))
    opened.open(KEY).do(OpenMeeting(now().astimezone(UTC)))
    story = [("helen", Roll.PRESENT), ("priya", Roll.PRESENT), ("priya", Roll.LEFT), ("ian-c", Roll.PRESENT)]
    story += [("helen", Roll.LEFT), ("priya", Roll.PRESENT), ("elodie", Roll.APOLOGIES)]
    for who, roll in story:
        opened.open(KEY).do(MarkPerson(who, roll, now().astimezone(UTC)))
        if restart:
            opened.close()
            opened = Cabinet(tmp_path / "w", now, "tester")
    opened.open(KEY).do(CloseMeeting(now().astimezone(UTC)))
    lines = opened.open(KEY).history()
    opened.close()
    held = Cabinet(tmp_path / "w", now, "tester", readonly=True).read(KEY)
    assert isinstance(held, Meeting)
    assert [line.stamp.sequence for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.stamp.at.utcoffset() == timedelta(0) for line in lines)
    assert [(one.person, one.order) for one in held.presence] == [
        (who, place) for place, (who, _) in enumerate(story, start=3)
    ]
    standing = attendance(board(), held).standing
    assert standing("helen").mark is not Mark.UNMARKED and not standing("helen").in_room
    assert standing("priya").in_room and standing("ian-c").in_room
    assert standing("elodie").mark is Mark.APOLOGIES


@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(hours=-1), timedelta(0), timedelta(days=1)])
def test_the_time_a_meeting_has_been_open_is_never_below_nothing(jump: timedelta) -> None:
    held = meeting()
    assert held.opened is not None
    assert "-" not in _state(held, held.opened + jump)


def test_the_offset_of_the_day_stands_in_each_line(tmp_path: Path) -> None:
    moments = autumn()
    Cabinet.make(tmp_path / "w")
    opened = Cabinet(tmp_path / "w", lambda: next(moments), "tester")
    opened.found(board())
    opened.found(meeting())
    for place in range(6):
        opened.open(KEY).do(MarkPerson("helen", [Roll.PRESENT, Roll.LEFT][place % 2], next(moments)))
    lines = opened.open(KEY).history()
    opened.close()
    assert {line.offset for line in lines} == {"+01:00", "+00:00"}
    assert [line.stamp.at for line in lines] == sorted(line.stamp.at for line in lines)

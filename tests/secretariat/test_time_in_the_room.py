"""Whose clock an entry goes by: the wall's in the room, the script's in a script (R50)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from boardtui.assemble import make_workspace, open_workspace
from boardtui.edits.course import BeginAfresh
from boardtui.model.keys import RecordKey
from boardtui.secretariat.script import carry_out
from boardtui.secretariat.secretariat import Secretariat
from tests.builders import at, board, meeting

KEY = RecordKey("parks", "2026-11-24")


class Wall:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = at("10:30")

    def __call__(self) -> datetime:
        return self.at

    def strikes(self, clock: str) -> None:
        self.at = at(clock)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def counter(tmp_path: Path, wall: Wall) -> Iterator[Secretariat]:
    make_workspace(tmp_path / "w")
    found = open_workspace(tmp_path / "w", user="clerk", clock=wall)
    found.found(board())
    found.found(meeting())
    yield found
    found.close()


def came_at(counter: Secretariat) -> list[datetime]:
    return [one.at for one in counter.meeting(KEY).presence]


@pytest.mark.parametrize("line", ["/open", "/open 10:20", "/break 10:25: tea"])
def test_what_was_opened_or_broken_off_does_not_stop_the_clock(
    counter: Secretariat, wall: Wall, line: str
) -> None:
    if line.startswith("/open"):
        counter.do(KEY, BeginAfresh("not opened yet"))
    counter.capture(KEY, line)
    wall.strikes("11:10")
    counter.capture(KEY, "+hp")
    assert came_at(counter) == [at("11:10")]


def test_a_time_that_is_set_runs_on_with_the_clock(counter: Secretariat, wall: Wall) -> None:
    counter.capture(KEY, "/time 10:05")
    assert counter.said_clock(KEY) == at("10:05")
    wall.at += timedelta(minutes=3)
    counter.capture(KEY, "+hp")
    assert came_at(counter) == [at("10:08")]
    wall.strikes("10:41")
    counter.capture(KEY, "/time 10:41")
    counter.capture(KEY, "+pn")
    assert came_at(counter) == [at("10:08"), at("10:41")]


def test_in_a_script_the_time_of_the_last_line_that_said_one_holds(counter: Secretariat, wall: Wall) -> None:
    for done in carry_out(counter, KEY, ["open 10:00", "+hp", "time 10:07", "+pn"]):
        assert not done.refusal
        wall.at += timedelta(minutes=1)
    assert came_at(counter) == [at("10:00"), at("10:07")]


def test_on_another_day_a_time_once_said_holds_in_the_room_too(counter: Secretariat, wall: Wall) -> None:
    wall.at += timedelta(days=40)
    counter.capture(KEY, "/break 10:25: tea")
    wall.at += timedelta(minutes=9)
    counter.capture(KEY, "+hp")
    assert came_at(counter) == [at("10:25")]

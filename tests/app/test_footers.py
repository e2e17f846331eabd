"""The footer hints at what is of use as things stand, and the most useful keys fit at 80 columns."""

from pathlib import Path

import pytest

from boardtui.app.commands.command import RecordingCommand
from boardtui.app.widgets.footer import FittedFooter
from tests.app.holding import Keyboard, eve_of_november, screen_text, until_live


def _hints(keyboard: Keyboard) -> list[str]:
    footer = keyboard.pilot.app.screen.query_one(FittedFooter)
    return [command.id for _, _, command in footer._spans]


async def test_before_it_is_open_the_roll_and_opening_it_are_hinted_at(tmp_path: Path) -> None:
    async with eve_of_november(tmp_path).app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        first = ["present", "apologies", "substitute", "door", "arrival"]
        assert _hints(keyboard) == [*first, "open", "type"]
        await keyboard.press("o")
        assert _hints(keyboard) == [*first, "next-item", "type"]
        await keyboard.press("u")
        assert _hints(keyboard) == [*first, "open", "type"]
        await pilot.resize_terminal(120, 40)
        await keyboard.settle()
        assert "rest-present" in _hints(keyboard)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_closed_meeting_hints_at_no_key_that_records(tmp_path: Path, size: tuple[int, int]) -> None:
    async with eve_of_november(tmp_path).app().run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "P", "tab")
        await keyboard.type("/close")
        await keyboard.press("y")
        recording = {one.id for one in keyboard.live.commands if issubclass(one, RecordingCommand)}
        assert {"present", "door", "next-item", "arrival", "close"} <= recording
        assert not recording & set(_hints(keyboard)), "in the line"
        await keyboard.press("escape")
        assert not recording & set(_hints(keyboard)), "on the roll"
        assert _hints(keyboard)[0] == "reopen" and "export" in _hints(keyboard)


async def test_the_hint_of_reopening_asks_for_the_reason_in_the_line(tmp_path: Path) -> None:
    async with eve_of_november(tmp_path).app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("R")
        assert "The meeting is not closed." in screen_text(pilot.app)  # type: ignore[arg-type]
        await keyboard.press("o", "P", "tab")
        await keyboard.type("/close")
        await keyboard.press("y")
        await keyboard.press("escape", "R")
        assert keyboard.live.capture_line.text == "/reopen "
        await keyboard.type("the vote was left out")
        assert keyboard.live.meeting.state == "open"
        await keyboard.press("escape")
        assert _hints(keyboard)[0] == "present"


async def test_home_is_no_hint_at_home(tmp_path: Path) -> None:
    async with eve_of_november(tmp_path).app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "P", "tab")
        await keyboard.type("/close")
        await keyboard.press("y")
        await keyboard.press("escape")
        assert "home" in _hints(keyboard)
        await keyboard.press("1")
        assert "home" not in _hints(keyboard)


async def test_what_is_odd_about_a_mark_made_by_a_key_is_said_with_its_news(tmp_path: Path) -> None:
    """The line says it in its preview; a key has none."""
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "P")
        evening.clock.pass_minutes(5)
        await keyboard.press("down", "up", "l")
        shown = screen_text(pilot.app)  # type: ignore[arg-type]
        assert "David Parsons CBE: left" in shown and "! David Parsons CBE presides" in shown
        await keyboard.press("down", "l")
        assert "presides" not in screen_text(pilot.app)  # type: ignore[arg-type]


async def test_an_odd_time_that_is_put_right_by_a_key_is_doubted(tmp_path: Path) -> None:
    async with eve_of_november(tmp_path).app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "p", "up", "t")
        await keyboard.type("16 30")
        assert "! 16:30 is still to come" in screen_text(pilot.app)  # type: ignore[arg-type]

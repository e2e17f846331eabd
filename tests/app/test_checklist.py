"""Closing: what is open is listed, each with a key that goes there; only y closes, never Enter."""

from pathlib import Path

import pytest

from boardtui.app.dialogs.checklist import ChecklistDialog
from boardtui.model.meetings import MeetingState
from tests.app.holding import Keyboard, screen_text, until_live
from tests.app.rolls import morning_of_november


async def _at_the_checklist(keyboard: Keyboard) -> None:
    await keyboard.press("o", "P", "u", "right_square_bracket", "tab")
    await keyboard.type("A: write to the county")
    await keyboard.press("escape", "C")
    assert isinstance(keyboard.pilot.app.screen, ChecklistDialog)


def _is_asked(keyboard: Keyboard) -> bool:
    return isinstance(keyboard.pilot.app.screen, ChecklistDialog)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_1_enter_and_the_key_that_opened_it_do_not_close_and_y_does(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await _at_the_checklist(keyboard)
        assert "Not marked: Ian Clark" in screen_text(app)
        assert "has no decision" in screen_text(app)
        for keys, state in (
            (["C"], "open"),
            (["enter"], "open"),
            (["C", "escape"], "open"),
            (["C", "y"], "closed"),
        ):
            await keyboard.press(*keys)
            assert keyboard.live.meeting.state == MeetingState(state)
            assert isinstance(app.screen, ChecklistDialog) is (keys == ["C"])
        await keyboard.press("p")
        assert "Type /reopen and a reason" in screen_text(app) and keyboard.live.meeting.presence == ()


async def test_each_finding_goes_to_its_place_with_one_key(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await _at_the_checklist(keyboard)
        keyboard.live.register.move_to(9)
        await keyboard.press("1")
        assert keyboard.live.register.person == "ic" and keyboard.live.register.has_focus
        await keyboard.press("C", "2")
        assert keyboard.live.typing and keyboard.live.capture_line.text == "D: "
        await keyboard.press("backspace", "backspace", "backspace", "escape", "C", "3")
        assert keyboard.live.capture_line.text == "/item 2"
        await keyboard.press(*["backspace"] * 7, "escape", "C", "5")
        assert "write to the county" in keyboard.live.capture_line.text


async def test_o_goes_on_with_a_meeting_that_was_broken_off_and_c_says_what_ends_it(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o")
        assert "o Open" not in screen_text(app)
        await keyboard.press("o")
        assert "already; /open and a time corrects that." in " ".join(screen_text(app).split())
        await keyboard.press("escape", "tab")
        await keyboard.type("/break: tea")
        await keyboard.press("escape")
        assert "o Resume" in screen_text(app)
        await keyboard.press("C")
        assert "/resume goes on with it, and /close ends it." in " ".join(screen_text(app).split())
        assert keyboard.live.meeting.state == "adjourned"
        await keyboard.press("o")
        assert keyboard.live.meeting.state == "open"
        assert keyboard.live.meeting.adjournments[0].resumed is not None


async def test_a_typed_close_shows_what_is_open_and_escape_gives_the_line_back(
    tmp_path: Path,
) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "tab")
        for key, left in (("escape", "/close 10:40"), ("1", "")):
            await keyboard.type("/close 10:40" if not keyboard.live.capture_line.text else "")
            assert _is_asked(keyboard) and "Not marked: " in screen_text(app)
            await keyboard.press(key)
            assert not _is_asked(keyboard) and keyboard.live.capture_line.text == left
            assert keyboard.live.meeting.state is MeetingState.OPEN
        await keyboard.press("tab")
        await keyboard.type("/close 10:40")
        await keyboard.press("y")
        assert keyboard.live.meeting.state is MeetingState.CLOSED
        assert keyboard.live.meeting.closed is not None
        assert f"{keyboard.live.meeting.closed:%H:%M}" == "10:40"


async def test_a_typed_close_asks_nothing_where_nothing_is_open(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "P", "tab")
        for item in keyboard.live.meeting.agenda:
            await keyboard.type(f"/item {item.number.rstrip('.')}")
            await keyboard.type("D: Members noted it")
        assert keyboard.live.open_findings() == ()
        await keyboard.type("/close")
        assert app.screen is keyboard.live and keyboard.live.meeting.state is MeetingState.CLOSED

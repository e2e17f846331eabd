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

"""From the smallest window to the largest nothing breaks; where there is no room, that is said."""

from pathlib import Path

import pytest

from tests.app.holding import eve_of_november, screen_text, until_live

SIZES = [(1, 1), (20, 5), (40, 10), (59, 24), (60, 16), (80, 15), (80, 24), (120, 40), (300, 100)]


@pytest.mark.parametrize("size", SIZES)
async def test_every_place_and_dialog_bears_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        small = size[0] < 60 or size[1] < 16
        assert ("needs" in screen_text(app) and "60x16" in screen_text(app)) is (small and size != (1, 1))
        await keyboard.press("p")
        assert keyboard.live.result.standing("david-parsons").mark == "present"
        if small and size != (1, 1):
            assert "Saved #" in screen_text(app) and "Peter Fleming" in screen_text(app)
        await keyboard.press(
            "s", "escape", "C", "escape", "question_mark", "escape", "ctrl+p", "escape", "1", "4"
        )


async def test_a_window_made_small_and_large_again_is_as_it_was(tmp_path: Path) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("p")
        before = screen_text(app)
        await pilot.resize_terminal(30, 8)
        await keyboard.settle()
        assert "Register" not in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await keyboard.settle()
        assert screen_text(app).splitlines()[1:8] == before.splitlines()[1:8]
        assert keyboard.live.register.has_focus

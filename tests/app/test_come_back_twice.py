"""A place that was left and come back to is made anew: what it says is said on the screen that is there."""

from pathlib import Path

import pytest

from tests.app.holding import Keyboard, screen_text
from tests.app.rounds import january


@pytest.mark.parametrize("place", ["2", "3", "5", "6", "7", "8"])
async def test_what_is_said_in_a_place_come_back_to_is_seen(tmp_path: Path, place: str) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press(place, "escape")
        assert "Esc once more shows the keys" in screen_text(app)
        await keyboard.press("1", place)
        assert "Esc once more" not in screen_text(app)
        await keyboard.press("escape")
        assert "Esc once more shows the keys" in screen_text(app)


async def test_a_document_written_after_coming_back_is_said_and_ends_nothing(tmp_path: Path) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        for _ in range(2):
            await keyboard.press("8", "enter")
            assert "Written:" in screen_text(app)
            await keyboard.press("1")
    assert len(list((tmp_path / "workspace" / "exports").iterdir())) == 2

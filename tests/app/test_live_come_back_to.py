"""A meeting that was left for another place is as it was when one comes back, and goes on."""

from pathlib import Path

import pytest

from tests.app.holding import eve_of_november, screen_text, until_live


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("elsewhere", "12567")
async def test_live_is_as_it_was_left(tmp_path: Path, elsewhere: str, size: tuple[int, int]) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("p", "p")
        before = screen_text(app).splitlines()[4:16]
        assert any("David Parsons" in line for line in before)
        await keyboard.press(elsewhere)
        await keyboard.settle()
        assert screen_text(app).splitlines()[4:16] != before
        await keyboard.press("4")
        await keyboard.settle()
        assert screen_text(app).splitlines()[4:16] == before
        person = keyboard.live.register.person
        assert person is not None
        await keyboard.press("a")
        await keyboard.settle()
        assert keyboard.live.result.standing(person).mark == "apologies"
        assert screen_text(app).splitlines()[4:16] != before


async def test_live_shows_what_another_place_has_changed_meanwhile(tmp_path: Path) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        live = keyboard.live
        await keyboard.press("p", "1")
        await keyboard.settle()
        app.desk.capture(live.key, "=PF apologies")
        await keyboard.settle()
        await keyboard.press("4")
        await keyboard.settle()
        assert app.screen is live
        row = next(line for line in screen_text(app).splitlines() if "Peter Fleming" in line)
        assert "–" in row

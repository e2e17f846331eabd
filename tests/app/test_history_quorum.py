"""The history says where the quorum was lost, and where it was had again."""

from pathlib import Path

from tests.app.holding import screen_text, until_live
from tests.app.rolls import morning_of_november


async def test_the_history_shows_the_loss_above_the_entry_that_brought_it_about(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("tab")
        for line in ("+ic pn to sw dp ak mh fc", "/open", "/item 1", "-fc"):
            await keyboard.type(line)
        await keyboard.press("escape", "H")
        lines = screen_text(app).splitlines()
        lost = "» The meeting became inquorate at 09.50 when Fiona Campbell left."
        (place,) = [number for number, line in enumerate(lines) if lost in line]
        assert "Fiona Campbell" in lines[place + 1] and "left" in lines[place + 1]
        await keyboard.press("enter")
        assert "Entry 5" in screen_text(app) and lost.removeprefix("» ") in screen_text(app)

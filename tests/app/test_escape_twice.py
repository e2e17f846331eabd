"""Escape twice in a row shows the keys of a place; with anything between them it does not."""

from pathlib import Path

import pytest

from boardtui.app.dialogs.keys import KeysDialog
from tests.app.holding import eve_of_november, until_live


@pytest.mark.parametrize("between", ["", "p", "j", "f1 escape"])
async def test_escape_twice(tmp_path: Path, between: str) -> None:
    async with eve_of_november(tmp_path).app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("escape")
        assert "Esc once more" in keyboard.live.notice.lines[0].text
        await keyboard.press(*between.split())
        await keyboard.press("escape")
        assert isinstance(pilot.app.screen, KeysDialog) == (not between)

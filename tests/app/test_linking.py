"""Decisions and actions linked by keys: what takes the place of what, and what carries it out."""

from pathlib import Path

import pytest

from boardtui.app.screens.decisions import DecisionsScreen
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from tests.app.holding import BOARD, NOVEMBER, Keyboard, screen_text
from tests.app.rounds import PLAN, January, january

FIRST, SECOND = "IPB/2010-11/01", "IPB/2010-11/03"


def november(here: January) -> Meeting:
    secretariat = here.secretariat()
    found = secretariat.meeting(NOVEMBER)
    secretariat.close()
    return found


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_decision_is_linked_from_the_register_and_undone(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=size) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("6", "r", *"/03")
        await keyboard.press("enter")
        assert f"Replaces {SECOND}" in screen_text(app)
        await keyboard.press("a", *"/02", "enter")
        assert f"Carried out by {PLAN}: open" in screen_text(app)
        told = november(here)
        assert [one.replaces for one in told.decisions if one.ref == FIRST] == [SECOND]
        assert [one.carries_out for one in told.actions if one.ref == PLAN] == [FIRST]
        await keyboard.press("a", *"/02")
        assert "linked:" in screen_text(app)
        await keyboard.press("enter")
        assert "Carried out by" not in screen_text(app)
        await keyboard.press("u", "u", "u")
        assert "Replaces" not in screen_text(app).replace("r Replaces", "")
    assert [one.replaces for one in november(here).decisions if one.ref == FIRST] == [None]


async def test_an_action_is_linked_from_the_tracker(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "l", *"/01", "enter")
        assert f"Carries out {FIRST}" in screen_text(app)
        await keyboard.press("l", *"none", "enter")
        assert f"Carries out {FIRST}" not in screen_text(app)
    assert all(one.carries_out is None for one in november(here).actions)


async def test_nothing_is_linked_for_reading_only_or_where_there_is_none(tmp_path: Path) -> None:
    here = january(tmp_path)
    here.readonly = True
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("6", "r")
        assert isinstance(app.screen, DecisionsScreen) and "reading only" in screen_text(app)
        await keyboard.press("escape", "slash", *"zzzz", "enter", "r", "a")
        assert "There is no decision here" in screen_text(app)
    assert november(here).id == RecordKey(BOARD, "2010-11-17").meeting

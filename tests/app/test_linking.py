"""Decisions and actions linked by keys: what takes the place of what, and what carries it out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from boardtui.app.dialogs.choosing import ChooseDialog
from boardtui.app.screens.decisions import DecisionsScreen
from boardtui.edits.course import OpenMeeting
from boardtui.edits.minuting import Decide
from boardtui.model.decisions import Outcome
from boardtui.model.keys import RecordKey
from tests.app.holding import BOARD, Keyboard, screen_text
from tests.app.rounds import PLAN, january
from tests.builders import board, meeting

FIRST, SECOND = "IPB/2010-11/01", "IPB/2010-11/03"


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
        told = here.november()
        assert [one.replaces for one in told.decisions if one.ref == FIRST] == [SECOND]
        assert [one.carries_out for one in told.actions if one.ref == PLAN] == [FIRST]
        await keyboard.press("a", *"/02")
        assert "linked:" in screen_text(app)
        await keyboard.press("enter")
        assert "Carried out by" not in screen_text(app)
        await keyboard.press("u", "u", "u")
        assert "Replaces" not in screen_text(app).replace("r Replaces", "")
    assert [one.replaces for one in here.november().decisions if one.ref == FIRST] == [None]


async def test_a_decision_takes_the_place_of_an_earlier_one_of_its_own_board_only(tmp_path: Path) -> None:
    here = january(tmp_path)
    secretariat = here.secretariat()
    later = RecordKey(BOARD, "2011-01-18")
    secretariat.do(later, OpenMeeting(here.clock()))
    secretariat.do(later, Decide("Later", Outcome.AGREED, None, "IPB/2010-11/90"))
    secretariat.found(board())
    secretariat.found(replace(meeting(), id="2010-06-01", day=date(2010, 6, 1)))
    secretariat.do(
        RecordKey("parks", "2010-06-01"), Decide("Elsewhere", Outcome.AGREED, None, "PB/2010-11/91")
    )
    secretariat.close()
    app = here.app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        offered = {}
        for ref in (FIRST, "IPB/2010-11/90"):
            await keyboard.press("6", "slash", *ref, "enter", "r")
            assert isinstance(app.screen, ChooseDialog)
            offered[ref] = {one.value for one in app.screen._options} - {""}
            await keyboard.press("escape", "1")
    assert SECOND in offered[FIRST] and "IPB/2010-11/90" not in offered[FIRST]
    assert {FIRST, SECOND} <= offered["IPB/2010-11/90"]
    assert all(one.startswith("IPB/") for refs in offered.values() for one in refs)


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
    assert all(one.carries_out is None for one in here.november().actions)


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
    assert here.november().id == RecordKey(BOARD, "2010-11-17").meeting

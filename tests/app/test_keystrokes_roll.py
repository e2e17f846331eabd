"""The targets of the interface guide, section 4.7, for the roll: keys are counted, and too many fail."""

import random
from pathlib import Path

import pytest

from boardtui.edits.base import MeetingEdit
from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.rules.attendance import Mark
from tests.app.holding import Keyboard, until_live
from tests.app.rolls import APOLOGIES, CODES, SUBSTITUTED, Morning, morning_of_november

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])
ROLL_CALL, WALKING_IN, EXCEPTIONS, PRE_ENTERED, LATE, UNDO = 26, 54, 20, 1, 4, 1


def _everybody_is_as_they_were(keyboard: Keyboard) -> None:
    """Seventeen present, four apologies, two substituted: what the job asks for."""
    result = keyboard.live.result
    marks = {code: result.standing(code).mark for code in CODES}
    expected = dict.fromkeys(CODES, Mark.PRESENT)
    expected |= dict.fromkeys((*APOLOGIES, *SUBSTITUTED), Mark.APOLOGIES)
    assert marks == expected
    assert [one for one in CODES if result.standing(one).substitute] == list(SUBSTITUTED)
    assert len(result.voters) == 19


@SIZES
async def test_roll_call(tmp_path: Path, size: tuple[int, int]) -> None:
    async with morning_of_november(tmp_path).app().run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        for code in CODES:
            if code in SUBSTITUTED:
                await keyboard.press("s", "enter")
            else:
                await keyboard.press("a" if code in APOLOGIES else "p")
        assert keyboard.pressed <= ROLL_CALL
        _everybody_is_as_they_were(keyboard)


@SIZES
async def test_walking_in(tmp_path: Path, size: tuple[int, int]) -> None:
    async with morning_of_november(tmp_path).app().run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        here = [one for one in CODES if one not in (*APOLOGIES, *SUBSTITUTED)]
        random.Random(24).shuffle(here)
        await keyboard.press("d", *"".join(here))
        await keyboard.press("2", *"".join(APOLOGIES))
        await keyboard.press("3")
        for code in SUBSTITUTED:
            await keyboard.press(*code, "enter")
        assert keyboard.pressed <= WALKING_IN
        _everybody_is_as_they_were(keyboard)


@SIZES
async def test_the_exceptions_and_then_the_rest(tmp_path: Path, size: tuple[int, int]) -> None:
    async with morning_of_november(tmp_path).app().run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("d", "2", *"icreatga", "3", *"ak", "enter", *"pc", "enter", "escape", "P")
        assert keyboard.pressed <= EXCEPTIONS
        _everybody_is_as_they_were(keyboard)


def _with_what_the_emails_said(folder: Path) -> Morning:
    before = Morning(folder).clock.at
    edits: list[MeetingEdit] = [MarkPerson(one, Roll.APOLOGIES, before) for one in APOLOGIES]
    edits += [StandIn("ya", "ak", before), StandIn("lp", "pc", before)]
    return morning_of_november(folder, *edits)


@SIZES
async def test_all_exceptions_entered_before(tmp_path: Path, size: tuple[int, int]) -> None:
    async with _with_what_the_emails_said(tmp_path).app().run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("P")
        assert keyboard.pressed <= PRE_ENTERED
        _everybody_is_as_they_were(keyboard)


@SIZES
async def test_a_late_departure_and_arrival_while_typing_minutes(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with morning_of_november(tmp_path).app().run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("P", "tab")
        for sign, here in (("minus", False), ("plus", True)):
            keyboard.pressed = 0
            await keyboard.press(sign, "p", "p", "enter")
            assert keyboard.pressed <= LATE
            assert keyboard.live.result.standing("pp").in_room is here
            assert keyboard.live.typing


@SIZES
async def test_undo_is_one_key_wherever_the_keys_are(tmp_path: Path, size: tuple[int, int]) -> None:
    async with morning_of_november(tmp_path).app().run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        for before, undo in (
            (["P"], "u"),
            (["P", "tab"], "ctrl+z"),
            (["escape", "d", "p", "p"], "backspace"),
        ):
            await keyboard.press(*before)
            assert keyboard.live.result.voters
            keyboard.pressed = 0
            await keyboard.press(undo)
            assert keyboard.pressed <= UNDO
            assert not keyboard.live.result.voters

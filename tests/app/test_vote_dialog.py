"""A recorded vote by keys: one key a person, those out of the room put down already (R33)."""

from pathlib import Path

import pytest

from boardtui.app.dialogs.vote import VoteDialog
from boardtui.model.decisions import Manner, Vote
from tests.app.holding import Keyboard, eve_of_november, screen_text, until_live

ROLL = ("/open", "+DP +PF +PG +TM +TC +HH +JS")
OUT = ("/item 1", "I: @TC dpi: owns it; left", "D: Agreed the plan")


async def _typed(keyboard: Keyboard, *lines: str) -> None:
    await keyboard.press("tab")
    for line in lines:
        keyboard.live.capture_line.put(line if line[0] in "+/ID" else f"/{line}")
        await keyboard.press("enter")
    await keyboard.press("escape")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_recorded_vote_takes_one_key_a_person(tmp_path: Path, size: tuple[int, int]) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await _typed(keyboard, *ROLL, *OUT)
        await keyboard.press("v")
        assert isinstance(app.screen, VoteDialog)
        shown = screen_text(app)
        assert "Recorded vote: Agreed the plan." in shown
        assert "Tim Cheetham: left at" in shown and "with an interest" in shown
        assert "6 still to be asked" in shown
        await keyboard.press("enter")
        assert isinstance(app.screen, VoteDialog), "Enter records nothing before everybody was asked"
        keyboard.pressed = 0
        await keyboard.press("f", "a", "b", "n", "f", "f", "enter")
        assert keyboard.pressed == 7
        (decision,) = keyboard.live.meeting.decisions
    tally = decision.tally
    assert tally is not None and tally.manner is Manner.RECORDED
    assert (tally.votes_for, tally.against, tally.abstained) == (3, 1, 1)
    assert len(tally.named(Vote.DID_NOT_VOTE)) == 1
    assert len(tally.named(Vote.OUT_OF_ROOM)) == 1


async def test_the_rest_for_and_a_vote_taken_back(tmp_path: Path) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await _typed(keyboard, *ROLL, *OUT)
        await keyboard.press("v", "j", "a", "k", "a", "up", "up", "space")
        assert "5 still to be asked" in screen_text(app)
        await keyboard.press("down", "a", "F", "enter")
        (decision,) = keyboard.live.meeting.decisions
        assert decision.tally is not None
        assert (decision.tally.votes_for, decision.tally.against) == (5, 1)
        await keyboard.press("u")
        assert keyboard.live.meeting.decisions[0].tally is None


async def test_escape_records_nothing_and_an_empty_room_has_nobody_to_ask(tmp_path: Path) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        before = keyboard.live.meeting
        await keyboard.press("v", "f", "space", "A", "j", "enter")
        assert "Nobody here may vote now." in screen_text(app)
        await keyboard.press("escape")
        assert not isinstance(app.screen, VoteDialog)
        assert keyboard.live.meeting == before

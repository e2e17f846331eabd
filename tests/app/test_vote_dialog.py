"""A recorded vote by keys: one key a person, those out of the room put down already (R33)."""

from pathlib import Path

import pytest

from boardtui.app.dialogs.vote import VoteDialog
from boardtui.model.decisions import Manner, Tally, Vote
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


async def test_a_vote_that_stands_is_said_and_started_from(tmp_path: Path) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await _typed(keyboard, *ROLL, *OUT)
        await keyboard.press("v")
        assert "stands already" not in screen_text(app)
        await keyboard.press("f", "a", "F", "enter")
        (before,) = keyboard.live.meeting.decisions
        await _typed(keyboard, "-JS")
        await keyboard.press("v")
        shown = screen_text(app)
        assert "! a vote stands already: ⏎ replaces 5-1, recorded by name" in shown
        assert "⏎ records it" in shown and "Jill Shortland" in shown, "also whoever voted and has left"
        await keyboard.press("j", "f", "enter")
        (after,) = keyboard.live.meeting.decisions
    assert before.tally is not None and after.tally is not None
    assert (after.tally.votes_for, after.tally.against) == (6, 0)
    assert {one.person for one in after.tally.names} == {one.person for one in before.tally.names}


async def test_a_casting_vote_is_kept_while_the_votes_are_equal(tmp_path: Path) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await _typed(keyboard, *ROLL, *OUT)
        await keyboard.press("v", "f", "a", "f", "a", "f", "a", "enter", "tab")
        keyboard.live.capture_line.put("V: 3-3 casting @DP for")
        await keyboard.press("enter", "escape", "v")
        assert "⏎ replaces 3-3, casting vote for" in screen_text(app)
        assert "6 still to be asked" in screen_text(app), "a count has no names to start from"
        await keyboard.press("f", "a", "f", "a", "f", "a", "enter")
        (decision,) = keyboard.live.meeting.decisions
        assert decision.tally is not None and decision.tally.manner is Manner.RECORDED
        assert decision.tally.casting is Vote.FOR and decision.tally.casting_by is not None
        await keyboard.press("v", "j", "f", "enter")
        (decision,) = keyboard.live.meeting.decisions
    assert decision.tally is not None
    assert (decision.tally.votes_for, decision.tally.casting) == (4, None)


async def test_up_puts_the_vote_back_into_the_line(tmp_path: Path) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await _typed(keyboard, *ROLL, *OUT, "I: @JS ori: a friend; stayed")
        await keyboard.press("tab")
        await keyboard.type("V: 4-2-0 casting for")
        await keyboard.press("up")
        line = keyboard.live.capture_line
        assert line.text == "V: 4-2-0 casting @DP for"
        assert keyboard.live.minutes.entry == keyboard.live.meeting.decisions[0].id
        await keyboard.press("up")
        assert line.text.startswith("I: @Jill Shortland")
        await keyboard.press("up")
        assert line.text == "D: Agreed the plan"
        await keyboard.press("down", "down", "ctrl+u")
        await keyboard.type("V: 3-2-1")
        (decision,) = keyboard.live.meeting.decisions
        assert decision.tally == Tally(3, 2, 1)
        assert line.text == "" and keyboard.live.retyping is None
        await keyboard.press("ctrl+z")
        assert keyboard.live.meeting.decisions[0].tally != Tally(3, 2, 1)

"""Home above its list: the next meeting, what needs the secretary and where that is, a new meeting."""

from pathlib import Path

import pytest

from boardtui.app.screens.actions import ActionsScreen
from boardtui.app.screens.board import BoardScreen
from boardtui.app.screens.home import HomeScreen
from boardtui.app.widgets.register import MeetingList
from tests.app.holding import BOARD, Keyboard, screen_text, until_live
from tests.app.rounds import january

SIZES = ((80, 24), (120, 40))


def listing(keyboard: Keyboard) -> MeetingList:
    return keyboard.pilot.app.screen.query_one(MeetingList)


@pytest.mark.parametrize("size", SIZES)
async def test_home_says_what_is_next_and_what_needs_the_secretary(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=size) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        text = screen_text(app)
        assert "Tue 22 Mar 2011 · in 56 days" in text and "expected 14 of 14" in text and "quorum 5" in text
        assert "! 1 action overdue: IPB/2010-11/02 (7 days)" in text
        assert "! Note of 17 Nov 2010 still draft" in text
        assert ("10/14" in text) == (size[0] == 120), "bars where there is room"
        assert listing(keyboard).current is not None
        assert ">Tue 18 Jan 2011" in text or ">Tue 22 Mar 2011" in text


async def test_n_goes_to_each_problem_in_turn(tmp_path: Path) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("n")
        assert isinstance(app.screen, ActionsScreen)
        await keyboard.press("1", "n")
        keyboard = await until_live(pilot)
        assert keyboard.live.key.meeting == "2010-11-17"
        await keyboard.press("1", "n")
        await keyboard.press("1", "n")
        assert isinstance(app.screen, BoardScreen)
        assert app.screen.group_here == "independent"
        await keyboard.press("1", "n")
        assert isinstance(app.screen, ActionsScreen), "and from the last to the first"


async def test_a_new_meeting_from_the_last_in_fourteen_keys(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("m")
        await keyboard.type("20 sep")
        assert isinstance(app.screen, HomeScreen)
        assert "is on record" in " ".join(line.text for line in app.screen.notice.lines)
        await keyboard.press("enter")
        assert keyboard.pressed <= 14
        live = (await until_live(pilot)).live
        assert live.key.meeting == "2011-09-20"
    secretariat = here.secretariat()
    board = secretariat.board(BOARD)
    meeting = secretariat.find_meeting(board, "2011-09-20")
    secretariat.close()
    assert meeting.previous == "2010-11-17" and meeting.agenda
    assert any(one.day == meeting.day for one in board.calendar)

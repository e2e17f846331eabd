"""What earlier meetings left to an agenda: promises taken on with one key, items that report on actions."""

from pathlib import Path

import pytest

from boardtui.app.screens.agenda import AgendaScreen
from boardtui.model.forward_plan import PromiseState
from boardtui.model.keys import RecordKey
from tests.app.holding import BOARD, NOVEMBER, screen_text, until_live
from tests.app.rounds import PLAN, January, january

JANUARY = RecordKey(BOARD, "2011-01-18")
SIZES = ((80, 24), (120, 40))


def on_record(here: January):  # type: ignore[no-untyped-def]  # two nouns, each asked once
    secretariat = here.secretariat()
    found = secretariat.board(BOARD), secretariat.meeting(JANUARY)
    secretariat.close()
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_what_sounds_like_a_promise_is_taken_on_with_one_key(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    here = january(tmp_path)
    app = here.app(meeting=JANUARY)
    async with app.run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "v")
        assert "Sounds like a promise to this meeting" in screen_text(
            app
        ) and "IPB/2010-11/01" in screen_text(app)
        await keyboard.press("enter")
        assert isinstance(app.screen, AgendaScreen) and "promised, unanswered" in screen_text(app)
        await keyboard.press("v", "escape")
    board, meeting = on_record(here)
    (promise,) = board.plan
    assert (promise.ref, promise.state) == ("IPB/2010-11/01", PromiseState.ON_AGENDA)
    (item,) = [one for one in meeting.agenda if one.stub]
    assert (item.promise, promise.on_meeting, promise.on_item) == (promise.id, JANUARY.meeting, item.id)
    assert next(one.title for one in meeting.sections if one.id == item.section) == "For discussion"


async def test_nothing_that_sounds_like_one_is_said(tmp_path: Path) -> None:
    app = january(tmp_path).app(meeting=NOVEMBER)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "v")
        assert "Nothing minuted earlier sounds like a promise" in screen_text(app)
        await keyboard.press("l")
        assert "No action of an earlier meeting waits" in screen_text(app)


async def test_an_item_reports_on_an_action_and_both_ends_say_so(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app(meeting=JANUARY)
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "l")
        assert "1 LG Group Business Plan reports on which action?" in screen_text(app)
        await keyboard.press("enter")
        assert f"Reports on {PLAN}" in screen_text(app)
        action = here.action(PLAN)
        assert (action.on_meeting, action.on_item) == (JANUARY.meeting, on_record(here)[1].agenda[0].id)
        await keyboard.press("l", "enter")
        assert f"Reports on {PLAN}" not in screen_text(app)
        assert here.action(PLAN).on_item is None


async def test_a_page_up_and_down_the_agenda(tmp_path: Path) -> None:
    app = january(tmp_path).app(meeting=JANUARY)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "home")
        screen = app.screen
        assert isinstance(screen, AgendaScreen)
        first = screen.items.cursor
        await keyboard.press("pagedown")
        assert screen.items.cursor > first + 1
        await keyboard.press("pageup")
        assert screen.items.cursor == first


async def test_nothing_is_promised_to_an_agenda_that_is_over(tmp_path: Path) -> None:
    here = january(tmp_path)
    secretariat = here.secretariat()
    for line in ("/open 11:30", "/close 13:00"):
        secretariat.capture(JANUARY, line)
    secretariat.close()
    app = here.app(meeting=JANUARY)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "v", "enter")
        assert "its agenda can no longer be changed" in screen_text(app)
    assert on_record(here)[0].plan == ()

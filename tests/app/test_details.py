"""What is shown whole beside a list is read to its end by keys; an agenda that is over asks for nothing."""

from pathlib import Path

import pytest

from boardtui.app.screens.agenda import AgendaScreen
from boardtui.app.widgets.detail import DetailPane
from boardtui.model.keys import RecordKey
from tests.app.holding import BOARD, NOVEMBER, Keyboard, screen_text, until_live
from tests.app.rounds import january


def pane(keyboard: Keyboard) -> DetailPane:
    return keyboard.pilot.app.screen.query_one(DetailPane)


async def test_the_brackets_read_on_in_the_item_and_the_next_item_begins_at_its_top(tmp_path: Path) -> None:
    app = january(tmp_path).app(meeting=RecordKey(BOARD, "2011-01-18"))
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3")
        item = pane(keyboard)
        last = item.lines[-1].text.strip()
        assert len(item.lines) > item.size.height and "] [ for more" in screen_text(app)
        assert last not in screen_text(app)
        await keyboard.press(*["right_square_bracket"] * 20)
        assert last in screen_text(app) and item.scroll_offset.y == len(item.lines) - item.size.height
        await keyboard.press("left_square_bracket")
        assert last not in screen_text(app)
        await keyboard.press("down")
        assert item.scroll_offset.y == 0


@pytest.mark.parametrize("place", ["2", "6", "7"])
async def test_what_is_all_in_view_says_of_no_more_and_stays_where_it_is(tmp_path: Path, place: str) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press(place, "right_square_bracket")
        shown = pane(keyboard)
        assert 0 < len(shown.lines) <= shown.size.height and shown.scroll_offset.y == 0
        assert "for more" not in screen_text(app)


@pytest.mark.parametrize("key", ["p", "o", "a", "y"])
async def test_nothing_is_asked_of_an_agenda_that_is_over(tmp_path: Path, key: str) -> None:
    app = january(tmp_path).app(meeting=NOVEMBER)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", key)
        assert isinstance(app.screen, AgendaScreen), "no dialog is in front"
        assert "its agenda can no longer be changed" in screen_text(app)

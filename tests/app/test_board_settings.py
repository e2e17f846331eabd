"""The board's settings by keys: a list in words, one changed from a day on, and groups that end or join."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from boardtui.app.dialogs.settings import SettingsDialog
from boardtui.app.dialogs.typed import TypedDialog
from boardtui.app.screens.board import BoardScreen
from boardtui.app.widgets.register import MeetingList
from boardtui.rules.membership import as_on
from tests.app.holding import NOVEMBER, Keyboard, screen_text
from tests.app.rounds import january

SIZES = ((80, 24), (120, 40))


def listing(keyboard: Keyboard) -> str:
    screen = keyboard.pilot.app.screen
    assert isinstance(screen, SettingsDialog)
    return "\n".join(line.text for line in screen.query_one(MeetingList).lines)


@pytest.mark.parametrize("size", SIZES)
async def test_a_setting_is_found_changed_from_a_day_and_undone(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=size) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("2", "s")
        assert "THE BOARD" in listing(keyboard) and "Board year" in listing(keyboard)
        await keyboard.press(*"clear days", "enter")
        assert isinstance(app.screen, TypedDialog)
        await keyboard.type("3, from 1 may 2011")
        assert "3 from 1 May 11" in listing(keyboard), "the list is back, with what will hold"
        screen = app.screen
        assert isinstance(screen, SettingsDialog) and screen.chosen is not None
        assert screen.chosen.name == "clear_days", "and the cursor where it was"
        await keyboard.press("enter")
        await keyboard.type("lots")
        assert "is a number" in screen_text(app)
        await keyboard.press("escape", "escape")
        assert isinstance(app.screen, BoardScreen)
        days = {
            day: as_on(here.board(), day).settings.clear_days for day in (date(2011, 4, 30), date(2011, 5, 1))
        }
        assert list(days.values()) == [5, 3]
        await keyboard.press("u")
    assert as_on(here.board(), date(2011, 5, 1)).settings.clear_days == 5


async def test_what_is_so_already_is_said_with_the_line_given_back(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("2", "s", *"clear days", "enter", "enter")
        assert isinstance(app.screen, TypedDialog) and "nothing changes" in screen_text(app)
        await keyboard.press("escape")
        assert isinstance(app.screen, SettingsDialog)


async def test_a_group_joins_another_and_its_office_is_reached_otherwise(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("2", "e")
        await keyboard.type("phone 020 7946 0999")
        board = here.board()
        assert board.groups[0].office_contact.phone == "020 7946 0999"
        assert "020 7946 0999" in screen_text(app)
        screen = app.screen
        assert isinstance(screen, BoardScreen)
        while screen.group_here != "independent":
            await keyboard.press("down")
        await keyboard.press("D")
        await keyboard.type("30 apr 2011, into Labour")
    board = here.board()
    assert "independent" not in [one.id for one in as_on(board, date(2011, 5, 1)).groups]
    before = sum(one.seats for one in as_on(board, date(2011, 4, 30)).groups)
    assert sum(one.seats for one in as_on(board, date(2011, 5, 1)).groups) == before
    moved = [one for one in board.memberships if one.start == date(2011, 5, 1)]
    assert moved and {one.group for one in moved} == {"labour"}


async def test_a_workspace_open_for_reading_shows_the_settings_and_changes_none(tmp_path: Path) -> None:
    here = january(tmp_path)
    here.readonly = True
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("2", "s", *"clear days", "enter")
        assert isinstance(app.screen, BoardScreen) and "reading only" in screen_text(app)


async def test_while_another_writes_the_line_is_kept_and_saved_once_they_have_gone(tmp_path: Path) -> None:
    here = january(tmp_path)
    holder = here.secretariat()
    holder.open(NOVEMBER)
    app = here.app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("2", "s", *"clear days", "enter")
        await keyboard.type("3")
        assert isinstance(app.screen, TypedDialog), "refused, with the line given back"
        assert app.screen._refused and app.screen.query_one(Input).value == "3"
        holder.close()
        await keyboard.press("enter")
        assert isinstance(app.screen, SettingsDialog)
    assert here.board().settings.clear_days == 3

"""The year round in a council of several boards and years: turned to with a key, opened where they are."""

from datetime import UTC, date, datetime
from pathlib import Path

from boardtui.app.screens.attendance import AttendanceScreen
from boardtui.app.screens.decisions import DecisionsScreen
from tests.app.holding import Keyboard, SetClock, screen_text
from tests.app.rounds import January
from tests.generator import Size, write_council

TODAY = date(2018, 6, 1)


def council(folder: Path) -> January:
    """Two boards that go on through two years."""
    write_council(
        folder / "w",
        Size(boards=2, meetings=3, years=2, first_year=2017, decisions=2, actions=2, today=TODAY),
    )
    return January(folder / "w", SetClock(datetime(2018, 6, 1, 9, tzinfo=UTC)))


async def test_years_and_boards_turn(tmp_path: Path) -> None:
    app = council(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("5")
        screen = app.screen
        assert isinstance(screen, AttendanceScreen)
        years, first = screen._years, screen._year
        assert len(years) == 2
        await keyboard.press("y")
        other = screen._year
        assert {first, other} == set(years) and f"Attendance {other}" in screen_text(app)
        await keyboard.press("y")
        assert screen._year == first
        before = screen._wanted
        await keyboard.press("b", "down", "enter")
        assert screen._wanted != before and screen.row is not None


async def test_a_board_is_chosen_in_the_decisions(tmp_path: Path) -> None:
    app = council(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("6")
        screen = app.screen
        assert isinstance(screen, DecisionsScreen)
        everything = len(screen.arranged())
        assert "of 2 boards" in screen_text(app)
        await keyboard.press("b", "down", "enter")
        assert 0 < len(screen.arranged()) < everything
        days = [row.meeting.day for row in screen.arranged()]
        assert days == sorted(days, reverse=True)
        await keyboard.press("pagedown", "end", "home", "up")
        assert screen.row == screen.arranged()[0]

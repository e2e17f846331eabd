"""The board's screen by its keys: people join, change and leave from a day; so do the dates."""

from datetime import date
from pathlib import Path

import pytest

from boardtui.app.live.meeting_place import LivePlace
from boardtui.app.screens.board import BoardScreen
from boardtui.app.widgets.lines import OneLine
from boardtui.assemble import make_workspace
from boardtui.model.boards import Role
from boardtui.model.meetings import MeetingState
from boardtui.rules.membership import members_on
from tests.app.holding import BOARD, NOVEMBER, Keyboard, screen_text, until_live
from tests.app.rounds import January, january

SIZES = ((80, 24), (120, 40))
MARCH = date(2011, 3, 22)


def shown(keyboard: Keyboard) -> BoardScreen:
    screen = keyboard.pilot.app.screen
    assert isinstance(screen, BoardScreen)
    return screen


def notice(keyboard: Keyboard) -> str:
    return " ".join(line.text.strip() for line in shown(keyboard).notice.lines)


def people(keyboard: Keyboard) -> str:
    return "\n".join(line.text for line in shown(keyboard).people.lines)


def dates(keyboard: Keyboard) -> str:
    return "\n".join(line.text for line in shown(keyboard).dates.lines)


@pytest.mark.parametrize("size", SIZES)
async def test_a_member_joins_in_one_line_with_a_preview_and_is_undone(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=size) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("2")
        assert "Conservative  6 of 6 seats" in people(keyboard)
        assert "DP  David Parsons CBE" in people(keyboard) and "NAMED SUBSTITUTES" in people(keyboard)
        await keyboard.press("n", *"Jane Smith", "comma", *" Labour", "comma", *" Leeds")
        assert "Jane Smith (" in screen_text(
            app
        ) and "Labour, member, Leeds, from 25 Jan 2011" in screen_text(app)
        await keyboard.press("enter")
        assert "Jane Smith" in people(keyboard) and "Labour  5 of 4 seats · 1 too many" in people(keyboard)
        assert "! 1 to look at" in shown(keyboard).query_one("#place", OneLine).line.text
        await keyboard.press("u")
        assert "Undone" in notice(keyboard) and "Jane Smith" not in people(keyboard)
        await keyboard.press("U")
        assert "Jane Smith" in people(keyboard)
    board = here.board()
    now = {one.name for one in members_on(board, date(2011, 1, 25))}
    before = {one.name for one in members_on(board, date(2010, 11, 17))}
    assert now - before == {"Jane Smith"}, "nobody is expected at a meeting that was over when they joined"


async def test_a_membership_changes_and_ends_from_a_day(tmp_path: Path) -> None:
    here = january(tmp_path)
    async with here.app().run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("2", "down", "down")
        assert shown(keyboard).person_here == "peter-fleming"
        await keyboard.press("e")
        await keyboard.type("vice-chair, from 1 feb 2011")
        assert "Peter Fleming" in notice(keyboard) and "from 1 Feb 2011" in notice(keyboard)
        await keyboard.press("D", "enter")
        assert "until Tue 25 Jan 2011" in notice(keyboard)
        await keyboard.press("u")
        await keyboard.press("c")
        await keyboard.type("zz")
        assert "ZZ  Peter Fleming" in people(keyboard)
    held = [one for one in here.board().memberships if one.person == "peter-fleming"]
    assert [(one.role, one.start, one.end) for one in held] == [
        (Role.MEMBER, None, date(2011, 1, 31)),
        (Role.VICE_CHAIR, date(2011, 2, 1), None),
    ]


async def test_a_vacancy_stands_beside_its_group_and_in_words(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("2", "e")
        await keyboard.type("8 seats")
        assert "Conservative  6 of 8 seats · 2 vacant" in people(keyboard)
        assert "Conservative fills 6 of its 8" in screen_text(app) and "vacancies 2" in screen_text(app)
        await keyboard.press("g")
        await keyboard.type("Green, 1 seat")
        assert "Green  0 of 1 seat" in people(keyboard)
        await keyboard.press("down", "D")
        await keyboard.type("24 jan 2011")
        assert "David Parsons" not in people(keyboard)
        await keyboard.press("f")
        assert "NOT ON THE BOARD NOW" in people(keyboard) and "David Parsons" in people(keyboard)


@pytest.mark.parametrize("size", SIZES)
async def test_the_calendar_by_its_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=size) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("2", "tab")
        assert "Tue 22 Mar 2011       next: issue by 14 Mar" in dates(keyboard)
        await keyboard.press("n")
        await keyboard.type("every third Tuesday from 1 sep 2011 to 31 oct 2011 10:00")
        assert "Tue 20 Sep 2011 10.00" in dates(keyboard) and "Tue 18 Oct 2011 10.00" in dates(keyboard)
        await keyboard.press("m")
        await keyboard.type("27 mar 2011 11:00")
        assert "Sun 27 Mar 2011 11.00" in dates(keyboard) and "22 Mar" not in dates(keyboard)
        assert "! The meeting of Sunday 27 March 2011" in screen_text(app)
        await keyboard.press("u")
        assert "22 Mar" in dates(keyboard), notice(keyboard)
        await keyboard.press("C", "enter")
        assert "cancelled" in dates(keyboard)
        await keyboard.press("C")
        assert "stands again" in notice(keyboard) and "cancelled" not in dates(keyboard)
        await keyboard.press("end", "D")
        assert "18 Oct" not in dates(keyboard)
    secretariat = here.secretariat()
    march = next(one for one in secretariat.digests(secretariat.board(BOARD)) if one.day == MARCH)
    secretariat.close()
    assert march.state is MeetingState.SCHEDULED, "the meeting followed its date, and came back"


async def test_what_is_refused_gives_the_line_back(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("2", "tab", "home", "m")
        await keyboard.type("10 sep 2010")
        assert "has been held: its date stands" in " ".join(screen_text(app).split())
        assert "10 sep 2010" in screen_text(app)
        await keyboard.press("escape", "D")
        assert "has a record" in notice(keyboard)
        await keyboard.press("escape", "shift+tab", "m", "C")
        assert "Only a date can be called off" in notice(keyboard)


async def test_a_date_without_a_meeting_is_put_on_record_and_opened(tmp_path: Path) -> None:
    here = january(tmp_path)
    async with here.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("2", "tab", "n")
        await keyboard.type("20 sep 2011 10:00")
        await keyboard.press("end", "enter")
        assert "is on record" in notice(keyboard)
        await keyboard.press("enter")
        live = await until_live(pilot)
        assert live.live.key.meeting == "2011-09-20"


async def test_the_open_meeting_goes_by_the_board_as_it_now_is(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app(meeting=NOVEMBER)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        assert isinstance(keyboard.live, LivePlace)
        await keyboard.press("2", "e")
        await keyboard.type("name Tories, from 1 sep 2010")
        await keyboard.press("4")
        assert "Tories" in screen_text(app)


async def test_nothing_is_changed_in_a_workspace_for_reading(tmp_path: Path) -> None:
    here = january(tmp_path)
    here.readonly = True
    async with here.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("2", "n")
        assert "reading only" in notice(keyboard)
        await keyboard.press("escape", "u")
        assert "Nothing was done from here" in notice(keyboard)


async def test_an_empty_workspace_says_how_a_board_begins(tmp_path: Path) -> None:
    make_workspace(tmp_path / "empty")
    here = January(tmp_path / "empty")
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("escape", "2", "n", "down", "enter")
        assert "No board is on record here yet" in screen_text(app)
        assert "b there makes a board" in screen_text(app)

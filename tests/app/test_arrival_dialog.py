"""Type-ahead in the register: anybody is found by a few letters, and a guest is put down by name."""

from pathlib import Path

import pytest

from boardtui.app.dialogs.arrival import ArrivalDialog
from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.rules.attendance import Mark
from tests.app.holding import screen_text, until_live
from tests.app.rolls import Morning, morning_of_november


@pytest.mark.parametrize(
    ("typed", "person"),
    [("hal", "hal"), ("ONEIL", "to"), ("o’neil", "to"), ("ad", "ga"), ("hp", "hp"), ("yus", "ya")],
)
async def test_plus_finds_anybody_and_enter_marks_them_present(
    tmp_path: Path, typed: str, person: str
) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("plus")
        await keyboard.type(typed)
        assert app.screen is keyboard.live
        assert keyboard.live.result.standing(person).mark is Mark.PRESENT
        assert len(keyboard.live.meeting.presence) == 1


async def test_those_not_marked_yet_come_first_and_a_few_letters_narrow_the_list(tmp_path: Path) -> None:
    at = Morning(tmp_path).clock.at
    app = morning_of_november(tmp_path, MarkPerson("pn", Roll.PRESENT, at)).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("plus", "p", "r")
        said = screen_text(app)
        assert said.index("Paul Price") < said.index("Priya Nair")
        assert "Members · present" in said
        await keyboard.press("down", "enter")
        assert keyboard.live.result.standing("pp").mark is Mark.UNMARKED  # Priya Nair was chosen


async def test_a_name_nobody_has_is_put_down_as_in_attendance_with_their_body(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("plus")
        await keyboard.press(*"zoe")
        assert "⏎ adds 'zoe' as in attendance" in screen_text(app)
        await keyboard.press(*["backspace"] * 3)
        await keyboard.type("Zoe Quill, Ely City")
        (guest,) = [one for one in keyboard.live.meeting.attendees if one.name == "Zoe Quill"]
        assert guest.body == "Ely City"
        assert keyboard.live.result.standing(guest.id).in_room


async def test_a_member_found_so_is_asked_about_as_with_the_rolls_keys(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path, StandIn("ya", "ak", Morning(tmp_path).clock.at)).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("plus")
        await keyboard.type("khan")
        assert "Aisha Khan is here. Does Yusuf Ahmed stand down?" in screen_text(app)
        await keyboard.press("y")
        assert [one.person for one in keyboard.live.result.voters] == ["ak"]


async def test_escape_marks_nobody_and_the_help_names_the_key(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("plus")
        assert isinstance(app.screen, ArrivalDialog)
        await keyboard.press("a", "escape")
        assert not keyboard.live.meeting.presence
        await keyboard.press("question_mark")
        await keyboard.press(*"guest")
        assert "+" in screen_text(app) and "Find anybody by a few letters" in screen_text(app)

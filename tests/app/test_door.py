"""The door: two letters mark a person at once, digits choose what they do, and nothing else happens there."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.events import Key

from boardtui.app.messages import Burst
from boardtui.app.widgets.door import DoorCodes, MeaningLine
from boardtui.app.widgets.footer import FittedFooter
from boardtui.model.people import Person
from boardtui.rules.attendance import Mark
from tests.app.holding import Keyboard, screen_text, until_live
from tests.app.rolls import morning_of_november, riverside
from tests.builders import person


def _standing(keyboard: Keyboard, code: str) -> Mark:
    return keyboard.live.result.standing(code).mark


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_door_shows_codes_marks_and_what_the_letters_do(
    tmp_path: Path, size: tuple[int, int], ascii_only: bool
) -> None:
    app = morning_of_november(tmp_path).app(ascii_only=ascii_only)
    async with app.run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("d", "p", "n", "h")
        shown = screen_text(app)
        assert ("PN P 09:50" if ascii_only else "PN ✓ 09:50") in shown and "IC ?" in shown
        assert ("h_ -> present" if ascii_only else "h_ → present") in shown and "[1 present]" in shown
        between = "-" if ascii_only else "·"
        assert f"one more letter: HD Hal Dunn (guest) {between} HP Helen Platts (officer)" in shown
        assert "last: Priya Nair: present" in shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 16)])
async def test_6_the_doors_keys_come_first_in_the_footer(tmp_path: Path, size: tuple[int, int]) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        footer = keyboard.live.query_one(FittedFooter)
        assert "p Present" in footer.line.text
        await keyboard.press("d")
        assert footer.line.text.startswith(" xx Mark  1 Present 2 3…  ⌫ Undo that  esc Roll")
        assert "?/F1 Help" in footer.line.text and "p Present" not in footer.line.text
        await keyboard.press("escape")
        assert "p Present" in footer.line.text and "xx Mark" not in footer.line.text
        assert keyboard.live.register.has_focus


async def test_each_digit_gives_the_letters_another_meaning(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press(*"d2ic4oo5at1pp6pp")
        assert [_standing(keyboard, one) for one in ("ic", "oo", "at", "pp")] == [
            Mark.APOLOGIES, Mark.REMOTE, Mark.ABSENT, Mark.PRESENT,
        ]  # fmt: skip
        assert not keyboard.live.result.standing("pp").in_room
        await keyboard.press(*"3ak")
        assert "Who stands in for Aisha Khan?" in screen_text(app)
        await keyboard.press("enter")
        assert keyboard.live.at_door and keyboard.live.query_one(DoorCodes).has_focus
        assert keyboard.live.result.standing("ya").sits_for == "ak"


async def test_keys_that_waited_for_a_slow_moment_are_taken_in_their_order(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("d")
        for key in "2ic1pn5at":
            app.post_message(Key(key, key))
        await keyboard.settle()
        marks = [_standing(keyboard, code) for code in ("ic", "pn", "at")]
        assert marks == [Mark.APOLOGIES, Mark.PRESENT, Mark.ABSENT]


async def test_officers_reserves_and_guests_have_codes_and_are_shown_once_they_came(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        assert not any(line.person == "hp" for line in keyboard.live.register.lines)
        await keyboard.press(*"dhphdcm")
        assert [_standing(keyboard, one) for one in ("hp", "hal", "cm")] == [Mark.PRESENT] * 3
        text = [line.text for line in keyboard.live.register.lines]
        assert any("HP" in line and "✓" in line for line in text[text.index(_heading(text, "Officers")) :])
        await keyboard.press("backspace", "backspace", "backspace")
        assert not any(line.person == "hp" for line in keyboard.live.register.lines)


def _heading(text: list[str], title: str) -> str:
    return next(line for line in text if line.startswith(title))


async def test_an_unknown_pair_marks_nobody_and_is_told(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        sequence = keyboard.live.meeting.presence
        await keyboard.press(*"dpz")
        assert "'pz' is nobody's code here: nobody was marked." in screen_text(app)
        assert keyboard.live.meeting.presence == sequence
        await keyboard.press("p", "p")
        assert _standing(keyboard, "pp") is Mark.PRESENT


async def test_backspace_takes_back_the_letter_and_then_the_doors_own_marks_only(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("p", *"dpnto", "s")
        assert _standing(keyboard, "to") is Mark.PRESENT
        await keyboard.press("backspace")
        assert _standing(keyboard, "to") is Mark.PRESENT
        await keyboard.press("backspace", "backspace")
        assert [_standing(keyboard, one) for one in ("to", "pn", "ic")] == [
            Mark.UNMARKED, Mark.UNMARKED, Mark.PRESENT,
        ]  # fmt: skip
        await keyboard.press("backspace")
        assert _standing(keyboard, "ic") is Mark.PRESENT
        assert "Nothing was marked since the door was opened" in screen_text(app)


async def test_a_refused_mark_leaves_nothing_to_take_back(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("p", *"d6pn", "backspace")
        assert "Priya Nair is not noted as present, and so cannot leave." in screen_text(app)
        assert _standing(keyboard, "ic") is Mark.PRESENT


async def test_the_door_opens_while_typing_and_the_typed_text_is_kept(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("tab", *"half a", "ctrl+l", *"pn")
        assert _standing(keyboard, "pn") is Mark.PRESENT
        await keyboard.press("tab")
        assert not keyboard.live.at_door and keyboard.live.typing
        assert keyboard.live.capture_line.text == "half a"


async def test_9_a_paste_at_the_door_marks_nobody_whatever_way_it_comes(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("d")
        app.post_message(Burst(tuple(Key(one, one) for one in "pntoppnrkwpntoppnrkw")))
        await keyboard.settle()
        app.post_message(events.Paste("pntoppnr"))
        await keyboard.settle()
        assert keyboard.live.meeting.presence == ()
        assert "A paste marks nobody" in screen_text(app)
        await keyboard.press(*"pn")
        assert _standing(keyboard, "pn") is Mark.PRESENT


async def test_other_letters_and_enter_do_nothing_at_the_door(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        before = keyboard.live.meeting
        await keyboard.press("d", "enter", "space", "8", "7", "left_square_bracket", "P")
        assert keyboard.live.meeting == before and app.screen is keyboard.live
        assert keyboard.live.at_door and keyboard.live.query_one(DoorCodes).has_focus
        await keyboard.press("question_mark")
        assert app.screen is not keyboard.live


async def test_people_of_the_same_code_are_named_and_nobody_is_marked(tmp_path: Path) -> None:
    board = riverside()
    twin: Person = person("twin", "PN", "Peter Nunn")
    twice = replace(
        board,
        people=(*board.people, twin),
        memberships=(*board.memberships, replace(board.memberships[0], person="twin")),
    )
    app = morning_of_november(tmp_path, board=twice).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press(*"dpn")
        assert "Priya Nair and Peter Nunn have the same code" in screen_text(app)
        assert keyboard.live.meeting.presence == ()


async def test_21_a_click_on_a_code_marks_and_a_click_on_a_word_chooses(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("d")
        line = keyboard.live.query_one(MeaningLine).line.text
        await pilot.click(MeaningLine, offset=(line.index("2 apology"), 0))
        await keyboard.settle()
        await pilot.click(DoorCodes, offset=(2, 1))
        await keyboard.settle()
        assert _standing(keyboard, "pn") is Mark.APOLOGIES
        assert keyboard.live.query_one(DoorCodes).has_focus


async def test_nothing_is_marked_at_the_door_of_a_closed_meeting(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "tab")
        await keyboard.type("/close")
        await keyboard.press("y")
        await keyboard.press("ctrl+l")
        assert not keyboard.live.at_door and "The meeting is closed" in screen_text(app)

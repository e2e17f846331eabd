"""What the keys of the register say of a mark that takes something back, or can change nothing."""

from datetime import timedelta
from pathlib import Path

import pytest

from boardtui.app.app import BoardApp
from boardtui.app.rows.register_rows import detail_text, register_lines, roll_counts
from boardtui.edits.course import OpenMeeting
from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.rules.attendance import Mark, attendance
from tests.app.holding import Keyboard, screen_text, until_live
from tests.app.rolls import Morning, its_meeting, morning_of_november, riverside
from tests.builders import after


def _sitting(folder: Path) -> Morning:
    """An hour into the meeting: Priya Nair is here, and Aisha Khan too."""
    came = Morning(folder).clock.at
    morning = morning_of_november(
        folder, MarkPerson("pn", Roll.PRESENT, came), MarkPerson("ak", Roll.PRESENT, came), OpenMeeting(came)
    )
    morning.clock.at = came + timedelta(hours=1)
    return morning


def _said(app: BoardApp) -> str:
    return " ".join(screen_text(app).split())


def _at(keyboard: Keyboard, person: str) -> None:
    keyboard.live.register.move_to([line.person for line in keyboard.live.register.lines].index(person))


@pytest.mark.parametrize(
    ("key", "mark"), [("a", Mark.APOLOGIES), ("x", Mark.ABSENT), ("space", Mark.UNMARKED)]
)
async def test_a_key_that_takes_back_an_hour_says_so_and_is_done(
    tmp_path: Path, key: str, mark: Mark
) -> None:
    app = _sitting(tmp_path).app()
    async with app.run_test(size=(140, 40)) as pilot:
        keyboard = await until_live(pilot)
        _at(keyboard, "pn")
        await keyboard.press(key)
        assert "! Priya Nair is present since 09:50, which this takes back; left instead?" in _said(app)
        assert keyboard.live.result.standing("pn").mark is mark
        await keyboard.press("u")
        assert keyboard.live.result.standing("pn").in_room


async def test_a_slip_is_put_right_in_silence(tmp_path: Path) -> None:
    app = _sitting(tmp_path).app()
    async with app.run_test(size=(140, 40)) as pilot:
        keyboard = await until_live(pilot)
        for key, mark in (("p", Mark.PRESENT), ("a", Mark.APOLOGIES)):
            _at(keyboard, "to")
            await keyboard.press(key)
            assert keyboard.live.result.standing("to").mark is mark
            assert "which this takes back" not in _said(app)


async def test_a_substitute_for_somebody_in_the_room_has_them_leave_and_one_undo_takes_both_back(
    tmp_path: Path,
) -> None:
    app = _sitting(tmp_path).app()
    async with app.run_test(size=(140, 40)) as pilot:
        keyboard = await until_live(pilot)
        _at(keyboard, "ak")
        await keyboard.press("s", "enter")
        assert "! Aisha Khan was here from 09:50: noted as leaving at 10:50" in _said(app)
        khan = keyboard.live.result.standing("ak")
        assert (khan.mark, khan.in_room, khan.substitute is not None) == (Mark.PRESENT, False, True)
        await keyboard.press("u")
        khan = keyboard.live.result.standing("ak")
        assert (khan.in_room, khan.substitute) == (True, None)


async def test_a_clock_set_back_does_not_promise_a_return_that_changes_nothing(tmp_path: Path) -> None:
    morning = _sitting(tmp_path)
    app = morning.app()
    async with app.run_test(size=(140, 40)) as pilot:
        keyboard = await until_live(pilot)
        _at(keyboard, "pn")
        await keyboard.press("l", "tab")
        await keyboard.type("/time 10:20")
        await keyboard.press("escape")
        _at(keyboard, "pn")
        before = keyboard.live.meeting.presence
        await keyboard.press("p")
        said = "Priya Nair is noted as present until 10:50; a return must be later than that."
        assert said in _said(app)
        assert keyboard.live.meeting.presence == before
        _at(keyboard, "ic")
        await keyboard.press("l")
        assert "Ian Clark is not noted as present at 10:20, and so cannot leave then." in _said(app)


def test_a_substitute_who_has_left_stands_in_no_longer() -> None:
    board, came = riverside(), Morning(Path()).clock.at
    sits = after(StandIn("ya", "ak", came), start=its_meeting())
    gone = after(MarkPerson("ya", Roll.LEFT, came + timedelta(hours=1)), start=sits)
    rows = {
        one.person: one.text
        for one in register_lines(board, gone, attendance(board, gone), 40)
        if one.person is not None
    }
    assert rows["ak"].split() == ["AK", "»", "Ahmed", "for", "Khan", "10:50"]
    assert roll_counts(attendance(board, sits)) == "⇄1 ?22"
    assert roll_counts(attendance(board, gone)) == "»1 ?22"
    said = [detail_text(board, one, attendance(board, one), "ak") for one in (sits, gone)]
    assert "Yusuf Ahmed stands in" in said[0]
    assert "Yusuf Ahmed stood in until 10:50" in said[1]


def test_who_left_the_seat_to_a_substitute_in_the_room_is_counted_as_substituted() -> None:
    board, came = riverside(), Morning(Path()).clock.at
    held = after(
        MarkPerson("ak", Roll.PRESENT, came),
        MarkPerson("ak", Roll.LEFT, came + timedelta(hours=1)),
        StandIn("ya", "ak", came + timedelta(hours=1)),
        start=its_meeting(),
    )
    assert roll_counts(attendance(board, held)) == "⇄1 ?22"

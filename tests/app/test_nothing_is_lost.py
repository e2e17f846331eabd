"""What was typed or marked is kept: at machine speed, after a refusal, and over a restart."""

from pathlib import Path

import pytest
from textual import events

from boardtui.errors import NotConfirmed
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import Mark, attendance
from boardtui.store import journal
from tests.app.holding import NOVEMBER, Evening, eve_of_november, screen_text, until_live


def _meeting(evening: Evening) -> Meeting:
    return evening.secretariat().meeting(NOVEMBER)


async def test_lines_typed_faster_than_they_are_saved_all_arrive_in_order(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    lines = [f"N: Paragraph number {number} of many." for number in range(12)]
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "ctrl+n", "tab")
        for line in lines:
            for letter in f"{line}\r":
                key = {"\r": "enter", " ": "space", ":": "colon", ".": "full_stop"}.get(letter, letter)
                pilot.app.post_message(events.Key(key, letter))
        await keyboard.settle()
    texts = [minute.text for minute in _meeting(evening).minutes]
    assert texts == [line.removeprefix("N: ") for line in lines]


async def test_two_actions_typed_at_once_are_given_two_references(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "ctrl+n", "tab")
        for letter in "A: one\rA: two\rD: Noted.\r":
            key = {"\r": "enter", " ": "space", ":": "colon", ".": "full_stop"}.get(letter, letter)
            pilot.app.post_message(events.Key(key, letter))
        await keyboard.settle()
    meeting = _meeting(evening)
    refs = [one.ref for one in meeting.actions] + [one.ref for one in meeting.decisions]
    assert refs == ["IPB/2010-11/01", "IPB/2010-11/02", "IPB/2010-11/03"]


async def test_undo_and_redo_survive_a_restart(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "p", "p", "u")
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        standing = attendance(keyboard.live._board, keyboard.live.meeting).standing
        assert standing("david-parsons").mark is Mark.PRESENT
        assert standing("peter-fleming").mark is Mark.UNMARKED
        await keyboard.press("U", "u", "u")
        standing = attendance(keyboard.live._board, keyboard.live.meeting).standing
        assert standing("david-parsons").mark is Mark.UNMARKED
        assert "U does it again" in screen_text(pilot.app)  # type: ignore[arg-type]


def _full_disk(appender: journal.Appender, line: bytes) -> None:
    raise NotConfirmed("The disk is full.")


async def test_a_mark_the_disk_did_not_take_is_never_shown_as_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o")
        monkeypatch.setattr(
            journal.Appender,
            "append",
            lambda self, line: (_ for _ in ()).throw(NotConfirmed("The disk is full.")),
        )
        await keyboard.press("p")
        shown = screen_text(pilot.app)  # type: ignore[arg-type]
        assert "NOT SAVED" in shown
        assert "The disk is full." in shown
        assert "DP ?" in shown and "DP ✓" not in shown
        monkeypatch.undo()
        await keyboard.press("p")
        shown = screen_text(pilot.app)  # type: ignore[arg-type]
        assert "DP ✓" in shown and "NOT SAVED" not in shown


async def test_a_refused_line_stays_in_the_line(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("tab")
        await keyboard.type("/item 99")
        assert keyboard.live.capture_line.text == "/item 99"
        assert "There is no item 99" in screen_text(pilot.app)  # type: ignore[arg-type]


async def test_a_second_app_reads_only_and_says_who_holds_the_board(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    holder = evening.secretariat()
    holder.open(NOVEMBER)
    try:
        async with evening.app().run_test(size=(120, 40)) as pilot:
            keyboard = await until_live(pilot)
            await keyboard.press("p")
            shown = screen_text(pilot.app)  # type: ignore[arg-type]
            assert "being changed by another copy" in shown
    finally:
        holder.close()
    assert not _meeting(evening).opened


async def test_closing_lists_what_is_open_and_needs_a_deliberate_key(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "p", "C")
        shown = screen_text(pilot.app)  # type: ignore[arg-type]
        assert "Not marked: Peter Fleming" in shown
        assert "has no decision" in shown
        await keyboard.press("enter", "C")
        assert keyboard.live.meeting.state == "open", "neither Enter nor the opening key closes"
        await keyboard.press("y")
        assert keyboard.live.meeting.state == "closed"
        await keyboard.press("p")
        assert "The meeting is closed" in screen_text(pilot.app)  # type: ignore[arg-type]


async def test_a_key_that_is_refused_types_nothing(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "ctrl+n", "left_square_bracket")
        assert "There is no earlier item" in screen_text(pilot.app)  # type: ignore[arg-type]
        assert keyboard.live.capture_line.text == ""


async def test_a_dialog_answered_twice_in_one_burst_answers_once(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "8")
        for _ in range(3):
            pilot.app.post_message(events.Key("enter", "\r"))
        await keyboard.settle()
        assert pilot.app.is_running
    assert len(list((evening.workspace / "exports").glob("*.docx"))) == 1

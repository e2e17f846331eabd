"""Earlier entries in the line again: ↑ on an empty line, Enter in the minutes, and what Escape gives up."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from tests.app.holding import Keyboard, eve_of_november, screen_text, until_live

ACTION = "A: write to the Minister @Ruth Cadbury by 18 Jan 2011"


@asynccontextmanager
async def _minuted(folder: Path) -> AsyncIterator[Keyboard]:
    """A note, an action and a decision under the first item; the line has the keys."""
    async with eve_of_november(folder).app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "P", "ctrl+n", "tab")
        await keyboard.type("Paul spoke first.")
        await keyboard.type("A: write to the Minister @rc by 18 jan")
        await keyboard.type("D: The plan was agreed, moved @dp")
        yield keyboard


def _line(keyboard: Keyboard) -> str:
    return keyboard.live.capture_line.text


async def test_up_on_an_empty_line_edits_the_previous_entry_and_up_again_the_one_before(
    tmp_path: Path,
) -> None:
    async with _minuted(tmp_path) as keyboard:
        await keyboard.press("up")
        assert _line(keyboard) == "D: The plan was agreed moved @David Parsons CBE"
        await keyboard.press("up")
        assert _line(keyboard) == ACTION
        assert "CHANGES ACTION · Ruth Cadbury" in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]
        await keyboard.press("up", "up")
        assert _line(keyboard) == "Paul spoke first."
        await keyboard.press("down")
        assert _line(keyboard) == ACTION
        await keyboard.press("down", "down")
        assert _line(keyboard) == "" and keyboard.live.retyping is None


async def test_the_change_is_kept_in_the_entrys_place_and_one_undo_takes_it_back(tmp_path: Path) -> None:
    async with _minuted(tmp_path) as keyboard:
        before = keyboard.live.meeting
        await keyboard.press("up", "up", *(["backspace"] * len("18 Jan 2011")), *"20 jan", "enter")
        (action,) = keyboard.live.meeting.actions
        assert action.due == date(2011, 1, 20)
        assert (action.id, action.ref, action.order) == (
            before.actions[0].id,
            before.actions[0].ref,
            before.actions[0].order,
        )
        assert _line(keyboard) == "" and keyboard.live.capture_line.has_focus
        assert "Changed: write to the Minister" in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]
        await keyboard.press("ctrl+z")
        assert keyboard.live.meeting.actions == before.actions


async def test_escape_gives_the_change_up_and_restores_what_was_in_the_line(tmp_path: Path) -> None:
    async with _minuted(tmp_path) as keyboard:
        before = keyboard.live.meeting
        await keyboard.press(*"half a thought", "escape", "m", "e")
        assert _line(keyboard).startswith("D: The plan")
        await keyboard.press(*" no", "escape")
        assert _line(keyboard) == "half a thought"
        assert keyboard.live.capture_line.has_focus and keyboard.live.meeting == before
        await keyboard.press("escape")
        assert keyboard.live.register.has_focus


async def test_what_was_in_the_line_comes_back_after_the_change(tmp_path: Path) -> None:
    async with _minuted(tmp_path) as keyboard:
        await keyboard.press(*"half", "escape", "m", "enter", *" then", "enter")
        assert keyboard.live.meeting.decisions[0].text == "The plan was agreed then"
        assert _line(keyboard) == "half"


async def test_the_cursor_of_the_minutes_goes_over_entries_and_passes_headings_by(tmp_path: Path) -> None:
    async with _minuted(tmp_path) as keyboard:
        meeting = keyboard.live.meeting
        ids = [meeting.minutes[0].id, meeting.actions[0].id, meeting.decisions[0].id]
        await keyboard.press("escape", "m")
        assert keyboard.live.minutes.entry == ids[2]
        await keyboard.press("up")
        assert keyboard.live.minutes.entry == ids[1]
        await keyboard.press("k", "k", "up")
        assert keyboard.live.minutes.entry == ids[0]
        await keyboard.press("j", "e")
        assert _line(keyboard) == ACTION
        await keyboard.press("escape", "escape")
        shown = screen_text(keyboard.pilot.app)  # type: ignore[arg-type]
        assert "> A write" not in shown  # the pointer is seen only while the minutes have the keys


async def test_an_entry_is_struck_out_and_comes_back_by_undo(tmp_path: Path) -> None:
    async with _minuted(tmp_path) as keyboard:
        await keyboard.press("escape", "m", "up", "D")
        assert keyboard.live.meeting.actions == ()
        assert "IPB/2010-11/01 struck out" in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]
        await keyboard.press("u")
        assert len(keyboard.live.meeting.actions) == 1
        await keyboard.press("up", "up", "delete")
        assert keyboard.live.meeting.minutes == ()


async def test_the_checklist_puts_an_entry_into_the_line_by_its_id(tmp_path: Path) -> None:
    async with _minuted(tmp_path) as keyboard:
        await keyboard.press("escape")
        keyboard.live.edit_entry(keyboard.live.meeting.actions[0].id)
        await keyboard.settle()
        assert _line(keyboard) == ACTION and keyboard.live.capture_line.has_focus
        keyboard.live.edit_entry("m999")
        await keyboard.settle()
        assert "not in the minutes" in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]


async def test_a_refused_change_gives_the_line_back(tmp_path: Path) -> None:
    async with _minuted(tmp_path) as keyboard:
        await keyboard.press("up", "ctrl+u", *"/open", "enter")
        assert _line(keyboard) == "/open" and keyboard.live.retyping is not None
        assert keyboard.live.meeting.decisions[0].text.startswith("The plan was agreed")
        await keyboard.press("escape")
        assert _line(keyboard) == ""


async def test_an_emptied_entry_is_not_lost_and_text_undo_brings_its_words_back(tmp_path: Path) -> None:
    async with _minuted(tmp_path) as keyboard:
        await keyboard.press("up", "ctrl+u", "ctrl+z")
        assert _line(keyboard).startswith("D: The plan")
        assert len(keyboard.live.meeting.decisions) == 1
        await keyboard.press("ctrl+u", "enter")
        assert "Nothing is left of the entry" in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]
        assert len(keyboard.live.meeting.decisions) == 1


async def test_an_entry_that_is_only_looked_at_is_no_draft(tmp_path: Path) -> None:
    async with _minuted(tmp_path) as keyboard:
        await keyboard.press("up")
        assert not keyboard.live.draft()
        await keyboard.press("x")
        assert keyboard.live.draft().line.endswith("x")


async def test_the_sentence_of_a_departure_is_put_in_the_secretarys_words(tmp_path: Path) -> None:
    async with _minuted(tmp_path) as keyboard:
        await keyboard.type("-dp")
        await keyboard.press("escape", "m", "down", "e")
        assert "David Parsons CBE left" in _line(keyboard)
        await keyboard.press("ctrl+u", *"The Chairman was called away.", "enter")
        assert keyboard.live.meeting.presence[-1].words == "The Chairman was called away."
        assert not keyboard.live.result.standing("david-parsons").in_room
        assert "The Chairman was called away." in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]


async def test_nothing_is_edited_in_a_closed_meeting(tmp_path: Path) -> None:
    async with _minuted(tmp_path) as keyboard:
        await keyboard.type("/close")
        await keyboard.press("y")
        await keyboard.press("escape", "m", "e")
        assert _line(keyboard) == "" and "The meeting is closed" in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]


async def test_todays_time_goes_into_the_line(tmp_path: Path) -> None:
    async with _minuted(tmp_path) as keyboard:
        await keyboard.press(*"+dp ", "ctrl+t")
        assert _line(keyboard) == "+dp 14:55"

"""What the disk does not take waits in order, is shown and listed, and is saved when it is tried again."""

from pathlib import Path
from threading import Event

import pytest
from textual.message import Message

from boardtui.app.app import BoardApp
from boardtui.app.messages import Wish
from boardtui.app.waiting import Waiting
from boardtui.errors import NotConfirmed
from boardtui.model.drafts import Draft
from boardtui.rules.attendance import Mark, attendance
from boardtui.store import journal
from tests.app.holding import NOVEMBER, Evening, Keyboard, eve_of_november, screen_text, until_live


def full_disk(patch: pytest.MonkeyPatch) -> None:
    def refuse(appender: journal.Appender, line: bytes) -> None:
        raise NotConfirmed("The disk is full.")

    patch.setattr(journal.Appender, "append", refuse)


def _shown(keyboard: Keyboard) -> str:
    assert isinstance(keyboard.pilot.app, BoardApp)
    return screen_text(keyboard.pilot.app)


def _marks(evening: Evening) -> dict[str, Mark]:
    secretariat = evening.secretariat()
    board, meeting = secretariat.board(NOVEMBER.board), secretariat.meeting(NOVEMBER)
    result = attendance(board, meeting)
    return {seat.person.id: result.standing(seat.person.id).mark for seat in result.members}


async def test_marks_and_lines_on_a_full_disk_are_kept_listed_and_saved_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "ctrl+n")
        before = keyboard.live._saved.sequence
        full_disk(monkeypatch)
        await keyboard.press("p", "a", "tab")
        await keyboard.type("N: Said on a full disk.")
        shown = _shown(keyboard)
        assert "! NOT SAVED: David Parsons CBE: present · Peter Fleming: apologies · N: Said" in shown
        assert "The disk is full." in shown
        assert keyboard.live.capture_line.text == "", "the line waits; it is not given back as well"
        await keyboard.press("escape", "u")
        assert "Nothing is undone while something is not saved" in _shown(keyboard)
        await keyboard.press("W")
        assert "N: Said on a full disk." in _shown(keyboard)
        await keyboard.press("escape")
        monkeypatch.undo()
        await keyboard.press("tab", "escape", "!")
        assert "NOT SAVED" not in _shown(keyboard)
        assert keyboard.live._saved.sequence == before + 3
        assert keyboard.live.meeting.minutes[-1].text == "Said on a full disk."
    marks = _marks(evening)
    assert (marks["david-parsons"], marks["peter-fleming"]) == (Mark.PRESENT, Mark.APOLOGIES)


async def test_what_waits_survives_the_end_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = eve_of_november(tmp_path)
    app = evening.app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o")
        full_disk(monkeypatch)
        await keyboard.press("p", "ctrl+q")
        assert "Leave all the same?" in screen_text(app)
        await keyboard.press("y")
    monkeypatch.undo()
    assert app.return_code == 3
    assert app.last_words == ["Not saved: David Parsons CBE: present"]
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        assert "! NOT SAVED: David Parsons CBE: present" in _shown(keyboard)
        assert "DP ?" in _shown(keyboard)
        await keyboard.press("!")
        assert "NOT SAVED" not in _shown(keyboard)
    assert _marks(evening)["david-parsons"] is Mark.PRESENT
    assert list((evening.workspace / "data").rglob("*.draft")) == []


def test_a_line_that_waits_is_not_kept_as_a_draft_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was kept while it was being typed: both would come back where the program is killed now."""
    secretariat, news = eve_of_november(tmp_path).secretariat(), list[Message]()
    waiting = Waiting(secretariat, news.append)
    waiting.open(NOVEMBER)
    waiting.keep_typed(NOVEMBER, Draft("N: Said on a", "", "half a thought"))
    assert secretariat.draft(NOVEMBER) == (Draft("N: Said on a", "", "half a thought"), ())
    full_disk(monkeypatch)
    waiting.ask(Wish(NOVEMBER, "N: Said on a full disk."))
    assert secretariat.draft(NOVEMBER) == (Draft("half a thought"), ("N: Said on a full disk.",))
    monkeypatch.undo()
    waiting.try_again(NOVEMBER)
    assert secretariat.draft(NOVEMBER) == (Draft("half a thought"), ())
    secretariat.close()


async def test_every_place_says_what_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "1")
        assert "NOT SAVED" not in _shown(keyboard)
        await keyboard.press("4")
        full_disk(monkeypatch)
        await keyboard.press("p", "1")
        shown = _shown(keyboard)
        assert "Choose a meeting" in shown
        assert "! NOT SAVED: David Parsons CBE: present. 4 goes back to the meeting" in shown
        monkeypatch.undo()
        await keyboard.press("4", "!", "1")
        assert "Choose a meeting" in _shown(keyboard) and "NOT SAVED" not in _shown(keyboard)


async def test_ctrl_t_is_the_time_and_not_another_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        full_disk(monkeypatch)
        await keyboard.press("p", "tab")
        monkeypatch.undo()
        await keyboard.press("ctrl+t")
        assert "NOT SAVED" in _shown(keyboard)


async def test_what_waits_can_be_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        full_disk(monkeypatch)
        await keyboard.press("p")
        monkeypatch.undo()
        keyboard.live.action_command("give-up-unsaved")
        await keyboard.settle()
        await keyboard.press("y")
        assert "NOT SAVED" not in _shown(keyboard)
    assert _marks(evening)["david-parsons"] is Mark.UNMARKED


async def test_leaving_while_a_mark_is_being_saved_asks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening, begun, slow = eve_of_november(tmp_path), Event(), Event()
    append = journal.Appender.append

    def slowly(appender: journal.Appender, line: bytes) -> object:
        begun.set()
        assert slow.wait(30)
        return append(appender, line)

    app = evening.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        monkeypatch.setattr(journal.Appender, "append", slowly)
        await pilot.press("p")
        assert begun.wait(30)
        await pilot.press("ctrl+q")
        await pilot.pause(0.1)
        shown, unsaved = app.screen, len(app.desk.unsaved)
        slow.set()
        assert unsaved == 1 and shown is keyboard.live, "nothing is asked: it is only being saved"
        for _ in range(500):
            if app.return_code is not None:
                break
            await pilot.pause(0.02)
    assert app.return_code == 0
    assert _marks(evening)["david-parsons"] is Mark.PRESENT


async def test_requests_not_yet_carried_out_are_saved_on_leaving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o")
        for _ in range(6):
            keyboard.live.action_command("present")
        assert isinstance(pilot.app, BoardApp)
        pilot.app._go(143)
    assert list(_marks(evening).values()).count(Mark.PRESENT) == 6

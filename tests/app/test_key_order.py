"""Keys that waited together, behind a slow moment or on a slow line, are done one after the other."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest
from textual.events import Key, Paste

from boardtui.app import key_order
from boardtui.app.agenda.asking import NextMeeting
from boardtui.app.app import BoardApp
from boardtui.app.screens.actions import ActionsScreen
from boardtui.app.screens.home import HomeScreen
from boardtui.model.keys import RecordKey
from tests.app.holding import Keyboard, eve_of_november, until_live


@asynccontextmanager
async def live(tmp_path: Path) -> AsyncIterator[Keyboard]:
    async with eve_of_november(tmp_path).app().run_test(size=(80, 24)) as pilot:
        yield await until_live(pilot)


async def at_once(keyboard: Keyboard, keys: Iterable[str]) -> None:
    """Keys that are all there before the first of them is looked at."""
    for key in keys:
        keyboard.pilot.app.post_message(Key(key, key if len(key) == 1 else None))
    for _ in range(len(list(keys)) + 1):
        await keyboard.settle()


def recorded(keyboard: Keyboard, after: int) -> list[tuple[str, str]]:
    return [(str(one.kind), one.person) for one in keyboard.live.meeting.presence[after:]]


async def test_a_word_typed_behind_tab_marks_nobody(tmp_path: Path) -> None:
    async with live(tmp_path) as keyboard:
        before = len(keyboard.live.meeting.presence)
        await at_once(keyboard, ["tab", "x", "x", "a"])
        assert keyboard.live.capture_line.text == "xxa"
        assert recorded(keyboard, before) == []


async def test_a_paste_behind_tab_goes_where_tab_leads_and_before_the_next_key(tmp_path: Path) -> None:
    async with live(tmp_path) as keyboard:
        app = keyboard.pilot.app
        for event in (Key("tab", None), Paste("N: a report"), Key("s", "s"), Key("enter", None)):
            app.post_message(event)
        for _ in range(5):
            await keyboard.settle()
        assert [one.text for one in keyboard.live.meeting.minutes] == ["a reports"]


async def test_marks_behind_escape_are_marks(tmp_path: Path) -> None:
    async with live(tmp_path) as keyboard:
        await keyboard.press("tab")
        before = len(keyboard.live.meeting.presence)
        await at_once(keyboard, ["h", "escape", "p", "a"])
        assert keyboard.live.capture_line.text == "h"
        assert recorded(keyboard, before) == [("arrived", "david-parsons"), ("apologised", "peter-fleming")]


async def test_a_code_behind_the_key_of_the_door_is_a_code(tmp_path: Path) -> None:
    async with live(tmp_path) as keyboard:
        before = len(keyboard.live.meeting.presence)
        await at_once(keyboard, "drc")
        assert recorded(keyboard, before) == [("arrived", "ruth-cadbury")]


async def test_a_name_behind_the_key_of_a_dialog_is_typed_there(tmp_path: Path) -> None:
    async with live(tmp_path) as keyboard:
        before = len(keyboard.live.meeting.presence)
        await at_once(keyboard, ["s", "k", "e", "n", "enter"])
        assert recorded(keyboard, before)[-1] == ("stood-in", "ken-taylor")


@pytest.mark.parametrize("place", ["5", "2"])
async def test_a_key_behind_that_of_another_place_is_that_places(tmp_path: Path, place: str) -> None:
    async with live(tmp_path) as keyboard:
        held = keyboard.live
        before = held.meeting
        await at_once(keyboard, [place, "1"])
        assert isinstance(keyboard.pilot.app.screen, HomeScreen)
        assert held.meeting == before


async def test_keys_pressed_before_home_and_the_meeting_are_there_are_not_lost(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    app = BoardApp(evening.secretariat)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("enter", "p", "a", "p"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        keyboard = await until_live(pilot)
        await keyboard.settle()
        assert [event.person for event in keyboard.live.meeting.presence[-3:]] == [
            "david-parsons",
            "peter-fleming",
            "peter-goldsworthy",
        ]


async def test_a_single_key_waits_for_the_meeting_that_is_being_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_order, "_DONE_BY", -1.0)  # as if it came long after the one before
    app, slow = BoardApp(eve_of_november(tmp_path).secretariat), Event()
    async with app.run_test(size=(80, 24)) as pilot:
        await Keyboard(pilot).settle()

        def wait(_: object) -> NextMeeting:
            assert slow.wait(30)
            return NextMeeting(None, 0)

        app.desk.read(wait)
        await pilot.press("enter")
        await pilot.pause()
        assert app.holds_keys()
        assert not any(stop.message_queue_size for stop in app._way()), "nothing else holds the key back"
        await app.on_event(Key("p", "p"))
        waits = app.has_keys
        slow.set()
        keyboard = await until_live(pilot)
        assert waits, "it went to Home"
        assert recorded(keyboard, 0)[-1] == ("arrived", "david-parsons")


async def test_no_key_waits_for_ever_for_what_does_not_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_order, "_AWAITED", 0.0)
    monkeypatch.setattr(BoardApp, "holds_keys", lambda _: True)
    app = BoardApp(eve_of_november(tmp_path).secretariat)
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(Key("7", "7"))
        for _ in range(200):
            await pilot.pause(0.02)
            if isinstance(app.screen, ActionsScreen):
                break
        assert isinstance(app.screen, ActionsScreen)


async def test_keys_go_on_where_the_meeting_cannot_be_opened(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    app = BoardApp(evening.secretariat)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        app.open_meeting(RecordKey("nowhere", "2010-11-17"))
        await keyboard.press("7")
        assert isinstance(app.screen, ActionsScreen)
        assert not app.holds_keys()


async def test_behind_a_mark_the_way_is_free_and_behind_what_moves_the_focus_it_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with live(tmp_path) as keyboard:
        app = keyboard.pilot.app
        assert isinstance(app, BoardApp)
        await keyboard.press("o")
        monkeypatch.setattr(key_order, "_DONE_BY", 1e9)
        await app.on_event(Key("p", "p"))
        assert app._is_free()
        await app.on_event(Key("d", "d"))
        assert not app._is_free(), "the door has the keys only when it has the focus"
        await keyboard.settle()
        assert keyboard.live.at_door

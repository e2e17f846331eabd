"""The tools around every place: go to, search, history, themes, back and forward, tabs that are clicked."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.command import Hit

from boardtui.app.app import BoardApp
from boardtui.app.dialogs.go_to import GoToMenu
from boardtui.app.dialogs.history import HistoryDialog, WholeEntry
from boardtui.app.dialogs.keys import KeysDialog
from boardtui.app.dialogs.search import SearchDialog
from boardtui.app.dialogs.themes import ThemesDialog
from boardtui.app.palette import CommandProvider
from boardtui.app.screens.home import HomeScreen
from boardtui.app.screens.live import LiveScreen
from boardtui.app.themes import THEMES
from tests.app.holding import Keyboard, eve_of_november, screen_text, until_live


@asynccontextmanager
async def live(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[BoardApp, Keyboard]]:
    """The app at the meeting."""
    app = eve_of_november(folder).app()
    async with app.run_test(size=size) as pilot:
        yield app, await until_live(pilot)


async def test_the_go_to_menu_opens_at_once_while_typing_too_and_lists_only_what_works(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as (app, keyboard):
        await keyboard.press("tab", "N", "ctrl+g")
        assert isinstance(app.screen, GoToMenu)
        shown = screen_text(app)
        assert "h Go to the list of meetings" in shown and "p Find a person" in shown
        assert "] Go forward" not in shown  # there is nothing to go forward to
        await keyboard.press("h")
        assert isinstance(app.screen, HomeScreen)
        await keyboard.press("ctrl+g")
        assert "l Go to the live meeting" in screen_text(app)
        await keyboard.press("z")
        assert isinstance(app.screen, GoToMenu)
        await keyboard.press("l")
        assert keyboard.live.capture_line.text == "N"


async def test_the_last_place_is_one_key_away(tmp_path: Path) -> None:
    async with live(tmp_path) as (app, keyboard):
        await keyboard.press("1")
        assert isinstance(app.screen, HomeScreen)
        await keyboard.press("ctrl+o")
        assert isinstance(app.screen, LiveScreen)
        await keyboard.press("ctrl+g", "]")
        assert isinstance(app.screen, HomeScreen)


async def test_slash_searches_and_goes_to_a_person_in_the_register(tmp_path: Path) -> None:
    async with live(tmp_path) as (app, keyboard):
        await keyboard.press("slash", *"fleming")
        assert isinstance(app.screen, SearchDialog)
        wanted = app.screen.chosen
        assert wanted is not None and "Fleming" in wanted.text
        await keyboard.press("enter")
        assert keyboard.live.register.person == wanted.target
        assert keyboard.live.register.has_focus


async def test_a_minuted_line_is_found_while_another_is_typed(tmp_path: Path) -> None:
    async with live(tmp_path) as (app, keyboard):
        await keyboard.press("o", "ctrl+n", "tab")
        await keyboard.type("D: Members noted the heron survey.")
        await keyboard.press("x", "ctrl+f", *"heron")
        assert isinstance(app.screen, SearchDialog)
        assert app.screen.chosen is not None and app.screen.chosen.kind == "decision"
        await keyboard.press("enter")
        assert keyboard.live.minutes.has_focus
        assert keyboard.live.minutes.entry == keyboard.live.meeting.decisions[-1].id
        assert keyboard.live.capture_line.text == "x"


async def test_what_was_decided_in_another_meeting_opens_that_meeting(tmp_path: Path) -> None:
    async with live(tmp_path) as (app, keyboard):
        await keyboard.press("slash", "tab", "tab", "tab", "tab", "tab", "tab", *"september")
        assert isinstance(app.screen, SearchDialog)
        wanted = app.screen.chosen
        assert wanted is not None and wanted.kind == "meeting"
        await keyboard.press("enter")
        assert keyboard.live.key == wanted.key
        await keyboard.press("ctrl+o")
        assert keyboard.live.key != wanted.key


async def test_a_search_that_finds_nothing_says_so(tmp_path: Path) -> None:
    async with live(tmp_path) as (app, keyboard):
        await keyboard.press("slash", *"zzzz")
        assert "Nothing found." in screen_text(app)
        await keyboard.press("enter")
        assert isinstance(app.screen, SearchDialog)


async def test_the_history_reads_newest_first_with_what_was_undone_filters_and_shows_whole(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as (app, keyboard):
        await keyboard.press("p", "a", "u", "H")
        assert isinstance(app.screen, HistoryDialog)
        shown = [line for line in screen_text(app).splitlines() if "clerk" in line]
        assert "Undone:" in shown[0]
        assert "undone" in shown[1] and "apologies" in shown[1]
        assert "undone" not in shown[2] and "present" in shown[2]
        await keyboard.press("slash", *"apologies", "down", "enter")
        assert isinstance(app.screen, WholeEntry)
        assert "roll: apologies" in screen_text(app) and "It was undone" in screen_text(app)
        await keyboard.press("escape")
        assert isinstance(app.screen, HistoryDialog)
        await keyboard.press("escape")
        assert isinstance(app.screen, LiveScreen)


async def test_a_theme_is_seen_before_it_is_taken(tmp_path: Path) -> None:
    async with live(tmp_path) as (app, keyboard):
        keyboard.live.action_command("theme")
        await keyboard.settle()
        assert isinstance(app.screen, ThemesDialog)
        await keyboard.press("down")
        assert app.theme == THEMES[1]
        await keyboard.press("escape")
        assert app.theme == THEMES[0]
        keyboard.live.action_command("theme")
        await keyboard.settle()
        await keyboard.press("down", "enter")
        assert app.theme == THEMES[1]
        assert "[ui]" in screen_text(app)


async def test_a_tab_is_clicked(tmp_path: Path) -> None:
    async with live(tmp_path) as (app, keyboard):
        await keyboard.pilot.click("#tabs", offset=(2, 0))
        await keyboard.settle()
        assert isinstance(app.screen, HomeScreen)
        await keyboard.pilot.click("#tabs", offset=(30, 0))
        await keyboard.settle()
        assert isinstance(app.screen, LiveScreen)


async def test_a_command_that_cannot_be_done_says_why(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    app = BoardApp(evening.secretariat)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("4")
        assert "No meeting is open" in screen_text(app)
        await keyboard.press("ctrl+o")
        assert "There is no place before this one." in screen_text(app)


async def test_rule_31_escape_twice_at_the_top_opens_the_keys(tmp_path: Path) -> None:
    async with live(tmp_path) as (app, keyboard):
        await keyboard.press("escape", "j", "escape")
        assert isinstance(app.screen, LiveScreen)
        await keyboard.press("escape")
        assert isinstance(app.screen, KeysDialog)
        await keyboard.press("escape", "1", "escape", "escape")
        assert isinstance(app.screen, KeysDialog)


async def test_rules_7_and_19_the_help_lists_every_key_that_is_bound(tmp_path: Path) -> None:
    async with live(tmp_path) as (app, keyboard):
        await keyboard.press("question_mark")
        assert isinstance(app.screen, KeysDialog)
        listed = {one.id for _, one in app.screen._rows if one is not None}
        bound = {
            str(one.id)
            for node in (keyboard.live, *keyboard.live.query("*"))
            for found in node._bindings.key_to_bindings.values()
            for one in found
            if one.id is not None and one.action.startswith("command(")
        }
        assert bound and bound <= listed


async def test_rule_32_the_palette_lists_keys_and_folds_accents(tmp_path: Path) -> None:
    async with live(tmp_path, (120, 40)) as (_, keyboard):
        await keyboard.press("ctrl+p")
        provider = CommandProvider(keyboard.live)
        for typed in ("ÚNDO", "take bàck"):
            hits = [hit async for hit in provider.search(typed) if isinstance(hit, Hit)]
            assert "u ^z" in str(max(hits, key=lambda one: one.score).match_display)


async def test_the_palette_says_why_a_command_cannot_be_done(tmp_path: Path) -> None:
    async with live(tmp_path) as (_, keyboard):
        await keyboard.press("ctrl+p")
        provider = CommandProvider(keyboard.live)
        [forward] = [hit async for hit in provider.discover() if "Go forward" in str(hit.text)]
        assert forward.help == "Not now: You have not gone back from anywhere."

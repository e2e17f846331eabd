"""Colours that can be read in every theme, none where none is wanted, and keys of the user's own."""

from pathlib import Path

import pytest
from rich.color import Color, ColorType
from rich.segment import Segment
from textual.keys import Keys

from boardtui.app.app import BoardApp, run_app
from boardtui.app.commands.places import PLACES
from boardtui.app.commands.remapping import check_keys, key_name, remapped
from boardtui.app.dialogs.go_to import GoToMenu
from boardtui.app.dialogs.keys import KeysDialog
from boardtui.app.themes import THEMES
from boardtui.app.widgets.footer import FittedFooter
from boardtui.secretariat.settings import Settings
from tests.app.framing import FRAMES, TAKEN
from tests.app.holding import NOVEMBER, eve_of_november, screen_text, until_live

LEAST = 4.5
"""WCAG 2.1, 1.4.3: the least contrast of text to its ground."""


def luminance(colour: Color) -> float:
    """The relative luminance of WCAG."""
    channels = [value / 255 for value in colour.get_truecolor()]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(segment: Segment) -> float:
    """How far a segment's letters stand out from their ground, 1 to 21."""
    style = segment.style
    assert style is not None and style.color is not None and style.bgcolor is not None
    bright, dark = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [one for one in THEMES if not one.startswith("ansi")])
async def test_every_word_can_be_read_in_every_theme(tmp_path: Path, theme: str) -> None:
    app = BoardApp(eve_of_november(tmp_path).secretariat, meeting=NOVEMBER, settings=Settings(theme=theme))
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press(*TAKEN, "tab")
        await keyboard.type("A: Send the plan round")
        await keyboard.type("D: The report was noted.")
        seen = list(words_of(app))
        await keyboard.press("escape", "question_mark")
        seen += words_of(app)
    faint = {(one.text.strip(), round(contrast(one), 1)) for one in seen if contrast(one) < LEAST}
    assert len(seen) > 60 and faint == set()


def words_of(app: BoardApp) -> list[Segment]:
    """The segments with letters in them that are on the screen, not behind a dialog."""
    boxes = app.screen.query(".dialog")
    region = boxes.first().region if boxes else app.screen.region
    strips = app.screen._compositor.render_strips()[region.y : region.bottom]
    return [
        one
        for strip in strips
        for one in strip.crop(region.x, region.right)
        if any(map(str.isalnum, one.text)) and one.style is not None and one.style.color is not None
    ]


async def test_without_colour_none_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = BoardApp(
        eve_of_november(tmp_path).secretariat, meeting=NOVEMBER, settings=Settings(theme="dracula")
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await until_live(pilot)
        assert app.theme == "ansi-dark"
        for one in words_of(app):
            assert one.style is not None and one.style.color is not None
            assert one.style.color.type in (ColorType.DEFAULT, ColorType.STANDARD)


async def test_nothing_moves_by_itself_unless_it_is_asked_for(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    assert BoardApp(evening.secretariat).animation_level == "none"
    assert BoardApp(evening.secretariat, settings=Settings(animation=True)).animation_level == "full"


async def test_footer_help_and_keys_follow_the_users_own(tmp_path: Path) -> None:
    settings = Settings(keys={"present": ("y",), "go-to": ("ctrl+o", "z"), "last-place": ("ctrl+g",)})
    check_keys(settings)
    app = BoardApp(eve_of_november(tmp_path).secretariat, meeting=NOVEMBER, settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        first = keyboard.live.register.person
        assert " y Present" in screen_text(app).splitlines()[-1]
        await keyboard.press("p")
        assert keyboard.live.register.person == first
        await keyboard.press("y")
        assert first is not None and keyboard.live.result.standing(first).mark == "present"
        await keyboard.press("tab", "ctrl+o")
        assert isinstance(app.screen, GoToMenu)
        await keyboard.press("escape", "escape", "question_mark", *"mark present")
        assert " y " in screen_text(app)


async def test_keys_of_a_pane_follow_too(tmp_path: Path) -> None:
    settings = Settings(keys={"entry-before": ("h",), "door-undo": ("ctrl+u",)})
    app = BoardApp(eve_of_november(tmp_path).secretariat, meeting=NOVEMBER, settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        bound = keyboard.live.minutes._bindings.key_to_bindings
        assert [one.id for one in bound["h"]] == ["entry-before"]
        assert "entry-before" not in [one.id for found in (bound.get("k", []),) for one in found]
        assert [one.id for one in bound["j"]] == ["entry-after"]


async def test_settings_that_are_not_known_are_said_until_read(tmp_path: Path) -> None:
    settings = Settings(warnings=("config.toml, line 2: there is no setting 'font' in [ui]; it is ignored.",))
    app = BoardApp(eve_of_november(tmp_path).secretariat, settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "line 2: there is no setting 'font'" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "font" not in screen_text(app)


def test_no_two_commands_have_one_name_and_no_letter_of_go_to_stands_twice() -> None:
    commands = [one for _, found in PLACES for one in found]
    assert len({one.id for one in commands}) == len(commands)
    letters = [one.go_to for one in commands if one.go_to]
    assert len(set(letters)) == len(letters)


def test_every_key_of_ours_can_be_written_in_the_settings() -> None:
    for _, commands in PLACES:
        for command in commands:
            for key in (*command.keys, *command.typing_keys):
                assert key == "space" or key_name(key) == key, command.id
    assert key_name("^n") == "ctrl+n" and key_name("?") == "question_mark" and key_name("PageUp") == "pageup"
    assert key_name("space") == key_name(" ") == key_name("wheel") == key_name("ctrl+wheel") == ""
    assert key_name(Keys.F12.value) == "f12"


def test_a_command_keeps_its_words_under_another_key() -> None:
    [_, (_, home), *_] = PLACES
    [opened, *_] = remapped(home, {home[0].id: ("x", "X", "ctrl+n")})
    assert (opened.keys, opened.typing_keys) == (("x", "X", "shift+x"), ("ctrl+n",))
    assert opened.all_keys() == "x X ^n" and opened.title() == home[0].title()


def test_every_frame_has_a_name_of_its_own() -> None:
    assert len({one.name for one in FRAMES}) == len(FRAMES)


async def test_the_mouse_is_left_to_the_terminal_where_that_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(BoardApp, "run", lambda self, *, mouse: asked.append(mouse))
    opening = eve_of_november(tmp_path).secretariat
    run_app(opening)
    run_app(opening, settings=Settings(mouse=False))
    assert asked == [True, False]


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
async def test_rules_5_9_and_42_the_footer_is_short_and_always_shows_where_the_rest_is(
    tmp_path: Path, width: int
) -> None:
    app = BoardApp(eve_of_november(tmp_path).secretariat, meeting=NOVEMBER)
    async with app.run_test(size=(width, 24)) as pilot:
        keyboard = await until_live(pilot)
        for key in ("escape", "tab"):
            await keyboard.press(key)
            footer = keyboard.live.query_one(FittedFooter)
            assert footer.line.text.endswith(" ?/F1 Help ") and len(footer.line.text) == width
            assert 1 <= len(footer._spans) <= 8


async def test_rule_21_a_hint_in_the_footer_is_clicked(tmp_path: Path) -> None:
    app = BoardApp(eve_of_november(tmp_path).secretariat, meeting=NOVEMBER)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        first = keyboard.live.register.person
        await pilot.click("#footer", offset=(3, 0))
        await keyboard.settle()
        assert first is not None and keyboard.live.result.standing(first).mark == "present"
        await pilot.click("#footer", offset=(76, 0))
        await keyboard.settle()
        assert isinstance(app.screen, KeysDialog)

"""The drop-down and the ghost text of the line: Tab takes, arrows choose, Enter never does, Esc shuts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from boardtui.app.app import BoardApp
from boardtui.app.rows.offer_rows import MOST_ROWS, offer_lines
from boardtui.app.screens.live import LiveScreen
from boardtui.app.widgets.offer_list import OfferList
from boardtui.model.keys import RecordKey
from boardtui.secretariat.capture.offers import Offer
from tests.app.holding import BOARD, Keyboard, eve_of_november, screen_text, until_live


@asynccontextmanager
async def _typing(
    folder: Path, size: tuple[int, int] = (80, 24), snippets: dict[str, str] | None = None
) -> AsyncIterator[Keyboard]:
    async with eve_of_november(folder).app().run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        keyboard.live._snippets = snippets or {}
        await keyboard.press("o", "ctrl+n", "tab")
        yield keyboard


def _rows(live: LiveScreen) -> list[str]:
    return [line.text for line in live.query_one(OfferList).lines]


async def test_names_drop_down_above_the_line_and_tab_takes_the_one_pointed_at(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await keyboard.press(*"A: write @")
        offered = keyboard.live.query_one(OfferList)
        assert offered.display and len(offered.lines) == MOST_ROWS
        assert offered.region.bottom <= keyboard.live.capture_line.region.y
        assert offered.region.right <= 80
        assert _rows(keyboard.live)[0].startswith("> David Parsons CBE")
        assert _rows(keyboard.live)[0].endswith("Tab")
        shown = screen_text(keyboard.pilot.app)  # type: ignore[arg-type]
        assert "Peter Fleming     PF · Member" in shown
        await keyboard.press("down", "down", "up")
        assert [row[0] for row in _rows(keyboard.live)] == [" ", ">", " ", " ", " "]
        await keyboard.press("tab")
        assert keyboard.live.capture_line.text == "A: write @Peter Fleming "
        assert not keyboard.live.query_one(OfferList).display
        assert keyboard.live.capture_line.has_focus


async def test_the_arrows_go_round(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await keyboard.press(*"A: @", "up")
        assert _rows(keyboard.live)[-1].startswith(">")
        await keyboard.press("down")
        assert _rows(keyboard.live)[0].startswith(">")


async def test_enter_never_takes_an_offer(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await keyboard.press(*"A: write @p", "enter")
        (action,) = keyboard.live.meeting.actions
        assert [owner.name for owner in action.owners] == ["p"]
        assert keyboard.live.capture_line.text == ""
        assert not keyboard.live.query_one(OfferList).display


async def test_escape_shuts_the_drop_down_and_a_second_one_leaves_the_line(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await keyboard.press(*"A: @p", "escape")
        assert keyboard.live.capture_line.has_focus
        assert not keyboard.live.query_one(OfferList).display
        await keyboard.press("e")
        assert not keyboard.live.query_one(OfferList).display  # shut for this name
        await keyboard.press("escape")
        assert keyboard.live.register.has_focus
        assert keyboard.live.capture_line.text == "A: @pe"


async def test_the_next_name_is_offered_again(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await keyboard.press(*"A: @pf", "escape", *" and @")
        assert keyboard.live.query_one(OfferList).display


async def test_tab_typed_at_machine_speed_takes_what_belongs_to_the_letters_before_it(tmp_path: Path) -> None:
    from textual import events

    async with _typing(tmp_path) as keyboard:
        app = keyboard.pilot.app
        for key, letter in (("A", "A"), ("colon", ":"), ("at", "@"), ("r", "r"), ("c", "c"), ("tab", "\t")):
            app.post_message(events.Key(key, letter))
        await keyboard.settle()
        assert keyboard.live.register.has_focus  # no name begins right behind a colon, so Tab went on
        keyboard.live.capture_line.put("")
        await keyboard.press("tab")
        for key, letter in (("space", " "), ("at", "@"), ("r", "r"), ("c", "c"), ("tab", "\t"), ("x", "x")):
            app.post_message(events.Key(key, letter))
        await keyboard.settle()
        assert keyboard.live.capture_line.text == " @Ruth Cadbury x"


async def test_tab_goes_to_the_register_where_nothing_is_offered(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await keyboard.press(*"said", "tab")
        assert not keyboard.live.capture_line.has_focus


async def test_commands_and_codes_drop_down(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await keyboard.press(*"/ne")
        assert _rows(keyboard.live)[0].startswith("> /next")
        await keyboard.press("tab")
        assert keyboard.live.capture_line.text == "/next "
        for sign in "+=":
            keyboard.live.capture_line.put("")
            await keyboard.press(sign, "d")
            assert any("DP" in row for row in _rows(keyboard.live)), sign
        keyboard.live.capture_line.put("")
        await keyboard.type("+dp")
        await keyboard.press("-", "d")
        assert any("DP" in row for row in _rows(keyboard.live))


async def test_a_click_takes_the_row(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await keyboard.press(*"A: @")
        await keyboard.pilot.click(OfferList, offset=(4, 1))
        await keyboard.settle()
        assert keyboard.live.capture_line.text == "A: @Peter Fleming "


async def test_a_snippet_expands_with_tab_and_with_space(tmp_path: Path) -> None:
    phrase = "The Board noted the report."
    async with _typing(tmp_path, snippets={"noted": phrase}) as keyboard:
        await keyboard.press(*";no")
        assert _rows(keyboard.live)[0].startswith("> ;noted")
        await keyboard.press("tab")
        assert keyboard.live.capture_line.text == phrase
        keyboard.live.capture_line.put("")
        await keyboard.press(*";noted", "space", *"N")
        assert keyboard.live.capture_line.text == f"{phrase} N"
        keyboard.live.capture_line.put("")
        await keyboard.press(*"x;noted", "space")
        assert keyboard.live.capture_line.text == "x;noted "


async def test_typed_markup_is_text_in_the_drop_down(tmp_path: Path) -> None:
    async with _typing(tmp_path, snippets={"odd": "[/b] [red]x [@click=quit]y"}) as keyboard:
        await keyboard.press(*";o")
        assert "[/b] [red]x [@click=quit]y" in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]


async def test_the_recommendation_is_shown_behind_d_and_right_arrow_takes_it(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    app = BoardApp(evening.secretariat, meeting=RecordKey(BOARD, "2011-01-18"))
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "ctrl+n", "D")  # the key that starts a decision shows it too
        line = keyboard.live.capture_line
        assert line.text == "D: " and line.suggestion.startswith("Note the LG Group business plan")
        assert "Note the LG Group business plan" in screen_text(app)
        await keyboard.press("x")
        assert line.suggestion == ""
        await keyboard.press("backspace", "right", "enter")
        assert keyboard.live.meeting.decisions[0].text.startswith("Note the LG Group business plan")


def test_no_row_is_wider_than_the_screen() -> None:
    offers = [Offer("N" * 60, "", "d" * 90), Offer("ß" * 3, "", "東京" * 30)] * 4
    lines = offer_lines(offers, 1, 60)
    assert len(lines) == MOST_ROWS
    from rich.cells import cell_len

    assert {cell_len(line.text) for line in lines} == {cell_len(lines[0].text)}
    assert cell_len(lines[0].text) <= 60
    assert offer_lines((), 0, 60) == ()

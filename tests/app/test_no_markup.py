"""A tripwire: nothing anybody typed ever reaches a parser of markup, on any screen; and no phone is shown."""

from pathlib import Path

import pytest
from rich.text import Text
from textual.content import Content

from boardtui.app.app import BoardApp
from boardtui.assemble import open_workspace
from tests.app.holding import NOVEMBER, SetClock, eve_of_november, screen_text, until_live
from tests.app.test_names_as_typed import KEY, NAMES, _workspace

CANARIES = tuple(name[:12] for name in NAMES)


async def test_no_typed_text_reaches_a_parser_of_markup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    for kind in (Content, Text):
        real = kind.from_markup

        def tripwire(text: object, *arguments: object, _real=real, **more: object) -> object:  # type: ignore[no-untyped-def]
            parsed.append(str(text))
            return _real(text, *arguments, **more)

        monkeypatch.setattr(kind, "from_markup", tripwire)
    app = BoardApp(lambda: open_workspace(_workspace(tmp_path), clock=SetClock()), meeting=KEY)
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press(
            "o", "p", "s", "escape", "C", "escape", "8", "escape", "4", "question_mark", "escape"
        )
        await keyboard.press("tab")
        await keyboard.type("N: [/b] was [red]noted")
        await keyboard.type("+Zed[/b]")
        await keyboard.press("escape", "ctrl+p")
        await pilot.pause(0.3)
        assert "Mark present" in screen_text(app)
        for letter in "item":
            await pilot.press(letter)
        await pilot.pause(0.3)
        assert "[ ^r" in screen_text(app), "the keys of a command are shown as they are"
        await keyboard.press("escape", "1")
    assert parsed, "the palette's own help goes through the parser, so the tripwire is live"
    assert [text for text in parsed if any(canary in text for canary in CANARIES)] == []


async def test_no_phone_number_is_on_the_live_screen(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    secretariat = evening.secretariat()
    people = secretariat.board(NOVEMBER.board).people
    numbers = [one for person in people for one in (person.contact.phone, person.contact.email) if one]
    secretariat.close()
    assert numbers, "the sample holds some"
    app = evening.app()
    async with app.run_test(size=(120, 60)) as pilot:
        keyboard = await until_live(pilot)
        shown = screen_text(app)
        for _ in range(33):
            await keyboard.press("j")
            shown += screen_text(app)
        await keyboard.press("s")
        shown += screen_text(app)
    assert [number for number in numbers if number in shown] == []

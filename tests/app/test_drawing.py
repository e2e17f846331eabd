"""News of a mark is drawn at once and goes to the terminal in one piece."""

from pathlib import Path
from typing import Any

import pytest
from textual._ansi_sequences import SYNC_END, SYNC_START

from boardtui.app.driver import SteadyDriver
from boardtui.app.messages import Changed
from boardtui.app.spans import SpanCompositor
from tests.app.holding import eve_of_november, until_live


class _Written:
    def __init__(self) -> None:
        self.texts: list[str] = []

    def write(self, text: str) -> None:
        self.texts.append(text)


def test_a_picture_is_written_in_one_piece() -> None:
    driver, written = object.__new__(SteadyDriver), _Written()
    driver._picture, driver._writer_thread = "", written  # type: ignore[assignment]
    for text in ("title", SYNC_START, "one ", "two", SYNC_END, "bell"):
        driver.write(text)
    assert written.texts == ["title", f"{SYNC_START}one two{SYNC_END}", "bell"]


async def test_a_mark_is_drawn_with_its_news_and_wakes_no_timer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "p")
        woken: list[str] = []
        monkeypatch.setattr(keyboard.live._update_timer, "resume", lambda: woken.append("timer"))
        before = len(keyboard.live.meeting.presence)
        await keyboard.press("p")
        assert len(keyboard.live.meeting.presence) == before + 1
        assert not woken and not keyboard.live._dirty_widgets, "nothing is left to be drawn"


async def test_news_that_waits_together_is_drawn_in_one_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "p")
        news: list[Changed] = []
        take = app._spread

        def watched(one: Any) -> None:
            if isinstance(one, Changed):
                news.append(one)
            else:
                take(one)

        monkeypatch.setattr(app, "_spread", watched)
        await keyboard.press("p", "a", "p")
        pictures: list[None] = []
        draw = SpanCompositor.render_update

        def drawing(self: SpanCompositor, *arguments: Any, **options: Any) -> Any:
            pictures.append(None)
            return draw(self, *arguments, **options)

        monkeypatch.setattr(SpanCompositor, "render_update", drawing)
        for one in news:
            take(one)
        await pilot.pause()
        assert len(news) == 3 and len(pictures) == 1
        assert keyboard.live.meeting is news[-1].meeting

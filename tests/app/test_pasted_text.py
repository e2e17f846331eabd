"""Pasted text: many lines open the editor, a megabyte of it freezes nothing, and nothing is lost unsaid."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual._wrap import compute_wrap_offsets
from textual.document import _wrapped_document
from textual.widgets import TextArea

from boardtui.app.dialogs.editor import Editor
from boardtui.app.messages import Burst
from boardtui.app.widgets.capture_line import CaptureLine
from boardtui.secretariat.capture import pasting
from boardtui.secretariat.capture.pasting import LONGEST_TEXT, MOST_ENTRIES
from tests.app.holding import Keyboard, eve_of_november, screen_text, until_live

TEXT = "The Chair opened.\r\n\r\nA: write @rc by 18 jan\n/close\n-dp\nD: agreed\n"


@asynccontextmanager
async def _typing(folder: Path) -> AsyncIterator[Keyboard]:
    async with eve_of_november(folder).app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "P", "ctrl+n", "tab")
        yield keyboard


async def _paste(keyboard: Keyboard, text: str) -> None:
    keyboard.pilot.app.post_message(events.Paste(text))
    await keyboard.settle()


def _editor(keyboard: Keyboard) -> Editor:
    screen = keyboard.pilot.app.screen
    assert isinstance(screen, Editor)
    return screen


async def test_many_lines_open_the_editor_and_each_becomes_an_entry(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await _paste(keyboard, TEXT)
        assert "5 lines, each becomes an entry" in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]
        assert keyboard.live.meeting.minutes == ()
        await keyboard.press("ctrl+r")
        meeting = keyboard.live.meeting
        assert [one.text for one in meeting.minutes] == ["The Chair opened.", "/close", "-dp"]
        assert [one.text for one in meeting.actions] == ["write"]
        assert [one.text for one in meeting.decisions] == ["agreed"]
        assert keyboard.live.result.standing("david-parsons").in_room and meeting.state == "open"
        assert keyboard.live.capture_line.text == ""


async def test_it_can_be_one_paragraph(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await _paste(keyboard, "one\n two\n\nthree")
        await keyboard.press("ctrl+l")
        assert "One paragraph of 3 words" in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]
        await keyboard.press("ctrl+r")
        assert [one.text for one in keyboard.live.meeting.minutes] == ["one two three"]


async def test_what_is_changed_in_the_editor_is_what_is_recorded(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await _paste(keyboard, "one\ntwo")
        await keyboard.press(*"x ", "enter", *"zero", "enter", "ctrl+r")
        assert [one.text for one in keyboard.live.meeting.minutes] == ["x", "zero", "one", "two"]


async def test_escape_asks_nothing_and_keeps_the_text_in_the_line(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await keyboard.press(*"was here")
        await _paste(keyboard, "one\ntwo")
        await keyboard.press("escape")
        assert keyboard.live.capture_line.text == "one\ntwo\nwas here"
        assert keyboard.live.meeting.minutes == ()
        assert keyboard.live.draft().line == keyboard.live.capture_line.text  # so it is kept against a crash


async def test_letters_typed_while_the_editor_opens_go_nowhere_else(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await keyboard.press("escape")
        await keyboard.press("tab")
        await _paste(keyboard, "one\ntwo")
        await keyboard.press("p", "a")
        assert keyboard.live.capture_line.text == "" and _editor(keyboard).text == "paone\ntwo"


async def test_one_line_is_put_into_the_line(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        await keyboard.press(*"a ")
        await _paste(keyboard, "pasted\x1b[31m line\n")
        assert keyboard.live.capture_line.text == "a pasted line"


async def test_more_than_is_recorded_at_a_time_stays_in_the_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("boardtui.app.dialogs.editor", "boardtui.secretariat.capture.pasting"):
        monkeypatch.setattr(f"{module}.MOST_ENTRIES", 3)
    async with _typing(tmp_path) as keyboard:
        await _paste(keyboard, "\n".join(f"line {number}" for number in range(5)))
        assert "5 lines: the first 3 become entries" in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]
        await keyboard.press("ctrl+r")
        assert [one.text for one in keyboard.live.meeting.minutes] == ["line 0", "line 1", "line 2"]
        assert _editor(keyboard).text == "line 3\nline 4"
        await keyboard.press("ctrl+r")
        assert len(keyboard.live.meeting.minutes) == 5


@pytest.mark.parametrize("bracketed", [True, False])
async def test_a_megabyte_is_taken_at_once_and_what_is_left_out_is_said(
    tmp_path: Path, bracketed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not letter by letter: the whole paste costs the line one event and no edit at all."""
    counted = {"keys": 0, "edits": 0}
    key, edit = CaptureLine._on_key, TextArea.edit

    async def counting_key(self: CaptureLine, event: events.Key) -> None:
        counted["keys"] += 1
        await key(self, event)

    def counting_edit(self: TextArea, change: object) -> object:
        counted["edits"] += 1
        return edit(self, change)  # type: ignore[arg-type]

    monkeypatch.setattr(CaptureLine, "_on_key", counting_key)
    monkeypatch.setattr(TextArea, "edit", counting_edit)
    line = "All work and no play makes a long paper. "
    text = "\n".join(f"{number} {line}" for number in range(1_048_576 // 46))
    async with _typing(tmp_path) as keyboard:
        counted.update(keys=0, edits=0)
        if bracketed:
            await _paste(keyboard, text)
        else:
            names = {"\n": "enter", " ": "space", ".": "full_stop"}
            keys = tuple(
                events.Key(names.get(one, one), "\r" if one == "\n" else one) for one in text[:200_000]
            )
            keyboard.pilot.app.post_message(Burst(keys))
            await keyboard.settle()
        assert counted == {"keys": 0, "edits": 0}
        kept = _editor(keyboard).text
        assert LONGEST_TEXT - 60 < len(kept) <= LONGEST_TEXT and text.startswith(kept)
        shown = screen_text(keyboard.pilot.app)  # type: ignore[arg-type]
        assert f"The paste has {len(text) if bracketed else 200_000:,} characters" in shown
        await keyboard.press("escape")
        assert keyboard.live.capture_line.text == kept


async def test_a_short_burst_with_one_enter_is_keys(tmp_path: Path) -> None:
    async with _typing(tmp_path) as keyboard:
        keys = [*(events.Key(one, one) for one in "abcdefghijklmnopqrstu"), events.Key("enter", "\r")]
        keyboard.pilot.app.post_message(Burst(tuple(keys)))
        await keyboard.settle()
        assert [one.text for one in keyboard.live.meeting.minutes] == ["abcdefghijklmnopqrstu"]


def test_all_that_is_left_out_is_named() -> None:
    kept, said = pasting.taken_in("x" * (LONGEST_TEXT + 5))
    assert len(kept) == LONGEST_TEXT and "from ‘xxxxx’ on" in said
    kept, said = pasting.taken_in("a\n" * LONGEST_TEXT)
    assert len(kept) <= LONGEST_TEXT and said.startswith("The paste has 100,000 characters; the first 49,999")
    assert pasting.taken_in("a\r\nb\n") == ("a\nb", "")


def test_no_line_is_lost_between_the_entries_and_what_stays() -> None:
    text = "\n".join(("", "a", "  ", "b", "", "c", ""))
    assert pasting.as_entries(text) == ("a", "b", "c")
    for number in range(5):
        stays = pasting.without_first(text, number)
        assert pasting.as_entries(text)[:number] + pasting.as_entries(stays) == ("a", "b", "c")
    assert pasting.as_paragraph(" \n ") == () and pasting.as_paragraph("/close\nnow") == ("N: /close now",)
    assert MOST_ENTRIES == 200


async def test_a_long_text_is_wrapped_once_to_be_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is most of what opening the editor costs: a line more is a line more, and not four."""
    wrapped: list[str] = []
    compute = compute_wrap_offsets

    def counting(text: str, *how: Any, **more: Any) -> list[int]:
        wrapped.append(text)
        return compute(text, *how, **more)

    monkeypatch.setattr(_wrapped_document, "compute_wrap_offsets", counting)
    async with _typing(tmp_path) as keyboard:
        await _paste(keyboard, "words and more of them\n" * 2_000)
        assert _editor(keyboard).text.count("\n") == 1_999
        assert 2_000 <= len(wrapped) < 2_050

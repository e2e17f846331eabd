"""The line above the capture line says every doubt, and a letter costs the same however much is minuted."""

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from boardtui.app.rows.preview_row import preview_line
from boardtui.model.meetings import Meeting, Minute
from boardtui.model.presence import PresenceEvent, PresenceKind
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.capture.scene import Kind, Understanding
from tests.app.holding import Keyboard, eve_of_november, until_live
from tests.builders import scene


def _shown(line: str, width: int = 200) -> str:
    return preview_line(understand(line, scene()), typing=True, width=width).text


def test_the_preview_names_the_ambiguous_the_weekend_and_the_next_reference() -> None:
    shown = _shown("A: @Ian to write to DfE by 5 Dec")
    assert "! @Ian is ambiguous: Ian Clark, Ian Nash" in shown
    assert "! the due date is a Saturday" in shown and "due Sat 5 Dec 2026" in shown
    assert "PB/2026-27/01" in shown


def test_who_may_not_vote_is_said() -> None:
    assert "! 4 votes" in _shown("V: 3-1")
    assert "is not present with a vote" in _shown("D: agreed, moved @Sam Wu")


@pytest.mark.parametrize("width", [50, 76])
def test_the_figures_of_a_vote_are_seen_and_the_beginning_of_the_doubt(width: int) -> None:
    doubts = ("no decision under this item yet: one is made for the vote", "the meeting is adjourned")
    understood = Understanding(Kind.VOTE, "VOTE · 4 for, 3 against, 1 abstained", warnings=doubts)
    line = preview_line(understood, typing=True, width=width)
    assert line.text.startswith("VOTE · 4 for, 3 against, 1 abstained"[: width - 24 - 1])
    assert "  ! no decision" in line.text and line.text.endswith("…") and len(line.text) == width


@pytest.mark.parametrize("width", [40, 60, 76])
def test_a_doubt_is_never_what_is_cut_off_first(width: int) -> None:
    understood = Understanding(
        Kind.ACTION,
        "ACTION · a very long list of owners, and another owner · no date · PB/2026-27/01",
        warnings=("no owner", "odd"),
    )
    line = preview_line(understood, typing=True, width=width)
    assert line.text.startswith("ACTION  ! no owner  ! odd")
    assert len(line.text) <= width


def _calls(keyboard: Keyboard, text: str) -> int:
    """How many calls the program makes for one more letter of ``text``: counted, not timed."""
    live, count = keyboard.live, 0
    live.capture_line.put(text)
    live.show_preview()
    live.capture_line.update_suggestion()

    def counting(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        live.show_preview()
        live.capture_line.update_suggestion()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "text",
    ["A: write @rc by 18 jan", "D: agreed, moved @rc", "V: 3-1", "-dp", "A: @r", "I: @rc personal: x; left"],
)
async def test_a_letter_costs_the_same_in_a_long_meeting(tmp_path: Path, text: str) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "P", "ctrl+n", "tab")
        short = _calls(keyboard, text)
        live = keyboard.live
        evening.clock.pass_minutes(60)
        live._meeting = _long(live.meeting)
        long = _calls(keyboard, text)
        live.capture_line.put("")
    assert long <= 1.2 * short, (short, long)


def _long(meeting: Meeting) -> Meeting:
    """The same meeting after two thousand paragraphs, comings and goings."""
    last = meeting.presence[-1]
    minutes = tuple(Minute(f"m{n}", n, meeting.item_in_hand, f"Paragraph {n}.") for n in range(1_000, 2_000))
    kinds = (PresenceKind.LEFT, PresenceKind.RETURNED)
    events = tuple(
        PresenceEvent(
            f"e{n}", kinds[n % 2], last.person, last.at + timedelta(seconds=n), last.entered, 3_000 + n
        )
        for n in range(1_000)
    )
    return replace(meeting, minutes=minutes, presence=(*meeting.presence, *events))

"""What was being typed comes back as what it was: a line, the change of an entry, a text in the editor."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events

from boardtui.app.dialogs.editor import Editor
from boardtui.app.widgets.capture_line import LONGEST_LINE
from boardtui.edits.timeline import Undo
from boardtui.model.drafts import Draft
from tests.app.holding import NOVEMBER, Evening, Keyboard, eve_of_november, screen_text, until_live
from tests.app.terminal import Terminal

DECISION = "D: The plan was agreed"


@asynccontextmanager
async def _open(evening: Evening) -> AsyncIterator[Keyboard]:
    async with evening.app().run_test(size=(80, 24)) as pilot:
        yield await until_live(pilot)


async def _left_in_mid_change(folder: Path) -> Evening:
    """The program ended while a decision was being changed, in place of a line half typed."""
    evening = eve_of_november(folder)
    async with _open(evening) as keyboard:
        await keyboard.press("o", "P", "ctrl+n", "tab")
        await keyboard.type(DECISION)
        await keyboard.press(*"half a thought", "escape", "m", "e", *" as it is", "ctrl+q")
    return evening


async def test_the_change_of_an_entry_comes_back_as_that(tmp_path: Path) -> None:
    evening = await _left_in_mid_change(tmp_path)
    async with _open(evening) as keyboard:
        shown = screen_text(keyboard.pilot.app)  # type: ignore[arg-type]
        assert "the change of an entry" in shown and "CHANGES" in shown
        await keyboard.press("tab", "enter")
        (decision,) = keyboard.live.meeting.decisions
        assert decision.text == "The plan was agreed as it is"
        assert keyboard.live.capture_line.text == "half a thought"
    async with _open(evening) as keyboard:
        assert keyboard.live.capture_line.text == "half a thought"
        assert keyboard.live.retyping is None


async def test_escape_gives_the_change_that_came_back_up(tmp_path: Path) -> None:
    evening = await _left_in_mid_change(tmp_path)
    async with _open(evening) as keyboard:
        await keyboard.press("tab", "escape")
        (decision,) = keyboard.live.meeting.decisions
        assert decision.text == "The plan was agreed"
        assert keyboard.live.capture_line.text == "half a thought"


async def test_text_undo_in_what_came_back_goes_to_what_the_entry_says(tmp_path: Path) -> None:
    evening = await _left_in_mid_change(tmp_path)
    async with _open(evening) as keyboard:
        await keyboard.press("tab", "ctrl+z")
        assert keyboard.live.capture_line.text == DECISION


async def test_where_the_entry_is_gone_its_change_comes_back_as_a_line(tmp_path: Path) -> None:
    evening = await _left_in_mid_change(tmp_path)
    secretariat = evening.secretariat()
    secretariat.open(NOVEMBER)
    secretariat.do(NOVEMBER, Undo())
    secretariat.close()
    async with _open(evening) as keyboard:
        assert not keyboard.live.meeting.decisions and keyboard.live.retyping is None
        assert keyboard.live.capture_line.text == f"{DECISION} as it is\nhalf a thought"
        assert "not in the minutes any more" in screen_text(keyboard.pilot.app)  # type: ignore[arg-type]


async def test_a_change_that_is_kept_leaves_what_was_set_aside(tmp_path: Path) -> None:
    """The lane forgets the change it has recorded at once, not with the next look a second later."""
    evening = eve_of_november(tmp_path)
    async with _open(evening) as keyboard:
        await keyboard.press("o", "P", "ctrl+n", "tab")
        await keyboard.type(DECISION)
        await keyboard.press(*"half", "escape", "m", "e", *" now")
        keyboard.live.keep_draft()
        await keyboard.settle()
        (decision,) = keyboard.live.meeting.decisions
        kept, _ = evening.secretariat().draft(NOVEMBER)
        assert kept == Draft(f"{DECISION} now", decision.id, "half")
        await keyboard.press("enter")
        kept, _ = evening.secretariat().draft(NOVEMBER)
        assert kept == Draft("half")


async def test_a_text_in_the_editor_is_kept_and_given_back(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    long = f"{'word ' * LONGEST_LINE}\nand more"
    async with _open(evening) as keyboard:
        await keyboard.press("o", "P", "ctrl+n", "tab", *"before")
        keyboard.pilot.app.post_message(events.Paste(long))
        await keyboard.settle()
        await keyboard.press(*"x ", "ctrl+q")
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        for _ in range(1500):  # as long as until_live waits for the meeting
            if isinstance(pilot.app.screen, Editor):
                break
            await pilot.pause(0.02)
        await keyboard.settle()
        editor = pilot.app.screen
        assert isinstance(editor, Editor)
        assert editor.text == f"x {long}\nbefore"
        await keyboard.press("ctrl+r")
        assert [one.text[-8:] for one in keyboard.live.meeting.minutes] == ["ord word", "and more", "before"]
        assert evening.secretariat().draft(NOVEMBER) == (Draft(), ()), "it does not come back as well"


async def test_a_few_pasted_lines_come_back_in_the_line(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with _open(evening) as keyboard:
        await keyboard.press("o", "P", "ctrl+n", "tab")
        keyboard.pilot.app.post_message(events.Paste("one\ntwo"))
        await keyboard.settle()
        await keyboard.press("ctrl+q")
    async with _open(evening) as keyboard:
        assert keyboard.live.capture_line.text == "one\ntwo"


def _at_the_line(terminal: Terminal) -> None:
    terminal.open_november()
    terminal.send("\t")
    terminal.until("Register ")


def test_what_came_with_the_quit_key_in_one_read_is_recorded_and_kept(tmp_path: Path) -> None:
    """The quit key goes before every other: it must not overtake the letters that were typed before it."""
    evening = eve_of_november(tmp_path)
    with Terminal("--workspace", str(evening.workspace)) as terminal:
        _at_the_line(terminal)
        terminal.send("noted it\rand a\x11")
        assert terminal.ended() == 0
    secretariat = evening.secretariat()
    assert [one.text for one in secretariat.meeting(NOVEMBER).minutes] == ["noted it"]
    assert secretariat.draft(NOVEMBER) == (Draft("and a"), ())


def test_a_longer_text_with_the_quit_key_behind_it_is_kept(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    line = "the Board noted at some length what the Director had said of it"
    with Terminal("--workspace", str(evening.workspace)) as terminal:
        _at_the_line(terminal)
        terminal.send(f"{line}\x11")
        assert terminal.ended() == 0
    assert evening.secretariat().draft(NOVEMBER) == (Draft(line), ())

"""Place 8 by its keys: a document chosen, looked at, written beside the lane, stopped, and found again."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from boardtui.app.app import BoardApp
from boardtui.app.messages import Previewed
from boardtui.app.screens.agenda import AgendaScreen
from boardtui.app.screens.export import ExportScreen
from boardtui.app.screens.home import HomeScreen
from boardtui.app.widgets.lines import LinePane, OneLine
from boardtui.assemble import make_workspace
from boardtui.errors import EditRefused
from boardtui.model.keys import RecordKey
from boardtui.secretariat.issuing import Exports, Made, Progress
from boardtui.secretariat.packing import PackStopped
from tests.app.holding import BOARD, NOVEMBER, Keyboard, screen_text, until_live
from tests.app.rounds import January, january

SIZES = ((80, 24), (120, 40))
JANUARY = RecordKey(BOARD, "2011-01-18")


def shown(keyboard: Keyboard) -> ExportScreen:
    screen = keyboard.pilot.app.screen
    assert isinstance(screen, ExportScreen)
    return screen


def words(keyboard: Keyboard, part: str) -> str:
    return next(one.words for one in shown(keyboard)._parts if one.name == part)


def preview(keyboard: Keyboard) -> str:
    return "\n".join(line.text for line in shown(keyboard).query_one("#export-preview", LinePane).lines)


def checks(keyboard: Keyboard) -> str:
    lines = shown(keyboard).query_one("#export-checks", LinePane).lines
    return " ".join(line.text.strip() for line in lines)


def exports(here: January) -> dict[str, str]:
    return {one.name: one.suffix for one in (here.workspace / "exports").iterdir()}


async def at_export(pilot, *keys: str) -> Keyboard:  # type: ignore[no-untyped-def]
    keyboard = Keyboard(pilot)
    await keyboard.settle()
    await keyboard.press("8", *keys)
    return keyboard


@pytest.mark.parametrize("size", SIZES)
async def test_the_note_is_looked_at_and_written(tmp_path: Path, size: tuple[int, int]) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=size) as pilot:
        keyboard = await at_export(pilot)
        assert words(keyboard, "kind") == "Note" and "17 Nov 2010" in words(keyboard, "meeting")
        assert "Draft – subject to agreement" in preview(keyboard)
        assert checks(keyboard) == "! DRAFT ! Action IPB/2010-11/04 has no due date."
        await keyboard.press("enter")
        assert "Written:" in screen_text(app)
        assert exports(here) == {"2010-11-17 LG Group Improvement Programme Board note DRAFT.docx": ".docx"}
        await keyboard.press("x")
        assert "is there already" in " ".join(line.text.strip() for line in shown(keyboard).notice.lines)
    assert len(exports(here)) == 2, "nothing is ever overwritten"


async def test_the_parts_are_turned_and_chosen_and_the_text_is_what_is_written(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await at_export(pilot, "space", *"agenda", "enter")
        assert words(keyboard, "kind") == "Agenda" and "22 Mar 2011" in words(keyboard, "meeting")
        await keyboard.press("down", "left")
        assert "18 Jan 2011" in words(keyboard, "meeting"), "left is the meeting before"
        assert "LG Group Business Plan" in preview(keyboard)
        await keyboard.press("down", "right")
        assert words(keyboard, "edition").startswith("with exempt items")
        await keyboard.press("down", "space", *"plain", "enter")
        assert shown(keyboard).choice.form == "txt"
        await keyboard.press("enter")
    (name,) = exports(here)
    assert name.endswith("agenda DRAFT EXEMPT – not for publication.txt"), name
    text = (here.workspace / "exports" / name).read_text("utf-8")
    assert "LG Group Business Plan" in text


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        (("2", "x"), "Membership"),
        (("5", "X"), "Attendance register"),
        (("6", "x"), "Decisions register"),
        (("7", "x"), "Action list"),
    ],
)
async def test_each_place_exports_what_it_shows(tmp_path: Path, keys: tuple[str, ...], kind: str) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press(*keys)
        assert words(keyboard, "kind") == kind and len(preview(keyboard)) > 200
        await keyboard.press("enter")
        assert "Written:" in screen_text(app)
    assert len(exports(here)) == 1


async def test_the_agenda_is_exported_and_a_check_leads_to_its_item(tmp_path: Path) -> None:
    app = january(tmp_path).app(meeting=JANUARY)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "x")
        assert words(keyboard, "kind") == "Agenda" and "18 Jan 2011" in words(keyboard, "meeting")
        assert "Item 5 Notes of last meeting and actions arising has no paper" in checks(keyboard)
        await keyboard.press("n")
        screen = app.screen
        assert isinstance(screen, AgendaScreen) and screen.item is not None
        assert screen.item.title == "Notes of last meeting and actions arising"
        await keyboard.press("o")
        await keyboard.type("Gates")
        to = []
        for _ in range(2):
            await keyboard.press("8", "n")
            assert isinstance(app.screen, AgendaScreen) and app.screen.item is not None
            to.append(app.screen.item.title)
        assert sorted(to) == ["Gates", "Notes of last meeting and actions arising"]


async def test_8_in_the_meeting_is_its_note_and_leaves_the_meeting_as_it_was(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app(meeting=NOVEMBER)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("8", "enter")
        assert words(keyboard, "kind") == "Note" and "17 Nov 2010" in words(keyboard, "meeting")
        await keyboard.press("ctrl+o")
        assert keyboard.live is app.screen
    assert len(exports(here)) == 1


def slow(monkeypatch: pytest.MonkeyPatch, make: Callable[[Progress], Made]) -> None:
    monkeypatch.setattr(Exports, "prepare", lambda *_: make)


async def test_long_work_shows_how_far_it_is_takes_keys_meanwhile_and_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def make(progress: Progress) -> Made:
        progress(1, 3, "Putting in budget.docx")
        begun.set()
        assert go_on.wait(30)
        progress(2, 3, "Counting the pages")
        raise AssertionError("it was stopped")

    slow(monkeypatch, make)
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await at_export(pilot)
        await pilot.press("enter")
        while not begun.is_set():
            await pilot.pause()
        await app.desk.idle()
        await pilot.pause()
        status = shown(keyboard).query_one("#export-status", OneLine)
        assert status.line.text.strip() == "2 of 3 · Putting in budget.docx · esc stops it"
        await pilot.press("down", "enter")
        await pilot.pause()
        assert shown(keyboard).parts.cursor == 1, "a key never waits for a document"
        assert "being made already" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert status.line.text.strip() == "Stopping …"
        go_on.set()
        await keyboard.settle()
        assert "Stopped: nothing was written." in screen_text(app)
    assert exports(here) == {}


async def test_a_document_is_said_in_whatever_place_is_in_front_by_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def make(progress: Progress) -> Made:
        assert go_on.wait(30)
        return Made("pack.docx", b"made")

    slow(monkeypatch, make)
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await at_export(pilot)
        await pilot.press("enter", "1")
        await pilot.pause()
        go_on.set()
        await keyboard.settle()
        assert isinstance(app.screen, HomeScreen) and "pack.docx" in screen_text(app)
    assert (here.workspace / "exports" / "pack.docx").read_bytes() == b"made"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (EditRefused("LibreOffice is not installed."), "LibreOffice is not installed."),
        (KeyError("x"), "BoardTUI made a mistake (KeyError) and wrote nothing"),
    ],
)
async def test_what_cannot_be_made_is_said_and_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def make(progress: Progress) -> Made:
        raise error

    slow(monkeypatch, make)
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await at_export(pilot, "enter")
        assert said in " ".join(line.text.strip() for line in shown(keyboard).notice.lines)
        await keyboard.press("escape", "2")
        assert not app.press.busy and app.desk.broken is None
    assert exports(here) == {}


async def test_leaving_gives_up_what_is_being_made_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def make(progress: Progress) -> Made:
        begun.set()
        for _ in range(3000):  # half a minute, where nobody stops it
            threading.Event().wait(0.01)
            try:
                progress(0, 2, "Counting the pages")
            except PackStopped:
                stopped.set()
                raise
        raise AssertionError("nobody stopped it")

    slow(monkeypatch, make)
    app = january(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_export(pilot)
        await pilot.press("enter")
        while not begun.is_set():
            await pilot.pause()
    assert stopped.is_set()
    assert any("given up" in one for one in app.last_words)


async def test_a_house_style_that_is_none_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await at_export(pilot, *["down"] * 5, "space")
        await keyboard.type("nowhere")
        assert words(keyboard, "template") == "nowhere"
        await keyboard.press("enter")
        assert "nowhere" in " ".join(line.text for line in shown(keyboard).notice.lines)
    assert exports(here) == {}


async def test_the_preview_is_scrolled_and_given_the_whole_window(tmp_path: Path) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await at_export(pilot)
        pane = shown(keyboard).query_one("#export-preview", LinePane)
        high, wide = pane.size.height, pane.size.width
        await keyboard.press("pagedown")
        assert pane.scroll_offset.y >= high - 1
        await keyboard.press("end")
        assert pane.scroll_offset.y == pane.max_scroll_y > 0
        await keyboard.press("home", "p")
        assert pane.size.height > high and pane.size.width > wide
        assert max(len(line.text) for line in pane.lines) > wide, "it is set anew for the width there is"
        await keyboard.press("p")
        assert pane.size.height == high


async def test_turning_fast_ends_at_what_was_turned_to_last(tmp_path: Path) -> None:
    app: BoardApp = january(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await at_export(pilot)
        for _ in range(7):
            await pilot.press("right")
        await keyboard.settle()
        last = shown(keyboard).choice.kind
        assert next(one.value for one in shown(keyboard)._parts if one.name == "kind") == last == "calendar"
        assert "A file for diaries" in preview(keyboard)
        await keyboard.press("space", *"cover", "enter")
        assert "has no items yet" in checks(keyboard), "and another meeting can be turned to"
        await keyboard.press("down", "left")
        assert words(keyboard, "item") and "Cover" in words(keyboard, "kind")


async def test_a_text_set_for_an_earlier_look_does_not_come_over_a_later_one(tmp_path: Path) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await at_export(pilot, "right")
        before = preview(keyboard)
        shown(keyboard).post_message(Previewed(shown(keyboard)._number - 1, ("of the note",)))
        await keyboard.settle()
        assert preview(keyboard) == before
        shown(keyboard).post_message(Previewed(shown(keyboard)._number, ("of this one",)))
        await keyboard.settle()
        assert preview(keyboard) == " of this one"


async def test_a_workspace_for_reading_is_exported_too_and_one_without_a_board_says_what_to_do(
    tmp_path: Path,
) -> None:
    here = january(tmp_path)
    here.readonly = True
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_export(pilot, "enter")
        assert "reading only" in screen_text(app)
    assert len(exports(here)) == 1
    make_workspace(tmp_path / "empty")
    app = January(tmp_path / "empty").app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("escape", "8", "n", "right", "space", "enter")
        assert "b makes one" in screen_text(app) and "No board is on record" in screen_text(app)

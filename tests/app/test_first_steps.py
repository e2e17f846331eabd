"""A workspace without a board: its first dialog leads to one; every empty place says which key fills it."""

from pathlib import Path

import pytest
from textual.widgets import Input

from boardtui.app import first_steps
from boardtui.app.app import BoardApp, run_app
from boardtui.app.dialogs.first_steps import FirstStepsDialog
from boardtui.app.dialogs.typed import TypedDialog
from boardtui.app.dialogs.words import WordsDialog
from boardtui.app.screens.home import HomeScreen
from boardtui.assemble import begin_workspace, make_workspace
from boardtui.errors import NotConfirmed, UsageRefusal
from boardtui.model.boards import Board
from boardtui.secretariat.dump import dump_together
from boardtui.secretariat.secretariat import Secretariat
from tests.app.holding import Keyboard, screen_text
from tests.app.rounds import January, january

SIZES = ((80, 24), (120, 40))


def empty(folder: Path) -> January:
    make_workspace(folder / "empty")
    return January(folder / "empty")


def boards_of(here: January) -> tuple[Board, ...]:
    secretariat = here.secretariat()
    found = secretariat.boards()
    secretariat.close()
    return found


async def settled(keyboard: Keyboard) -> None:
    for _ in range(3):
        await keyboard.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_a_board_is_made_and_its_first_person_and_meeting(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    here = empty(tmp_path)
    app = here.app()
    async with app.run_test(size=size) as pilot:
        keyboard = Keyboard(pilot)
        await settled(keyboard)
        assert isinstance(app.screen, FirstStepsDialog) and "Welcome" in screen_text(app)
        await keyboard.press("enter")
        assert isinstance(app.screen, TypedDialog)
        await keyboard.type("Parks Board, Labour 4, Green 2")
        assert isinstance(app.screen, HomeScreen)
        assert "Parks Board 2010/11" in screen_text(app) and "m puts one on record" in screen_text(app)
        await keyboard.press("2", "n")
        await keyboard.type("Ann Lee, Labour, chairman")
        await keyboard.press("1", "m")
        await keyboard.type("8 feb 2011 10:00, Town Hall")
        assert "8 Feb 2011" in screen_text(app)
    (board,) = boards_of(here)
    assert (board.name, board.prefix, board.year) == ("Parks Board", "PB", "2010/11")
    assert [(one.name, one.seats) for one in board.groups] == [("Labour", 4), ("Green", 2)]
    assert [one.names[0].full for one in board.people] == ["Ann Lee"]
    assert [f"{one.day}" for one in board.calendar] == ["2011-02-08"]


async def test_what_is_refused_gives_the_line_back_and_escape_goes_a_step_back(tmp_path: Path) -> None:
    here = empty(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await settled(keyboard)
        await keyboard.press("1")
        await keyboard.type("Parks Board, whatever")
        assert isinstance(app.screen, TypedDialog) and "no year and no group" in screen_text(app)
        await keyboard.press("escape")
        assert isinstance(app.screen, FirstStepsDialog)
        await keyboard.press("escape", "m")
        assert "b begins one" in screen_text(app)
        await keyboard.press("b")
        assert isinstance(app.screen, FirstStepsDialog)
    assert boards_of(here) == ()


async def test_a_file_is_loaded_and_one_that_is_none_is_asked_for_again(tmp_path: Path) -> None:
    source = january(tmp_path / "source").secretariat()
    dumped = tmp_path / "records.json"
    dumped.write_bytes(dump_together(source, source.keys()))
    wanted = len(source.keys())
    source.close()
    here = empty(tmp_path)
    app = here.app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await settled(keyboard)
        await keyboard.press("3")
        await keyboard.type("nowhere.json")
        assert isinstance(app.screen, WordsDialog), "it is asked for again"
        assert app.screen.query_one(Input).value == "nowhere.json", "and what was typed is not lost"
        await keyboard.press("escape")
        assert "There is no file nowhere.json" in screen_text(app)
        await keyboard.press("3")
        app.screen.query_one(Input).value = str(dumped)
        await keyboard.press("enter")
        assert f"{wanted} records loaded" in screen_text(app)
        assert "Improvement Programme Board" in screen_text(app)
    assert [one.id for one in boards_of(here)] == ["improvement-programme-board"]


async def test_a_board_that_the_disk_refuses_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Secretariat, _record: Board) -> None:
        raise NotConfirmed("The disk is full.")

    here = empty(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await settled(keyboard)
        monkeypatch.setattr(Secretariat, "found", refuse)
        await keyboard.press("1")
        await keyboard.type("Parks Board, Labour 4")
        assert isinstance(app.screen, TypedDialog) and "The disk is full." in screen_text(app)
        assert app.screen.query_one(Input).value == "Parks Board, Labour 4"
        monkeypatch.undo()
        await keyboard.press("enter")
        assert isinstance(app.screen, HomeScreen)
    assert [one.name for one in boards_of(here)] == ["Parks Board"]


def test_a_file_larger_than_any_dump_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_steps, "_LARGEST", 9)
    (tmp_path / "film.json").write_bytes(b"x" * 10)
    secretariat = empty(tmp_path).secretariat()
    with pytest.raises(UsageRefusal, match="too large"):
        first_steps.load_file(secretariat, f"{tmp_path}/film.json")
    secretariat.close()


async def test_the_sample_is_shown_instead_and_nothing_is_kept(tmp_path: Path) -> None:
    here = empty(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await settled(keyboard)
        await pilot.press("2")
        await pilot.pause()
    assert app.wants_demo
    assert boards_of(here) == ()


def test_the_demonstration_follows_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(app: BoardApp, **_how: object) -> None:
        app.wants_demo = True

    def never() -> Secretariat:
        raise AssertionError("nothing is opened where nothing is shown")

    monkeypatch.setattr(BoardApp, "run", run)
    assert run_app(never, demo_instead=lambda: 7) == 7
    assert run_app(never) == 0


async def test_where_there_are_boards_nothing_asks_and_another_can_begin_beside(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await settled(keyboard)
        assert isinstance(app.screen, HomeScreen)
        await keyboard.press("b", "1")
        await keyboard.type("Improvement Partnership Board")
    names = {one.name: one.prefix for one in boards_of(here)}
    assert names["Improvement Partnership Board"] == "IPB2", "references never mean two things"


async def test_a_workspace_for_reading_asks_nothing(tmp_path: Path) -> None:
    here = empty(tmp_path)
    here.readonly = True
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(Keyboard(pilot))
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("key", ["2", "3", "5", "6", "7"])
async def test_every_empty_place_names_the_key_that_leads_on(tmp_path: Path, key: str) -> None:
    app = empty(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await settled(keyboard)
        await keyboard.press("escape", key)
        assert "1 goes to" in screen_text(app)


def test_an_empty_folder_becomes_a_workspace_and_a_mistyped_one_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BOARDTUI_WORKSPACE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.chdir(tmp_path)
    begin_workspace(str(tmp_path / "mistyped"))
    assert not (tmp_path / "mistyped").exists()
    (tmp_path / "new").mkdir()
    begin_workspace(str(tmp_path / "new"))
    assert (tmp_path / "new" / "data").is_dir()
    begin_workspace(None)
    assert (tmp_path / "share" / "boardtui" / "data").is_dir(), "the user's own, at the first start"
    monkeypatch.setenv("BOARDTUI_WORKSPACE", str(tmp_path / "elsewhere"))
    begin_workspace(None)
    assert not (tmp_path / "elsewhere").exists()

"""Names that look like markup are shown and exported exactly as typed, in every widget that shows them."""

from datetime import date, time
from pathlib import Path

import pytest
from docx import Document

from boardtui.app.app import BoardApp
from boardtui.assemble import open_workspace
from boardtui.model.boards import Board, Membership, Role
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.model.people import Authority, Name, Person
from boardtui.store.cabinet import Cabinet
from tests.app.holding import SetClock, screen_text, until_live

NAMES = (
    "David Parsons CBE [Chairman]",
    "[/b]",
    "[@click=app.quit]Jane[/]",
    "[/home/x",
    "[red]Ann",
    "Trail\\",
    ":smile: Bob",
    "[[double]]",
)
KEY = RecordKey("board", "2010-11-17")


def _workspace(folder: Path) -> Path:
    workspace = folder / "w"
    Cabinet.make(workspace)
    people = tuple(
        Person(f"p{number}", f"A{number}", (Name(name),), (Authority("[b]Council[/b]"),))
        for number, name in enumerate(NAMES)
    )
    roles = [Role.MEMBER] * 6 + [Role.SUBSTITUTE] * 2
    board = Board(
        id="board",
        name="Board [/x]",
        prefix="B",
        year="2010/11",
        people=people,
        memberships=tuple(Membership(one.id, role) for one, role in zip(people, roles, strict=True)),
    )
    secretariat = open_workspace(workspace, clock=SetClock())
    secretariat.found(board)
    secretariat.found(Meeting("2010-11-17", "board", date(2010, 11, 17), time(15)))
    secretariat.close()
    return workspace


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_widget_shows_names_as_typed(tmp_path: Path, size: tuple[int, int]) -> None:
    app = BoardApp(lambda: open_workspace(_workspace(tmp_path), clock=SetClock()), meeting=KEY)
    async with app.run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "p", "p", "p", "p", "p")
        shown = screen_text(app)
        for name in NAMES[:6]:
            assert name in shown, f"the register hides {name}"
        await keyboard.press("s")
        dialog = screen_text(app)
        assert f"Who stands in for {NAMES[5]}?" in dialog
        assert NAMES[6] in dialog and NAMES[7] in dialog
        await keyboard.press("enter")
        assert f"{NAMES[6]} stands in for {NAMES[5]}" in screen_text(app)
        await keyboard.press("tab")
        for line in (
            "N: [/b] was [red]noted",
            "D: [@click=app.quit]agreed[/] moved @A0 seconded @A1",
            "A: [/ @A2",
        ):
            await keyboard.type(line)
        minutes = "\n".join(line.text for line in keyboard.live.minutes.lines)
        assert "[/b] was [red]noted" in minutes
        assert "[@click=app.quit]agreed[/]" in minutes
        await keyboard.press("escape", "question_mark")
        assert "Keys here" in screen_text(app)
        await keyboard.press("escape", "1")
        assert "Board [/x]" in screen_text(app)


async def test_the_notice_of_a_refusal_is_shown_as_typed(tmp_path: Path) -> None:
    app = BoardApp(lambda: open_workspace(_workspace(tmp_path), clock=SetClock()), meeting=KEY)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("tab")
        await keyboard.type("+Zed[/b]")
        assert "Nobody here is called 'Zed[/b]'" in screen_text(app)
        assert keyboard.live.capture_line.text == "+Zed[/b]", "what was typed is kept"


async def test_the_note_holds_names_as_typed(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path)
    app = BoardApp(lambda: open_workspace(workspace, clock=SetClock()), meeting=KEY)
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "P", "8", "enter")
    written = next((workspace / "exports").glob("*.docx"))
    cells = [cell.text for table in Document(str(written)).tables for row in table.rows for cell in row.cells]
    for name in NAMES[:6]:
        assert name in cells

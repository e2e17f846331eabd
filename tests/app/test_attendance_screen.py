"""The attendance register by its keys: cell by cell, year and group, chart, corrected after the meeting."""

from pathlib import Path

import pytest

from boardtui.app.screens.attendance import AttendanceScreen
from boardtui.app.widgets.lines import OneLine
from boardtui.assemble import make_workspace
from boardtui.model.keys import RecordKey
from boardtui.rules.attendance import follow
from tests.app.holding import BOARD, NOVEMBER, Keyboard, screen_text, until_live
from tests.app.rounds import January, january

SOURCE = {
    "David Parsons CBE": "YY", "Peter Fleming": "YY", "Peter Goldsworthy": "YY", "Robert Gordon": "YN",
    "Richard Stay": "YN", "Dr Andrew Povey": "NY", "Ruth Cadbury": "YN", "Tony McDermott": "YY",
    "Tim Cheetham": "YY", "Helen Holland": "YY", "Jill Shortland": "YY", "Sir David Williams CBE": "YY",
    "Edward Lord JP": "YY", "Jeremy Webb": "YN", "Teresa O'Neill": "Y ", "Russell Roberts": " Y",
    "Clarence Barrett": " Y",
}  # fmt: skip
"""The register as the source prints it: 9 September and 17 November 2010, YES, NO or nothing."""


def register(keyboard: Keyboard) -> AttendanceScreen:
    screen = keyboard.pilot.app.screen
    assert isinstance(screen, AttendanceScreen)
    return screen


def detail(keyboard: Keyboard) -> str:
    return register(keyboard).query_one("#cell-detail", OneLine).line.text.strip()


async def until_register(pilot, *keys: str) -> Keyboard:  # type: ignore[no-untyped-def]
    keyboard = Keyboard(pilot)
    await keyboard.settle()
    await keyboard.press("5", *keys)
    return keyboard


async def test_the_cells_are_those_of_the_source(tmp_path: Path) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_register(pilot)
        screen = register(keyboard)
        signs = {"✓": "Y", "–": "N", "": " "}
        found = {}
        for row, line in zip(screen._rows, screen.matrix.lines, strict=True):
            if not isinstance(row, str):
                cells = [text.strip(" []") for text, _ in line.pieces[2:4]]
                found[row.name] = "".join(signs[one] for one in cells)
        assert found == SOURCE
        shown = screen_text(app)
        assert "David Parsons CBE [Chairman]" in shown and "Leicestershire CC" in shown
        assert "13/14 10/14" in shown and "▇▇▇" in shown and "Russell Roberts (Labour)" in shown
        headings = [one for one in screen._rows if isinstance(one, str)]
        assert headings == ["Conservative", "Labour", "Liberal Democrat", "Independent", "Substitutes"]


async def test_a_cell_is_said_in_words_and_the_cursor_goes_by_cell(tmp_path: Path) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_register(pilot, *["down"] * 6)
        assert detail(keyboard) == "Ruth Cadbury, 17 Nov 2010: apologies; Russell Roberts stood in"
        await keyboard.press("left")
        assert detail(keyboard) == "Ruth Cadbury, 9 Sep 2010: present"
        await keyboard.press("right", "right")
        assert detail(keyboard) == "Ruth Cadbury, 18 Jan 2011: not held yet"
        await keyboard.press("h", "end")
        assert detail(keyboard) == "Clarence Barrett, 17 Nov 2010: present, for Jeremy Webb"
        assert "[✓ ]" in register(keyboard).matrix.lines[register(keyboard).matrix.cursor].text
        await keyboard.press("home")
        assert "Conservative" in screen_text(app), (
            "the heading of the first group belongs to its first member"
        )


async def test_enter_opens_the_meeting_at_the_person(tmp_path: Path) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_register(pilot, *["down"] * 6, "enter")
        assert keyboard.live.key == NOVEMBER and keyboard.live.register.person == "ruth-cadbury"
        await keyboard.press("ctrl+o")
        assert detail(keyboard).startswith("Ruth Cadbury, 17 Nov 2010"), "as it was left"


async def test_a_cell_is_corrected_with_a_reason_and_taken_back(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_register(pilot, *["down"] * 6, "p")
        assert "Ruth Cadbury, 17 Nov 2010: present, because" in screen_text(app)
        await keyboard.type("Signed the sheet")
        assert "Ruth Cadbury: corrected to present" in screen_text(app)
        assert detail(keyboard).startswith("Ruth Cadbury, 17 Nov 2010: present")
        assert "11/14" in screen_text(app)
        await keyboard.press("u")
        assert detail(keyboard).startswith("Ruth Cadbury, 17 Nov 2010: apologies")
        await keyboard.press("U")
    secretariat = here.secretariat()
    correction = secretariat.meeting(NOVEMBER).note.corrections[-1]
    secretariat.close()
    assert (correction.was, correction.now, correction.reason) == ("apologies", "present", "Signed the sheet")


async def test_what_cannot_be_corrected_here_is_said(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_register(pilot, "right", "p")
        assert "That meeting is not over" in screen_text(app)
        await keyboard.press("left", "end", "a")
        assert "A substitute's cell follows the meeting" in screen_text(app)
        await keyboard.press("home", "p", "enter")
        assert isinstance(app.screen, AttendanceScreen), "a correction without a reason is none"
        await keyboard.press("c", "x")
        assert "There is no cell here" in screen_text(app)
    here.readonly = True
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_register(pilot, "p")
        assert "Open for reading only" in screen_text(app)


async def test_group_chart_and_year_turn(tmp_path: Path) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_register(pilot, "g", "g")
        assert "Ruth Cadbury" in screen_text(app) and "Peter Fleming" not in screen_text(app)
        await keyboard.press("c")
        shown = screen_text(app)
        assert "Ruth Cadbury" in shown and "▇" in shown and "50%    1 of 2" in shown
        assert "17 Nov 2010" in shown and "71%   10 of 14" in shown
        await keyboard.press("down", "c", "g", "g", "g", "g")
        assert "all members" in screen_text(app)
        await keyboard.press("y")
        assert "2010/11 is the only year on record" in screen_text(app)
        await keyboard.press("b", "enter")
        assert detail(keyboard) == "Teresa O'Neill, 17 Nov 2010: did not stand in"


async def test_a_click_goes_to_the_cell_and_a_second_opens_its_meeting(tmp_path: Path) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_register(pilot)
        screen = register(keyboard)
        row = next(n for n, one in enumerate(screen._rows) if not isinstance(one, str) and n > 3)
        await pilot.click("#matrix", offset=(screen._layout.cells_at + 2, row))
        await keyboard.settle()
        assert detail(keyboard) == "Robert Gordon, 9 Sep 2010: present"
        await pilot.click("#matrix", offset=(screen._layout.cells_at + 2, row), times=2)
        await keyboard.settle()
        assert keyboard.live.key == RecordKey(BOARD, "2010-09-09")


async def test_where_no_meeting_was_held_it_is_said_what_fills_it(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    make_workspace(workspace)
    app = January(workspace).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("escape", "5")
        shown = screen_text(app)
        assert "No board is on record here yet." in shown and "fills itself from the roll" in shown
        await keyboard.press("down", "left", "y", "g", "c", "p", "enter", "s")
        assert isinstance(app.screen, AttendanceScreen)


async def test_the_open_meeting_shows_a_correction_made_here(tmp_path: Path) -> None:
    here = january(tmp_path)
    async with here.app(meeting=NOVEMBER).run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("5", *["down"] * 6, "p")
        await keyboard.type("Signed the sheet")
        await keyboard.press("4")
        assert keyboard.live.result.standing("ruth-cadbury").mark == "present"


async def test_in_ascii_there_is_nothing_else(tmp_path: Path) -> None:
    app = january(tmp_path).app(ascii_only=True)
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_register(pilot)
        for keys in (("c",), ("c", "p"), ("escape", "6"), ("f",), ("escape", "7"), ("d",), ("escape", "o")):
            await keyboard.press(*keys)
            assert sorted({sign for sign in screen_text(app) if not sign.isascii()}) == []


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_who_stood_in_is_put_right_with_its_trace_and_taken_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=size) as pilot:
        keyboard = await until_register(pilot, *["down"] * 6, "s")
        assert "Who stood in for Ruth Cadbury on 17 Nov 2010?" in screen_text(app)
        await keyboard.press(*"teresa", "enter")
        await keyboard.type("Signed the sheet")
        assert detail(keyboard) == "Ruth Cadbury, 17 Nov 2010: apologies; Teresa O'Neill stood in"
        assert "* corrected 25 Jan 2011: was apologies; Russell Roberts stood in" in screen_text(app)
        assert "[–*]" in register(keyboard).matrix.lines[register(keyboard).matrix.cursor].text
        await keyboard.press("u")
        assert detail(keyboard) == "Ruth Cadbury, 17 Nov 2010: apologies; Russell Roberts stood in"
        await keyboard.press("U", "s", *"nobody", "enter")
        await keyboard.type("She came alone")
        assert detail(keyboard) == "Ruth Cadbury, 17 Nov 2010: apologies"
        await keyboard.press("s", *"Jo Ray", "enter")
        assert "Jo Ray stood in for Ruth Cadbury, because" in screen_text(app)
        await keyboard.type("One of the group")
    secretariat = here.secretariat()
    meeting = secretariat.meeting(NOVEMBER)
    secretariat.close()
    told = [(one.was, one.now) for one in meeting.note.corrections if one.person == "ruth-cadbury"]
    assert told == [
        ("apologies; Russell Roberts stood in", "apologies; Teresa O'Neill stood in"),
        ("apologies; Teresa O'Neill stood in", "apologies"),
        ("apologies", "apologies; Jo Ray stood in"),
    ]
    sat = {one.substitute for one in follow(meeting.presence).values() if one.person == "ruth-cadbury"}
    assert sat == {"guest-jo-ray"} and [one.name for one in meeting.attendees][-1] == "Jo Ray"


async def test_a_substitute_needs_a_meeting_that_is_over_and_a_choice(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_register(pilot, "right", "s")
        assert "That meeting is not over" in screen_text(app)
        await keyboard.press("left", "s", "escape")
        assert isinstance(app.screen, AttendanceScreen)
        await keyboard.press("s", "enter", "escape")
        assert isinstance(app.screen, AttendanceScreen), "without a reason it is not corrected"
        await keyboard.press("s", "comma", "enter")
        await keyboard.type("x")
        assert "names nobody" in screen_text(app)
    assert here.secretariat().meeting(NOVEMBER).note.corrections == ()

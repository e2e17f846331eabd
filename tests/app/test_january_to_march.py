"""From January to March by keys alone: a meeting held, a note approved, promises kept, the register read."""

from datetime import UTC, datetime
from pathlib import Path

from boardtui.app.screens.attendance import AttendanceScreen
from boardtui.model.forward_plan import PromiseState
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import MeetingState, NoteState
from boardtui.rules.attendance import Mark
from boardtui.secretariat.secretariat import Secretariat
from tests.app.holding import BOARD, NOVEMBER, Keyboard, screen_text
from tests.app.rounds import PLAN, January, january
from tests.app.test_attendance_screen import SOURCE

JANUARY, MARCH = RecordKey(BOARD, "2011-01-18"), RecordKey(BOARD, "2011-03-22")
REPORT = "The plan was shared with members on 14 January"


async def _report_progress(keyboard: Keyboard) -> None:
    """Before the meeting: a report on the action that is due at it."""
    await keyboard.press("7", "c")
    await keyboard.type(REPORT)


async def _hold(keyboard: Keyboard) -> None:
    """The January meeting: everybody there, the November note approved, one promise made for March."""
    await keyboard.press("1", "enter", "o", "P", "ctrl+n", "tab")
    await keyboard.type("D: That a costed plan be brought forward to the March Board")
    await keyboard.type("/approve note")
    await keyboard.type("/close unrecorded")
    await keyboard.press("escape")


async def _print_progress(keyboard: Keyboard) -> None:
    """The progress table of January as Markdown, from place 8."""
    await keyboard.press("8", "space", *"progress", "enter", "down", "down", "down", "space", *"markdown")
    await keyboard.press("enter", "enter")


async def _issue_march(keyboard: Keyboard) -> None:
    """The March agenda takes its promise on, and goes out."""
    await keyboard.press("1", "down", "enter", "3", "y", "v", "enter", "s", "p", "y")


async def test_from_january_to_march_by_keys_alone(tmp_path: Path) -> None:
    here = january(tmp_path)
    here.clock.at = datetime(2011, 1, 18, 11, 25, tzinfo=UTC)
    app = here.app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await _report_progress(keyboard)
        await _hold(keyboard)
        await _print_progress(keyboard)
        here.clock.at = datetime(2011, 3, 7, 9, 0, tzinfo=UTC)
        await _issue_march(keyboard)
        shown = screen_text(app)
        await keyboard.press("5")
        cells = _cells(app.screen)
    assert "issued version 1 on 7 Mar 2011" in shown
    secretariat = here.secretariat()
    _january_is_held(secretariat)
    _march_is_issued(secretariat)
    _register_is_the_sources(secretariat)
    secretariat.close()
    (printed,) = (here.workspace / "exports").glob("*progress report*.md")
    said = " ".join(printed.read_text("utf-8").split())
    assert REPORT in said and here.action(PLAN).text[:30] in said
    for name, marks in SOURCE.items():
        assert cells[name][: len(marks)] == [{"Y": "✓", "N": "–", " ": ""}[one] for one in marks], name


def _cells(screen: object) -> dict[str, list[str]]:
    """What stands in each row of the register: the name, and the signs of the two meetings of the source."""
    assert isinstance(screen, AttendanceScreen) and screen._sheet is not None
    signs = {Mark.PRESENT: "✓", Mark.APOLOGIES: "–"}
    return {
        row.name: [signs.get(one, "") if one is not None else "" for one in row.cells]
        for row in screen._sheet.register.rows
    }


def _january_is_held(secretariat: Secretariat) -> None:
    held = secretariat.meeting(JANUARY)
    assert held.state is MeetingState.CLOSED
    assert secretariat.meeting(NOVEMBER).note.state is NoteState.APPROVED
    assert [one.meeting for one in held.approvals] == [NOVEMBER.meeting]


def _march_is_issued(secretariat: Secretariat) -> None:
    march = secretariat.meeting(MARCH)
    (issue,) = march.issues
    promises = [one for one in secretariat.board(BOARD).plan if one.on_meeting == MARCH.meeting]
    assert [one.state for one in promises] == [PromiseState.ANSWERED]
    item = march.item(promises[0].on_item)
    assert item is not None and not item.stub and item.id in [one.id for one in issue.items]
    assert any(one.approves == JANUARY.meeting for one in march.agenda), "the January note is put up"


def _register_is_the_sources(secretariat: Secretariat) -> None:
    rows = secretariat.register(secretariat.board(BOARD)).rows
    of_january = {row.name: row.cells[2] for row in rows if not row.is_substitute}
    assert set(of_january.values()) == {Mark.PRESENT}


def test_the_story_begins_where_the_sample_ends(tmp_path: Path) -> None:
    here: January = january(tmp_path)
    secretariat = here.secretariat()
    assert secretariat.meeting(JANUARY).state is MeetingState.SCHEDULED
    assert secretariat.meeting(NOVEMBER).note.state is not NoteState.APPROVED
    assert secretariat.meeting(MARCH).agenda == ()
    secretariat.close()

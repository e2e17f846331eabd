"""The targets of the interface guide, section 4.7, away from the roll and the line.

Keys are counted, and too many fail. ``HELD_IN`` says where each row of the table is held.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from boardtui.app.app import BoardApp
from boardtui.app.screens.attendance import AttendanceScreen
from boardtui.assemble import make_workspace, open_workspace
from boardtui.edits.course import CloseMeeting, OpenMeeting
from boardtui.edits.note_life import MoveNote
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import NoteState
from tests.app.holding import NOVEMBER, Keyboard, SetClock, screen_text, until_live
from tests.app.rolls import CODES, RIVERSIDE, its_meeting, riverside
from tests.app.rounds import january

FIND, MISSED = 8, 1
LINE, ROLL, HERE = (f"test_keystrokes_{one}.py" for one in ("line", "roll", "round"))
HELD_IN = {
    "17 present, 4 apologies, 2 substitutes, roll-call": f"{ROLL}::test_roll_call",
    "same, walk-in order": f"{ROLL}::test_walking_in",
    "same, not yet known, then rest": f"{ROLL}::test_the_exceptions_and_then_the_rest",
    "same, all pre-entered": f"{ROLL}::test_all_exceptions_entered_before",
    "one late arrival or departure": f"{ROLL}::test_a_late_departure_and_arrival_while_typing_minutes",
    "action with owner and date":
        f"{LINE}::test_an_action_with_owner_and_date_costs_its_sentence_and_eighteen_keys",
    "decision as recommended": f"{LINE}::test_a_decision_as_recommended_costs_five_keys",
    "vote 15-1-2": f"{LINE}::test_a_vote_costs_ten_keys",
    "next item": f"{LINE}::test_the_next_item_costs_one_chord",
    "undo last thing": f"{ROLL}::test_undo_is_one_key_wherever_the_keys_are",
    "mark an action done":
        "test_actions_screen.py::test_an_action_is_done_in_two_keys_from_home_and_taken_back_in_one",
    "change a due date": "test_actions_screen.py::test_a_date_is_changed_in_eight_keys",
    "find an old decision": f"{HERE}::test_an_old_decision_is_found_from_anywhere_in_eight_keys",
    "new meeting from the last one":
        "test_home_screen.py::test_a_new_meeting_from_the_last_in_fourteen_keys",
    "draft minutes to .docx": f"{LINE}::test_the_draft_note_as_a_word_document_costs_three_keys",
    "who missed 3 in a row": f"{HERE}::test_who_missed_three_in_a_row_is_one_key_from_home",
}  # fmt: skip
"""The rows of the table, in its order, each with the test that counts its keys."""


@pytest.mark.parametrize("row", HELD_IN)
def test_every_row_is_held_by_a_test_that_counts(row: str) -> None:
    path, _, name = HELD_IN[row].partition("::")
    body = re.search(
        rf"def {name}\(.*?(?=\n(?:async )?def |\Z)", (Path(__file__).parent / path).read_text("utf-8"), re.S
    )
    assert body is not None and re.search(r"assert .*keyboard\.pressed.* <= ", body[0]), HELD_IN[row]


@pytest.mark.parametrize(("place", "search"), [("1", "slash"), ("4", "slash"), ("7", "ctrl+f")])
async def test_an_old_decision_is_found_from_anywhere_in_eight_keys(
    tmp_path: Path, place: str, search: str
) -> None:
    app = january(tmp_path).app(meeting=RecordKey(NOVEMBER.board, "2011-01-18"))
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press(place)
        keyboard.pressed = 0
        await keyboard.press(search, *"plan d", "enter")
        assert keyboard.pressed <= FIND
        live = (await until_live(pilot)).live
        assert live.key == NOVEMBER and live.minutes.entry in {one.id for one in live.meeting.decisions}


def _three_missed(folder: Path) -> BoardApp:
    """Three meetings are held, their notes approved, and Alan Turner was at none of them."""
    make_workspace(folder)
    clock = SetClock(datetime(2026, 11, 24, 9, 50, tzinfo=UTC))
    secretariat = open_workspace(folder, user="clerk", clock=clock)
    secretariat.found(riverside())
    for month in (5, 7, 9):
        day = date(2026, month, 22)
        key = RecordKey(RIVERSIDE.board, day.isoformat())
        opened = datetime.combine(day, time(10), UTC)
        secretariat.found(replace(its_meeting(), id=key.meeting or "", day=day))
        secretariat.do(key, OpenMeeting(opened))
        for code in CODES:
            secretariat.do(key, MarkPerson(code, Roll.APOLOGIES if code == "at" else Roll.PRESENT, opened))
        secretariat.do(key, CloseMeeting(opened.replace(hour=12)))
        secretariat.do(key, MoveNote(NoteState.APPROVED, day, key.meeting))
    secretariat.close()
    return BoardApp(lambda: open_workspace(folder, user="clerk", clock=clock))


def _row_of(screen: AttendanceScreen) -> str:
    return screen.row.person if screen.row is not None else ""


async def test_who_missed_three_in_a_row_is_one_key_from_home(tmp_path: Path) -> None:
    app = _three_missed(tmp_path / "w")
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        assert "Alan Turner: missed 3 in a row" in screen_text(app)
        await keyboard.press("n")
        assert keyboard.pressed <= MISSED
        screen = app.screen
        assert isinstance(screen, AttendanceScreen)
        assert _row_of(screen) == "at"
        assert screen.meeting is not None and screen.meeting.id == "2026-09-22"
        await keyboard.press("g", "c", "1", "n")
        assert _row_of(screen) == "at", "and there again, however it was left"

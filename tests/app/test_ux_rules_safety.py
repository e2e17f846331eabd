"""The rules of the interface guide, section 2, about what may be lost: each test is named after its rule."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from boardtui.app.commands.finding import FINDING
from boardtui.app.commands.line import IN_THE_MINUTES, LINE_EXTRA
from boardtui.app.commands.live import LIVE
from boardtui.app.commands.saving import SAVING
from boardtui.app.commands.voting import VOTING
from boardtui.app.dialogs.question import Question
from boardtui.app.screens.actions import ActionsScreen
from boardtui.assemble import open_workspace
from boardtui.edits.base import Edit, MeetingEdit
from boardtui.edits.batch import apply_edit
from boardtui.edits.founding import Convene, FoundBoard, Migrated
from boardtui.edits.minuting import Assign, Decide, Strike, WriteMinute
from boardtui.edits.presence import StandIn
from boardtui.edits.timeline import Redo, Timeline, Undo
from boardtui.edits.verbs import VERBS
from boardtui.errors import EditRefused
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import Meeting, NoteState
from boardtui.rules.attendance import Mark
from tests.app.holding import NOVEMBER, Keyboard, eve_of_november, screen_text, until_live
from tests.app.rolls import APOLOGIES, CODES, RIVERSIDE, SUBSTITUTED, Morning, morning_of_november
from tests.app.ux_rules import questions
from tests.builders import meeting, stamp
from tests.strategies import meeting_edits

WORTH_A_QUESTION = {
    "roll._ask_to_step_down": "who of two people sits is not known",
    "course.ask_to_close": "the checklist stands in its place",
    "editing.ask_to_issue": "what was issued has been sent to people, and its numbers are never changed",
    "course.ask_to_export": "a file is written outside the record",
    "record_place.list_unsaved": "it shows a list",
    "record_place.ask_to_give_up": "what was not saved cannot be brought back",
    "ending._leave_or_ask": "what was not saved may be lost",
}
"""Why each question of yes or no is asked: none is asked about what can be undone."""
NOT_UNDONE = (Undo, Redo, Convene, FoundBoard, Migrated)
GOES_AWAY = {"undo", "redo", "quit", "suspend"}


def said(keyboard: Keyboard) -> str:
    return " ".join(line.text.strip() for line in keyboard.live.notice.lines)


def here(keyboard: Keyboard) -> bool:
    """Whether the live screen is in front."""
    return keyboard.pilot.app.screen is keyboard.live


def unnumbered(of: Meeting) -> Meeting:
    """``of``, but for the last reference given, which is never given again (R45)."""
    return replace(of, last_ref="")


async def press_and_come_back(keyboard: Keyboard, key: str) -> None:
    """Press ``key``, leave whatever it opened with Escape, and stand in the register with an empty line."""
    live, pilot = keyboard.live, keyboard.pilot
    await pilot.press(key)
    await live._desk.idle()
    await pilot.pause()
    while pilot.app.screen is not live:
        await pilot.press("escape" if len(pilot.app.screen_stack) > 2 else "4")
    live.capture_line.put("")
    live.register.focus()
    await pilot.pause()


async def test_rule_01_no_dialog_is_confirmed_by_the_key_that_opened_it(tmp_path: Path) -> None:
    """lazygit#2291: dd by mistake, and eight hours were lost."""
    app = morning_of_november(tmp_path).app()
    exports = tmp_path / "workspace" / "exports"
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o")
        before = keyboard.live.meeting
        for keys in (["C"], ["8"], ["s"], ["t"], ["v"], ["H"], ["tab", "slash", *"export", "enter"]):
            await keyboard.press(*keys)
            assert not here(keyboard), keys
            await keyboard.press(keys[-1])
            assert keyboard.live.meeting == before and not list(exports.glob("*")), keys
            await press_and_come_back(keyboard, "escape")


async def test_rule_01_at_the_door_the_letter_that_asked_is_no_answer(tmp_path: Path) -> None:
    """lazygit#2291: the code of somebody called Young ends in the letter of a yes."""
    at = Morning(tmp_path).clock.at
    app = morning_of_november(tmp_path, StandIn("ya", "ak", at)).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press(*"dak", "y", "a")
        assert isinstance(app.screen, Question)
        await keyboard.press("Y")
        assert here(keyboard) and not keyboard.live.result.standing("ya").in_room


async def test_rule_10_where_it_is_read_only_no_key_changes_anything(tmp_path: Path) -> None:
    """k9s#87: ctrl+d deleted at once; a locked state was asked for."""
    evening = eve_of_november(tmp_path)
    holder = evening.secretariat()
    before, _ = holder.open(NOVEMBER)
    try:
        async with evening.app().run_test(size=(80, 24)) as pilot:
            keyboard = await until_live(pilot)
            await keyboard.press("P", "u", "C", "m", "D")
            assert keyboard.live.reading and "Open for reading only." in said(keyboard)
            assert keyboard.live.meeting == before
    finally:
        holder.close()


@pytest.mark.parametrize("state", [NoteState.APPROVED, NoteState.SIGNED])
@pytest.mark.parametrize(
    "edit",
    [
        WriteMinute("Late.", "i1"),
        Decide("That it be so.", Outcome.AGREED, "i1"),
        Assign("Write.", "i1"),
        Strike("m1"),
    ],
    ids=lambda one: one.verb,
)
def test_rule_10_signed_minutes_are_locked(state: NoteState, edit: MeetingEdit) -> None:
    """k9s#87."""
    signed = replace(meeting(), note=replace(meeting().note, state=state))
    with pytest.raises(EditRefused):
        apply_edit(edit, signed, stamp(9))


async def test_rule_11_no_key_does_what_one_undo_does_not_take_back(tmp_path: Path) -> None:
    """k9s#319: ctrl+k deletes with no question. Here every key of the screen is pressed, and u after it."""
    app = morning_of_november(tmp_path).app()
    changed = set()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "p", "right_square_bracket", "tab")
        await keyboard.type("N: a note")
        for command in (*LIVE, *LINE_EXTRA, *FINDING, *VOTING, *SAVING, *IN_THE_MINUTES):
            for key in (*command.keys, *command.typing_keys)[:1]:
                if command.id in GOES_AWAY:
                    continue
                (keyboard.live.minutes if command in IN_THE_MINUTES else keyboard.live.register).focus()
                before = unnumbered(keyboard.live.meeting)
                await press_and_come_back(keyboard, key)
                if unnumbered(keyboard.live.meeting) != before:
                    changed.add(command.id)
                    await press_and_come_back(keyboard, "u")
                assert unnumbered(keyboard.live.meeting) == before, f"{key}: {command.id}"
    assert {"present", "absent", "rest-present", "next-item", "strike-entry", "toggle"} <= changed


def test_rule_12_nothing_that_can_be_undone_is_asked_about() -> None:
    """k9s#3506: wants a question for every deletion. Undo instead: each question has its reason above."""
    assert set(questions()) <= set(WORTH_A_QUESTION)


async def test_rule_13_and_14_leaving_asks_nothing_since_all_is_saved_and_says_when(tmp_path: Path) -> None:
    """visidata#483, #389, #955: quit with unsaved work; stressful to remember to save."""
    morning = morning_of_november(tmp_path)
    app = morning.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("p")
        assert "Saved #2 09:50:00" in screen_text(app)
        await keyboard.press("ctrl+q")
    assert app.return_code == 0 and app.last_words == []
    secretariat = open_workspace(morning.workspace, user="another", clock=morning.clock)
    kept, _ = secretariat.read(RIVERSIDE)
    secretariat.close()
    assert [one.person for one in kept.presence] == ["ic"]


@pytest.mark.parametrize("keys", [["C", "y"], ["tab", "slash", *"export", "enter", "y"], ["d", *"ak", "Y"]])
async def test_rule_15_one_question_at_most(tmp_path: Path, keys: list[str]) -> None:
    """visidata#1367: saving asks twice."""
    at = Morning(tmp_path).clock.at
    app = morning_of_november(tmp_path, StandIn("ya", "ak", at)).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", *keys[:-1])
        assert app.screen is not keyboard.live
        await keyboard.press(keys[-1])
        assert app.screen is keyboard.live


@pytest.mark.parametrize(
    "verb", sorted(name for name, one in VERBS.items() if not issubclass(one, NOT_UNDONE))
)
def test_rule_16_whatever_changes_what_is_saved_can_be_undone(verb: str) -> None:
    """visidata#141: undoable if it changes what is saved. No verb of the journal is left out of it."""
    edit: Edit = object.__new__(VERBS[verb])
    timeline = Timeline(meeting())
    after = replace(meeting(), venue="Elsewhere")
    timeline.follow(edit, stamp(2), after)
    assert timeline.record == after
    timeline.follow(Undo(), stamp(3))
    assert timeline.record == meeting()
    timeline.follow(Redo(), stamp(4))
    assert timeline.record == after


@given(meeting_edits)
@settings(max_examples=60)
def test_rule_16_undo_gives_the_record_back(edit: MeetingEdit) -> None:
    """visidata#141, for whatever can be asked of a meeting; whole histories are in tests/edits."""
    timeline = Timeline(meeting())
    try:
        timeline.follow(edit, stamp(2))
    except EditRefused:
        assert timeline.record == meeting()
        return
    timeline.follow(Undo(), stamp(3))
    assert isinstance(timeline.record, Meeting) and unnumbered(timeline.record) == unnumbered(meeting())


async def test_rule_17_and_22_done_is_a_toast_and_no_question_and_stays_in_view(tmp_path: Path) -> None:
    """taskwarrior-tui#47, #257: done needed a confirmation; dooit#268: what is done disappears."""
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "tab")
        await keyboard.type("A: write to the county @Officers by next meeting")
        await keyboard.press("escape", "7")
        place = app.screen
        assert isinstance(place, ActionsScreen) and place.row is not None
        done = place.row.entry.id
        await keyboard.press("space")
        front: object = pilot.app.screen
        assert front is place and "undoes" in " ".join(line.text for line in place.notice.lines)
        shown = {row.entry.id: row.entry.status for row in place.arranged() if not isinstance(row, str)}
        assert shown[done] == "done"


async def test_rule_18_undo_and_redo_name_what_they_did(tmp_path: Path) -> None:
    """taskwarrior-tui#450, #575: u twice by accident; no redo."""
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("p", "p")
        for key, here, name in (("u", 1, "Priya Nair"), ("u", 0, "Ian Clark"), ("U", 1, "Ian Clark")):
            await keyboard.press(key)
            assert name in said(keyboard), said(keyboard)
            assert len(keyboard.live.result.voters) == here


async def test_rule_39_one_key_marks_the_rest_and_one_takes_it_back(tmp_path: Path) -> None:
    """djattendance#20, openeducat#6: marking one by one; loved: select the absent, the rest are present."""
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("x", "P")
        assert len(keyboard.live.result.voters) == len(CODES) - 1
        await keyboard.press("u")
        assert not keyboard.live.result.voters and keyboard.live.result.standing("ic").mark is Mark.ABSENT


async def test_rule_40_the_roll_of_23_takes_at_most_25_keys(tmp_path: Path) -> None:
    """Vihub#35: 35 people in 15 seconds with keys. 17 present, 4 apologies, 2 substitutes."""
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        keys = {**dict.fromkeys(APOLOGIES, "a"), **dict.fromkeys(SUBSTITUTED, "s enter")}
        await keyboard.press(*" ".join(keys.get(one, "p") for one in CODES).split())
        assert keyboard.pressed <= 25
        assert not [one for one in CODES if keyboard.live.result.standing(one).mark is Mark.UNMARKED]
        assert len(keyboard.live.result.voters) == 19


async def test_rule_41_the_register_is_closed_and_opened_again_with_a_reason(tmp_path: Path) -> None:
    """djattendance#1144: live entries are distrusted; users want to finalise, and to un-finalise."""
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "p", "C", "y", "p")
        assert keyboard.live.meeting.state == "closed" and len(keyboard.live.meeting.presence) == 1
        await keyboard.press("escape", "tab")
        await keyboard.type("/reopen")
        assert keyboard.live.meeting.state == "closed", "not without a reason"
        keyboard.live.capture_line.put("")
        await keyboard.type("/reopen Nair came in at the start")
        assert keyboard.live.meeting.state == "open"
        await keyboard.press("escape", "p")
        assert len(keyboard.live.meeting.presence) == 2

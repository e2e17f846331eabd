"""The actions tracker by its keys: done and undone, another date or owner, filtered, sorted, grouped."""

from datetime import date
from pathlib import Path

import pytest

from boardtui.app.screens.actions import ActionsScreen
from boardtui.app.widgets.lines import OneLine
from boardtui.assemble import make_workspace
from boardtui.edits.minuting import WriteMinute
from boardtui.model.actions import ActionStatus
from tests.app.holding import NOVEMBER, Keyboard, screen_text, until_live
from tests.app.rounds import AUDIT, PLAN, January, january


def tracker(keyboard: Keyboard) -> ActionsScreen:
    screen = keyboard.pilot.app.screen
    assert isinstance(screen, ActionsScreen)
    return screen


def notice(keyboard: Keyboard) -> str:
    return " ".join(line.text.strip() for line in tracker(keyboard).notice.lines)


def refs(keyboard: Keyboard) -> list[str]:
    """The references in the list, from the top; headings as their words."""
    lines = tracker(keyboard).entries.lines
    return [line.text.strip() if line.heading else line.text[5:20].strip() for line in lines]


async def test_an_action_is_done_in_two_keys_from_home_and_taken_back_in_one(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "space")
        assert keyboard.pressed <= 4
        assert "done" in notice(keyboard) and PLAN in notice(keyboard)
        assert "DONE, NOT YET SEEN BY THE BOARD 1" in refs(keyboard), "it stays in view"
        await keyboard.press("u")
        assert "Undone" in notice(keyboard) and "DONE" not in " ".join(refs(keyboard))
        await keyboard.press("U")
    found = here.action(PLAN)
    assert found.status is ActionStatus.DONE
    assert found.progress[-1].day == date(2011, 1, 25)


async def test_what_is_done_is_open_again_with_the_same_key(tmp_path: Path) -> None:
    here = january(tmp_path)
    async with here.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "space", "end", "space")
        assert "open" in notice(keyboard)
    assert here.action(PLAN).status is ActionStatus.OPEN


async def test_done_is_out_of_view_once_the_board_has_met_and_been_told(tmp_path: Path) -> None:
    here = january(tmp_path)
    async with here.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "space")
    secretariat = here.secretariat()
    from boardtui.model.keys import RecordKey

    march = RecordKey(NOVEMBER.board, "2011-03-22")
    here.clock.at = here.clock.at.replace(month=3, day=22)
    secretariat.capture(march, "/open 11:30")
    secretariat.close()
    async with here.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7")
        assert PLAN not in refs(keyboard) and AUDIT in refs(keyboard)
        await keyboard.press("f", *"done", "enter")
        assert PLAN in refs(keyboard) and AUDIT not in refs(keyboard)
        await keyboard.press("backspace")
        assert AUDIT in refs(keyboard), "backspace takes every filter away"


async def test_a_date_is_changed_in_eight_keys(tmp_path: Path) -> None:
    here = january(tmp_path)
    async with here.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7")
        keyboard.pressed = 0
        await keyboard.press("d", "2", "0", "space", "j", "a", "n")
        means = keyboard.pilot.app.screen.query_one("#due-means", OneLine).line.text
        assert "Friday 20 January 2012, in 360 days" in means
        await keyboard.press("enter")
        assert keyboard.pressed <= 8
        assert "due 20 Jan 2012" in notice(keyboard)
    assert here.action(PLAN).due_now == date(2012, 1, 20)
    assert here.action(PLAN).due == date(2011, 1, 18), "what was minuted stays"


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("tue", date(2011, 2, 1)),
        ("+2w", date(2011, 2, 8)),
        ("next meeting", date(2011, 3, 22)),
        ("eom", date(2011, 1, 31)),
        ("", None),
    ],
)
async def test_a_date_is_typed_in_any_form(tmp_path: Path, typed: str, due: date | None) -> None:
    here = january(tmp_path)
    async with here.app().run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "d", "delete")
        await keyboard.type(typed)
    found = here.action(PLAN)
    assert found.due_now == due
    assert found.due_next_now is (typed == "next meeting")


async def test_what_is_no_date_is_said_and_not_taken(tmp_path: Path) -> None:
    here = january(tmp_path)
    async with here.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "d", *"soon", "enter")
        assert "That is no date" in screen_text(here_app(keyboard))
        await keyboard.press("down")
        assert "26 January 2011" in screen_text(here_app(keyboard)), "an arrow begins at today"
        await keyboard.press("escape")
    assert here.action(PLAN).due_now == date(2011, 1, 18)


def here_app(keyboard: Keyboard):  # type: ignore[no-untyped-def]
    return keyboard.pilot.app


async def test_the_month_is_shown_with_the_day_in_it(tmp_path: Path) -> None:
    async with january(tmp_path).app().run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "d")
        shown = screen_text(here_app(keyboard))
        assert "January 2011" in shown and "[18]" in shown
        await keyboard.press("pagedown", "pagedown")
        assert "[ 1]" in screen_text(here_app(keyboard)) and "February 2011" in screen_text(
            here_app(keyboard)
        )


async def test_somebody_on_the_board_or_anybody_else_becomes_the_owner(tmp_path: Path) -> None:
    here = january(tmp_path)
    async with here.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "o", *"holl", "enter")
        assert "Helen Holland" in notice(keyboard)
        await keyboard.press("o", *"Jo [/b] Bloggs", "enter")
        assert "Jo [/b] Bloggs" in notice(keyboard)
    owners = [one.owners[0] for one in here.action(PLAN).changes]
    assert [one.name for one in owners] == ["Helen Holland", "Jo [/b] Bloggs"]
    assert owners[0].person is not None and owners[1].person is None


async def test_a_note_and_a_reason_are_kept_as_they_are_typed(tmp_path: Path) -> None:
    here = january(tmp_path)
    async with here.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "c")
        await keyboard.type("CLG rang [/b]")
        await keyboard.press("D")
        await keyboard.type("overtaken by events")
        assert "dropped" in notice(keyboard)
    found = here.action(PLAN)
    assert [one.text for one in found.progress[-2:]] == ["CLG rang [/b]", "overtaken by events"]
    assert found.status is ActionStatus.DROPPED


async def test_the_list_is_filtered_as_one_types_and_enter_opens_the_meeting_there(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "slash", *"audit")
        assert [one for one in refs(keyboard) if one.startswith("IPB")] == [AUDIT]
        await keyboard.press("enter", "enter")
        live = keyboard.live
        assert live.key == NOVEMBER and live.minutes.has_focus
        assert live.minutes.entry == here_id(live.meeting.actions, AUDIT)
        await keyboard.press("7")
        assert [one for one in refs(keyboard) if one.startswith("IPB")] == [AUDIT], "as it was left"
        await keyboard.press("escape")
        assert PLAN in refs(keyboard)


def here_id(actions, ref: str) -> str:  # type: ignore[no-untyped-def]
    return str(next(one.id for one in actions if one.ref == ref))


async def test_a_second_slash_searches_everything(tmp_path: Path) -> None:
    async with january(tmp_path).app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "slash", "slash", *"plan")
        assert "found" in screen_text(here_app(keyboard))
        assert "Search" in screen_text(here_app(keyboard))


async def test_grouped_and_sorted_by_what_the_key_says(tmp_path: Path) -> None:
    async with january(tmp_path).app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7")
        assert refs(keyboard)[::2] == ["OVERDUE 1", "NO DATE 1"]
        await keyboard.press("g")
        assert refs(keyboard) == ["Officers 2", PLAN, AUDIT]
        await keyboard.press("g", "g")
        assert refs(keyboard) == [PLAN, AUDIT]
        await keyboard.press("s", "s")
        assert "reference" in notice(keyboard)
        await keyboard.press("f", *"overdue", "enter")
        assert refs(keyboard) == [PLAN]
        await keyboard.press("f", *"officers", "enter")
        assert refs(keyboard) == [PLAN] and "owner: Officers" in screen_text(here_app(keyboard))


async def test_what_came_later_from_elsewhere_is_not_undone_here(tmp_path: Path) -> None:
    here = january(tmp_path)
    app = here.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("u")
        await keyboard.press("7", "u")
        assert "Nothing was done from here" in notice(keyboard)
        await keyboard.press("space")
        app.desk.do(NOVEMBER, WriteMinute("Something of the meeting's own."))
        await keyboard.settle()
        tracker(keyboard)._last[NOVEMBER] -= 1  # as if this news had come to another place
        await keyboard.press("u")
        assert "Something else was entered" in notice(keyboard)
    assert here.action(PLAN).status is ActionStatus.DONE


async def test_the_open_meeting_knows_what_was_done_to_its_action_from_here(tmp_path: Path) -> None:
    here = january(tmp_path)
    async with here.app(meeting=NOVEMBER).run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("7", "space", "4")
        found = next(one for one in keyboard.live.meeting.actions if one.ref == PLAN)
        assert found.status is ActionStatus.DONE
        await keyboard.press("ctrl+o")
        assert tracker(keyboard).row is not None


async def test_where_nothing_may_be_changed_that_is_said(tmp_path: Path) -> None:
    here = january(tmp_path)
    here.readonly = True
    async with here.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "space")
        assert "Open for reading only" in notice(keyboard)
        assert "reading only" in screen_text(here_app(keyboard))
        await keyboard.press("escape", "d")
        assert "Open for reading only" in notice(keyboard)
    assert here.action(PLAN).status is ActionStatus.OPEN


async def test_a_board_that_another_copy_changes_is_said(tmp_path: Path) -> None:
    here = january(tmp_path)
    other = here.secretariat()
    other.open(NOVEMBER)
    async with here.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("7", "space")
        assert notice(keyboard).startswith("!")
        assert tracker(keyboard)._done == []
    other.close()
    assert here.action(PLAN).status is ActionStatus.OPEN


async def test_where_there_are_no_actions_it_is_said_what_brings_them(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    make_workspace(workspace)
    async with January(workspace).app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("escape", "7")
        shown = screen_text(here_app(keyboard))
        assert "No actions yet." in shown and "A: in a live meeting" in shown
        await keyboard.press("space", "d", "o", "c", "down", "enter", "G", "g", "s")
        assert "Grouped" in notice(keyboard) or "Sorted" in notice(keyboard)


async def test_every_key_has_a_click(tmp_path: Path) -> None:
    here = january(tmp_path)
    async with here.app().run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        tabs = screen_text(here_app(keyboard)).split("\n")[0]
        await pilot.click(offset=(tabs.index("7 Actions") + 2, 0))
        await keyboard.settle()
        screen = tracker(keyboard)
        places = [n for n, line in enumerate(screen.entries.lines) if not line.heading]
        await pilot.click("#list-entries", offset=(10, places[1]))
        await keyboard.settle()
        assert screen.row is not None and screen.row.entry.ref == AUDIT
        footer = screen_text(here_app(keyboard)).split("\n")[-1]
        await pilot.click(offset=(footer.index("Done") + 1, 39))
        await keyboard.settle()
    assert here.action(AUDIT).status is ActionStatus.DONE

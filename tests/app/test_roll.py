"""The roll: the member who walks in after all, the mouse, and one picture a mark."""

from pathlib import Path

import pytest

from boardtui.app.spans import SpansUpdate
from boardtui.app.widgets.register import MeetingList
from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.rules.attendance import Mark
from tests.app.holding import eve_of_november, screen_text, until_live
from tests.app.rolls import Morning, morning_of_november


def _khan_is_substituted(folder: Path) -> Morning:
    return morning_of_november(folder, StandIn("ya", "ak", Morning(folder).clock.at))


@pytest.mark.parametrize("keys", [["p"], ["d", "a", "k"]])
@pytest.mark.parametrize(("answer", "sits"), [("y", "ak"), ("enter", "ya"), ("escape", "ya")])
async def test_a_member_who_walks_in_is_asked_about_once_and_enter_is_no(
    tmp_path: Path, keys: list[str], answer: str, sits: str
) -> None:
    app = _khan_is_substituted(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        place = [line.person for line in keyboard.live.register.lines].index("ak")
        keyboard.live.register.move_to(place)
        await keyboard.press(*keys)
        assert "Aisha Khan is here. Does Yusuf Ahmed stand down?" in screen_text(app)
        await keyboard.press("Y" if answer == "y" and keys[0] == "d" else answer)
        result = keyboard.live.result
        assert result.standing("ya").in_room is (answer != "y")
        assert [one.person for one in result.voters] == [sits]
        assert app.screen is keyboard.live
        assert result.standing("ak").mark is Mark.PRESENT


async def test_nobody_is_asked_about_a_substitute_who_has_left(tmp_path: Path) -> None:
    at = Morning(tmp_path).clock.at
    morning = morning_of_november(tmp_path, StandIn("ya", "ak", at), MarkPerson("ya", Roll.LEFT, at))
    app = morning.app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press(*"dak")
        assert app.screen is keyboard.live
        assert keyboard.live.result.standing("ak").in_room


async def test_21_a_click_on_a_mark_toggles_it_and_elsewhere_only_moves_the_cursor(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        register = keyboard.live.register
        place = [line.person for line in register.lines].index("to")
        await pilot.click(register, offset=(12, place))
        await keyboard.settle()
        assert register.person == "to" and keyboard.live.meeting.presence == ()
        for mark in (Mark.PRESENT, Mark.UNMARKED):
            await pilot.click(register, offset=(4, place))
            await keyboard.settle()
            assert keyboard.live.result.standing("to").mark is mark


async def test_a_mark_is_painted_by_spans_of_the_lines_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[SpansUpdate] = []
    make = SpansUpdate.__init__

    def watched(self: SpansUpdate, spans: list) -> None:  # type: ignore[type-arg]
        make(self, spans)
        painted.append(self)

    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("p", "p")
        monkeypatch.setattr(SpansUpdate, "__init__", watched)
        await keyboard.press("p")
        cells = sum(len(each.text) for one in painted for _, _, pieces in one.spans for each in pieces)
        assert painted and 0 < cells < 0.05 * 2 * 120 * 40
        assert "TO ✓ Tom O'Neil" in screen_text(app)


@pytest.mark.parametrize(("typed", "clock"), [("9 45", "09:45"), ("9:45", "09:45"), ("-5", "09:45")])
async def test_t_corrects_the_time_and_the_time_of_entry_stays(
    tmp_path: Path, typed: str, clock: str
) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("p", "b")
        (before,) = keyboard.live.meeting.presence
        await keyboard.press("t")
        await keyboard.type(typed)
        (event,) = keyboard.live.meeting.presence
        assert f"{event.at:%H:%M}" == clock
        assert event.entered == before.entered and f"{event.entered:%H:%M}" == "09:50"


async def test_the_arrows_move_the_cursor_though_the_register_could_scroll(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        register = keyboard.live.register
        assert register.max_scroll_y > 0
        people = [line.person for line in register.lines if line.person is not None]
        seen = []
        for key in ("down", "down", "up", "up", "pagedown", "pageup"):
            await keyboard.press(key)
            assert register.person is not None
            seen.append(people.index(register.person))
        assert seen[:4] == [1, 2, 1, 0] and seen[4] > 5 and seen[5] == 0


async def test_the_arrows_move_the_cursor_of_a_list_that_could_scroll(tmp_path: Path) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "P", "v")
        listing = app.screen.query_one("#voters", MeetingList)
        assert listing.max_scroll_y > 0
        await keyboard.press("down", "down", "up")
        assert listing.cursor == 1


async def test_nothing_is_said_of_the_seat_while_it_is_asked_about(tmp_path: Path) -> None:
    async with eve_of_november(tmp_path).app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("s", "enter", "up", "p")
        shown = screen_text(pilot.app)  # type: ignore[arg-type]
        assert "stand down?" in shown and "David Parsons CBE: present" in shown
        assert "seat kept" not in shown, "it is not known yet"
        await keyboard.press("enter")
        assert "The substitute keeps the seat." in screen_text(pilot.app)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [("Zed Newman", "Zed Newman is not on the list of substitutes"), ("", "")],
)
async def test_what_is_odd_about_a_substitute_is_said_by_the_key_too(
    tmp_path: Path, typed: str, doubt: str
) -> None:
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        keyboard.live.register.move_to([line.person for line in keyboard.live.register.lines].index("ak"))
        await keyboard.press("s")
        await keyboard.type(typed)
        said = " ".join(screen_text(app).split())
        assert "stands in for Aisha Khan (u undoes)" in said
        assert f"(u undoes) ! {doubt}" in said if doubt else "(u undoes) !" not in said


async def test_a_line_does_what_its_preview_says_of_the_seat_and_the_next_line_is_not_lost(
    tmp_path: Path,
) -> None:
    """Who types goes on typing: a question would have taken the next sentence for its answer."""
    app = morning_of_november(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "tab")
        await keyboard.type("/sub YA for AK")
        await pilot.press(*"+AK")
        assert "stands down for Aisha Khan" in screen_text(app)
        await pilot.press("enter", *"The budget", "enter")
        await keyboard.settle()
        assert keyboard.live.result.standing("ak").in_room
        assert not keyboard.live.result.standing("ya").in_room
        assert [one.text for one in keyboard.live.meeting.minutes] == ["The budget"]

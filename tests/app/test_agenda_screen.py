"""The agenda by its keys: put together, ordered, covered, issued and changed after that."""

from datetime import date
from pathlib import Path
from threading import Event

import pytest

from boardtui.app.agenda.asking import NextMeeting
from boardtui.app.app import BoardApp
from boardtui.app.dialogs.choosing import ChooseDialog
from boardtui.app.screens.agenda import AgendaScreen
from boardtui.app.screens.live import LiveScreen
from boardtui.app.screens.next_agenda import NextAgendaScreen
from boardtui.assemble import make_workspace
from boardtui.edits.forward_plan import PromiseItem
from boardtui.model.agendas import CoverSheet, ItemState, Purpose
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.rules.digest import Digest
from tests.app.holding import BOARD, NOVEMBER, Evening, Keyboard, eve_of_november, screen_text, until_live
from tests.app.rounds import January, january

SIZES = ((80, 24), (120, 40))


def shown(keyboard: Keyboard) -> AgendaScreen:
    screen = keyboard.pilot.app.screen
    assert isinstance(screen, AgendaScreen), screen
    return screen


def text_of(keyboard: Keyboard) -> str:
    assert isinstance(keyboard.pilot.app, BoardApp)
    return screen_text(keyboard.pilot.app)


def titles(keyboard: Keyboard) -> list[str]:
    return titles_of(shown(keyboard))


def titles_of(screen: AgendaScreen) -> list[str]:
    return [f"{one.number} {one.title}" for one in screen.meeting.agenda]


def kept(evening: Evening | January, key: RecordKey = NOVEMBER) -> Meeting:
    """The meeting as it is on the disk."""
    secretariat = evening.secretariat()
    meeting = secretariat.meeting(key)
    secretariat.close()
    return meeting


async def go(keyboard: Keyboard, number: str) -> None:
    """Put the cursor on the item of that number."""
    screen = shown(keyboard)
    item = next(one for one in screen.meeting.agenda if one.number == number)
    place = next(n for n, one in enumerate(screen.items.lines) if one.entry == item.id)
    by = place - screen.items.cursor
    await keyboard.press(*(["down" if by > 0 else "up"] * abs(by)))
    assert screen.item == item


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_seen_of_the_agenda(tmp_path: Path, size: tuple[int, int]) -> None:
    async with eve_of_november(tmp_path).app().run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3")
        seen = text_of(keyboard)
        assert "[3 Agenda]" in seen and "Agenda · Wed 17 Nov 2010" in seen and "not issued yet" in seen
        agenda = shown(keyboard).meeting.agenda
        assert all(one.title[:12] in seen for one in agenda[:8])
        assert "begins 15.00 · no item has minutes yet" in seen
        await keyboard.press("4")
        assert isinstance(pilot.app.screen, LiveScreen)
        await keyboard.press("ctrl+g", "a")
        assert shown(keyboard).key == NOVEMBER


@pytest.mark.parametrize("size", SIZES)
async def test_an_item_is_typed_on_one_line_and_gets_its_number_by_itself(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "home")
        before = titles(keyboard)
        number = shown(keyboard).meeting.agenda[0].number
        await go(keyboard, number)
        await keyboard.press("o", *"Gates ", "left_square_bracket", *"dec", "right_square_bracket")
        await keyboard.press(*" 10min ", "at")
        await keyboard.press(*"Fleming")
        assert "Gates · for decision · 10 minutes · by " in text_of(keyboard)
        await keyboard.press("enter")
        item = shown(keyboard).item
        assert item is not None and item.title == "Gates" and item.minutes_planned == 10
        assert item.purpose is Purpose.DECISION
        assert "Fleming" in item.presenter and item.presenter != "Fleming"
        assert "Gates is on the agenda" in text_of(keyboard)
        assert len(titles(keyboard)) == len(before) + 1 and shown(keyboard).meeting.agenda.index(item) == 1
        await keyboard.press("O", *"Before it", "enter")
        assert [one.title for one in shown(keyboard).meeting.agenda][1:3] == ["Before it", "Gates"]
        await keyboard.press("u", "u")
        assert titles(keyboard) == before
        await keyboard.press("U")
        assert len(titles(keyboard)) == len(before) + 1
        await keyboard.press("4")
        assert len(keyboard.live.meeting.agenda) == len(before) + 1
    assert [one.title for one in kept(evening).agenda][1] == "Gates"


async def test_a_line_without_a_title_puts_nothing_on(tmp_path: Path) -> None:
    async with eve_of_november(tmp_path).app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "o", *"10min", "enter")
        assert "an item needs a title" in text_of(keyboard)
        await keyboard.press("escape")
        assert "10min" not in text_of(keyboard)


async def test_items_and_sections_are_moved_and_indented(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "home")
        while len(shown(keyboard).meeting.agenda):
            await keyboard.press("D")
            if shown(keyboard).item is None:
                await keyboard.press("down")
        for _ in range(len(shown(keyboard).meeting.sections)):
            await keyboard.press("D")
        assert "No items yet." in text_of(keyboard)
        assert "y puts the board's standing items on" in text_of(keyboard)
        await keyboard.press("p")
        assert "The agenda has no items yet" in text_of(keyboard)
        await keyboard.press("escape", "D")
        assert "There is no item here" in text_of(keyboard)
        await keyboard.press("o", *"One", "enter", "o", *"Two", "enter", "o", *"Three", "enter")
        assert titles(keyboard) == ["1 One", "2 Two", "3 Three"]
        await keyboard.press("K")
        assert titles(keyboard) == ["1 One", "2 Three", "3 Two"]
        await keyboard.press("greater_than_sign")
        assert titles(keyboard) == ["1 One", "1.1 Three", "2 Two"]
        await keyboard.press("less_than_sign", "J", "J")
        assert titles(keyboard) == ["1 One", "2 Two", "3 Three"]
        assert "It is the last on the agenda" in text_of(keyboard)
        await keyboard.press("a", *"First part", "enter", "a", *"Second part", "enter")
        assert "First part · nothing yet" in text_of(keyboard)
        await keyboard.press("J")
        first, second = (one.id for one in shown(keyboard).meeting.sections)
        item = shown(keyboard).item
        assert item is not None and item.title == "Three" and item.section == first
        await keyboard.press("J")
        assert shown(keyboard).meeting.agenda[-1].section == second
        await keyboard.press("K", "K")
        assert shown(keyboard).meeting.agenda[-1].section is None and titles(keyboard)[-1] == "3 Three"
        await keyboard.press("end", "K")
        assert [one.title for one in shown(keyboard).meeting.sections] == ["Second part", "First part"]
        await keyboard.press("K")
        assert "It is the first section" in text_of(keyboard)
        await keyboard.press("e", "end", *" of two", "enter", "o", *"Four", "enter")
        item = shown(keyboard).item
        assert item is not None and item.section == second
        assert "Second part of two" in text_of(keyboard)
    assert [one.title for one in kept(evening).agenda] == ["One", "Two", "Three", "Four"]


async def test_keys_before_the_list_of_parts_is_back_are_typed_there(tmp_path: Path) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "enter", *"summ", "enter", *"Gates rust.")
        agenda, slow = next(one for one in app.screen_stack if isinstance(one, AgendaScreen)), Event()
        before = titles_of(agenda)

        def wait(_: object) -> NextMeeting:
            assert slow.wait(30)
            return NextMeeting(None, 0)  # news that means nothing to this screen

        app.desk.read(wait)
        await pilot.press("ctrl+r", "D", "y", "J")
        slow.set()
        await keyboard.settle()
        assert isinstance(app.screen, ChooseDialog) and titles_of(agenda) == before
        assert "DyJ" in text_of(keyboard)


@pytest.mark.parametrize("size", SIZES)
async def test_the_cover_sheet_is_written_part_by_part(tmp_path: Path, size: tuple[int, int]) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "home", "o", *"Gates", "enter")
        await keyboard.press("r", *"Mend them", "enter", *"Paint them", "ctrl+r")
        cover = kept_cover(keyboard)
        assert cover.recommendations == ("Mend them", "Paint them")
        await keyboard.press("enter", *"summ", "enter", *"Gates rust.", "ctrl+r")
        assert "Gates rust." in text_of(keyboard), "the list of parts is back"
        await keyboard.press(*"minutes", "enter", *"15m", "enter")
        await keyboard.press(*"minutes", "enter", "x", "enter")
        await keyboard.press("escape")
        assert "'15x' is no number of minutes." in text_of(keyboard)
        await keyboard.press("enter", *"brought", "enter", *"parsons", "enter")
        await keyboard.press(*"for", "enter", *"disc", "enter")
        await keyboard.press(*"contact", "enter")
        await keyboard.press(*"Ann Lee", "enter", *"Clerk", "enter", *"020 7946 0000", "ctrl+r")
        await keyboard.press(*"papers", "enter", *"gates.docx", "ctrl+r")
        await keyboard.press(*"annex", "enter", "escape")
        await keyboard.press("escape")
        item = shown(keyboard).item
        assert item is not None and item.minutes_planned == 15 and item.purpose is Purpose.DISCUSSION
        assert "Parsons" in item.presenter and item.papers == ("gates.docx",)
        cover = kept_cover(keyboard)
        assert (cover.contact_officer.name, cover.contact_officer.position) == ("Ann Lee", "Clerk")
        assert cover.contact_officer.phone == "020 7946 0000" and cover.summary == ("Gates rust.",)
        if size[0] == 120:
            seen = text_of(keyboard)
            assert all(word in seen for word in ("1. Mend them", "Gates rust.", "Ann Lee, Clerk"))
        await keyboard.press("e", "end", *" and fences", "enter")
        assert "Gates and fences" in text_of(keyboard)
    assert any(one.title == "Gates and fences" and one.cover for one in kept(evening).agenda)


def kept_cover(keyboard: Keyboard) -> CoverSheet:
    item = shown(keyboard).item
    assert item is not None and item.cover is not None
    return item.cover


async def test_issued_numbers_stand_and_what_changed_since_is_said(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "home", "p")
        assert "as version 1" in text_of(keyboard) and "Still open:" in text_of(keyboard)
        await keyboard.press("enter", "escape")
        assert "not issued yet" in text_of(keyboard), "Enter is not yes"
        await keyboard.press("p", "y")
        assert "issued version 1 on" in text_of(keyboard) and "changes since: none" in text_of(keyboard)
        await keyboard.press("p")
        assert "Nothing on the agenda has changed since it was issued" in text_of(keyboard)
        before = titles(keyboard)
        number = shown(keyboard).meeting.agenda[0].number
        await go(keyboard, number)
        await keyboard.press("D")
        assert "withdraw it instead" in text_of(keyboard)
        await keyboard.press("o", *"Late", "enter")
        late = shown(keyboard).item
        assert late is not None and late.title == "Late"
        assert late.number not in {one.split()[0] for one in before}
        assert f"item {late.number} added" in text_of(keyboard)
        await go(keyboard, number)
        await keyboard.press("w", *"No longer needed", "enter")
        assert "withdrawn" in text_of(keyboard)
        assert shown(keyboard).item.state_reason == "No longer needed"  # type: ignore[union-attr]
        await keyboard.press("w")
        assert shown(keyboard).item.state is ItemState.LISTED  # type: ignore[union-attr]
        await keyboard.press("p", "y")
        assert "issued version 2 on" in text_of(keyboard)
        assert [one for one in titles(keyboard) if one in before] == before
    assert len(kept(evening).issues) == 2


async def test_deferred_and_exempt_in_words(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "home", "o", *"Gates", "enter", "X", *"Paragraph 3", "enter")
        assert "Gates · exempt" in text_of(keyboard) and "Exempt: Paragraph 3" in text_of(keyboard)
        await keyboard.press("X")
        assert "exempt" not in text_of(keyboard)
        await keyboard.press("f", "enter", "enter")
        assert "deferred to the next meeting" in text_of(keyboard)
        item = shown(keyboard).item
        assert item is not None and item.state is ItemState.DEFERRED and item.deferred_to is None
        await keyboard.press("w", "f", *"30 jun", "enter", *"Not ready", "enter")
        assert "deferred to 30 Jun 2011" in text_of(keyboard)
        assert "Deferred to 30 Jun 2011: Not ready" in text_of(keyboard)
        await keyboard.press("f", *"nonsense", "enter")
        assert "'nonsense' is no date" in text_of(keyboard)


async def test_standing_items_and_promises_are_put_on_and_a_stub_stops_the_issue(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    secretariat = evening.secretariat()
    secretariat.do(RecordKey(BOARD), PromiseItem("Flood review", date(2010, 9, 1), date(2010, 11, 17)))
    secretariat.close()
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3")
        assert "owed by the forward plan: Flood review · y puts it on" in text_of(keyboard)
        await keyboard.press("p")
        assert "Not issued: promised and unanswered: Flood review" in text_of(keyboard)
        await keyboard.press("escape", "y")
        assert "Flood review · promised, unanswered" in text_of(keyboard)
        assert "1 promised and unanswered" in text_of(keyboard)
        stub = next(one for one in shown(keyboard).meeting.agenda if one.stub)
        await keyboard.press("p")
        assert f"unanswered: {stub.number} Flood review" in text_of(keyboard)
        await keyboard.press("escape", "y")
        assert "are on it already" in text_of(keyboard)
        await keyboard.press("home")
        await go(keyboard, stub.number)
        await keyboard.press("s")
        assert "promised, unanswered" not in text_of(keyboard)
        await keyboard.press("s")
        assert "Nothing promised waits for an answer here" in text_of(keyboard)
        await keyboard.press("p", "y")
        assert "issued version 1 on" in text_of(keyboard)
    assert len(kept(evening).issues) == 1


async def next_open(keyboard: Keyboard) -> None:
    """Wait until the agenda of the next meeting has been sought and opened."""
    await keyboard.press("3")
    for _ in range(3):
        await keyboard.settle()
    shown(keyboard)


async def test_with_none_open_the_agenda_is_the_next_meetings(tmp_path: Path) -> None:
    workspace = january(tmp_path)
    async with workspace.app().run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await next_open(keyboard)
        days = [one.day for one in workspace_digests(workspace)]
        assert shown(keyboard).meeting.day in days
        coming = [one for one in days if one >= workspace.clock.at.date()]
        assert shown(keyboard).meeting.day == min(coming, default=max(days))
        await keyboard.press("q")
        assert not isinstance(pilot.app.screen, AgendaScreen | NextAgendaScreen)


def workspace_digests(workspace: January) -> tuple[Digest, ...]:
    secretariat = workspace.secretariat()
    found = secretariat.digests(secretariat.board(BOARD))
    secretariat.close()
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_without_a_meeting_it_is_said_which_key_makes_one(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = tmp_path / "workspace"
    make_workspace(folder)
    async with January(folder).app().run_test(size=size) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("escape", "3")
        assert isinstance(pilot.app.screen, NextAgendaScreen)
        assert "No agenda yet" in text_of(keyboard) and "1 goes to Home" in text_of(keyboard)
        await keyboard.press("3", "escape", "1")
        assert not isinstance(pilot.app.screen, NextAgendaScreen)


async def test_open_for_reading_only_nothing_is_changed_and_that_is_said(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    holder = evening.secretariat()
    holder.open(NOVEMBER)
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3")
        before = titles(keyboard)
        for key in ("o", "D", "J", "y", "p", "w", "f", "X", "e", "a", "enter", "r", "s", "greater_than_sign"):
            await keyboard.press(key)
            assert "Open for reading only" in text_of(keyboard), key
            shown(keyboard)
        assert titles(keyboard) == before
        holder.close()
        await keyboard.press("T")
        for _ in range(3):
            await keyboard.settle()
        await keyboard.press("o", *"Now it may", "enter")
        assert any("Now it may" in one for one in titles(keyboard))


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 16), (300, 100)])
async def test_it_bears_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with eve_of_november(tmp_path).app().run_test(size=size) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("3", "o", "escape", "enter", "escape", "r", "escape", "G")
        small = size[0] < 60 or size[1] < 16
        assert ("needs" in text_of(keyboard)) is (small and size != (1, 1))

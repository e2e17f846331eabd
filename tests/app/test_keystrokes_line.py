"""ux §4.7: how many keys the capture line may cost. Each test fails above the number."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from boardtui.app.app import BoardApp
from boardtui.model.decisions import Tally
from boardtui.model.keys import RecordKey
from tests.app.holding import BOARD, Evening, Keyboard, eve_of_november, until_live


@asynccontextmanager
async def _typing(evening: Evening) -> AsyncIterator[Keyboard]:
    """The meeting open, everybody present, the first item in hand, the capture line has the keys."""
    async with evening.app().run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "P", "ctrl+n", "tab")
        keyboard.pressed = 0
        yield keyboard


async def test_an_action_with_owner_and_date_costs_its_sentence_and_eighteen_keys(tmp_path: Path) -> None:
    sentence = "write to the Minister"
    async with _typing(eve_of_november(tmp_path)) as keyboard:
        await keyboard.press(*"A: ", *sentence, *" @rc", *" by 18 jan", "enter")
        (action,) = keyboard.live.meeting.actions
    assert keyboard.pressed <= len(sentence) + 18
    assert (action.text, action.due) == (sentence, date(2011, 1, 18))
    assert [owner.name for owner in action.owners] == ["Ruth Cadbury"]


async def test_a_decision_as_recommended_costs_five_keys(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    january = BoardApp(evening.secretariat, meeting=RecordKey(BOARD, "2011-01-18"))
    async with january.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "P", "ctrl+n", "tab")
        keyboard.pressed = 0
        await keyboard.press("D", ":", "right", "enter")
        (decision,) = keyboard.live.meeting.decisions
        (item,) = (one for one in keyboard.live.meeting.agenda if one.id == decision.item)
    assert keyboard.pressed <= 5
    assert item.cover is not None and decision.text == item.cover.recommendations[0]


async def test_a_vote_costs_ten_keys(tmp_path: Path) -> None:
    async with _typing(eve_of_november(tmp_path)) as keyboard:
        await keyboard.press(*"D: agreed", "enter")
        keyboard.pressed = 0
        await keyboard.press(*"V:15-1-2", "enter")
        (decision,) = keyboard.live.meeting.decisions
    assert keyboard.pressed <= 10
    assert decision.tally == Tally(15, 1, 2)


async def test_the_next_item_costs_one_chord(tmp_path: Path) -> None:
    async with _typing(eve_of_november(tmp_path)) as keyboard:
        before = keyboard.live.meeting.item_in_hand
        await keyboard.press(*"half a", "ctrl+n")
        assert keyboard.pressed - len("half a") <= 1
        assert keyboard.live.meeting.item_in_hand != before
        assert keyboard.live.capture_line.text == "half a"
        await keyboard.press("ctrl+r")
        assert keyboard.live.meeting.item_in_hand == before


async def test_undo_costs_one_key_while_typing_and_elsewhere(tmp_path: Path) -> None:
    async with _typing(eve_of_november(tmp_path)) as keyboard:
        await keyboard.press(*"said", "enter", *"more", "enter", "escape")
        assert [one.text for one in keyboard.live.meeting.minutes] == ["said", "more"]
        keyboard.pressed = 0
        await keyboard.press("u")
        assert [one.text for one in keyboard.live.meeting.minutes] == ["said"]
        await keyboard.press("tab", "ctrl+z")
        assert keyboard.pressed <= 1 + 1 + 1
        assert not keyboard.live.meeting.minutes
        await keyboard.press("ctrl+y")
        assert [one.text for one in keyboard.live.meeting.minutes] == ["said"]


async def test_the_draft_note_as_a_word_document_costs_three_keys(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with _typing(evening) as keyboard:
        await keyboard.press("escape", "8", "enter")
    assert keyboard.pressed <= 3
    assert len(list((evening.workspace / "exports").glob("*.docx"))) == 1


async def test_a_departure_while_minutes_are_typed_costs_four_keys(tmp_path: Path) -> None:
    async with _typing(eve_of_november(tmp_path)) as keyboard:
        assert keyboard.live.result.standing("david-parsons").in_room
        await keyboard.press(*"-dp", "enter")
        assert not keyboard.live.result.standing("david-parsons").in_room
    assert keyboard.pressed <= 4


async def test_a_d_that_opened_the_line_may_be_typed_with_its_colon(tmp_path: Path) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "D")
        await keyboard.type(": That the plan be adopted: in full")
        assert [one.text for one in keyboard.live.meeting.decisions] == ["That the plan be adopted: in full"]

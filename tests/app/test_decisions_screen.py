"""The decisions register by its keys: filtered as one types, by outcome, sorted, copied, opened."""

from pathlib import Path

import pytest

from boardtui.app.ledgers import DecisionRow
from boardtui.app.rows.decision_rows import (
    DecisionOrder,
    DecisionView,
    as_text,
    decision_details,
    decision_line,
    in_view,
)
from boardtui.app.screens.decisions import DecisionsScreen
from boardtui.assemble import make_workspace
from boardtui.edits.minuting import Decide
from boardtui.model.decisions import NamedVote, Outcome, Tally, Vote
from boardtui.rules.digest import decided, digest
from tests.app.holding import NOVEMBER, Keyboard, screen_text
from tests.app.rounds import January, january
from tests.builders import after, board

FIRST, LAST = "IPB/2010-11/01", "IPB/2010-11/06"


def register(keyboard: Keyboard) -> DecisionsScreen:
    screen = keyboard.pilot.app.screen
    assert isinstance(screen, DecisionsScreen)
    return screen


def refs(keyboard: Keyboard) -> list[str]:
    return [line.text[1:16].strip() for line in register(keyboard).entries.lines]


async def test_an_old_decision_is_found_in_eight_keys(tmp_path: Path) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("6")
        keyboard.pressed = 0
        await keyboard.press("slash", *"correct", "enter")
        assert refs(keyboard) == [LAST] and keyboard.pressed <= 9
        await keyboard.press("escape", "slash", *"plán", "enter", "enter")
        live = keyboard.live
        assert live.key == NOVEMBER and live.minutes.has_focus
        assert live.minutes.entry == next(one.id for one in live.meeting.decisions if one.ref == FIRST)


async def test_outcome_and_order(tmp_path: Path) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(120, 40)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("6")
        everything = refs(keyboard)
        assert everything[0] == FIRST and len(everything) == 4
        await keyboard.press("f", *"noted", "enter")
        assert refs(keyboard) == ["IPB/2010-11/05"]
        assert "outcome: noted" in screen_text(app) and "1 of 4 shown" in screen_text(app)
        await keyboard.press("slash", *"zzz", "enter")
        assert "No decision noted with 'zzz'" in screen_text(app)
        await keyboard.press("backspace")
        assert refs(keyboard) == everything
        await keyboard.press("o", "o")
        assert "sort: reference" in screen_text(app)
        await keyboard.press("b", "enter", "G")
        row = register(keyboard).row
        assert row is not None and row.entry.ref == LAST


async def test_a_decision_is_copied_as_text(tmp_path: Path) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("6", "y")
        assert app.clipboard.startswith(f"{FIRST} LG Group Improvement Programme Board, 17 Nov 2010, item 1")
        assert "agreed\nMembers noted the report and agreed" in app.clipboard
        assert f"{FIRST} is copied" in screen_text(app)


async def test_where_there_are_no_decisions_it_is_said_what_brings_them(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    make_workspace(workspace)
    app = January(workspace).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press("escape", "6", "y")
        shown = screen_text(app)
        assert "No decisions yet." in shown and "D: in a live meeting" in shown
        assert "There is no decision to copy" in shown
        await keyboard.press("enter", "down", "pagedown", "pageup", "home", "end", "o", "f", "escape")
        assert isinstance(app.screen, DecisionsScreen)


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 16), (300, 100)])
@pytest.mark.parametrize("keys", [("5", "c", "G"), ("6", "f", "escape"), ("7", "d", "escape")])
async def test_the_places_bear_every_size(
    tmp_path: Path, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    app = january(tmp_path).app()
    async with app.run_test(size=size) as pilot:
        keyboard = Keyboard(pilot)
        await keyboard.settle()
        await keyboard.press(*keys)
        small = size[0] < 60 or size[1] < 16
        assert ("needs" in screen_text(app)) is (small and size != (1, 1))


# -- rows ----------------------------------------------------------------------------------------------


def taken(*decisions: Decide) -> tuple[DecisionRow, ...]:
    held = after(*decisions)
    return tuple(DecisionRow(board(), digest(held), one) for one in decided(held))


def test_who_voted_how_is_told_once_the_meeting_is_read() -> None:
    tally = Tally(2, 1, names=(NamedVote("helen", Vote.FOR), NamedVote("ian-c", Vote.AGAINST)))
    decision = Decide("Mend the gate", Outcome.AGREED, "i2", "PB/2026-27/01", "helen", "priya", tally)
    (row,) = taken(decision)
    before = [line.text.strip() for line in decision_details(row, (row,), None, 60)]
    assert "Moved by Helen Platts" in before and "Seconded by Priya Nair" in before
    assert "For 2, against 1, abstained 0" in before
    assert not [one for one in before if one.startswith("For: ")]
    told = [line.text.strip() for line in decision_details(row, (row,), after(decision), 60)]
    assert "For: Helen Platts" in told and "Against: Ian Clark" in told


def test_what_replaces_what_is_said_on_both() -> None:
    old, new = taken(Decide("Old", Outcome.AGREED, None, "R/1"), Decide("New", Outcome.AGREED, None, "R/2"))
    new = new._replace(entry=new.entry._replace(replaces="R/1"))
    said = [[line.text for line in decision_details(one, (old, new), None, 60)] for one in (old, new)]
    assert " Replaced by R/2 (24 Nov 2026)" in said[0] and " Replaces R/1" in said[1]


def test_words_are_found_whatever_their_accents_and_wherever_they_stand() -> None:
    rows = taken(Decide("Élodie speaks", Outcome.AGREED, "i2", "R/1"), Decide("Noted", Outcome.NOTED))
    assert [one.entry.text for one in in_view(rows, DecisionView(words="elodie gates"))] == ["Élodie speaks"]
    assert in_view(rows, DecisionView(words="elodie noted")) == []
    assert [one.entry.text for one in in_view(rows, DecisionView(outcome=Outcome.NOTED))] == ["Noted"]
    assert len(in_view(rows, DecisionView(board="parks"))) == 2 and not in_view(rows, DecisionView(board="x"))


@pytest.mark.parametrize("order", list(DecisionOrder))
def test_every_order_has_every_decision_once(order: DecisionOrder) -> None:
    rows = taken(*(Decide(f"No {n}", outcome, None, f"R/{n}") for n, outcome in enumerate(Outcome)))
    found = in_view(rows, DecisionView(order=order))
    assert sorted(one.entry.ref for one in found) == sorted(one.entry.ref for one in rows)
    if order is DecisionOrder.OUTCOME:
        assert [one.entry.outcome for one in found] == list(Outcome)


@pytest.mark.parametrize("width", [40, 77, 116])
def test_a_line_is_as_wide_as_it_is_asked_for(width: int) -> None:
    (row,) = taken(Decide("Long " * 60, Outcome.AMENDED, "i2", "PB/2026-27/01", tally=Tally(15, 1, 2)))
    assert len(decision_line(row, max(width, 60)).text) == max(width, 60)
    assert "15–1–2" in as_text(row)

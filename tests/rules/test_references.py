"""The running number of a board year (R45)."""

from dataclasses import replace

from boardtui.edits.minuting import Assign, Decide
from boardtui.model.decisions import Outcome
from boardtui.rules.references import highest_number
from tests.builders import after, board


def test_the_highest_of_decisions_and_actions() -> None:
    one = after(Decide("x", Outcome.AGREED, ref="PB/2026-27/07"), Assign("y", ref="PB/2026-27/12"))
    two = after(Decide("x", Outcome.AGREED, ref="PB/2026-27/09"))
    assert highest_number(board(), (one, two)) == 12
    assert highest_number(board(), (two, one)) == 12


def test_other_years_other_boards_and_odd_references_do_not_count() -> None:
    odd = after(*(Assign("y", ref=ref) for ref in ("PB/2025-26/40", "XX/2026-27/41", "PB/2026-27/4x", "")))
    assert highest_number(board(), (odd,)) == 0
    assert highest_number(board(), ()) == 0
    assert highest_number(replace(board(), year="2025/26"), (odd,)) == 40

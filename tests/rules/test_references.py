"""The running number of a board year (R45)."""

from dataclasses import replace

from boardtui.edits.minuting import Assign, Decide
from boardtui.model.decisions import Outcome
from boardtui.rules.digest import digest
from boardtui.rules.references import (
    highest_number,
    is_reference,
    last_reference,
    later_reference,
    split_reference,
)
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


def test_a_reference_that_no_longer_stands_counts() -> None:
    struck = replace(after(Decide("x", Outcome.AGREED, ref="PB/2026-27/07")), last_ref="PB/2026-27/09")
    assert highest_number(board(), (struck,)) == 9
    assert last_reference(struck) == "PB/2026-27/09"
    assert digest(struck).numbers == {"PB/2026-27/": "9"}


def test_which_of_two_references_is_later() -> None:
    assert later_reference("PB/1/09", "PB/1/10") == "PB/1/10"
    assert later_reference("PB/1/10", "") == later_reference("", "PB/1/10") == "PB/1/10"
    assert later_reference("", "no number") == ""
    assert split_reference("PB/2026-27/07") == ("PB/2026-27/", 7)
    assert split_reference("07") is None
    assert split_reference("PB/" + "9" * 5000) is None


def test_a_number_is_not_the_end_of_another() -> None:
    ref = "PB/2026-27/02"
    assert is_reference("2", ref) and is_reference("02", ref) and is_reference("pb/2026-27/02", ref)
    assert not is_reference("12", ref) and not is_reference("", ref) and not is_reference("2", "")

"""The two lines above the panes, as plain functions: the counts of the roll always show."""

from dataclasses import replace

import pytest

from boardtui.app.rows.cells import cell_len
from boardtui.app.rows.line import Look
from boardtui.app.rows.register_rows import roll_counts
from boardtui.app.rows.status_rows import quorum_line
from boardtui.edits.base import MeetingEdit
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.boards import QuorumRule
from boardtui.rules.attendance import attendance
from tests.builders import SEATED, after, at, board, meeting


def here(*people: str, roll: Roll = Roll.PRESENT) -> list[MeetingEdit]:
    return [MarkPerson(one, roll, at("10:00")) for one in people]


KEPT = (*here("helen", "priya", "ian-c"), *here("ian-n", roll=Roll.APOLOGIES))
"""Ian Clark is the only one of his group."""
TWO = QuorumRule(1, 3, 1, 2)


def shown(width: int, *edits: MeetingEdit, rule: QuorumRule = TWO, ascii_only: bool = False) -> str:
    on, held = board(quorum=rule), after(*edits)
    line = quorum_line(on, held, attendance(on, held), width, ascii_only=ascii_only)
    assert cell_len(line.text) == width
    return line.text.rstrip()


def test_where_there_is_room_all_is_said() -> None:
    assert shown(120, *KEPT) == (
        " ✓ quorate: 3 present, 2 needed, 2 of 2 groups, only Ian Clark keeps 2 groups  ✓3 –1 ?1"
    )
    assert shown(120, *KEPT, ascii_only=True).startswith(" + quorate: 3 present, ")


def test_names_give_way_first_and_then_the_margin_is_cut_with_a_mark() -> None:
    assert shown(86, *KEPT) == (
        " ✓ quorate: 3 present, 2 needed, 2 of 2 groups, only Clark keeps 2 groups  ✓3 –1 ?1"
    )
    assert (
        shown(80, *KEPT) == " ✓ quorate: 3 present, 2 needed, 2 of 2 groups, only Clark keeps 2 gr…  ✓3 –1 ?1"
    )
    assert shown(60, *KEPT) == " ✓ quorate: 3 present, 2 needed, 2 of 2 groups, o…  ✓3 –1 ?1"


@pytest.mark.parametrize("width", range(20, 121))
@pytest.mark.parametrize(
    "edits",
    [KEPT, tuple(here(*SEATED)), tuple(here("helen")), (*KEPT, *here("olga", "sam", roll=Roll.REMOTE))],
)
def test_the_counts_show_at_every_width_and_what_is_cut_is_marked(
    edits: tuple[MeetingEdit, ...], width: int
) -> None:
    text = shown(width, *edits)
    held = after(*edits)
    counts = roll_counts(attendance(board(), held))
    assert text.endswith(f"  {counts}")
    whole = shown(200, *edits)
    said = text.removesuffix(f"  {counts}")
    surnames = whole.replace("Ian Clark", "Clark").removesuffix(f"  {counts}")
    assert said in (whole.removesuffix(f"  {counts}"), surnames) or (
        said.endswith("…") and surnames.startswith(said[:-1].rstrip())
    )


def test_the_quorum_that_is_lacking_and_the_roll_not_begun() -> None:
    assert shown(80, *here("helen")) == " ✗ NOT QUORATE: 1 present, 2 needed, 1 of 2 groups  ✓1 ?4"
    on, held = board(), replace(meeting(), opened=None)
    line = quorum_line(on, held, attendance(on, held), 80)
    assert line.text.rstrip() == " quorum 2 of 5, nobody here yet  ?5"
    assert line.pieces[0][1] is Look.PLAIN


def test_so_many_may_leave_as_is_said() -> None:
    assert "groups, margin 1  ✓4" in shown(80, *here("helen", "priya", "ian-c", "ian-n"))

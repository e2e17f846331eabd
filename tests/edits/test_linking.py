"""Links between decisions and actions, which may be said after the note is approved too."""

import pytest

from boardtui.edits.base import MeetingEdit
from boardtui.edits.linking import CarryOut, ReplaceDecision
from boardtui.edits.minuting import Assign, Decide
from boardtui.edits.note_life import MoveNote
from boardtui.errors import EditRefused
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import NoteState
from boardtui.rules.digest import assigned, decided
from tests.builders import NEXT, after

TAKEN = (Decide("Mend it", Outcome.AGREED, "i2", "PB/1"), Assign("Ask for prices", "i2", "PB/2"))


def test_a_decision_takes_the_place_of_another_and_an_action_carries_it_out() -> None:
    held = after(
        *TAKEN, MoveNote(NoteState.APPROVED, NEXT), ReplaceDecision("d1", "PB/0"), CarryOut("a2", "PB/1")
    )
    assert [one.replaces for one in decided(held)] == ["PB/0"]
    assert [one.carries_out for one in assigned(held)] == ["PB/1"]
    parted = after(ReplaceDecision("d1", None), CarryOut("a2", None), start=held)
    assert (decided(parted)[0].replaces, assigned(parted)[0].carries_out) == (None, None)


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (ReplaceDecision("d9", "PB/0"), "no such decision"),
        (ReplaceDecision("d1", "PB/1"), "the place of itself"),
        (CarryOut("a9", "PB/1"), "no such action"),
    ],
)
def test_what_is_no_link_is_refused(edit: MeetingEdit, why: str) -> None:
    with pytest.raises(EditRefused, match=why):
        after(*TAKEN, edit)

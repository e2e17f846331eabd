"""What was done to the log and to an item, in the words of the notice line and the history."""

from dataclasses import replace

import pytest

from boardtui.edits.base import MeetingEdit
from boardtui.edits.course import DisposeOfItem, Resume, SetExempt
from boardtui.edits.minuting import RecordVote
from boardtui.edits.presence import CorrectTime, MarkPerson, Roll, StepDown, WordEvent
from boardtui.model.agendas import ItemState
from boardtui.model.decisions import Manner, Tally, Vote
from boardtui.secretariat.wording import said_of_edit
from tests.builders import after, at, board


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (CorrectTime("e1", at("10:05")), "Helen Platts: time corrected to 10.05"),
        (WordEvent("e1", "She was late."), "Helen Platts: sentence changed"),
        (WordEvent("e9", "x"), "Somebody: sentence changed"),
        (StepDown("sam", at("10:05")), "Sam Wu stands down"),
        (SetExempt("i3"), "Item 3A is in private"),
        (SetExempt("i9", False), "Item i9 is in public"),
        (DisposeOfItem("i2", ItemState.DEFERRED), "Item 2 is deferred"),
        (DisposeOfItem("i9", ItemState.LISTED), "Item i9 is listed"),
        (Resume(at("11:00"), roll_again=True), "The meeting is resumed"),
    ],
)
def test_each_is_said(edit: MeetingEdit, said: str) -> None:
    assert said_of_edit(edit, board(), after(MarkPerson("helen", Roll.PRESENT, at("10:00")))) == said


def test_the_time_that_was_given_is_said_where_it_is_not_that_of_the_entry() -> None:
    early = MarkPerson("helen", Roll.PRESENT, at("10:00"))
    record = after(early)
    (event,) = record.presence
    at_once = replace(record, presence=(replace(event, entered=event.at),))
    late = replace(record, presence=(replace(event, entered=at("10:20")),))
    assert said_of_edit(early, board(), at_once) == "Helen Platts: present"
    assert said_of_edit(early, board(), late) == "Helen Platts: present at 10.00"


def test_the_figures_of_a_vote_are_said() -> None:
    votes = {
        Tally(4, 3, 1): "4-3-1",
        Tally(0, 0, manner=Manner.NEM_CON): Manner.NEM_CON.value,
        Tally(2, 2, casting=Vote.FOR): "2-2, casting vote for",
    }
    for tally, words in votes.items():
        assert said_of_edit(RecordVote("d1", tally), board(), after()) == f"Vote recorded: {words}"
    assert said_of_edit(RecordVote("d1"), board(), after()) == "Vote recorded"
    assert said_of_edit(RecordVote("d1", mover="sam"), board(), after()) == "Mover and seconder recorded"

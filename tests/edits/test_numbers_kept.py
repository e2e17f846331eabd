"""A number once given is never given again, whatever is undone (R45)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardtui.edits.base import Edit, MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.course import BeginAfresh
from boardtui.edits.founding import Convene, FoundBoard
from boardtui.edits.minuting import Assign, Decide, Strike
from boardtui.edits.people import AddPerson
from boardtui.edits.timeline import Redo, Timeline, Undo, retold
from boardtui.errors import EditRefused
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import Meeting
from boardtui.rules.references import last_reference
from tests.builders import board, meeting, person, stamp

OPENING = "PB/2026-27/"


def decide(number: int) -> Decide:
    return Decide("x", Outcome.AGREED, "i1", f"{OPENING}{number:02d}")


def live(*edits: Edit) -> tuple[Timeline, list[Edit]]:
    """The history of ``edits`` as the journal would tell it; what is refused is not in it."""
    timeline, told = Timeline(), list[Edit]()
    for edit in (Convene(meeting()), *edits):
        said = timeline.with_numbers(edit)
        try:
            timeline.follow(said, stamp(len(told) + 1))
        except EditRefused:
            continue
        told.append(said)
    return timeline, told


def last(timeline: Timeline) -> str:
    assert isinstance(timeline.record, Meeting)
    return last_reference(timeline.record)


def test_an_undone_number_stays_given() -> None:
    timeline, told = live(decide(7), Undo())
    assert told[-1] == Undo(f"{OPENING}07")
    assert last(timeline) == f"{OPENING}07"
    assert last(live(decide(7), Undo(), decide(8), Undo())[0]) == f"{OPENING}08"


def test_an_undo_that_takes_no_number_back_says_nothing() -> None:
    assert live(decide(7), Strike("m1"), Undo())[1][-1] == Undo()
    assert live(decide(7), decide(8), Undo(), Undo())[1][-2:] == [Undo(f"{OPENING}08"), Undo()]


def test_done_again_the_decision_is_as_it_was() -> None:
    timeline, _ = live(decide(7), Undo(), Redo())
    assert isinstance(timeline.record, Meeting)
    assert [one.ref for one in timeline.record.decisions] == [f"{OPENING}07"]
    assert last(timeline) == f"{OPENING}07"


def test_a_meeting_recorded_afresh_gives_its_numbers_again() -> None:
    assert last(live(decide(7), Undo(), BeginAfresh("x"))[0]) == ""
    assert last(live(decide(7), BeginAfresh("x"), Undo())[0]) == f"{OPENING}07"
    assert last(live(decide(7), Undo(), BeginAfresh("x"), Undo())[0]) == f"{OPENING}07"


def test_a_board_has_no_numbers_to_keep() -> None:
    timeline = Timeline()
    timeline.follow(FoundBoard(board()), stamp())
    assert timeline.with_numbers(Undo()) == Undo()
    assert retold([(FoundBoard(board()), stamp())]).record == board()


def test_undo_of_an_edit_of_a_board() -> None:
    timeline = Timeline()
    for number, edit in enumerate((FoundBoard(board()), AddPerson(person("new", "NW", "New One"))), start=1):
        timeline.follow(edit, stamp(number))
    assert timeline.with_numbers(Undo()) == Undo()
    timeline.follow(Undo(), stamp(3))
    assert timeline.record == board()


_numbers = st.integers(1, 9)
_one: st.SearchStrategy[MeetingEdit] = st.one_of(
    _numbers.map(decide),
    _numbers.map(lambda number: Assign("y", "i1", f"{OPENING}{number:02d}")),
    st.builds(Strike, st.builds("d{}".format, _numbers), st.just("r"), st.just(f"{OPENING}05")),
    st.just(BeginAfresh("again")),
)
_edits: st.SearchStrategy[Edit] = st.one_of(
    _one,
    st.lists(_one, min_size=1, max_size=2).map(lambda parts: Together(tuple(parts))),
    st.just(Undo()),
    st.just(Redo()),
)


@given(st.lists(_edits, max_size=14))
@settings(max_examples=300)
def test_told_again_from_the_journal_it_is_the_same_record_and_the_same_undo(edits: list[Edit]) -> None:
    timeline, told = live(*edits)
    again = retold([(edit, stamp(number)) for number, edit in enumerate(told, start=1)])
    assert again.record == timeline.record
    for step in (Undo(), Undo(), Redo(), Redo()):
        one, two = timeline.with_numbers(step), again.with_numbers(step)
        assert one == two
        try:
            timeline.follow(one, stamp(99))
        except EditRefused:
            with pytest.raises(EditRefused):
                again.follow(two, stamp(99))
            break
        again.follow(two, stamp(99))
        assert again.record == timeline.record


@given(st.lists(st.one_of(_numbers.map(decide), st.just(Undo()), st.just(Redo())), max_size=14))
def test_no_undo_ever_lowers_the_number(edits: list[Edit]) -> None:
    highest = ""
    timeline, _ = live()
    for number, edit in enumerate(edits, start=2):
        try:
            timeline.follow(timeline.with_numbers(edit), stamp(number))
        except EditRefused:
            continue
        highest = max(highest, last(timeline))
        assert last(timeline) == highest

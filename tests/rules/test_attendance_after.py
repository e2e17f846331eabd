"""The attendance that is brought up to a log that has grown is the one derived from the whole of it."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from boardtui.edits.base import MeetingEdit
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.errors import EditRefused
from boardtui.model.boards import SubstitutePolicy
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Capacity
from boardtui.rules import chronicle
from boardtui.rules.attendance import Attendance, attendance, attendance_after, present_in
from boardtui.rules.chronicle import last_events, latest
from boardtui.rules.membership import members_on
from boardtui.rules.quorum import quorum
from tests.builders import DAY, OPENED, board, meeting, stamp
from tests.strategies import presence_edits

_LOGS = st.lists(presence_edits, max_size=14)


def _states(edits: list[MeetingEdit]) -> list[Meeting]:
    """The meeting after each of ``edits``, as far as they are not refused."""
    states = [meeting()]
    for sequence, edit in enumerate(edits, start=1):
        try:
            states.append(edit.apply(states[-1], stamp(sequence)))
        except EditRefused:
            continue
    return states


def _same(one: Attendance, other: Attendance, at: Meeting) -> None:
    assert one == other
    assert one.stances == other.stances
    assert one.fillings == other.fillings
    assert one.latest == other.latest
    assert one.substitutes == other.substitutes
    for capacity in Capacity:
        assert present_in(at, one, capacity) == present_in(at, other, capacity)


@given(_LOGS, st.sampled_from(SubstitutePolicy))
@settings(max_examples=300, deadline=None)
def test_step_by_step_it_is_the_same_as_from_the_whole_log(
    edits: list[MeetingEdit], policy: SubstitutePolicy
) -> None:
    of = board(policy)
    states = _states(edits)
    kept = attendance(of, states[0])
    for state in states:
        kept = attendance_after(kept, of, state)
        _same(kept, attendance(of, state), state)
        assert kept.stances == Counter(kept.standing(one.person.id).stance for one in members_on(of, DAY))
        assert quorum(of, DAY, kept) == quorum(of, DAY, attendance(of, state))


@given(_LOGS, st.data())
def test_it_can_be_brought_to_any_other_state(edits: list[MeetingEdit], data: st.DataObject) -> None:
    of, states = board(), _states(edits)
    before, now = data.draw(st.sampled_from(states)), data.draw(st.sampled_from(states))
    _same(attendance_after(attendance(of, before), of, now), attendance(of, now), now)


def test_another_board_or_day_is_begun_anew() -> None:
    of, at = board(), meeting()
    kept = attendance(of, at)
    assert attendance_after(kept, of, at) is kept
    other = replace(of, name="Another")
    assert attendance_after(kept, other, at) is not kept
    past = attendance(of, at, at.opened or None)
    assert attendance_after(past, of, at) == kept


@given(_LOGS, st.data())
def test_the_last_event_of_each_is_that_of_the_whole_chronicle(
    edits: list[MeetingEdit], data: st.DataObject
) -> None:
    states = _states(edits)
    for state in (*states, data.draw(st.sampled_from(states))):
        told = chronicle.chronicle(state.presence)
        assert last_events(state.presence) == {one.person: one for one in told}
        for one in told:
            assert latest(state.presence, one.person) == last_events(state.presence)[one.person]


def test_it_knows_who_may_stand_otherwise_than_in_the_standings_it_was_brought_up_from() -> None:
    of, at = board(), meeting()
    before = attendance(of, at)
    now = MarkPerson("priya", Roll.PRESENT, OPENED).apply(at, stamp(1))
    after = attendance_after(before, of, now)
    assert after.differing_from(before.standings) == frozenset({"priya"})
    assert after.differing_from(dict(before.standings)) is None
    assert before.differing_from(before.standings) is None

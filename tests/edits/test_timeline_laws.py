"""The laws of the history, for any sequence of edits."""

from hypothesis import given, settings
from hypothesis import strategies as st

from boardtui.edits.base import Edit, MeetingEdit
from boardtui.edits.founding import Convene
from boardtui.edits.timeline import Redo, Timeline, Undo
from boardtui.errors import EditRefused
from boardtui.model.meetings import Meeting
from tests.builders import meeting, stamp
from tests.strategies import meeting_edits

_SESSIONS = st.lists(st.one_of(meeting_edits, st.builds(Undo), st.builds(Redo)), max_size=12)


def live(edits: list[Edit]) -> tuple[Timeline, list[Edit]]:
    """A history of those of ``edits`` that were not refused, and which those are."""
    timeline, kept = Timeline(), [Convene(meeting()), *edits]
    accepted: list[Edit] = []
    for edit in kept:
        try:
            timeline.follow(edit, stamp(len(accepted) + 1))
        except EditRefused:
            continue
        accepted.append(edit)
    return timeline, accepted


@given(_SESSIONS, meeting_edits)
@settings(max_examples=150)
def test_undo_takes_back_exactly_what_was_done_and_redo_brings_it_again(
    edits: list[Edit], last: MeetingEdit
) -> None:
    timeline, accepted = live(edits)
    before = timeline.record
    try:
        timeline.follow(last, stamp(len(accepted) + 1))
    except EditRefused:
        assert timeline.record is before
        return
    done = timeline.record
    timeline.follow(Undo(), stamp(len(accepted) + 2))
    assert timeline.record == before
    timeline.follow(Redo(), stamp(len(accepted) + 3))
    assert timeline.record == done


@given(_SESSIONS)
def test_all_that_was_done_can_be_undone_and_done_again(edits: list[Edit]) -> None:
    timeline, accepted = live(edits)
    last, steps = timeline.record, len(timeline.done)
    for number in range(steps):
        timeline.follow(Undo(), stamp(len(accepted) + 1 + number))
    assert timeline.record == meeting()
    for number in range(steps):
        timeline.follow(Redo(), stamp(len(accepted) + 1 + steps + number))
    assert timeline.record == last


@given(_SESSIONS)
def test_following_the_same_edits_again_gives_the_same_record(edits: list[Edit]) -> None:
    timeline, accepted = live(edits)
    again = Timeline()
    for sequence, edit in enumerate(accepted, start=1):
        again.follow(edit, stamp(sequence))
    assert again.record == timeline.record


@given(st.lists(meeting_edits, max_size=12))
def test_no_two_entries_share_an_id(edits: list[Edit]) -> None:
    record = live(edits)[0].record
    assert isinstance(record, Meeting)
    ids = [
        one.id
        for rows in (record.presence, record.minutes, record.decisions, record.actions, record.declarations)
        for one in rows
    ]
    assert len(set(ids)) == len(ids)
    attendees = [one.id for one in record.attendees]
    assert len(set(attendees)) == len(attendees)

"""States of a meeting and of its note, and finding things in a meeting."""

from dataclasses import replace

from boardtui.model.meetings import MeetingState, NoteState
from boardtui.model.presence import Attendee, Capacity
from tests.builders import meeting


def test_people_came_together_in_these_states_only() -> None:
    held = {state for state in MeetingState if state.was_held}
    assert held == {MeetingState.OPEN, MeetingState.ADJOURNED, MeetingState.CLOSED, MeetingState.ABANDONED}


def test_a_note_is_a_draft_until_it_is_approved() -> None:
    assert {state for state in NoteState if not state.is_draft} == {NoteState.APPROVED, NoteState.SIGNED}


def test_items_and_attendees_are_found_by_id() -> None:
    guest = Attendee("g1", Capacity.OFFICER, name="Bo")
    held = replace(meeting(), attendees=(guest,))
    item = held.item("i2")
    assert item is not None and item.number == "2"
    assert held.item(None) is None
    assert held.attendee("g1") == guest
    assert held.attendee("g2") is None


def test_the_place_is_room_and_venue() -> None:
    assert meeting().place == "Room 1, Town Hall"
    assert replace(meeting(), room="").place == "Town Hall"

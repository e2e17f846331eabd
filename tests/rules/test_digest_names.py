"""The name a digest prints: the board's person, the meeting's guest, or else the id as it is."""

from dataclasses import replace

from boardtui.model.presence import Attendee, Capacity
from boardtui.rules.digest import digest, name_on_the_day
from tests.builders import board, meeting


def test_a_member_a_guest_and_a_stranger_are_named() -> None:
    guest = Attendee("g1", Capacity.IN_ATTENDANCE, name="Paul Bettison", body="Bracknell Forest")
    held = digest(replace(meeting(), attendees=(guest,)))
    assert name_on_the_day(board(), held, "helen") == "Helen Platts"
    assert name_on_the_day(board(), held, "g1") == "Paul Bettison"
    assert name_on_the_day(board(), held, "nobody") == "nobody"

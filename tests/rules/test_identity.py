"""Who an id is, on the meeting's day."""

from dataclasses import replace
from datetime import date

from boardtui.model.boards import Membership, Role
from boardtui.model.presence import Attendee, Capacity
from boardtui.rules.identity import directory, who
from tests.builders import board, meeting

GUEST = Attendee("g1", Capacity.IN_ATTENDANCE, name="Bo Hill", body="Ely City", code="BH")


def test_a_person_of_the_board() -> None:
    known = who(board(), meeting(), "helen")
    assert (known.name, known.surname, known.body, known.group, known.role) == (
        "Helen Platts",
        "Platts",
        "Ashby DC",
        "red",
        Role.CHAIRMAN,
    )


def test_somebody_no_longer_on_the_board_has_a_group_but_no_role() -> None:
    parks = board()
    parks = replace(parks, memberships=(Membership("helen", Role.MEMBER, "red", end=date(2020, 1, 1)),))
    known = who(parks, meeting(), "helen")
    assert (known.group, known.role) == ("red", None)
    assert who(parks, meeting(), "priya").group is None


def test_a_guest_of_this_meeting() -> None:
    known = who(board(), replace(meeting(), attendees=(GUEST,)), "g1")
    assert (known.name, known.surname, known.body, known.code) == ("Bo Hill", "Hill", "Ely City", "BH")
    assert who(board(), replace(meeting(), attendees=(replace(GUEST, name=""),)), "g1").surname == ""


def test_an_unknown_id_is_shown_as_itself() -> None:
    assert who(board(), meeting(), "e77").name == "e77"


def test_the_directory_is_everybody_once() -> None:
    officer = Attendee("olga", Capacity.OFFICER, person="olga")
    held = replace(meeting(), attendees=(GUEST, officer))
    ids = [one.id for one in directory(board(), held)]
    assert ids == [one.id for one in board().people] + ["g1"]

"""Who holds which seat on a day (R1–R7)."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from boardtui.model.boards import Membership, Role
from boardtui.rules.membership import members_on, office_first, on_the_day, substitutes_on
from tests.builders import DAY, board, person


def test_members_come_by_group_in_the_order_of_their_memberships() -> None:
    assert [seat.person.id for seat in members_on(board(), DAY)] == [
        "priya",
        "helen",
        "elodie",
        "ian-n",
        "ian-c",
    ]


def test_a_seat_carries_the_name_and_authority_of_the_day() -> None:
    helen = members_on(board(), DAY)[1]
    assert (helen.name, helen.authority, helen.role) == ("Helen Platts", "Ashby DC", Role.CHAIRMAN)
    assert helen.group is not None and helen.group.name == "Red"


def test_offices_stand_in_front() -> None:
    assert [seat.person.id for seat in office_first(members_on(board(), DAY))][:2] == ["helen", "ian-c"]


def test_those_without_a_group_come_last_and_the_unknown_not_at_all() -> None:
    parks = board()
    more = (Membership("lone", Role.MEMBER), Membership("ghost", Role.MEMBER, "red"))
    parks = replace(
        parks, people=(*parks.people, person("lone", "LL", "Lone")), memberships=more + parks.memberships
    )
    seats = members_on(parks, DAY)
    assert seats[-1].person.id == "lone"
    assert seats[-1].group is None
    assert all(seat.person.id != "ghost" for seat in seats)


def test_a_seat_is_only_held_while_the_membership_lasts() -> None:
    parks = board()
    left = replace(parks.memberships[0], end=date(2026, 11, 23))
    parks = replace(parks, memberships=(left, *parks.memberships[1:]))
    assert "priya" not in {seat.person.id for seat in members_on(parks, DAY)}
    assert "priya" in {seat.person.id for seat in members_on(parks, date(2026, 11, 23))}


def test_substitutes_of_one_group() -> None:
    assert [seat.person.id for seat in substitutes_on(board(), DAY)] == ["sam", "tom"]
    assert [seat.person.id for seat in substitutes_on(board(), DAY, "blue")] == ["tom"]


def test_all_roles_where_none_is_asked_for() -> None:
    assert len(on_the_day(board(), DAY)) == 8


@given(st.permutations(board().memberships))
def test_who_sits_does_not_depend_on_the_order_of_the_rows(rows: list[Membership]) -> None:
    shuffled = replace(board(), memberships=tuple(rows))
    assert {seat.person.id for seat in members_on(shuffled, DAY)} == {
        seat.person.id for seat in members_on(board(), DAY)
    }

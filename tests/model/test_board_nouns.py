"""Memberships, roles and titles."""

from dataclasses import replace
from datetime import date

import pytest

from boardtui.model.boards import Membership, OfficeTitles, Role
from boardtui.model.keys import RecordKey
from tests.builders import board

TERM = Membership("kit", Role.MEMBER, start=date(2010, 9, 1), end=date(2010, 12, 31))


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2010, 8, 31), False),
        (date(2010, 9, 1), True),
        (date(2010, 12, 31), True),
        (date(2011, 1, 1), False),
    ],
)
def test_a_membership_counts_from_its_first_to_its_last_day(day: date, covered: bool) -> None:
    assert TERM.covers(day) is covered


def test_an_expired_term_may_go_on_until_somebody_is_appointed() -> None:
    assert replace(TERM, continues=True).covers(date(2020, 1, 1))
    assert not replace(TERM, continues=True).covers(date(2010, 8, 31))


def test_a_membership_without_dates_always_counts() -> None:
    assert Membership("kit", Role.MEMBER).covers(date.min)


def test_which_roles_hold_a_seat_and_which_an_office() -> None:
    seated = {role for role in Role if role.holds_seat}
    assert seated == {Role.CHAIRMAN, Role.VICE_CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER}
    assert {role for role in Role if role.is_office} == seated - {Role.MEMBER}


def test_offices_are_printed_as_the_board_spells_them() -> None:
    titles = OfficeTitles(vice_chair="Vice Chair")
    assert titles.printed(Role.VICE_CHAIR) == "Vice Chair"
    assert titles.printed(Role.CHAIRMAN) == "Chairman"
    assert titles.printed(Role.SUBSTITUTE) == "Substitute"


def test_people_and_groups_are_found_by_id() -> None:
    parks = board()
    found, group = parks.person("helen"), parks.group("red")
    assert found is not None and found.code == "HP"
    assert group is not None and group.seats == 3
    assert parks.person("nobody") is None
    assert parks.group(None) is None


def test_a_key_says_what_it_is_of() -> None:
    assert str(RecordKey("parks")) == "parks"
    assert str(RecordKey("parks", "2026-11-24")) == "parks/2026-11-24"

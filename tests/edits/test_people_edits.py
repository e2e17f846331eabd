"""People and memberships: nothing is overwritten, a change has a day (R1, R3)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.edits.base import BoardEdit
from boardtui.edits.people import (
    AddPerson,
    Appoint,
    ChangeAuthority,
    ChangeMembership,
    EndMembership,
    RemoveContact,
    RenamePerson,
)
from boardtui.errors import EditRefused
from boardtui.model.boards import Board, Membership, Role
from boardtui.model.people import Authority, Contact, Name, Person
from boardtui.rules.membership import members_on
from tests.builders import DAY, board, person, stamp

SPRING = date(2027, 4, 1)


def changed(*edits: BoardEdit) -> Board:
    result = board()
    for edit in edits:
        result = edit.apply(result, stamp())
    return result


def test_somebody_new_is_added_last() -> None:
    assert changed(AddPerson(person("bo", "BH", "Bo Hill"))).people[-1].id == "bo"


def test_ids_and_codes_are_never_given_twice() -> None:
    with pytest.raises(EditRefused, match="already in the directory"):
        changed(AddPerson(person("helen", "ZZ", "Helen Other")))
    with pytest.raises(EditRefused, match="belongs to Helen Platts"):
        changed(AddPerson(person("henry", "hp", "Henry Poe")))


@given(
    st.lists(
        st.builds(person, st.sampled_from("abcdef"), st.sampled_from(["ZA", "za", "ZB", "HP"]), st.just("X")),
        max_size=8,
    )
)
def test_codes_stay_unique_whoever_is_added(people: list[Person]) -> None:
    result = board()
    for one in people:
        try:
            result = AddPerson(one).apply(result, stamp())
        except EditRefused:
            continue
    codes = [one.code.casefold() for one in result.people]
    assert len(set(codes)) == len(codes)


def test_only_somebody_known_is_appointed() -> None:
    seats = members_on(changed(Appoint(Membership("olga", Role.MEMBER, "blue"))), DAY)
    assert "olga" in {seat.person.id for seat in seats}
    with pytest.raises(EditRefused, match="add the person first"):
        changed(Appoint(Membership("nobody", Role.MEMBER)))


def test_the_last_day_still_counts_and_the_day_after_does_not() -> None:
    ended = changed(EndMembership("helen", SPRING))
    assert "helen" in {seat.person.id for seat in members_on(ended, SPRING)}
    assert "helen" not in {seat.person.id for seat in members_on(ended, date(2027, 4, 2))}
    assert len(members_on(ended, date(2027, 4, 2))) == 4


def test_a_term_that_went_on_ends_as_well() -> None:
    going_on = Membership("olga", Role.MEMBER, end=date(2020, 1, 1), continues=True)
    ended = changed(Appoint(going_on), EndMembership("olga", SPRING))
    assert "olga" not in {seat.person.id for seat in members_on(ended, date(2027, 4, 2))}


def test_a_new_role_takes_the_place_of_the_old_from_its_day() -> None:
    moved = changed(ChangeMembership(Membership("helen", Role.MEMBER, "blue", SPRING)))
    before, since = members_on(moved, date(2027, 3, 31)), members_on(moved, SPRING)
    roles = [[seat.role for seat in seats if seat.person.id == "helen"] for seats in (before, since)]
    assert roles == [[Role.CHAIRMAN], [Role.MEMBER]]
    with pytest.raises(EditRefused, match="needs the day"):
        changed(ChangeMembership(Membership("helen", Role.MEMBER)))


def test_earlier_meetings_keep_the_old_name() -> None:
    renamed = changed(RenamePerson("helen", Name("Helen Ray", since=SPRING))).person("helen")
    assert renamed is not None
    assert renamed.name_on(DAY).full == "Helen Platts"
    assert renamed.name_on(SPRING).full == "Helen Ray"


def test_earlier_meetings_keep_the_old_authority() -> None:
    moved = changed(ChangeAuthority("helen", Authority("New City", SPRING))).person("helen")
    assert moved is not None
    assert (moved.authority_on(DAY), moved.authority_on(SPRING)) == ("Ashby DC", "New City")


def test_a_change_entered_late_takes_its_place_in_time() -> None:
    late = changed(
        RenamePerson("helen", Name("Third", since=date(2028, 1, 1))),
        RenamePerson("helen", Name("Second", since=SPRING)),
        ChangeAuthority("helen", Authority("Third", date(2028, 1, 1))),
        ChangeAuthority("helen", Authority("Second", SPRING)),
    ).person("helen")
    assert late is not None
    assert late.name_on(date(2029, 1, 1)).full == "Third"
    assert late.name_on(SPRING).full == "Second"
    assert late.authority_on(date(2029, 1, 1)) == "Third"


@pytest.mark.parametrize(
    "edit",
    [RenamePerson("helen", Name("X")), ChangeAuthority("helen", Authority("X"))],
    ids=["name", "authority"],
)
def test_a_change_without_a_day_would_change_the_past(edit: BoardEdit) -> None:
    with pytest.raises(EditRefused, match="needs the day"):
        changed(edit)


def test_only_somebody_known_is_renamed() -> None:
    with pytest.raises(EditRefused, match="add the person first"):
        changed(RenamePerson("nobody", Name("X", since=SPRING)))


def test_a_contact_is_removed_and_nothing_else() -> None:
    olga = changed(RemoveContact("olga")).person("olga")
    assert olga is not None and olga.contact == Contact()
    assert changed(RemoveContact("helen")) == changed()
    with pytest.raises(EditRefused, match="add the person first"):
        changed(RemoveContact("nobody"))

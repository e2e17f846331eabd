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
    ChangeCode,
    ChangeMembership,
    ChangeRole,
    CorrectAuthority,
    CorrectName,
    EndMembership,
    Enrol,
    RemoveContact,
    RenamePerson,
    SetAliases,
    SetContact,
    SetPost,
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


def code_of(changed: Board, who: str) -> tuple[str, tuple[str, ...]]:
    one = changed.person(who)
    assert one is not None
    return one.code, one.former_codes


def test_a_code_is_changed_and_the_old_one_kept() -> None:
    assert code_of(changed(ChangeCode("helen", " hx ")), "helen") == ("HX", ("HP",))
    again = changed(ChangeCode("helen", "HX"), ChangeCode("helen", "HY"))
    assert code_of(again, "helen") == ("HY", ("HP", "HX"))


def test_ones_own_old_code_may_be_taken_up_again() -> None:
    back = changed(ChangeCode("helen", "HX"), ChangeCode("helen", "HP"))
    assert code_of(back, "helen") == ("HP", ("HX",))
    assert changed(ChangeCode("helen", "hp")) == board()


def test_a_code_is_never_given_to_anybody_else() -> None:
    with pytest.raises(EditRefused, match=r"The code PN belongs to Priya Nair; choose another\."):
        changed(ChangeCode("helen", "pn"))
    with pytest.raises(EditRefused, match=r"The code HP belonged to Helen Platts; choose another\."):
        changed(ChangeCode("helen", "HX"), ChangeCode("priya", "HP"))
    with pytest.raises(EditRefused, match="belonged to Helen Platts"):
        changed(ChangeCode("helen", "HX"), AddPerson(person("henry", "hp", "Henry Poe")))


@pytest.mark.parametrize("code", ["", "H", "HPX", "H1", "É1", "ÉA"])
def test_a_code_is_two_letters(code: str) -> None:
    with pytest.raises(EditRefused, match="is not a code"):
        changed(ChangeCode("helen", code))


def test_the_code_of_nobody_is_not_changed() -> None:
    with pytest.raises(EditRefused, match="not in the directory"):
        changed(ChangeCode("zed", "ZZ"))


def test_those_without_a_code_are_not_in_each_others_way() -> None:
    two = changed(AddPerson(person("bo", "", "Bo Hill")), AddPerson(person("jo", "", "Jo Ray")))
    assert code_of(two, "jo") == ("", ())
    assert code_of(ChangeCode("jo", "JR").apply(two, stamp()), "jo") == ("JR", ())


def roles_of(found: Board, who: str, day: date) -> list[tuple[Role, str | None]]:
    return [(one.role, one.group) for one in found.memberships if one.person == who and one.covers(day)]


def test_a_change_on_the_first_day_of_a_term_takes_its_place() -> None:
    joined = Membership("olga", Role.MEMBER, "red", SPRING)
    moved = changed(Appoint(joined), ChangeMembership(Membership("olga", Role.MEMBER, "blue", SPRING)))
    assert (Role.MEMBER, "blue") in roles_of(moved, "olga", SPRING)
    assert (Role.MEMBER, "red") not in roles_of(moved, "olga", SPRING)
    assert [seat.person.id for seat in members_on(moved, SPRING)].count("olga") == 1


def test_an_old_journal_says_what_it_always_said() -> None:
    joined = Membership("olga", Role.MEMBER, "red", SPRING)
    moved = changed(Appoint(joined), ChangeRole(Membership("olga", Role.MEMBER, "blue", SPRING)))
    assert [seat.person.id for seat in members_on(moved, SPRING)].count("olga") == 2
    with pytest.raises(EditRefused, match="needs the day"):
        changed(ChangeRole(Membership("helen", Role.MEMBER)))


def test_nobody_moves_in_the_list_for_a_change_of_role() -> None:
    before = [seat.person.id for seat in members_on(board(), SPRING)]
    moved = changed(ChangeMembership(Membership("priya", Role.DEPUTY_CHAIR, "red", SPRING)))
    for day in (DAY, SPRING):
        assert [seat.person.id for seat in members_on(moved, day)] == before


def test_a_change_lasts_until_the_next_one_on_record() -> None:
    later = date(2027, 7, 1)
    moved = changed(
        ChangeMembership(Membership("helen", Role.MEMBER, "red", later)),
        ChangeMembership(Membership("helen", Role.MEMBER, "blue", SPRING, continues=True)),
    )
    found = [roles_of(moved, "helen", day) for day in (DAY, SPRING, date(2027, 6, 30), later)]
    assert found == [
        [(Role.CHAIRMAN, "red")],
        [(Role.MEMBER, "blue")],
        [(Role.MEMBER, "blue")],
        [(Role.MEMBER, "red")],
    ]
    short = Membership("helen", Role.MEMBER, "blue", SPRING, date(2027, 4, 30))
    kept = changed(ChangeMembership(Membership("helen", Role.MEMBER, "red", later)), ChangeMembership(short))
    assert short in kept.memberships


def test_a_change_of_somebody_who_holds_nothing_is_an_appointment() -> None:
    added = changed(AddPerson(person("bo", "BH", "Bo Hill")))
    moved = ChangeMembership(Membership("bo", Role.MEMBER, "red", SPRING)).apply(added, stamp())
    assert roles_of(moved, "bo", SPRING) == [(Role.MEMBER, "red")]
    with pytest.raises(EditRefused, match="add the person first"):
        changed(ChangeMembership(Membership("bo", Role.MEMBER, "red", SPRING)))
    with pytest.raises(EditRefused, match="before everything"):
        changed(ChangeMembership(Membership("helen", Role.MEMBER, "red", date.min)))


def test_a_term_that_continues_ends_when_somebody_is_appointed_in_its_place() -> None:
    going_on = Membership("olga", Role.MEMBER, "red", end=date(2020, 1, 1), continues=True)
    successor = person("bo", "BH", "Bo Hill")
    new = Membership("bo", Role.MEMBER, "red", SPRING)
    replaced = changed(Appoint(going_on), Enrol(successor, new, in_place_of="olga"))
    eve = date(2027, 3, 31)
    assert (Role.MEMBER, "red") in roles_of(replaced, "olga", eve)
    assert "olga" not in {seat.person.id for seat in members_on(replaced, SPRING)}
    assert roles_of(replaced, "bo", eve) == [] and roles_of(replaced, "bo", SPRING) == [(Role.MEMBER, "red")]
    with pytest.raises(EditRefused, match="needs the day"):
        changed(Appoint(Membership("olga", Role.MEMBER), in_place_of="helen"))


def test_somebody_new_is_added_and_appointed_in_one() -> None:
    bo = person("bo", "BH", "Bo Hill")
    assert roles_of(changed(Enrol(bo, Membership("bo", Role.OBSERVER))), "bo", DAY) == [(Role.OBSERVER, None)]
    with pytest.raises(EditRefused, match="somebody else's"):
        changed(Enrol(bo, Membership("helen", Role.MEMBER)))


def test_contact_aliases_and_post() -> None:
    helen = changed(
        SetContact("helen", Contact("1", "h@example.org")),
        SetAliases("helen", (" Nell Platts ", "", "Nell Platts")),
        SetPost("helen", "Adviser"),
    ).person("helen")
    assert helen is not None
    assert (helen.contact.phone, helen.aliases, helen.post) == ("1", ("Nell Platts",), "Adviser")


def test_a_slip_in_a_name_is_put_right_at_all_times() -> None:
    helen = changed(
        RenamePerson("helen", Name("Helen Ray", since=SPRING)), CorrectName("helen", Name("Helen Plats"))
    ).person("helen")
    assert helen is not None
    assert [helen.name_on(day).full for day in (DAY, SPRING)] == ["Helen Plats", "Helen Ray"]
    with pytest.raises(EditRefused, match="no name from that day"):
        changed(CorrectName("helen", Name("X", since=SPRING)))
    with pytest.raises(EditRefused, match="not in the directory"):
        changed(CorrectName("nobody", Name("X")))


def test_a_slip_in_an_authority_is_put_right() -> None:
    corrected = changed(CorrectAuthority("helen", Authority("Ashby Town"))).person("helen")
    assert corrected is not None and corrected.authorities == (Authority("Ashby Town"),)
    entered = changed(CorrectAuthority("olga", Authority("LGA"))).person("olga")
    assert entered is not None and entered.authority_on(DAY) == "LGA"


def test_before_the_first_known_authority_none_is_known() -> None:
    olga = changed(ChangeAuthority("olga", Authority("LGA", SPRING))).person("olga")
    assert olga is not None
    assert (olga.authority_on(DAY), olga.authority_on(SPRING)) == ("", "LGA")

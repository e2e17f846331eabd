"""Making and finding the people and groups of a board."""

from dataclasses import replace
from datetime import date

import pytest

from boardtui.edits.body import ChangeGroup, RenameBoard
from boardtui.errors import NotFound, UsageRefusal
from boardtui.model.people import Authority, Contact, Name
from boardtui.secretariat.bank_holidays import bank_holidays
from boardtui.secretariat.directory import (
    find_group,
    find_person,
    free_id,
    new_board,
    new_group,
    new_person,
    same_person,
)
from tests.builders import DAY, board, person, stamp

SPRING = date(2027, 4, 1)


def test_an_id_is_made_of_the_name_and_is_nobody_elses() -> None:
    assert free_id("Élodie O'Neil", ()) == "elodie-o-neil"
    assert free_id("Ian Clark", {"ian-clark", "ian-clark-2"}) == "ian-clark-3"
    assert free_id("…", ()) == "x"


def test_a_board_to_found() -> None:
    groups = (new_group((), "Liberal Democrat", 3, "Evelyn Mark"),)
    made = new_board((board(),), "Pools Board", "PO", "2026/27", groups, "The Executive")
    assert (made.id, made.prefix, made.parent) == ("pools-board", "PO", "The Executive")
    assert (made.groups[0].id, made.groups[0].seats) == ("liberal-democrat", 3)
    assert new_group(groups, "Liberal Democrat", 1).id == "liberal-democrat-2"


@pytest.mark.parametrize(
    ("name", "prefix", "year", "said"),
    [
        (" ", "PO", "2026/27", "needs a name"),
        ("Pools", "", "2026/27", "needs a prefix"),
        ("Pools", "PO", "", "needs a year"),
        ("Pools", "pb", "2026/27", "belongs to the Parks"),
    ],
)
def test_a_board_that_cannot_be_founded(name: str, prefix: str, year: str, said: str) -> None:
    with pytest.raises(UsageRefusal, match=said):
        new_board((board(),), name, prefix, year)


def test_a_prefix_that_was_used_once_is_never_given_again() -> None:
    renamed = RenameBoard(SPRING, "Parks and Pools", "PP").apply(board(), stamp())
    with pytest.raises(UsageRefusal, match="belongs to the Parks and Pools"):
        new_board((renamed,), "Pools", "PB", "2026/27")


def test_somebody_new_has_an_id_and_a_code_of_their_own() -> None:
    made = new_person(board(), Name("Helen Platts"), "New City")
    assert made.id == "helen-platts"
    assert made.code and made.code not in {one.code for one in board().people}
    assert made.authorities == (Authority("New City"),)
    assert new_person(board(), Name("Bo Hill"), code=" bx ").code == "BX"
    with pytest.raises(UsageRefusal, match="needs a name"):
        new_person(board(), Name(" "))


def test_one_person_on_two_boards_is_one_person() -> None:
    bo = replace(
        person("bo-hill", "HP", "Bo Hill"),
        aliases=("Dr Bo Hill",),
        contact=Contact("1"),
        former_codes=("BO",),
    )
    pools = replace(board(), id="pools", people=(bo,), memberships=())
    for wanted in ("bo hill", "Dr Bo Hill", "bo-hill"):
        found = same_person((board(), pools), board(), wanted)
        assert found is not None and (found.id, found.contact.phone) == ("bo-hill", "1")
        assert found.code not in {"HP", ""} and found.former_codes == ()
    free = replace(pools, people=(replace(bo, code="BX"),))
    taken = same_person((free,), board(), "Bo Hill")
    assert taken is not None and taken.code == "BX"
    assert same_person((board(), pools), board(), "Nobody") is None
    two = replace(pools, id="other", people=(person("bo-hill-2", "BY", "Bo Hill"),))
    assert same_person((pools, two), board(), "Bo Hill") is None
    assert same_person((board(),), board(), "Helen Platts") is None


def test_a_person_is_found_by_id_code_or_name() -> None:
    for wanted in ("ian-n", "IN", "Nash", "ian nash"):
        assert find_person(board(), wanted, DAY).id == "ian-n"
    with pytest.raises(UsageRefusal, match=r"could be Ian Clark \(IC\), Ian Nash \(IN\)"):
        find_person(board(), "ian", DAY)
    with pytest.raises(NotFound, match="Did you mean Helen Platts"):
        find_person(board(), "Helen Plats", DAY)
    with pytest.raises(NotFound, match=r"directory of the Parks Board\.$"):
        find_person(replace(board(), people=()), "Qqq", DAY)


def test_a_group_is_found_as_it_was_called_on_the_day() -> None:
    renamed = ChangeGroup("red", SPRING, "Crimson").apply(board(), stamp())
    assert find_group(renamed, "Crim", SPRING).id == "red"
    assert find_group(renamed, "RED", DAY).name == "Red"
    with pytest.raises(NotFound, match=r"no group 'Crimson' on the Parks Board \(groups: red, blue\)"):
        find_group(renamed, "Crimson", DAY)
    with pytest.raises(NotFound, match="groups: none"):
        find_group(replace(board(), groups=()), "x", DAY)


def test_the_bank_holidays_of_england_and_wales() -> None:
    found = bank_holidays(date(2010, 12, 1), date(2012, 1, 31), lambda name, of, make: make())
    assert found[date(2011, 4, 29)] == "Wedding of William and Catherine"
    assert {date(2010, 12, 27), date(2010, 12, 28), date(2012, 1, 2)} <= set(found)
    assert date(2011, 3, 17) not in found and date(2011, 11, 30) not in found

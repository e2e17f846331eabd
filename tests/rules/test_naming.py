"""Whom a few letters mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.rules.folding import fold
from boardtui.rules.identity import Known, directory
from boardtui.rules.naming import match_person, nearest
from tests.builders import board, meeting

PEOPLE = directory(board(), meeting())


def ids(query: str) -> set[str]:
    return {one.id for one in match_person(query, PEOPLE).found}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("hp", {"helen"}),
        ("Helen Platts", {"helen"}),
        ("platts", {"helen"}),
        ("hel pl", {"helen"}),
        ("h p", {"helen"}),
        ("Ian", {"ian-c", "ian-n"}),
        ("Ian N", {"ian-n"}),
        ("in", {"ian-n"}),
        ("elodie", {"elodie"}),
        ("ÉLODIE", {"elodie"}),
        ("Tom O’Neil", {"tom"}),
        ("tom o'neil", {"tom"}),
        ("oneil", {"tom"}),
        ("tom on", {"tom"}),
        ("ONe", {"tom"}),
        ("platts helen", set()),
        ("helen x", set()),
        ("zed", set()),
        ("", set()),
        ("  ", set()),
    ],
)
def test_whom_the_letters_mean(query: str, found: set[str]) -> None:
    assert ids(query) == found


def test_one_is_said_only_where_there_is_one() -> None:
    one = match_person("hp", PEOPLE).one
    assert one is not None and one.id == "helen"
    assert match_person("ian", PEOPLE).one is None


def test_an_alias_is_as_good_as_the_name() -> None:
    doctor = Known("d", "", "Dr Jo Ray", "Ray", "", None, None, ("Jo Ray", "Joey"))
    assert match_person("joey", [doctor]).one is doctor
    assert match_person("jo ray", [doctor]).one is doctor


def test_a_code_never_loses_to_a_prefix() -> None:
    assert ids("to") == {"tom"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Cllr Platts", {"helen"}),
        ("Councillor Helen Platts", {"helen"}),
        ("Mrs. Platts", {"helen"}),
        ("Cllr Dame Hel Pl", {"helen"}),
        ("Cllr hp", {"helen"}),
        ("Mr Ian", {"ian-c", "ian-n"}),
        ("Dr Marchand", {"elodie"}),
        ("Cllr", set()),
        ("Sir Lady", set()),
        ("Platts Cllr", set()),
        ("Mr Smith", set()),
    ],
)
def test_titles_are_passed_over(query: str, found: set[str]) -> None:
    assert ids(query) == found


def test_a_title_that_is_a_name_here_is_not_passed_over() -> None:
    lord = Known("l", "EL", "Edward Lord JP", "Lord", "", None, None)
    holland = Known("h", "MS", "Mary Holland", "Holland", "", None, None)
    sir = Known("s", "", "Sir Ian Nash", "Nash", "", None, None)
    people = (lord, holland, sir)
    assert match_person("Lord", people).one is lord
    assert match_person("Lord Holland", people).found == ()
    assert match_person("Ms Nash", people).found == ()
    assert match_person("Dame Holland", people).one is holland
    assert match_person("Sir Holland", people).one is holland


@given(st.sampled_from(PEOPLE), st.permutations(PEOPLE))
def test_a_whole_name_means_that_person_whatever_the_order(known: Known, people: list[Known]) -> None:
    assert match_person(known.name, people).one == known


@given(st.text(max_size=8), st.permutations(PEOPLE))
def test_the_order_of_the_directory_changes_nobody(query: str, people: list[Known]) -> None:
    assert {one.id for one in match_person(query, people).found} == ids(query)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_case_accents_apostrophes_and_spaces_are_folded() -> None:
    assert fold("  ÉLODIE   O’Neil‑Straße ‘x’ ") == "elodie o'neil-strasse 'x'"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("plats", ["helen"]),
        ("hk", ["helen"]),
        ("Elodi Marchant", ["elodie"]),
        ("niar", ["priya", "ian-c", "ian-n"]),
    ],
)
def test_a_hand_that_slipped_is_offered_the_nearest(query: str, found: list[str]) -> None:
    assert [one.id for one in nearest(query, PEOPLE)][: len(found)] == found


def test_what_is_like_nobody_has_no_nearest() -> None:
    assert nearest("qqqq", PEOPLE) == ()
    assert nearest("", PEOPLE) == ()
    assert nearest("x", [Known("n", "", "", "", "", None, None)]) == ()

"""The two-letter codes typed at the door."""

from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.rules.codes import free_code


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Helen Platts", (), "HP"),
        ("Helen Platts", ("hp",), "HL"),
        ("Élodie Ânge", (), "EA"),
        ("Plato", (), "PP"),
        ("Sir David Williams", (), "SW"),
        ("Al Bo", ("AB", "AO"), "AL"),
        ("Al Bo", ("AB", "AO", "AL"), "BA"),
        ("", (), "XX"),
        ("王 伟", (), "XX"),
    ],
)
def test_the_likeliest_free_letters(name: str, taken: tuple[str, ...], code: str) -> None:
    assert free_code(name, taken) == code


@given(st.lists(st.text(max_size=12), min_size=1, max_size=80))
def test_codes_are_unique_and_two_letters_whatever_the_names(names: list[str]) -> None:
    given_out: list[str] = []
    for name in names:
        given_out.append(free_code(name, given_out))
    assert len(set(given_out)) == len(names)
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in given_out)


def test_when_every_likely_letter_is_gone_any_pair_will_do() -> None:
    likely = {f"{a}{b}" for a in "A" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    assert free_code("A", likely) == "BA"


def test_when_every_pair_is_taken_there_is_no_code() -> None:
    every = {f"{a}{b}" for a in ascii_uppercase for b in ascii_uppercase}
    assert free_code("Helen Platts", every) == ""
    assert free_code("Helen Platts", every - {"QZ"}) == "QZ"

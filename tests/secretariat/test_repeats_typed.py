"""Dates that repeat, as people say them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.errors import UsageRefusal
from boardtui.rules.calendar import Repeat, repeat_words
from boardtui.secretariat.capture.repeats import read_repeat

THIRD_TUESDAY = date(2026, 12, 15)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("every third Tuesday", Repeat(1, 1, 3)),
        ("the 3rd tue of every month", Repeat(1, 1, 3)),
        ("every last Fridays of the month", Repeat(1, 4, 5)),
        ("every 2 months on the first Wednesday", Repeat(2, 2, 1)),
        ("every 2 months", Repeat(2, 1, 3)),
        ("every month", Repeat(1, 1, 3)),
        ("every month on day 15", Repeat(1, day=15)),
        ("every 6 weeks", Repeat(weeks=6)),
        ("every week", Repeat(weeks=1)),
    ],
)
def test_what_is_said_is_understood(words: str, wanted: Repeat) -> None:
    assert read_repeat(words, THIRD_TUESDAY) == wanted


@pytest.mark.parametrize(
    "words", ["", "every", "now and then", "every 0 weeks", "every 0 months", "month on day 32"]
)
def test_what_is_no_rule_is_refused(words: str) -> None:
    with pytest.raises(UsageRefusal, match="no rule"):
        read_repeat(words, THIRD_TUESDAY)


@given(
    st.one_of(
        st.builds(Repeat, st.integers(1, 12), st.integers(0, 6), st.integers(1, 5)),
        st.builds(Repeat, st.integers(1, 12), day=st.integers(1, 31)),
        st.builds(Repeat, weeks=st.integers(1, 52)),
    )
)
def test_what_is_said_back_is_understood_again(repeat: Repeat) -> None:
    assert read_repeat(repeat_words(repeat), THIRD_TUESDAY) == repeat

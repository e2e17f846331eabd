"""What is next in the calendar (R29)."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from boardtui.model.boards import CalendarDate
from boardtui.rules.calendar import next_date
from tests.builders import DAY, NEXT, board


def test_the_next_date_that_is_not_cancelled() -> None:
    found = next_date(board(), DAY)
    assert found is not None and found.day == NEXT


def test_there_may_be_none() -> None:
    assert next_date(board(), NEXT) is None


def test_today_is_not_next() -> None:
    found = next_date(board(), date(2026, 11, 23))
    assert found is not None and found.day == DAY


@given(st.permutations(board().calendar))
def test_the_order_of_the_calendar_does_not_matter(rows: list[CalendarDate]) -> None:
    assert next_date(replace(board(), calendar=tuple(rows)), DAY) == next_date(board(), DAY)

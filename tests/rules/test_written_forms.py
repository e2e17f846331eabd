"""How a board's documents write clock times and dates, as it has set it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from boardtui.model.boards import Board
from boardtui.model.document_forms import ClockForm, DateForm
from boardtui.rules.wording import clock, written_clock, written_date
from tests.builders import board

SUMMER = datetime(2026, 7, 1, 13, 5, tzinfo=UTC)
"""14.05 in London."""


def of(clock_form: ClockForm = ClockForm.DOT, date_form: DateForm = DateForm.DAY) -> Board:
    return replace(board(), settings=replace(board().settings, clock_form=clock_form, date_form=date_form))


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (ClockForm.DOT, ["00.00", "09.05", "12.00", "12.30", "15.00"]),
        (ClockForm.COLON, ["00:00", "09:05", "12:00", "12:30", "15:00"]),
        (ClockForm.TWELVE, ["12.00 midnight", "9.05 am", "12.00 noon", "12.30 pm", "3.00 pm"]),
    ],
)
def test_each_clock_form(form: ClockForm, said: list[str]) -> None:
    assert [clock(time(*at), form) for at in ((0, 0), (9, 5), (12, 0), (12, 30), (15, 0))] == said


def test_a_moment_is_written_in_the_boards_own_time() -> None:
    assert written_clock(of(), SUMMER) == "14.05"
    assert written_clock(of(ClockForm.COLON), SUMMER) == "14:05"
    assert written_clock(of(ClockForm.TWELVE), SUMMER) == "2.05 pm"
    assert written_clock(of(ClockForm.TWELVE), time(13, 5)) == "1.05 pm"


def test_a_day_with_its_weekday_where_the_board_or_the_place_wants_it() -> None:
    day = date(2010, 11, 17)
    assert written_date(of(), day) == "17 November 2010"
    assert written_date(of(), day, weekday=True) == "Wednesday 17 November 2010"
    assert written_date(of(date_form=DateForm.WEEKDAY), day) == "Wednesday 17 November 2010"

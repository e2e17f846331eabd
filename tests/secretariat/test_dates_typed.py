"""Dates and times as people type them, forward from the day of the meeting."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.secretariat.capture.dates import order_doubt, read_date, read_time
from tests.builders import DAY, NEXT
from tests.secretariat.typed import typed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18 jan", date(2027, 1, 18)),
        ("18 January 2027", date(2027, 1, 18)),
        ("18th January", date(2027, 1, 18)),
        ("Mon 18 Jan", date(2027, 1, 18)),
        ("monday 18 jan 2027", date(2027, 1, 18)),
        ("1st sept", date(2027, 9, 1)),
        ("24 nov", DAY),
        ("23 nov", date(2027, 11, 23)),
        ("25 nov", date(2026, 11, 25)),
        ("18/1", date(2027, 1, 18)),
        ("18/1/27", date(2027, 1, 18)),
        ("18/01/2027", date(2027, 1, 18)),
        ("1/12", date(2026, 12, 1)),
        ("2027-01-18", date(2027, 1, 18)),
        ("tue", date(2026, 12, 1)),
        ("Fri", date(2026, 11, 27)),
        ("mon", date(2026, 11, 30)),
        ("next tue", date(2026, 12, 1)),
        ("next fri", date(2026, 12, 4)),
        ("next mon", date(2026, 11, 30)),
        ("next Thursday", date(2026, 12, 3)),
        ("+14d", date(2026, 12, 8)),
        ("14 d", date(2026, 12, 8)),
        ("2w", date(2026, 12, 8)),
        ("+2w", date(2026, 12, 8)),
        ("1m", date(2026, 12, 24)),
        ("3m", date(2027, 2, 24)),
        ("eom", date(2026, 11, 30)),
        ("next meeting", NEXT),
        ("the next meeting", NEXT),
        ("  NEXT   Meeting ", NEXT),
        ("29 feb", date(2028, 2, 29)),
        ("29/2", date(2028, 2, 29)),
        ("29 feb 2027", None),
        ("31 apr", None),
        ("31/2/27", None),
        ("13/13", None),
        ("2027-02-30", None),
        ("soon", None),
        ("18", None),
        ("", None),
    ],
)
def test_every_form(text: str, day: date | None) -> None:
    assert read_date(text, DAY, NEXT) == day


def test_there_may_be_no_next_meeting() -> None:
    assert read_date("next meeting", DAY) is None


@pytest.mark.parametrize(
    ("text", "on", "day"),
    [
        ("1m", date(2027, 1, 31), date(2027, 2, 28)),
        ("12m", date(2028, 2, 29), date(2029, 2, 28)),
        ("eom", date(2028, 2, 1), date(2028, 2, 29)),
        ("29 feb", date(2096, 3, 1), date(2104, 2, 29)),
        ("29 feb", date(2028, 2, 29), date(2028, 2, 29)),
        ("wed", date(2026, 11, 22), date(2026, 11, 25)),
        ("next wed", date(2026, 11, 22), date(2026, 11, 25)),
    ],
)
def test_other_meeting_days(text: str, on: date, day: date) -> None:
    assert read_date(text, on) == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_day_without_a_year_is_the_first_on_or_after_the_meeting(meeting_day: date, wanted: date) -> None:
    for text in (f"{wanted.day}/{wanted.month}", f"{wanted.day} {wanted:%B}", f"{wanted.day} {wanted:%b}"):
        found = read_date(text, meeting_day)
        assert found is not None
        assert found >= meeting_day
        assert (found.day, found.month) == (wanted.day, wanted.month)
        assert (found.day, found.month) == (29, 2) or (found - meeting_day).days <= 366


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_within_the_week_to_come(meeting_day: date, weekday: int) -> None:
    word = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[weekday]
    found, following = read_date(word, meeting_day), read_date(f"next {word}", meeting_day)
    assert found is not None and following is not None
    assert found.weekday() == following.weekday() == weekday
    assert 1 <= (found - meeting_day).days <= 7
    assert 1 <= (following - meeting_day).days <= 13


@given(st.text(max_size=20), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_text_is_a_day_or_none(text: str, meeting_day: date) -> None:
    assert isinstance(read_date(text, meeting_day), date | None)
    assert isinstance(read_time(text), time | None)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("15:40", time(15, 40)),
        ("15.40", time(15, 40)),
        ("1540", time(15, 40)),
        ("905", time(9, 5)),
        ("3pm", time(15)),
        ("3.40 pm", time(15, 40)),
        ("12am", time(0)),
        ("12 p.m.", time(12)),
        ("0:05", time(0, 5)),
        ("24:00", None),
        ("15:60", None),
        ("13pm", None),
        ("0am", None),
        ("15", None),
        ("noon", None),
        ("", None),
    ],
)
def test_every_form_of_time(text: str, clock: time | None) -> None:
    assert read_time(text) == clock


@pytest.mark.parametrize(
    ("text", "day", "doubt"),
    [
        ("01/18/2027", date(2027, 1, 18), "01/18/2027 is read as 18 January"),
        ("1/18", date(2027, 1, 18), "1/18 is read as 18 January"),
        ("12/31/26", date(2026, 12, 31), "12/31/26 is read as 31 December"),
        ("05/12/2026", date(2026, 12, 5), "05/12/2026 is read as 5 December"),
        ("18/01/2027", date(2027, 1, 18), ""),
        ("5/12", date(2026, 12, 5), ""),
        ("12/12/2026", date(2026, 12, 12), ""),
        ("18 jan", date(2027, 1, 18), ""),
        ("1/19/2027", date(2027, 1, 19), "1/19/2027 is read as 19 January"),
    ],
)
def test_numbers_in_american_order_are_read_and_said(text: str, day: date, doubt: str) -> None:
    assert read_date(text, DAY) == day
    assert order_doubt(text, day) == doubt


def test_the_order_is_doubted_once_beside_the_other_doubts_of_a_due_date() -> None:
    (order, weekday) = typed("A: write @Priya by 01/16/2027").warnings
    assert order == "01/16/2027 is read as 16 January"
    assert weekday == "the due date is a Saturday"
    assert typed("A: write @Priya by 01/18/2027").preview.startswith(
        "ACTION · Priya Nair · due Mon 18 Jan 2027"
    )
    assert typed("A: write @Priya by 05/01/2027").warnings == ("05/01/2027 is read as 5 January",)

"""Dates that repeat, clear days, clashes (R25, R29)."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.model.boards import Board, BoardSettings, CalendarDate
from boardtui.rules.calendar import (
    Clash,
    Repeat,
    clashes,
    clear_days_between,
    copied,
    date_doubts,
    date_on,
    dates_of_year,
    notice_day,
    place_in_month,
    repeat_words,
    repeated,
    uid_of,
)
from tests.builders import DAY, NEXT, board

TUESDAY = 1
_any_day = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("repeat", "words", "days"),
    [
        (Repeat(1, TUESDAY, 3), "every third Tuesday", ["2026-12-15", "2027-01-19", "2027-02-16"]),
        (Repeat(2, 4, 5), "every 2 months on the last Friday", ["2026-12-25", "2027-02-26"]),
        (Repeat(day=31), "every month on day 31", ["2026-12-31", "2027-01-31"]),
        (Repeat(2, day=15), "every 2 months on day 15", ["2026-12-15", "2027-02-15"]),
        (Repeat(weeks=6), "every 6 weeks", ["2026-12-01", "2027-01-12", "2027-02-23"]),
        (Repeat(weeks=1), "every week", [str(date(2026, 12, 1) + timedelta(7 * n)) for n in range(13)]),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_days_that_repeat(repeat: Repeat, words: str, days: list[str]) -> None:
    assert repeat_words(repeat) == words
    found = repeated(repeat, date(2026, 12, 1), date(2027, 2, 28))
    assert [one.isoformat() for one in found] == days


@given(st.integers(0, 6), st.integers(1, 4), _any_day)
def test_the_third_tuesday_is_the_third_tuesday(weekday: int, nth: int, first: date) -> None:
    for day in repeated(Repeat(1, weekday, nth), first, first + timedelta(days=500)):
        assert place_in_month(day) == (weekday, nth)


@given(st.integers(0, 6), _any_day)
def test_the_last_friday_has_none_after_it_in_its_month(weekday: int, first: date) -> None:
    for day in repeated(Repeat(1, weekday, 5), first, first + timedelta(days=500)):
        assert day.weekday() == weekday
        assert (day + timedelta(days=7)).month != day.month


@given(st.lists(_any_day, max_size=5))
def test_copied_dates_keep_their_place_in_the_month(days: list[date]) -> None:
    old = [CalendarDate(day, time(10), time(12), "Hall", room="1", revision=3) for day in days]
    for before, after in zip(old, copied(old), strict=True):
        assert (after.day.year, after.day.month) == (before.day.year + 1, before.day.month)
        weekday, nth = place_in_month(before.day)
        assert after.day.weekday() == weekday
        assert place_in_month(after.day)[1] == nth or nth == 5
        assert replace(after, day=before.day, revision=3) == before


def brute_clear_days(settings: BoardSettings, issued: date, day: date, holidays: dict[date, str]) -> int:
    found, one = 0, issued + timedelta(days=1)
    while one < day:
        if (settings.weekends_count or one.weekday() < 5) and (
            settings.bank_holidays_count or one not in holidays
        ):
            found += 1
        one += timedelta(days=1)
    return found


@given(
    st.builds(
        BoardSettings,
        clear_days=st.integers(0, 10),
        weekends_count=st.booleans(),
        bank_holidays_count=st.booleans(),
    ),
    _any_day,
    st.sets(st.integers(1, 20)),
)
def test_the_notice_leaves_the_clear_days_and_no_later_day_does(
    settings: BoardSettings, day: date, off: set[int]
) -> None:
    holidays = {day - timedelta(days=one): "off" for one in off}
    issued = notice_day(settings, day, holidays)
    assert clear_days_between(settings, issued, day, holidays) == brute_clear_days(
        settings, issued, day, holidays
    )
    assert clear_days_between(settings, issued, day, holidays) == settings.clear_days
    assert settings.weekends_count or issued.weekday() < 5
    for later in range(1, (day - issued).days):
        other = issued + timedelta(days=later)
        works = (settings.weekends_count or other.weekday() < 5) and (
            settings.bank_holidays_count or other not in holidays
        )
        assert not works or clear_days_between(settings, other, day, holidays) < settings.clear_days


def test_neither_the_day_of_issue_nor_of_the_meeting_is_counted() -> None:
    tuesday = date(2026, 12, 15)
    assert notice_day(BoardSettings(clear_days=5), tuesday, {}) == date(2026, 12, 7)
    assert notice_day(BoardSettings(clear_days=5, weekends_count=True), tuesday, {}) == date(2026, 12, 9)
    holiday = {date(2026, 12, 9): "A holiday"}
    assert notice_day(BoardSettings(clear_days=5), tuesday, holiday) == date(2026, 12, 4)


def test_a_notice_that_can_never_be_given_ends_somewhere() -> None:
    days = {DAY - timedelta(days=one): "off" for one in range(500)}
    assert notice_day(BoardSettings(clear_days=5), DAY, days) < DAY - timedelta(days=300)


def test_a_date_is_found_by_its_day_and_named_for_diaries() -> None:
    one = date_on(board(), NEXT)
    assert one is not None and uid_of(board(), one) == "2027-01-18.parks@boardtui"
    assert uid_of(board(), replace(one, uid="kept")) == "kept"
    assert date_on(board(), date(2030, 1, 1)) is None


def test_the_dates_of_a_year() -> None:
    assert [one.day for one in dates_of_year(board(), "2026/27")] == sorted(
        one.day for one in board().calendar
    )
    assert dates_of_year(board(), "2027/28") == ()


def other_board(start: time | None = None, people: bool = True) -> Board:
    parks = board()
    return replace(
        parks,
        id="pools",
        calendar=(CalendarDate(NEXT, start), CalendarDate(date(2026, 12, 15))),
        memberships=parks.memberships[:2] if people else (),
    )


def test_boards_that_share_members_clash_on_one_day() -> None:
    found = clashes((board(), other_board()))
    assert found == (Clash(NEXT, ("parks", "pools"), ("helen", "priya"), True),)
    assert clashes((board(), other_board(people=False))) == ()
    assert clashes((board(), replace(other_board(), id="parks"))) == ()


@pytest.mark.parametrize(
    ("start", "finish", "overlapping"),
    [
        (time(13), time(12, 30), False),
        (time(12), time(12, 30), True),
        (time(13), None, True),
        (None, time(13), True),
    ],
)
def test_times_that_leave_room_for_both_do_not_overlap(
    start: time | None, finish: time | None, overlapping: bool
) -> None:
    parks = replace(board(), calendar=(CalendarDate(NEXT, time(11, 30), finish),))
    (found,) = clashes((parks, other_board(start)))
    assert found.overlapping is overlapping


def test_what_is_odd_about_a_date() -> None:
    sunday = CalendarDate(date(2026, 12, 27), time(12), time(10))
    assert date_doubts(sunday, {sunday.day: "A holiday"}) == (
        "it is a Sunday",
        "it is a bank holiday (A holiday)",
        "it ends before it begins",
    )
    assert date_doubts(CalendarDate(DAY, time(10), time(12)), {}) == ()

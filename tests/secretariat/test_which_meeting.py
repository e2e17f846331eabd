"""Which meeting a person means."""

from dataclasses import replace
from datetime import date

import pytest

from boardtui.errors import NotFound
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.secretariat.finding_records import find_meeting
from tests.builders import meeting


def on(day: date, state: MeetingState = MeetingState.SCHEDULED) -> Meeting:
    return replace(meeting(state), id=day.isoformat(), day=day)


YEAR = (
    on(date(2026, 9, 9), MeetingState.CLOSED),
    on(date(2026, 11, 17)),
    on(date(2027, 1, 18)),
)


@pytest.mark.parametrize(
    ("wanted", "today", "found"),
    [
        ("2026-11-17", date(2020, 1, 1), "2026-11-17"),
        ("17 Nov 2026", date(2020, 1, 1), "2026-11-17"),
        ("17/11", date(2020, 1, 1), "2026-11-17"),
        (None, date(2026, 11, 17), "2026-11-17"),
        (None, date(2026, 11, 18), "2027-01-18"),
        (None, date(2026, 1, 1), "2026-11-17"),
        (None, date(2028, 1, 1), "2026-11-17"),
    ],
)
def test_by_words_or_by_today(wanted: str | None, today: date, found: str) -> None:
    assert find_meeting(YEAR, wanted, today).id == found


def test_an_open_meeting_is_the_one_in_hand() -> None:
    live = (YEAR[0], on(date(2026, 11, 17), MeetingState.ADJOURNED), YEAR[2])
    assert find_meeting(live, None, date(2027, 1, 18)).id == "2026-11-17"


def test_when_all_are_over_the_last_one_is_meant() -> None:
    over = (YEAR[0], on(date(2026, 11, 17), MeetingState.CLOSED))
    assert find_meeting(over, None, date(2027, 1, 1)).id == "2026-11-17"


def test_what_is_not_there_is_said_with_what_is() -> None:
    for wanted in ("1 May 2027", "whenever"):
        with pytest.raises(NotFound, match="meetings: 2026-09-09, 2026-11-17, 2027-01-18"):
            find_meeting(YEAR, wanted, date(2026, 1, 1))
    with pytest.raises(NotFound, match="no meetings"):
        find_meeting((), None, date(2026, 1, 1))

"""The .ics export: stable UIDs, changes counted, times in the board's zone."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar

from boardtui.edits.calendar import CallOffDate, MoveDate
from boardtui.model.boards import Board, CalendarDate
from boardtui.secretariat.calendar_file import calendar_file
from tests.builders import NEXT, OPENED, board, stamp

MARCH = date(2027, 6, 15)


def events(of: Board) -> dict[str, Any]:
    found = Calendar.from_ical(calendar_file(of, OPENED).decode())
    return {str(one["uid"]): one for one in found.walk("VEVENT")}


def test_every_date_is_an_event_with_its_own_uid() -> None:
    found = events(board())
    assert set(found) == {f"{one.day.isoformat()}.parks@boardtui" for one in board().calendar}
    one = found["2027-01-18.parks@boardtui"]
    starts = one.decoded("dtstart")
    assert isinstance(starts, datetime)
    assert (starts.replace(tzinfo=None), starts.utcoffset()) == (datetime(2027, 1, 18, 11, 30), timedelta())
    assert one.decoded("dtend") - starts == timedelta(hours=2)
    assert (str(one["summary"]), str(one["status"]), one["sequence"]) == ("Parks Board", "CONFIRMED", 0)
    whole = found["2026-12-15.parks@boardtui"]
    assert (whole.decoded("dtstart"), whole.decoded("dtend")) == (date(2026, 12, 15), date(2026, 12, 16))
    assert str(whole["status"]) == "CANCELLED"


def test_a_moved_date_keeps_its_uid_and_counts_its_changes() -> None:
    edits = (
        MoveDate(NEXT, MARCH, finish=time(13), room="Room 2", venue="Town Hall; rear"),
        CallOffDate(MARCH, postponed=True),
    )
    parks = board()
    for edit in edits:
        parks = edit.apply(parks, stamp())
    one = events(parks)["2027-01-18.parks@boardtui"]
    assert (one["sequence"], str(one["status"])) == (2, "TENTATIVE")
    starts = one.decoded("dtstart")
    assert (starts.date(), starts.utcoffset()) == (MARCH, timedelta(hours=1))
    assert one.decoded("dtend") - starts == timedelta(hours=1, minutes=30)
    assert str(one["location"]) == "Room 2, Town Hall; rear"


def test_a_meeting_may_run_past_midnight() -> None:
    late = replace(board(), calendar=(CalendarDate(NEXT, time(22), time(1)),))
    (one,) = events(late).values()
    assert one.decoded("dtend") - one.decoded("dtstart") == timedelta(hours=3)


def test_an_empty_calendar_is_a_file_without_events_and_contacts_stay_out() -> None:
    assert events(replace(board(), calendar=())) == {}
    assert b"olga@example.org" not in calendar_file(board(), OPENED)

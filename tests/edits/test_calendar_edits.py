"""Dates are added, moved, called off; a moved one stays the same date in diaries (R29, R49)."""

from datetime import date, time

import pytest

from boardtui.edits.base import BoardEdit, MeetingEdit
from boardtui.edits.calendar import (
    AddDates,
    CallOff,
    CallOffDate,
    MoveDate,
    RemoveDate,
    Reschedule,
    RestoreDate,
)
from boardtui.errors import EditRefused
from boardtui.model.boards import Board, CalendarDate
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.calendar import date_on, next_date, uid_of
from tests.builders import DAY, NEXT, after, board, meeting, stamp

MARCH, APRIL = date(2027, 3, 16), date(2027, 4, 20)


def changed(*edits: BoardEdit) -> Board:
    result = board()
    for sequence, edit in enumerate(edits, 1):
        result = edit.apply(result, stamp(sequence))
    return result


def on(found: Board, day: date) -> CalendarDate:
    one = date_on(found, day)
    assert one is not None
    return one


def test_dates_are_added_in_their_order_and_never_twice() -> None:
    found = changed(AddDates((CalendarDate(APRIL), CalendarDate(MARCH, time(10)))))
    assert [one.day for one in found.calendar][-2:] == [MARCH, APRIL]
    with pytest.raises(EditRefused, match="2027-03-16 is in the calendar already"):
        changed(AddDates((CalendarDate(MARCH), CalendarDate(MARCH))))


def test_a_moved_date_is_the_same_in_diaries_and_its_old_day_is_free() -> None:
    before = uid_of(board(), on(board(), NEXT))
    moved = changed(MoveDate(NEXT, MARCH, finish=time(13), room="Room 2", venue="Hall"))
    one = on(moved, MARCH)
    assert (uid_of(moved, one), one.revision, one.start) == (before, 1, time(11, 30))
    assert (one.finish, one.place) == (time(13), "Room 2, Hall")
    assert date_on(moved, NEXT) is None
    again = AddDates((CalendarDate(NEXT),)).apply(moved, stamp(7))
    uids = [uid_of(again, each) for each in again.calendar]
    assert len(set(uids)) == len(uids) == 4
    with pytest.raises(EditRefused, match="already"):
        changed(MoveDate(NEXT, DAY))
    with pytest.raises(EditRefused, match="not in the calendar"):
        changed(MoveDate(MARCH, APRIL))


def test_a_date_that_is_changed_to_what_it_is_stays_as_it_is() -> None:
    assert changed(MoveDate(NEXT, NEXT, start=time(11, 30))).calendar == changed(MoveDate(NEXT)).calendar
    assert on(changed(MoveDate(NEXT)), NEXT) == on(board(), NEXT)
    assert on(changed(MoveDate(NEXT, start=time(12))), NEXT).start == time(12)


def test_a_date_is_cancelled_postponed_and_stands_again() -> None:
    cancelled = changed(CallOffDate(NEXT))
    assert on(cancelled, NEXT).cancelled and next_date(cancelled, DAY) is None
    postponed = changed(CallOffDate(NEXT, postponed=True))
    assert on(postponed, NEXT).postponed and next_date(postponed, DAY) is None
    restored = on(changed(CallOffDate(NEXT), RestoreDate(NEXT)), NEXT)
    assert restored.stands and restored.revision == 2
    moved = on(changed(CallOffDate(NEXT, postponed=True), MoveDate(NEXT, MARCH)), MARCH)
    assert moved.stands


def test_a_cancelled_date_whose_room_changes_stays_cancelled() -> None:
    assert on(changed(CallOffDate(NEXT), MoveDate(NEXT, room="Room 3")), NEXT).cancelled


def test_a_date_is_removed() -> None:
    assert date_on(changed(RemoveDate(NEXT)), NEXT) is None
    with pytest.raises(EditRefused, match="not in the calendar"):
        changed(RemoveDate(MARCH))


AHEAD = meeting(MeetingState.SCHEDULED)


def held(*edits: MeetingEdit) -> Meeting:
    return after(*edits, start=AHEAD)


def test_a_meeting_that_is_not_held_is_moved_with_what_is_on_it() -> None:
    moved = held(Reschedule(MARCH, time(11), time(13), "Room 2", "Hall"))
    assert (moved.day, moved.start, moved.finish, moved.place) == (MARCH, time(11), time(13), "Room 2, Hall")
    assert (moved.id, moved.agenda) == (AHEAD.id, AHEAD.agenda)
    assert held(Reschedule()) == AHEAD


def test_a_meeting_is_cancelled_or_postponed_and_scheduled_again() -> None:
    assert held(CallOff()).state is MeetingState.CANCELLED
    assert held(CallOff(postponed=True)).state is MeetingState.POSTPONED
    assert held(CallOff(), Reschedule(room="Room 2")).state is MeetingState.CANCELLED
    assert held(CallOff(postponed=True), Reschedule(MARCH)).state is MeetingState.SCHEDULED


@pytest.mark.parametrize("edit", [Reschedule(MARCH), CallOff()], ids=["move", "cancel"])
def test_a_meeting_that_was_opened_is_neither_moved_nor_called_off(edit: MeetingEdit) -> None:
    with pytest.raises(EditRefused, match="has been opened"):
        after(edit)

"""Edits of the board's calendar, the one source of the next-meeting line (R29), and of a meeting's own day.

A date is named by its day. Where the meeting of that day has a record, the record is changed by an edit of
its own: a calendar and a meeting are two records.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

from boardtui.edits.base import BoardEdit, MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.boards import Board, CalendarDate
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.calendar import uid_of


@verb("add-dates")
@dataclass(frozen=True, slots=True)
class AddDates(BoardEdit):
    """Put dates into the calendar: one, or a whole year's in one entry."""

    dates: tuple[CalendarDate, ...]

    def apply(self, board: Board, stamp: Stamp) -> Board:
        for part, one in enumerate(self.dates):
            _must_be_free(board, one.day)
            taken = {uid_of(board, known) for known in board.calendar}
            if uid_of(board, one) in taken:
                one = replace(one, uid=f"{uid_of(board, one)}-{stamp.within(part).new_id('d')}")
            board = _with_dates(board, (*board.calendar, one))
        return board


@verb("move-date")
@dataclass(frozen=True, slots=True)
class MoveDate(BoardEdit):
    """Move a date to another day, or give it another time or place; what is None stays.

    A postponed or cancelled date that is moved stands again.
    """

    day: date
    to: date | None = None
    start: time | None = None
    finish: time | None = None
    room: str | None = None
    venue: str | None = None

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if self.to is not None and self.to != self.day:
            _must_be_free(board, self.to)

        def moved(one: CalendarDate) -> CalendarDate:
            stays = self.to is None
            return replace(
                one,
                day=self.to or one.day,
                start=self.start or one.start,
                finish=self.finish or one.finish,
                room=one.room if self.room is None else self.room,
                venue=one.venue if self.venue is None else self.venue,
                cancelled=one.cancelled and stays,
                postponed=one.postponed and stays,
                uid=uid_of(board, one),
            )

        return _changed(board, self.day, moved)


@verb("call-off-date")
@dataclass(frozen=True, slots=True)
class CallOffDate(BoardEdit):
    """Cancel a date, or postpone it to one not known yet (R49). It stays in the calendar, marked."""

    day: date
    postponed: bool = False
    reason: str = ""

    def apply(self, board: Board, stamp: Stamp) -> Board:
        return _changed(
            board,
            self.day,
            lambda one: replace(
                one, cancelled=not self.postponed, postponed=self.postponed, uid=uid_of(board, one)
            ),
        )


@verb("restore-date")
@dataclass(frozen=True, slots=True)
class RestoreDate(BoardEdit):
    """Let a cancelled or postponed date stand again."""

    day: date

    def apply(self, board: Board, stamp: Stamp) -> Board:
        return _changed(
            board,
            self.day,
            lambda one: replace(one, cancelled=False, postponed=False, uid=uid_of(board, one)),
        )


@verb("remove-date")
@dataclass(frozen=True, slots=True)
class RemoveDate(BoardEdit):
    """Take a date out that was entered by mistake. One that was announced is cancelled instead."""

    day: date

    def apply(self, board: Board, stamp: Stamp) -> Board:
        _must_be_there(board, self.day)
        return _with_dates(board, tuple(one for one in board.calendar if one.day != self.day))


@verb("reschedule")
@dataclass(frozen=True, slots=True)
class Reschedule(MeetingEdit):
    """Move a meeting that has not been held to another day, time or place; what is None stays.

    A meeting that was cancelled or postponed is scheduled again where it gets a day.
    """

    day: date | None = None
    start: time | None = None
    finish: time | None = None
    room: str | None = None
    venue: str | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        _must_be_ahead(meeting)
        return replace(
            meeting,
            day=self.day or meeting.day,
            start=self.start or meeting.start,
            finish=self.finish or meeting.finish,
            room=meeting.room if self.room is None else self.room,
            venue=meeting.venue if self.venue is None else self.venue,
            state=meeting.state if self.day is None else MeetingState.SCHEDULED,
        )


@verb("call-off")
@dataclass(frozen=True, slots=True)
class CallOff(MeetingEdit):
    """Cancel a meeting that has not been held, or postpone it (R49). The reason stays in the journal."""

    postponed: bool = False
    reason: str = ""

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        _must_be_ahead(meeting)
        return replace(meeting, state=MeetingState.POSTPONED if self.postponed else MeetingState.CANCELLED)


def _must_be_ahead(meeting: Meeting) -> None:
    if meeting.state.was_held:
        raise EditRefused("The meeting has been opened: it cannot be moved or called off, only adjourned.")


def _must_be_free(board: Board, day: date) -> None:
    if any(one.day == day for one in board.calendar):
        raise EditRefused(f"{day.isoformat()} is in the calendar already; change that date instead.")


def _must_be_there(board: Board, day: date) -> None:
    if all(one.day != day for one in board.calendar):
        raise EditRefused(f"{day.isoformat()} is not in the calendar; add it first.")


def _changed(board: Board, day: date, change: Callable[[CalendarDate], CalendarDate]) -> Board:
    _must_be_there(board, day)

    def revised(one: CalendarDate) -> CalendarDate:
        new = change(one)
        return one if replace(new, uid=one.uid) == one else replace(new, revision=one.revision + 1)

    return _with_dates(board, tuple(revised(one) if one.day == day else one for one in board.calendar))


def _with_dates(board: Board, dates: tuple[CalendarDate, ...]) -> Board:
    return replace(board, calendar=tuple(sorted(dates, key=lambda one: one.day)))

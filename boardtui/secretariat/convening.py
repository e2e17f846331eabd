"""The calendar and the meetings' own records together: a date that moves takes its meeting along (R29)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from boardtui.edits.base import MeetingEdit, Receipt, Stamp
from boardtui.edits.calendar import CallOff, CallOffDate, MoveDate, RemoveDate, Reschedule, RestoreDate
from boardtui.errors import EditRefused, NotFound
from boardtui.model.boards import Board, CalendarDate
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.rules.body_findings import calendar_findings, clash_finding
from boardtui.rules.calendar import clashes, date_on, notice_day
from boardtui.rules.digest import Digest
from boardtui.rules.finding import Finding
from boardtui.rules.membership import as_on
from boardtui.rules.wording import long_date

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat

Dating = MoveDate | CallOffDate | RestoreDate | RemoveDate
_A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Dated:
    """One date of a calendar, with what a secretary asks about it.

    ``notice`` is the last day to issue the agenda (R25); ``meeting`` the meeting of that day that has a
    record, or None.
    """

    when: CalendarDate
    notice: date
    meeting: Digest | None


def dates(secretariat: "Secretariat", board: Board) -> tuple[Dated, ...]:
    """The board's calendar by day, each date with its notice and its meeting."""
    if not board.calendar:
        return ()
    held = {one.day: one for one in secretariat.digests(board)}
    days = sorted(board.calendar, key=lambda one: one.day)
    holidays = secretariat.bank_holidays(days[0].day - _A_YEAR, days[-1].day)
    return tuple(
        Dated(one, notice_day(as_on(board, one.day).settings, one.day, holidays), held.get(one.day))
        for one in days
    )


def check_calendar(secretariat: "Secretariat", board: Board | None = None) -> tuple[Finding, ...]:
    """What is odd about the dates ahead: weekends, bank holidays, clashes; of one board or of all."""
    today = secretariat.now().date()
    boards = secretariat.boards()
    days = [one.day for each in boards for one in each.calendar]
    if not days:
        return ()
    holidays = secretariat.bank_holidays(today, max(today, *days))
    asked = boards if board is None else (board,)
    found = [finding for one in asked for finding in calendar_findings(one, today, holidays)]
    ahead = (one for one in clashes(boards) if one.day >= today)
    mine = (one for one in ahead if board is None or board.id in one.boards)
    return (*found, *(clash_finding(one, boards) for one in mine))


def redate(secretariat: "Secretariat", board: Board, edit: Dating) -> tuple[Receipt, ...]:
    """Change a date, and the meeting of that day where it has a record; the receipts of both.

    The meeting comes first: where it refuses, because it has been held, the calendar stays as it is.
    """
    digest = next((one for one in secretariat.digests(board) if one.day == edit.day), None)
    if date_on(board, edit.day) is not None and digest is not None:
        _must_not_be_held(edit, digest)
    edit.apply(board, Stamp(0, secretariat.now(), ""))  # refuses before anything is written
    done: list[Receipt] = []
    change = _change_of(edit)
    if digest is not None and change is not None:
        done.append(secretariat.do(RecordKey(board.id, digest.id), change))
    done.append(secretariat.do(RecordKey(board.id), edit))
    return tuple(done)


def next_without_record(secretariat: "Secretariat", board: Board) -> date:
    """The first day from today on that stands in the calendar and has no meeting on record."""
    today = secretariat.now().date()
    known = {one.day for one in secretariat.digests(board)}
    ahead = [one.day for one in board.calendar if one.stands and one.day >= today and one.day not in known]
    if not ahead:
        raise NotFound(f"The calendar of the {board.name} has no date ahead without a record; add one first.")
    return min(ahead)


def convene(secretariat: "Secretariat", board: Board, day: date, *, from_last: bool = False) -> Meeting:
    """Put the meeting of ``day`` on record, and give it. See ``convened``.

    With ``from_last`` it follows the last meeting: its place, its note to approve, and the agenda made of
    the standing items and what was promised to this day.
    """
    digests = secretariat.digests(board)
    before = last_before(digests, day) if from_last else None
    if from_last and before is None:
        raise NotFound(
            f"The {board.name} has held no meeting before {long_date(day)}; leave --from-last out."
        )
    last = None if before is None else secretariat.meeting(RecordKey(board.id, before.id))
    meeting = convened(board, day, digests, last)
    secretariat.found(meeting)
    if not from_last:
        return meeting
    from boardtui.secretariat.year_round import draft_agenda

    key = RecordKey(board.id, meeting.id)
    secretariat.do(key, draft_agenda(secretariat, key))
    return secretariat.meeting(key)


def convened(board: Board, day: date, meetings: Iterable[Digest], last: Meeting | None = None) -> Meeting:
    """A meeting on the calendar's ``day``, to be put on record: its time and place are the calendar's (R29).

    With ``last``, its room, venue and times fill what the calendar does not say, and it is the meeting whose
    note is put up for approval.
    """
    when = date_on(board, day)
    if when is None:
        raise EditRefused(f"{long_date(day)} is not in the calendar of the {board.name}; add it first.")
    if not when.stands:
        raise EditRefused(f"The meeting of {long_date(day)} is cancelled or postponed in the calendar.")
    known = tuple(meetings)
    if any(one.day == day for one in known):
        raise EditRefused(f"The meeting of {long_date(day)} is on record already.")
    taken = {one.id for one in known}
    meeting_id, number = day.isoformat(), 1
    while meeting_id in taken:
        number += 1
        meeting_id = f"{day.isoformat()}-{number}"
    meeting = Meeting(meeting_id, board.id, day, when.start, when.finish, when.room, when.venue)
    if last is None:
        return meeting
    same_place = not when.place
    return replace(
        meeting,
        start=meeting.start or last.start,
        finish=meeting.finish or (last.finish if meeting.start in (None, last.start) else None),
        room=last.room if same_place else meeting.room,
        venue=last.venue if same_place else meeting.venue,
        previous=last.id,
    )


def last_before(meetings: Iterable[Digest], day: date) -> Digest | None:
    """The last meeting before ``day`` that was held, or None."""
    before = [one for one in meetings if one.day < day and one.state.was_held]
    return max(before, key=lambda one: (one.day, one.id), default=None)


def _must_not_be_held(edit: Dating, digest: Digest) -> None:
    if isinstance(edit, RemoveDate):
        raise EditRefused(
            f"The meeting of {long_date(edit.day)} has a record; cancel the date instead of removing it."
        )
    if digest.state.was_held:
        raise EditRefused(f"The meeting of {long_date(edit.day)} has been held: its date stands.")


def _change_of(edit: Dating) -> MeetingEdit | None:
    match edit:
        case MoveDate():
            return Reschedule(edit.to, edit.start, edit.finish, edit.room, edit.venue)
        case CallOffDate():
            return CallOff(edit.postponed, edit.reason)
        case RestoreDate():
            return Reschedule(edit.day)
    return None

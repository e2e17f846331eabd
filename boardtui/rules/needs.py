"""What needs the secretary: one sentence and one place for each thing that will not wait for ever.

Asked of the board and of what lists say of its meetings; no record is read for it. The most pressing stands
first: what is late already, then what soon will be, then what is worth knowing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from boardtui.model.boards import Board
from boardtui.model.counting import counted
from boardtui.model.meetings import MeetingState, NoteState
from boardtui.rules.body_findings import terms_ending
from boardtui.rules.calendar import Holidays, notice_day
from boardtui.rules.digest import Assigned, Digest
from boardtui.rules.finding import Place
from boardtui.rules.membership import as_on, members_on, substitutes_on
from boardtui.rules.overdue import UNDONE, days_late, due_on, meeting_days
from boardtui.rules.statistics import is_known
from boardtui.rules.watch import missed_in_a_row, near_six_months
from boardtui.rules.wording import joined, opening, short_date

Given = Iterable[tuple[Digest, tuple[Assigned, ...]]]
LOOK_AHEAD = 28
"""How many days before a meeting its agenda is a matter for Home."""
_LOOK_BACK = 120
_NOTE_IN_GOOD_TIME = 28
_NOTICE_SOON = 7
_MOST_HOLIDAYS = 10
"""No bank holidays put a day of issue back further than this many days."""


class NeedKind(StrEnum):
    """What it is about, the most pressing first."""

    LEFT_OPEN = "meeting left open"
    OVERDUE = "actions overdue"
    NOTICE = "agenda to be issued"
    DRAFT = "note not approved"
    SIX_MONTHS = "six months without attendance"
    MISSED = "meetings missed in a row"
    NOT_HELD = "meeting never opened"
    UNPREPARED = "meeting without an agenda"
    STUBS = "promised items unanswered"
    PAPERS = "items without papers"
    PAPERS_GONE = "papers not in the workspace"
    TOO_LONG = "agenda longer than the meeting"
    TERMS = "terms of office ending"
    NO_OWNER = "actions without an owner"
    SUBSTITUTES = "groups without substitutes"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to be seen to. ``urgent`` where a day has passed already; ``day`` is the day it turns on.

    ``place.record`` is ``actions``, ``note``, ``agenda``, ``register``, ``people``, ``groups``, ``calendar``
    or ``meeting``, and ``place.field`` the id of the action, the person or the group, or the day in the
    calendar.
    """

    kind: NeedKind
    urgent: bool
    sentence: str
    place: Place
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """Everything that is asked about one board."""

    board: Board
    meetings: tuple[Digest, ...]
    given: tuple[tuple[Digest, tuple[Assigned, ...]], ...]
    today: date
    holidays: Callable[[], Holidays]

    def place(self, meeting: str | None, record: str, field: str | None = None) -> Place:
        return Place(self.board.id, meeting, record, field)


def needs(board: Board, given: Given, today: date, holidays: Callable[[], Holidays]) -> tuple[Need, ...]:
    """What needs the secretary on one board; ``given`` has every meeting with its actions, by date.

    ``holidays`` are asked for only where a notice is to be reckoned: what knows them is slow to load.
    """
    rows = tuple(given)
    desk = _Desk(board, tuple(one for one, _ in rows), rows, today, holidays)
    found = [
        need
        for ask in (_of_meetings, _of_actions, _of_notes, _of_attendance, _of_next, _of_people)
        for need in ask(desk)
    ]
    return most_pressing_first(found)


def most_pressing_first(found: Iterable[Need]) -> tuple[Need, ...]:
    """``found`` with what is late in front, then by kind and day."""
    kinds = list(NeedKind)
    return tuple(sorted(found, key=lambda one: (not one.urgent, kinds.index(one.kind), one.day or date.max)))


def _of_meetings(desk: _Desk) -> Iterator[Need]:
    """Meetings that are not closed though their day is over."""
    for one in desk.meetings:
        if one.day >= desk.today:
            continue
        place = desk.place(one.id, "meeting")
        if one.state is MeetingState.OPEN:
            said = f"The meeting of {short_date(one.day)} is still open"
            yield Need(NeedKind.LEFT_OPEN, True, said, place, one.day)
        elif one.state is MeetingState.SCHEDULED and (desk.today - one.day).days <= _LOOK_BACK:
            said = f"The meeting of {short_date(one.day)} was never opened"
            yield Need(NeedKind.NOT_HELD, True, said, place, one.day)


def _of_actions(desk: _Desk) -> Iterator[Need]:
    days = meeting_days(desk.board, desk.meetings)
    late: list[tuple[int, Digest, Assigned]] = []
    loose: list[tuple[Digest, Assigned]] = []
    for meeting, actions in desk.given:
        for action in actions:
            if action.status not in UNDONE:
                continue
            by = days_late(action, due_on(action, meeting.day, days), desk.today)
            if by:
                late.append((by, meeting, action))
            if not action.owners:
                loose.append((meeting, action))
    if late:
        by, meeting, action = max(late, key=lambda one: one[0])
        counted = "1 action overdue:" if len(late) == 1 else f"{len(late)} actions overdue, oldest"
        said = f"{counted} {_named(action)} ({_days(by)})"
        due = desk.today - timedelta(days=by)
        yield Need(NeedKind.OVERDUE, True, said, desk.place(meeting.id, "actions", action.id), due)
    if loose:
        meeting, action = loose[0]
        more = f" and {len(loose) - 1} more have" if len(loose) > 1 else " has"
        said = f"{_named(action)}{more} no owner"
        yield Need(NeedKind.NO_OWNER, False, said, desk.place(meeting.id, "actions", action.id), meeting.day)


def _of_notes(desk: _Desk) -> Iterator[Need]:
    """Notes not sent round yet, and those sent round that a later meeting did not approve."""
    known = [one for one in desk.meetings if is_known(one) and one.note.is_draft]
    last = max((one.day for one in desk.meetings if one.state.was_held), default=date.min)
    waiting = [one for one in known if one.note is not NoteState.CIRCULATED or one.day < last]
    if not waiting:
        return
    oldest = waiting[0]
    age = max((desk.today - oldest.day).days, 0)  # a meeting held ahead of its day
    since = _days(age)
    said = f"Note of {short_date(oldest.day)} still {oldest.note.value} ({since})"
    if len(waiting) > 1:
        said = f"{len(waiting)} notes not approved, oldest of {short_date(oldest.day)} ({since})"
    late = oldest.day < last or age > _NOTE_IN_GOOD_TIME
    yield Need(NeedKind.DRAFT, late, said, desk.place(oldest.id, "note"), oldest.day)


def _of_attendance(desk: _Desk) -> Iterator[Need]:
    for missed in missed_in_a_row(desk.board, desk.meetings, desk.today):
        said = f"{missed.name}: missed {len(missed.meetings)} in a row"
        place = desk.place(missed.meetings[-1], "register", missed.person)
        yield Need(NeedKind.MISSED, True, said, place, missed.last)
    for near in near_six_months(desk.board, desk.meetings, desk.today):
        left = near.days_left(desk.today)
        over = f"were over on {short_date(near.ends)}" if left < 0 else f"end on {short_date(near.ends)}"
        said = f"{near.name}: six months without attendance {over}"
        place = desk.place(near.meeting, "register", near.person)
        yield Need(NeedKind.SIX_MONTHS, left < 0, said, place, near.ends)


def _of_next(desk: _Desk) -> Iterator[Need]:
    """Whether what the next meeting needs is there in time."""
    last = desk.today + timedelta(days=LOOK_AHEAD)
    scheduled = [one for one in desk.meetings if one.state is MeetingState.SCHEDULED]
    ahead = [one for one in scheduled if desk.today <= one.day <= last]
    known = {one.day for one in desk.meetings}
    for date_ahead in sorted(desk.board.calendar, key=lambda one: one.day):
        day = date_ahead.day
        if desk.today <= day <= last and date_ahead.stands and day not in known:
            said = f"{day:%a} {short_date(day)} is in the calendar and has no agenda yet"
            place = desk.place(None, "calendar", day.isoformat())
            yield Need(NeedKind.UNPREPARED, False, said, place, day)
    for one in ahead[:1]:
        yield from _of_agenda(desk, one)
        if one.issued is None:
            yield from _of_notice(desk, one)


def _of_agenda(desk: _Desk, one: Digest) -> Iterator[Need]:
    when, place = f"{one.day:%a} {short_date(one.day)}", desk.place(one.id, "agenda")
    if not one.items:
        yield Need(NeedKind.UNPREPARED, False, f"No agenda yet for {when}", place, one.day)
    if one.stubs:
        said = f"{counted(one.stubs, 'promised item')} for {when} unanswered"
        yield Need(NeedKind.STUBS, False, said, place, one.day)
    if one.bare:
        said = f"{counted(one.bare, 'item')} for {when} without a paper"
        yield Need(NeedKind.PAPERS, False, said, place, one.day)
    if one.over:
        said = f"Agenda for {when} ends {counted(one.over, 'minute')} after the announced finish"
        yield Need(NeedKind.TOO_LONG, False, said, place, one.day)


def _of_notice(desk: _Desk, one: Digest) -> Iterator[Need]:
    settings = as_on(desk.board, one.day).settings
    if (notice_day(settings, one.day, {}) - desk.today).days > _NOTICE_SOON + _MOST_HOLIDAYS:
        return
    by = notice_day(settings, one.day, desk.holidays())
    left = (by - desk.today).days
    when = f"{one.day:%a} {short_date(one.day)}"
    if left > _NOTICE_SOON:
        return
    said = f"Agenda for {when} to be issued by {by:%a} {short_date(by)}"
    if left < 0:
        said = f"Agenda for {when} was to be issued by {short_date(by)} ({_days(-left)} ago)"
    yield Need(NeedKind.NOTICE, left < 0, said, desk.place(one.id, "agenda"), by)


def _of_people(desk: _Desk) -> Iterator[Need]:
    board = as_on(desk.board, desk.today)
    ends: dict[date, list[str]] = {}
    for one in terms_ending(desk.board, desk.today, 7 * board.settings.term_weeks):
        assert one.end is not None
        ends.setdefault(one.end, []).append(one.person)
    for end, people in ends.items() if board.settings.term_weeks > 0 else ():
        verb = "ends" if len(people) == 1 else "end"
        counted = "1 term of office" if len(people) == 1 else f"{len(people)} terms of office"
        said = f"{counted} {verb} on {short_date(end)}"
        yield Need(NeedKind.TERMS, False, said, desk.place(None, "people", people[0]), end)
    if board.settings.substitutes.allowed:
        named = {one.membership.group for one in substitutes_on(desk.board, desk.today)}
        seated = {one.membership.group for one in members_on(desk.board, desk.today)}
        bare = [one for one in board.groups if one.id in seated and one.id not in named]
        if bare:
            said = f"No substitute is named for {joined([one.name for one in bare])}"
            yield Need(NeedKind.SUBSTITUTES, False, said, desk.place(None, "groups", bare[0].id))


def _named(action: Assigned) -> str:
    return action.ref or f"‘{opening(action.text, 30)}’"


def _days(number: int) -> str:
    return counted(number, "day")

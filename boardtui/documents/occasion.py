"""The meeting a document is about: which board, when, where, and whether it is to be held at all (R29)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from boardtui.model.boards import Board, CalendarDate, Role
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.calendar import next_date
from boardtui.rules.membership import on_the_day
from boardtui.rules.wording import written_clock, written_date

_GIVEN_UP = {MeetingState.CANCELLED: "cancelled", MeetingState.POSTPONED: "postponed"}


def date_and_time(board: Board, when: Meeting | CalendarDate) -> str:
    """``Tuesday 18 January 2011, 11.30 – 13.00``, as much of it as is announced."""
    said = written_date(board, when.day, weekday=True)
    if when.start is None:
        return said
    finish = f" – {written_clock(board, when.finish)}" if when.finish is not None else ""
    return f"{said}, {written_clock(board, when.start)}{finish}"


def occasion(board: Board, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """The facts that stand under every title: board, date and time, venue."""
    return (
        ("Board", board.name),
        ("Date and time", date_and_time(board, meeting)),
        ("Venue", venue(meeting)),
    )


def venue(meeting: Meeting) -> str:
    """Where the meeting is or was; where nobody said, that it is still to come or was not recorded."""
    if meeting.place:
        return meeting.place
    if meeting.state.was_held:
        return "Not recorded"
    return "–" if given_up(meeting) else "To be announced"


def addressed(board: Board, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """To whom the papers of the meeting go: the members, and the board's officers of the day for briefing."""
    rows = [("To", f"Members of the {board.name}")]
    officers = [seat.name for seat in on_the_day(board, meeting.day, Role.OFFICER)]
    if officers:
        rows.append(("Copies to", f"{', '.join(officers)} (for briefing)"))
    return tuple(rows)


def given_up(meeting: Meeting) -> str:
    """``cancelled`` or ``postponed`` where the meeting is not held on its day; else empty (R49)."""
    return _GIVEN_UP.get(meeting.state, "")


def issued_on(board: Board, moment: datetime) -> str:
    """The board's own date of a moment (aware, UTC)."""
    return written_date(board, moment.astimezone(ZoneInfo(board.settings.timezone)).date())


def next_meeting(board: Board, meeting: Meeting) -> str:
    """When and where the board meets next, as its calendar has it; empty where nothing is planned (R29)."""
    following = next_date(board, meeting.day)
    if following is None:
        return ""
    return ", ".join(part for part in (date_and_time(board, following), following.place) if part)

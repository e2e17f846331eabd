"""Finding the board and the meeting that a person's words name."""

import re
from datetime import date
from typing import TypeVar

from boardtui.errors import NotFound, UsageRefusal
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.digest import Digest
from boardtui.rules.folding import fold
from boardtui.rules.membership import as_on, years
from boardtui.secretariat.capture.dates import read_date

Dated = TypeVar("Dated", Meeting, Digest)


def find_board(boards: tuple[Board, ...], wanted: str | None) -> Board:
    """The board whose id, prefix or name ``wanted`` is or opens; the only board where it is None."""
    if wanted is None:
        if len(boards) == 1:
            return boards[0]
        listed = ", ".join(board.id for board in boards)
        raise UsageRefusal(
            f"There are {len(boards)} boards here; name one with --board: {listed}."
            if boards
            else "There is no board in this workspace yet."
        )
    sought = fold(wanted)
    for test in (_is, _holds):
        found = [board for board in boards if test(sought, board)]
        if len(found) == 1:
            return found[0]
    listed = ", ".join(board.id for board in boards) or "none"
    raise NotFound(f"There is no board '{wanted}' in this workspace (boards: {listed}).")


def boards_of_year(boards: tuple[Board, ...], wanted: str | None) -> tuple[Board, ...]:
    """The boards of the board year that ``wanted`` names (2010/11, 2010-11 or 2010); all where it is None."""
    if wanted is None:
        return boards
    found = tuple(board for board in boards if any(is_year(wanted, one) for one in years(board)))
    if not found:
        listed = ", ".join(sorted({one for board in boards for one in years(board)})) or "none"
        raise NotFound(f"There is no board year '{wanted}' in this workspace (years: {listed}).")
    return found


def find_meeting(meetings: tuple[Dated, ...], wanted: str | None, today: date) -> Dated:
    """The meeting with that id or on that date; without words, the one in hand or else the next one."""
    if not meetings:
        raise NotFound(f"This board has no meetings on record yet.{_how_to_begin(wanted, today)}")
    if wanted is None:
        return meeting_in_hand(meetings, today)
    for meeting in meetings:
        if meeting.id == wanted:
            return meeting
    day = read_date(wanted, meetings[0].day)
    found = [meeting for meeting in meetings if meeting.day == day]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(meeting.id for meeting in meetings)
    how = "" if found else _how_to_begin(wanted, meetings[0].day)
    raise NotFound(f"There is no meeting '{wanted}' on record (meetings: {listed}).{how}")


def _how_to_begin(wanted: str | None, near: date) -> str:
    """How the meeting of the day that is named would be begun; nothing where no day is."""
    day = None if wanted is None else read_date(wanted, near)
    if day is None:
        return ""
    return f" Where the calendar has that day, boardtui meetings new --date {day.isoformat()} begins it."


def find_meeting_to_note(meetings: tuple[Dated, ...], wanted: str | None, today: date) -> Dated:
    """The meeting ``wanted`` names; without words the open one, or the last held: one that has a note."""
    if wanted is None:
        live = [one for one in meetings if one.state in (MeetingState.OPEN, MeetingState.ADJOURNED)]
        held = [one for one in meetings if one.state.was_held]
        if held:
            return (live or held)[-1]
    return find_meeting(meetings, wanted, today)


def find_day(wanted: str, today: date) -> date:
    """The day that ``wanted`` means, looking forward from ``today``."""
    if wanted.strip().casefold() == "today":
        return today
    day = read_date(wanted, today)
    if day is None:
        raise UsageRefusal(f"'{wanted}' is not a date; type it as 2010-11-17 or 17 November 2010.")
    return day


def meeting_in_hand(meetings: tuple[Dated, ...], today: date) -> Dated:
    """The open meeting, or the next one from ``today``, or the last one of all."""
    live = [one for one in meetings if one.state in (MeetingState.OPEN, MeetingState.ADJOURNED)]
    if live:
        return live[-1]
    scheduled = [one for one in meetings if one.state is MeetingState.SCHEDULED]
    ahead = [one for one in scheduled if one.day >= today]
    return (ahead or scheduled[:1] or list(meetings[-1:]))[0]


def _is(sought: str, board: Board) -> bool:
    return sought in (fold(board.id), fold(board.prefix), fold(board.name))


def _holds(sought: str, board: Board) -> bool:
    return sought in fold(board.name) or fold(board.id).startswith(sought)


def in_year(board: Board, wanted: str | None, today: date) -> Board:
    """The board as it was at the end of the year that ``wanted`` names; as it is today where it is None."""
    if wanted is None:
        return as_on(board, today)
    found = [one for one in board.periods if is_year(wanted, one.year)]
    return as_on(board, found[-1].until) if found else board


def is_year(wanted: str, year: str) -> bool:
    """True where ``wanted`` (2010/11, 2010-11 or 2010) means the board year ``year``."""
    sought, had = re.findall(r"\d+", wanted), re.findall(r"\d+", year)
    if not sought or not had:
        return fold(wanted) == fold(year)
    return bool(
        sought[0] == had[0] and all(one[-2:] == two[-2:] for one, two in zip(sought, had, strict=False))
    )

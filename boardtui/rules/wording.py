"""How dates, times, names and comings and goings are put into words, one way everywhere (S33)."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from boardtui.model.boards import Board
from boardtui.model.decisions import Tally, Vote
from boardtui.model.meetings import Meeting
from boardtui.model.presence import PresenceEvent, PresenceKind
from boardtui.rules.identity import who


def long_date(day: date, *, weekday: bool = False) -> str:
    """``17 November 2010``, or ``Wednesday 17 November 2010``."""
    return f"{day:%A} {day.day} {day:%B %Y}" if weekday else f"{day.day} {day:%B %Y}"


def short_date(day: date) -> str:
    """``17 Nov 2010``."""
    return f"{day.day} {day:%b %Y}"


def clock(moment: time | datetime) -> str:
    """``15.00``: the board's clock format."""
    return f"{moment:%H.%M}"


def local_clock(moment: datetime, zone: str) -> str:
    """The clock time of an aware moment in the board's zone."""
    return clock(moment.astimezone(ZoneInfo(zone)))


def as_sentence(text: str) -> str:
    """``text`` with the full stop that a hurried hand left out; nothing else of it is changed."""
    return f"{text}." if text and text[-1].isalnum() else text


def joined(names: tuple[str, ...] | list[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def coming_or_going(board: Board, meeting: Meeting, event: PresenceEvent) -> str:
    """The sentence the note carries for one presence event (R15), in the board's own time."""
    at = local_clock(event.at, board.settings.timezone)
    name = who(board, meeting, event.person).name
    match event.kind:
        case PresenceKind.ARRIVED:
            how = " remotely" if event.remote else ""
            return f"{name} joined the meeting{how} at {at}."
        case PresenceKind.RETURNED:
            return f"{name} returned to the meeting at {at}."
        case PresenceKind.LEFT:
            return f"{name} left the meeting at {at}."
        case PresenceKind.STOOD_IN:
            member = who(board, meeting, event.stands_in_for or "").name
            return f"{name} joined the meeting at {at}, standing in for {member}."
        case PresenceKind.STEPPED_DOWN:
            return f"{name} ceased to stand in at {at}."
        case _:
            return f"{name}: {event.kind} at {at}."


def vote_sentence(tally: Tally) -> str:
    """The count in words, with the casting vote apart (R33, R35)."""
    count = f"For {tally.votes_for}, against {tally.against}, abstained {tally.abstained}."
    if tally.casting in (Vote.FOR, Vote.AGAINST):
        count += f" The presiding member gave a casting vote {tally.casting}."
    return count

"""The running number of decisions and actions in a board year, which is never given twice (R45)."""

import re
from collections.abc import Iterable, Iterator

from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting

_REFERENCE = re.compile(r"(.*/)(\d{1,4000})")  # as many digits as Python reads without being asked twice


def opening_of(board: Board) -> str:
    """What the references of the board's year begin with: ``IPB/2010-11/``."""
    return f"{board.prefix}/{board.year.replace('/', '-')}/"


def references(meeting: Meeting) -> Iterator[str]:
    """Every reference given in ``meeting``, and the highest of those that no longer stand."""
    yield from (one.ref for one in meeting.decisions)
    yield from (one.ref for one in meeting.actions)
    yield meeting.last_ref


def split_reference(ref: str) -> tuple[str, int] | None:
    """The opening and the number of ``IPB/2010-11/07``; None for what is not made like that."""
    found = _REFERENCE.fullmatch(ref)
    return (found[1], int(found[2])) if found is not None else None


def later_reference(one: str, other: str) -> str:
    """Whichever of two references has the higher number; what is no reference loses."""
    return max(one, other, key=lambda ref: (split_reference(ref) or ("", -1))[1])


def last_reference(meeting: Meeting) -> str:
    """The highest reference ever given in ``meeting``; empty where there is none."""
    last = ""
    for ref in references(meeting):
        last = later_reference(last, ref)
    return last


def highest_number(board: Board, meetings: Iterable[Meeting]) -> int:
    """The highest number among the references of ``meetings`` in the board's year; 0 where there is none."""
    opening = opening_of(board)
    parts = [split_reference(ref) for meeting in meetings for ref in references(meeting)]
    return max((found[1] for found in parts if found is not None and found[0] == opening), default=0)


def is_reference(wanted: str, ref: str) -> bool:
    """True for the whole reference or its number: ``2`` and ``02`` are IPB/2010-11/02, never /12."""
    number = ref.rpartition("/")[2]
    return wanted.casefold() == ref.casefold() or (
        wanted.isdecimal() and number.isdecimal() and int(wanted[-9:]) == int(number)
    )

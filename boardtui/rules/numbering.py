"""The numbers of agenda items: counted until the agenda is issued, and never changed after that (R24)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, count, product
from string import ascii_uppercase

from boardtui.model.agendas import AgendaItem
from boardtui.model.meetings import Meeting, MeetingState


def is_frozen(meeting: Meeting) -> bool:
    """True where numbers stand: the agenda was issued, or the meeting is past being prepared."""
    return bool(meeting.issues) or meeting.state not in (MeetingState.SCHEDULED, MeetingState.POSTPONED)


def issued_numbers(meeting: Meeting) -> dict[str, str]:
    """The number under which each item was first issued, by the item's id."""
    numbers: dict[str, str] = {}
    for issue in meeting.issues:
        for item in issue.items:
            numbers.setdefault(item.id, item.number)
    return numbers


def counted(agenda: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """``agenda`` with the numbers that its order gives: 1, 2, 2.1, 2.2, 3. Nothing is skipped."""
    found: list[AgendaItem] = []
    whole, part = 0, 0
    for item in agenda:
        if item.depth and whole:
            part += 1
            found.append(replace(item, depth=1, number=f"{whole}.{part}"))
        else:
            whole, part = whole + 1, 0
            found.append(replace(item, depth=0, number=str(whole)))
    return tuple(found)


def late_number(meeting: Meeting, place: int, depth: int) -> str:
    """The number of an item put in at ``place`` once numbers stand (R24).

    Behind everything it is the next number; between two items it is the number before it with the next
    free letter (4A); a part at the end of its item counts on (5.3). A number that any issue ever bore is
    not given again.
    """
    taken = {_bare(item.number) for item in meeting.agenda} | {
        _bare(number) for number in issued_numbers(meeting).values()
    }
    before = meeting.agenda[:place]
    above = next((_bare(one.number) for one in reversed(before) if not one.depth), "")
    behind = meeting.agenda[place : place + 1]
    if depth and above:
        last = _bare(before[-1].number)
        lettered = bool(behind and behind[0].depth and before[-1].depth)
        return _free(_lettered(last) if lettered else (f"{above}.{part}" for part in count(1)), taken)
    if above and any(not one.depth for one in meeting.agenda[place:]):
        return _free(_lettered(above), taken)
    highest = max((_leading(number) for number in taken), default=0)
    return str(highest + 1)


def _free(numbers: Iterator[str], taken: set[str]) -> str:
    return next(number for number in numbers if number not in taken)


def _bare(number: str) -> str:
    return number.rstrip(".").upper()


def _leading(number: str) -> int:
    digits = number[: len(number) - len(number.lstrip("0123456789"))]
    return int(digits[-9:] or "0")


def _lettered(number: str) -> Iterator[str]:
    """``4A``, ``4B`` … ``4Z``, ``4AA`` …: from ``4`` as well as from ``4A``."""
    stem = number.rstrip(ascii_uppercase)
    endings = chain.from_iterable(product(ascii_uppercase, repeat=length) for length in count(1))
    return (stem + "".join(letters) for letters in endings)

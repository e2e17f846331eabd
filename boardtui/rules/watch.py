"""The attendance watch: meetings missed on end, and the six months after which an office may be lost (R20).

It tells the secretary and concludes nothing: one board's register cannot know what was attended elsewhere,
nor whether a reason was approved. It is never printed.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from boardtui.model.boards import Board, Membership
from boardtui.rules.attendance import Mark
from boardtui.rules.digest import Digest
from boardtui.rules.membership import Seat, members_on
from boardtui.rules.statistics import is_known

SIX_MONTHS = 6
WARN_DAYS = 56
"""How long before the six months are over it is said."""
_CAME = (Mark.PRESENT, Mark.REMOTE)


@dataclass(frozen=True, slots=True)
class Missed:
    """A member of today who missed the latest ``meetings`` (their ids, oldest first) one after the other.

    ``last`` is the day of the last one they attended; None where none is on record.
    """

    person: str
    name: str
    meetings: tuple[str, ...]
    last: date | None


@dataclass(frozen=True, slots=True)
class NearLimit:
    """A member of today whose six months run out on ``ends``: that day without attendance is one too many.

    ``last`` is the day of their last attendance, from which it is counted; None where none is on record,
    and it is counted from the beginning of the membership, or else from the first meeting they were
    expected at. ``meeting`` is the last one known to have been missed.
    """

    person: str
    name: str
    last: date | None
    ends: date
    meeting: str

    def days_left(self, today: date) -> int:
        """Whole days until the limit; negative once it is past."""
        return (self.ends - today).days


def missed_in_a_row(board: Board, meetings: Iterable[Digest], today: date) -> tuple[Missed, ...]:
    """The members who missed as many meetings on end as the board's settings say, or more.

    A substitute does not make the member attend (R11). With ``apologies_excuse`` a meeting missed with
    apologies ends the row.
    """
    least, excuse = board.settings.missed_in_a_row, board.settings.apologies_excuse
    known, found = _newest_first(meetings), []
    seats_of = _seats_of(board)
    for seat in _seats(board, today) if least > 0 else ():
        row: list[str] = []
        for held, mark in _expected(seats_of, seat.person.id, known):
            if mark in _CAME or (excuse and mark is Mark.APOLOGIES):
                break
            row.append(held.id)
        if len(row) >= least:
            last = _last(_expected(seats_of, seat.person.id, known))
            found.append(Missed(seat.person.id, seat.name, tuple(reversed(row)), last))
    return tuple(found)


def near_six_months(board: Board, meetings: Iterable[Digest], today: date) -> tuple[NearLimit, ...]:
    """The members whose six months since their last attendance are over, or will be in ``WARN_DAYS`` (R20).

    Nothing where the board's settings do not ask for it. Whoever attended the last meeting they were
    expected at is not named, however long ago that was: there was nothing to attend.
    """
    known, found = _newest_first(meetings), []
    seats_of = _seats_of(board)
    for seat in _seats(board, today) if board.settings.six_month_rule else ():
        held = list(_expected(seats_of, seat.person.id, known))
        if not held or held[0][1] in _CAME:
            continue
        last = _last(held)
        ends = months_after(last or seat.membership.start or held[-1][0].day, SIX_MONTHS)
        if (ends - today).days <= WARN_DAYS:
            found.append(NearLimit(seat.person.id, seat.name, last, ends, held[0][0].id))
    return tuple(found)


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _newest_first(meetings: Iterable[Digest]) -> list[Digest]:
    known = (one for one in meetings if is_known(one))
    return sorted(known, key=lambda one: (one.day, one.id), reverse=True)


def _seats(board: Board, today: date) -> Iterable[Seat]:
    """The members of today by group, each once."""
    return {seat.person.id: seat for seat in members_on(board, today)}.values()


def _seats_of(board: Board) -> dict[str, list[Membership]]:
    """The memberships with a seat, of old ones too, by the id of the person."""
    found: dict[str, list[Membership]] = {}
    for one in board.memberships:
        if one.role.holds_seat:
            found.setdefault(one.person, []).append(one)
    return found


def _expected(
    seats_of: Mapping[str, Sequence[Membership]], person: str, known: Iterable[Digest]
) -> Iterator[tuple[Digest, Mark]]:
    """Those of the ``known`` meetings at which somebody held a seat, with their mark; no further than asked.

    Home asks this of every member of every board: a look back ends at the first meeting attended.
    """
    held = seats_of.get(person, ())
    for meeting in known:
        if any(one.covers(meeting.day) for one in held):
            yield meeting, meeting.marks.get(person, Mark.UNMARKED)


def _last(held: Iterable[tuple[Digest, Mark]]) -> date | None:
    """The day of the latest attendance; ``held`` comes newest first."""
    return next((one.day for one, mark in held if mark in _CAME), None)

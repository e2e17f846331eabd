"""Who holds which seat on a given day (R1–R7): always asked as at a date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from boardtui.model.boards import SEATED, Board, Membership, PoliticalGroup, Role
from boardtui.model.people import Person

_OFFICE_ORDER = {
    Role.CHAIRMAN: 0,
    Role.VICE_CHAIR: 1,
    Role.DEPUTY_CHAIR: 2,
}


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in one role on one day, with the name and authority of that day."""

    person: Person
    membership: Membership
    group: PoliticalGroup | None
    name: str
    authority: str

    @property
    def role(self) -> Role:
        """The role the membership gives."""
        return self.membership.role


def on_the_day(board: Board, day: date, *roles: Role) -> tuple[Seat, ...]:
    """Everybody whose membership covers ``day`` in one of ``roles`` (all roles where none is given).

    They come by political group in the board's order, those without a group last, and within a group
    in the order of their memberships.
    """
    wanted = frozenset(roles) or frozenset(Role)
    board = as_on(board, day)
    ranks = {group.id: rank for rank, group in enumerate(board.groups)}
    people = {person.id: person for person in board.people}
    groups = {group.id: group for group in board.groups}
    seats = [
        _seat(people[membership.person], membership, groups, day)
        for membership in board.memberships
        if membership.role in wanted and membership.covers(day) and membership.person in people
    ]
    last = len(ranks)
    return tuple(sorted(seats, key=lambda seat: ranks.get(seat.membership.group or "", last)))


@dataclass(frozen=True, slots=True, eq=False)
class TheVery:
    """A board as itself: boards are large, and are compared here by being the same one."""

    board: Board

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TheVery) and other.board is self.board

    def __hash__(self) -> int:
        return id(self.board)


def as_on(board: Board, day: date) -> Board:
    """The board as it was called and made up on ``day`` (R1); itself where that is how it is now.

    Whatever is asked of a meeting is asked of the board on the meeting's day.
    """
    return _as_on(TheVery(board), day) if board.earlier else board


@lru_cache(maxsize=64)
def _as_on(of: TheVery, day: date) -> Board:
    return of.board.on(day)


def year_on(board: Board, day: date) -> str:
    """The board year that ``day`` belongs to: ``2010/11``."""
    return next((one.year for one in board.earlier if day <= one.until), board.year)


def years(board: Board) -> tuple[str, ...]:
    """Every board year on record, oldest first."""
    return tuple(dict.fromkeys(one.year for one in board.periods))


def members_on(board: Board, day: date) -> tuple[Seat, ...]:
    """Those who fill a seat on ``day``, by group. Asked for at every mark, so the last answers are kept."""
    return _members_on(TheVery(board), day)


@lru_cache(maxsize=64)
def _members_on(of: TheVery, day: date) -> tuple[Seat, ...]:
    board = of.board
    return on_the_day(board, day, Role.CHAIRMAN, Role.VICE_CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER)


def seat_places(board: Board, day: date) -> Mapping[str, tuple[int, ...]]:
    """Where each person stands in ``members_on``: their seats by place, which is one but for a mistake."""
    return _seat_places(TheVery(board), day)


@lru_cache(maxsize=64)
def _seat_places(of: TheVery, day: date) -> Mapping[str, tuple[int, ...]]:
    places: dict[str, tuple[int, ...]] = {}
    for place, seat in enumerate(_members_on(of, day)):
        places[seat.person.id] = (*places.get(seat.person.id, ()), place)
    return places


def member_ids_on(board: Board, day: date) -> list[str]:
    """The ids of those who fill a seat on ``day``, one a seat, in the order of their memberships."""
    known = {person.id for person in board.people}
    return [
        one.person
        for one in board.memberships
        if one.role in SEATED and one.covers(day) and one.person in known
    ]


def substitutes_on(board: Board, day: date, group: str | None = None) -> tuple[Seat, ...]:
    """The named substitutes on ``day``, of one group where ``group`` is given."""
    named = on_the_day(board, day, Role.SUBSTITUTE)
    return named if group is None else tuple(seat for seat in named if seat.membership.group == group)


def office_first(seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """``seats`` with the chairman, vice-chairs and deputy chairs in front, as notes print them."""
    return tuple(sorted(seats, key=lambda seat: _OFFICE_ORDER.get(seat.role, len(_OFFICE_ORDER))))


def _seat(person: Person, membership: Membership, groups: dict[str, PoliticalGroup], day: date) -> Seat:
    group = groups.get(membership.group) if membership.group is not None else None
    return Seat(person, membership, group, person.name_on(day).printed, person.authority_on(day))

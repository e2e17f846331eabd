"""Edits of a board's people and memberships. Nothing is overwritten: a change has a day (R1, R3)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from boardtui.edits.base import BoardEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.boards import Board, Membership
from boardtui.model.people import Authority, Contact, Dated, Name, Person


@verb("add-person")
@dataclass(frozen=True, slots=True)
class AddPerson(BoardEdit):
    """Add somebody to the board's directory, with a code nobody else has or has had."""

    person: Person

    def apply(self, board: Board, stamp: Stamp) -> Board:
        for other in board.people:
            if other.id == self.person.id:
                raise EditRefused(f"{self.person.id} is already in the directory; change that entry instead.")
            if other.code.casefold() == self.person.code.casefold():
                raise EditRefused(
                    f"The code {self.person.code} belongs to {other.names[-1].printed}; choose another."
                )
        return replace(board, people=(*board.people, self.person))


@verb("appoint")
@dataclass(frozen=True, slots=True)
class Appoint(BoardEdit):
    """Give somebody a dated membership."""

    membership: Membership

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if board.person(self.membership.person) is None:
            raise EditRefused(f"{self.membership.person} is not in the directory; add the person first.")
        return replace(board, memberships=(*board.memberships, self.membership))


@verb("end-membership")
@dataclass(frozen=True, slots=True)
class EndMembership(BoardEdit):
    """End somebody's memberships that are in force on ``last_day``, which still counts."""

    person: str
    last_day: date

    def apply(self, board: Board, stamp: Stamp) -> Board:
        def ended(one: Membership) -> Membership:
            in_force = one.person == self.person and one.covers(self.last_day)
            return replace(one, end=self.last_day, continues=False) if in_force else one

        return replace(board, memberships=tuple(ended(one) for one in board.memberships))


@verb("change-role")
@dataclass(frozen=True, slots=True)
class ChangeMembership(BoardEdit):
    """Put another membership in the place of the one in force, from its ``start`` on (R3)."""

    membership: Membership

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if self.membership.start is None:
            raise EditRefused("A change of role or group needs the day from which it holds.")
        eve = self.membership.start - timedelta(days=1)
        without = EndMembership(self.membership.person, eve).apply(board, stamp)
        return Appoint(self.membership).apply(without, stamp)


@verb("rename-person")
@dataclass(frozen=True, slots=True)
class RenamePerson(BoardEdit):
    """Give somebody another name from a day on; earlier meetings keep the old one."""

    person: str
    name: Name

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if self.name.since is None:
            raise EditRefused("A change of name needs the day from which it holds.")
        return _with_person(
            board, self.person, lambda one: replace(one, names=_by_day((*one.names, self.name)))
        )


@verb("change-authority")
@dataclass(frozen=True, slots=True)
class ChangeAuthority(BoardEdit):
    """Record that somebody comes from another authority from a day on."""

    person: str
    authority: Authority

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if self.authority.since is None:
            raise EditRefused("A change of authority needs the day from which it holds.")
        return _with_person(
            board,
            self.person,
            lambda one: replace(one, authorities=_by_day((*one.authorities, self.authority))),
        )


@verb("remove-contact")
@dataclass(frozen=True, slots=True)
class RemoveContact(BoardEdit):
    """Forget somebody's telephone number and e-mail address. The journal says whose, by id only (R52)."""

    person: str

    def apply(self, board: Board, stamp: Stamp) -> Board:
        return _with_person(board, self.person, lambda one: replace(one, contact=Contact()))


def _by_day(entries: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """Oldest first, as a person keeps them, also where the change is entered late."""
    return tuple(sorted(entries, key=lambda one: one.since or date.min))


def _with_person(board: Board, person_id: str, change: Callable[[Person], Person]) -> Board:
    if board.person(person_id) is None:
        raise EditRefused(f"{person_id} is not in the directory; add the person first.")
    return replace(board, people=tuple(change(one) if one.id == person_id else one for one in board.people))

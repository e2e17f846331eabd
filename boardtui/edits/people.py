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
        _must_be_free(board, self.person.code, self.person.id)
        return replace(board, people=(*board.people, self.person))


@verb("appoint")
@dataclass(frozen=True, slots=True)
class Appoint(BoardEdit):
    """Give somebody a dated membership; that of ``in_place_of`` ends on the eve of it (R7)."""

    membership: Membership
    in_place_of: str | None = None

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if board.person(self.membership.person) is None:
            raise EditRefused(f"{self.membership.person} is not in the directory; add the person first.")
        if self.in_place_of is not None:
            if self.membership.start is None:
                raise EditRefused("An appointment in somebody's place needs the day from which it holds.")
            return _instead(board, self.in_place_of, self.membership.start, self.membership)
        return replace(board, memberships=(*board.memberships, self.membership))


@verb("enrol")
@dataclass(frozen=True, slots=True)
class Enrol(BoardEdit):
    """Add somebody new and appoint them, in one: one entry, one undo."""

    person: Person
    membership: Membership
    in_place_of: str | None = None

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if self.membership.person != self.person.id:
            raise EditRefused("The membership is somebody else's; appoint the person who is added.")
        added = AddPerson(self.person).apply(board, stamp)
        return Appoint(self.membership, self.in_place_of).apply(added, stamp)


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


@verb("change-membership")
@dataclass(frozen=True, slots=True)
class ChangeMembership(BoardEdit):
    """Put another membership in the place of the one in force, from its ``start`` on (R3).

    It takes the old one's place in the list, so that nobody moves in the register for a change of role.
    Where the person has a later membership on record already, this one lasts until the eve of that.
    """

    membership: Membership

    def apply(self, board: Board, stamp: Stamp) -> Board:
        new, start = self.membership, self.membership.start
        if start is None:
            raise EditRefused("A change of role or group needs the day from which it holds.")
        if board.person(new.person) is None:
            raise EditRefused(f"{new.person} is not in the directory; add the person first.")
        days = (one.start for one in board.memberships if one.person == new.person)
        following = min((day for day in days if day is not None and day > start), default=None)
        if following is not None and (new.end is None or new.end >= following):
            new = replace(new, end=_eve(following), continues=False)
        return _instead(board, new.person, start, new)


@verb("change-role")
@dataclass(frozen=True, slots=True)
class ChangeRole(BoardEdit):
    """What ``ChangeMembership`` was in earlier journals, kept so that they say what they always said.

    A membership that began on the very day stayed beside the new one.
    """

    membership: Membership

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if self.membership.start is None:
            raise EditRefused("A change of role or group needs the day from which it holds.")
        eve = _eve(self.membership.start)
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


@verb("change-code")
@dataclass(frozen=True, slots=True)
class ChangeCode(BoardEdit):
    """Give somebody another two-letter code. The old one is kept, and is never given to anybody else."""

    person: str
    code: str

    def apply(self, board: Board, stamp: Stamp) -> Board:
        code = self.code.strip().upper()
        if not (len(code) == 2 and code.isascii() and code.isalpha()):
            raise EditRefused(f"'{self.code}' is not a code; a code is two letters.")
        _must_be_free(board, code, self.person)

        def changed(one: Person) -> Person:
            if one.code.upper() == code:
                return one
            former = tuple(old for old in (*one.former_codes, one.code) if old and old != code)
            return replace(one, code=code, former_codes=former)

        return _with_person(board, self.person, changed)


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


@verb("set-contact")
@dataclass(frozen=True, slots=True)
class SetContact(BoardEdit):
    """Say how to reach somebody."""

    person: str
    contact: Contact

    def apply(self, board: Board, stamp: Stamp) -> Board:
        return _with_person(board, self.person, lambda one: replace(one, contact=self.contact))


@verb("set-aliases")
@dataclass(frozen=True, slots=True)
class SetAliases(BoardEdit):
    """Say by which other names somebody is found and recognised (S48)."""

    person: str
    aliases: tuple[str, ...]

    def apply(self, board: Board, stamp: Stamp) -> Board:
        kept = tuple(dict.fromkeys(alias.strip() for alias in self.aliases if alias.strip()))
        return _with_person(board, self.person, lambda one: replace(one, aliases=kept))


@verb("set-post")
@dataclass(frozen=True, slots=True)
class SetPost(BoardEdit):
    """Say what an officer's post is called."""

    person: str
    post: str

    def apply(self, board: Board, stamp: Stamp) -> Board:
        return _with_person(board, self.person, lambda one: replace(one, post=self.post))


@verb("correct-name")
@dataclass(frozen=True, slots=True)
class CorrectName(BoardEdit):
    """Put right a name that was entered wrongly: the one that holds from ``name.since`` on, at all times.

    A person who is called something else from a day on is renamed instead.
    """

    person: str
    name: Name

    def apply(self, board: Board, stamp: Stamp) -> Board:
        one = board.person(self.person)
        if one is not None and all(name.since != self.name.since for name in one.names):
            raise EditRefused(f"{one.names[-1].printed} has no name from that day that could be put right.")
        return _with_person(board, self.person, lambda one: replace(one, names=_dated(one.names, self.name)))


@verb("correct-authority")
@dataclass(frozen=True, slots=True)
class CorrectAuthority(BoardEdit):
    """Put right an authority that was entered wrongly, or that nobody had entered."""

    person: str
    authority: Authority

    def apply(self, board: Board, stamp: Stamp) -> Board:
        return _with_person(
            board, self.person, lambda one: replace(one, authorities=_dated(one.authorities, self.authority))
        )


def _instead(board: Board, person: str, start: date, new: Membership) -> Board:
    """``new`` in the place of what ``person`` holds on ``start``, which ends on its eve or never began."""
    told: list[Membership] = []
    placed = False
    for one in board.memberships:
        if one.person != person or not one.covers(start):
            told.append(one)
            continue
        if one.start is None or one.start < start:
            told.append(replace(one, end=_eve(start), continues=False))
        if not placed:
            told.append(new)
            placed = True
    return replace(board, memberships=tuple(told) if placed else (*told, new))


def _eve(day: date) -> date:
    if day == date.min:
        raise EditRefused("That day is before everything; leave the day out.")
    return day - timedelta(days=1)


def _dated(entries: tuple[Dated, ...], new: Dated) -> tuple[Dated, ...]:
    """``entries`` with ``new`` for the one of its day, oldest first."""
    others: list[Dated] = [one for one in entries if one.since != new.since]
    others.append(new)
    return _by_day(tuple(others))


def _must_be_free(board: Board, code: str, person: str) -> None:
    """Refuse a code that somebody other than ``person`` has or has had. No code is everybody's."""
    wanted = code.casefold()
    for other in board.people:
        taken = {one.casefold() for one in (other.code, *other.former_codes)}
        if wanted and other.id != person and wanted in taken:
            belongs = "belongs" if wanted == other.code.casefold() else "belonged"
            raise EditRefused(f"The code {code} {belongs} to {other.names[-1].printed}; choose another.")


def _by_day(entries: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """Oldest first, as a person keeps them, also where the change is entered late."""
    return tuple(sorted(entries, key=lambda one: one.since or date.min))


def _with_person(board: Board, person_id: str, change: Callable[[Person], Person]) -> Board:
    if board.person(person_id) is None:
        raise EditRefused(f"{person_id} is not in the directory; add the person first.")
    return replace(board, people=tuple(change(one) if one.id == person_id else one for one in board.people))

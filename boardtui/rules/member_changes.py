"""What changed about a board's people between two days: what a register's footnotes and a life story say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from boardtui.model.boards import Board, Membership
from boardtui.model.people import Person
from boardtui.rules.membership import as_on
from boardtui.rules.wording import long_date


class ChangeKind(StrEnum):
    """What about a person changed."""

    JOINED = "joined"
    LEFT = "left"
    ROLE = "role"
    GROUP = "group"
    AUTHORITY = "authority"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class MemberChange:
    """One change: whose, the first day on which it holds, and its words (``Vice-Chair from 1 May 2011``)."""

    person: str
    day: date
    kind: ChangeKind
    words: str


def changes_between(
    board: Board, first: date, last: date, person: str | None = None
) -> tuple[MemberChange, ...]:
    """Every change that took effect from ``first`` to ``last``, by day (R2, R3); of one person where named.

    A footnote of the register needs those of its year after the first meeting.
    """
    found = [
        change
        for one in board.people
        if person is None or one.id == person
        for change in (*_of_terms(board, one), *_of_person(one))
        if first <= change.day <= last
    ]
    return tuple(sorted(found, key=lambda change: (change.day, change.person, change.kind)))


def _of_terms(board: Board, person: Person) -> Iterator[MemberChange]:
    terms = sorted(
        (one for one in board.memberships if one.person == person.id),
        key=lambda one: one.start or date.min,
    )
    if not terms:
        return
    if terms[0].start is not None:
        yield _joined(board, terms[0], terms[0].start)
    for before, after in pairwise(terms):
        if after.start is None:
            continue
        if before.end is not None and after.start - before.end > timedelta(days=1):
            yield _left(before.person, before.end)
            yield _joined(board, after, after.start)
            continue
        if after.role is not before.role:
            yield _change(board, after, after.start, ChangeKind.ROLE)
        if after.group != before.group:
            yield _change(board, after, after.start, ChangeKind.GROUP)
    if terms[-1].end is not None and not terms[-1].continues:
        yield _left(person.id, terms[-1].end)


def _of_person(person: Person) -> Iterator[MemberChange]:
    for name in person.names[1:]:
        if name.since is not None:
            words = f"{name.printed} from {long_date(name.since)}"
            yield MemberChange(person.id, name.since, ChangeKind.NAME, words)
    for authority in person.authorities[1:]:
        if authority.since is not None:
            words = f"{authority.name} from {long_date(authority.since)}"
            yield MemberChange(person.id, authority.since, ChangeKind.AUTHORITY, words)


def _joined(board: Board, term: Membership, day: date) -> MemberChange:
    role = as_on(board, day).settings.titles.printed(term.role)
    return MemberChange(term.person, day, ChangeKind.JOINED, f"{role} from {long_date(day)}")


def _left(person: str, last: date) -> MemberChange:
    return MemberChange(person, last + timedelta(days=1), ChangeKind.LEFT, f"until {long_date(last)}")


def _change(board: Board, term: Membership, day: date, kind: ChangeKind) -> MemberChange:
    then = as_on(board, day)
    if kind is ChangeKind.ROLE:
        words = then.settings.titles.printed(term.role)
    else:
        group = then.group(term.group)
        words = group.name if group is not None else "no group"
    return MemberChange(term.person, day, kind, f"{words} from {long_date(day)}")

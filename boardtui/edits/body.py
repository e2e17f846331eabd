"""Edits of how a board is called and made up, and of its rules. A past meeting keeps those of its day (R1).

Each says from which day it holds. Without a day it puts right what was entered wrongly, as far back as the
same was on record. Entered late, it holds until the next change of the same thing.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from boardtui.edits.base import BoardEdit, Stamp, verb
from boardtui.edits.people import ChangeMembership
from boardtui.errors import EditRefused
from boardtui.model.boards import Board, BoardSettings, Earlier, PoliticalGroup
from boardtui.model.people import Contact, Person


@verb("rename-board")
@dataclass(frozen=True, slots=True)
class RenameBoard(BoardEdit):
    """Give the board another name, prefix or parent body; what is None stays."""

    since: date | None
    name: str | None = None
    prefix: str | None = None
    parent: str | None = None

    def apply(self, board: Board, stamp: Stamp) -> Board:
        for field in ("name", "prefix", "parent"):
            said = getattr(self, field)
            if said is None:
                continue
            if field != "parent" and not said.strip():
                raise EditRefused(f"A board cannot be without a {field}.")
            board = _fact(board, self.since, field, said)
        return board


@verb("begin-year")
@dataclass(frozen=True, slots=True)
class BeginYear(BoardEdit):
    """Begin another board year on ``start``: from then on references are numbered afresh (R45).

    Meetings before that day keep their year, their register and their references.
    """

    year: str
    start: date

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if not self.year.strip():
            raise EditRefused("A board year needs a name, such as 2011/12.")
        return _fact(board, self.start, "year", self.year)


@verb("add-group")
@dataclass(frozen=True, slots=True)
class AddGroup(BoardEdit):
    """Add a political group with its allocation of seats."""

    group: PoliticalGroup
    since: date | None = None

    def apply(self, board: Board, stamp: Stamp) -> Board:
        _must_be_seats(self.group.seats)
        if any(one.group(self.group.id) is not None for one in board.periods):
            raise EditRefused(f"There is a group {self.group.id} already; change that one instead.")
        return hold_from(
            board,
            self.since,
            lambda period: period.group(self.group.id),
            lambda period: replace(period, groups=(*period.groups, self.group)),
        )


@verb("change-group")
@dataclass(frozen=True, slots=True)
class ChangeGroup(BoardEdit):
    """Change a group's name, seats or office from a day on; what is None stays.

    The office and how to reach it are no part of any past document: they change without a day, and what
    they were is not kept.
    """

    group: str
    since: date | None = None
    name: str | None = None
    seats: int | None = None
    office: str | None = None
    office_contact: Contact | None = None

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if self.seats is not None:
            _must_be_seats(self.seats)
        if self.name is not None and not self.name.strip():
            raise EditRefused("A group cannot be without a name.")
        _must_have(board, self.group, self.since)
        for field in ("name", "seats"):
            said = getattr(self, field)
            if said is not None:
                board = _group_fact(board, self.since, self.group, field, said)
        for field in ("office", "office_contact"):
            said = getattr(self, field)
            if said is not None:
                board = _everywhere(board, self.group, field, said)
        return board


@verb("dissolve-group")
@dataclass(frozen=True, slots=True)
class DissolveGroup(BoardEdit):
    """Take a group and its seats off the board after ``last_day``. Its members stay until they are moved."""

    group: str
    last_day: date

    def apply(self, board: Board, stamp: Stamp) -> Board:
        since = self.last_day + timedelta(days=1)
        _must_have(board, self.group, since)
        return _without_group(board, self.group, since)


@verb("merge-groups")
@dataclass(frozen=True, slots=True)
class MergeGroups(BoardEdit):
    """Let a group join another from a day on: its seats and its members, those to come among them (R3)."""

    group: str
    into: str
    since: date

    def apply(self, board: Board, stamp: Stamp) -> Board:
        if self.group == self.into:
            raise EditRefused("A group cannot join itself.")
        for group in (self.group, self.into):
            _must_have(board, group, self.since)
        held = _first(board, self.since)
        seats = sum(one.seats for one in held.groups if one.id in (self.group, self.into))
        board = _group_fact(board, self.since, self.into, "seats", seats)
        for held_by in board.memberships:
            if held_by.group == self.group and held_by.covers(self.since) and held_by.start != self.since:
                moved = replace(held_by, group=self.into, start=self.since)
                board = ChangeMembership(moved).apply(board, stamp)
        memberships = tuple(
            replace(one, group=self.into)
            if one.group == self.group and one.start is not None and one.start >= self.since
            else one
            for one in board.memberships
        )
        return _without_group(replace(board, memberships=memberships), self.group, self.since)


@verb("change-settings")
@dataclass(frozen=True, slots=True)
class ChangeSettings(BoardEdit):
    """Let the board meet by other rules from a day on; only what differs from that day's rules is changed."""

    settings: BoardSettings
    since: date | None = None

    def apply(self, board: Board, stamp: Stamp) -> Board:
        held = _first(board, self.since).settings
        for spec in fields(BoardSettings):
            said = getattr(self.settings, spec.name)
            if said != getattr(held, spec.name):
                board = _setting(board, self.since, spec.name, said)
        return board


@verb("name-contact")
@dataclass(frozen=True, slots=True)
class NameContact(BoardEdit):
    """Say who answers for the board, and how to reach them; None takes the contact away."""

    contact: Person | None

    def apply(self, board: Board, stamp: Stamp) -> Board:
        return replace(board, contact=self.contact)


@verb("board-notices")
@dataclass(frozen=True, slots=True)
class WriteNotices(BoardEdit):
    """Say what every notice of a meeting tells besides: allowances, how to find the place.

    Each opens with its heading, where it has one (``Allowances: ask.``); ``Location (Town Hall): by the
    mill.`` is told of meetings at the Town Hall only.
    """

    notices: tuple[str, ...]

    def apply(self, board: Board, stamp: Stamp) -> Board:
        return replace(board, notices=tuple(one.strip() for one in self.notices if one.strip()))


def hold_from(
    board: Board,
    since: date | None,
    look: Callable[[Earlier], object],
    put: Callable[[Earlier], Earlier],
) -> Board:
    """``board`` with ``put`` in force from ``since`` until the next change of what ``look`` looks at.

    ``since`` of None is from as far back as what ``look`` says now was on record.
    """
    before, after = ([], list(board.periods)[::-1]) if since is None else _parted(board, since)
    was, put_in, changed = look(after[0]), [], True
    for period in after:
        changed = changed and look(period) == was
        put_in.append(put(period) if changed else period)
    return _told_as(board, [*before, *(put_in[::-1] if since is None else put_in)])


def _parted(board: Board, since: date) -> tuple[list[Earlier], list[Earlier]]:
    """Everything that ever held, parted at the beginning of ``since``; the second part is never empty."""
    if since == date.min:
        return [], list(board.periods)
    eve = since - timedelta(days=1)
    before: list[Earlier] = []
    after: list[Earlier] = []
    for period in board.periods:
        begun = before[-1].until if before else None
        if period.until <= eve:
            before.append(period)
        elif not after and begun != eve:
            before.append(replace(period, until=eve))
            after.append(period)
        else:
            after.append(period)
    return before, after


def _told_as(board: Board, periods: list[Earlier]) -> Board:
    """``board`` with ``periods`` for all that ever held; those that say the same on end are made one."""
    told: list[Earlier] = []
    for period in periods:
        if told and replace(told[-1], until=period.until) == period:
            told.pop()
        told.append(period)
    return board.held(told[-1], tuple(told[:-1]))


def _first(board: Board, since: date | None) -> Earlier:
    """What held on ``since``; what holds now where it is None."""
    return board.periods[-1] if since is None else _parted(board, since)[1][0]


def _fact(board: Board, since: date | None, field: str, said: Any) -> Board:
    return hold_from(
        board, since, lambda period: getattr(period, field), lambda period: replace(period, **{field: said})
    )


def _setting(board: Board, since: date | None, field: str, said: Any) -> Board:
    return hold_from(
        board,
        since,
        lambda period: getattr(period.settings, field),
        lambda period: replace(period, settings=replace(period.settings, **{field: said})),
    )


def _group_fact(board: Board, since: date | None, group_id: str, field: str, said: Any) -> Board:
    def look(period: Earlier) -> object:
        group = period.group(group_id)
        return None if group is None else getattr(group, field)

    return hold_from(board, since, look, lambda period: _with_group(period, group_id, field, said))


def _everywhere(board: Board, group_id: str, field: str, said: Any) -> Board:
    return _told_as(board, [_with_group(period, group_id, field, said) for period in board.periods])


def _with_group(period: Earlier, group_id: str, field: str, said: Any) -> Earlier:
    groups = tuple(replace(one, **{field: said}) if one.id == group_id else one for one in period.groups)
    return replace(period, groups=groups)


def _without_group(board: Board, group_id: str, since: date) -> Board:
    def without(period: Earlier) -> Earlier:
        return replace(period, groups=tuple(one for one in period.groups if one.id != group_id))

    return hold_from(board, since, lambda period: period.group(group_id) is not None, without)


def _must_have(board: Board, group_id: str, since: date | None) -> None:
    if _first(board, since).group(group_id) is None:
        then = "" if since is None else " on that day"
        raise EditRefused(f"There is no group {group_id} on this board{then}.")


def _must_be_seats(seats: int) -> None:
    if seats < 0:
        raise EditRefused("A group cannot have fewer than no seats.")

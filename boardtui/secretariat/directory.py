"""Making and finding the people and groups of a board from what a person typed."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from boardtui.errors import NotFound, UsageRefusal
from boardtui.model.boards import Board, BoardSettings, PoliticalGroup
from boardtui.model.people import Authority, Name, Person
from boardtui.rules.codes import free_code
from boardtui.rules.folding import fold
from boardtui.rules.identity import Known, on_that_day
from boardtui.rules.membership import as_on
from boardtui.rules.naming import match_person, nearest


def free_id(name: str, taken: Collection[str]) -> str:
    """An id made of ``name`` that is not in ``taken``: ``liberal-democrat``, ``ian-clark-2``."""
    stem = "-".join(re.findall(r"[a-z0-9]+", fold(name)))[:60] or "x"
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found


def new_board(
    boards: Iterable[Board],
    name: str,
    prefix: str,
    year: str,
    groups: Iterable[PoliticalGroup] = (),
    parent: str = "",
    settings: BoardSettings | None = None,
) -> Board:
    """A board to found, with an id of its own. A prefix that another board has is refused (R45)."""
    known = tuple(boards)
    for said, what in ((name, "name"), (prefix, "prefix"), (year, "year")):
        if not said.strip():
            raise UsageRefusal(f"A board needs a {what}.")
    for one in known:
        if any(fold(period.prefix) == fold(prefix) for period in one.periods):
            raise UsageRefusal(
                f"The prefix {prefix} belongs to the {one.name}; references need one of their own."
            )
    board_id = free_id(name, {one.id for one in known})
    return Board(board_id, name, prefix, year, parent, tuple(groups), settings=settings or BoardSettings())


def new_group(
    board_groups: Iterable[PoliticalGroup], name: str, seats: int, office: str = ""
) -> PoliticalGroup:
    """A political group to add, with an id of its own."""
    return PoliticalGroup(free_id(name, {one.id for one in board_groups}), name, seats, office)


def new_person(
    board: Board, name: Name, authority: str = "", code: str = "", *, since: date | None = None
) -> Person:
    """Somebody to add to ``board``, with an id and a free code; ``code`` where one is wanted.

    Whoever sits on another board already is taken from there by ``same_person``, so that it is one person.
    """
    if not name.full.strip():
        raise UsageRefusal("Somebody who is added needs a name.")
    taken = {one for person in board.people for one in (person.code, *person.former_codes)}
    authorities = (Authority(authority, since),) if authority else ()
    return Person(
        free_id(name.full, {one.id for one in board.people}),
        code.strip().upper() or free_code(name.full, taken),
        (name,),
        authorities,
    )


def same_person(boards: Iterable[Board], board: Board, wanted: str) -> Person | None:
    """The person whom ``wanted`` (an id, a name or an alias) means on another board, ready to be added here.

    None where nobody or more than one person is meant. The code is theirs where it is free here.
    """
    sought = fold(wanted)
    found = {
        one.id: one
        for other in boards
        if other.id != board.id
        for one in other.people
        if sought in {fold(name) for name in (one.id, *(n.full for n in one.names), *one.aliases)}
    }
    if len(found) != 1:
        return None
    (one,) = found.values()
    taken = {code for person in board.people for code in (person.code, *person.former_codes)}
    code = one.code if one.code and one.code not in taken else free_code(one.names[-1].full, taken)
    return replace(one, code=code, former_codes=())


def find_person(board: Board, wanted: str, day: date) -> Known:
    """The person whom ``wanted`` means, by code, id or name as on ``day``; refuses to guess."""
    people = tuple(on_that_day(board, person, day) for person in board.people)
    for one in people:
        if one.id == wanted:
            return one
    match = match_person(wanted, people)
    if match.one is not None:
        return match.one
    if match.found:
        listed = ", ".join(f"{one.name} ({one.code})" for one in match.found)
        raise UsageRefusal(f"'{wanted}' could be {listed}; type the code.")
    near = ", ".join(f"{one.name} ({one.code})" for one in nearest(wanted, people))
    meant = f" Did you mean {near}?" if near else ""
    raise NotFound(f"Nobody called '{wanted}' is in the directory of the {board.name}.{meant}")


def find_group(board: Board, wanted: str, day: date) -> PoliticalGroup:
    """The group of ``day`` whose id or name ``wanted`` is or opens."""
    groups = as_on(board, day).groups
    sought = fold(wanted)
    for one in groups:
        if sought in (fold(one.id), fold(one.name)):
            return one
    found = [one for one in groups if sought and fold(one.name).startswith(sought)]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(one.id for one in groups) or "none"
    raise NotFound(f"There is no group '{wanted}' on the {board.name} (groups: {listed}).")

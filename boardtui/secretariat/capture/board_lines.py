"""One-line forms for the board itself: a person added or changed, a date of the calendar, a group.

What is typed is parted at commas; each part says what it is by its words, in any order. Nothing is refused by
an exception here: what cannot be read is said, so that it can be shown while the line is being typed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import NamedTuple

from boardtui.edits.base import BoardEdit, Stamp
from boardtui.edits.body import AddGroup, ChangeGroup
from boardtui.edits.people import (
    ChangeAuthority,
    ChangeCode,
    ChangeMembership,
    EndMembership,
    Enrol,
    RenamePerson,
    SetContact,
)
from boardtui.errors import Refusal, UsageRefusal
from boardtui.model.boards import Board, Membership, PoliticalGroup, Role
from boardtui.model.people import Authority, Contact, Name
from boardtui.model.text import clean_line
from boardtui.rules.folding import fold
from boardtui.rules.wording import short_date
from boardtui.secretariat.capture.dates import read_date
from boardtui.secretariat.directory import find_group, find_person, new_group, new_person, same_person


class Read(NamedTuple):
    """What a line means: the edit and what it says in words, or why it means none."""

    edit: BoardEdit | None
    said: str
    refusal: str = ""


_ROLES = {
    "chair": Role.CHAIRMAN, "chairman": Role.CHAIRMAN, "chairwoman": Role.CHAIRMAN,
    "vice-chair": Role.VICE_CHAIR, "vice chair": Role.VICE_CHAIR, "vice-chairman": Role.VICE_CHAIR,
    "deputy": Role.DEPUTY_CHAIR, "deputy chair": Role.DEPUTY_CHAIR, "deputy-chair": Role.DEPUTY_CHAIR,
    "member": Role.MEMBER, "substitute": Role.SUBSTITUTE, "sub": Role.SUBSTITUTE, "reserve": Role.SUBSTITUTE,
    "observer": Role.OBSERVER, "officer": Role.OFFICER,
}  # fmt: skip
_HONORIFICS = {
    "cllr", "councillor", "dr", "sir", "dame", "lord", "lady", "baroness", "mr", "mrs", "ms", "miss", "mx",
    "prof", "professor", "rev", "alderman",
}  # fmt: skip
_LABELLED = re.compile(
    r"(from|until|in place of|instead of|code|authority|name|email|phone|post|seats|office)\s+(.+)", re.I
)
_NO_TIME = datetime.min.replace(tzinfo=UTC)  # nothing that is only tried is stamped
_EMAIL = re.compile(r"\S+@\S+\.\S+")


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a line: what was named, and the words that no name stands before."""

    named: dict[str, str]
    roles: tuple[Role, ...]
    group: str | None
    others: tuple[str, ...]

    def day(self, which: str, today: date) -> date | None:
        """The date said with ``from`` or ``until``."""
        said = self.named.get(which)
        if said is None:
            return None
        found = read_date(said, today)
        if found is None:
            raise UsageRefusal(f"'{said}' is no date; type it as 18 jan 2011.")
        return found


def read_member(line: str, board: Board, boards: tuple[Board, ...], today: date) -> Read:
    """Somebody to be added: ``Cllr Jane Smith, Labour, member, Leeds City Council, from 18 jan``.

    Without ``from`` they join ``today``: nobody is expected at a meeting that is over.
    """
    return reading(partial(_member, board=board, boards=boards, today=today), line, board)


def read_change(line: str, board: Board, person: str, today: date) -> Read:
    """A change of the person with the id ``person``: role, group and term, or one other thing, from a day.

    Without ``from`` it holds from ``today``.
    """
    return reading(partial(_change, board=board, person=person, today=today), line, board)


def read_end(line: str, board: Board, person: str, today: date) -> Read:
    """The last day of somebody's membership."""
    return reading(partial(_end, board=board, person=person, today=today), line, board)


def read_code(line: str, board: Board, person: str) -> Read:
    """Another two-letter code."""

    def code(typed: str) -> Read:
        return Read(ChangeCode(person, typed), f"{_name(board, person, date.max)}: code {typed.upper()}")

    return reading(code, line, board)


def read_group(line: str, board: Board, today: date, group: str | None = None) -> Read:
    """A political group: added (``Green, 2 seats``), or ``group`` changed (``5 seats, from 1 may 2011``)."""
    return reading(partial(_group, board=board, group_id=group, today=today), line, board)


def parted_name(typed: str) -> Name:
    """A typed name in its parts: ``Cllr Jane Smith CBE``."""
    words = typed.split()
    first = 0
    while first < len(words) - 1 and words[first].rstrip(".").casefold() in _HONORIFICS:
        first += 1
    last = len(words)
    while last - 1 > first and len(words[last - 1]) > 1 and words[last - 1].isupper() and last - first > 2:
        last -= 1
    return Name(" ".join(words[first:last]), " ".join(words[:first]), " ".join(words[last:]))


def reading(read: Callable[[str], Read], line: str, board: Board) -> Read:
    """What ``read`` makes of the line; its edit is tried on the board, so that a refusal comes in time."""
    typed = clean_line(line)
    if not typed:
        return Read(None, "")
    try:
        found = read(typed)
        if found.edit is not None:
            found.edit.apply(board, Stamp(0, _NO_TIME, ""))
    except Refusal as refusal:
        return Read(None, "", str(refusal))
    return found


def _member(line: str, board: Board, boards: tuple[Board, ...], today: date) -> Read:
    typed, *rest = [one.strip() for one in line.split(",")]
    parts = _parts_of(rest, board, today)
    since, until = parts.day("from", today) or today, parts.day("until", today)
    role = parts.roles[0] if parts.roles else Role.MEMBER
    others = list(parts.others)
    post = parts.named.get("post", "")
    if role is Role.OFFICER and others and not post:
        post = others.pop(0)
    authority = parts.named.get("authority") or (others.pop(0) if others else "")
    if others:
        raise UsageRefusal(f"'{others[0]}' is no role and no group of the board.")
    name = parted_name(typed)
    same = same_person(boards, board, name.full)
    known = same is not None and board.person(same.id) is None
    if same is None or not known:
        person = new_person(board, name, authority, parts.named.get("code", ""), since=None)
    else:
        person = same
    contact = Contact(parts.named.get("phone", ""), parts.named.get("email", ""))
    person = replace(
        person, post=post or person.post, contact=contact if _any_of(contact) else person.contact
    )
    instead = parts.named.get("in place of") or parts.named.get("instead of")
    replaced = None if instead is None else find_person(board, instead, since)
    if role.holds_seat and parts.group is None and replaced is not None:
        held = held_on(board, replaced.id, since)
        parts = replace(parts, group=held.group if held else None)
    membership = Membership(person.id, role, parts.group, since, until, votes=role.holds_seat)
    said = _said_membership(board, f"{name.printed} ({person.code})", membership, authority or post)
    said += f", in place of {replaced.name}" if replaced is not None else ""
    said += ", the same person as on another board" if known else ""
    return Read(Enrol(person, membership, replaced.id if replaced else None), said)


def _change(line: str, board: Board, person: str, today: date) -> Read:
    parts = _parts_of([one.strip() for one in line.split(",")], board, today)
    since = parts.day("from", today) or today
    said_name = _name(board, person, since)
    kinds = [one for one in ("name", "authority", "code") if one in parts.named]
    contacts = [one for one in ("email", "phone") if one in parts.named]
    membership = bool(parts.roles or parts.group or "until" in parts.named)
    if parts.others:
        raise UsageRefusal(
            f"'{parts.others[0]}' is no role and no group; type name, authority, email or phone before it."
        )
    if len(kinds) + bool(contacts) + membership != 1:
        raise UsageRefusal("One thing at a time: role, group and term; or a name; or an authority.")
    when = f" from {short_date(since)}"
    match kinds:
        case ["name"]:
            new = replace(parted_name(parts.named["name"]), since=since)
            return Read(RenamePerson(person, new), f"{said_name} is called {new.printed}{when}")
        case ["authority"]:
            authority = Authority(parts.named["authority"], since)
            said = f"{said_name} comes from {authority.name}{when}"
            return Read(ChangeAuthority(person, authority), said)
        case ["code"]:
            code = parts.named["code"].upper()
            return Read(ChangeCode(person, code), f"{said_name}: code {code}")
    if contacts:
        return _reached(board, person, parts, said_name)
    return _held_otherwise(board, person, parts, since, today)


def _reached(board: Board, person: str, parts: _Parts, said_name: str) -> Read:
    known = board.person(person)
    contact = known.contact if known is not None else Contact()
    new = Contact(parts.named.get("phone", contact.phone), parts.named.get("email", contact.email))
    return Read(SetContact(person, new), f"{said_name}: how to reach them is kept")


def _held_otherwise(board: Board, person: str, parts: _Parts, since: date, today: date) -> Read:
    said_name = _name(board, person, since)
    held = held_on(board, person, since)
    if held is None:
        raise UsageRefusal(f"{said_name} holds nothing on {short_date(since)}; add a membership with n.")
    role = parts.roles[0] if parts.roles else held.role
    changed = replace(
        held,
        role=role,
        group=parts.group if parts.group is not None else held.group,
        start=since,
        end=parts.day("until", today) or held.end,
        votes=role.holds_seat if parts.roles else held.votes,
    )
    return Read(ChangeMembership(changed), _said_membership(board, said_name, changed, ""))


def _end(line: str, board: Board, person: str, today: date) -> Read:
    last = read_date(line, today)
    if last is None:
        raise UsageRefusal(f"'{line}' is no date; type it as 18 jan 2011.")
    name = _name(board, person, last)
    if held_on(board, person, last) is None:
        raise UsageRefusal(f"{name} holds nothing on {short_date(last)} that could end.")
    return Read(EndMembership(person, last), f"{name} is on the board until {last:%a} {short_date(last)}")


def _group(line: str, board: Board, group_id: str | None, today: date) -> Read:
    seats: int | None = None
    name, told = "", dict[str, str]()
    since: date | None = None
    for part in (one.strip() for one in line.split(",")):
        counted = re.fullmatch(r"(\d{1,3})(?:\s+seats?)?|seats\s+(\d{1,3})", part, re.I)
        labelled = _LABELLED.fullmatch(part)
        if counted is not None:
            seats = int(counted[1] or counted[2])
        elif labelled is not None and labelled[1].casefold() == "from":
            since = _Parts({"from": labelled[2]}, (), None, ()).day("from", today)
        elif labelled is not None and labelled[1].casefold() in ("office", "email", "phone"):
            told[labelled[1].casefold()] = "" if labelled[2] == "-" else labelled[2]
        else:
            name = labelled[2] if labelled is not None and labelled[1].casefold() == "name" else part
    office = told.get("office")
    if group_id is None:
        if not name or seats is None:
            raise UsageRefusal("A group needs a name and its seats: Green, 2 seats.")
        new = new_group((one for each in board.periods for one in each.groups), name, seats, office or "")
        new = replace(new, office_contact=_office_contact(new, told) or new.office_contact)
        return Read(
            AddGroup(new, since or today), f"{name} has {_seats(seats)} from {short_date(since or today)}"
        )
    known = find_group(board, group_id, since or today)
    said = [f"is called {name}"] if name else []
    said += [f"has {_seats(seats)}"] if seats is not None else []
    said += [f"has its office with {office}"] if office is not None else []
    contact = _office_contact(known, told)
    when = f" from {short_date(since or today)}" if name or seats is not None else ""
    said += ["is reached otherwise"] if contact is not None else []
    edit = ChangeGroup(group_id, since or today, name or None, seats, office, contact)
    return Read(edit, f"{known.name} {' and '.join(said)}{when}")


def _office_contact(group: PoliticalGroup, told: dict[str, str]) -> Contact | None:
    """How its office is reached once ``told`` is so; None where nothing is told of it."""
    old = group.office_contact
    new = Contact(told.get("phone", old.phone), told.get("email", old.email))
    return new if "phone" in told or "email" in told else None


def held_on(board: Board, person: str, day: date) -> Membership | None:
    """The membership of a person that is in force on ``day``, or None."""
    held = [one for one in board.memberships if one.person == person and one.covers(day)]
    return held[-1] if held else None


def _parts_of(said: list[str], board: Board, today: date) -> _Parts:
    named: dict[str, str] = {}
    roles: list[Role] = []
    group: str | None = None
    others: list[str] = []
    for part in (one for one in said if one):
        labelled = _LABELLED.fullmatch(part)
        if labelled is not None:
            named[labelled[1].casefold()] = labelled[2].strip()
        elif _EMAIL.fullmatch(part):
            named["email"] = part
        elif part.casefold() in _ROLES:
            roles.append(_ROLES[part.casefold()])
        elif group is None and (found := _group_called(board, part, today)) is not None:
            group = found
        else:
            others.append(part)
    return _Parts(named, tuple(roles), group, tuple(others))


def _group_called(board: Board, said: str, today: date) -> str | None:
    """The group that ``said`` names: whole, or by at least three letters it opens with."""
    try:
        found = find_group(board, said, today)
    except Refusal:
        return None
    return found.id if fold(said) in (fold(found.id), fold(found.name)) or len(said) >= 3 else None


def _said_membership(board: Board, name: str, new: Membership, of: str) -> str:
    group = board.group(new.group)
    parts = [name, group.name if group else "", board.settings.titles.printed(new.role).lower(), of]
    said = ", ".join(one for one in parts if one)
    said += f", from {short_date(new.start)}" if new.start else ""
    return f"{said}, until {short_date(new.end)}" if new.end else said


def _name(board: Board, person: str, day: date) -> str:
    known = board.person(person)
    return known.name_on(day).printed if known is not None else person


def _seats(number: int) -> str:
    return "1 seat" if number == 1 else f"{number} seats"


def _any_of(contact: Contact) -> bool:
    return bool(contact.phone or contact.email)

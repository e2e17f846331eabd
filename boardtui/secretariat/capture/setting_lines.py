"""One-line forms for a board's settings: a value, and the day from which it holds.

``3`` · ``3, from 1 may 2011`` · ``3, always`` where it was entered wrongly. A dash takes a text away.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from boardtui.edits.base import BoardEdit
from boardtui.edits.body import (
    BeginYear,
    ChangeSettings,
    DissolveGroup,
    MergeGroups,
    NameContact,
    RenameBoard,
)
from boardtui.errors import UsageRefusal
from boardtui.model.boards import Board
from boardtui.model.people import Contact, Person
from boardtui.rules.membership import as_on
from boardtui.rules.wording import short_date
from boardtui.secretariat.capture.board_lines import Read, parted_name, reading
from boardtui.secretariat.capture.dates import read_date
from boardtui.secretariat.directory import find_group, free_id
from boardtui.secretariat.setting_rows import CONTACT, FACTS, in_words, label_of, setting_rows
from boardtui.secretariat.setting_words import with_setting

_EMAIL = re.compile(r"\S+@\S+\.\S+")
_PHONE = re.compile(r"\+?[\d ()]{6,}")


def read_setting(line: str, board: Board, name: str, today: date) -> Read:
    """Another value of the setting called ``name``; without a day it holds from ``today``."""
    return reading(partial(_setting, board=board, name=name, today=today), line, board)


def read_group_end(line: str, board: Board, group: str, today: date) -> Read:
    """The last day of a political group: ``30 apr 2011``; ``30 apr 2011, into Labour`` moves its members."""
    return reading(partial(_group_end, board=board, group=group, today=today), line, board)


def parted_from_day(line: str, today: date) -> tuple[str, date | None]:
    """A line and the day said at its end; ``today`` where none is, None for ``always``."""
    words, comma, last = line.rpartition(",")
    said = " ".join(last.casefold().split())
    if not comma:
        return line.strip(), today
    if said == "always":
        return words.strip(), None
    found = read_date(said.removeprefix("from "), today) if said.startswith("from ") else None
    if found is None and re.match(r"from\s.*\d", said):
        raise UsageRefusal(f"'{last.strip()}' is no day; type it as from 18 jan 2011.")
    return (line.strip(), today) if found is None else (words.strip(), found)


def _setting(line: str, board: Board, name: str, today: date) -> Read:
    if name == CONTACT:
        return _contact(line, board)
    words, since = parted_from_day(line, today)
    value = "" if words in ("-", "–") else words
    edit = _edit(board, name, value, since, today)
    was = next(one.words for one in setting_rows(board, since or today) if one.name == name)
    when = "at all times it was so" if since is None else f"from {short_date(since)}"
    return Read(edit, f"{label_of(name)}: {in_words(value)} {when} (was {was})")


def _edit(board: Board, name: str, value: str, since: date | None, today: date) -> BoardEdit:
    if name == "year":
        if since is None:
            raise UsageRefusal("A board year begins on a day: 2011/12, from 1 sep 2011.")
        return BeginYear(value, since)
    if name in FACTS:
        return RenameBoard(since, **{name: value})
    held = board.settings if since is None else as_on(board, since).settings
    return ChangeSettings(with_setting(held, name, value), since)


def contact_person(board: Board, name: str, post: str, email: str, phone: str) -> Person:
    """Who is to answer for ``board``: the one who does already, where the name is theirs, or somebody new."""
    parted = parted_name(name)
    if not parted.full:
        raise UsageRefusal("Who answers for the board needs a name.")
    old = board.contact
    known = old if old is not None and old.names[-1].full == parted.full else None
    kept = known or Person(free_id(parted.full, ()), "", (parted,))
    return replace(kept, names=(parted,), post=post, contact=Contact(phone, email))


def _contact(line: str, board: Board) -> Read:
    if line in ("-", "–"):
        return Read(NameContact(None), "Nobody is named who answers for the board")
    typed, *rest = [one.strip() for one in line.split(",")]
    email = next((one for one in rest if _EMAIL.fullmatch(one)), "")
    phone = next((one for one in rest if _PHONE.fullmatch(one)), "")
    post = ", ".join(one for one in rest if one not in ("", email, phone))
    person = contact_person(board, typed, post, email, phone)
    said = ", ".join(one for one in (person.names[-1].printed, post, email, phone) if one)
    return Read(NameContact(person), f"{said} answers for the board")


def _group_end(line: str, board: Board, group: str, today: date) -> Read:
    words, _, into = line.partition(",")
    last = read_date(words, today)
    if last is None:
        raise UsageRefusal(f"'{words.strip()}' is no date; type it as 30 apr 2011.")
    since = last + timedelta(days=1)
    name = find_group(board, group, last).name
    if not into.strip():
        said = f"{name} has no seats after {short_date(last)}; its members stay until they are moved"
        return Read(DissolveGroup(group, last), said)
    other = find_group(board, re.sub(r"^\s*into\s+", "", into, flags=re.I).strip(), since)
    said = f"{name} joins {other.name} from {short_date(since)}, with its seats and members"
    return Read(MergeGroups(group, other.id, since), said)

"""A new board in one line: ``Parks Board, 2026/27, Labour 4, Conservative 6``.

The name comes first; each part behind it says what it is by its form: a year, ``prefix PB``, ``reports to
NAME``, ``quorum 1/3``, a group with its seats. Without a year it is that of the day, without a prefix it is
made of the name's capitals.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from boardtui.errors import Refusal, UsageRefusal
from boardtui.model.boards import Board, BoardSettings, PoliticalGroup
from boardtui.model.text import clean_line
from boardtui.rules.folding import fold
from boardtui.rules.references import opening_of
from boardtui.secretariat.directory import new_board, new_group
from boardtui.secretariat.setting_words import with_setting

_YEAR = re.compile(r"\d{4}(?:\s*[/–-]\s*\d{2,4})?")
_GROUP = re.compile(r"(.*\S)\s+(\d{1,3})(?:\s+seats?)?")
_LABELLED = re.compile(r"(prefix|reports to|quorum)\s+(.+)", re.I)
_SMALL = frozenset(["a", "an", "and", "at", "for", "in", "of", "on", "the", "to"])
_MAY = 5
"""A municipal year runs from May."""


class Founding(NamedTuple):
    """What the line means: the board to be founded and what is said of it, or why it means none."""

    edit: Board | None
    said: str
    refusal: str = ""


def read_board(line: str, boards: Iterable[Board], today: date) -> Founding:
    """The board that ``line`` describes; where it cannot be founded beside ``boards``, why not."""
    typed = clean_line(line)
    if not typed:
        return Founding(None, "")
    try:
        board = _board(typed, tuple(boards), today)
    except Refusal as refusal:
        return Founding(None, "", str(refusal))
    groups = ", ".join(f"{one.name} {one.seats}" for one in board.groups)
    seats = f" · seats: {groups}" if groups else " · groups and people are added next"
    return Founding(board, f"{board.name} · year {board.year} · references {opening_of(board)}01{seats}")


def year_of(day: date) -> str:
    """The municipal year of ``day``: ``2010/11``."""
    first = day.year if day.month >= _MAY else day.year - 1
    return f"{first}/{(first + 1) % 100:02}"


def prefix_of(name: str, taken: Iterable[str]) -> str:
    """The capitals of a name, as no other board's references begin: ``PB``; ``PB2`` where that is taken."""
    words = [one for one in re.findall(r"[a-z0-9]+", fold(name)) if one not in _SMALL]
    stem = "".join(one[0] for one in words).upper()[:6] or "B"
    known = {one.casefold() for one in taken}
    found, number = stem, 1
    while found.casefold() in known:
        number += 1
        found = f"{stem}{number}"
    return found


def _board(typed: str, boards: tuple[Board, ...], today: date) -> Board:
    name, *parts = [one.strip() for one in typed.split(",")]
    year, said, groups = "", dict[str, str](), list[PoliticalGroup]()
    for part in (one for one in parts if one):
        labelled, group = _LABELLED.fullmatch(part), _GROUP.fullmatch(part)
        if _YEAR.fullmatch(part):
            year = re.sub(r"\s", "", part)
        elif labelled is not None:
            said[labelled[1].casefold()] = labelled[2]
        elif group is not None:
            groups.append(new_group(groups, group[1], int(group[2])))
        else:
            raise UsageRefusal(f"'{part}' is no year and no group; a group has its seats: Labour 4.")
    settings = BoardSettings()
    if "quorum" in said:
        settings = with_setting(settings, "quorum", said["quorum"])
    taken = (period.prefix for one in boards for period in one.periods)
    prefix = said.get("prefix") or prefix_of(name, taken)
    return new_board(
        boards, name, prefix, year or year_of(today), groups, said.get("reports to", ""), settings
    )

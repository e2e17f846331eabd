"""The line an item is typed in: ``Gates and fences [decision] 10min @Helen Platts``."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from boardtui.model.agendas import Purpose
from boardtui.model.boards import Board
from boardtui.model.text import clean_line
from boardtui.rules.identity import on_that_day
from boardtui.rules.naming import match_person

_PURPOSES = {
    "decision": Purpose.DECISION,
    "decide": Purpose.DECISION,
    "discussion": Purpose.DISCUSSION,
    "discuss": Purpose.DISCUSSION,
    "information": Purpose.INFORMATION,
    "noting": Purpose.INFORMATION,
    "note": Purpose.INFORMATION,
}
_LEAST = 3  # letters: fewer begin too many words
_MINUTES = re.compile(r"(?:^|(?<=\s))(\d{1,4})\s?(?:min|mins|minutes|m)(?=\s|$)", re.IGNORECASE)
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_WHO = re.compile(r"(?:^|(?<=\s))@([^@\[]+)")


class TypedItem(NamedTuple):
    """What a line says of an item; ``doubts`` are what was not understood, left in the title as typed."""

    title: str
    purpose: Purpose | None = None
    minutes: int | None = None
    presenter: str = ""
    doubts: tuple[str, ...] = ()


def read_item(text: str, board: Board, day: date) -> TypedItem:
    """What ``text`` says. A person of the board may be named by code or name; anybody else as typed."""
    doubts = []
    purpose, minutes, presenter = None, None, ""
    rest = clean_line(text)
    for found in _BRACKETS.finditer(rest):
        meant = purpose_called(found[1])
        if meant is None:
            doubts.append(f"[{found[1]}] is no purpose: decision, discussion or information")
        else:
            purpose, rest = meant, rest.replace(found[0], " ", 1)
    taken = _MINUTES.search(rest)
    if taken is not None:
        minutes, rest = int(taken[1]), f"{rest[: taken.start()]} {rest[taken.end() :]}"
    who = _WHO.search(rest)
    if who is not None:
        presenter = presenter_called(who[1].strip(), board, day)
        rest = f"{rest[: who.start()]} {rest[who.end() :]}"
    return TypedItem(clean_line(rest), purpose, minutes, presenter, tuple(doubts))


def purpose_called(word: str) -> Purpose | None:
    """The purpose that ``word``, or its first three letters or more, names; None where none is."""
    wanted = word.strip().casefold().removeprefix("for ")
    if len(wanted) < _LEAST:
        return None
    return next((one for name, one in _PURPOSES.items() if name.startswith(wanted)), None)


def presenter_called(wanted: str, board: Board, day: date) -> str:
    """The printed name of the one person of the board who is meant; else ``wanted`` as it is typed."""
    found = match_person(wanted, tuple(on_that_day(board, one, day) for one in board.people)).one
    return found.name if found is not None else wanted


def typed_words(typed: TypedItem, number: str) -> str:
    """What will be put on: ``4A  Gates and fences · for decision · 10 minutes · by Helen Platts``."""
    said: Iterable[str] = (
        f"{number}  {typed.title}" if typed.title else "an item needs a title",
        f"for {typed.purpose.value}" if typed.purpose is not None else "",
        f"{typed.minutes} minutes" if typed.minutes is not None else "",
        f"by {typed.presenter}" if typed.presenter else "",
        *(f"! {one}" for one in typed.doubts),
    )
    return " · ".join(one for one in said if one)

"""Words in braces in the head and foot of a house style, and what they stand for in a document.

They are sought in whole paragraphs: Word cuts a line into runs where it likes, ``{bo`` and ``ard}``.
"""

import re
from collections.abc import Mapping
from typing import Final

from docx.oxml.ns import qn
from lxml import etree

from boardtui.documents.outline import Outline
from boardtui.documents.word.text import line

TOKENS: Final = ("board", "date", "item", "title", "status")
"""What an office may write in braces: ``{board}``, ``{date}`` and so on."""

_TOKEN: Final = re.compile(r"\{\s*(" + "|".join(TOKENS) + r")\s*\}", re.IGNORECASE)
_PRESERVE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def token_values(outline: Outline, running_head: tuple[str, str]) -> dict[str, str]:
    """What each token says under ``running_head``, that of the part it stands in.

    A running head names the board on its left and the item or the day on its right; they stand in for what
    the outline does not say outright.
    """
    left, right = (line(text) for text in running_head)
    about_item = re.match(r"item\b", right, re.IGNORECASE) is not None
    day = line(outline.day) or ("" if about_item else right)
    item = right if about_item else line(outline.item)
    board = left.removesuffix(day).rstrip(" ,") if day else left  # a cover sheet's has both on the left
    return {
        "board": board or left,
        "date": day,
        "item": item,
        "title": line(outline.title),
        "status": line(outline.status),
    }


def replace_tokens(root: etree._Element, values: Mapping[str, str]) -> set[str]:
    """Puts ``values`` where their tokens stand in ``root`` and answers the tokens that were there.

    The first run of a token carries the words, in its own look. Words put in are not searched again.
    """
    used: set[str] = set()
    for paragraph in root.iter(qn("w:p")):
        pieces = own_text(paragraph)
        whole = "".join(piece.text or "" for piece in pieces)
        for found in reversed(list(_TOKEN.finditer(whole))):
            name = found[1].lower()
            used.add(name)
            _replace(pieces, found.start(), found.end(), values[name])
    return used


def tokens_in(root: etree._Element) -> set[str]:
    """The tokens that stand in ``root``."""
    return {
        found[1].lower()
        for paragraph in root.iter(qn("w:p"))
        for found in _TOKEN.finditer("".join(piece.text or "" for piece in own_text(paragraph)))
    }


def own_text(paragraph: etree._Element) -> list[etree._Element]:
    """The texts of ``paragraph`` itself, without those of a text box that hangs on it."""
    return [piece for piece in paragraph.iter(qn("w:t")) if next(piece.iterancestors(qn("w:p"))) is paragraph]


def _replace(pieces: list[etree._Element], start: int, end: int, words: str) -> None:
    place = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - place, 0), min(end - place, len(text))
        place += len(text)
        if first >= last:
            continue
        piece.text = text[:first] + words + text[last:]
        piece.set(_PRESERVE, "preserve")
        words = ""

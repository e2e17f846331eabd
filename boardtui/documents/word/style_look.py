"""How print in a style looks, found where Word finds it: the style, those it is based on, the defaults."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

_RGB: Final = re.compile(r"[0-9A-Fa-f]{6}")
_WORDS_OWN_SIZE: Final = 20
"""In half points: what Word uses where nothing is said."""


@dataclass(frozen=True, slots=True)
class Look:
    """The size in points, the colour ``RRGGBB`` and that of the ground, empty where there is none."""

    size: float
    colour: str
    ground: str


def look_of(document: WordDocument, style_id: str, *, heads: bool = False) -> Look:
    """The look of the style ``style_id``; with ``heads`` that of the first row of a table in it."""
    chain = list(_chain(document, style_id))
    if heads:
        first = f"{qn('w:tblStylePr')}[@{qn('w:type')}='firstRow']"
        chain = [row for style in chain for row in style.findall(first)]
    size = _first(chain, "w:rPr/w:sz", "w:val") or _default_size(document)
    colour = _first(chain, "w:rPr/w:color", "w:val") or ""
    ground = _first(chain, "w:pPr/w:shd", "w:fill") or _first(chain, "w:tcPr/w:shd", "w:fill") or ""
    return Look(
        int(size) / 2 if size.isdecimal() else _WORDS_OWN_SIZE / 2,
        colour.upper() if _RGB.fullmatch(colour) else "000000",
        ground.upper() if _RGB.fullmatch(ground) else "",
    )


def _chain(document: WordDocument, style_id: str) -> Iterator[etree._Element]:
    """The style and those it is based on, itself first; a circle ends where it closes."""
    styles = {each.get(qn("w:styleId")): each for each in document.styles.element.findall(qn("w:style"))}
    wanted: str | None = style_id
    while wanted in styles:
        style = styles.pop(wanted)
        yield style
        base = style.find(qn("w:basedOn"))
        wanted = None if base is None else base.get(qn("w:val"))


def _first(chain: list[etree._Element], path: str, attribute: str) -> str | None:
    steps = "/".join(qn(step) for step in path.split("/"))
    said = (found.get(qn(attribute)) for style in chain if (found := style.find(steps)) is not None)
    return next((value for value in said if value is not None), None)


def _default_size(document: WordDocument) -> str:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    return (_first([] if defaults is None else [defaults], "w:sz", "w:val")) or str(_WORDS_OWN_SIZE)

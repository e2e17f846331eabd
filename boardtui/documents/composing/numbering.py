"""The numbers of a paper's lists: said by each paragraph itself, since the pack's styles give them no longer.

Where a paper and the pack have a style of the same name the pack's holds, and a list that took its numbers
from the paper's would lose them.
"""

import copy
from itertools import count

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from boardtui.documents.composing.styles import Styles, name_of, value

NO_LIST = "0"
"""A paragraph of this number is in no list, whatever its style says."""


def say_numbers(paper: WordDocument, pack: WordDocument) -> None:
    """Make every paragraph of ``paper`` that is in a list say so itself; others, that they are in none."""
    styles, ours = Styles(paper), Styles(pack)
    numbering = numbering_of(paper)
    known = {} if numbering is None else {one.get(qn("w:numId")): one for one in numbering.iter(qn("w:num"))}
    default = next((one for one in styles.by_id.values() if one.get(qn("w:default")) == "1"), None)
    usual = None if default is None else str(default.get(qn("w:styleId")))
    for paragraph in paper.element.body.iter(qn("w:p")):
        properties = paragraph.get_or_add_pPr()
        own = properties.find(qn("w:numPr"))
        given = None if own is None else value(own, "w:numId")
        if given in known:
            continue
        style_id = value(properties, "w:pStyle") or usual
        found = None if given is not None else list_of(styles, numbering, style_id)
        level = None if own is None else value(own, "w:ilvl")
        if own is not None:
            properties.remove(own)
        if found is not None and found[0] in known:
            _set(properties, found[0], level or found[1])
        elif _is_listed_here(styles, ours, pack, style_id):
            _set(properties, NO_LIST, None)


def list_of(
    styles: Styles, numbering: "etree._Element | None", style_id: str | None
) -> tuple[str, str] | None:
    """The number and the level that a style, or one behind it, puts its paragraphs in."""
    level = None
    for style in styles.descent(style_id):
        level = level or value(style, "w:pPr/w:numPr/w:ilvl")
        number = value(style, "w:pPr/w:numPr/w:numId")
        if number is not None:
            linked = _linked_level(numbering, number, str(style.get(qn("w:styleId"))))
            return None if number == NO_LIST else (number, level or linked or "0")
    return None


def _is_listed_here(styles: Styles, ours: Styles, pack: WordDocument, style_id: str | None) -> bool:
    """Whether the pack's style of the same name would put a paragraph in a list."""
    found = styles.by_id.get(str(style_id))
    same = None if found is None else ours.ids.get(name_of(found))
    return same is not None and list_of(ours, numbering_of(pack), same) is not None


def _linked_level(numbering: "etree._Element | None", number: str, style_id: str) -> str | None:
    definition = None if numbering is None else _definition(numbering, number)
    for level in () if definition is None else definition.findall(qn("w:lvl")):
        if value(level, "w:pStyle") == style_id:
            return level.get(qn("w:ilvl"))
    return None


def _set(properties: "etree._Element", number: str, level: str | None) -> None:
    fresh = properties.get_or_add_numPr()  # type: ignore[attr-defined]  # python-docx's own element
    if level is not None:
        fresh.append(_valued("w:ilvl", level))
    fresh.append(_valued("w:numId", number))


def _valued(tag: str, said: str) -> "etree._Element":
    element: etree._Element = OxmlElement(tag)
    element.set(qn("w:val"), said)
    return element


def numbering_of(document: WordDocument) -> "etree._Element | None":
    """The lists of ``document``, None where it has none."""
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        return None
    assert isinstance(part, XmlPart)
    element: etree._Element = part.element
    return element


def _definition(numbering: "etree._Element", number: str) -> "etree._Element | None":
    """The definition behind ``number``; where that only names a list style, the one the style is."""
    for each in numbering.findall(qn("w:num")):
        if each.get(qn("w:numId")) == number:
            wanted = value(each, "w:abstractNumId")
            found = _abstract(numbering, wanted)
            linked = None if found is None else value(found, "w:numStyleLink")
            if linked is None:
                return found
            styled = numbering.findall(qn("w:abstractNum"))
            return next((one for one in styled if value(one, "w:styleLink") == linked), found)
    return None


def _abstract(numbering: "etree._Element", wanted: str | None) -> "etree._Element | None":
    found = numbering.findall(qn("w:abstractNum"))
    return next((one for one in found if one.get(qn("w:abstractNumId")) == wanted), None)


class ListsMoved:
    """The lists of one paper on their way into the pack: each used one gets a definition of its own there."""

    def __init__(self, pack: "etree._Element", paper: "etree._Element") -> None:
        self._pack, self._paper = pack, paper
        self._moved: dict[str, str] = {NO_LIST: NO_LIST}

    def move(self, element: "etree._Element") -> None:
        """Give the paragraphs in ``element`` (already the pack's) the numbers of the pack's lists."""
        for named in list(element.iter(qn("w:numId"))):
            number = str(named.get(qn("w:val")))
            if number not in self._moved:
                self._moved[number] = self._copy(number)
            named.set(qn("w:val"), self._moved[number])

    def _copy(self, number: str) -> str:
        definition = _definition(self._paper, number)
        if definition is None:
            return NO_LIST
        copied = copy.deepcopy(definition)
        free = _free(self._pack, "w:abstractNum", "w:abstractNumId")
        copied.set(qn("w:abstractNumId"), free)
        for tag in ("w:nsid", "w:tmpl", "w:name", "w:styleLink", "w:numStyleLink"):
            for one in copied.findall(qn(tag)):
                copied.remove(one)  # alike in two lists they would run into one another
        for level in copied.findall(qn("w:lvl")):
            for tag in ("w:pStyle", "w:lvlPicBulletId"):
                for one in level.findall(qn(tag)):
                    level.remove(one)
        _insert(self._pack, copied, "w:abstractNum")
        fresh: etree._Element = OxmlElement("w:num")
        fresh.set(qn("w:numId"), _free(self._pack, "w:num", "w:numId"))
        fresh.append(_valued("w:abstractNumId", free))
        given = next(one for one in self._paper.findall(qn("w:num")) if one.get(qn("w:numId")) == number)
        for override in given.findall(qn("w:lvlOverride")):
            fresh.append(copy.deepcopy(override))
        _insert(self._pack, fresh, "w:num")
        return str(fresh.get(qn("w:numId")))


def _insert(numbering: "etree._Element", element: "etree._Element", tag: str) -> None:
    """Behind the last of its kind; definitions stand before numbers, and pictures of bullets before both."""
    before = numbering.findall(qn(tag)) or (numbering.findall(qn("w:abstractNum")) if tag == "w:num" else [])
    if before:
        before[-1].addnext(element)
    else:
        numbering.insert(len(numbering.findall(qn("w:numPicBullet"))), element)


def _free(numbering: "etree._Element", tag: str, attribute: str) -> str:
    taken = {one.get(qn(attribute)) for one in numbering.findall(qn(tag))}
    return next(str(number) for number in count(1) if str(number) not in taken)

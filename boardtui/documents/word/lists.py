"""The bullets and numbers of a document being typeset: which list a paragraph is in, and where one restarts.

Word numbers by list, not by paragraph. A list that begins at 1 again is a new ``w:num`` of the same
definition, and every paragraph in it has to name that number.
"""

from typing import Final

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart
from lxml import etree

from boardtui.documents.word.house_lists import numbering_xml
from boardtui.documents.word.house_look import W_NAMESPACE, HouseStyle

_OUR_LISTS: Final = {
    HouseStyle.BULLET: ("1", "0"),
    HouseStyle.NUMBERED: ("2", "0"),
    HouseStyle.SUBNUMBERED: ("2", "1"),
}
"""Each list style's ``w:num`` and level in our own numbering."""
_LONGEST_DESCENT: Final = 12
"""Styles based on styles: more than any office has, and an end to a circle of them."""


class Lists:
    """The lists of one document being written. It adds to the document's numbering as they are asked for."""

    def __init__(self, document: WordDocument, styles: dict[HouseStyle, str]) -> None:
        self._document = document
        self._styles = styles
        self._places: dict[HouseStyle, tuple[str, str]] = {}
        self._unbound: set[HouseStyle] = set()
        """The list styles that are in no list, so that each of their paragraphs has to say its own."""
        self._restarts = 0
        self._numbers: dict[tuple[int, str], str] = {}

    def restart(self) -> None:
        """The next numbered paragraph is the first of a new list."""
        self._restarts += 1

    def properties(self, style: HouseStyle) -> str:
        """What a paragraph in the list style ``style`` says of its list: nothing, where the style says it."""
        number, level = self._place(style)
        if style is HouseStyle.BULLET or not self._restarts:
            if style not in self._unbound:
                return ""
        else:
            number = self._restarted(number)
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _place(self, style: HouseStyle) -> tuple[str, str]:
        if not self._places:
            self._look_up()
        return self._places[style]

    def _look_up(self) -> None:
        for style in _OUR_LISTS:
            found = _list_of(self._document, self._styles[style])
            if found is None:
                self._unbound.add(style)
            else:
                self._places[style] = found
        if self._unbound:
            ours = adopt_lists(self._document, {})
            for style in self._unbound:
                number, level = _OUR_LISTS[style]
                self._places[style] = (ours[number], level)

    def _restarted(self, number: str) -> str:
        key = (self._restarts, number)
        if key not in self._numbers:
            self._numbers[key] = _new_number(_numbering(self._document), number)
        return self._numbers[key]


def adopt_lists(document: WordDocument, ids: dict[HouseStyle, str]) -> dict[str, str]:
    """Adds our list definitions to ``document`` and answers the number there of each of our own.

    ``ids`` has the style ids to bind the levels to; a level whose style is not in it is bound to none.
    """
    numbering = _numbering(document)
    ours = etree.fromstring(numbering_xml())
    by_place = {place: style for style, place in _OUR_LISTS.items()}
    numbers = {}
    for definition in ours.findall(qn("w:abstractNum")):
        old = str(definition.get(qn("w:abstractNumId")))
        for level in definition.findall(qn("w:lvl")):
            style = by_place[old, str(level.get(qn("w:ilvl")))]
            link = level.find(qn("w:pStyle"))
            assert link is not None
            if style in ids:
                link.set(qn("w:val"), ids[style])
            else:
                level.remove(link)
        new = _free(numbering, "w:abstractNum", "w:abstractNumId")
        definition.set(qn("w:abstractNumId"), new)
        first = numbering.find(qn("w:num"))
        if first is None:
            numbering.append(definition)
        else:
            first.addprevious(definition)
        numbers[old] = _add_number(numbering, new, "")
    return numbers


def _numbering(document: WordDocument) -> etree._Element:
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        element = parse_xml(f'<w:numbering xmlns:w="{W_NAMESPACE}"/>')
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, element, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    assert isinstance(part, NumberingPart)
    root: etree._Element = part.element
    return root


def _list_of(document: WordDocument, style_id: str) -> tuple[str, str] | None:
    """The number and level that the style ``style_id``, or one it is based on, puts a paragraph in."""
    number, level = None, None
    wanted: str | None = style_id
    for _ in range(_LONGEST_DESCENT):
        style = _style(document, wanted)
        if style is None or number is not None:
            break
        number = _value(style, "w:pPr/w:numPr/w:numId")
        level = level or _value(style, "w:pPr/w:numPr/w:ilvl")
        wanted = _value(style, "w:basedOn")
    if number is None or _definition(_numbering(document), number) is None:
        return None
    return number, level or "0"


def _style(document: WordDocument, style_id: str | None) -> etree._Element | None:
    found = document.styles.element.findall(qn("w:style"))
    return next((style for style in found if style.get(qn("w:styleId")) == style_id), None)


def _value(element: etree._Element, path: str) -> str | None:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return None if found is None else found.get(qn("w:val"))


def _definition(numbering: etree._Element, number: str) -> str | None:
    """The ``w:abstractNum`` that ``number`` is an instance of, where there is one."""
    for each in numbering.findall(qn("w:num")):
        if each.get(qn("w:numId")) == number:
            return _value(each, "w:abstractNumId")
    return None


def _new_number(numbering: etree._Element, like: str) -> str:
    definition = _definition(numbering, like)
    assert definition is not None
    return _add_number(
        numbering, definition, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    )


def _add_number(numbering: etree._Element, definition: str, overrides: str) -> str:
    number = _free(numbering, "w:num", "w:numId")
    added = parse_xml(
        f'<w:num xmlns:w="{W_NAMESPACE}" w:numId="{number}"><w:abstractNumId w:val="{definition}"/>'
        f"{overrides}</w:num>"
    )
    present = numbering.findall(qn("w:num"))
    if present:
        present[-1].addnext(added)
    else:
        # What may follow the numbers (w:numIdMacAtCleanup) stands behind the definitions.
        numbering.findall(qn("w:abstractNum"))[-1].addnext(added)
    return number


def _free(numbering: etree._Element, tag: str, attribute: str) -> str:
    taken = [int(each.get(qn(attribute)) or 0) for each in numbering.findall(qn(tag))]
    return str(max(taken, default=0) + 1)

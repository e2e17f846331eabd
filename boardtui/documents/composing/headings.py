"""The headings of a paper, one step below the title of the pack, which is the only heading of level 1."""

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from boardtui.documents.composing.styles import Styles, name_of, value

_TOP = 2
"""The level in the pack of the highest heading in a paper."""
_LOWEST = 9
_TITLE = "title"


def lower_headings(paper: WordDocument, pack: WordDocument) -> None:
    """Move the headings of ``paper`` down together, so that the highest is of the second level.

    A title in the style Title counts as a heading above level 1: as Word writes it, it is no heading at all.
    """
    styles = Styles(paper)
    found = [
        (one, level)
        for one in paper.element.body.iter(qn("w:p"))
        if (level := _level(styles, one)) is not None
    ]
    if not found:
        return
    shift = _TOP - min(level for _, level in found)
    for paragraph, level in found:
        lowered = min(level + shift, _LOWEST)
        properties = paragraph.get_or_add_pPr()
        own = value(properties, "w:pStyle")
        if own is not None and _is_standard(styles.by_id[own]):
            outline = properties.find(qn("w:outlineLvl"))
            if outline is not None:
                properties.remove(outline)
            properties.find(qn("w:pStyle")).set(qn("w:val"), _heading(paper, pack, lowered))
        else:
            _say_level(properties, lowered)


def _level(styles: Styles, paragraph: "etree._Element") -> int | None:
    """The level of a heading: 0 for a title, 1 to 9; None for a paragraph that is none, or says nothing."""
    if not "".join(str(one) for one in paragraph.itertext()).strip():
        return None
    properties = paragraph.find(qn("w:pPr"))
    own = None if properties is None else value(properties, "w:outlineLvl")
    if own is None and properties is not None:
        for style in styles.descent(value(properties, "w:pStyle")):
            if name_of(style) == _TITLE:
                return 0
            own = value(style, "w:pPr/w:outlineLvl")
            if own is not None:
                break
    return int(own) + 1 if own is not None and own.isdecimal() and int(own) < _LOWEST else None


def _is_standard(style: "etree._Element") -> bool:
    return name_of(style) == _TITLE or name_of(style).startswith("heading ")


def _heading(paper: WordDocument, pack: WordDocument, level: int) -> str:
    """The id in ``paper`` of the style for a heading of that level; both documents have one of that name."""
    name = f"heading {level}"
    ours = Styles(pack)
    if name not in ours.ids:
        above = next(
            ours.ids[f"heading {one}"] for one in range(level - 1, 0, -1) if f"heading {one}" in ours.ids
        )
        style = _style(name, f"Heading{level}", set(ours.by_id))
        based: etree._Element = OxmlElement("w:basedOn")
        based.set(qn("w:val"), above)
        style.append(based)
        following: etree._Element = OxmlElement("w:next")
        following.set(qn("w:val"), value(ours.by_id[above], "w:next") or above)
        style.append(following)
        properties: etree._Element = OxmlElement("w:pPr")
        outline: etree._Element = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(level - 1))
        properties.append(outline)
        style.append(properties)
        ours.element.append(style)
    theirs = Styles(paper)
    if name not in theirs.ids:
        theirs.element.append(_style(name, f"Heading{level}", set(theirs.by_id)))
    return Styles(paper).ids[name]


def _style(name: str, wanted: str, taken: set[str]) -> "etree._Element":
    style: etree._Element = OxmlElement("w:style")
    style.set(qn("w:type"), "paragraph")
    style_id, number = wanted, 1
    while style_id in taken:
        number += 1
        style_id = f"{wanted}x{number}"
    style.set(qn("w:styleId"), style_id)
    named: etree._Element = OxmlElement("w:name")
    named.set(qn("w:val"), name)
    style.append(named)
    return style


def _say_level(properties: "etree._Element", level: int) -> None:
    """Say the level in the paragraph itself: it is set in a style of the office's own, which stays."""
    own = properties.find(qn("w:outlineLvl"))
    if own is not None:
        properties.remove(own)
    outline: etree._Element = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    behind = ("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange")
    place = next((one for one in properties if one.tag in map(qn, behind)), None)
    if place is None:
        properties.append(outline)
    else:
        place.addprevious(outline)

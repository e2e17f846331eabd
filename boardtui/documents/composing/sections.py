"""The pages of a paper in the pack: each section keeps the way it stands, under the pack's head and foot."""

import copy

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

_KINDS = ("w:headerReference", "w:footerReference")
_KEPT = ("w:type", "w:pgSz", "w:pgMar", "w:cols", "w:textDirection")
"""What a section of a paper may say of itself; its numbers, borders, heads and feet are the pack's."""
_ORDER = (*_KINDS, *_KEPT)
_LARGER = 1.15
"""A page so much larger than the pack's is one on purpose: a plan on A3."""
_UNSEEN = 15
"""Twentieths of a point: less than anybody sees."""
_LEAST_MARGIN, _MOST_MARGIN = 567, 2268  # one and four centimetres


def effective_references(body: "etree._Element", section: "etree._Element") -> "list[etree._Element]":
    """The head and foot that ``section`` has: its own, and of a kind it has not, those of the ones before."""
    found: dict[tuple[str, str], etree._Element] = {}
    for one in body.iter(qn("w:sectPr")):
        for tag in _KINDS:
            for reference in one.findall(qn(tag)):
                found[tag, str(reference.get(qn("w:type")))] = reference
        if one is section:
            break
    return [copy.copy(one) for _, one in sorted(found.items(), key=lambda entry: entry[0][0] != _KINDS[0])]


def name_references(body: "etree._Element") -> None:
    """Let every section name its head and foot itself, whatever becomes of the one before it."""
    for section in list(body.iter(qn("w:sectPr"))):
        references = effective_references(body, section)
        for tag in _KINDS:
            for one in section.findall(qn(tag)):
                section.remove(one)
        section[:0] = references


def fit_sections(
    pack: WordDocument, given: "list[etree._Element]", last: "etree._Element | None", end: "etree._Element"
) -> None:
    """Make the sections ``given`` and, by what ``last`` says, ``end`` stand right in the pack.

    ``given`` are those within the paper, already in the pack; ``last`` is its final one, ``end`` the section
    of the pack that ends where the paper ends.
    """
    references = effective_references(pack.element.body, end)
    house = copy.deepcopy(end)
    first = given[0] if given else end
    for section in given:
        _dress(pack, section, section, house, references)
    _dress(pack, end, last, house, references)
    _say_type(first, "nextPage")


def _dress(
    pack: WordDocument,
    section: "etree._Element",
    wanted: "etree._Element | None",
    house: "etree._Element",
    references: "list[etree._Element]",
) -> None:
    """Write ``section`` anew: the page ``wanted`` asks for, the pack's head and foot."""
    parts: dict[str, list[etree._Element]] = {tag: [] for tag in _ORDER}
    for one in references:
        parts[str("w:" + etree.QName(one).localname)].append(copy.copy(one))
    source = house if wanted is None else wanted
    for tag in _KEPT:
        own = source.find(qn(tag))
        if own is not None:
            parts[tag].append(copy.deepcopy(own))
    parts["w:pgSz"], parts["w:pgMar"] = _page(source, house)
    section[:] = [one for tag in _ORDER for one in parts[tag]]
    section.attrib.clear()
    _fit_edges(pack, section, text_width(section), text_width(house))


def _page(
    wanted: "etree._Element", house: "etree._Element"
) -> "tuple[list[etree._Element], list[etree._Element]]":
    """The size and the margins: the pack's own paper, turned where the section lies on its side."""
    size, margins = (copy.deepcopy(_found(house, tag)) for tag in ("w:pgSz", "w:pgMar"))
    asked, given = wanted.find(qn("w:pgSz")), wanted.find(qn("w:pgMar"))
    wide, high = _number(size, "w:w"), _number(size, "w:h")
    own_wide, own_high = (_number(asked, "w:w"), _number(asked, "w:h")) if asked is not None else (wide, high)
    if max(own_wide, own_high) > _LARGER * max(wide, high):
        wide, high = min(own_wide, own_high), max(own_wide, own_high)
    lies = own_wide > own_high
    size.set(qn("w:w"), str(max(wide, high) if lies else min(wide, high)))
    size.set(qn("w:h"), str(min(wide, high) if lies else max(wide, high)))
    size.set(qn("w:orient"), "landscape" if lies else "portrait")
    if given is not None:
        narrower = max(0, own_wide - _number(size, "w:w")) if asked is not None else 0
        for side in ("w:left", "w:right"):
            # What the page has lost the margins give, so that lines and tables keep their width.
            own = _number(given, side) - -(-narrower // 2)
            margins.set(qn(side), str(min(max(own, _LEAST_MARGIN), _MOST_MARGIN)))
    return [size], [margins]


def text_width(section: "etree._Element") -> int:
    """The room between the margins, in twentieths of a point."""
    size, margins = _found(section, "w:pgSz"), _found(section, "w:pgMar")
    return _number(size, "w:w") - _number(margins, "w:left") - _number(margins, "w:right")


def _fit_edges(pack: WordDocument, section: "etree._Element", width: int, usual: int) -> None:
    """Give a section of another width its own copy of head and foot, with the right tab at its own margin."""
    if abs(width - usual) < _UNSEEN:
        return
    for tag in _KINDS:
        for reference in section.findall(qn(tag)):
            part = pack.part.related_parts[str(reference.get(qn("r:id")))]
            kind = "header" if tag == _KINDS[0] else "footer"
            name = pack.part.package.next_partname(f"/word/{kind}%d.xml")
            own = part.load(name, part.content_type, part.blob, pack.part.package)
            for key, one in part.rels.items():
                target = one.target_ref if one.is_external else one.target_part
                own.load_rel(one.reltype, target, key, one.is_external)
            for paragraph in own.element.iter(qn("w:p")):
                if any(True for _ in paragraph.iter(qn("w:tab"))):
                    _move_tab(paragraph, width, usual)
            reference.set(qn("r:id"), pack.part.relate_to(own, part_kind(tag)))


def part_kind(tag: str) -> str:
    """The relationship of a head or a foot."""
    name = "header" if tag == _KINDS[0] else "footer"
    return f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}"


def _move_tab(paragraph: "etree._Element", width: int, usual: int) -> None:
    properties = paragraph.get_or_add_pPr()  # type: ignore[attr-defined]  # python-docx's own element
    old = properties.find(qn("w:tabs"))
    if old is not None:
        properties.remove(old)
    tabs: etree._Element = OxmlElement("w:tabs")
    for place, kind in sorted(((usual, "clear"), (width, "right"))):
        tab: etree._Element = OxmlElement("w:tab")
        tab.set(qn("w:val"), kind)
        tab.set(qn("w:pos"), str(place))
        tabs.append(tab)
    properties._insert_tabs(tabs)


def _say_type(section: "etree._Element", kind: str) -> None:
    for one in section.findall(qn("w:type")):
        section.remove(one)
    element: etree._Element = OxmlElement("w:type")
    element.set(qn("w:val"), kind)
    _found(section, "w:pgSz").addprevious(element)


def _found(element: "etree._Element", tag: str) -> "etree._Element":
    found = element.find(qn(tag))
    assert found is not None, f"the house style's sections have {tag}"
    return found


def _number(element: "etree._Element", attribute: str) -> int:
    try:
        return int(float(element.get(qn(attribute)) or 0))
    except ValueError:
        return 0

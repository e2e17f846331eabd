"""The styles of a paper beside those of the pack: what a style inherits, and what has to come along."""

import copy

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

_LONGEST_DESCENT = 12
"""Styles based on styles: more than any office has, and an end to a circle of them."""


class Styles:
    """The styles of one document, looked up once. Make it anew after styles were added."""

    def __init__(self, document: WordDocument) -> None:
        self.element: etree._Element = document.styles.element
        self.by_id = {str(one.get(qn("w:styleId"))): one for one in self.element.findall(qn("w:style"))}
        self.ids = {name_of(one): style_id for style_id, one in self.by_id.items()}

    def descent(self, style_id: str | None) -> "list[etree._Element]":
        """The style and those it is based on, nearest first."""
        found: list[etree._Element] = []
        while style_id in self.by_id and len(found) < _LONGEST_DESCENT:
            found.append(self.by_id[style_id])
            style_id = value(found[-1], "w:basedOn")
        return found


def name_of(style: "etree._Element") -> str:
    """The name of a style as Word compares it: without its capitals."""
    return (value(style, "w:name") or "").lower()


def value(element: "etree._Element", path: str) -> str | None:
    """``w:val`` of what ``path`` leads to; None where nothing is there."""
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return None if found is None else found.get(qn("w:val"))


def drop_undefined(document: WordDocument) -> None:
    """Take off styles that the document names and does not define: Word shows such text in the default."""
    known = Styles(document).by_id
    for tag in ("w:pStyle", "w:rStyle", "w:tblStyle"):
        for named in list(document.element.body.iter(qn(tag))):
            parent = named.getparent()
            if named.get(qn("w:val")) not in known and parent is not None:
                parent.remove(named)


def complete(pack: WordDocument, paper: WordDocument) -> None:
    """Bring into ``pack`` every style that one of its styles is based on, and cut links that lead nowhere.

    docxcompose copies the styles that are used, and not those behind them.
    """
    theirs = Styles(paper)
    ours = Styles(pack)
    waiting = list(ours.by_id.values())
    while waiting:
        style = waiting.pop()
        for tag in ("w:basedOn", "w:next", "w:link"):
            link = style.find(qn(tag))
            wanted = None if link is None else link.get(qn("w:val"))
            if link is None or wanted in ours.by_id:
                continue
            source = theirs.by_id.get(str(wanted))
            same = ours.ids.get(name_of(source)) if source is not None else None
            if same is not None:
                link.set(qn("w:val"), same)
            elif source is not None and tag == "w:basedOn":
                copied = copy.deepcopy(source)
                if qn("w:default") in copied.attrib:
                    del copied.attrib[qn("w:default")]
                ours.element.append(copied)
                waiting.append(copied)
                ours = Styles(pack)
            else:
                style.remove(link)

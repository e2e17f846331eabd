"""The pack put right once everything is in: what must differ differs, and nothing points nowhere."""

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def tidy(pack: WordDocument) -> None:
    """Number bookmarks and drawings anew, and drop what refers to nothing in the pack."""
    body = pack.element.body
    _number_bookmarks(body)
    drawings = [one for root in (body, *_edges(pack)) for one in root.iter(_DRAWING)]
    for number, one in enumerate(drawings, start=1):
        one.set("id", str(number))
        if not one.get("name"):
            one.set("name", f"Picture {number}")
    _drop_loose_footnotes(pack)


def _edges(pack: WordDocument) -> "list[etree._Element]":
    """The heads and feet, in the order of their names."""
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    found = {one.target_part for one in pack.part.rels.values() if one.reltype in kinds}
    parts = [one for one in found if isinstance(one, XmlPart)]
    return [one.element for one in sorted(parts, key=lambda one: str(one.partname))]


def _number_bookmarks(body: "etree._Element") -> None:
    numbers: dict[str, str] = {}
    for one in body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd")):
        old = str(one.get(qn("w:id")))
        one.set(qn("w:id"), numbers.setdefault(old, str(len(numbers) + 1)))


def _drop_loose_footnotes(pack: WordDocument) -> None:
    """References in a pack that got no footnotes: their paper had none either."""
    try:
        pack.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    except KeyError:
        for one in list(pack.element.body.iter(qn("w:footnoteReference"))):
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)

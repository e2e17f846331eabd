"""The order of a paragraph's and a run's properties: some programs write any, and Word mends such a file."""

from docx.oxml.ns import qn
from lxml import etree

_PARAGRAPH = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
    "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
    "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_RUN = (
    "ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps",
    "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish",
    "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect",
    "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip


def set_in_order(body: "etree._Element") -> None:
    """Put the properties of every paragraph and run in ``body`` in the order of the schema.

    What is not of the schema (``w14:`` effects) stands behind the rest.
    """
    for tag, names in (("w:pPr", _PARAGRAPH), ("w:rPr", _RUN)):
        places = {qn(f"w:{name}"): place for place, name in enumerate(names)}
        for properties in list(body.iter(qn(tag))):
            found = [(places.get(str(child.tag), len(places)), at) for at, child in enumerate(properties)]
            if found != sorted(found):
                properties[:] = [properties[at] for _, at in sorted(found)]

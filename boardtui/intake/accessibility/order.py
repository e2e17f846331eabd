"""Whether properties stand in the order Word's schema asks for, and text where text may stand.

Word repairs a file where they do not, or says it has unreadable content. The order is that of ECMA-376,
part 1 (transitional), chapter 17.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from boardtui.intake.accessibility.markup import W, w

_ORDERS: Final = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
        shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
        adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection
        textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow
        emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u
        effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
        tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription
        tblPrChange""",
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
        hideMark headers cellIns cellDel cellMerge tcPrChange""",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
        lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid
        printerSettings sectPrChange""",
}
_PLACES: Final = {
    w(kind): {w(name): place for place, name in enumerate(names.split())} for kind, names in _ORDERS.items()
}
_EDGES: Final = (w("headerReference"), w("footerReference"))
"""These two may be mixed and repeated."""
_OUTSIDE_PARAGRAPHS: Final = frozenset(w(name) for name in ("body", "tbl", "tr", "tc"))


def misplaced(root: etree._Element) -> Iterator[str]:
    """The names of what stands out of order, twice, or where it may not stand, one a fault."""
    for element in root.iter(*_PLACES):
        places = _PLACES[element.tag]
        last = -1
        for child in element:
            place = 0 if child.tag in _EDGES else places.get(child.tag, None)
            if place is None:
                continue
            if place < last or (place == last and child.tag not in _EDGES):
                yield _name(child)
            last = max(place, last)
    for run in root.iter(w("r"), w("t")):
        parent = run.getparent()
        if parent is not None and parent.tag in _OUTSIDE_PARAGRAPHS:
            yield _name(run)


def _name(element: etree._Element) -> str:
    return element.tag.replace(f"{{{W}}}", "w:")

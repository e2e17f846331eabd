"""Page: its size and margins, its number and running head, and headings that stay with their text."""

import re
from collections.abc import Iterator
from typing import Final

from boardtui.intake.accessibility.markup import is_on, one_line, said, value, w, whole
from boardtui.intake.accessibility.naming import ordinal, quoted, some
from boardtui.intake.accessibility.paper import Paper
from boardtui.intake.accessibility.verdicts import Check, Flaw, Group
from boardtui.model.counting import counted

_A4: Final = (11_906, 16_838)
_A4_TOLERANCE: Final = 30
_NARROWEST, _WIDEST = 850, 1_875
"""Margins in twips: 1.5 cm and 3.3 cm."""
_TWIPS_A_CM: Final = 567
_PAGE: Final = re.compile(r"\bPAGE\b")
_OF: Final = re.compile(r"\b(?:NUMPAGES|SECTIONPAGES)\b")
_NUMBERING: Final = re.compile(r"Page|of|\d|\W")
"""What a running head says only to count pages."""
_LEAST_HEAD: Final = 6


def _size(paper: Paper) -> Iterator[Flaw]:
    for number, section in enumerate(paper.sections, 1):
        where = f"section {number}"
        part = "The page" if len(paper.sections) == 1 else f"The {ordinal(number)} part's page"
        page, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        if page is None:
            yield Flaw(f"{part} has no size.", where)
            continue
        sides = sorted(whole(value(page, side)) or 0 for side in ("w", "h"))
        if any(abs(side - wanted) > _A4_TOLERANCE for side, wanted in zip(sides, _A4, strict=True)):
            size = " by ".join(_cm(side) for side in sides)
            yield Flaw(f"{part} is {size}, which is not A4.", where)
        for name in ("left", "right", "top", "bottom") if margins is not None else ():
            margin = abs(whole(value(margins, name)) or 0)
            if not _NARROWEST <= margin <= _WIDEST:
                yield Flaw(f"{part} has a {name} margin of {_cm(margin)}.", where)


def _cm(twips: int) -> str:
    return f"{twips / _TWIPS_A_CM:.1f} cm"


def _number(paper: Paper) -> Iterator[Flaw]:
    codes = [
        (value(one, "instr") if one.tag == w("fldSimple") else one.text) or ""
        for edge in paper.edges
        for one in edge.iter(w("fldSimple"), w("instrText"))
    ]
    fields = " ".join(codes)
    if not _PAGE.search(fields):
        yield Flaw("No page number stands at the head or foot of the pages.", "header or footer")
    elif not _OF.search(fields):
        yield Flaw("The pages are numbered without saying how many there are.", "header or footer")


def _running_head(paper: Paper) -> Iterator[Flaw]:
    text = " | ".join(one_line(said(edge)) for edge in paper.edges)
    if len(_NUMBERING.sub("", text)) < _LEAST_HEAD:
        yield Flaw("Nothing at the head or foot of the pages says what paper this is.", "header or footer")


def _breaks(paper: Paper) -> Iterator[Flaw]:
    loose = [one for one in paper.headings if not is_on(paper.styles.for_paragraph(one.element, "keepNext"))]
    if loose:
        are = counted(len(loose), "heading")
        listed = some([quoted(one.text) for one in loose])
        yield Flaw(f"{are} may be left alone at the foot of a page: {listed}.")
    count = 0
    for one in paper.paragraphs:
        if not one.text.strip() and any(value(mark, "type") == "page" for mark in one.element.iter(w("br"))):
            count += 1
    if count:
        yield Flaw(f"{counted(count, 'new page')} made by an empty paragraph with a page break in it.")


CHECKS: Final = (
    Check(
        "L01",
        "page-size",
        Group.PAGE,
        "Every page is A4 with margins of 1.5 to 3.3 cm.",
        "In Word: Layout > Size > A4, and Layout > Margins > Normal.",
        _size,
    ),
    Check(
        "L02",
        "page-numbers",
        Group.PAGE,
        "Every page says its number and how many there are.",
        "In Word: Insert > Page Number > Bottom of Page > Page X of Y.",
        _number,
    ),
    Check(
        "L03",
        "running-head",
        Group.PAGE,
        "Every page says what paper it belongs to.",
        "In Word: Insert > Header, and type the board, the meeting or the item.",
        _running_head,
    ),
    Check(
        "L06",
        "keep-with-next",
        Group.PAGE,
        "Headings stay with the text below them, and pages begin by style.",
        "In Word: right-click the heading's style in Home > Styles > Modify > Format > Paragraph > Line and "
        'Page Breaks, and tick "Keep with next" (or "Page break before" for a new page).',
        _breaks,
    ),
)

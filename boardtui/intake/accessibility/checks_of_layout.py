"""Reading: space, lists and looks made by styles, not by hand, so that a screen reader can tell them."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from boardtui.intake.accessibility.markup import value, w
from boardtui.intake.accessibility.naming import quoted, some
from boardtui.intake.accessibility.paper import Paper, Said
from boardtui.intake.accessibility.verdicts import Check, Flaw, Group
from boardtui.model.counting import counted

_FIRM: Final = (w("drawing"), w("pict"), w("fldChar"))
"""What makes a paragraph without words more than space."""
_TYPED_MARK: Final = re.compile(
    r"\s*(?:[•·▪*-]\s"  # a bullet
    r"|\(?[a-z0-9]{1,3}[.)]\s"  # a. (a) 1) iv.
    r"|[0-9]+(?:\.[0-9]+)+\.?\s)"  # 3.1
)
_SHORTEST_ENTRY: Final = 25
"""Shorter paragraphs may be a reference or an initial."""
_BY_HAND: Final = ("rFonts", "sz", "color", "highlight", "shd")
_MOST_BY_HAND: Final = 0.10
_GAP: Final = re.compile(r"\t[^\S\t]*\t| {4,}")
_LEAST_STYLES: Final = 3
_MOST_NORMAL: Final = 0.75


def _empty(paper: Paper) -> Iterator[Flaw]:
    before, first, count = "", "", 0
    for one in paper.paragraphs:
        if one.text.strip():
            before = one.text
        elif not one.in_table and _only_space(one):
            count += 1
            first = first or (f"the first after {quoted(before)}" if before else "the first at the very top")
    if count:
        are = "paragraph makes" if count == 1 else "paragraphs make"
        first = first if count > 1 else first.removeprefix("the first ")
        yield Flaw(f'{count} empty {are} space, {first}: a screen reader says "blank" each time.')


def _only_space(paragraph: Said) -> bool:
    element = paragraph.element
    if element.find(w("pPr/sectPr")) is not None or next(element.iter(*_FIRM), None) is not None:
        return False
    if any(value(one, "type") == "page" for one in element.iter(w("br"))):
        return False  # asked of the page
    above, below = element.getprevious(), element.getnext()
    between = below is None or below.tag in (w("tbl"), w("sectPr"))
    return above is None or above.tag != w("tbl") or not between  # Word needs one between two tables


def _typed_lists(paper: Paper) -> Iterator[Flaw]:
    typed = [
        quoted(one.text.strip())
        for one in paper.paragraphs
        if len(one.text.strip()) > _SHORTEST_ENTRY
        and _TYPED_MARK.match(one.text)
        and not (one.in_table or one.level)
        and paper.styles.for_paragraph(one.element, "numPr") is None
    ]
    if typed:
        have = "paragraph has its" if len(typed) == 1 else "paragraphs have their"
        yield Flaw(f"{len(typed)} {have} number or bullet typed by hand: {some(typed)}.")


def _by_hand(paper: Paper) -> Iterator[Flaw]:
    total = sum(len(run.text) for run in paper.runs)
    hand = sum(
        len(run.text)
        for run in paper.runs
        if any(run.element.find(w(f"rPr/{name}")) is not None for name in _BY_HAND)
    )
    if not total:
        yield Flaw("There are no words in the paper.")
    elif hand / total > _MOST_BY_HAND:
        share = round(100 * hand / total)
        yield Flaw(f"{share} % of the text has its font, size or colour set by hand instead of by a style.")


def _gaps(paper: Paper) -> Iterator[Flaw]:
    gaps = [quoted(one.text.strip()) for one in paper.paragraphs if _GAP.search(one.text.strip())]
    if gaps:
        yield Flaw(f"{counted(len(gaps), 'line')} set out by tabs or rows of spaces: {some(gaps)}.")


def _styles(paper: Paper) -> Iterator[Flaw]:
    used = Counter(one.style for one in paper.paragraphs if one.text.strip())
    if len(used) < _LEAST_STYLES:
        only = f"Only {counted(len(used), 'style')} of paragraph is" if len(used) == 1 else "Few styles are"
        yield Flaw(f"{only} used: everything sounds alike.")
    elif used["Normal"] / used.total() >= _MOST_NORMAL:
        share = round(100 * used["Normal"] / used.total())
        yield Flaw(f"{share} % of the paragraphs are in the style Normal: what is what cannot be heard.")


CHECKS: Final = (
    Check(
        "S04",
        "empty-paragraphs",
        Group.READING,
        "No empty paragraph makes space.",
        "In Word: show the marks with Ctrl+Shift+8, delete the empty paragraphs and set the space by Layout "
        "> Spacing.",
        _empty,
    ),
    Check(
        "S05",
        "typed-lists",
        Group.READING,
        "Lists and paragraph numbers are Word's own.",
        "In Word: delete the typed mark and choose Home > Bullets or Home > Numbering.",
        _typed_lists,
    ),
    Check(
        "S06",
        "formatting-by-hand",
        Group.READING,
        "The look comes from styles.",
        "In Word: select the text, press Ctrl+Space to clear what was set by hand, and choose a style in "
        "Home > Styles.",
        _by_hand,
    ),
    Check(
        "S07",
        "tabs-for-layout",
        Group.READING,
        "Nothing is set out by tabs or spaces.",
        "In Word: put what stands in columns into a table (Insert > Table), or set one tab stop on "
        "the ruler.",
        _gaps,
    ),
    Check(
        "S08",
        "styles-used",
        Group.READING,
        "Headings, lists and text have styles of their own.",
        "In Word: give each kind of paragraph its style in Home > Styles: Heading 1, Heading 2, List "
        "Number, List Bullet.",
        _styles,
    ),
)

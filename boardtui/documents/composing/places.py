"""The places in a paper that it points to itself: their names are made its own, and so are their numbers.

Two papers made from one template have the same bookmarks. Word keeps the first of two that are alike, and
every reference in the second paper would go to the first.
"""

import re
from collections import Counter

from docx.oxml.ns import qn
from lxml import etree

_FIRST_ID = 1000
_IDS_A_PAPER = 100_000
_POINTS = re.compile(r"^\s*(PAGEREF|REF|NOTEREF|HYPERLINK)\b", re.IGNORECASE)
_FETCHES = re.compile(r"^\s*(INCLUDETEXT|INCLUDEPICTURE|LINK|DDE|DDEAUTO|RD|DATABASE|TOC|INDEX|TOA)\b", re.I)
"""Fields that would fetch something from the author's computer, or a contents list of the whole pack."""


def own_places(body: "etree._Element", paper: int) -> None:
    """Give the bookmarks in ``body`` names and numbers that only paper ``paper`` has, and follow them up."""
    names: dict[str, str] = {}
    ends = Counter(str(one.get(qn("w:id"))) for one in body.iter(qn("w:bookmarkEnd")))
    numbers: dict[str, str] = {}
    for start in list(body.iter(qn("w:bookmarkStart"))):
        name, number = str(start.get(qn("w:name"))), str(start.get(qn("w:id")))
        if not ends[number] or number in numbers or name in names:
            _remove(start)
            continue
        names[name] = f"paper{paper}_{len(names) + 1}"
        numbers[number] = str(_FIRST_ID + paper * _IDS_A_PAPER + len(numbers))
        start.set(qn("w:name"), names[name])
        start.set(qn("w:id"), numbers[number])
        for attribute in ("w:colFirst", "w:colLast", "w:displacedByCustomXml"):
            if qn(attribute) in start.attrib:
                del start.attrib[qn(attribute)]
    for end in list(body.iter(qn("w:bookmarkEnd"))):
        number = numbers.pop(str(end.get(qn("w:id"))), "")
        if number:
            end.set(qn("w:id"), number)
        else:
            _remove(end)
    for link in list(body.iter(qn("w:hyperlink"))):
        anchor = link.get(qn("w:anchor"))
        if anchor is not None and anchor in names:
            link.set(qn("w:anchor"), names[anchor])
    _follow_up(body, names)


def _follow_up(body: "etree._Element", names: dict[str, str]) -> None:
    """Point the fields of ``body`` at the new names; a field that fetches keeps only what it shows."""
    for simple in list(body.iter(qn("w:fldSimple"))):
        code = str(simple.get(qn("w:instr")))
        if _FETCHES.match(code):
            _unwrap(simple)
        else:
            simple.set(qn("w:instr"), _renamed(code, names))
    for runs, codes in _fields(body):
        code = "".join(one.text or "" for one in codes)
        if _FETCHES.match(code):
            for run in runs:
                _remove(run)
        elif _POINTS.match(code):
            codes[0].text = _renamed(code, names)
            codes[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            for other in codes[1:]:
                _remove(other)


def _fields(
    body: "etree._Element",
) -> "list[tuple[list[etree._Element], list[etree._Element]]]":
    """Each complex field: the marks (and instructions) it is made of, and the instructions alone."""
    found: list[tuple[list[etree._Element], list[etree._Element]]] = []
    opened: list[tuple[list[etree._Element], list[etree._Element], list[bool]]] = []
    for element in body.iter(qn("w:fldChar"), qn("w:instrText")):
        if element.tag == qn("w:instrText"):
            if opened and not opened[-1][2]:
                opened[-1][1].append(element)
                opened[-1][0].append(element)
            continue
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            opened.append(([element], [], []))
        elif opened:
            opened[-1][0].append(element)
            if kind == "separate":
                opened[-1][2].append(True)
            elif kind == "end":
                marks, codes, _ = opened.pop()
                if codes:
                    found.append((marks, codes))
    return found


def _renamed(code: str, names: dict[str, str]) -> str:
    return re.sub(r'[^\s"]+', lambda word: names.get(word[0], word[0]), code)


def _unwrap(wrapper: "etree._Element") -> None:
    for child in list(wrapper):
        wrapper.addprevious(child)
    _remove(wrapper)


def _remove(element: "etree._Element") -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)

"""Which style of a house style each of ours is typeset in.

Styles are known by the name a secretary sees in Word, whatever its capitals; the ids in the file are another
language's, or another program's. What is missing is taken from a style that does the same work under another
name, or else added from ours: Word stores no built-in style that nobody has used, so a missing heading 3 is
nothing out of the ordinary.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from boardtui.documents.word.house_look import HouseStyle, style_id, styles_xml
from boardtui.documents.word.lists import adopt_lists

_SAME_WORK: Final[dict[HouseStyle, tuple[str, ...]]] = {
    HouseStyle.BOARD_TABLE: ("Table Grid",),
    HouseStyle.TABLE_TEXT: ("Table Body", "Table Contents"),
    HouseStyle.TABLE_HEADING: ("Table Header",),
    HouseStyle.DECISION: ("Decisions",),
    HouseStyle.ACTION: ("Actions",),
    HouseStyle.BULLET: ("Bullet", "Bullets", "Bullet List"),
    HouseStyle.NUMBERED: ("Numbered Paragraphs",),
}
"""Names under which other house styles have the style, best first; LibreOffice's own among them."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A style that a file lacks. ``instead`` is the style of that file used for it, or empty: ours."""

    style: HouseStyle
    instead: str = ""

    def __str__(self) -> str:
        used = f"its '{self.instead}' is used instead" if self.instead else "ours is added"
        return f"The style '{seen_name(self.style)}' is missing; {used}."


def seen_name(style: HouseStyle) -> str:
    """The name as Word shows it: built-in names are stored in small letters and shown with a capital."""
    return style[:1].upper() + style[1:]


def missing_in(document: WordDocument) -> tuple[Missing, ...]:
    """The house styles that ``document`` lacks, in our order, and what stands in for each."""
    ids = _ids(document)
    return tuple(
        Missing(style, instead[0] if instead else "")
        for style in HouseStyle
        if _key(style, style) not in ids
        for instead in [[name for name in _SAME_WORK.get(style, ()) if _key(style, name) in ids]]
    )


def with_every_style(document: WordDocument) -> dict[HouseStyle, str]:
    """The id in ``document`` of every house style; those it lacks are added to it."""
    ids = _ids(document)
    found: dict[HouseStyle, str] = {}
    for style in HouseStyle:
        for name in (style, *_SAME_WORK.get(style, ())):
            if style not in found and _key(style, name) in ids:
                found[style] = ids[_key(style, name)]
    if len(found) < len(HouseStyle):
        _add_styles(document, found, set(ids.values()))
    return found


Key = tuple[str, str]


def _key(style: HouseStyle, name: str) -> Key:
    return ("table" if style is HouseStyle.BOARD_TABLE else "paragraph", _folded(name))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


_STYLE, _TYPE, _ID, _NAME, _ALIASES, _VALUE = (
    qn(f"w:{name}") for name in ("style", "type", "styleId", "name", "aliases", "val")
)


def _ids(document: WordDocument) -> dict[Key, str]:
    """The id of each style by its type and its names: a file gives the first of two alike to a paragraph."""
    found: dict[Key, str] = {}
    for style in document.styles.element.findall(_STYLE):
        kind, own = style.get(_TYPE) or "paragraph", str(style.get(_ID))
        for name in _names(style):
            found.setdefault((kind, name), own)
    return found


def _names(style: etree._Element) -> Iterator[str]:
    """What a style is called: its name, then the other names an office gave it."""
    for tag in (_NAME, _ALIASES):
        for each in style.findall(tag):
            yield from map(_folded, (each.get(_VALUE) or "").split(","))


def _add_styles(document: WordDocument, found: dict[HouseStyle, str], taken: set[str]) -> None:
    """Adds those not in ``found`` from our own look, each based on the like-named style of this file."""
    ours = {style_id(style): style for style in HouseStyle}
    missing = [style for style in HouseStyle if style not in found]
    taken |= {str(each.get(qn("w:styleId"))) for each in document.styles.element.findall(qn("w:style"))}
    for style in missing:
        found[style] = _free_id(style_id(style), taken)
        taken.add(found[style])
    links = {own: found[style] for own, style in ours.items()}
    base = _ids(document).get(("table", "normal table"))
    if base is not None:
        links["TableNormal"] = base
    added = []
    for element in etree.fromstring(styles_xml()).findall(qn("w:style")):
        if ours.get(str(element.get(qn("w:styleId")))) in missing:
            _rename(element, links)
            document.styles.element.append(element)
            added.append(element)
    _add_lists(document, {style: found[style] for style in missing}, added)


def _rename(style: etree._Element, links: dict[str, str]) -> None:
    """Gives ``style`` and the styles it names the ids that they have in another file."""
    style.set(qn("w:styleId"), links[str(style.get(qn("w:styleId")))])
    if qn("w:default") in style.attrib:
        del style.attrib[qn("w:default")]
    for tag in ("w:basedOn", "w:next"):
        link = style.find(qn(tag))
        if link is None:
            continue
        target = links.get(str(link.get(qn("w:val"))))
        if target is None:
            style.remove(link)
        else:
            link.set(qn("w:val"), target)


def _add_lists(document: WordDocument, ids: dict[HouseStyle, str], styles: list[etree._Element]) -> None:
    """Gives the list styles among those added the lists that they name in our own file."""
    named = [number for style in styles if (number := style.find(f".//{qn('w:numId')}")) is not None]
    if named:
        numbers = adopt_lists(document, ids)
        for number in named:
            number.set(qn("w:val"), numbers[str(number.get(qn("w:val")))])


def _free_id(wanted: str, taken: set[str]) -> str:
    # Another language's Word may have given our id to a style of another name.
    number = 0
    candidate = wanted
    while candidate in taken:
        number += 1
        candidate = f"{wanted}{number}"
    return candidate

"""What a secretary should know of a house style before documents are typeset in it.

Loads python-docx: import this late.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from boardtui.documents.word.edges import counts_pages
from boardtui.documents.word.house_look import LANGUAGE, PAGE_HEIGHT, PAGE_WIDTH, HouseStyle
from boardtui.documents.word.house_style import FOOT_TOKEN, HEAD_TOKEN
from boardtui.documents.word.style_look import Look, look_of
from boardtui.documents.word.styles import missing_in, seen_name, with_every_style
from boardtui.documents.word.template import open_template, opened_file
from boardtui.documents.word.tokens import TOKENS, own_text, tokens_in
from boardtui.model.contrast import LEAST_CONTRAST, contrast
from boardtui.rules.finding import Finding, Severity
from boardtui.rules.wording import joined

RULE: Final = "house-style"
_CM: Final = 1440 / 2.54
_SAME_PAPER: Final = 30
"""In twentieths of a point: half a millimetre, by which programs differ on A4."""
_LEAST_SIZE: Final = 12.0
_LEAST_SIZE_OF_EDGES: Final = 9.0
_EDGES: Final = (HouseStyle.HEADER, HouseStyle.FOOTER)
_MODERN: Final = 15
_WHITE: Final = "FFFFFF"
_IN_BRACES: Final = re.compile(r"\{[^{}]{1,40}\}")
_KNOWN_PAPER: Final = {
    (12240, 15840): "US Letter",
    (12240, 20160): "US Legal",
    (8391, 11906): "A5",
    (16838, 23811): "A3",
}


def check_template(path: Path) -> tuple[Finding, ...]:
    """What is worth knowing of the house style at ``path``, in the order a person would look at it.

    Raises :class:`boardtui.errors.NotFound` or :class:`boardtui.errors.UsageRefusal` for a file that
    cannot be used at all. Nothing in it is changed.
    """
    document = open_template(path).document
    return (
        *_page(document),
        *_mode(document),
        *_language(document),
        *_styles(path),
        *_print(document),
        *_edges(document),
    )


def _finding(severity: Severity, sentence: str) -> Finding:
    return Finding(RULE, severity, sentence)


def _page(document: WordDocument) -> Iterator[Finding]:
    section = document.sections[-1]
    width, height = (round((side or 0) / 635) for side in (section.page_width, section.page_height))
    short, long = sorted((width, height))
    if abs(short - PAGE_WIDTH) > _SAME_PAPER or abs(long - PAGE_HEIGHT) > _SAME_PAPER:
        named = _KNOWN_PAPER.get((short, long), f"{short / _CM:.1f} by {long / _CM:.1f} cm")
        yield _finding(
            Severity.WARNING, f"The paper is {named}, not A4. In Word choose Layout, Size, A4 and save it."
        )
    elif width > height:
        yield _finding(
            Severity.WARNING, "The page lies on its long side. In Word choose Layout, Orientation, Portrait."
        )


def _mode(document: WordDocument) -> Iterator[Finding]:
    modes = [
        int(each.get(qn("w:val")) or 0)
        for each in document.settings.element.iter(qn("w:compatSetting"))
        if each.get(qn("w:name")) == "compatibilityMode"
    ]
    if max(modes, default=0) < _MODERN:
        yield _finding(
            Severity.WARNING,
            "It was made in an older Word, and documents will open in Compatibility Mode. In Word choose"
            " File, Info, Convert and save it.",
        )


def _language(document: WordDocument) -> Iterator[Finding]:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
    said = None if defaults is None else next(defaults.iter(qn("w:lang")), None)
    language = None if said is None else said.get(qn("w:val"))
    if language == LANGUAGE:
        return
    told = f"The language is {language}, not {LANGUAGE}" if language else "No language is set"
    yield _finding(
        Severity.WARNING,
        f"{told}: spelling is checked, and the text read aloud, in another. In Word choose Review, Language,"
        " Set Proofing Language, English (United Kingdom), Set As Default.",
    )


def _styles(path: Path) -> Iterator[Finding]:
    for one in missing_in(opened_file(path)):
        yield _finding(Severity.WARNING, str(one))


def _print(document: WordDocument) -> Iterator[Finding]:
    """Small and faint print in the styles a document will be set in, those of ours among them."""
    looks = _looks(document)
    small: dict[tuple[float, float], list[str]] = {}
    faint: dict[tuple[str, str], list[str]] = {}
    for style, look in looks.items():
        least = _LEAST_SIZE_OF_EDGES if style in _EDGES else _LEAST_SIZE
        if look.size < least:
            small.setdefault((look.size, least), []).append(f"'{seen_name(style)}'")
        if contrast(look.colour, look.ground or _WHITE) < LEAST_CONTRAST:
            faint.setdefault((look.colour, look.ground or _WHITE), []).append(f"'{seen_name(style)}'")
    for (size, least), names in small.items():
        yield _finding(
            Severity.WARNING,
            f"{_styled(names)} {size:g} pt; print under {least:g} pt is hard to read.",
        )
    for (colour, ground), names in faint.items():
        on = "white" if ground == _WHITE else ground
        yield _finding(
            Severity.ERROR,
            f"{_styled(names)} too faint: {colour} on {on} has a contrast of {contrast(colour, ground):.1f}"
            f" to 1, and {LEAST_CONTRAST:g} is the least that everybody can read.",
        )


def _looks(document: WordDocument) -> dict[HouseStyle, Look]:
    """The look of every style of text, the heading of a table on the ground of its first row."""
    ids = with_every_style(document)
    table = ids.pop(HouseStyle.BOARD_TABLE)
    looks = {style: look_of(document, own) for style, own in ids.items()}
    ground = look_of(document, table, heads=True).ground
    heading = looks[HouseStyle.TABLE_HEADING]
    looks[HouseStyle.TABLE_HEADING] = Look(heading.size, heading.colour, heading.ground or ground)
    return looks


def _styled(names: list[str]) -> str:
    return f"The style {names[0]} is" if len(names) == 1 else f"The styles {joined(names)} are"


def _edges(document: WordDocument) -> Iterator[Finding]:
    heads = _roots(document, "headerReference")
    feet = _roots(document, "footerReference")
    marked = any(HEAD_TOKEN in _words(root) for root in heads)
    tokens: set[str] = set().union(*map(tokens_in, heads))
    if not marked and not tokens:
        yield _finding(
            Severity.STYLE,
            f"The header has no place for the board and the date, so they are added below it. Type"
            f" {HEAD_TOKEN}, or {{board}} and {{date}}, where they belong.",
        )
    elif not marked and "status" not in tokens:
        yield _finding(
            Severity.STYLE,
            "The header has no place for DRAFT, so it is added below it. Type {status} where it belongs.",
        )
    if not any(FOOT_TOKEN in _words(root) or counts_pages(root) for root in (*heads, *feet)):
        yield _finding(
            Severity.WARNING,
            f"There is no page number, so 'Page 1 of 4' is added below the footer. Type {FOOT_TOKEN} where"
            " it belongs, or put a page number there with Insert, Page Number.",
        )
    yield from _unknown(heads, "header")
    yield from _unknown(feet, "footer")


def _unknown(roots: list[etree._Element], where: str) -> Iterator[Finding]:
    known = {f"{{{token}}}" for token in TOKENS} | {HEAD_TOKEN, FOOT_TOKEN}
    found = {each for root in roots for each in _IN_BRACES.findall(_words(root))}
    for each in sorted(found):
        if f"{{{each[1:-1].strip().lower()}}}" not in known:
            listed = ", ".join(f"{{{token}}}" for token in TOKENS)
            yield _finding(
                Severity.WARNING,
                f"{each} in the {where} will be printed as it stands. What is filled in: {listed}.",
            )


def _roots(document: WordDocument, kind: str) -> list[etree._Element]:
    """The headers or footers that the pages of ``document`` name."""
    references = document.element.body.iter(qn(f"w:{kind}"))
    keys = [str(reference.get(qn("r:id"))) for reference in references]
    return [document.part.related_parts[key].element for key in keys if key in document.part.related_parts]


def _words(root: etree._Element) -> str:
    return "\n".join(
        "".join(piece.text or "" for piece in own_text(paragraph)) for paragraph in root.iter(qn("w:p"))
    )

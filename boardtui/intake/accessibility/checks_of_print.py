"""Reading: size, colour, letter and language of the print, and the title read out first."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from boardtui.intake.accessibility.markup import inside, is_on, value, w, whole
from boardtui.intake.accessibility.naming import quoted, some
from boardtui.intake.accessibility.paper import Paper, Run
from boardtui.intake.accessibility.verdicts import Check, Flaw, Group
from boardtui.model.contrast import LEAST_CONTRAST, contrast
from boardtui.rules.finding import Severity

DUBLIN: Final = "http://purl.org/dc/elements/1.1/"
_LANGUAGE: Final = "en-GB"
_UNSAID_SIZE: Final = 20
_SMALL, _TINY, _ADVISED = 22, 18, 24
"""Half-points: under 11 pt is small, under 9 pt too small for anything; 12 pt is advised."""
_MOST_SMALL: Final = 0.02
_COLOUR: Final = re.compile("[0-9A-Fa-f]{6}")
_MOST_ITALIC: Final = 0.10
_JUSTIFIED: Final = ("both", "distribute")
_MOST_FONTS: Final = 2
_SERIF: Final = (
    "Times New Roman", "Times", "Cambria", "Georgia", "Garamond", "Liberation Serif", "Book Antiqua",
)  # fmt: skip
_SHORTEST_TITLE: Final = 8
_NO_WORDS: Final = "There are no words in the paper."
_NO_TITLES: Final = ("word document", "untitled")


def _title(paper: Paper) -> Iterator[Flaw]:
    title = paper.property(DUBLIN, "title")
    if len(title) < _SHORTEST_TITLE or title.lower() in _NO_TITLES:
        has = f"says only {quoted(title)}" if title else "is empty"
        yield Flaw(f"The file's title {has}: a screen reader says it first.", "File > Info")


def _language(paper: Paper) -> Iterator[Flaw]:
    language = paper.styles.language()
    if language != _LANGUAGE:
        is_in = f"is marked as {quoted(language)}" if language else "is in no language"
        yield Flaw(f"The text {is_in}, so it is read out with the wrong sounds.")
    others = sorted({str(value(one)) for one in paper.body.iter(w("lang")) if value(one)} - {_LANGUAGE})
    if others:
        yield Flaw(
            f"Some of the text is marked as another language: {some([quoted(one) for one in others])}."
        )


def _size(paper: Paper) -> Iterator[Flaw]:
    sizes: Counter[int] = Counter()
    for run in paper.runs:
        size = whole(value(paper.styles.for_run(run.element, run.paragraph, "sz")))
        sizes[_UNSAID_SIZE if size is None else size] += len(run.text)
    if not sizes:
        yield Flaw(_NO_WORDS)
        return
    total = sizes.total()
    small = sum(count for size, count in sizes.items() if size < _SMALL) / total
    if small >= _MOST_SMALL:
        yield Flaw(f"{_share(small)} of the text is smaller than 11 pt.")
    if min(sizes) < _TINY:
        yield Flaw(f"Some of the text is only {min(sizes) / 2:g} pt.")
    modest = sum(count for size, count in sizes.items() if size < _ADVISED) / total
    if small < _MOST_SMALL <= modest:
        yield Flaw(
            f"{_share(modest)} of the text is smaller than the 12 pt advised.", severity=Severity.STYLE
        )


def _share(part: float) -> str:
    return f"{max(1, round(100 * part))} %"


def _contrast(paper: Paper) -> Iterator[Flaw]:
    faint: dict[tuple[str, str], str] = {}
    for run in paper.runs:
        colour = value(paper.styles.for_run(run.element, run.paragraph, "color")) or ""
        if _COLOUR.fullmatch(colour):
            ground = _ground(run)
            if contrast(colour, ground) < LEAST_CONTRAST:
                faint.setdefault((colour.upper(), ground.upper()), run.text)
    for (colour, ground), text in sorted(faint.items()):
        ratio = contrast(colour, ground)
        yield Flaw(
            f"{quoted(text)} is too faint to read: {ratio:.1f} to 1 where 4.5 is the least.", quoted(text)
        )


def _ground(run: Run) -> str:
    cell = inside(run.paragraph, w("tc"))
    fill = None if cell is None else value(cell.find(w("tcPr/shd")), "fill")
    return fill if fill and _COLOUR.fullmatch(fill) else "FFFFFF"


def _alignment(paper: Paper) -> Iterator[Flaw]:
    total = sum(len(run.text) for run in paper.runs) or 1
    italic = _amount(paper, "i") / total
    if any(_justified(paper, run.paragraph) for run in paper.runs):
        yield Flaw("Some of the text is justified to both margins, which makes gaps that are hard to follow.")
    if italic >= _MOST_ITALIC:
        yield Flaw(f"{_share(italic)} of the text is in italics, which are hard to read.")
    if _amount(paper, "caps"):
        yield Flaw("Some of the text is turned into capitals, which are hard to read and may be spelt out.")


def _amount(paper: Paper, name: str) -> int:
    return sum(
        len(run.text) for run in paper.runs if is_on(paper.styles.for_run(run.element, run.paragraph, name))
    )


def _justified(paper: Paper, paragraph: etree._Element) -> bool:
    return value(paper.styles.for_paragraph(paragraph, "jc")) in _JUSTIFIED


def _fonts(paper: Paper) -> Iterator[Flaw]:
    fonts: Counter[str] = Counter()
    for run in paper.runs:
        fonts[_font(paper.styles.for_run(run.element, run.paragraph, "rFonts"))] += len(run.text)
    if not fonts:
        yield Flaw(_NO_WORDS)
        return
    if len(fonts) > _MOST_FONTS:
        named = some([quoted(one) if one else "Word's own" for one in fonts], shown=5)
        yield Flaw(f"{len(fonts)} fonts are used where one or two do: {named}.")
    main = fonts.most_common(1)[0][0]
    if not main:
        yield Flaw("No font is set for most of the text, so Word uses Times New Roman, which has serifs.")
    elif main in _SERIF:
        yield Flaw(f"Most of the text is in {quoted(main)}, whose serifs are harder to read.")


def _font(fonts: etree._Element | None) -> str:
    """The font's name, ``theme …`` for one that the theme names, empty where nothing names one."""
    theme = value(fonts, "asciiTheme")
    return f"theme {theme}" if theme is not None else value(fonts, "ascii") or ""


CHECKS: Final = (
    Check(
        "M01",
        "title",
        Group.READING,
        "The file has a title.",
        "In Word: File > Info > Title, and type what the paper is, with the board and the date.",
        _title,
    ),
    Check(
        "M03",
        "language",
        Group.READING,
        "All text is marked as British English.",
        "In Word: press Ctrl+A, then Review > Language > Set Proofing Language > English (United Kingdom) > "
        "Set As Default.",
        _language,
    ),
    Check(
        "A06",
        "text-size",
        Group.READING,
        "The text is large enough.",
        "In Word: right-click the style in Home > Styles > Modify and set 12 pt or more.",
        _size,
    ),
    Check(
        "A07",
        "contrast",
        Group.READING,
        "Every colour stands out from what is behind it.",
        "In Word: select it and choose Home > Font Colour > Automatic, or a darker colour.",
        _contrast,
    ),
    Check(
        "A08",
        "alignment",
        Group.READING,
        "The text is left-aligned, upright and in small letters.",
        "In Word: press Ctrl+L for left-aligned text; for italics and capitals clear the boxes in "
        "Home > Font.",
        _alignment,
    ),
    Check(
        "A09",
        "fonts",
        Group.READING,
        "The text is in one or two fonts without serifs.",
        "In Word: Design > Fonts > Customise Fonts, and choose Arial for headings and body.",
        _fonts,
    ),
)

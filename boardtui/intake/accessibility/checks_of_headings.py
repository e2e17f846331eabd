"""Headings: real ones, one at the top, none skipped, none that only looks like one."""

import re
from collections.abc import Iterator
from typing import Final

from boardtui.intake.accessibility.markup import is_on, said, value, w, whole
from boardtui.intake.accessibility.naming import quoted, some
from boardtui.intake.accessibility.paper import Paper, Said
from boardtui.intake.accessibility.verdicts import Check, Flaw, Group

_LEAST_HEADINGS: Final = 2
_LONGEST_HEADING: Final = 70
_SENTENCE_ENDS: Final = (":", ".", ";", ",")
_ROLE_OF_ITS_OWN: Final = re.compile("title|head|caption|toc", re.I)
"""Styles of paragraphs that are meant to stand out."""
_HEADING_SIZE: Final = 28
"""Half-points: 14 pt and more looks like a heading."""
_SHORTEST_SHOUT: Final = 8
"""Longer words in capitals read as a heading; shorter ones are abbreviations."""
_CAPITALS: Final = re.compile("[A-Z]{4}")


def _is_title(paragraph: Said) -> bool:
    return paragraph.style.lower() == "title"


def _real(paper: Paper) -> Iterator[Flaw]:
    tops = [one for one in paper.headings if one.level == 1]
    titles = [one for one in paper.paragraphs if _is_title(one) and one.text.strip()]
    if len(paper.headings) < _LEAST_HEADINGS:
        found = "only one heading" if paper.headings else "no headings"
        yield Flaw(f"The paper has {found}: a screen reader cannot go from part to part.")
    if not tops:
        yield Flaw("The paper has no Heading 1, so nothing says what it is.")
    elif len(tops) > 1 and len(titles) != 1:
        listed = some([quoted(one.text) for one in tops])
        yield Flaw(f"The paper has {len(tops)} of Heading 1 where one title is meant: {listed}.")


def _skipped(paper: Paper) -> Iterator[Flaw]:
    titled = any(map(_is_title, paper.paragraphs))
    before, follows = (1, "follows the title") if titled else (0, "comes first")
    for one in paper.headings:
        level = one.level or 0
        if level > before + 1:
            yield Flaw(
                f"{quoted(one.text)} is Heading {level} and {follows}: a level is skipped.", quoted(one.text)
            )
        before, follows = level, f"follows Heading {level}"


def _fake(paper: Paper) -> Iterator[Flaw]:
    for one in paper.paragraphs:
        text = one.text.strip()
        if not text or one.level or len(text) > _LONGEST_HEADING or text.endswith(_SENTENCE_ENDS):
            continue
        if _ROLE_OF_ITS_OWN.search(one.style) or paper.in_header_row(one) or one.in_table:
            continue
        looks = _look_of_heading(one, text)
        if looks:
            yield Flaw(f"{quoted(text)} is {looks} but is no real heading.", quoted(text))


def _look_of_heading(paragraph: Said, text: str) -> str:
    """How body text was made to look like a heading; empty where it was not."""
    runs = [run for run in paragraph.element.iter(w("r")) if said(run).strip()]
    if runs and all(is_on(run.find(w("rPr/b"))) for run in runs):
        return "in bold"
    sizes = [whole(value(run.find(w("rPr/sz")))) or 0 for run in runs]
    if sizes and min(sizes) >= _HEADING_SIZE:
        return "in large letters"
    shouted = len(text) > _SHORTEST_SHOUT and text.upper() == text and _CAPITALS.search(text)
    return "in capitals" if shouted else ""


CHECKS: Final = (
    Check(
        "S01",
        "real-headings",
        Group.HEADINGS,
        "The paper has real headings, with one Heading 1 at the top.",
        "In Word: put the cursor in the paper's title and choose Home > Styles > Heading 1; then give each "
        "part Heading 2.",
        _real,
    ),
    Check(
        "S02",
        "heading-levels",
        Group.HEADINGS,
        "No heading level is skipped.",
        "In Word: put the cursor in the heading and choose the next level down in Home > Styles.",
        _skipped,
    ),
    Check(
        "S03",
        "fake-headings",
        Group.HEADINGS,
        "Nothing only looks like a heading.",
        "In Word: put the cursor in it and choose a heading in Home > Styles, or make it plain text.",
        _fake,
    ),
)

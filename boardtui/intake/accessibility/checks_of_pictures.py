"""Pictures and links: words for what cannot be seen, and links that say where they go."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from boardtui.intake.accessibility.markup import DRAWING, said, w
from boardtui.intake.accessibility.naming import quoted
from boardtui.intake.accessibility.paper import Paper
from boardtui.intake.accessibility.verdicts import Check, Flaw, Group

_SAYS_NOTHING: Final = re.compile(r"(?:click here|here|link|(?:https?://|www\.)\S+)", re.I)


def _pictures(paper: Paper) -> Iterator[Flaw]:
    for number, one in enumerate(paper.document.iter(f"{{{DRAWING}}}docPr"), 1):
        if not (one.get("descr") or one.get("title") or _is_decorative(one)):
            name = one.get("name")
            called = f", which Word calls {quoted(name)}," if name else ""
            yield Flaw(f"Picture {number}{called} has no words that say what it shows.", f"picture {number}")


def _is_decorative(picture: etree._Element) -> bool:
    return any(
        one.get("val", "1") not in ("0", "false")
        for one in picture.iter()
        if etree.QName(one).localname == "decorative"
    )


def _boxes_and_links(paper: Paper) -> Iterator[Flaw]:
    if next(paper.document.iter(w("txbxContent")), None) is not None:
        yield Flaw(
            "Some words stand in a floating text box, which a screen reader may miss or read out of turn."
        )
    for link in paper.body.iter(w("hyperlink")):
        text = said(link).strip()
        if _SAYS_NOTHING.fullmatch(text):
            yield Flaw(f"The link {quoted(text)} does not say where it goes.", quoted(text))


CHECKS: Final = (
    Check(
        "A05",
        "picture-alt-text",
        Group.PICTURES,
        "Every picture has words for those who cannot see it.",
        "In Word: right-click the picture, choose View Alt Text and say what it shows, or tick Mark as "
        "decorative.",
        _pictures,
    ),
    Check(
        "A10",
        "text-boxes-and-links",
        Group.PICTURES,
        "No words stand in a text box, and each link says where it goes.",
        "In Word: move words out of a box into the text; for a link, right-click it, Edit Hyperlink > Text "
        "to display.",
        _boxes_and_links,
    ),
)

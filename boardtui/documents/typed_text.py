"""What a person typed, as a document says it: lines are paragraphs, typed bullets real ones, gaps closed.

Rows of spaces and marks typed by hand are only a look: a screen reader stumbles over them.
"""

import re
from dataclasses import replace

from boardtui.documents.outline import Paragraph, Style
from boardtui.documents.word.text import line as one_line
from boardtui.documents.word.text import safe

_BULLET = re.compile(r"[•·▪*–-]\s(.*)")
_EDGES = frozenset(("", " ", "*", "-"))


def typed(
    text: str, style: Style = Style.BODY, label: str = "", *, restart: bool = False
) -> tuple[Paragraph, ...]:
    """The paragraphs of ``text``, a line each; none where it says nothing.

    The first is in ``style``, with ``label`` before it and ``restart``; those behind it are ordinary ones, or
    bullets where one was typed.
    """
    if not restart and _is_one_plain_line(text):
        return (Paragraph(text, style, label),)
    found: list[Paragraph] = []
    for line in map(one_line, safe(text).split("\n")):
        bullet = _BULLET.fullmatch(line)
        words = bullet[1] if bullet is not None else line
        if not words:
            continue
        if not found and (label or style is not Style.BODY):
            found.append(Paragraph(words, style, label, restart=restart))
        else:
            found.append(Paragraph(words, Style.BODY if bullet is None else Style.BULLET))
    return tuple(found)


def _is_one_plain_line(text: str) -> bool:
    """True for most of what is typed, which needs nothing done to it: to ask is quicker than to do."""
    ends = text[:1], text[-1:]
    return text.isascii() and text.isprintable() and "  " not in text and not _EDGES.intersection(ends)


def recorded(text: str, style: Style = Style.BODY, label: str = "") -> tuple[Paragraph, ...]:
    """One entry of a record as its paragraphs: all of them in ``style`` but bullets, and one even of nothing.

    So an entry of several lines stays one in the eye, and an entry is never lost for having no words.
    """
    said = typed(text, style, label) or (Paragraph("", style, label),)
    return (said[0], *(replace(one, style=style) if one.style is Style.BODY else one for one in said[1:]))

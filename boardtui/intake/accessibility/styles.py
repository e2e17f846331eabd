"""Which style a paragraph has, and what that style and those it is based on say of it."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from boardtui.intake.accessibility.markup import value, w, whole

_HEADING: Final = re.compile(r"heading ([0-9])")
_BODY_LEVEL: Final = 9
"""Word's outline level of what is no heading, counted from 0."""


class Styles:
    """The styles of one file. Each answer is looked up once: a long table asks ten thousand times."""

    def __init__(self, root: etree._Element | None) -> None:
        """``root`` is the part ``styles``, or None where the file has none."""
        self._root = root
        found = [] if root is None else root.findall(w("style"))
        self._by_id = {str(value(one, "styleId")): one for one in found}
        self.default = next((key for key, one in self._by_id.items() if _is_default(one)), None)
        self._said: dict[tuple[str, str], etree._Element | None] = {}
        self._levels: dict[str, int | None] = {}

    def __contains__(self, style: object) -> bool:
        return style in self._by_id

    def name(self, style: str | None) -> str:
        """What Word calls the style with that id; the id itself where there is none."""
        found = self._by_id.get(style or "")
        return (value(found.find(w("name"))) or "") if found is not None else style or ""

    def of(self, paragraph: etree._Element) -> str | None:
        """The id of the style that ``paragraph`` is in."""
        return value(paragraph.find(w("pPr/pStyle"))) or self.default

    def chain(self, style: str | None) -> Iterator[etree._Element]:
        """The style and those it is based on, itself first; a circle ends where it closes."""
        seen: set[str] = set()
        while style is not None and style in self._by_id and style not in seen:
            seen.add(style)
            yield self._by_id[style]
            style = value(self._by_id[style].find(w("basedOn")))

    def level(self, paragraph: etree._Element) -> int | None:
        """The heading level 1 to 9 of ``paragraph``; None for body text, 0 for a heading by name only."""
        own = _outline_level(paragraph)
        if own is not None:
            return own
        style = self.of(paragraph) or ""
        if style not in self._levels:
            self._levels[style] = next(
                (level for one in self.chain(style) if (level := _level_of(one)) is not None), None
            )
        return self._levels[style]

    def for_paragraph(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """What holds of the paragraph property ``name`` there: its own, its style's, or the file's."""
        own = paragraph.find(w(f"pPr/{name}"))
        if own is not None:
            return own
        styled = self._of_style(self.of(paragraph), f"pPr/{name}")
        return styled if styled is not None else self._of_file(f"pPrDefault/pPr/{name}")

    def for_run(self, run: etree._Element, paragraph: etree._Element, name: str) -> etree._Element | None:
        """What holds of the character property ``name`` in a run of ``paragraph``."""
        own = run.find(w(f"rPr/{name}"))
        if own is not None:
            return own
        for style in (value(run.find(w("rPr/rStyle"))), self.of(paragraph)):
            styled = self._of_style(style, f"rPr/{name}")
            if styled is not None:
                return styled
        return self._of_file(f"rPrDefault/rPr/{name}")

    def language(self) -> str | None:
        """The language of text that says nothing else: of the ordinary style, else of the file."""
        styled = self._of_style(self.default, "rPr/lang")
        return value(styled) or value(self._of_file("rPrDefault/rPr/lang"))

    def _of_style(self, style: str | None, path: str) -> etree._Element | None:
        if style is None:
            return None
        key = (style, path)
        if key not in self._said:
            steps = w(path)
            self._said[key] = next(
                (found for one in self.chain(style) if (found := one.find(steps)) is not None), None
            )
        return self._said[key]

    def _of_file(self, path: str) -> etree._Element | None:
        key = ("", path)
        if key not in self._said:
            self._said[key] = None if self._root is None else self._root.find(w(f"docDefaults/{path}"))
        return self._said[key]


def _is_default(style: etree._Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in ("1", "true")


def _outline_level(element: etree._Element) -> int | None:
    level = whole(value(element.find(w("pPr/outlineLvl"))))
    return level + 1 if level is not None and 0 <= level < _BODY_LEVEL else None


def _level_of(style: etree._Element) -> int | None:
    named = _HEADING.fullmatch((value(style.find(w("name"))) or "").lower())
    return int(named[1]) if named else _outline_level(style)

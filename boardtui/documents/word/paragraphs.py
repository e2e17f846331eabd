"""Sets the paragraphs of a Word document, as strings of WordprocessingML.

What opens a paragraph of a given look is made once and kept: a long note has thousands of them in a dozen
looks.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from boardtui.documents.outline import Block, Heading, Paragraph, Style
from boardtui.documents.word.house_look import HouseStyle
from boardtui.documents.word.lists import Lists
from boardtui.documents.word.text import EMPTY, field, line, run, shown, tab

IN_BODY: Final = {
    Style.BODY: HouseStyle.NORMAL,
    Style.STATUS: HouseStyle.SUBTITLE,
    Style.TITLE: HouseStyle.TABLE_TITLE,
    Style.DECISION: HouseStyle.DECISION,
    Style.ACTION: HouseStyle.ACTION,
    Style.EVENT: HouseStyle.EVENT,
    Style.NUMBERED: HouseStyle.NUMBERED,
    Style.SUBNUMBERED: HouseStyle.SUBNUMBERED,
    Style.BULLET: HouseStyle.BULLET,
}
IN_CELL: Final = {**IN_BODY, Style.BODY: HouseStyle.TABLE_TEXT, Style.STATUS: HouseStyle.TABLE_TEXT}

_HEADINGS: Final = {1: HouseStyle.HEADING_1, 2: HouseStyle.HEADING_2, 3: HouseStyle.HEADING_3}
_LISTED: Final = frozenset((HouseStyle.NUMBERED, HouseStyle.SUBNUMBERED, HouseStyle.BULLET))
_KEEP_NEXT: Final = {None: "", True: "<w:keepNext/>", False: '<w:keepNext w:val="0"/>'}
_SPACE_AFTER_TABLE: Final = 200
_LONGEST_BOOKMARK: Final = 40


class Paragraphs:
    """Sets paragraphs in the styles and lists of one template, with the bookmarks of one document."""

    def __init__(self, styles: Mapping[HouseStyle, str], lists: Lists, bookmarks: Mapping[str, str]) -> None:
        """``bookmarks`` gives each anchor of the document its name in Word: see :func:`bookmark_names`."""
        self._styles = styles
        self._lists = lists
        self._bookmarks = bookmarks
        self._placed: set[str] = set()
        self._openings: dict[tuple[HouseStyle, bool | None, bool, bool, str], str] = {}

    def heading(self, heading: Heading) -> str:
        """A heading, with a bookmark round its words where something may point at it."""
        words = run(shown(heading.text))
        name = self._bookmarks.get(heading.anchor)
        if name is not None and name not in self._placed:  # Word drops the second of two that are alike
            self._placed.add(name)
            place = f'w:id="{len(self._placed)}"'
            words = f'<w:bookmarkStart {place} w:name="{name}"/>{words}<w:bookmarkEnd {place}/>'
        return f"{self.opening(_HEADINGS.get(heading.level, HouseStyle.HEADING_3))}{words}</w:p>"

    def detail(self, label: str, text: str) -> str:
        """One labelled fact, its text at the tab stop of the style."""
        name = line(label)
        if name and not name.endswith(":"):
            name += ":"
        words = run(name or EMPTY, bold=True) + tab() + run(shown(text))
        return f"{self.opening(HouseStyle.DETAILS)}{words}</w:p>"

    def paragraph(
        self,
        paragraph: Paragraph,
        style: HouseStyle,
        keep_next: bool | None = None,
        right: bool = False,
        below_table: bool = False,
    ) -> str:
        """``paragraph`` in ``style``, its label in bold before what it says."""
        if paragraph.restart:
            self._lists.restart()
        if paragraph.page_of and (bookmark := self._bookmarks.get(paragraph.page_of)):
            words = field(f"PAGEREF {bookmark} \\h", line(paragraph.text) or EMPTY)
        else:
            words = run(shown(paragraph.text))
        if paragraph.label and (label := line(paragraph.label)):
            words = run(f"{label} ", bold=True) + words
        return f"{self.opening(style, keep_next, right, below_table)}{words}</w:p>"

    def opening(
        self,
        style: HouseStyle,
        keep_next: bool | None = None,
        right: bool = False,
        below_table: bool = False,
    ) -> str:
        """The ``w:p`` and the properties of a paragraph in ``style``.

        ``keep_next`` None leaves it to the style; ``below_table`` puts the space above it that a table does
        not leave.
        """
        numbers = self._lists.properties(style) if style in _LISTED else ""
        wanted = (style, keep_next, right, below_table, numbers)
        opening = self._openings.get(wanted)
        if opening is None:
            keep = _KEEP_NEXT[keep_next]
            space = f'<w:spacing w:before="{_SPACE_AFTER_TABLE}"/>' if below_table else ""
            side = '<w:jc w:val="right"/>' if right else ""
            named = f'<w:pStyle w:val="{self._styles[style]}"/>'
            opening = f"<w:p><w:pPr>{named}{keep}{numbers}{space}{side}</w:pPr>"
            self._openings[wanted] = opening
        return opening


def bookmark_names(blocks: Iterable[Block]) -> dict[str, str]:
    """For each anchor in ``blocks`` a name that Word takes: a letter first, all different."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for block in blocks:
        if not isinstance(block, Heading) or not block.anchor or block.anchor in names:
            continue
        wanted = re.sub(r"[^A-Za-z0-9_]", "_", block.anchor)
        if not wanted[0].isalpha():
            wanted = f"place_{wanted}"
        name, number = wanted[:_LONGEST_BOOKMARK], 1
        while name.lower() in taken:  # Word tells names apart without their capitals
            number += 1
            suffix = f"_{number}"
            name = wanted[: _LONGEST_BOOKMARK - len(suffix)] + suffix
        taken.add(name.lower())
        names[block.anchor] = name
    return names

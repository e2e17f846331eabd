"""Numbered paragraphs and bullets as the lists of Markdown, with the numbers that Word gives them."""

from typing import Final

from boardtui.documents.outline import Block, Paragraph, Style

_LISTED: Final = (Style.NUMBERED, Style.SUBNUMBERED)
_PARTING: Final = "<!-- -->\n\n"
"""Parts two lists that touch: else the second, which begins at 1 again, would go on from the first."""


class Listing:
    """Sets the list paragraphs of one document, and knows what stood before each."""

    def __init__(self) -> None:
        self._hanging = 0
        """How far in the words of the open list stand; 0 where none is open."""

    def set(self, paragraph: Paragraph, mark: str, words: str) -> str:
        """``words`` of ``paragraph`` behind ``mark``.

        Markdown numbers no list 1.1, so a sub-paragraph is set as a paragraph of the point it is under.
        """
        if paragraph.style is Style.BULLET:
            return f"- {_indented(words, 2)}"
        if paragraph.style is Style.SUBNUMBERED:
            return " " * self._hanging + _indented(f"{mark} {words}", self._hanging)
        if paragraph.style is Style.NUMBERED:
            parting = _PARTING if self._hanging and mark == "1." else ""
            self._hanging = len(mark) + 1
            return f"{parting}{mark} {_indented(words, self._hanging)}"
        return words

    def follow(self, block: Block) -> None:
        """``block`` was set: anything that is not of it closes a numbered list."""
        if not isinstance(block, Paragraph) or block.style not in _LISTED:
            self._hanging = 0


def _indented(words: str, hanging: int) -> str:
    return words.replace("\n", "\n" + " " * hanging)

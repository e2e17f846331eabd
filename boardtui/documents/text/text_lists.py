"""The numbers that Word counts by itself, counted for a text."""

from boardtui.documents.outline import Block, Paragraph, Style

BULLET = "•"


class Numbers:
    """Counts the numbered paragraphs of one document, in the order they are asked for."""

    def __init__(self) -> None:
        self._number = 0
        self._below = 0

    def restart(self) -> None:
        """The next number is 1."""
        self._number = self._below = 0

    def next(self, paragraph: Paragraph) -> str:
        """What stands before ``paragraph``: ``1.``, ``1.1``, a bullet, or nothing."""
        if paragraph.style is Style.BULLET:
            return BULLET
        if paragraph.style not in (Style.NUMBERED, Style.SUBNUMBERED):
            return ""
        if paragraph.restart:
            self.restart()
        if paragraph.style is Style.NUMBERED:
            self._number, self._below = self._number + 1, 0
            return f"{self._number}."
        self._below += 1
        return f"{max(self._number, 1)}.{self._below}"


def is_bullet(block: Block) -> bool:
    """Whether ``block`` is a point in a list of bullets."""
    return isinstance(block, Paragraph) and block.style is Style.BULLET

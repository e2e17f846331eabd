"""One line of a pane: pieces of text, each with the name of how it looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from boardtui.app.rows.cells import cell_len, set_cell_size


class Look(StrEnum):
    """How a piece of text looks. Colour never says anything that the text does not."""

    PLAIN = "plain"
    HEADING = "heading"
    DIM = "dim"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    DECISION = "decision"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a pane.

    ``person`` is the id a register line stands for; ``entry`` the id of a minuted entry, or of the item
    that a ``heading`` opens.
    """

    pieces: tuple[tuple[str, Look], ...]
    person: str | None = None
    entry: str | None = None
    heading: bool = False

    @property
    def text(self) -> str:
        """The line as plain text."""
        return "".join([text for text, _ in self.pieces])


def plain(text: str, look: Look = Look.PLAIN) -> Line:
    """A line of one piece."""
    return Line(((text, look),))


def fit(text: str, width: int) -> str:
    """``text`` in exactly ``width`` cells: padded, or cut with an ellipsis that shows the cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, max(width - 1, 0)) + "…" if width > 0 else ""


def shorten(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, cut with an ellipsis where it is longer."""
    return text if cell_len(text) <= width else fit(text, width)


def list_date(day: date) -> str:
    """``17 Nov 10``: a date where many stand under one another."""
    return f"{day.day} {day:%b %y}"


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` cells, broken at spaces where there are any.

    Widths are terminal cells, so wide letters count twice; a word longer than a line is cut.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        whole = " ".join(paragraph.split())
        if cell_len(whole) <= width:
            lines.append(whole)
            continue
        current = ""
        for word in _words(paragraph, width):
            joined = f"{current} {word}" if current else word
            if cell_len(joined) <= width:
                current = joined
            else:
                lines.append(current)
                current = word
        lines.append(current)
    return lines


def _words(paragraph: str, width: int) -> Iterable[str]:
    for word in paragraph.split():
        while cell_len(word) > width > 0:
            head = set_cell_size(word, width).rstrip()
            yield head
            word = word[len(head) :]
        if word:
            yield word

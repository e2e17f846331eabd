"""The outline: what a document says, in order, before anybody decides what it looks like.

Builders make it from records and are tested as data; one writer turns it into Word, one into text.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Heading:
    """A real heading. Level 1 stands once, as the title; no level is skipped.

    ``anchor`` names the place (letters, digits and ``_``) for a paragraph's ``page_of``.
    """

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """Labelled facts under the title: ``(("Venue", "City Marketing Suite"), …)``."""

    rows: tuple[tuple[str, str], ...]


class Style(StrEnum):
    """What a paragraph is. The writers decide what that looks like."""

    BODY = "body"
    STATUS = "status"
    TITLE = "title"
    DECISION = "decision"
    ACTION = "action"
    EVENT = "event"
    NUMBERED = "numbered"
    SUBNUMBERED = "sub-numbered"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``label`` is set in bold before the text: ``Decision:``, ``Officers:``.

    NUMBERED paragraphs count 1., 2. and SUBNUMBERED ones 1.1, 1.2; ``restart`` begins at 1 again. With
    ``page_of`` the paragraph is the page where that anchor stands, and ``text`` what is shown until somebody
    has counted.
    """

    text: str
    style: Style = Style.BODY
    label: str = ""
    restart: bool = False
    page_of: str = ""


class Align(StrEnum):
    """How a column's cells stand."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and its width in centimetres.

    ``to_fill``: its cells are left empty, to be written in by hand.
    """

    heading: str
    width_cm: float
    align: Align = Align.LEFT
    to_fill: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: as many cells as the table has columns, each of one or more paragraphs."""

    cells: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data. ``title`` and ``description`` are read out by a screen reader."""

    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class NewPart:
    """What follows begins on a new page, with numbering of its own and ``running_head`` at the top.

    The foot and the count of the pages run on, and the status stays in its head.
    """

    running_head: tuple[str, str]


Block = Heading | Details | Paragraph | Table | NewPart


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document.

    ``running_head`` stands left and right at the top of each page, ``running_foot`` left at the
    bottom beside "Page X of Y". ``status`` is said under the title and in the head of every page
    (``DRAFT``), empty once there is nothing to warn of. ``author`` is the office's own name.
    ``landscape`` turns the page, for a table wider than it is tall. ``day`` is the meeting's day in
    words and ``item`` the item the document is about (``Item 5``), for a house style that says them in a
    header of its own. ``watermark`` stands grey across every page: only where a board asks for it, since
    it makes the words below it hard to read.
    """

    title: str
    subject: str
    author: str
    running_head: tuple[str, str]
    running_foot: str
    status: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    day: str = ""
    item: str = ""
    watermark: str = ""


def plain_cell(text: str) -> tuple[Paragraph, ...]:
    """A cell of one ordinary paragraph."""
    return (Paragraph(text),)

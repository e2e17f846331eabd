"""The outline: what a document says, in order, before anybody decides what it looks like.

Builders make it from records and are tested as data; one writer turns it into Word, one into text.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Heading:
    """A real heading. Level 1 stands once, as the title; no level is skipped."""

    level: int
    text: str


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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``label`` is set in bold before the text: ``Decision:``, ``Officers:``."""

    text: str
    style: Style = Style.BODY
    label: str = ""


class Align(StrEnum):
    """How a column's cells stand."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and its width in centimetres."""

    heading: str
    width_cm: float
    align: Align = Align.LEFT


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


Block = Heading | Details | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document.

    ``running_head`` stands left and right at the top of each page, ``running_foot`` left at the
    bottom beside "Page X of Y". ``status`` is said under the title and in the head of every page
    (``DRAFT``), empty once there is nothing to warn of. ``author`` is the office's own name.
    """

    title: str
    subject: str
    author: str
    running_head: tuple[str, str]
    running_foot: str
    status: str
    blocks: tuple[Block, ...]


def plain_cell(text: str) -> tuple[Paragraph, ...]:
    """A cell of one ordinary paragraph."""
    return (Paragraph(text),)

"""Telephone numbers and e-mail addresses, for the office's own use: only where they are asked for (R52)."""

from dataclasses import replace
from datetime import date

from boardtui.documents.outline import Column, Heading, Outline, Paragraph, Row, Style, Table, plain_cell
from boardtui.model.boards import Board
from boardtui.rules.membership import on_the_day

_NONE = "–"


def with_contacts(membership: Outline, board: Board, day: date) -> Outline:
    """The ``membership`` with a table of contacts behind it: everybody on record on ``day``, officers too."""
    rows = [
        Row(tuple(plain_cell(text or _NONE) for text in (seat.name, contact.phone, contact.email)))
        for seat in on_the_day(board, day)
        for contact in (seat.person.contact,)
    ]
    if not rows:
        return membership
    table = Table(
        "Contact details",
        "Each person's name, telephone number and e-mail address.",
        (Column("Name", 6.2), Column("Telephone", 4.0), Column("E-mail", 6.3)),
        tuple(rows),
    )
    warning = Paragraph("Personal data: for the office’s own use, not for publication.", Style.STATUS)
    return replace(membership, blocks=(*membership.blocks, Heading(2, "Contact details"), warning, table))

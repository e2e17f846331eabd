"""Contacts behind the membership, where they are asked for."""

from dataclasses import replace
from datetime import date

from boardtui.documents.contact_list import with_contacts
from boardtui.documents.membership import membership_outline
from boardtui.documents.outline import Heading, Table
from boardtui.model.people import Contact
from tests.builders import board

DAY = date(2026, 11, 24)


def test_everybody_on_record_that_day_has_a_row() -> None:
    first, *others = board().people
    known = replace(first, contact=Contact("01", "a@b.org"))
    of = replace(board(), people=(known, *(replace(one, contact=Contact()) for one in others)))
    outline = membership_outline(of, DAY)
    shown = with_contacts(outline, of, DAY)
    assert shown.blocks[: len(outline.blocks)] == outline.blocks
    heading, warning, table = shown.blocks[len(outline.blocks) :]
    assert isinstance(heading, Heading) and isinstance(table, Table)
    assert "not for publication" in str(warning)
    cells = [tuple(cell[0].text for cell in row.cells) for row in table.rows]
    assert len(cells) == len([one for one in of.memberships if one.covers(DAY)])
    told = [row for row in cells if row[1:] != ("–", "–")]
    assert told == [(known.name_on(DAY).printed, "01", "a@b.org")]


def test_where_nobody_is_on_record_there_is_no_table() -> None:
    of = replace(board(), memberships=())
    outline = membership_outline(of, DAY)
    assert with_contacts(outline, of, DAY) == outline

"""Tables as CSV: what a spreadsheet reads back, and that it runs nothing."""

import csv
import io

import pytest

from boardtui.documents.outline import (
    Block,
    Column,
    Details,
    Heading,
    Outline,
    Paragraph,
    Row,
    Style,
    Table,
    plain_cell,
)
from boardtui.documents.text.csv_writer import guarded, write_csv


def table(title: str, *rows: tuple[str, ...]) -> Table:
    columns = (Column("Name", 5), Column("Words", 5))
    return Table(title, "x", columns, tuple(Row(tuple(map(plain_cell, row))) for row in rows))


def read(*blocks: Block, status: str = "") -> list[list[str]]:
    outline = Outline("T", "S", "A", ("", ""), "", status, blocks)
    return list(csv.reader(io.StringIO(write_csv(outline), newline="")))


def test_a_single_table_stands_alone() -> None:
    found = read(Heading(1, "T"), table("One", ("Ann", 'says "a, b"'), ("Bo", "two\nlines")))
    assert found == [["Name", "Words"], ["Ann", 'says "a, b"'], ["Bo", "two\nlines"]]


def test_several_tables_bear_their_titles() -> None:
    found = read(table("One", ("a", "b")), Heading(2, "x"), table("Two"))
    assert found == [["One"], ["Name", "Words"], ["a", "b"], [], ["Two"], ["Name", "Words"]]


def test_a_cell_of_several_paragraphs_is_lines_with_their_labels() -> None:
    cell = (
        Paragraph("Agreed.", Style.DECISION, "Decision:"),
        Paragraph(""),
        Paragraph("For 3", label="Vote:"),
    )
    one = Table("T", "x", (Column("Said", 5),), (Row((cell,)),))
    assert read(one) == [["Said"], ["Decision: Agreed.\nVote: For 3"]]


def test_a_document_without_a_table_is_headings_and_texts() -> None:
    when = Details((("When", "10.00"),))
    found = read(Heading(1, "Notice"), when, Paragraph("Come."), Paragraph(" "), status="DRAFT")
    assert found == [["Heading", "Text"], ["Notice", "DRAFT"], ["When", "10.00"], ["Notice", "Come."]]


def test_no_heading_is_lost_where_nothing_stands_under_it() -> None:
    when = Details((("When", "10.00"),))
    found = read(Heading(1, "Notice"), when, Heading(2, "A"), Heading(2, "B"), Paragraph(""), Heading(2, "C"))
    assert found[1:] == [["Notice", ""], ["When", "10.00"], ["A", ""], ["B", ""], ["C", ""]]


@pytest.mark.parametrize("opening", list("=+-@\t\r\n＝＋－＠"))
def test_nothing_typed_is_a_formula(opening: str) -> None:
    assert guarded(f"{opening}HYPERLINK(1)").startswith("'")
    assert guarded(f"  {opening}=x").startswith("'")
    for row in read(table("T", (f"{opening}cmd", "b")), table(f"{opening}t"))[1:]:
        assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for cell in row)


def test_no_heading_that_a_board_chose_is_a_formula() -> None:
    one = Table("T", "x", (Column("=Member", 5), Column("Words", 5)), ())
    assert read(one) == [["'=Member", "Words"]]
    assert read(Heading(1, "@T"), Details((("+When", "-1"),)))[1:] == [["'@T", ""], ["'+When", "'-1"]]


@pytest.mark.parametrize("text", ["", "–", "Ann", "a=b", "'x", "12"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text

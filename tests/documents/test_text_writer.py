"""The text writer: nothing is lost, nothing is too wide, and nothing typed becomes markup."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from boardtui.documents.outline import (
    Align,
    Block,
    Column,
    Details,
    Heading,
    NewPart,
    Outline,
    Paragraph,
    Row,
    Style,
    Table,
    plain_cell,
)
from boardtui.documents.text.text_writer import write_markdown, write_text
from boardtui.model.text import clean, clean_line

PEOPLE = Table(
    "Attendance",
    "Who was there",
    (Column("Position", 3.6), Column("Councillor", 6.6), Column("Marks", 2.0, Align.RIGHT)),
    (
        Row((plain_cell("Chairman"), plain_cell("David Parsons CBE"), plain_cell("12"))),
        Row((plain_cell("Member"), plain_cell("Siân Ô Briain"), plain_cell(""))),
    ),
)
SAID = "The plan is to go forward, and figures for each region are to be sent to Members before Christmas."
ITEMS = Table(
    "Decisions and actions",
    "What was decided",
    (Column("Item", 1.4), Column("Decisions and actions", 12.1), Column("Action by", 3.0)),
    (
        Row((plain_cell("1"), (Paragraph("Business plan", Style.TITLE), Paragraph(SAID)), plain_cell(""))),
        Row((plain_cell("1"), (Paragraph(SAID, Style.ACTION, "Action:"),), plain_cell("Helen Platts"))),
    ),
)


def note(*blocks: Block, status: str = "DRAFT") -> Outline:
    return Outline("Note", "Note", "Office", ("Board", "Item 5"), "Foot", status, blocks)


NOTE = note(
    Heading(1, "Note of decisions"),
    Details((("Date and time", "15.00, 17 November 2010"), ("Venue", "City Marketing Suite"))),
    Heading(2, "Attendance"),
    PEOPLE,
    Paragraph("Rob Whiteman", label="Officers:"),
    Heading(3, "Items"),
    ITEMS,
)


def test_the_note_as_text() -> None:
    assert (
        write_text(NOTE, 60)
        == """\
Note of decisions
=================

DRAFT

Date and time:  15.00, 17 November 2010
Venue:          City Marketing Suite

Attendance
----------

Position  Councillor         Marks
--------  -----------------  -----
Chairman  David Parsons CBE     12
Member    Siân Ô Briain          –

Officers: Rob Whiteman

Items

Item  Decisions and actions                     Action by
----  ----------------------------------------  ------------
1     Business plan                             –
      The plan is to go forward, and figures
      for each region are to be sent to
      Members before Christmas.

1     Action: The plan is to go forward, and    Helen Platts
      figures for each region are to be sent
      to Members before Christmas.
"""
    )


def test_a_narrow_page_has_labelled_blocks_instead_of_columns() -> None:
    text = write_text(note(ITEMS, status=""), 30)
    assert (
        text
        == """\
Item: 1
Decisions and actions:
  Business plan
  The plan is to go forward,
  and figures for each region
  are to be sent to Members
  before Christmas.
Action by: –

Item: 1
Decisions and actions:
  Action: The plan is to go
  forward, and figures for
  each region are to be sent
  to Members before Christmas.
Action by: Helen Platts
"""
    )


def test_the_note_as_markdown() -> None:
    assert (
        write_markdown(NOTE)
        == f"""\
# Note of decisions

**DRAFT**

- **Date and time:** 15.00, 17 November 2010
- **Venue:** City Marketing Suite

## Attendance

| Position | Councillor | Marks |
| --- | --- | ---: |
| Chairman | David Parsons CBE | 12 |
| Member | Siân Ô Briain | – |

**Officers:** Rob Whiteman

### Items

| Item | Decisions and actions | Action by |
| --- | --- | --- |
| 1 | **Business plan**<br>{SAID} | – |
| 1 | **Action:** {SAID} | Helen Platts |
"""
    )


def test_paragraphs_of_one_cell_are_told_apart() -> None:
    cell = (Paragraph("One."), Paragraph("Two."))
    table = Table("T", "D", (Column("Item", 2.0), Column("Said", 9.0)), (Row((plain_cell("1"), cell)),))
    assert write_text(note(table, status="")) == "Item  Said\n----  ----\n1     One.\n\n      Two.\n"


def test_empty_paragraphs_are_left_out_and_line_breaks_kept() -> None:
    outline = note(Paragraph(" \n "), Paragraph("first\nsecond"), Paragraph("", label="None:"), status="")
    assert write_text(outline) == "first\nsecond\n\nNone: –\n"
    assert write_markdown(outline) == "first\\\nsecond\n\n**None:** –\n"


def test_a_long_label_does_not_push_its_fact_off_the_page() -> None:
    outline = note(Details((("The place where the Board will meet", "Room 1"),)), status="")
    assert write_text(outline, 40) == "The place where the Board will meet:\nRoom 1\n"


def test_a_row_of_too_few_cells_is_an_error() -> None:
    table = Table("T", "D", (Column("A", 5.0), Column("B", 5.0)), (Row((plain_cell("one"),)),))
    for write in (write_text, write_markdown):
        with pytest.raises(ValueError, match=r"zip|cells"):
            write(note(table))


ANY_TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("| *_`[]<>#-+=~\\&;:.)(!\n\t1234日本é\u0301\x1b🙂")),
    max_size=60,
)


def display_width(line: str) -> int:
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in line)
    none = sum(unicodedata.category(character) in ("Mn", "Me", "Cf") for character in line)
    return len(line) + wide - none


def everywhere(text: str) -> Outline:
    cell = (Paragraph(text, Style.TITLE), Paragraph(text, label=text))
    table = Table(
        text, text, (Column(text, 4.0), Column(text, 9.0, Align.RIGHT)), (Row((cell, plain_cell(text))),)
    )
    blocks = (Heading(1, text), Heading(2, text), Details(((text, text),)), Paragraph(text), table)
    return Outline(text, text, text, (text, text), text, text, blocks)


@settings(deadline=None)
@given(ANY_TEXT, st.integers(0, 100))
def test_no_line_of_text_is_too_wide_and_no_control_character_passes(text: str, width: int) -> None:
    lines = write_text(everywhere(text), width).split("\n")
    # A mark of no width that no letter precedes may stand alone; all else is measured.
    assert all(display_width(line) <= max(width, 20) for line in lines)
    assert clean("\n".join(lines)) == "\n".join(lines)


@settings(deadline=None)
@given(st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=40), st.integers(20, 100))
def test_every_word_is_kept(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert write_text(note(Paragraph(text), status=""), width).split() == words
    assert re.findall(r"\w+", write_markdown(note(Paragraph(text), status=""))) == words


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def words_of(markdown: str) -> str:
    """What a reader of the rendered ``markdown`` reads, white space aside."""
    pieces = []
    for token in MARKDOWN.parse(markdown):
        for child in token.children or []:
            if child.type in ("text", "code_inline"):
                pieces.append(child.content)
            elif child.type == "html_inline":
                assert child.content == "<br>"
            else:
                assert child.type in ("softbreak", "hardbreak", "strong_open", "strong_close"), child.type
    return "".join("".join(pieces).split())


@settings(deadline=None, max_examples=300)
@given(ANY_TEXT)
def test_nothing_typed_becomes_markup(text: str) -> None:
    plain = "".join(clean(text).split())
    paragraph = write_markdown(note(Paragraph(text), status=""))
    assert words_of(paragraph) == plain
    kinds = {token.type for token in MARKDOWN.parse(paragraph)}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}
    heading = MARKDOWN.parse(write_markdown(note(Heading(2, text), status="")))
    assert [token.tag for token in heading] == ["h2", "", "h2"]


@settings(deadline=None, max_examples=300)
@given(ANY_TEXT)
def test_nothing_typed_breaks_a_table(text: str) -> None:
    table = Table(
        "T", "D", (Column("A", 5.0), Column(text, 5.0)), (Row((plain_cell(text), plain_cell("end"))),)
    )  # fmt: skip
    markdown = write_markdown(note(table, status=""))
    assert len(markdown.splitlines()) == 3
    tokens = [token.type for token in MARKDOWN.parse(markdown)]
    assert (tokens.count("th_open"), tokens.count("td_open")) == (2, 2)
    said = "".join(clean(text).split()) or "–"
    heading = "".join(clean_line(text).split()) or "–"
    assert words_of(markdown) == f"A{heading}{said}end"


LISTS = note(
    Heading(1, "Report"),
    Paragraph("The first point, which is long enough to need a line more.", Style.NUMBERED),
    Paragraph("What is below it\nin two lines", Style.SUBNUMBERED, "Note:"),
    Paragraph("The second", Style.NUMBERED),
    Paragraph("Begun again", Style.NUMBERED, restart=True),
    Paragraph("A word between."),
    Paragraph("Goes on", Style.NUMBERED),
    Paragraph("One", Style.BULLET),
    Paragraph("Two", Style.BULLET),
    NewPart(("Board", "Item 2")),
    Paragraph("Below nothing", Style.SUBNUMBERED),
    Paragraph("Page 7", page_of="item_2"),
)


def test_numbers_bullets_and_parts_as_text() -> None:
    assert (
        write_text(LISTS, 40)
        == f"""\
Report
======

DRAFT

1.  The first point, which is long
    enough to need a line more.

    1.1   Note: What is below it
          in two lines

2.  The second

1.  Begun again

A word between.

2.  Goes on

• One
• Two

{"═" * 40}
Board · Item 2 · DRAFT

    1.1   Below nothing

Page 7
"""
    )


def test_numbers_bullets_and_parts_as_markdown() -> None:
    markdown = write_markdown(LISTS)
    assert (
        markdown
        == """\
# Report

**DRAFT**

1. The first point, which is long enough to need a line more.

   1.1 **Note:** What is below it\\
   in two lines

2. The second

<!-- -->

1. Begun again

A word between.

2. Goes on

- One
- Two

---

Board · Item 2 · DRAFT

1.1 Below nothing

Page 7
"""
    )
    kinds = [token.type for token in MARKDOWN.parse(markdown)]
    assert kinds.count("ordered_list_open") == 3
    assert kinds.count("bullet_list_open") == 1
    assert not {"code_block", "lheading"} & set(kinds)


def test_a_narrow_page_has_its_numbers_beside_the_words() -> None:
    outline = note(
        Paragraph("A point of some length", Style.NUMBERED),
        Paragraph("Below it", Style.SUBNUMBERED),
        status="",
    )
    assert write_text(outline, 20) == "1.  A point of some\n    length\n\n1.1 Below it\n"


def test_a_column_to_fill_in_has_room_to_write_and_numbers_count_in_cells_too() -> None:
    table = Table(
        "Sign-in",
        "D",
        (Column("Name", 6.0), Column("Signature", 6.0, to_fill=True)),
        (
            Row(((Paragraph("Parsons", Style.NUMBERED),), plain_cell(""))),
            Row(((Paragraph("Shortland", Style.NUMBERED),), plain_cell("by post"))),
        ),
    )
    assert write_text(note(table, status="")) == (
        "Name          Signature\n------------  --------------\n"
        "1. Parsons    ______________\n2. Shortland  by post\n"
    )
    assert write_markdown(note(table, status="")).splitlines()[2:] == [
        "| 1. Parsons |  |",
        "| 2. Shortland | by post |",
    ]


@settings(deadline=None, max_examples=200)
@given(ANY_TEXT, st.sampled_from([Style.NUMBERED, Style.SUBNUMBERED, Style.BULLET]))
def test_nothing_typed_in_a_list_becomes_markup(text: str, style: Style) -> None:
    paragraph = Paragraph(f"x{text}", style)
    tokens = {token.type for token in MARKDOWN.parse(write_markdown(note(paragraph, paragraph, status="")))}
    lists = {"ordered_list_open", "ordered_list_close", "bullet_list_open", "bullet_list_close"}
    allowed = lists | {"list_item_open", "list_item_close", "paragraph_open", "paragraph_close", "inline"}
    assert tokens <= allowed

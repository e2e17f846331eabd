"""The lines of an outline, and where two documents differ."""

from dataclasses import replace

from boardtui.documents.lines_said import Difference, Line, differences, hash_of, lines_said
from boardtui.documents.outline import (
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

TABLE = Table(
    "Attendance",
    "Who came.",
    (Column("Member", 5), Column("Status", 5), Column("Signed", 5, to_fill=True)),
    (
        Row((plain_cell("Ann Hill"), plain_cell("Present"), plain_cell(""))),
        Row(((Paragraph("Bo Dale"), Paragraph("for Cy Ford", label="Substitute")), plain_cell("–"), ())),
    ),
)


def outline(*blocks: Block, status: str = "") -> Outline:
    return Outline("Note", "About", "Board", ("Left", "Right"), "Foot", status, blocks)


def texts(*blocks: Block) -> list[str]:
    return [one.text for one in lines_said(outline(*blocks))]


def test_every_block_gives_its_lines() -> None:
    said = lines_said(
        outline(
            Heading(1, "Note"),
            Details((("Venue", "City  Hall"), ("When:", ""))),
            Heading(2, "Attendance"),
            TABLE,
            Paragraph("Agreed.", Style.DECISION, "Decision:"),
            Paragraph(" "),
            status="DRAFT",
        )
    )
    assert [one.text for one in said] == [
        "Note",
        "DRAFT",
        "Venue: City Hall",
        "When: –",
        "Attendance",
        "Member | Status | Signed",
        "Ann Hill | Present | ",
        "Bo Dale Substitute for Cy Ford |  | ",
        "Decision: Agreed.",
    ]
    assert said[0].under == "Note"
    assert {one.under for one in said[4:]} == {"Attendance"}


def test_two_tables_that_touch_are_parted_by_a_title() -> None:
    assert texts(TABLE, TABLE).count("Attendance") == 1
    assert texts(TABLE, Paragraph(""), TABLE).count("Attendance") == 1
    assert "Attendance" not in texts(TABLE, Paragraph("x"), TABLE)
    assert "Attendance" not in texts(TABLE, NewPart(("a", "b")), TABLE)


def test_the_page_of_a_place_in_the_document_is_no_word_of_it() -> None:
    page = Paragraph("7", label="Page", page_of="item_1")
    assert texts(Heading(1, "A", anchor="item_1"), page) == ["A", "Page"]
    assert texts(Heading(1, "A"), page) == ["A", "Page 7"]
    assert texts(TABLE, Paragraph("7", page_of="x"), TABLE).count("Attendance") == 0


def test_a_hash_is_of_all_the_words_in_their_order() -> None:
    whole = hash_of(["a", "b"])
    assert len({whole, hash_of(["b", "a"]), hash_of(["a"]), hash_of(["a", "b", "c"])}) == 4
    assert whole == hash_of(("a", "b"))


NOW = (
    Line("Note", "Note"),
    Line("Ann | Leeds | Present", "Attendance"),
    Line("Bo | York | Apologies", "Attendance"),
    Line("End", "Close"),
)
WAS = [one.text for one in NOW]


def test_what_is_the_same_has_no_differences() -> None:
    assert differences(WAS, NOW) == ()
    assert differences([], ()) == ()


def test_of_a_row_the_name_and_the_cells_that_differ_are_said() -> None:
    was = [WAS[0], "Ann | Leeds | Apologies", *WAS[2:]]
    assert differences(was, NOW) == (Difference("Attendance", "Ann | Apologies", "Ann | Present"),)


def test_lines_of_one_side_only() -> None:
    assert differences([*WAS, "P.S."], NOW) == (Difference("Close", "P.S.", ""),)
    assert differences(["P.S.", *WAS], NOW) == (Difference("", "P.S.", ""),)
    assert differences(WAS[:-1], NOW) == (Difference("Close", "", "End"),)
    gone = differences([WAS[0], WAS[3]], NOW)
    assert [one.now for one in gone] == ["Ann | Leeds | Present", "Bo | York | Apologies"]
    assert differences([], NOW[:1]) == (Difference("Note", "", "Note"),)


def test_a_line_that_was_replaced_by_two() -> None:
    found = differences([WAS[0], "x", WAS[3]], NOW)
    assert [(one.was, one.now) for one in found] == [
        ("x", "Ann | Leeds | Present"),
        ("", "Bo | York | Apologies"),
    ]
    back = differences([WAS[0], "x", "y", "z", WAS[3]], NOW)
    assert [(one.was, one.now) for one in back][-1] == ("z", "")
    assert back[-1].under == "Attendance"


def test_long_words_are_cut_short() -> None:
    (one,) = differences(["w" * 500], [Line("v" * 500, "Note")])
    assert len(one.was) == len(one.now) == 120
    assert one.was.endswith("…")


def test_of_thousands_of_lines_the_first_difference_is_said() -> None:
    now = [Line(f"row {place}", "Rows") for place in range(5_000)]
    was = ["changed", *(f"other {place}" for place in range(5_000))]
    assert differences(was, now) == (Difference("Rows", "changed", "row 0"),)
    assert differences([one.text for one in now], now[:1]) == (Difference("Rows", "row 1", ""),)
    assert differences([], now) == (Difference("Rows", "", "row 0"),)


def test_a_status_that_changes_is_a_difference() -> None:
    draft, final = (outline(Heading(1, "Note"), TABLE, status=status) for status in ("DRAFT", ""))
    was = [one.text for one in lines_said(draft)]
    assert differences(was, lines_said(final)) == (Difference("Note", "DRAFT", ""),)
    assert lines_said(replace(draft, status="")) == lines_said(final)

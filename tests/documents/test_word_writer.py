"""The Word writer: what it says can be read back, any text survives it, and Word will open it."""

import getpass
import io
import os
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from boardtui.documents import house_style
from boardtui.documents.house_look import HouseStyle
from boardtui.documents.outline import (
    Align,
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
from boardtui.documents.word_template import missing_styles
from boardtui.documents.word_text import safe
from boardtui.documents.word_writer import write_docx
from boardtui.errors import NotFound, UsageRefusal
from boardtui.model.text import clean

WRITTEN = datetime(2010, 11, 18, 9, 30, tzinfo=UTC)
SCORER = Path(__file__).parents[3] / "shared" / "tools" / "score_docx.py"
HEAD = ("LG Group Improvement Programme Board", "Item 5")
needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

PRESENT = (
    ("Chairman", "David Parsons CBE", "Leicestershire CC"),
    ("Vice Chair", "Jill Shortland", "Somerset CC"),
    ("Member", "Peter Fleming", "Sevenoaks DC"),
    ("Member", "Peter Goldsworthy", "Chorley BC"),
    ("Member", "Dr Andrew Povey", "Surrey CC"),
    ("Member", "Tony McDermott", "Halton BC"),
    ("Member", "Tim Cheetham", "Central Bedfordshire"),
    ("Member", "Helen Holland", "Halton BC"),
    ("Member", "Sir David Williams CBE", "Richmond upon Thames LB"),
    ("Member", "Edward Lord JP", "Corporation of London"),
    ("Substitute", "Russell Roberts (Labour Group)", "Rhonda Cynon Taff CBC"),
    ("Substitute", "Clarence Barrett (Independent Group)", "Havering LB"),
    ("In attendance", "Paul Bettison", "Bracknell Forest"),
    ("In attendance", "Philip Selwood", "Energy Saving Trust (LGID Board Member)"),
    ("Apologies", "Ruth Cadbury (Deputy Chair)", "Hounslow LB"),
    ("Apologies", "Jeremy Webb (Deputy Chair)", "East Lindsey DC"),
    ("Apologies", "Robert Gordon", "Hertfordshire CC"),
    ("Apologies", "Richard Stay", "Central Bedfordshire"),
)
ITEMS: tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]], ...] = (
    (
        "LG Group Business Plan",
        (
            "Helen Platts, Strategic Business Adviser at LGID, took the Board through the timetable for the"
            " 2011/12 business plan. Grant to councils is to fall by 38% in four years, and income from"
            " subscriptions is no longer certain; the plan would have to show what the Group will stop"
            " doing as plainly as what it will begin.",
            "Members wished to see more work on the subjects that matter most to them, and asked whether"
            " that could be paid for. The officers’ answer was that choices would have to be made: the"
            " councils’ own wishes, as told to the regional meetings, would decide the order.",
            "Some councils have given notice that they may leave. It was felt that the prospectus ought to"
            " say, in figures, what a council gets back for what it pays, and that each Member might carry"
            " that message to a neighbour.",
        ),
        ("The report was noted. The business plan comes back to the Board in January.",),
        (
            (
                "Work on the 2011/12 plan to go forward, with an account of it at the next meeting.",
                "Officers",
            ),
            ("Figures for each region to be sent to Members before Christmas.", "Helen Platts"),
        ),
    ),
    (
        "The abolition of the Audit Commission",
        (
            "Rob Whiteman, Managing Director of LGID, reported on the plan to close the Audit Commission."
            " From 2012/13 councils’ accounts are to be audited in another way; how auditors are chosen,"
            " by whom they are paid and who watches over them is still open, and so is the cost to councils"
            " of going to market one by one.",
            "More councils need to be drawn into the discussion while it lasts.",
            "Views differed on whether a council should pick its own auditor. It suits the freedom that"
            " councils have asked for, and competition may bring fees down; it may also make auditors less"
            " free in what they say, and leave far-off or small councils with one bidder and a higher bill.",
        ),
        (
            "Officers are to go into the practical questions with CLG, the Audit Commission and the"
            " National Audit Office.",
        ),
        (("Those questions to be explored and brought to the Board in due course.", "Rob Whiteman"),),
    ),
    (
        "Regional Improvement and Efficiency Partnerships",
        (
            "Dennis Skinner, National Co-ordinator of the Regional Associates, told the Board that funding"
            " of the partnerships ends with the financial year, and described how the Group might go on"
            " helping councils to improve, locally and by region.",
            "Leaders of councils should be asked first, so that whatever follows is what they would choose.",
        ),
        ("The report was noted.",),
        (),
    ),
    (
        "Notes of last meeting and actions arising",
        (),
        ("The note of the last meeting was agreed as correct.",),
        (),
    ),
)


def cell_row(*cells: str | Paragraph) -> Row:
    return Row(tuple((each,) if isinstance(each, Paragraph) else plain_cell(each) for each in cells))


def decision_rows() -> tuple[Row, ...]:
    rows = []
    for number, (title, narrative, decisions, actions) in enumerate(ITEMS, 1):
        said = (Paragraph(title, Style.TITLE), *map(Paragraph, narrative))
        rows.append(Row((plain_cell(str(number)), said, plain_cell(""))))
        item = str(number)
        rows += [cell_row(item, Paragraph(text, Style.DECISION, "Decision:"), "") for text in decisions]
        rows += [cell_row(item, Paragraph(text, Style.ACTION, "Action:"), owner) for text, owner in actions]
    arrival = Paragraph("Tim Cheetham left at 16.10, during item 2.", Style.EVENT)
    rows.insert(5, cell_row("2", arrival, ""))
    return tuple(rows)


ATTENDANCE = Table(
    "Attendance",
    "Who was at the meeting: position, name and council of each person.",
    (Column("Position", 3.6), Column("Councillor", 6.6), Column("Council", 6.3)),
    tuple(cell_row(*person) for person in PRESENT),
)
DECISIONS = Table(
    "Decisions and actions",
    "What was said, decided and asked for under each item, and who is to do it.",
    (Column("Item", 1.4), Column("Decisions and actions", 12.1), Column("Action by", 3.0)),
    decision_rows(),
)
ARISING = Table(
    "Actions arising",
    "Each action of the last meeting and how far it has come.",
    (Column("Item", 8.6), Column("Progress", 7.9)),
    (
        Row(
            (
                (
                    Paragraph("1 LG Group Business Plan", Style.TITLE),
                    Paragraph("The plan for 2011/12 to go forward.", Style.ACTION, "Action:"),
                ),
                plain_cell("A report stands on the agenda for January."),
            )
        ),
        Row(
            (
                (
                    Paragraph("2 The abolition of the Audit Commission", Style.TITLE),
                    Paragraph("Practical questions to be explored.", Style.ACTION, "Action:"),
                ),
                plain_cell(
                    "Talks with CLG, the Audit Commission and the National Audit Office have begun; a report"
                    " follows in March or May, depending on how they go."
                ),
            )
        ),
    ),
)
NOTE = Outline(
    title="Note of the LG Group Improvement Programme Board, 17 November 2010",
    subject="Note of decisions taken and actions required",
    author="LG Group Member Services",
    running_head=HEAD,
    running_foot="Note of meeting, 17 November 2010",
    status="DRAFT",
    blocks=(
        Heading(1, "Note of decisions taken and actions required"),
        Details(
            (
                ("Title", "LG Group Improvement Board"),
                ("Date and time", "15.00, 17 November 2010"),
                ("Venue", "City Marketing Suite, City of London"),
            )
        ),
        Heading(2, "Attendance"),
        ATTENDANCE,
        Paragraph(
            "Rob Whiteman, Dennis Skinner, Helen Platts (LGID); John Ransford, Nick Easton, Liz Hobson,"
            " Paul Johnston (LGA)",
            label="Officers:",
        ),
        Heading(2, "Decisions and actions"),
        DECISIONS,
        Heading(2, "Actions arising from last meeting"),
        ARISING,
        Paragraph("18 January 2011, 11.00, Local Government House.", label="Next meeting:"),
    ),
)


def written(outline: Outline, template: Path | None = None) -> bytes:
    return write_docx(outline, written_at=WRITTEN, template=template)


def grid_width(table: WordTable) -> int:
    return sum(int(column.get(qn("w:w"), "0")) for column in table._tbl.tblGrid)


def opened(content: bytes) -> WordDocument:
    return Document(io.BytesIO(content))


def said_by(paragraph: Paragraph) -> str:
    text = paragraph.text if paragraph.text.strip() else "–"
    return f"{paragraph.label} {text}" if paragraph.label else text


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def audit(content: bytes, folder: Path) -> list[str]:
    path = folder / "audited.docx"
    path.write_bytes(content)
    return [str(error) for error in OpenXmlValidator().validate(path).errors]


def one_paragraph(text: str, **changes: str) -> Outline:
    """An outline that says ``text`` in every place a text can stand."""
    cell = (Paragraph(text, Style.TITLE), Paragraph(text, label=text), Paragraph(text, Style.ACTION))
    table = Table(text, text, (Column(text, 5.0), Column(text, 5.0, Align.RIGHT)), (Row((cell, cell)),))
    blocks: tuple[Block, ...] = (
        Heading(1, text),
        Details(((text, text),)),
        Paragraph(text),
        Paragraph(text, Style.DECISION, text),
        table,
    )
    return Outline(
        changes.get("title", text), text, text, running_head=(text, text), running_foot=text, status=text,
        blocks=blocks,
    )  # fmt: skip


AWKWARD = {
    "control characters": "bell\x07 null\x00 escape\x1b[31mred\x1b[0m page\x0cfeed",
    "the end of CDATA": "a ]]> b <![CDATA[ c",
    "markup": "<w:p>&amp; \"quoted\" 'single' </w:t> &#x0;",
    "lone surrogates": "before \ud800 between \udfff after",
    "ten thousand characters": "word " * 2000,
    "one long word": "x" * 3000,
    "right to left": "مجلس المدينة שלום \u202edesrever",
    "combining letters": "e\u0301 Å a\u0300\u0316 กำ",
    "emoji": "👩‍⚖️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿 \U0001f600",
    "console markup": "[/b] [bold]x[/] [Chairman]",
    "line breaks": "first\nsecond\r\nthird\u2028fourth\n\n",
    "three hundred characters": "Title of a very long board " * 12,
    "noncharacters": "\ufffe \uffff \U0001fffe \ufdd0",
    "nothing": "",
    "white space": " \t\n ",
    "a template's own mark": "<!--the blocks stand here--> {running head} {running foot}",
    "backslashes": r"\1 \g<0> C:\new",
}


def test_the_note_reads_back_as_it_was_said() -> None:
    document = opened(written(NOTE))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs == [
        "Note of decisions taken and actions required",
        "DRAFT",
        "Title:\tLG Group Improvement Board",
        "Date and time:\t15.00, 17 November 2010",
        "Venue:\tCity Marketing Suite, City of London",
        "Attendance",
        "Officers: Rob Whiteman, Dennis Skinner, Helen Platts (LGID); John Ransford, Nick Easton, Liz Hobson,"
        " Paul Johnston (LGA)",
        "Decisions and actions",
        "Actions arising from last meeting",
        "Next meeting: 18 January 2011, 11.00, Local Government House.",
    ]
    for table, read in zip((ATTENDANCE, DECISIONS, ARISING), document.tables, strict=True):
        grid = [[cell.text for cell in row.cells] for row in read.rows]
        assert grid[0] == [column.heading for column in table.columns]
        assert grid[1:] == [["\n".join(map(said_by, cell)) for cell in row.cells] for row in table.rows]


def test_every_paragraph_stands_in_its_own_style() -> None:
    document = opened(written(NOTE))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles == [
        "Heading 1", "Subtitle", "Details", "Details", "Details", "Heading 2", "Normal", "Heading 2",
        "Heading 2", "Normal",
    ]  # fmt: skip
    cells = {
        (paragraph.style.name, paragraph.text.split(":")[0])
        for row in document.tables[1].rows
        for paragraph in row.cells[1].paragraphs
        if paragraph.style and paragraph.style.name != "Table Text"
    }
    assert ("Table Title", "LG Group Business Plan") in cells
    assert {name for name, text in cells if text == "Decision"} == {"Decision"}
    assert {name for name, text in cells if text == "Action"} == {"Action"}
    assert ("Event", "Tim Cheetham left at 16.10, during item 2.") in cells


def test_a_table_has_a_repeating_head_words_for_a_screen_reader_and_no_blank_or_merged_cell() -> None:
    for table, said in zip(opened(written(NOTE)).tables, (ATTENDANCE, DECISIONS, ARISING), strict=True):
        element = table._tbl
        rows = element.findall(qn("w:tr"))
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * (
            len(rows) - 1
        )
        properties = [child.tag for child in element.tblPr]
        assert properties[-2:] == [qn("w:tblCaption"), qn("w:tblDescription")]
        assert element.tblPr[-2].get(qn("w:val")) == said.title
        assert element.tblPr[-1].get(qn("w:val")) == said.description
        assert not list(element.iter(qn("w:gridSpan"), qn("w:vMerge")))
        assert all(cell.text.strip() for row in table.rows for cell in row.cells)
        assert grid_width(table) <= 9354
        assert table.style is not None
        assert table.style.name == "Board Table"


def test_only_short_rows_are_kept_whole() -> None:
    rows = opened(written(NOTE)).tables[1]._tbl.findall(qn("w:tr"))
    whole = [row.find(f".//{qn('w:cantSplit')}") is not None for row in rows]
    lengths = [len("".join(text.text or "" for text in row.iter(qn("w:t")))) for row in rows]
    assert whole == [length < 350 for length in lengths]
    assert not all(whole)


def test_a_short_row_stays_with_the_decision_below_it_and_a_decision_does_not_stay_with_the_next() -> None:
    columns = (Column("Item", 2.0), Column("What", 12.0))
    decision = Paragraph("agreed", Style.DECISION, "Decision:")
    rows = (cell_row("1", "Talk."), cell_row("1", decision), cell_row("1", decision), cell_row("2", "Talk."))
    document = opened(written(replace_blocks(Table("T", "D", columns, rows))))
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in document.tables[0].rows[1:]]
    assert kept == [True, None, None, None]


def test_the_narrative_before_a_decision_in_a_cell_keeps_with_it() -> None:
    cell = (
        Paragraph("A title", Style.TITLE),
        Paragraph("One."),
        Paragraph("Two."),
        Paragraph("x", Style.DECISION),
    )
    table = Table("T", "D", (Column("Item", 2.0), Column("What", 12.0)), (Row((plain_cell("1"), cell)),))
    [_, row] = opened(written(replace_blocks(table))).tables[0].rows
    kept = [paragraph.paragraph_format.keep_with_next for paragraph in row.cells[1].paragraphs]
    assert kept == [None, None, True, None]


def replace_blocks(*blocks: Block) -> Outline:
    return Outline("Title of it", "Subject", "Office", HEAD, "Foot", "", (Heading(1, "Title"), *blocks))


def test_the_status_is_said_under_the_title_and_in_the_head_of_every_page() -> None:
    document = opened(written(NOTE))
    assert document.paragraphs[1].text == "DRAFT"
    [section] = document.sections
    assert not section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == f"{HEAD[0]}\tDRAFT  ·  Item 5"
    assert b"w:pict" not in parts_of(written(NOTE))["word/header1.xml"]


def test_no_status_is_said_once_there_is_nothing_to_warn_of() -> None:
    agreed = Outline(NOTE.title, NOTE.subject, NOTE.author, HEAD, NOTE.running_foot, "", NOTE.blocks)
    document = opened(written(agreed))
    assert document.sections[0].header.paragraphs[0].text == f"{HEAD[0]}\t{HEAD[1]}"
    assert "DRAFT" not in "".join(paragraph.text for paragraph in document.paragraphs)


def test_a_long_status_gets_a_line_of_its_own() -> None:
    status = "Draft, to be agreed by the Board at its meeting of 18 January 2011"
    outline = Outline(NOTE.title, NOTE.subject, NOTE.author, HEAD, NOTE.running_foot, status, NOTE.blocks)
    head = opened(written(outline)).sections[0].header.paragraphs[0].text
    assert head == f"{HEAD[0]}\t{HEAD[1]}\n{status}"


def test_a_status_that_the_builder_placed_is_not_said_twice() -> None:
    blocks = (Heading(1, "Title"), Paragraph("Draft, subject to agreement", Style.STATUS))
    outline = Outline("Title of it", "Subject", "Office", HEAD, "Foot", "DRAFT", blocks)
    assert [p.text for p in opened(written(outline)).paragraphs] == ["Title", "Draft, subject to agreement"]


def test_the_foot_counts_pages_by_balanced_fields_with_a_value_shown() -> None:
    footer = opened(written(NOTE)).sections[0].footer
    assert footer.paragraphs[0].text == "Note of meeting, 17 November 2010\tPage 1 of 1"
    root = etree.fromstring(parts_of(written(NOTE))["word/footer1.xml"])
    marks = [mark.get(qn("w:fldCharType")) for mark in root.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate", "end"] * 2
    assert [(code.text or "").strip() for code in root.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_the_properties_say_what_the_outline_says() -> None:
    local = WRITTEN.astimezone(timezone(timedelta(hours=5, minutes=30)))
    for moment in (WRITTEN, local, WRITTEN.replace(tzinfo=None)):
        properties = opened(write_docx(NOTE, written_at=moment)).core_properties
        assert properties.created == properties.modified == WRITTEN
    assert (properties.title, properties.subject) == (NOTE.title, NOTE.subject)
    assert properties.author == properties.last_modified_by == NOTE.author
    assert properties.language == "en-GB"


def test_nothing_leaks_about_the_library_or_the_machine() -> None:
    parts = parts_of(written(NOTE))
    assert not [name for name in parts if "thumbnail" in name or "custom" in name]
    secrets = {"python-docx", "python", getpass.getuser(), socket.gethostname(), str(Path.home()), os.name}
    for secret in secrets - {"root"}:  # a word of XML
        assert not [name for name, content in parts.items() if secret.lower().encode() in content.lower()], (
            secret
        )
    with zipfile.ZipFile(io.BytesIO(written(NOTE))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_outline_and_moment_give_the_same_bytes() -> None:
    assert written(NOTE) == written(NOTE)


def test_the_note_passes_the_audit(tmp_path: Path) -> None:
    assert audit(written(NOTE), tmp_path) == []


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD.keys())
def test_awkward_text_is_written_and_read_back(text: str) -> None:
    content = written(one_paragraph(text))
    document = opened(content)
    cleaned = clean(text)
    expected = cleaned if cleaned.strip() else "–"
    assert document.paragraphs[0].text == expected
    assert document.tables[0].rows[1].cells[0].paragraphs[0].text == expected
    for name, part in parts_of(content).items():
        if name.endswith(".xml"):
            words = etree.fromstring(part).iter(qn("w:t"))
            assert not [word for word in words if "\n" in (word.text or "")]
    assert len(document.core_properties.title) <= 255


def test_awkward_text_passes_the_audit(tmp_path: Path) -> None:
    blocks = [block for text in AWKWARD.values() for block in one_paragraph(text).blocks[1:]]
    outline = one_paragraph(AWKWARD["three hundred characters"])
    everything = Outline(
        outline.title, outline.subject, outline.author, outline.running_head, outline.running_foot,
        AWKWARD["markup"], (Heading(1, AWKWARD["emoji"]), *blocks),
    )  # fmt: skip
    assert audit(written(everything), tmp_path) == []


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(), max_size=80))
def test_no_text_makes_the_writer_raise_and_all_of_it_comes_back(text: str) -> None:
    cleaned = clean(text)
    expected = cleaned if cleaned.strip() else "–"
    document = opened(written(one_paragraph(text)))
    assert document.paragraphs[0].text == expected
    assert document.tables[0].rows[1].cells[1].paragraphs[0].text == expected


@given(
    st.text(st.one_of(st.characters(), st.sampled_from("\x1b[]m\x9b\n\t\u0301\u00a0\u200b–’é")), max_size=40)
)
def test_the_quick_way_of_cleaning_is_the_same_as_the_slow_one(text: str) -> None:
    assert safe(text) == clean(text)


def test_each_character_that_the_quick_way_lets_through_is_clean() -> None:
    assert [chr(point) for point in range(0x110000) if safe(chr(point)) != clean(chr(point))] == []


def test_a_row_of_too_few_cells_is_an_error() -> None:
    table = Table("T", "D", (Column("A", 5.0), Column("B", 5.0)), (Row((plain_cell("only one"),)),))
    with pytest.raises(ValueError, match="zip"):
        written(replace_blocks(table))


def test_an_empty_cell_and_two_tables_that_touch() -> None:
    table = Table("Second table", "D", (Column("A", 5.0), Column("B", 5.0, Align.RIGHT)), (Row(((), ())),))
    document = opened(written(replace_blocks(table, Paragraph(""), table)))
    assert [cell.text for cell in document.tables[1].rows[1].cells] == ["–", "–"]
    assert [paragraph.text for paragraph in document.paragraphs] == ["Title", "Second table"]
    [paragraph] = document.tables[0].rows[1].cells[1].paragraphs
    assert paragraph._p.find(f".//{qn('w:jc')}").get(qn("w:val")) == "right"


def foreign_template(folder: Path) -> Path:
    """python-docx's own template: American paper, another look, none of our styles, and some words."""
    document = Document()
    document.add_paragraph("Sample words of the template")
    document.sections[0].header.paragraphs[0].text = "Borough crest"
    document.sections[0].different_first_page_header_footer = True
    document.add_section()
    document.core_properties.keywords = "internal"
    path = folder / "house of another council.docx"
    document.save(str(path))
    return path


def test_a_foreign_template_keeps_its_head_and_gets_the_styles_it_lacks(tmp_path: Path) -> None:
    path = foreign_template(tmp_path)
    assert {"Decision", "Action", "Board Table", "Table Text"} <= set(missing_styles(path))
    assert not {"heading 1", "Normal", "header"} & set(missing_styles(path))
    content = written(NOTE, path)
    document = opened(content)
    assert "Sample words" not in document.element.body.xml
    [section] = document.sections
    assert [p.text for p in section.header.paragraphs] == ["Borough crest", f"{HEAD[0]}\tDRAFT  ·  Item 5"]
    assert "DRAFT" in section.first_page_header.paragraphs[-1].text
    foot = section.footer.paragraphs[-1]
    assert "Page 1 of 1" in foot.text
    stops = [(stop.alignment, stop.position.pt) for stop in foot.paragraph_format.tab_stops]
    assert stops == [
        (WD_TAB_ALIGNMENT.CLEAR, 216.0),
        (WD_TAB_ALIGNMENT.RIGHT, 432.0),
    ]
    decision = next(p for p in document.tables[1].rows[2].cells[1].paragraphs)
    assert decision.style is not None
    assert decision.style.name == "Decision"
    assert document.core_properties.author == NOTE.author
    assert not document.core_properties.keywords
    assert not [name for name in parts_of(content) if "thumbnail" in name]
    assert section.page_width
    assert section.left_margin
    assert section.right_margin
    text_width = section.page_width - section.left_margin - section.right_margin
    assert grid_width(document.tables[0]) * 635 <= text_width


def repacked(source: Path, target: Path, part: str, old: bytes, new: bytes) -> Path:
    parts = parts_of(source.read_bytes())
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    target.write_bytes(house_style.packed(parts.items(), compress=True))
    return target


def test_a_word_template_file_is_as_good_as_a_document(tmp_path: Path) -> None:
    dotx = repacked(
        house_style.SHIPPED,
        tmp_path / "house.dotx",
        "[Content_Types].xml",
        b"document.main+xml",
        b"template.main+xml",
    )
    assert missing_styles(dotx) == ()
    assert written(NOTE, dotx) == written(NOTE)


def test_a_template_of_other_prefixes_is_understood(tmp_path: Path) -> None:
    body = b'<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body>'
    parts = parts_of(house_style.SHIPPED.read_bytes())
    parts["word/document.xml"] = body + b"<x:p/></x:body></x:document>"
    path = tmp_path / "prefixes.docx"
    path.write_bytes(house_style.packed(parts.items(), compress=True))
    document = opened(written(NOTE, path))
    assert document.paragraphs[0].text == NOTE.blocks[0].text  # type: ignore[union-attr]
    assert "DRAFT" in document.sections[0].header.paragraphs[0].text


def test_the_folder_of_an_attached_template_is_not_told(tmp_path: Path) -> None:
    parts = parts_of(house_style.SHIPPED.read_bytes())
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(
        b"<w:defaultTabStop",
        b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        b' r:id="rId1"/><w:defaultTabStop',
    )
    parts["word/_rels/settings.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship'
        b' Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        b' Target="file:///C:/Users/jbloggs/Normal.dotm" TargetMode="External"/></Relationships>'
    )
    path = tmp_path / "attached.docx"
    path.write_bytes(house_style.packed(parts.items(), compress=True))
    told = parts_of(written(NOTE, path))
    assert not [
        name for name, content in told.items() if b"jbloggs" in content or b"attachedTemplate" in content
    ]


def test_a_template_that_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"absent\.docx cannot be read"):
        written(NOTE, tmp_path / "absent.docx")
    spoilt = tmp_path / "spoilt.docx"
    for content in (b"", b"not a zip", house_style.packed([("a", b"b")], compress=True)):
        spoilt.write_bytes(content)
        with pytest.raises(UsageRefusal, match=r"open it in Word, save it as \.docx"):
            written(NOTE, spoilt)
    broken = repacked(house_style.SHIPPED, spoilt, "word/styles.xml", b"</w:styles>", b"")
    with pytest.raises(UsageRefusal):
        written(NOTE, broken)


def test_every_style_the_writer_uses_is_in_the_shipped_template() -> None:
    assert missing_styles(house_style.SHIPPED) == ()
    assert len(HouseStyle) == 15


def big_note(items: int) -> Outline:
    rows = tuple(row for _ in range(items // 4) for row in decision_rows())
    return replace_blocks(Table("Decisions", "All of them", DECISIONS.columns, rows))


def test_a_long_note_costs_no_more_than_three_times_the_floor() -> None:
    """The floor: the same rows as a bare string of XML put into a zip by the standard library."""
    outline = big_note(500)
    [_, table] = outline.blocks
    assert isinstance(table, Table)
    parts = parts_of(written(outline))

    def floor() -> None:
        def said(paragraph: Paragraph) -> str:
            text = paragraph.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            return (
                f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
            )

        rows = (
            "".join(f"<w:tc><w:tcPr/>{''.join(map(said, cell))}</w:tc>" for cell in row.cells)
            for row in table.rows
        )
        body = "".join(f"<w:tr>{row}</w:tr>" for row in rows).encode()
        house_style.packed((parts | {"word/document.xml": body}).items(), compress=True)

    ours, floors = [], []
    for _ in range(7):
        start = time.process_time()
        written(outline)
        middle = time.process_time()
        floor()
        ours.append(middle - start)
        floors.append(time.process_time() - middle)
    assert min(ours) <= 3 * min(floors), f"{min(ours) / min(floors):.2f} times the floor"


@needs_soffice
def test_libreoffice_makes_a_pdf_of_it(tmp_path: Path) -> None:
    (tmp_path / "note.docx").write_bytes(written(NOTE))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to"]
    subprocess.run(
        [*command, "pdf", "--outdir", str(tmp_path), str(tmp_path / "note.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    pdf = (tmp_path / "note.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert b"/Type/Page\n" in pdf or b"/Type/Page/" in pdf or b"/Type /Page" in pdf


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer of the guide is not beside the repository")
def test_the_scorer_finds_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "note.docx"
    path.write_bytes(written(NOTE))
    command = [sys.executable, str(SCORER), str(path), "--kind", "note"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert [line for line in result.stdout.splitlines() if line.startswith("FAIL")] == []
    assert result.returncode == 0, result.stderr

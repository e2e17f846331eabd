"""The Word writer: what it says can be read back, and Word will open it."""

import getpass
import io
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree

from boardtui.documents.outline import (
    Align,
    Column,
    Heading,
    Outline,
    Paragraph,
    Row,
    Style,
    Table,
    plain_cell,
)
from boardtui.documents.word.writer import write_docx
from tests.documents.sample_note import (
    ARISING,
    ATTENDANCE,
    DECISIONS,
    HEAD,
    NOTE,
    WRITTEN,
    audit,
    cell_row,
    grid_width,
    opened,
    parts_of,
    replace_blocks,
    written,
)

SCORER = Path(__file__).parents[3] / "shared" / "tools" / "score_docx.py"
needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def said_by(paragraph: Paragraph) -> str:
    text = paragraph.text if paragraph.text.strip() else "–"
    return f"{paragraph.label} {text}" if paragraph.label else text


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


def test_only_rows_of_a_readable_length_are_kept_whole() -> None:
    columns = (Column("Item", 2.0), Column("What", 12.0))
    lines = ("Short.", "word " * 120, "word " * 160)
    outline = replace_blocks(Table("T", "D", columns, tuple(cell_row("1", line) for line in lines)))
    rows = opened(written(outline)).tables[0]._tbl.findall(qn("w:tr"))
    whole = [row.find(f".//{qn('w:cantSplit')}") is not None for row in rows]
    lengths = [len("".join(text.text or "" for text in row.iter(qn("w:t")))) for row in rows]
    assert whole == [length < 700 for length in lengths]
    assert whole == [True, True, True, False]


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

"""A note like the seed's of 17 November 2010 in words of our own, and how the tests write and read one."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from openxml_audit import OpenXmlValidator

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
from boardtui.documents.word.writer import write_docx

WRITTEN = datetime(2010, 11, 18, 9, 30, tzinfo=UTC)
HEAD = ("LG Group Improvement Programme Board", "Item 5")
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


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def audit(content: bytes, folder: Path) -> list[str]:
    path = folder / "audited.docx"
    path.write_bytes(content)
    return [str(error) for error in OpenXmlValidator().validate(path).errors]


def replace_blocks(*blocks: Block) -> Outline:
    return Outline("Title of it", "Subject", "Office", HEAD, "Foot", "", (Heading(1, "Title"), *blocks))

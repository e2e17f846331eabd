"""Papers as officers send them: pictures, a landscape annex, lists, tables, tracked changes and comments."""

import io
import struct
import zlib
from collections.abc import Callable

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm
from docx.text.paragraph import Paragraph

LONG = "The reasons are set out here at the length that officers like, with a word or two to spare. " * 6


def picture(colour: tuple[int, int, int] = (30, 90, 150)) -> bytes:
    """A PNG of one colour."""
    raw = b"".join(b"\0" + bytes(colour) * 120 for _ in range(60))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 120, 60, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    )


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_pictures() -> bytes:
    """Three pages: a title, headings of two levels, two pictures, a link, a head of its own."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Department of Plans, internal head"
    document.add_heading("LG Group business plan report", 0)
    for number in (1, 2):
        document.add_heading(f"Theme {number}", 1)
        document.add_paragraph(LONG)
        document.add_picture(io.BytesIO(picture((30 * number, 90, 150))), width=Cm(8))
        document.inline_shapes[-1]._inline.docPr.set("descr", f"A bar of colour {number}")
        document.add_heading("In detail", 2)
        for _ in range(8):
            document.add_paragraph(LONG)
    _link(document.add_paragraph("More: "), document, "https://example.org/plan", "the plan")
    _link(document.add_paragraph("From: "), document, "file:///C:/Users/jsmith/plan.docx", "my draft")
    return saved(document)


def _link(paragraph: Paragraph, document: WordDocument, target: str, words: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    key = document.part.relate_to(target, kind, is_external=True)
    _add(paragraph, f'<w:hyperlink r:id="{key}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>')


def _add(paragraph: Paragraph, xml: str) -> None:
    """Append ``xml`` to a paragraph."""
    for element in list(parse_xml(f"<w:p {nsdecls('w', 'r')}>{xml}</w:p>")):
        paragraph._p.append(element)


def with_landscape_annex() -> bytes:
    """A page upright on US Letter, and an annex on its side with a table of eight columns."""
    document = Document()
    document.add_heading("Self regulation", 1)
    document.add_paragraph(LONG)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading("Annex A: wide table", 2)
    table = document.add_table(rows=4, cols=8, style="Table Grid")
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            cell.text = f"Column {place + 1}"
    return saved(document)


def with_lists() -> bytes:
    """Numbers by style; bullets; two lists inside one table; upright again after an annex on its side."""
    document = Document()
    document.add_heading("Productivity", 1)
    for text in ("alpha", "beta", "gamma"):
        document.add_paragraph(f"numbered {text}", style="List Number")
    document.add_paragraph("a bullet", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    for place, style in enumerate(("List Number 2", "List Bullet 2")):
        cell = table.rows[0].cells[place]
        cell.paragraphs[0].text = f"in table {place}"
        cell.paragraphs[0].style = style
    aside = document.add_section(WD_SECTION.NEW_PAGE)
    aside.orientation = WD_ORIENT.LANDSCAPE
    aside.page_width, aside.page_height = Mm(297), Mm(210)
    document.add_paragraph("On its side")
    upright = document.add_section(WD_SECTION.NEW_PAGE)
    upright.orientation = WD_ORIENT.PORTRAIT
    upright.page_width, upright.page_height = Mm(210), Mm(297)
    document.add_paragraph("Upright again")
    document.add_table(rows=2, cols=2, style="Table Grid").rows[0].cells[0].text = "The last word is a table"
    return saved(document)


def with_another_list() -> bytes:
    """Another numbered list, which has to begin at 1; bookmarks and a contents list of its own."""
    document = Document()
    document.add_heading("Community budgets", 1)
    contents = document.add_paragraph()
    _add(
        contents,
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t xml:space="preserve">Where the money goes, page </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGEREF _Toc1 \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>77</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    for text in ("delta", "epsilon"):
        document.add_paragraph(f"numbered {text}", style="List Number")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    heading = document.add_heading("Where the money goes", 2)
    _add(heading, '<w:bookmarkStart w:id="0" w:name="_Toc1"/><w:bookmarkEnd w:id="0"/>')
    for _ in range(3):
        document.add_paragraph(LONG)
    document.add_paragraph("")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    return saved(document)


def with_tracked_changes() -> bytes:
    """Two insertions, a deletion, a comment, a content control."""
    document = Document()
    document.add_heading("Actions arising", 1)
    paragraph = document.add_paragraph("The grant is ")
    who = 'w:id="9" w:author="J Smith" w:date="2011-01-03T10:00:00Z"'
    _add(
        paragraph,
        f"<w:del {who}><w:r><w:delText>five</w:delText></w:r></w:del>"
        f"<w:ins {who}><w:r><w:t>seven</w:t></w:r></w:ins>"
        '<w:r><w:t xml:space="preserve"> million.</w:t></w:r>'
        f'<w:ins {who}><w:r><w:t xml:space="preserve"> Agreed.</w:t></w:r></w:ins>'
        '<w:sdt><w:sdtContent><w:r><w:t xml:space="preserve"> In January.</w:t></w:r></w:sdtContent></w:sdt>',
    )
    document.add_comment(paragraph.runs, text="Is that right?", author="J Smith")
    return saved(document)


FIVE: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
    ("1", "business plan.docx", with_pictures),
    ("2", "self regulation.docx", with_landscape_annex),
    ("3", "productivity.docx", with_lists),
    ("4", "community budgets.docx", with_another_list),
    ("5", "progress.docx", with_tracked_changes),
)
"""An item's number of January 2011, the name of its paper, and how to make it."""


def damaged() -> bytes:
    """A Word file whose main part is cut off in the middle of a word."""
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(with_lists())) as whole, zipfile.ZipFile(stream, "w") as broken:
        for entry in whole.infolist():
            data = whole.read(entry)
            broken.writestr(entry, data[: len(data) // 2] if entry.filename == "word/document.xml" else data)
    return stream.getvalue()


def of_xml(body: str, styles: str = "") -> WordDocument:
    """A Word file with that body and those styles beside the usual ones."""
    document = Document()
    spaces = nsdecls("w", "r", "wp", "a", "pic")
    last = document.element.body.find(qn("w:sectPr"))
    for element in list(parse_xml(f"<w:body {spaces}>{body}</w:body>")):
        last.addprevious(element)
    for element in list(parse_xml(f"<w:styles {spaces}>{styles}</w:styles>")):
        document.styles.element.append(element)
    return document


def with_notes(kind: str, *notes: str) -> WordDocument:
    """A paper with ``footnote``s or ``endnote``s, one to a paragraph."""
    document = of_xml("")
    kept = "".join(
        f'<w:{kind} w:id="{number + 2}"><w:p><w:r><w:{kind}Ref/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p></w:{kind}>'
        for number, words in enumerate(notes)
    )
    lines = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:{kind}>'
        for number, (name, mark) in enumerate(
            (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
        )
    )
    xml = f"<w:{kind}s {nsdecls('w')}>{lines}{kept}</w:{kind}s>".encode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    part = Part(PackURI(f"/word/{kind}s.xml"), f"{word}.{kind}s+xml", xml, document.part.package)
    document.part.relate_to(part, f"{office}/{kind}s")
    for number in range(len(notes)):
        _add(
            document.add_paragraph(f"Sentence {number + 1}"),
            f'<w:r><w:{kind}Reference w:id="{number + 2}"/></w:r>',
        )
    return document

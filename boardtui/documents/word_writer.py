"""Typesets an outline as a Word document in the house style.

Loads python-docx: import this late. The body is written as one string of WordprocessingML and parsed
once, which costs a tenth of python-docx's own paragraphs and tables and none of their style lookups.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, cast
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordDocument
from docx.opc.package import OpcPackage
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from lxml import etree

from boardtui.documents.house_look import LANGUAGE, W_NAMESPACE, HouseStyle, twips
from boardtui.documents.house_style import FOOT_TOKEN, HEAD_TOKEN, app_properties, packed
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
)
from boardtui.documents.status_line import blocks_with_status
from boardtui.documents.word_template import Template, open_template
from boardtui.documents.word_text import EMPTY, field, line, property_text, run, safe, tab

_SHORT_ROW: Final = 700
"""Rows of fewer characters stay whole; longer ones may break, or they would leave half a page white."""
_HEADER_LINE: Final = 85
"""About as many characters as one line of the header holds at 10 pt."""
_SPACE_AFTER_TABLE: Final = 200
_MARK: Final = "the blocks stand here"

_IN_BODY: Final = {
    Style.BODY: HouseStyle.NORMAL,
    Style.STATUS: HouseStyle.SUBTITLE,
    Style.TITLE: HouseStyle.TABLE_TITLE,
    Style.DECISION: HouseStyle.DECISION,
    Style.ACTION: HouseStyle.ACTION,
    Style.EVENT: HouseStyle.EVENT,
}
_IN_CELL: Final = {**_IN_BODY, Style.BODY: HouseStyle.TABLE_TEXT, Style.STATUS: HouseStyle.TABLE_TEXT}
_HEADINGS: Final = {1: HouseStyle.HEADING_1, 2: HouseStyle.HEADING_2, 3: HouseStyle.HEADING_3}
_KEEP_NEXT: Final = {None: "", True: "<w:keepNext/>", False: '<w:keepNext w:val="0"/>'}
"""None leaves it to the style."""
_OUTCOMES: Final = (Style.DECISION, Style.ACTION)


def write_docx(outline: Outline, *, written_at: datetime, template: Path | None = None) -> bytes:
    """``outline`` as the bytes of a .docx, in the house style or in that of the file ``template``.

    ``written_at`` is stamped as the moment of making (a time without a zone is taken as UTC). The same
    outline, moment and template give the same content. Raises :class:`boardtui.errors.NotFound` or
    :class:`boardtui.errors.UsageRefusal` for a template that cannot be read, ``ValueError`` for a row
    that has not as many cells as its table has columns. No text makes it raise.
    """
    opened = open_template(template)
    _write_edges(outline, opened)
    _write_properties(outline, opened.document, written_at)
    return packed(_package_parts(opened.document, _document_xml(outline, opened)), compress=True)


def _document_xml(outline: Outline, template: Template) -> bytes:
    """The main part: the template's own, emptied, with the blocks where its words were.

    The blocks stay a string: to move thousands of parsed elements into python-docx's tree takes longer
    than all the rest.
    """
    blocks = _Setter(template.styles, template.text_width).blocks(blocks_with_status(outline))
    template.document.element.body.insert(0, etree.Comment(_MARK))
    root: etree._Element = template.document.element
    if root.nsmap.get("w") != W_NAMESPACE:  # another program may use prefixes of its own
        prefixes = {**cast(dict[str, str], root.nsmap), "w": W_NAMESPACE}
        named = etree.Element(root.tag, nsmap=prefixes)
        named.attrib.update(root.attrib)
        named.extend(root)
        root = named
    frame = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return frame.replace(f"<!--{_MARK}-->".encode(), blocks.encode(), 1)


def _parsed(xml: str) -> list[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
    return list(etree.fromstring(f'<w:body xmlns:w="{W_NAMESPACE}">{xml}</w:body>', parser))


class _Setter:
    """Sets blocks in the styles of one template, whose ids it has looked up once."""

    def __init__(self, styles: Mapping[HouseStyle, str], text_width: int) -> None:
        self._styles = styles
        self._text_width = text_width
        self._openings: dict[tuple[HouseStyle, bool | None, bool, bool], str] = {}
        self._after_table = False

    def blocks(self, blocks: Iterable[Block]) -> str:
        """All of ``blocks`` as one string of WordprocessingML."""
        return "".join(piece for block in blocks for piece in self._block(block))

    def _block(self, block: Block) -> Iterator[str]:
        follows_table, self._after_table = self._after_table, False
        match block:
            case Heading(level, text):
                style = _HEADINGS.get(level, HouseStyle.HEADING_3)
                yield self._set(style, run(_shown(text)))
            case Details(rows):
                yield from (self._detail(label, text) for label, text in rows)
            case Paragraph(text, style, label):
                if text.strip() or label.strip():
                    yield self._paragraph(block, _IN_BODY[style], below_table=follows_table)
                else:
                    self._after_table = follows_table
            case Table():
                if follows_table:  # two tables that touch become one in Word
                    yield self._set(HouseStyle.TABLE_TITLE, run(_shown(block.title)), below_table=True)
                yield self._table(block)
                self._after_table = True

    def _set(
        self,
        style: HouseStyle,
        runs: str,
        *,
        keep_next: bool | None = None,
        below_table: bool = False,
        right: bool = False,
    ) -> str:
        wanted = (style, keep_next, below_table, right)
        opening = self._openings.get(wanted)
        if opening is None:
            opening = self._openings[wanted] = self._opening(*wanted)
        return f"{opening}{runs}</w:p>"

    def _opening(self, style: HouseStyle, keep_next: bool | None, below_table: bool, right: bool) -> str:
        keep = _KEEP_NEXT[keep_next]
        space = f'<w:spacing w:before="{_SPACE_AFTER_TABLE}"/>' if below_table else ""
        side = '<w:jc w:val="right"/>' if right else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{self._styles[style]}"/>{keep}{space}{side}</w:pPr>'

    def _detail(self, label: str, text: str) -> str:
        name = line(label)
        if name and not name.endswith(":"):
            name += ":"
        return self._set(HouseStyle.DETAILS, run(name or EMPTY, bold=True) + tab() + run(_shown(text)))

    def _paragraph(
        self,
        paragraph: Paragraph,
        style: HouseStyle,
        *,
        keep_next: bool | None = None,
        below_table: bool = False,
        right: bool = False,
    ) -> str:
        text = run(_shown(paragraph.text))
        if paragraph.label.strip():
            text = run(f"{line(paragraph.label)} ", bold=True) + text
        return self._set(style, text, keep_next=keep_next, below_table=below_table, right=right)

    def _table(self, table: Table) -> str:
        widths = _fitted([twips(column.width_cm) for column in table.columns], self._text_width)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        openings = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
        following = (*table.rows[1:], None)
        rows = (
            self._row(row, table.columns, openings, follower=after)
            for row, after in zip(table.rows, following, strict=False)
        )
        return (
            f"<w:tbl>{self._table_properties(table, sum(widths))}<w:tblGrid>{grid}</w:tblGrid>"
            f"{self._header_row(table.columns, openings)}{''.join(rows)}</w:tbl>"
        )

    def _table_properties(self, table: Table, width: int) -> str:
        # The order is the schema's: Word repairs a file whose caption stands before the look.
        caption, description = (quoteattr(_shown(line(t))) for t in (table.title, table.description))
        return (
            f'<w:tblPr><w:tblStyle w:val="{self._styles[HouseStyle.BOARD_TABLE]}"/>'
            f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            ' w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={caption}/><w:tblDescription w:val={description}/></w:tblPr>"
        )

    def _header_row(self, columns: tuple[Column, ...], openings: list[str]) -> str:
        cells = "".join(
            opening
            + self._set(
                HouseStyle.TABLE_HEADING, run(_shown(column.heading)), right=column.align is Align.RIGHT
            )
            + "</w:tc>"
            for column, opening in zip(columns, openings, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _row(self, row: Row, columns: tuple[Column, ...], openings: list[str], follower: Row | None) -> str:
        short = _length(row) < _SHORT_ROW
        # Only short rows are tied to the next: a long one would move, unbroken, to the next page.
        keep_row = short and _leads_to_decision(row, follower)
        cells = "".join(
            f"{opening}{self._cell(cell, column.align, keep_row=keep_row, leads=place == 0)}</w:tc>"
            for place, (cell, column, opening) in enumerate(zip(row.cells, columns, openings, strict=True))
        )
        return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if short else ''}{cells}</w:tr>"

    def _cell(self, cell: tuple[Paragraph, ...], align: Align, *, keep_row: bool, leads: bool) -> str:
        """The paragraphs of one cell. ``leads``: it stands first in its row.

        Word and LibreOffice read the first paragraph of a row's first cell as the whole row's wish to stay
        with the next, so there the wish is given only where it is meant.
        """
        said = tuple(paragraph for paragraph in cell if paragraph.text.strip() or paragraph.label.strip())
        said = said or (Paragraph(EMPTY),)
        pieces = []
        for place, paragraph in enumerate(said):
            before_outcome = place + 1 < len(said) and said[place + 1].style in _OUTCOMES
            keep = True if keep_row or before_outcome else None
            if leads and place == 0 and not keep_row:
                keep = False if paragraph.style is Style.TITLE else None
            style = _IN_CELL[paragraph.style]
            pieces.append(self._paragraph(paragraph, style, keep_next=keep, right=align is Align.RIGHT))
        return "".join(pieces)


def _fitted(widths: list[int], room: int) -> list[int]:
    """``widths`` narrowed to ``room``, for a template of wider margins than ours.

    Only columns wider than an even share give way: the number column must still hold its heading.
    """
    surplus = sum(widths) - room
    if surplus <= 0:
        return widths
    wide = sum(width for width in widths if width * len(widths) > room)
    return [width - -(-surplus * width // wide) if width * len(widths) > room else width for width in widths]


def _shown(text: str) -> str:
    cleaned = safe(text)
    return cleaned if cleaned.strip() else EMPTY


def _length(row: Row) -> int:
    return sum(len(paragraph.label) + len(paragraph.text) for cell in row.cells for paragraph in cell)


def _leads_to_decision(row: Row, follower: Row | None) -> bool:
    """Whether ``follower`` decides what ``row`` told: on another page than its reason a decision misleads.

    A decision is not tied to the next one, or a long list of them would move as one block.
    """
    if follower is None or any(said.style is Style.DECISION for cell in row.cells for said in cell):
        return False
    return any(cell and cell[0].style is Style.DECISION for cell in follower.cells)


def _write_edges(outline: Outline, template: Template) -> None:
    section = template.document.sections[-1]
    heads: list[_Header] = [section.header]
    feet: list[_Footer] = [section.footer]
    if section.different_first_page_header_footer:
        heads.append(section.first_page_header)
        feet.append(section.first_page_footer)
    if template.document.settings.odd_and_even_pages_header_footer:
        heads.append(section.even_page_header)
        feet.append(section.even_page_footer)
    for head in heads:
        _place(head, HEAD_TOKEN, _edge_properties(template, HouseStyle.HEADER), _running_head(outline))
    foot = run(line(outline.running_foot)) + tab() + run("Page ") + field("PAGE", "1")
    foot += run(" of ") + field("NUMPAGES", "1")
    for each in feet:
        _place(each, FOOT_TOKEN, _edge_properties(template, HouseStyle.FOOTER), foot)


def _edge_properties(template: Template, style: HouseStyle) -> str:
    """Style and tab stops of a running line: one stop at the right margin, whatever others the style has."""
    stops = template.tab_stops(style)
    tabs = ""
    if stops != {template.text_width}:
        wanted = dict.fromkeys(stops, "clear") | {template.text_width: "right"}
        each = (f'<w:tab w:val="{kind}" w:pos="{place}"/>' for place, kind in sorted(wanted.items()))
        tabs = f"<w:tabs>{''.join(each)}</w:tabs>"
    return f'<w:pPr><w:pStyle w:val="{template.styles[style]}"/>{tabs}</w:pPr>'


def _running_head(outline: Outline) -> str:
    """The head of every page: left, then at the right tab the status and the right.

    The status goes on a line of its own when the three would not fit on one.
    """
    left, right, status = (line(text) for text in (*outline.running_head, outline.status))
    if not status:
        return run(left) + tab() + run(right)
    if len(left) + len(right) + len(status) > _HEADER_LINE:
        return run(left) + tab() + run(right) + "<w:r><w:br/></w:r>" + run(status, bold=True)
    rest = run(f"  ·  {right}") if right else ""
    return run(left) + tab() + run(status, bold=True) + rest


def _place(edge: _Header | _Footer, token: str, properties: str, runs: str) -> None:
    """Puts ``runs`` where ``token`` stands in ``edge``; without a token, below what stands there."""
    [paragraph] = _parsed(f"<w:p>{properties}{runs}</w:p>")
    edge.is_linked_to_previous = False
    root: etree._Element = edge.part.element
    holders = root.findall(f".//{qn('w:p')}")
    for holder in holders:
        # Word cuts a line into runs where it likes, so the token is sought in the whole paragraph.
        text = "".join(piece.text or "" for piece in holder.iter(qn("w:t")))
        if token in text or (len(holders) == 1 and holder.find(f".//{qn('w:r')}") is None):
            parent = holder.getparent()
            assert parent is not None
            parent.replace(holder, paragraph)
            return
    root.append(paragraph)


def _write_properties(outline: Outline, document: WordDocument, written_at: datetime) -> None:
    moment = written_at.replace(tzinfo=UTC) if written_at.tzinfo is None else written_at.astimezone(UTC)
    author = property_text(outline.author)
    properties = document.core_properties
    properties.title = property_text(outline.title)
    properties.subject = property_text(outline.subject)
    properties.author = author
    properties.last_modified_by = author
    properties.created = properties.modified = moment
    properties.language = LANGUAGE
    properties.revision = 1
    for name in ("comments", "keywords", "category", "content_status"):
        if getattr(properties, name):
            setattr(properties, name, "")


def _package_parts(document: WordDocument, main: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part of ``document`` as python-docx would save it, with ``main`` as the main one."""
    package: OpcPackage = document.part.package
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    yield "[Content_Types].xml", _content_types({str(part.partname): part.content_type for part in parts})
    yield "_rels/.rels", _bytes(package.rels.xml)
    for part in parts:
        if part is document.part:
            content = main
        elif part.partname.endswith("/app.xml"):
            # What a template says of the firm, the manager and the hours of editing is nobody's business.
            content = app_properties().encode()
        else:
            content = part.blob
        yield part.partname.membername, content
        if part.rels:
            yield part.partname.rels_uri.membername, _bytes(part.rels.xml)


def _content_types(kinds: Mapping[str, str]) -> bytes:
    overrides = "".join(
        f"<Override PartName={quoteattr(name)} ContentType={quoteattr(kind)}/>"
        for name, kind in kinds.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _bytes(xml: str | bytes) -> bytes:
    # python-docx declares text here and answers bytes.
    return xml.encode() if isinstance(xml, str) else xml

"""Typesets an outline as a Word document in the house style.

Loads python-docx: import this late. The body is written as one string of WordprocessingML, which costs a
tenth of python-docx's own paragraphs and tables and none of their style lookups.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, cast

from lxml import etree

from boardtui.documents.outline import Block, Details, Heading, NewPart, Outline, Paragraph, Table
from boardtui.documents.status_line import blocks_with_status
from boardtui.documents.word.fingerprint import put_fingerprint
from boardtui.documents.word.house_look import W_NAMESPACE, HouseStyle
from boardtui.documents.word.house_style import packed
from boardtui.documents.word.lists import Lists
from boardtui.documents.word.package import package_parts, write_properties
from boardtui.documents.word.paragraphs import IN_BODY, Paragraphs, bookmark_names
from boardtui.documents.word.sections import split_parts, turn_page, write_sections
from boardtui.documents.word.tables import Tables
from boardtui.documents.word.template import Template, open_template
from boardtui.documents.word.text import run, shown

_MARK: Final = "the blocks stand here"
_END_OF_PROPERTIES: Final = "</w:pPr>"


def write_docx(
    outline: Outline, *, written_at: datetime, template: Path | None = None, fingerprint: str = ""
) -> bytes:
    """``outline`` as the bytes of a .docx, in the house style or in that of the file ``template``.

    ``written_at`` is stamped as the moment of making (a time without a zone is taken as UTC) and
    ``fingerprint`` as what ties it to its records. The same four give the same content. Raises
    :class:`boardtui.errors.NotFound` or :class:`boardtui.errors.UsageRefusal` for a template that cannot
    be read, ``ValueError`` for a row that has not as many cells as its table has columns. No text makes it
    raise.
    """
    parts = docx_parts(outline, written_at=written_at, template=template, fingerprint=fingerprint)
    return packed(parts, compress=True)


def docx_parts(
    outline: Outline, *, written_at: datetime, template: Path | None = None, fingerprint: str = ""
) -> list[tuple[str, bytes]]:
    """The files inside the .docx that :func:`write_docx` answers, each with its name there."""
    opened = open_template(template)
    if outline.landscape:
        turn_page(opened)
    parts = split_parts(outline, blocks_with_status(outline))
    breaks = write_sections(outline, opened, [head for head, _ in parts])
    body = _Body(opened, [block for _, blocks in parts for block in blocks])
    pieces = [_ended(body.part(blocks), end) for (_, blocks), end in zip(parts, [*breaks, ""], strict=True)]
    write_properties(outline, opened.document, written_at)
    put_fingerprint(opened.document, fingerprint)
    return list(package_parts(opened.document, _document_xml(opened, "".join(pieces))))


def _document_xml(template: Template, blocks: str) -> bytes:
    """The main part: the template's own, emptied, with the blocks where its words were.

    The blocks stay a string: to move thousands of parsed elements into python-docx's tree takes longer
    than all the rest.
    """
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


def _ended(pieces: list[str], section: str) -> str:
    """A part whose last paragraph carries ``section``; a table cannot, so a line of no height follows it."""
    if not section:
        return "".join(pieces)
    if not pieces or not pieces[-1].startswith("<w:p>"):
        pieces.append(
            '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
        )
    last = pieces.pop().replace(_END_OF_PROPERTIES, section + _END_OF_PROPERTIES, 1)
    return "".join((*pieces, last))


class _Body:
    """Sets the blocks of one document, part by part."""

    def __init__(self, template: Template, blocks: Iterable[Block]) -> None:
        self._lists = Lists(template.document, template.styles)
        self._paragraphs = Paragraphs(template.styles, self._lists, bookmark_names(blocks))
        self._tables = Tables(self._paragraphs, template.styles[HouseStyle.BOARD_TABLE], template.text_width)
        self._begun = False
        self._after_table = False

    def part(self, blocks: Iterable[Block]) -> list[str]:
        """The paragraphs and tables of one part, whose numbers begin at 1."""
        if self._begun:
            self._lists.restart()
        self._begun = True
        self._after_table = False
        return [piece for block in blocks for piece in self._block(block)]

    def _block(self, block: Block) -> Iterator[str]:
        follows_table, self._after_table = self._after_table, False
        match block:
            case Heading():
                yield self._paragraphs.heading(block)
            case Details(rows):
                yield from (self._paragraphs.detail(label, text) for label, text in rows)
            case Paragraph(text, style, label):
                if text.strip() or label.strip() or block.page_of:
                    yield self._paragraphs.paragraph(block, IN_BODY[style], below_table=follows_table)
                else:
                    self._after_table = follows_table
            case Table():
                if follows_table:  # two tables that touch become one in Word
                    opening = self._paragraphs.opening(HouseStyle.TABLE_TITLE, below_table=True)
                    yield f"{opening}{run(shown(block.title))}</w:p>"
                yield self._tables.table(block)
                self._after_table = True
            case NewPart():
                raise AssertionError("a part begins where the blocks were split")

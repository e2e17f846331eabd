"""Opens a house style for the writer: ours, or a Word file that a secretary has restyled.

Loads python-docx: import this late. A foreign template keeps its page, header and footer; its words are
dropped, and a style of ours that it lacks is added, so that a document is never typeset without one.
"""

import copy
import io
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.package import Unmarshaller
from docx.opc.part import PartFactory
from docx.opc.pkgreader import PackageReader
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.shared import Mm
from lxml import etree

from boardtui.documents.word.house_look import W_NAMESPACE, HouseStyle, page_xml
from boardtui.documents.word.house_style import SHIPPED
from boardtui.documents.word.main_part import as_document
from boardtui.documents.word.styles import Missing, missing_in, with_every_style
from boardtui.errors import NotFound, UsageRefusal

_EMU_A_TWIP: Final = 635
_LARGEST_TEMPLATE: Final = 50_000_000
# Left out of every document: a picture of the template, and programs.
_UNWANTED_PARTS: Final = ("/metadata/thumbnail", "/vbaProject")


@dataclass(frozen=True, slots=True)
class Template:
    """An opened house style with an empty body. ``styles`` gives each house style its id in this file."""

    document: WordDocument
    styles: dict[HouseStyle, str]

    @property
    def text_width(self) -> int:
        """The room between the margins, in twentieths of a point."""
        section = self.document.sections[-1]
        margins = (section.left_margin or 0) + (section.right_margin or 0)
        return ((section.page_width or Mm(210)) - margins) // _EMU_A_TWIP

    def tab_stops(self, style: HouseStyle) -> set[int]:
        """Where ``style`` itself sets tab stops, in twentieths of a point."""
        named = f"w:style[@w:styleId='{self.styles[style]}']/w:pPr/w:tabs/w:tab"
        found = self.document.styles.element.iterfind(named, {"w": W_NAMESPACE})
        return {int(stop.get(qn("w:pos")) or 0) for stop in found}


def open_template(path: Path | None = None) -> Template:
    """The template at ``path`` (.docx, .dotx, .docm or .dotm), or ours; refused if it cannot be read."""
    document = opened_file(path)
    _drop_unwanted(document)
    _empty_body(document)
    return Template(document, with_every_style(document))


def missing_styles(path: Path) -> tuple[Missing, ...]:
    """The house styles that the template at ``path`` lacks, and what the writer uses for each."""
    return missing_in(opened_file(path))


def opened_file(path: Path | None) -> WordDocument:
    """The file at ``path``, or ours, as it is; refused like :func:`open_template`."""
    source = SHIPPED if path is None else path
    try:
        found = source.stat()
        reader = _unpacked(source, (found.st_mtime_ns, found.st_size, found.st_ino))
        package = Package()
        Unmarshaller.unmarshal(reader, package, PartFactory)  # type: ignore[no-untyped-call]
        return _document_of(package)
    except OSError as error:
        raise NotFound(f"The template {source} cannot be read: {error.strerror or error}.") from error
    except (
        AttributeError,
        BadZipFile,
        KeyError,
        PackageNotFoundError,
        TypeError,
        ValueError,
        NotImplementedError,
        etree.XMLSyntaxError,
        zipfile.LargeZipFile,
    ) as error:
        raise UsageRefusal(
            f"{source} cannot be used as a template: open it in Word, save it as .docx and try again."
        ) from error


@lru_cache(maxsize=2)
def _unpacked(source: Path, stamp: tuple[int, int, int]) -> PackageReader:
    """The parts of the file as they are packed. ``stamp`` tells one state of it from another.

    Kept, since to unpack a template costs as much as to write a page in it; nothing can be changed in it.
    """
    content = io.BytesIO(as_document(source.read_bytes(), _LARGEST_TEMPLATE))
    reader: PackageReader = PackageReader.from_file(content)  # type: ignore[no-untyped-call]
    return reader


def _document_of(package: Package) -> WordDocument:
    part = package.main_document_part
    if not isinstance(part, DocumentPart):
        raise TypeError("its main part is no document")
    document: WordDocument = part.document
    return document


def _drop_unwanted(document: WordDocument) -> None:
    for relationships in (document.part.package.rels, document.part.rels):
        unwanted = [key for key, rel in relationships.items() if rel.reltype.endswith(_UNWANTED_PARTS)]
        for key in unwanted:
            del relationships[key]
    for element in document.settings.element.findall(qn("w:attachedTemplate")):
        # It names a folder on the computer that the template was made on.
        document.settings.element.remove(element)
        document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels.pop(str(element.get(qn("r:id"))), None)


def _empty_body(document: WordDocument) -> None:
    """Leaves the last section only, with the headers and footers it had from sections before it."""
    body = document.element.body
    inherited: dict[tuple[str, str], etree._Element] = {}
    for section in body.iter(qn("w:sectPr")):
        for tag in ("w:headerReference", "w:footerReference"):
            for reference in section.findall(qn(tag)):
                inherited[tag, str(reference.get(qn("w:type")))] = reference
    last = body.find(qn("w:sectPr"))
    for child in list(body):
        if child is not last:
            body.remove(child)
    if last is None:
        section = f'<w:sectPr xmlns:w="{W_NAMESPACE}">{page_xml()}</w:sectPr>'
        last = parse_xml(section)
        body.append(last)
    for reference in reversed(inherited.values()):
        if reference.getparent() is not last:
            last.insert(0, copy.copy(reference))

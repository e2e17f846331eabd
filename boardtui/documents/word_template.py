"""Opens a house style for the writer: ours, or a Word file that a secretary has restyled.

Loads python-docx: import this late. A foreign template keeps its page, header and footer; its words are
dropped, and a style of ours that it lacks is added, so that a document is never typeset without one.
"""

import copy
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from boardtui.documents.house_look import W_NAMESPACE, HouseStyle, page_xml, style_id, styles_xml
from boardtui.documents.house_style import SHIPPED
from boardtui.errors import NotFound, UsageRefusal

_EMU_A_TWIP: Final = 635
_LARGEST_TEMPLATE: Final = 50_000_000
_MAIN_TYPE: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAIN_TYPES: Final = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
)
# Left out of every document: a picture of the template, and programs.
_UNWANTED_PARTS: Final = ("/metadata/thumbnail", "/vbaProject")


@dataclass(frozen=True, slots=True)
class Template:
    """An opened house style with an empty body. ``styles`` gives each house style its id in this file."""

    document: WordDocument
    styles: Mapping[HouseStyle, str]

    @property
    def text_width(self) -> int:
        """The room between the margins, in twentieths of a point."""
        section = self.document.sections[-1]
        margins = (section.left_margin or 0) + (section.right_margin or 0)
        return ((section.page_width or Mm(210)) - margins) // _EMU_A_TWIP

    def tab_stops(self, style: HouseStyle) -> set[int]:
        """Where ``style`` itself sets tab stops, in twentieths of a point."""
        named = f".//w:style[@w:styleId='{self.styles[style]}']/w:pPr/w:tabs/w:tab"
        found = self.document.styles.element.iterfind(named, {"w": W_NAMESPACE})
        return {int(stop.get(qn("w:pos")) or 0) for stop in found}


def open_template(path: Path | None = None) -> Template:
    """The template at ``path`` (.docx, .dotx, .docm or .dotm), or ours; refused if it cannot be read."""
    document = _opened(path)
    _drop_unwanted(document)
    _empty_body(document)
    return Template(document, _with_every_style(document))


def missing_styles(path: Path) -> tuple[str, ...]:
    """The names of the house styles that the template at ``path`` lacks and the writer would add."""
    known = _ids_by_name(_opened(path))
    return tuple(style.value for style in HouseStyle if style.lower() not in known)


def _opened(path: Path | None) -> WordDocument:
    source = SHIPPED if path is None else path
    try:
        return Document(io.BytesIO(_as_document(source.read_bytes())))
    except OSError as error:
        raise NotFound(f"The template {source} cannot be read: {error.strerror or error}.") from error
    except (
        AttributeError,
        BadZipFile,
        KeyError,
        PackageNotFoundError,
        ValueError,
        NotImplementedError,
        etree.XMLSyntaxError,
        zipfile.LargeZipFile,
    ) as error:
        raise UsageRefusal(
            f"{source} cannot be used as a template: open it in Word, save it as .docx and try again."
        ) from error


def _as_document(content: bytes) -> bytes:
    """``content`` with a template's or macro file's main part declared as an ordinary document's."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_TEMPLATE:
            raise ValueError("the template unpacks to more than 50 MB")
        types = archive.read("[Content_Types].xml")
        if not any(kind in types for kind in _OTHER_MAIN_TYPES):
            return content
        for kind in _OTHER_MAIN_TYPES:
            types = types.replace(kind, _MAIN_TYPE)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as changed:
            for entry in archive.infolist():
                is_types = entry.filename == "[Content_Types].xml"
                changed.writestr(entry, types if is_types else archive.read(entry))
    return stream.getvalue()


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


def _ids_by_name(document: WordDocument) -> dict[str, str]:
    return {
        str(name.get(qn("w:val"))).lower(): str(style.get(qn("w:styleId")))
        for style in document.styles.element.findall(qn("w:style"))
        if (name := style.find(qn("w:name"))) is not None
    }


def _with_every_style(document: WordDocument) -> dict[HouseStyle, str]:
    ids = _ids_by_name(document)
    missing = {style for style in HouseStyle if style.lower() not in ids}
    if missing:
        _add_styles(document, missing, ids)
    return {style: ids[style.lower()] for style in HouseStyle}


def _add_styles(document: WordDocument, missing: set[HouseStyle], ids: dict[str, str]) -> None:
    """Copies ``missing`` from our own look, each based on the like-named style of this file."""
    names = {style_id(style): style.lower() for style in HouseStyle} | {"TableNormal": "normal table"}
    for style in etree.fromstring(styles_xml()).findall(qn("w:style")):
        name = next((each for each in missing if style_id(each) == style.get(qn("w:styleId"))), None)
        if name is None:
            continue
        ids[name.lower()] = _free_id(style_id(name), set(ids.values()))
        style.set(qn("w:styleId"), ids[name.lower()])
        if qn("w:default") in style.attrib:
            del style.attrib[qn("w:default")]
        for tag in ("w:basedOn", "w:next"):
            link = style.find(qn(tag))
            if link is None:
                continue
            target = ids.get(names.get(str(link.get(qn("w:val"))), ""))
            if target is None:
                style.remove(link)
            else:
                link.set(qn("w:val"), target)
        document.styles.element.append(style)


def _free_id(wanted: str, taken: set[str]) -> str:
    # Another language's Word may have given our id to a style of another name.
    number = 0
    candidate = wanted
    while candidate in taken:
        number += 1
        candidate = f"{wanted}{number}"
    return candidate

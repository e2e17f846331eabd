"""The page numbers of a Word file as LibreOffice sets it, written where Word shows them until it counts."""

import io
import re
import zipfile
from collections.abc import Mapping

from lxml import etree

from boardtui.documents.word.house_look import W_NAMESPACE
from boardtui.documents.word.house_style import packed

_MAIN = "word/document.xml"
_W = f"{{{W_NAMESPACE}}}"
_MARK, _CODE, _TEXT = f"{_W}fldChar", f"{_W}instrText", f"{_W}t"
_PAGE_OF = re.compile(r"^\s*PAGEREF\s+\"?(?P<place>[^\s\"]+)", re.IGNORECASE)


def pages_of(pdf: bytes) -> tuple[dict[str, int], int]:
    """The page of each place in ``pdf``, by the name LibreOffice gave it; and how many pages there are."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    found: dict[str, int] = {}
    for name, destination in reader.named_destinations.items():
        page = reader.get_destination_page_number(destination)
        if page is not None:
            found[name.removeprefix("/")] = page + 1
    return found, len(reader.pages)


def spelt(bookmark: str) -> str:
    """A bookmark's name as it stands in a PDF: all but letters and digits as hexadecimal (``item5F1``)."""
    return re.sub(r"[^A-Za-z0-9]", lambda letter: f"{ord(letter[0]):02X}", bookmark)


def with_page_numbers(document: bytes, pages: Mapping[str, int], total: int) -> bytes:
    """The Word file ``document``, its PAGEREF and NUMPAGES fields showing what ``pages`` and ``total`` say.

    ``pages`` is by the name as LibreOffice spells it. A place that is not in it keeps what it shows.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in parts:
        if name == _MAIN or re.fullmatch(r"word/(header|footer)\d+\.xml", name):
            parts[name] = _counted(parts[name], pages, total)
    return packed(parts.items(), compress=True)


def _counted(part: bytes, pages: Mapping[str, int], total: int) -> bytes:
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True))
    changed = False
    for code, texts in _fields(root):
        named = _PAGE_OF.match(code)
        number = (
            total if code.split()[:1] == ["NUMPAGES"] else pages.get(spelt(named["place"])) if named else None
        )
        if number is not None and texts:
            texts[0].text = str(number)
            for other in texts[1:]:
                other.text = ""
            changed = True
    if not changed:
        return part
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _fields(root: "etree._Element") -> "list[tuple[str, list[etree._Element]]]":
    """Each innermost field: its instruction, and the elements that say what it shows."""
    found: list[tuple[str, list[etree._Element]]] = []
    code, texts, showing = "", [], False
    for element in root.iter(_MARK, _CODE, _TEXT):
        if element.tag == _CODE:
            code += element.text or ""
        elif element.tag == _TEXT:
            if showing:
                texts.append(element)
        elif element.get(f"{_W}fldCharType") == "begin":
            code, texts, showing = "", [], False
        elif element.get(f"{_W}fldCharType") == "separate":
            showing = True
        else:
            if code:
                found.append((code, texts))
            code, texts, showing = "", [], False
    return found

"""Reads a Word file that was issued: its fingerprint and the lines it says. Loads lxml: import this late."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from boardtui.documents.fingerprint import PROPERTY, Fingerprint, read_fingerprint
from boardtui.documents.lines_said import row_line, words_only
from boardtui.documents.word.house_look import W_NAMESPACE
from boardtui.errors import UsageRefusal

_MAIN: Final = "word/document.xml"
_CUSTOM: Final = "docProps/custom.xml"
_LARGEST_PART: Final = 200_000_000
_W: Final = f"{{{W_NAMESPACE}}}"
_PARAGRAPH, _TABLE, _ROW, _CELL = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc"))
_TEXT, _FIELD = f"{_W}t", f"{_W}fldChar"
_SPACES: Final = frozenset((f"{_W}br", f"{_W}tab", f"{_W}cr"))


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """What a file says: its lines, and the fingerprint it bears, None where it bears none of ours."""

    fingerprint: Fingerprint | None
    lines: tuple[str, ...]


def read_issued(data: bytes) -> IssuedFile:
    """The fingerprint and the lines of the .docx ``data``. Raises UsageRefusal where it is no such file.

    The lines are those that :func:`boardtui.documents.lines_said.lines_said` gives for the outline it was
    made of, as long as nobody changed a word.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, _MAIN).find(f"{_W}body")
            marked = _CUSTOM in archive.namelist()
            fingerprint = _fingerprint(_part(archive, _CUSTOM)) if marked else None
    except (
        KeyError, EOFError, NotImplementedError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error,
        etree.XMLSyntaxError,
    ) as error:  # fmt: skip
        raise UsageRefusal("It is not a Word document (.docx), or it is damaged.") from error
    if body is None:
        raise UsageRefusal("It is not a Word document (.docx), or it is damaged.")
    return IssuedFile(fingerprint, tuple(one for one in _lines(body) if one))


def _part(archive: zipfile.ZipFile, name: str) -> "etree._Element":
    if archive.getinfo(name).file_size > _LARGEST_PART:
        raise ValueError(f"{name} unpacks to more than {_LARGEST_PART} bytes")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True)
    return etree.fromstring(archive.read(name), parser)


def _fingerprint(custom: "etree._Element") -> Fingerprint | None:
    named = (one for one in custom if one.get("name") == PROPERTY)
    texts = ("".join(str(piece) for piece in one.itertext()) for one in named)
    return next((found for found in map(read_fingerprint, texts) if found is not None), None)


def _lines(body: "etree._Element") -> Iterator[str]:
    """The lines of ``body``, also of what an editor wrapped around them: content controls, revisions."""
    for child in body:
        if child.tag == _PARAGRAPH:
            yield words_only(_words(child))
        elif child.tag == _TABLE:
            yield from (row_line(map(_words, row.iter(_CELL))) for row in child.iter(_ROW))
        else:
            yield from _lines(child)


def _words(element: "etree._Element") -> str:
    """The words within ``element``, without what a field shows: Word counts that anew."""
    pieces: list[str] = []
    depth = 0
    for one in element.iter():
        if one.tag == _PARAGRAPH:
            pieces.append(" ")
        elif one.tag == _FIELD:
            kind = one.get(f"{_W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(str(kind), 0)
        elif depth:
            continue
        elif one.tag == _TEXT:
            pieces.append(one.text or "")
        elif one.tag in _SPACES:
            pieces.append(" ")
    return "".join(pieces)

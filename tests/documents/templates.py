"""House styles of other offices, as they come back from Word."""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from boardtui.documents.word import house_style
from tests.documents.sample_note import opened


def restyled(folder: Path, change: Callable[[WordDocument], None], name: str = "restyled.docx") -> Path:
    """Ours, with what ``change`` does to it."""
    document = opened(house_style.SHIPPED.read_bytes())
    change(document)
    path = folder / name
    document.save(str(path))
    return path


def american(folder: Path) -> Path:
    """python-docx's own: US Letter, en-US, 11 pt, pale blue headings, and no style of ours."""
    path = folder / "american.docx"
    Document().save(str(path))
    return path


def split_over_runs(text: str, *cuts: int) -> str:
    """A paragraph saying ``text``, cut into runs where Word might cut it, the second of them in bold."""
    ends = (*cuts, len(text))
    runs = []
    for place, (start, end) in enumerate(zip((0, *cuts), ends, strict=True)):
        look = "<w:rPr><w:b/></w:rPr>" if place == 1 else ""
        runs.append(f'<w:r>{look}<w:t xml:space="preserve">{text[start:end]}</w:t></w:r>')
    return f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="Header"/></w:pPr>{"".join(runs)}</w:p>'


def crest() -> io.BytesIO:
    """A picture of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dots = zlib.compress(b"\0\x1f\x3a\x5f")
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")
    )


def with_crest_and_tokens(document: WordDocument) -> None:
    """A header of the office's own: a crest, and its words split over runs as Word does it."""
    header = document.sections[0].header
    [paragraph] = header.paragraphs
    paragraph.clear()
    picture = paragraph.add_run().add_picture(crest())
    picture._inline.docPr.set("descr", "The crest of the Borough")
    header._element.append(parse_xml(split_over_runs("{board} – {Date} – {item}", 3, 6, 12)))
    header._element.append(parse_xml(split_over_runs("{title} {status}", 9, 11)))

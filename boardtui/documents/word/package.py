"""The file round the main part of a Word document: its properties, its other parts, what is in it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from docx.document import Document as WordDocument
from docx.opc.package import OpcPackage

from boardtui.documents.outline import Outline
from boardtui.documents.word.house_look import LANGUAGE
from boardtui.documents.word.house_style import app_properties
from boardtui.documents.word.text import attribute, property_text


def write_properties(outline: Outline, document: WordDocument, written_at: datetime) -> None:
    """Title, subject, author and moment, as ``outline`` says them; the template's own words are emptied.

    ``written_at`` without a zone is taken as UTC.
    """
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


def package_parts(document: WordDocument, main: bytes) -> Iterator[tuple[str, bytes]]:
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
        f"<Override PartName={attribute(name)} ContentType={attribute(kind)}/>"
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

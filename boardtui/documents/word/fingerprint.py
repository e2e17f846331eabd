"""Puts the fingerprint into a Word file's properties. Loads python-docx: import this late."""

from typing import Final, cast

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from boardtui.documents.fingerprint import PROPERTY
from boardtui.documents.word.text import attribute, escaped

_CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_USERS_OWN: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id of every property that is not one of Office's own; Word reads no other."""


def put_fingerprint(document: WordDocument, fingerprint: str) -> None:
    """Make ``fingerprint`` the only custom property of ``document``; with "" it has none.

    What a template holds there goes: it is about the template, and whoever made that.
    """
    package = cast(Package, document.part.package)
    for rel_id, rel in list(package.rels.items()):
        if rel.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            package.rels.pop(rel_id)
    if fingerprint:
        name = PackURI("/docProps/custom.xml")
        part = Part(name, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, _custom_xml(fingerprint).encode(), package)
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _custom_xml(fingerprint: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">'
        f'<property fmtid={attribute(_USERS_OWN)} pid="2" name={attribute(PROPERTY)}>'
        f"<vt:lpwstr>{escaped(fingerprint)}</vt:lpwstr></property></Properties>"
    )

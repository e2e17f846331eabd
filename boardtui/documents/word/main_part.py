"""The main part of a Word file: a template or a macro file read as the ordinary document it holds."""

import io
import zipfile
from typing import Final

_MAIN: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAINS: Final = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
)
_TYPES: Final = "[Content_Types].xml"


def as_document(content: bytes, most: int | None = None) -> bytes:
    """``content`` with a template's or a macro file's main part declared as an ordinary document's.

    Raises BadZipFile or KeyError where it is no Word file, ValueError where it unpacks to more than ``most``
    bytes.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if most is not None and sum(entry.file_size for entry in archive.infolist()) > most:
            raise ValueError(f"it unpacks to more than {most:,} bytes")
        types = archive.read(_TYPES)
        if not any(kind in types for kind in _OTHER_MAINS):
            return content
        for kind in _OTHER_MAINS:
            types = types.replace(kind, _MAIN)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as changed:
            for entry in archive.infolist():
                changed.writestr(entry, types if entry.filename == _TYPES else archive.read(entry))
    return stream.getvalue()

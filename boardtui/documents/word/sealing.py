"""The fingerprint of a document whose words are known only once it is composed: the hash is put in last."""

import io
import zipfile

from boardtui.documents.lines_said import hash_of
from boardtui.documents.word.house_style import packed
from boardtui.documents.word.issued_file import read_issued

UNKNOWN = "0" * 64
"""Stands in a fingerprint for the hash that is not known yet."""
_CUSTOM = "docProps/custom.xml"


def sealed(document: bytes) -> bytes:
    """The Word file ``document`` with the hash of its own lines in its fingerprint, where UNKNOWN stood."""
    known = hash_of(read_issued(document).lines)
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    put_in = [
        (name, data.replace(UNKNOWN.encode(), known.encode())) for name, data in parts if name == _CUSTOM
    ]
    return packed([one for one in parts if one[0] != _CUSTOM] + put_in, compress=True)

"""Taking a paper of an item in: what kind of file it is, and what is refused before anything is kept."""

import io
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from boardtui.errors import NotFound, UsageRefusal
from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.rules.papers import missing_papers
from boardtui.secretariat.export import safe_name

if TYPE_CHECKING:
    from boardtui.rules.finding import Finding
    from boardtui.secretariat.secretariat import Secretariat

LARGEST = 50_000_000
"""Bytes of a paper. A report with photographs has a few million."""
LARGEST_UNPACKED = 400_000_000
_MOST_PARTS = 10_000
_WORD_TYPES = (
    b"wordprocessingml.document.main+xml",
    b"ms-word.document.macroEnabled.main+xml",
    b"wordprocessingml.template.main+xml",
    b"ms-word.template.macroEnabledTemplate.main+xml",
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN_ZIP = (zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError, EOFError)
"""What reading a damaged zip raises; NotImplementedError, for an unknown packing, is a RuntimeError."""


class PaperFormat(StrEnum):
    """What a paper is. A Word file is composed into the pack; most others LibreOffice can turn into one."""

    WORD = "docx"
    OLD_WORD = "doc"
    OPEN_DOCUMENT = "odt"
    RICH_TEXT = "rtf"
    PDF = "pdf"

    @property
    def is_convertible(self) -> bool:
        """True for what is no Word file but can be turned into one."""
        return self in (PaperFormat.OLD_WORD, PaperFormat.OPEN_DOCUMENT, PaperFormat.RICH_TEXT)


def read_given(path: Path) -> bytes:
    """The bytes of a file that a person named; raises NotFound or UsageRefusal, in one sentence."""
    try:
        if not path.is_file():
            raise NotFound(f"There is no file {path}; name the paper as it lies on this computer.")
        if path.stat().st_size > LARGEST:
            raise UsageRefusal(
                f"{path} has more than {LARGEST // 1_000_000} MB; make its pictures smaller in Word "
                "(Compress Pictures) and try again."
            )
        return path.read_bytes()
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from error


def kind_of(name: str, data: bytes) -> PaperFormat:
    """What the paper ``name`` with these bytes is; UsageRefusal, saying what to do, where it is no paper.

    The bytes decide and not the ending: a file renamed .docx is found out here and not in the pack.
    """
    if len(data) > LARGEST:
        raise UsageRefusal(f"{name} has more than {LARGEST // 1_000_000} MB; make its pictures smaller.")
    if data.startswith(b"%PDF-"):
        return PaperFormat.PDF
    if data.startswith(b"{\\rtf"):
        return PaperFormat.RICH_TEXT
    if data.startswith(_OLD_OFFICE):
        if name.casefold().endswith(".doc"):
            return PaperFormat.OLD_WORD
        raise UsageRefusal(
            f"{name} is locked with a password or of an old Word; open it in Word and save it as .docx "
            "without a password."
        )
    if data.startswith(b"PK"):
        return _kind_of_zip(name, data)
    raise UsageRefusal(f"{name} is not a Word file; open it in Word and save it as .docx.")


def _kind_of_zip(name: str, data: bytes) -> PaperFormat:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            size = sum(one.file_size for one in entries)
            if size > LARGEST_UNPACKED or len(entries) > _MOST_PARTS:
                raise UsageRefusal(
                    f"{name} unpacks to {size // 1_000_000} MB in {len(entries)} parts, which no paper does; "
                    "it is not kept."
                )
            names = {one.filename for one in entries}
            if "mimetype" in names and b"opendocument.text" in archive.read("mimetype")[:80]:
                return PaperFormat.OPEN_DOCUMENT
            types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    except _BROKEN_ZIP as error:
        raise UsageRefusal(f"{name} is damaged; open it in Word, save it again and try once more.") from error
    if not any(kind in types for kind in _WORD_TYPES):
        raise UsageRefusal(f"{name} is not a Word file; open it in Word and save it as .docx.")
    return PaperFormat.WORD


def kept_name(name: str, kind: PaperFormat) -> str:
    """The name a paper is kept under: safe on any file system, with the ending of what it is."""
    stem = name[: -len(Path(name).suffix)] if Path(name).suffix else name
    return f"{safe_name(stem)}.{kind.value}"


def give_papers(
    secretariat: "Secretariat", key: RecordKey, item: AgendaItem, paths: tuple[Path, ...]
) -> tuple[str, ...]:
    """Keep the files at ``paths`` and name them on the item, behind the papers it has; the names they got.

    Each file is looked at before the first is kept: one refusal, and nothing has changed.
    """
    from boardtui.edits.agenda_items import GivePapers

    given = [(path.name, read_given(path)) for path in paths]
    kinds = [kind_of(name, data) for name, data in given]
    names = []
    for (name, data), kind in zip(given, kinds, strict=True):
        names.append(secretariat.papers.keep(key, kept_name(name, kind), data))
    secretariat.do(key, GivePapers(item.id, tuple(dict.fromkeys((*item.papers, *names)))))
    return tuple(names)


def paper_findings(secretariat: "Secretariat", board: Board, meeting: Meeting) -> "tuple[Finding, ...]":
    """The papers that the agenda names and that are not on the disk."""
    if not any(one.papers for one in meeting.agenda if one.state is ItemState.LISTED):
        return ()
    kept = secretariat.papers.names(RecordKey(board.id, meeting.id))
    return missing_papers(board, meeting, kept)

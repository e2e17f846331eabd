"""An issued document against its records: does it still say what they say, did anybody change its words."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from boardtui import __version__
from boardtui.documents.fingerprint import VERSION
from boardtui.documents.lines_said import Difference, Line, differences, hash_of, lines_said
from boardtui.errors import NotFound, Refusal, UsageRefusal
from boardtui.secretariat.document_kinds import PACK
from boardtui.secretariat.wanted_documents import WantedDocument, from_text

if TYPE_CHECKING:
    from boardtui.documents.word.issued_file import IssuedFile
    from boardtui.secretariat.secretariat import Secretariat

LARGEST = 100_000_000
"""Bytes of a file that is looked into; nothing issued here comes near."""


class Standing(StrEnum):
    """How an issued document stands to its records."""

    MATCHES = "matches"
    RECORDS_CHANGED = "records changed"
    EDITED = "edited"
    NOT_OURS = "not ours"


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found of a file. ``wanted`` is None where it is not ours.

    ``differences`` are between the file and the records as they are, whoever changed which.
    ``records_changed`` may be True beside EDITED. ``written_by`` is the version that wrote it.
    """

    standing: Standing
    wanted: WantedDocument | None = None
    differences: tuple[Difference, ...] = ()
    records_changed: bool = False
    written_by: str = ""

    @property
    def is_older(self) -> bool:
        """True where another version wrote it, so that what differs may be the program's wording only."""
        return self.written_by != __version__


def compare_issued(secretariat: "Secretariat", path: Path) -> Compared:
    """Whether the Word file at ``path`` still says what its records say.

    Raises UsageRefusal where it cannot be read or is no Word file, NotFound where its records are not here.
    """
    found = _read(path)
    if found.fingerprint is None:
        return Compared(Standing.NOT_OURS)
    wanted = from_text(found.fingerprint.asked)
    try:
        lines = _lines_now(secretariat, wanted)
    except NotFound as gone:
        raise NotFound(f"{path.name} was made of records that are not in this workspace: {gone}") from gone
    changed = hash_of(one.text for one in lines) != found.fingerprint.hash
    edited = hash_of(found.lines) != found.fingerprint.hash
    by = found.fingerprint.asked.get(VERSION, "")
    if not changed and not edited:
        return Compared(Standing.MATCHES, wanted, written_by=by)
    standing = Standing.EDITED if edited else Standing.RECORDS_CHANGED
    return Compared(standing, wanted, differences(found.lines, lines), changed, by)


def _lines_now(secretariat: "Secretariat", wanted: WantedDocument) -> "tuple[Line, ...]":
    if wanted.kind == PACK:  # what its papers say is in no outline
        from boardtui.secretariat.packing import pack_lines

        return pack_lines(secretariat, wanted.key, wanted.edition)
    from boardtui.secretariat.outlines import outline_of

    return lines_said(outline_of(secretariat, wanted))


def state_of(path: Path, data: bytes) -> str:
    """How the file that has a wanted name stands, in a few words; ``data`` is what was to be there."""
    holder = _held_open(path)
    if holder:
        return f"open in {holder}"
    try:
        if path.suffix.casefold() != ".docx":
            same = path.read_bytes() == data
            other = "another version" if path.suffix.casefold() == ".pdf" else "it says something else"
            return "it says the same" if same else other
        found = _read(path)
    except (Refusal, OSError):
        return "not a document of ours"
    if found.fingerprint is None:
        return "not a document of ours"
    edited = hash_of(found.lines) != found.fingerprint.hash
    return "edited since it was written" if edited else "unchanged since it was written"


def _held_open(path: Path) -> str:
    """The program that has ``path`` open, by the lock it leaves beside it; empty where none does."""
    name = path.name
    # Word puts ~$ before a short name, and in the place of the first one or two letters of a longer one.
    if any(path.with_name(f"~${name[cut:]}").exists() for cut in (0, 1, 2)):
        return "Word"
    return "LibreOffice" if path.with_name(f".~lock.{name}#").exists() else ""


def _read(path: Path) -> "IssuedFile":
    from boardtui.documents.word.issued_file import read_issued

    if not path.is_file():
        raise UsageRefusal(f"There is no file {path}.")
    if path.stat().st_size > LARGEST:
        raise UsageRefusal(f"{path} is larger than any document that BoardTUI writes.")
    try:
        return read_issued(path.read_bytes())
    except UsageRefusal as refusal:
        raise UsageRefusal(f"{path}: {refusal}") from refusal

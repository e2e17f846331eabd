"""LibreOffice, where it is installed: Word to tagged PDF, and old formats to Word.

Each call has a user folder of its own: two that share one wait for each other's lock for ever.
"""

import json
import shutil
import tempfile
from pathlib import Path

from boardtui.documents.child_process import Alive, nobody_waits, run_to_end
from boardtui.errors import Refusal

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_SECONDS = 180
_TAGGED = {
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"},
}
"""A plain conversion gives a PDF without tags, which a screen reader reads as one long line."""
MISSING = "LibreOffice is not installed; install it (libreoffice-writer), or make the PDF in Word."


class LibreOfficeMissing(Refusal):
    """There is no LibreOffice on this computer."""


class ConversionFailed(Refusal):
    """LibreOffice was started and gave nothing back."""


def find_libreoffice() -> str | None:
    """The program, or None where there is none."""
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return found
    return next((place for place in _PLACES if Path(place).is_file()), None)


def pdf_of(document: bytes, *, alive: Alive = nobody_waits, seconds: float = _SECONDS) -> bytes:
    """The Word file ``document`` as a tagged PDF, its bookmarks as named destinations.

    Raises LibreOfficeMissing or ConversionFailed, in one sentence; whatever ``alive`` raises, once
    LibreOffice is ended.
    """
    return _converted(document, "docx", f"pdf:writer_pdf_Export:{json.dumps(_TAGGED)}", alive, seconds)


def word_of(paper: bytes, ending: str, *, alive: Alive = nobody_waits, seconds: float = _SECONDS) -> bytes:
    """A paper in another format (``doc``, ``odt``, ``rtf``) as a Word file; raises as ``pdf_of``."""
    return _converted(paper, ending, "docx:MS Word 2007 XML", alive, seconds)


def _converted(data: bytes, ending: str, wanted: str, alive: Alive, seconds: float) -> bytes:
    program = find_libreoffice()
    if program is None:
        raise LibreOfficeMissing(MISSING)
    with tempfile.TemporaryDirectory(prefix="boardtui-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "made").mkdir()
        (folder / f"given.{ending}").write_bytes(data)
        ended = run_to_end(
            [
                program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
                "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--convert-to", wanted, "--outdir",
                str(folder / "made"), str(folder / f"given.{ending}"),
            ],
            folder,
            seconds=seconds,
            settings={"SAL_USE_VCLPLUGIN": "svp"},
            alive=alive,
        )  # fmt: skip
        made = folder / "made" / f"given.{wanted.partition(':')[0]}"
        if ended.code is None:
            raise ConversionFailed(f"LibreOffice had not ended after {seconds:.0f} seconds and was stopped.")
        if not made.is_file():
            raise ConversionFailed("LibreOffice could not convert it; open it in Word and save it anew.")
        return made.read_bytes()

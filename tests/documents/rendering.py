"""LibreOffice's own reading of a document, for tests of what a page shows."""

import shutil
import subprocess
from pathlib import Path

import pytest

needs_soffice = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="LibreOffice or pdftotext is not installed",
)


def pdf_of(content: bytes, folder: Path) -> Path:
    """The document as a PDF that LibreOffice made in ``folder``."""
    path = folder / "rendered.docx"
    path.write_bytes(content)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to"]
    subprocess.run(
        [*command, "pdf", "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=180
    )
    return path.with_suffix(".pdf")

"""LibreOffice as another program: found, given its time, ended with its children; and the pages it counts."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document

from boardtui.documents import libreoffice
from boardtui.documents.libreoffice import (
    ConversionFailed,
    LibreOfficeMissing,
    find_libreoffice,
    pdf_of,
    word_of,
)
from boardtui.documents.lines_said import hash_of
from boardtui.documents.outline import (
    Align,
    Column,
    Heading,
    NewPart,
    Outline,
    Paragraph,
    Row,
    Table,
    plain_cell,
)
from boardtui.documents.page_numbers import pages_of, spelt, with_page_numbers
from boardtui.documents.word.issued_file import read_issued
from boardtui.documents.word.sealing import UNKNOWN, sealed
from boardtui.documents.word.writer import write_docx
from tests.documents.rendering import needs_soffice
from tests.documents.sample_note import WRITTEN, written


def fake(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program called soffice that does what ``script`` says, and nothing else in reach."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))


def runs(pid: int) -> bool:
    """Whether that process still does something."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_without_it_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    assert find_libreoffice() is None
    with pytest.raises(LibreOfficeMissing, match="LibreOffice is not installed; install it"):
        pdf_of(b"")


def test_one_that_hangs_is_stopped_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, f"sleep 600 & echo $! > {tmp_path}/child; wait", monkeypatch)
    with pytest.raises(ConversionFailed, match="had not ended after 1 seconds"):
        pdf_of(b"", seconds=1)
    child = int((tmp_path / "child").read_text("utf-8"))
    until = time.monotonic() + 10
    while runs(child) and time.monotonic() < until:
        time.sleep(0.02)
    assert not runs(child)


def test_a_person_who_stops_it_is_obeyed_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, "exec sleep 600", monkeypatch)

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pdf_of(b"", alive=stop)


def test_one_that_gives_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, "exit 0", monkeypatch)
    with pytest.raises(ConversionFailed, match="could not convert it"):
        pdf_of(b"")


def test_each_call_has_a_user_folder_of_its_own_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, f'echo "$@" >> {tmp_path}/said', monkeypatch)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "temp").mkdir()
    for _ in range(2):
        with pytest.raises(ConversionFailed):
            pdf_of(b"")
    said = (tmp_path / "said").read_text("utf-8").splitlines()
    folders = {
        word for line in said for word in line.split() if word.startswith("-env:UserInstallation=file:")
    }
    assert len(folders) == 2
    assert all('"PDFUACompliance": {"type": "boolean", "value": "true"}' in line for line in said)
    assert list((tmp_path / "temp").iterdir()) == []


def numbered() -> bytes:
    """A page that gives the page of two places, each on a page of its own."""
    rows = tuple(
        Row((plain_cell(f"Place {number}"), (Paragraph("–", page_of=f"place_{number}"),)))
        for number in (1, 2)
    )
    columns = (Column("Subject", 12.0), Column("Page", 2.0, Align.RIGHT))
    blocks = (
        Heading(1, "Title"), Table("Pages", "Where each place is.", columns, rows),
        NewPart(("Board", "One")), Heading(2, "One", "place_1"), Paragraph("One"),
        NewPart(("Board", "Two")), Heading(2, "Two", "place_2"), Paragraph("Two"),
    )  # fmt: skip
    return written(Outline("Pages", "Pages", "Board", ("Board", "Pages"), "Pages", "", blocks))


def shown(data: bytes) -> list[str]:
    (table,) = Document(io.BytesIO(data)).tables
    return [row.cells[1].text for row in table.rows[1:]]


def test_page_numbers_are_put_where_word_shows_them() -> None:
    data = numbered()
    assert shown(data) == ["–", "–"]
    counted = with_page_numbers(data, {spelt("place_1"): 12, "somewhere": 3}, 40)
    assert shown(counted) == ["12", "–"], "a place that nobody counted keeps what it shows"
    foot = Document(io.BytesIO(counted)).sections[0].footer.paragraphs[0].text
    assert foot.endswith("Page 1 of 40")
    assert with_page_numbers(counted, {spelt("place_1"): 12}, 40) == counted


@needs_soffice
def test_libreoffice_counts_them_and_counts_the_same_again() -> None:
    data = numbered()
    pages, total = pages_of(pdf_of(data))
    assert (pages[spelt("place_1")], pages[spelt("place_2")], total) == (2, 3, 3)
    counted = with_page_numbers(data, pages, total)
    assert shown(counted) == ["2", "3"]
    assert pages_of(pdf_of(counted)) == (pages, total)


@needs_soffice
def test_an_older_format_becomes_a_word_file() -> None:
    made = Document(io.BytesIO(word_of(b"{\\rtf1 Dear all}", "rtf")))
    assert [one.text for one in made.paragraphs] == ["Dear all"]


def test_a_fingerprint_is_sealed_last() -> None:
    outline = Outline("T", "S", "A", ("H", "H"), "F", "", (Heading(1, "T"), Paragraph(f"words {UNKNOWN}")))
    mark = f"boardtui-1?kind=pack&sha256={UNKNOWN}"
    made = write_docx(outline, written_at=WRITTEN, fingerprint=mark)
    found = read_issued(sealed(made))
    assert found.fingerprint is not None
    assert found.fingerprint.hash == hash_of(found.lines) != UNKNOWN
    assert f"words {UNKNOWN}" in found.lines, "a document's own words are left alone"
    assert zipfile.ZipFile(io.BytesIO(sealed(made))).testzip() is None

"""A Word file read back: its fingerprint, and the very lines of its outline."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardtui.documents.fingerprint import Fingerprint, read_fingerprint
from boardtui.documents.lines_said import hash_of, lines_said
from boardtui.documents.outline import (
    Block,
    Column,
    Details,
    Heading,
    NewPart,
    Outline,
    Paragraph,
    Row,
    Style,
    Table,
)
from boardtui.documents.word.issued_file import read_issued
from boardtui.documents.word.writer import write_docx
from boardtui.errors import UsageRefusal

WHEN = datetime(2010, 11, 18, 9, 0, tzinfo=UTC)
MARK = Fingerprint((("kind", "note"), ("board", "parks & lakes"), ("owner", "Ann=;\u00fc")), "ab" * 32)
OUTLINE = Outline(
    "Note", "About", "Board", ("Left", "Right"), "Foot", "DRAFT",
    (Heading(1, "Note", anchor="top"), Paragraph("4", page_of="top"), Paragraph("Hello\nthere – you")),
)  # fmt: skip

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ("", "–", "a – b", "x\ty", "two\nlines", "\x0b", "\u202ertl", "&<>", "  ")
)
paragraphs = st.builds(
    Paragraph, words, st.sampled_from(Style), words, st.booleans(), st.sampled_from(("", "here", "nowhere"))
)
cells = st.lists(paragraphs, max_size=2).map(tuple)
columns = (Column("A", 4), Column("B", 4))
rows = st.lists(st.builds(Row, st.tuples(cells, cells)), max_size=3).map(tuple)
tables = st.builds(Table, words, words, st.just(columns), rows)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(2, 3), words, st.sampled_from(("", "here"))),
    st.builds(Details, st.lists(st.tuples(words, words), max_size=2).map(tuple)),
    paragraphs,
    tables,
    st.builds(NewPart, st.tuples(words, words)),
)


def written(outline: Outline = OUTLINE, mark: str = str(MARK)) -> bytes:
    return write_docx(outline, written_at=WHEN, fingerprint=mark)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(blocks, max_size=6).map(tuple), words)
def test_a_file_says_what_its_outline_says(said: tuple[Block, ...], status: str) -> None:
    outline = replace(OUTLINE, status=status, blocks=(Heading(1, "Title"), *said))
    assert list(read_issued(written(outline)).lines) == [one.text for one in lines_said(outline)]


def test_the_fingerprint_comes_back() -> None:
    found = read_issued(written())
    assert found.fingerprint == MARK
    assert found.lines == ("Note", "DRAFT", "Hello there – you")
    assert read_fingerprint(str(MARK)) == MARK
    assert MARK.asked["board"] == "parks & lakes"


@pytest.mark.parametrize(
    "text", ["", "x", "boardtui-1?", "boardtui-1?kind=note", "boardtui-1?sha256=ab", "?"]
)
def test_what_is_no_fingerprint(text: str) -> None:
    assert read_fingerprint(text) is None


def test_a_file_without_one() -> None:
    assert read_issued(written(mark="")).fingerprint is None
    foreign = io.BytesIO()
    docx.Document().save(foreign)
    assert read_issued(foreign.getvalue()).fingerprint is None


def test_it_survives_somebody_editing_and_saving_the_file() -> None:
    opened = docx.Document(io.BytesIO(written()))
    opened.paragraphs[-1].add_run(" by hand")
    saved = io.BytesIO()
    opened.save(saved)
    found = read_issued(saved.getvalue())
    assert found.fingerprint == MARK
    assert found.lines[-1] == "Hello there – you by hand"
    assert hash_of(found.lines) != hash_of(one.text for one in lines_said(OUTLINE))


def test_what_a_template_keeps_in_its_custom_properties_stays_behind(tmp_path: Path) -> None:
    template = io.BytesIO(written(mark="SECRET of the template"))
    path = tmp_path / "house.docx"
    path.write_bytes(template.getvalue())
    for mark in ("", str(MARK)):
        data = write_docx(OUTLINE, written_at=WHEN, template=path, fingerprint=mark)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert all(b"SECRET" not in archive.read(name) for name in archive.namelist())
            assert ("docProps/custom.xml" in archive.namelist()) is bool(mark)


def repacked(data: bytes, drop: str = "", **changed: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name != drop:
                new.writestr(name, changed.get(name.rpartition("/")[2].partition(".")[0], old.read(name)))
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 no zip",
        b"plain text",
        repacked(written(), drop="word/document.xml"),
        repacked(written(), document=b"<w:document"),
        repacked(written(), document=b"<other/>"),
        repacked(written(), custom=b"<<<"),
        written()[:-40],
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(UsageRefusal, match="not a Word document"):
        read_issued(data)


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("boardtui.documents.word.issued_file._LARGEST_PART", 10)
    with pytest.raises(UsageRefusal):
        read_issued(written())

"""Papers put into a pack: in a process of their own, nothing of them lost, nothing of the pack broken."""

import ast
import io
import sys
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn
from lxml import etree

from boardtui.documents.child_process import Ended, run_to_end
from boardtui.documents.composing import process
from boardtui.documents.composing.job import Job
from boardtui.documents.composing.process import ComposingFailed, GivenPaper, Outcome, compose_papers
from boardtui.documents.outline import Heading, NewPart, Outline, Paragraph
from boardtui.documents.word.writer import write_docx
from tests.documents import given_papers
from tests.documents.sample_note import audit

PACKAGE = Path(process.__file__).parents[2]
Five = tuple[WordDocument, bytes, tuple[Outcome, ...]]
WRITTEN = datetime(2011, 1, 10, 9, 0, tzinfo=UTC)


def pack_of(count: int) -> Outline:
    """A pack with a page before, ``count`` places for papers and a page behind."""
    blocks: list[Heading | Paragraph | NewPart] = [Heading(1, "Agenda and papers"), Paragraph("Before")]
    for number in range(count):
        blocks += [NewPart(("Board", f"Item {number + 1}")), Paragraph(f"place {number}")]
    blocks += [NewPart(("Board", "Behind")), Heading(2, "Behind"), Paragraph("Behind")]
    return Outline("Pack", "Pack", "Board", ("Board", "Agenda"), "Pack", "", tuple(blocks))


def base(count: int) -> bytes:
    """The same as a Word file."""
    return write_docx(pack_of(count), written_at=WRITTEN)


def composed(*papers: bytes) -> Five:
    given = [GivenPaper(f"place {at}", data, "Left out: {reason}.") for at, data in enumerate(papers)]
    data, outcomes = compose_papers(base(len(papers)), given, lambda done: None)
    return Document(io.BytesIO(data)), data, outcomes


@pytest.fixture(scope="module")
def five() -> Five:
    return composed(*(make() for _, _, make in given_papers.FIVE))


def texts(document: WordDocument) -> list[str]:
    """Every paragraph that says something, in tables too."""
    found = (
        "".join(one.text or "" for one in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p"))
    )
    return [one for one in found if one]


def numbers_of(document: WordDocument, words: Sequence[str]) -> list[str]:
    """The list that each paragraph with one of ``words`` is in."""
    found = []
    for wanted in words:
        (paragraph,) = [one for one in document.element.body.iter(qn("w:p")) if _says(one) == wanted]
        found.append(paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val")))
    return found


def _says(paragraph: etree._Element) -> str:
    return "".join(str(one.text or "") for one in paragraph.iter(qn("w:t")))


# -- the process -----------------------------------------------------------------------------------


def test_docxcompose_is_imported_by_the_composing_process_only() -> None:
    importers, users = set(), set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [str(node.module)]
            where = path.relative_to(PACKAGE).as_posix()
            importers |= {where for one in names if one.split(".")[0] == "docxcompose"}
            users |= {where for one in names if one == "boardtui.documents.composing.composer"}
    assert importers == {"documents/composing/composer.py"}
    assert users == {"documents/composing/__main__.py"}


def test_python_docx_here_is_as_it_was(five: Five) -> None:
    assert nsmap["cp"] == "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    assert "docxcompose" not in sys.modules
    document = Document()
    document.core_properties.keywords = "pack"
    stream = io.BytesIO()
    document.save(stream)
    core = zipfile.ZipFile(stream).read("docProps/core.xml").decode()
    assert "custom-properties" not in core
    assert "<cp:keywords>pack</cp:keywords>" in core


def test_progress_is_told_and_may_stop_it() -> None:
    told: list[int] = []
    given = [GivenPaper("place 0", given_papers.with_lists(), "")]
    compose_papers(base(1), given, told.append)
    assert told[0] == 0

    class Stopped(Exception):
        """Somebody pressed Escape."""

    def stop(done: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        compose_papers(base(1), given, stop)


def test_a_paper_that_takes_too_long_is_left_out() -> None:
    given = [GivenPaper("place 0", given_papers.with_lists(), "Left out: {reason}.")]
    with pytest.raises(ComposingFailed):  # no time at all: not even the pack without it can be written
        compose_papers(base(1), given, lambda done: None, seconds=0)


def test_without_docxcompose_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "docxcompose").mkdir()
    (tmp_path / "docxcompose" / "__init__.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'docxcompose'\")"
    )
    (tmp_path / "boardtui").symlink_to(PACKAGE)
    monkeypatch.setattr(
        process, "boardtui", type("Module", (), {"__file__": str(tmp_path / "boardtui" / "x")})
    )
    with pytest.raises(ComposingFailed, match="docxcompose is not installed"):
        compose_papers(base(1), [GivenPaper("place 0", given_papers.with_lists(), "")], lambda done: None)


def test_the_process_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    composed(given_papers.with_lists(), b"no paper at all")
    assert list(tmp_path.iterdir()) == []


# -- what is in the pack ---------------------------------------------------------------------------


def test_nothing_is_lost_and_word_will_open_it(five: Five, tmp_path: Path) -> None:
    document, data, outcomes = five
    assert [one.refused for one in outcomes] == [""] * 5
    assert audit(data, tmp_path) == []
    said = texts(document)
    assert said.count(given_papers.LONG) == 18 + 1 + 3
    for words in (
        "LG Group business plan report", "More: the plan", "Annex A: wide table", "Column 8", "Upright again",
        "numbered gamma", "a bullet", "in table 1", "On its side", "numbered epsilon",
        "The last word is a table",
        "Where the money goes", "The grant is seven million. Agreed. In January.", "Before", "Behind",
    ):  # fmt: skip
        assert words in said
    assert not any(one.startswith("place ") for one in said)
    assert len(document.inline_shapes) == 2
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert len([one for one in names if one.startswith("word/media/")]) == 2
    assert not any("comment" in one for one in names)


def test_every_page_has_the_head_of_its_item(five: Five) -> None:
    document, data, _ = five
    heads = [one.header.paragraphs[0].text.replace("\t", " ") for one in document.sections]
    assert heads == [
        "Board Agenda", "Board Item 1", "Board Item 2", "Board Item 2", "Board Item 3", "Board Item 3",
        "Board Item 3", "Board Item 4", "Board Item 5", "Board Behind",
    ]  # fmt: skip
    assert all("Page" in one.footer.paragraphs[0].text for one in document.sections)
    assert b"internal head" not in b"".join(
        zipfile.ZipFile(io.BytesIO(data)).read(one) for one in zipfile.ZipFile(io.BytesIO(data)).namelist()
    )


def test_where_the_end_of_a_paragraph_was_deleted_its_words_open_the_next() -> None:
    gone = '<w:pPr><w:rPr><w:del w:id="9" w:author="J Smith"/></w:rPr></w:pPr>'
    first = f'<w:p>{gone}<w:r><w:t xml:space="preserve">The grant </w:t></w:r></w:p>'
    paper = given_papers.of_xml(f"{first}<w:p><w:r><w:t>is seven.</w:t></w:r></w:p>")
    document, _, (outcome,) = composed(given_papers.saved(paper))
    assert "The grant is seven." in texts(document)
    assert outcome.warnings == ("1 tracked change accepted",)


def test_landscape_stays_landscape_on_the_pack_s_own_paper(
    five: Five,
) -> None:
    document, _, _ = five
    shapes = [
        "wide" if (one.page_width or 0) > (one.page_height or 0) else "tall" for one in document.sections
    ]
    assert shapes == ["tall"] * 3 + ["wide", "tall", "wide", "tall", "tall", "tall", "tall"]
    sizes = {tuple(sorted((one.page_width or 0, one.page_height or 0))) for one in document.sections}
    assert len(sizes) == 1, "US Letter papers come onto A4"
    for one in document.sections:
        room = (one.page_width or 0) - (one.left_margin or 0) - (one.right_margin or 0)
        stops = one.header.paragraphs[0].paragraph_format.tab_stops
        here = [stop.position for stop in stops if str(stop.alignment).startswith("RIGHT")]
        assert all(abs(stop - room) < 20_000 for stop in here)
        assert here or abs(room - 16.5 * 360_000) < 20_000


def test_pages_are_counted_through_the_whole(five: Five) -> None:
    document, _, _ = five
    assert list(document.element.body.iter(qn("w:pgNumType"))) == []
    assert list(document.element.body.iter(qn("w:titlePg"))) == []


def test_each_list_begins_at_one(five: Five) -> None:
    document, _, _ = five
    first = numbers_of(document, ["numbered alpha", "numbered beta", "numbered gamma"])
    second = numbers_of(document, ["numbered delta", "numbered epsilon"])
    in_table = numbers_of(document, ["in table 0", "in table 1"])
    assert len(set(first)) == len(set(second)) == 1
    assert len({first[0], second[0], *in_table}) == 4
    numbering = document.part.numbering_part.element
    known = {one.get(qn("w:numId")): one for one in numbering.findall(qn("w:num"))}
    definitions = [known[one].find(qn("w:abstractNumId")).get(qn("w:val")) for one in (first[0], second[0])]
    assert definitions[0] != definitions[1]
    assert len(known) == len(numbering.findall(qn("w:num")))


def test_there_is_one_title_and_no_level_is_skipped(five: Five) -> None:
    document, _, _ = five
    names = [(one.style.name or "") if one.style else "" for one in document.paragraphs]
    levels = [int(one[-1]) for one in names if one.startswith("Heading")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    named = {one.text: (one.style.name if one.style else "") for one in document.paragraphs}
    assert named["LG Group business plan report"] == "Heading 2"
    assert named["Theme 1"] == "Heading 3"
    assert named["In detail"] == "Heading 4"


def test_tracked_changes_are_accepted_and_said(five: Five) -> None:
    document, data, outcomes = five
    assert outcomes[4].warnings == ("3 tracked changes accepted", "1 comment left out")
    assert [one.warnings for one in outcomes[:4]] == [()] * 4
    for tag in ("w:ins", "w:del", "w:sdt", "w:commentReference", "w:commentRangeStart"):
        assert list(document.element.body.iter(qn(tag))) == []
    assert b"J Smith" not in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")


def test_nothing_points_at_the_author_s_computer(five: Five) -> None:
    document, _, _ = five
    outside = [one.target_ref for one in document.part.rels.values() if one.is_external]
    assert outside == ["https://example.org/plan"]
    assert "From: my draft" in texts(document)


def test_a_contents_list_stays_as_it_is_and_points_at_its_own_paper(tmp_path: Path) -> None:
    document, data, _ = composed(given_papers.with_another_list(), given_papers.with_another_list())
    assert audit(data, tmp_path) == []
    code = [one.text or "" for one in document.element.body.iter(qn("w:instrText"))]
    assert not any("TOC" in one for one in code)
    names = [one.get(qn("w:name")) for one in document.element.body.iter(qn("w:bookmarkStart"))]
    assert len(set(names)) == len(names) == 2
    assert [one.split()[1] for one in code if "PAGEREF" in one] == names


def test_a_paper_ends_without_an_empty_page() -> None:
    document, _, _ = composed(given_papers.with_another_list())
    paragraphs = [
        one for one in document.paragraphs if one._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    ]
    assert paragraphs[1].text == given_papers.LONG


# -- what cannot be in it --------------------------------------------------------------------------


def test_a_paper_that_cannot_be_composed_is_named_and_the_rest_is_built(tmp_path: Path) -> None:
    document, data, outcomes = composed(
        given_papers.with_lists(), given_papers.damaged(), b"PK no zip", given_papers.with_pictures()
    )
    assert [bool(one.refused) for one in outcomes] == [False, True, True, False]
    assert outcomes[1].refused == outcomes[2].refused == "it is damaged: Word may be able to repair it"
    said = texts(document)
    assert said.count("Left out: it is damaged: Word may be able to repair it.") == 2
    assert "numbered alpha" in said
    assert "Theme 2" in said
    assert audit(data, tmp_path) == []


def test_an_empty_paper_and_an_envelope_are_refused_with_their_reason() -> None:
    envelope = Document()
    envelope.add_paragraph("before")
    chunk = parse_xml(f"<w:altChunk {nsdecls('w', 'r')} r:id='rId1'/>")
    envelope.element.body.insert(0, chunk)
    _, _, outcomes = composed(given_papers.saved(Document()), given_papers.saved(envelope))
    assert [one.refused for one in outcomes] == [
        "there is nothing in it",
        "it holds another file that only Word can open up",
    ]


def test_no_papers_cost_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "run_to_end", None)
    whole = base(0)
    assert compose_papers(whole, [], lambda done: None) == (whole, ())


def dies_after(done: int, until_refused: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process dies behind that many papers, until the paper ``until_refused`` is left out."""

    def dying(command: Sequence[str], folder: Path, **asked: Any) -> Ended:
        if msgspec.json.decode(asked["given"], type=Job).papers[until_refused].refused:
            return run_to_end(command, folder, **asked)
        answers = "".join(f'{{"number":{number}}}\n' for number in range(done))
        script = f"import os; print({answers!r}, end='', flush=True); os.abort()"
        return run_to_end([sys.executable, "-c", script], folder, seconds=20)

    monkeypatch.setattr(process, "run_to_end", dying)


def test_a_process_that_dies_at_the_very_end_is_survived(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both papers went in and the pack cannot be written: one after the other is left out until it can."""
    dies_after(2, 0, monkeypatch)
    document, _, outcomes = composed(*[given_papers.with_lists()] * 2)
    assert [one.refused[:20] for one in outcomes] == ["putting it in failed"] * 2
    assert "Behind" in texts(document)


def test_a_process_that_dies_is_survived(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second paper kills the process; the first and the third are in the pack."""
    dies_after(1, 1, monkeypatch)
    document, _, outcomes = composed(*[given_papers.with_lists()] * 3)
    assert outcomes[1].refused.startswith("putting it in failed")
    assert texts(document).count("numbered alpha") == 2
    assert any(one.startswith("Left out: putting it in failed") for one in texts(document))

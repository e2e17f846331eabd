"""The pack of January 2011 with five papers: its pages, its editions, and what it says of missing papers."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from boardtui.assemble import make_sample, open_workspace
from boardtui.documents import libreoffice
from boardtui.documents.edition import Edition
from boardtui.documents.page_numbers import pages_of, spelt
from boardtui.edits.agenda_items import GivePapers, WriteCover
from boardtui.edits.course import SetExempt
from boardtui.errors import Refusal, UsageRefusal
from boardtui.intake.accessibility.examining import examine
from boardtui.intake.accessibility.verdicts import PaperKind
from boardtui.model.agendas import CoverSheet
from boardtui.model.keys import RecordKey
from boardtui.secretariat.export import Format
from boardtui.secretariat.issued import Standing, compare_issued
from boardtui.secretariat.issuing import Written
from boardtui.secretariat.packing import MadePack, PackStopped, build_pack, gather, make_pack
from boardtui.secretariat.papers import give_papers
from boardtui.secretariat.secretariat import Secretariat
from boardtui.secretariat.wanted_documents import WantedDocument
from tests.documents.given_papers import FIVE, damaged
from tests.documents.rendering import needs_soffice
from tests.documents.sample_note import audit
from tests.intake.peer import SCORER

KEY = RecordKey("improvement-programme-board", "2011-01-18")


def given(secretariat: Secretariat, number: str, path: Path) -> tuple[str, ...]:
    meeting = secretariat.meeting(KEY)
    item = next(one for one in meeting.agenda if one.number.rstrip(".") == number)
    return give_papers(secretariat, KEY, item, (path,))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with a paper for each of its five items; for copying only."""
    folder = tmp_path_factory.mktemp("packs")
    make_sample(folder / "w")
    secretariat = open_workspace(folder / "w", user="tester")
    for number, name, make in FIVE:
        (folder / name).write_bytes(make())
        assert given(secretariat, number, folder / name) == (name,)
    secretariat.close()
    return folder / "w"


@pytest.fixture
def counter(sample: Path, tmp_path: Path) -> "Secretariat":
    return open_workspace(Path(shutil.copytree(sample, tmp_path / "w")), user="tester")


@pytest.fixture
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: None)


def shown_pages(data: bytes) -> dict[str, str]:
    """What the agenda's page column shows, by the number of the item."""
    found: dict[str, str] = {}
    for table in Document(io.BytesIO(data)).tables:
        if table.rows[0].cells[-1].text == "Page":
            found |= {row.cells[0].text: row.cells[-1].text for row in table.rows[1:]}
    return found


def pages_as_read(pdf: bytes, folder: Path) -> list[str]:
    (folder / "read.pdf").write_bytes(pdf)
    command = ["pdftotext", "-layout", str(folder / "read.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return text.split("\f")[:-1]


def begins(pages: list[str], number: str) -> int:
    """The first page whose head is that item's."""
    return next(
        at for at, page in enumerate(pages, 1) if re.search(rf"Item {number}\s*$", page, re.MULTILINE)
    )


# -- pages -----------------------------------------------------------------------------------------


@needs_soffice
def test_the_agenda_s_page_numbers_are_those_of_the_pages(counter: Secretariat, tmp_path: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    word = build_pack(counter, KEY, progress=lambda *step: steps.append(step))
    pdf = build_pack(counter, KEY, form=Format.PDF)
    pages = pages_as_read(pdf.data, tmp_path)
    shown = shown_pages(word.data)
    assert shown == {number: str(begins(pages, number)) for number in "12345"}
    printed = re.findall(r"^ *(\d) +\S.*? +(\d+)\s*$", pages[0], re.MULTILINE)
    assert dict(printed) == shown, "the PDF shows what the Word file shows"
    total = len(pages)
    assert [f"Page {at} of {total}" in page for at, page in enumerate(pages, 1)] == [True] * total
    feet = {
        one.footer.paragraphs[0].text.split("of ")[-1] for one in Document(io.BytesIO(word.data)).sections
    }
    assert feet == {str(total)}
    assert word.warnings == ("Item 5: progress.docx: 3 tracked changes accepted, 1 comment left out.",)
    done = [step[0] for step in steps]
    assert done == sorted(done)
    assert steps[0][2] == "Writing the agenda and the cover sheets"
    assert steps[-1] == (7, 7, "Done")
    assert "Counting the pages" in {step[2] for step in steps}


@needs_soffice
def test_the_pdf_is_tagged_in_english_with_its_places_and_wide_pages(
    counter: Secretariat, tmp_path: Path
) -> None:
    from pypdf import PdfReader

    made = build_pack(counter, KEY, form=Format.PDF)
    reader = PdfReader(io.BytesIO(made.data))
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("Agenda pack: ")
    kinds = Counter(_kinds(root["/StructTreeRoot"].get_object()))
    assert kinds["/H1"] == 1
    assert min(kinds[one] for one in ("/H2", "/H3", "/Table", "/TH", "/TD", "/Figure")) > 0
    wide = [float(page.mediabox.width) > float(page.mediabox.height) for page in reader.pages]
    assert wide.count(True) == 2
    places, total = pages_of(made.data)
    assert total == len(reader.pages)
    (name,) = [one for one in places if one.startswith(spelt("paper4_1"))]
    text = pages_as_read(made.data, tmp_path)[places[name] - 1]
    assert "Where the money goes" in text


def _kinds(element: Any) -> Iterator[str]:
    """What each element of a tagged PDF is."""
    if isinstance(element, list):
        for one in element:
            yield from _kinds(one.get_object())
    elif isinstance(element, dict):
        if "/S" in element:
            yield str(element["/S"])
        yield from _kinds(element["/K"].get_object() if "/K" in element else [])


@needs_soffice
def test_our_own_part_has_no_fail(counter: Secretariat, tmp_path: Path) -> None:
    for item in counter.meeting(KEY).agenda:
        counter.do(KEY, GivePapers(item.id, ()))
    path = tmp_path / "pack.docx"
    path.write_bytes(build_pack(counter, KEY).data)
    report = examine(io.BytesIO(path.read_bytes()), path.name, PaperKind.ANY)
    assert not report.unreadable
    assert [one.check.code for one in report.failed] == []
    if SCORER.exists():
        command = [sys.executable, str(SCORER), str(path), "--kind", "any"]
        scored = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "FAIL" not in scored.stdout, scored.stdout


def test_without_libreoffice_everything_but_pages_and_pdf_is_there(
    counter: Secretariat, without_libreoffice: None, tmp_path: Path
) -> None:
    made = build_pack(counter, KEY)
    assert (
        "LibreOffice, which counts them, is not installed. In Word, press Ctrl+A and then F9."
        in made.warnings[-1]
    )
    assert shown_pages(made.data) == dict.fromkeys("12345", "–")
    assert audit(made.data, tmp_path) == []
    assert len(Document(io.BytesIO(made.data)).inline_shapes) == 2
    with pytest.raises(Refusal, match="LibreOffice is not installed") as refused:
        build_pack(counter, KEY, form=Format.PDF)
    assert "\n" not in str(refused.value)


def test_a_libreoffice_that_gives_nothing_costs_the_page_numbers_only(
    counter: Secretariat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*given: object, **more: object) -> bytes:
        raise libreoffice.ConversionFailed("It gave nothing.")

    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: "soffice")
    monkeypatch.setattr(libreoffice, "pdf_of", fails)
    made = build_pack(counter, KEY)
    assert "shows no page numbers: It gave nothing." in made.warnings[-1]
    assert shown_pages(made.data) == dict.fromkeys("12345", "–")
    with pytest.raises(libreoffice.ConversionFailed):
        build_pack(counter, KEY, form=Format.PDF)


# -- what stands where -----------------------------------------------------------------------------


def test_it_opens_with_the_agenda_and_ends_with_note_and_actions(
    counter: Secretariat, without_libreoffice: None
) -> None:
    document = Document(io.BytesIO(build_pack(counter, KEY).data))
    titles = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    assert titles == ["Agenda and papers"]
    parts = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 2"]
    assert parts == [
        "For discussion", "For information / noting", "LG Group Business Plan",
        "LG Group business plan report",
        "Local Government Self Regulation and Improvement", "Self regulation", "Local Productivity Programme",
        "Productivity", "Community Budgets update", "Community budgets",
        "Notes of last meeting and actions arising", "Actions arising",
        "Note of decisions taken and actions required", "Actions arising",
    ]  # fmt: skip
    heads = [one.header.paragraphs[0].text for one in document.sections]
    assert [re.sub(r".*\W(Item \d|\d+ \w+ \d+)$", r"\1", one) for one in heads][-3:] == ["Item 5"] * 3


def test_what_cannot_be_in_the_pack_is_named_in_it(
    counter: Secretariat, without_libreoffice: None, tmp_path: Path
) -> None:
    (tmp_path / "map.pdf").write_bytes(b"%PDF-1.7 a map")
    (tmp_path / "old.rtf").write_bytes(b"{\\rtf1 Dear all}")
    (tmp_path / "torn.docx").write_bytes(damaged())
    for number, name in (("1", "map.pdf"), ("2", "old.rtf"), ("3", "torn.docx")):
        given(counter, number, tmp_path / name)
    (gone,) = (tmp_path / "w" / "data").rglob("papers/*/community budgets.docx")
    gone.unlink()
    made = build_pack(counter, KEY)
    reasons = {
        "Item 1: map.pdf": "it is a PDF, which cannot be part of a Word file",
        "Item 2: old.rtf": "it is a .rtf file, and LibreOffice, which makes it a Word file, is not installed",
        "Item 3: torn.docx": "it is damaged: Word may be able to repair it",
        "Item 4: community budgets.docx": "it is missing from the workspace",
    }
    assert [
        f"{paper} is not in the pack, because {why}." in made.warnings for paper, why in reasons.items()
    ] == [True] * 4
    said = "\n".join(one.text for one in Document(io.BytesIO(made.data)).paragraphs)
    for paper, why in reasons.items():
        assert (
            f"{paper.partition(': ')[2]} is not part of this pack, because {why}. Ask the office for it."
            in said
        )
    assert "numbered gamma" in said, "the paper beside the damaged one is in"
    assert audit(made.data, tmp_path) == []


@needs_soffice
def test_a_paper_in_another_format_is_turned_into_word(counter: Secretariat, tmp_path: Path) -> None:
    (tmp_path / "old.rtf").write_bytes(b"{\\rtf1 Dear all, this was typed long ago.}")
    given(counter, "2", tmp_path / "old.rtf")
    made = build_pack(counter, KEY)
    assert not [one for one in made.warnings if "old.rtf" in one]
    paragraphs = [one.text for one in Document(io.BytesIO(made.data)).paragraphs]
    assert "Dear all, this was typed long ago." in paragraphs
    assert audit(made.data, tmp_path) == []


# -- editions --------------------------------------------------------------------------------------


@pytest.fixture
def exempt(counter: Secretariat) -> Secretariat:
    """Item 1, with its paper of pictures, is taken in private."""
    item = counter.meeting(KEY).agenda[0]
    counter.do(KEY, SetExempt(item.id, True, "3", "That the public be excluded."))
    counter.do(KEY, WriteCover(item.id, CoverSheet("Zanzibar", ("Xylophone",), ("Yggdrasil",))))
    return counter


def whole(made: MadePack) -> str:
    """Every word in every part of the file, and what it is called in it."""
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        return "".join(name + archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


SECRETS = ("Zanzibar", "Xylophone", "Yggdrasil", "LG Group business plan report", "Theme 1",
           "business plan.docx", "example.org/plan", "word/media")  # fmt: skip


def test_no_word_of_an_exempt_item_is_in_the_public_pack(
    exempt: Secretariat, without_libreoffice: None
) -> None:
    public, private = (whole(build_pack(exempt, KEY, one)) for one in (Edition.PUBLIC, Edition.EXEMPT))
    assert [one in private for one in SECRETS if one != "business plan.docx"] == [True] * (len(SECRETS) - 1)
    assert [one for one in SECRETS if one in public] == []
    assert "That the public be excluded." in public
    assert [one.name for one in gather(exempt, KEY, Edition.PUBLIC).papers] == [
        name for _, name, _ in FIVE[1:]
    ]


def test_the_name_and_the_properties_of_each_edition(
    exempt: Secretariat, without_libreoffice: None, tmp_path: Path
) -> None:
    wanted = WantedDocument("pack", KEY.board, KEY.meeting)
    public = exempt.exports.write(wanted).path
    private = exempt.exports.write(
        WantedDocument("pack", KEY.board, KEY.meeting, edition=Edition.EXEMPT)
    ).path
    assert public.name == "2011-01-18 LG Group Improvement Programme Board agenda pack DRAFT.docx"
    assert "EXEMPT" in private.name
    assert Document(str(private)).core_properties.author == "LG Group Improvement Programme Board"


# -- as any document that is issued ----------------------------------------------------------------


def test_an_issued_pack_is_compared_with_its_records_papers_and_all(
    counter: Secretariat, without_libreoffice: None
) -> None:
    written: Written = counter.exports.write(WantedDocument("pack", KEY.board, KEY.meeting))
    assert compare_issued(counter, written.path).standing is Standing.MATCHES
    (progress,) = [one for one in counter.meeting(KEY).agenda if "progress.docx" in one.papers]
    counter.do(KEY, GivePapers(progress.id, ()))
    found = compare_issued(counter, written.path)
    assert found.standing is Standing.RECORDS_CHANGED
    assert "The grant is seven million" in " ".join(one.was for one in found.differences)
    opened = Document(str(written.path))
    opened.add_paragraph("by hand")
    opened.save(str(written.path))
    assert compare_issued(counter, written.path).standing is Standing.EDITED
    again = counter.exports.write(WantedDocument("pack", KEY.board, KEY.meeting))
    assert again.path.name.endswith("DRAFT (2).docx")
    assert "edited since it was written" in again.said


def test_it_is_stopped_between_steps_and_writes_nothing(counter: Secretariat, tmp_path: Path) -> None:
    gathered = gather(counter, KEY)

    def stop(done: int, of: int, words: str) -> None:
        if done >= 2:
            raise PackStopped("The pack was stopped; nothing was written.")

    with pytest.raises(PackStopped):
        make_pack(gathered, progress=stop)
    with pytest.raises(PackStopped):
        counter.exports.write(WantedDocument("pack", KEY.board, KEY.meeting), progress=stop)
    assert list((tmp_path / "w" / "exports").iterdir()) == []


def test_only_word_and_pdf_hold_papers(counter: Secretariat) -> None:
    with pytest.raises(UsageRefusal, match="'pack' cannot be written as txt"):
        build_pack(counter, KEY, form=Format.TXT)


def test_the_first_meeting_has_no_note_before_it(counter: Secretariat, without_libreoffice: None) -> None:
    gathered = gather(counter, RecordKey(KEY.board, "2010-09-09"))
    assert (gathered.note, gathered.arising) == (None, None)
    assert make_pack(gathered).warnings[-1].startswith("The agenda shows no page numbers")


def test_docxcompose_never_comes_into_this_process(counter: Secretariat, without_libreoffice: None) -> None:
    build_pack(counter, KEY)
    assert "docxcompose" not in sys.modules
    assert qn("cp:keywords").startswith(
        "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
    )

"""Every document a board sends, of the sample and of a meeting full of awkward text: Word opens it, and
everybody can read it.

A new kind of document is asked for here by itself, since the kinds are those of the registry.
"""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from boardtui.assemble import make_sample, open_workspace
from boardtui.documents.edition import Edition
from boardtui.intake.accessibility.examining import examine
from boardtui.intake.accessibility.verdicts import PaperKind
from boardtui.model.document_forms import NoteLayout
from boardtui.secretariat.document_kinds import KINDS, PACK, About, DocumentKind, Takes
from boardtui.secretariat.export import Format, typeset
from boardtui.secretariat.outlines import outline_of
from boardtui.secretariat.packing import build_pack
from boardtui.secretariat.secretariat import Secretariat
from boardtui.secretariat.wanted_documents import WantedDocument
from tests.documents.awkward_records import ITEMS, awkward_meeting, open_awkward
from tests.documents.sample_note import audit
from tests.intake.peer import SCORER, scored

WRITTEN = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """One document. ``bare``: of a meeting of which next to nothing is recorded, and nothing can be asked."""

    workspace: str
    wanted: WantedDocument
    bare: bool = False

    @property
    def kind(self) -> PaperKind:
        """What the document has to say."""
        full = {} if self.bare else {"note": PaperKind.NOTE, "agenda": PaperKind.AGENDA}
        return {**full, "sign-in": PaperKind.ATTENDANCE}.get(self.wanted.kind, PaperKind.ANY)

    @property
    def name(self) -> str:
        """What tells it from the others, fit for a file's name."""
        wanted = self.wanted
        said = (wanted.kind, wanted.meeting, wanted.item, wanted.layout, wanted.contacts and "contacts")
        return "-".join([self.workspace, *(str(one) for one in said if one), wanted.edition])


@dataclass(frozen=True, slots=True)
class Meetings:
    """The meetings of one workspace whose documents are asked for, and the day on which they are."""

    board: str
    year: str
    on: date
    ahead: str
    held: str
    bare: str
    items: tuple[str, ...]


ASKED = {
    "sample": Meetings(
        "improvement-programme-board", "2010/11", date(2011, 1, 10), "2011-01-18", "2010-11-17", "2010-09-09",
        ("item-1", "item-2"),
    ),
    "awkward": Meetings(
        "parks", "2026/27", date(2026, 12, 1), "2027-01-18", "2026-11-24", "2026-10-05", ("i1", "i4")
    ),
}  # fmt: skip


def cases() -> Iterator[Case]:
    """Every kind, of a meeting ahead, of one held and of a bare one, in every edition and layout."""
    for workspace, asked in ASKED.items():
        for kind in (one for one in KINDS if Format.DOCX in one.forms):
            for meeting in _meetings(kind, asked):
                for wanted in _wanted(kind, asked, meeting):
                    unminuted = kind.about is About.LAST and meeting == asked.ahead
                    yield Case(workspace, wanted, bare=meeting == asked.bare or unminuted)


def _meetings(kind: DocumentKind, asked: Meetings) -> tuple[str | None, ...]:
    if kind.about is None:
        return (None,)
    if kind.name == PACK:  # LibreOffice counts its pages: seconds each
        return (asked.ahead, asked.bare)
    return (asked.ahead, asked.held, asked.bare)


def _wanted(kind: DocumentKind, asked: Meetings, meeting: str | None) -> Iterator[WantedDocument]:
    takes = kind.takes
    plain = WantedDocument(
        kind.name,
        asked.board,
        meeting,
        year=asked.year if Takes.YEAR in takes else None,
        on=asked.on if kind.is_of_a_day else None,
    )
    if Takes.ITEM in takes and meeting == asked.bare:
        return
    for item in asked.items if Takes.ITEM in takes else (None,):
        for layout in NoteLayout if Takes.LAYOUT in takes else ("",):
            for edition in Edition if Takes.EDITION in takes else (Edition.PUBLIC,):
                yield replace(plain, item=item, layout=str(layout), edition=edition)
    if Takes.CONTACTS in takes:
        yield replace(plain, contacts=True)


CASES = {case.name: case for case in cases()}


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Secretariat]:
    """The workspaces, for looking only."""
    sample = tmp_path_factory.mktemp("every") / "sample"
    make_sample(sample)
    clock = datetime(2011, 1, 10, 9, 0, tzinfo=UTC)
    return {
        "sample": open_workspace(sample, user="tester", readonly=True, clock=lambda: clock),
        "awkward": open_awkward(tmp_path_factory.mktemp("every") / "awkward"),
    }


@pytest.fixture(scope="session")
def written(opened: dict[str, Secretariat]) -> Callable[[str], bytes]:
    """Writes the document of that name, once."""

    @cache
    def write(name: str) -> bytes:
        case = CASES[name]
        secretariat = opened[case.workspace]
        if case.wanted.kind == PACK:
            return build_pack(secretariat, case.wanted.key, case.wanted.edition).data
        return typeset(outline_of(secretariat, case.wanted), Format.DOCX, WRITTEN)

    return write


def test_every_kind_is_asked_for() -> None:
    assert {case.wanted.kind for case in CASES.values()} == {
        kind.name for kind in KINDS if Format.DOCX in kind.forms
    }
    assert len(awkward_meeting().agenda) == ITEMS == 40


@pytest.mark.parametrize("name", CASES)
def test_word_opens_it_and_everybody_can_read_it(
    name: str, written: Callable[[str], bytes], tmp_path: Path
) -> None:
    case = CASES[name]
    content = written(name)
    assert audit(content, tmp_path) == []
    report = examine(io.BytesIO(content), name, case.kind)
    assert report.unreadable == ""
    assert [f"{one.check.code}: {flaw.sentence}" for one in report.failed for flaw in one.flaws] == []
    if SCORER.exists():
        assert scored(content, tmp_path, case.kind) == set()


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.workspace == "awkward"])
def test_nothing_harmful_is_in_it(name: str, written: Callable[[str], bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(written(name))) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                said = "".join(map(str, etree.fromstring(archive.read(part)).itertext()))
                assert not set(said) & set("\x00\x07\x0b\x1b\x9b\u202e\uffff")
                assert "a private reason" not in said


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_every_document_of_the_sample(
    written: Callable[[str], bytes], tmp_path: Path
) -> None:
    made = [name for name, case in CASES.items() if case.workspace == "sample"]
    for name in made:
        (tmp_path / f"{name}.docx").write_bytes(written(name))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to"]
    subprocess.run(
        [*command, "pdf", "--outdir", str(tmp_path), *(str(one) for one in sorted(tmp_path.glob("*.docx")))],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    pages = {name: _pages(tmp_path / f"{name}.pdf") for name in made}
    assert {name for name, number in pages.items() if not 1 <= number <= 30} == set()


def _pages(path: Path) -> int:
    content = path.read_bytes() if path.exists() else b""
    return content.count(b"/Type/Page") - content.count(b"/Type/Pages")

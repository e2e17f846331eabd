"""Building the agenda pack: the records and papers gathered, composed, its pages counted, and a PDF made.

The three steps are apart so that an app can gather and write in the lane that owns the records, and build,
which takes seconds, beside it.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from boardtui.documents.edition import Edition
from boardtui.errors import Refusal, UsageRefusal
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.secretariat.export import Format
from boardtui.secretariat.issuing import Progress, nobody_watches
from boardtui.secretariat.papers import PaperFormat, kind_of

if TYPE_CHECKING:
    from boardtui.documents.composing.process import Outcome
    from boardtui.documents.lines_said import Line
    from boardtui.documents.outline import Outline
    from boardtui.documents.pack import PaperInPack
    from boardtui.secretariat.secretariat import Secretariat

FORMS = (Format.DOCX, Format.PDF)
_NO_PAGES = (
    "The agenda shows no page numbers yet: LibreOffice, which counts them, is not installed. In Word, press "
    "Ctrl+A and then F9."
)


class PackStopped(Refusal):
    """For a ``Progress`` to raise: a person stopped the pack."""


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """One paper as it lies in the workspace; ``data`` is None where it is missing."""

    item: str
    number: str
    name: str
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything a pack is made of. ``note`` is that of the meeting before, where there was one.

    ``fingerprint`` has UNKNOWN (see ``documents.word.sealing``) for its hash.
    """

    board: Board
    meeting: Meeting
    edition: Edition
    papers: tuple[KeptPaper, ...]
    note: "Outline | None"
    arising: "Outline | None"
    written_at: datetime
    template: Path | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class MadePack:
    """The pack as a file's bytes, its outline, and what a person should be told of its papers and pages."""

    data: bytes
    outline: "Outline"
    warnings: tuple[str, ...] = ()


def build_pack(
    secretariat: "Secretariat",
    key: RecordKey,
    edition: Edition = Edition.PUBLIC,
    form: Format = Format.DOCX,
    template: Path | None = None,
    progress: Progress = nobody_watches,
    *,
    fingerprint: str = "",
) -> MadePack:
    """The pack of a meeting. A paper that cannot be in it is named there and in the warnings, with why.

    Raises UsageRefusal for another form than .docx and PDF, and LibreOfficeMissing or ConversionFailed for
    a PDF that cannot be made here.
    """
    gathered = replace(gather(secretariat, key, edition), template=template, fingerprint=fingerprint)
    return make_pack(gathered, form, progress)


def gather(secretariat: "Secretariat", key: RecordKey, edition: Edition = Edition.PUBLIC) -> Gathered:
    """Read what the pack of the meeting ``key`` is made of. An exempt item's papers are not even read for
    the public edition."""
    from boardtui.documents.pack import items_with_papers

    board, meeting = secretariat.board(key.board), secretariat.meeting(key)
    papers = tuple(
        KeptPaper(item.id, item.number.rstrip("."), name, _read(secretariat, key, name))
        for item in items_with_papers(meeting, edition)
        for name in item.papers
    )
    note, arising = _before(secretariat, board, meeting, edition)
    written_at = secretariat.now().astimezone(UTC)
    return Gathered(board, meeting, edition, papers, note, arising, written_at)


def _read(secretariat: "Secretariat", key: RecordKey, name: str) -> bytes | None:
    try:
        return secretariat.papers.read(key, name)
    except Refusal:
        return None  # a name no paper can have, or a link: it is no paper of ours


def _before(
    secretariat: "Secretariat", board: Board, meeting: Meeting, edition: Edition
) -> "tuple[Outline | None, Outline | None]":
    """The note of the meeting before, and the actions arising; None where there is nothing to tell."""
    from boardtui.documents.actions_arising import actions_arising_outline
    from boardtui.rules.arising import actions_arising
    from boardtui.secretariat.outlines import outline_of
    from boardtui.secretariat.wanted_documents import WantedDocument

    approved = next((one.approves for one in meeting.agenda if one.approves), None) or meeting.previous
    held = (one.id for one in secretariat.digests(board) if one.id == approved and one.state.was_held)
    last = next(held, None)
    wanted = WantedDocument("note", board.id, last, edition=edition)
    note = None if last is None else outline_of(secretariat, wanted)
    rows = actions_arising(secretariat.actions(board), meeting.day)
    return note, actions_arising_outline(board, meeting, rows, edition) if rows else None


def pack_in_words(secretariat: "Secretariat", key: RecordKey, edition: Edition = Edition.PUBLIC) -> "Outline":
    """The pack's outline to look at: where a paper goes stands a sentence that names it."""
    from boardtui.documents.pack import PaperInPack, pack_outline

    found = gather(secretariat, key, edition)
    papers = [PaperInPack(one.item, one.name, f"{one.name} stands here.") for one in found.papers]
    return pack_outline(found.board, found.meeting, papers, edition, note=found.note, arising=found.arising)


def pack_lines(secretariat: "Secretariat", key: RecordKey, edition: Edition) -> "tuple[Line, ...]":
    """The lines that the pack would say now, papers and all: to compare an issued one with."""
    from boardtui.documents.lines_said import Line
    from boardtui.documents.word.issued_file import read_issued

    made = make_pack(gather(secretariat, key, edition), count=False)
    return tuple(Line(one, "") for one in read_issued(made.data).lines)


def make_pack(
    gathered: Gathered,
    form: Format = Format.DOCX,
    progress: Progress = nobody_watches,
    *,
    count: bool = True,
) -> MadePack:
    """The pack from what was gathered; asks nothing of the records, so any thread may do it.

    Without ``count`` its pages are not counted, which is most of the time it takes.
    """
    from boardtui.documents.libreoffice import MISSING, LibreOfficeMissing, find_libreoffice

    if form not in FORMS:
        raise UsageRefusal(f"'pack' cannot be written as {form}; it can be as: {', '.join(FORMS)}.")
    counted = find_libreoffice() is not None
    if form is Format.PDF and not counted:
        raise LibreOfficeMissing(MISSING)
    steps = _Steps(progress, 1 + len(gathered.papers) + (counted and count))
    papers = [_Paper(one, *_usable(one, steps, counted=counted)) for one in gathered.papers]
    steps.begin(0, "Writing the agenda and the cover sheets")
    base, outline = _written(gathered, [one.in_pack for one in papers])
    data, warnings = _composed(base, papers, steps)
    if gathered.fingerprint:
        from boardtui.documents.word.sealing import sealed

        data = sealed(data)
    if not (counted and count):
        return MadePack(data, outline, warnings if counted else (*warnings, _NO_PAGES))
    steps.begin(len(papers) + 1, "Counting the pages" if form is Format.DOCX else "Making the PDF")
    data, said = _counted(data, form, steps)
    steps.end()
    return MadePack(data, outline, (*warnings, *said))


class _Steps:
    """Where the work stands."""

    def __init__(self, progress: Progress, of: int) -> None:
        self._progress, self._of = progress, of
        self._at, self._words = 0, ""

    def begin(self, done: int, words: str) -> None:
        self._at, self._words = done, words
        self.still()

    def still(self) -> None:
        self._progress(self._at, self._of, self._words)

    def end(self) -> None:
        self._progress(self._of, self._of, "Done")


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper on its way: its Word file, or why it is not in the pack."""

    kept: KeptPaper
    word: bytes
    left_out: str

    @property
    def marker(self) -> str:
        """The words that keep its place: nobody types them."""
        return f"paper {uuid.uuid5(uuid.NAMESPACE_OID, f'boardtui:{self.kept.item}:{self.kept.name}')}"

    @property
    def in_pack(self) -> "PaperInPack":
        from boardtui.documents.pack import PaperInPack

        return PaperInPack(self.kept.item, self.kept.name, self.marker, self.left_out)


def _usable(paper: KeptPaper, steps: _Steps, *, counted: bool) -> tuple[bytes, str]:
    """The paper as a Word file; or nothing, and why it cannot be in the pack, to stand behind "because"."""
    from boardtui.documents.libreoffice import ConversionFailed, word_of

    if paper.data is None:
        return b"", "it is missing from the workspace"
    try:
        kind = kind_of(paper.name, paper.data)
    except UsageRefusal:
        return b"", "it is not a Word file any more"
    if kind is PaperFormat.WORD:
        return paper.data, ""
    if kind is PaperFormat.PDF:
        return b"", "it is a PDF, which cannot be part of a Word file"
    if not counted:
        return b"", f"it is a .{kind} file, and LibreOffice, which makes it a Word file, is not installed"
    steps.begin(0, f"Turning {paper.name} into a Word file")
    try:
        return word_of(paper.data, kind.value, alive=steps.still), ""
    except ConversionFailed:
        return b"", f"LibreOffice could not turn the .{kind} file into a Word file"


def _written(gathered: Gathered, papers: "list[PaperInPack]") -> "tuple[bytes, Outline]":
    from boardtui.documents.pack import pack_outline
    from boardtui.documents.word.writer import write_docx

    outline = pack_outline(
        gathered.board,
        gathered.meeting,
        papers,
        gathered.edition,
        note=gathered.note,
        arising=gathered.arising,
    )
    written = write_docx(
        outline,
        written_at=gathered.written_at,
        template=gathered.template,
        fingerprint=gathered.fingerprint,
    )
    return written, outline


def _composed(base: bytes, papers: list[_Paper], steps: _Steps) -> tuple[bytes, tuple[str, ...]]:
    """The pack with every paper that could be put in, and a sentence for each that needs one."""
    from boardtui.documents.composing.process import GivenPaper, Outcome, compose_papers
    from boardtui.documents.pack import left_out_sentence

    wanted = [one for one in papers if not one.left_out]
    given = [GivenPaper(one.marker, one.word, left_out_sentence(one.kept.name, "{reason}")) for one in wanted]

    def doing(done: int) -> None:
        words = f"Putting in {wanted[done].kept.name}" if done < len(wanted) else "Writing the pack"
        steps.begin(1 + len(papers) - len(wanted) + done, words)

    data, outcomes = compose_papers(base, given, doing)
    became = dict(zip((one.marker for one in wanted), outcomes, strict=True))
    nothing = Outcome()
    return data, tuple(said for one in papers for said in _said_of(one, became.get(one.marker, nothing)))


def _said_of(paper: _Paper, outcome: "Outcome") -> Iterator[str]:
    where = f"Item {paper.kept.number}: {paper.kept.name}"
    left_out = paper.left_out or outcome.refused
    if left_out:
        yield f"{where} is not in the pack, because {left_out}."
    elif outcome.warnings:
        yield f"{where}: {', '.join(outcome.warnings)}."


def _counted(data: bytes, form: Format, steps: _Steps) -> tuple[bytes, tuple[str, ...]]:
    """The PDF, or the Word file with its pages counted by way of one."""
    from boardtui.documents.libreoffice import ConversionFailed, pdf_of
    from boardtui.documents.page_numbers import pages_of, with_page_numbers

    try:
        pdf = pdf_of(data, alive=steps.still)
    except ConversionFailed as failed:
        if form is Format.PDF:
            raise
        return data, (f"The agenda shows no page numbers: {failed} In Word, press Ctrl+A and then F9.",)
    if form is Format.PDF:
        return pdf, ()
    return with_page_numbers(data, *pages_of(pdf)), ()

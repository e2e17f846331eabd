"""Writing a document that is wanted: typeset, named, and put where nothing is ever overwritten."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from boardtui import __version__
from boardtui.documents.fingerprint import VERSION, Fingerprint
from boardtui.documents.lines_said import hash_of, lines_said
from boardtui.errors import UsageRefusal
from boardtui.rules.membership import as_on
from boardtui.secretariat.document_kinds import PACK, kind_named
from boardtui.secretariat.export import Format, file_name, safe_name, typeset
from boardtui.secretariat.issued import state_of
from boardtui.secretariat.outlines import outline_of
from boardtui.secretariat.wanted_documents import WantedDocument, as_text

if TYPE_CHECKING:
    from boardtui.documents.outline import Outline
    from boardtui.secretariat.packing import Gathered
    from boardtui.secretariat.ports import Cabinet
    from boardtui.secretariat.secretariat import Secretariat

Progress = Callable[[int, int, str], None]
"""Told how many steps are done, of how many, and what is being done now. Whatever it raises ends the work,
and nothing is written."""


def nobody_watches(done: int, of: int, words: str) -> None:
    """For those who neither show progress nor stop."""


@dataclass(frozen=True, slots=True)
class Made:
    """A document as bytes, the name it would have, and sentences a person should hear about it."""

    name: str
    data: bytes
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """Where a document was written, and sentences where there is something to say of it.

    Such as: why it has not the name it would have had, what of it is missing.
    """

    path: Path
    notes: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """All that is to be said, on one line; empty where nothing is."""
        return " ".join(self.notes)


Maker = Callable[[Progress], Made]
"""Makes a document of what was read for it. It asks nothing of the records, so any thread may call it."""


class Exports:
    """The counter for documents: what they say, and writing them where nothing is ever overwritten."""

    def __init__(self, secretariat: "Secretariat", cabinet: "Cabinet") -> None:
        self._secretariat, self._cabinet = secretariat, cabinet

    def outline(self, wanted: WantedDocument) -> "Outline":
        """What the document says, from the records as they are: to be previewed."""
        return outline_of(self._secretariat, wanted)

    def write(
        self,
        wanted: WantedDocument,
        out: Path | None = None,
        form: Format | None = None,
        template: Path | None = None,
        progress: Progress = nobody_watches,
    ) -> Written:
        """Make the document and keep it; where it went. ``prepare`` and ``keep`` say what the rest means."""
        return self.keep(self.prepare(wanted, form, template)(progress), out)

    def prepare(
        self, wanted: WantedDocument, form: Format | None = None, template: Path | None = None
    ) -> Maker:
        """Read what the document is made of; the rest, which may take seconds, is done by what is given back.

        ``form`` is the kind's usual one where it is None. ``template`` is a house style for this once; else
        the board's own is used, or the office's, or the shipped one. Raises UsageRefusal for a form that
        there is none of, NotFound where a record is gone.
        """
        form = _form(wanted, form)
        if form is Format.ICS:
            made = _calendar(self._secretariat, wanted)
            return lambda _progress: made
        style = template or self._cabinet.house_style(wanted.board)
        outline = outline_of(self._secretariat, wanted)
        name = usual_name(self._secretariat, wanted, outline, form)
        if wanted.kind == PACK:
            from boardtui.documents.word.sealing import UNKNOWN
            from boardtui.secretariat.packing import gather

            mark = _mark(wanted, UNKNOWN)  # its words are known when the papers are in
            gathered = gather(self._secretariat, wanted.key, wanted.edition)
            gathered = replace(gathered, template=style, fingerprint=mark)
            return lambda progress: _pack(name, gathered, form, progress)
        mark = _mark(wanted, hash_of(one.text for one in lines_said(outline)))
        moment = self._secretariat.now().astimezone(UTC)
        return lambda progress: _typeset(name, outline, form, (moment, style, mark), progress)

    def keep(self, made: Made, out: Path | None = None) -> Written:
        """Write what was made; a file that has the name already stays as it is, and that is said.

        ``out`` is a file, or a folder that keeps the usual name; ``exports`` of the workspace where it is
        None.
        """
        folder, name = (out, made.name) if out is None or out.is_dir() else (out.parent, out.name)
        path = self._cabinet.write_export(folder, name, made.data)
        taken = () if path.name == name else (_taken(path.with_name(name), made.data),)
        return Written(path, (*made.notes, *taken))


def usual_name(secretariat: "Secretariat", wanted: WantedDocument, outline: "Outline", form: Format) -> str:
    """The name of the document's file: date or year first, then the board, what it is, and its marks."""
    kind, board = kind_named(wanted.kind), secretariat.board(wanted.board)
    dated: date | str = wanted.on or wanted.year or secretariat.now().date()
    words = kind.words
    if wanted.meeting is not None:
        meeting = secretariat.meeting(wanted.key)
        dated, board = meeting.day, as_on(board, meeting.day)
        words = board.settings.note_word.lower() if kind.name == "note" else words
        item = meeting.item(wanted.item)
        words += f" item {item.number.rstrip('.')}" if item else ""
    words += f" {wanted.layout}" if wanted.layout else ""
    words += " with contacts" if wanted.contacts else ""
    words += f" {wanted.owner}" if wanted.owner else ""
    return file_name(dated, board.name, words, outline.status, wanted.edition, form)


def _calendar(secretariat: "Secretariat", wanted: WantedDocument) -> Made:
    from boardtui.secretariat.calendar_file import calendar_file

    board = secretariat.board(wanted.board)
    return Made(f"{safe_name(f'{board.name} calendar')}.ics", calendar_file(board, secretariat.now()))


def _form(wanted: WantedDocument, form: Format | None) -> Format:
    kind = kind_named(wanted.kind)
    if form is not None and form not in kind.forms:
        listed = ", ".join(kind.forms)
        raise UsageRefusal(f"'{kind.name}' cannot be written as {form}; it can be as: {listed}.")
    return form or kind.forms[0]


def _mark(wanted: WantedDocument, digest: str) -> str:
    return str(Fingerprint((*as_text(wanted), (VERSION, __version__)), digest))


def _typeset(
    name: str,
    outline: "Outline",
    form: Format,
    how: tuple[datetime, Path | None, str],
    progress: Progress,
) -> Made:
    progress(0, 1, f"Writing {name}")
    data = typeset(outline, form, *how)
    if form is Format.PDF:
        data = _pdf(data, progress)
    progress(1, 1, "Done")
    return Made(name, data, _of_the_style(how[1], form))


def _pack(name: str, gathered: "Gathered", form: Format, progress: Progress) -> Made:
    from boardtui.secretariat.packing import make_pack

    made = make_pack(gathered, form, progress)
    return Made(name, made.data, (*made.warnings, *_of_the_style(gathered.template, form)))


def _pdf(word: bytes, progress: Progress) -> bytes:
    from boardtui.documents.libreoffice import pdf_of

    return pdf_of(word, alive=lambda: progress(0, 1, "Making the PDF"))


def _of_the_style(style: Path | None, form: Format) -> tuple[str, ...]:
    """What is to be said of a house style that lacks something; nothing of ours, or of a text."""
    if style is None or form not in (Format.DOCX, Format.PDF):
        return ()
    from boardtui.secretariat.house_templates import replaced_styles

    said = replaced_styles(style)
    return (said,) if said else ()


def _taken(there: Path, data: bytes) -> str:
    """Why the next free name was used, and how the file stands that has the name."""
    return f"'{there.name}' is there already ({state_of(there, data)}), so it was left as it is."

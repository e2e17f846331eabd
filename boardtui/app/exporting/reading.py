"""What place 8 asks of the lane: the document that is meant, what can be chosen of it, and what it says."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from boardtui.errors import Refusal
from boardtui.model.boards import Board
from boardtui.rules.digest import Digest
from boardtui.rules.finding import Finding
from boardtui.rules.membership import years
from boardtui.rules.wording import short_date
from boardtui.secretariat.chosen_documents import STYLED, Choice, Meant, board_meant, meant_by, meeting_meant
from boardtui.secretariat.document_kinds import KINDS, DocumentKind, Takes, kind_named
from boardtui.secretariat.export import Format
from boardtui.secretariat.previewing import checks_of

if TYPE_CHECKING:
    from boardtui.documents.outline import Outline
    from boardtui.secretariat.secretariat import Secretariat

_FORMS = {
    Format.DOCX: "Word document (.docx)",
    Format.TXT: "plain text (.txt)",
    Format.MD: "Markdown (.md)",
    Format.CSV: "table for a spreadsheet (.csv)",
    Format.PDF: "PDF",
    Format.ICS: "calendar file (.ics)",
}


class Part(NamedTuple):
    """One part of the choice: its name, its label, its value, and every value it can have, in words."""

    name: str
    label: str
    value: str
    values: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """Its value in words."""
        return dict(self.values).get(self.value, self.value)


class ExportRead(Message):
    """What a choice means: its parts, what the document says, and what is worth a look before it goes out.

    ``outline`` is None where there is nothing to look at; ``refusal`` says why there cannot be.
    """

    def __init__(
        self,
        choice: Choice,
        parts: tuple[Part, ...],
        outline: "Outline | None" = None,
        findings: tuple[Finding, ...] = (),
        refusal: str = "",
        *,
        readonly: bool = False,
    ) -> None:
        super().__init__()
        self.choice, self.parts, self.outline = choice, parts, outline
        self.findings, self.refusal, self.readonly = findings, refusal, readonly


def read_export(secretariat: "Secretariat", choice: Choice) -> ExportRead:
    """What ``choice`` means, as the records are now."""
    kind = kind_named(choice.kind)
    boards = secretariat.boards()
    if not boards:
        return ExportRead(choice, (), refusal="No board is on record here yet. 1 goes to Home: b makes one.")
    readonly = secretariat.readonly
    parts: tuple[Part, ...] = (_what(kind), *_board(boards, choice.board))
    try:
        parts += _of_the_meeting(secretariat, choice)
        meant = meant_by(secretariat, choice)
        parts += _others(secretariat, choice, kind, meant)
        if meant.form is Format.ICS:
            return ExportRead(choice, parts, readonly=readonly)
        outline = secretariat.exports.outline(meant.wanted)
        findings = checks_of(secretariat, meant.wanted)
    except Refusal as refusal:
        return ExportRead(choice, parts, refusal=str(refusal), readonly=readonly)
    return ExportRead(choice, parts, outline, findings, readonly=readonly)


# -- what can be chosen ----------------------------------------------------------------------------------


def _of_the_meeting(secretariat: "Secretariat", choice: Choice) -> tuple[Part, ...]:
    meeting = meeting_meant(secretariat, choice)
    if meeting is None:
        return ()
    meetings = secretariat.digests(board_meant(secretariat, choice))
    return (Part("meeting", "Meeting", meeting.id, tuple((one.id, _called(one)) for one in meetings)),)


def _others(secretariat: "Secretariat", choice: Choice, kind: DocumentKind, meant: Meant) -> tuple[Part, ...]:
    wanted, parts = meant.wanted, list[Part]()
    if wanted.item is not None:
        agenda = secretariat.meeting(wanted.key).agenda
        items = tuple((one.id, f"{one.number.rstrip('.')} {one.title}") for one in agenda)
        parts.append(Part("item", "Item", wanted.item, items))
    if wanted.year is not None:
        known = tuple((one, one) for one in years(meant.board))
        parts.append(Part("year", "Year", wanted.year, (*known, ("all", "every year"))))
    if wanted.on is not None:
        parts.append(_as_on(meant, wanted.on, secretariat.now().date()))
    parts += _taken(secretariat, choice, kind, meant)
    forms = tuple((one.value, _FORMS[one]) for one in kind.forms)
    parts.append(Part("form", "Format", meant.form.value, forms))
    if meant.form in STYLED:
        own = ("", "the board's own, or ours")
        chosen = ((choice.template, choice.template),) if choice.template else ()
        parts.append(Part("template", "Style", choice.template, (own, *chosen)))
    return tuple(parts)


def _taken(secretariat: "Secretariat", choice: Choice, kind: DocumentKind, meant: Meant) -> list[Part]:
    parts = []
    if Takes.EDITION in kind.takes:
        editions = (("public", "public"), ("exempt", "with exempt items: not for publication"))
        parts.append(Part("edition", "Edition", meant.wanted.edition.value, editions))
    if Takes.LAYOUT in kind.takes:
        layouts = (("", "the board's own"), ("table", "three columns"), ("linear", "running text"))
        parts.append(Part("layout", "Layout", choice.layout, layouts))
    if Takes.OWNER in kind.takes:
        rows = [one for _, given in secretariat.actions(meant.board) for one in given]
        names = {name for one in rows for name in one.owners}
        owners = (("", "everybody"), *((one, one) for one in sorted(names)))
        parts.append(Part("owner", "Owner", choice.owner, owners))
    if Takes.CONTACTS in kind.takes:
        contacts = (("", "left out"), ("yes", "telephone and e-mail: not for publication"))
        parts.append(Part("contacts", "Contacts", choice.contacts, contacts))
    return parts


def _what(kind: DocumentKind) -> Part:
    values = tuple((one.name, f"{one.words[:1].upper()}{one.words[1:]}") for one in KINDS)
    return Part("kind", "What", kind.name, values)


def _board(boards: tuple[Board, ...], wanted: str) -> tuple[Part, ...]:
    values = tuple((one.id, one.name) for one in boards)
    value = wanted if wanted in dict(values) else values[0][0]
    return (Part("board", "Board", value, values),) if len(boards) > 1 else ()


def _as_on(meant: Meant, on: date, today: date) -> Part:
    days = sorted({today, on, *(one.day for one in meant.board.calendar)})
    said = {today: f"{short_date(today)} (today)"}
    values = tuple((one.isoformat(), said.get(one, short_date(one))) for one in days)
    return Part("on", "As on", on.isoformat(), values)


def _called(meeting: Digest) -> str:
    state = f"note {meeting.note.value}" if meeting.state.was_held else meeting.state.value
    return f"{meeting.day:%a} {short_date(meeting.day)} · {state}"

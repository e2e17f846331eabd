"""A document as it is chosen on a screen: part by part, by ids, whatever is left out as it usually is."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from boardtui.documents.edition import Edition
from boardtui.errors import NotFound
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.rules.digest import Digest
from boardtui.rules.membership import year_on
from boardtui.rules.wording import short_date
from boardtui.secretariat.document_kinds import About, Takes, kind_named
from boardtui.secretariat.export import Format
from boardtui.secretariat.finding_records import find_meeting, find_meeting_to_note
from boardtui.secretariat.wanted_documents import WantedDocument

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat

STYLED = (Format.DOCX, Format.PDF)
"""The forms that a house style is of use in."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A document as somebody chooses it. An empty part is as the document usually has it.

    ``meeting`` and ``item`` are ids, ``year`` a board year, ``on`` an ISO day, ``form`` an ending,
    ``template`` a path; ``contacts`` is ``yes`` or nothing.
    """

    kind: str = "note"
    board: str = ""
    meeting: str = ""
    item: str = ""
    year: str = ""
    on: str = ""
    edition: str = ""
    layout: str = ""
    owner: str = ""
    contacts: str = ""
    form: str = ""
    template: str = ""

    def turned(self, part: str, value: str) -> "Choice":
        """The choice with another value of one part; what depended on it is as usual again."""
        behind = {"board": ("meeting", "item", "year", "owner"), "meeting": ("item",), "kind": ("form",)}
        reset = dict.fromkeys(behind.get(part, ()), "")
        return replace(self, **{**reset, part: value})


class Meant(NamedTuple):
    """The document that a choice means."""

    board: Board
    meeting: Digest | None
    wanted: WantedDocument
    form: Format
    template: Path | None


def meant_by(secretariat: "Secretariat", choice: Choice) -> Meant:
    """The document that ``choice`` means; raises Refusal where there is none."""
    kind, today = kind_named(choice.kind), secretariat.now().date()
    board = board_meant(secretariat, choice)
    meeting = meeting_meant(secretariat, choice)
    year = ""
    if Takes.YEAR in kind.takes:
        year = choice.year or year_on(board, today)
    wanted = WantedDocument(
        kind.name,
        board.id,
        meeting.id if meeting is not None else None,
        _item(secretariat, board, meeting, choice.item) if Takes.ITEM in kind.takes else None,
        year or None,
        (date.fromisoformat(choice.on) if choice.on else today) if kind.is_of_a_day else None,
        Edition(choice.edition or Edition.PUBLIC) if Takes.EDITION in kind.takes else Edition.PUBLIC,
        choice.layout if Takes.LAYOUT in kind.takes else "",
        bool(choice.contacts) and Takes.CONTACTS in kind.takes,
        choice.owner if Takes.OWNER in kind.takes else "",
    )
    form = Format(choice.form) if choice.form else kind.forms[0]
    template = Path(choice.template).expanduser() if choice.template and form in STYLED else None
    return Meant(board, meeting, wanted, form, template)


def board_meant(secretariat: "Secretariat", choice: Choice) -> Board:
    """The board that is chosen, or the first; raises NotFound where there is none."""
    boards = secretariat.boards()
    if not boards:
        raise NotFound("No board is on record here yet.")
    return next((one for one in boards if one.id == choice.board), boards[0])


def meeting_meant(secretariat: "Secretariat", choice: Choice) -> Digest | None:
    """The meeting chosen, or the one such a document is usually about; None where it is about none."""
    kind, board = kind_named(choice.kind), board_meant(secretariat, choice)
    if kind.about is None:
        return None
    meetings = secretariat.digests(board)
    chosen = next((one for one in meetings if one.id == choice.meeting), None)
    find = find_meeting_to_note if kind.about is About.LAST else find_meeting
    return chosen or find(meetings, None, secretariat.now().date())


def _item(secretariat: "Secretariat", board: Board, meeting: Digest | None, wanted: str) -> str:
    assert meeting is not None
    agenda = secretariat.meeting(RecordKey(board.id, meeting.id)).agenda
    if not agenda:
        raise NotFound(f"The meeting of {short_date(meeting.day)} has no items yet; 3 shows its agenda.")
    ids = [one.id for one in agenda]
    written = [one.id for one in agenda if one.cover is not None]
    return wanted if wanted in ids else (*written, *ids)[0]

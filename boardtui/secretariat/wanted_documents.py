"""A document that is wanted: by the ids of the records it is made of, found from a person's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from boardtui.documents.edition import Edition
from boardtui.errors import NotFound, UsageRefusal
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.rules.membership import year_on, years
from boardtui.rules.register import ALL_YEARS
from boardtui.secretariat.document_kinds import About, DocumentKind, Takes, kind_named
from boardtui.secretariat.finding_records import find_day, find_meeting, find_meeting_to_note, is_year

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat


@dataclass(frozen=True, slots=True)
class WantedDocument:
    """One document, by the ids of the records it is made of.

    ``item`` is an agenda item's id, ``year`` a board year or ``all``, ``on`` the day as at which it is made,
    ``layout`` one of the note's layouts (empty: the board's own), ``owner`` part of an owner's name.
    """

    kind: str
    board: str
    meeting: str | None = None
    item: str | None = None
    year: str | None = None
    on: date | None = None
    edition: Edition = Edition.PUBLIC
    layout: str = ""
    contacts: bool = False
    owner: str = ""

    @property
    def key(self) -> RecordKey:
        """The record it is about: the meeting, or the board."""
        return RecordKey(self.board, self.meeting)


@dataclass(frozen=True, slots=True)
class Words:
    """What a person says of the document that is wanted. None or empty where nothing is said."""

    meeting: str | None = None
    item: str | None = None
    year: str | None = None
    on: str | None = None
    edition: str | None = None
    layout: str | None = None
    contacts: bool = False
    owner: str | None = None

    def must_fit(self, kind: DocumentKind) -> None:
        """Raise UsageRefusal where something is said that such a document has no use for."""
        said = {
            Takes.MEETING: self.meeting, Takes.ITEM: self.item, Takes.YEAR: self.year, Takes.DAY: self.on,
            Takes.EDITION: self.edition, Takes.LAYOUT: self.layout, Takes.CONTACTS: self.contacts,
            Takes.OWNER: self.owner,
        }  # fmt: skip
        for option, words in said.items():
            if words and option not in kind.takes:
                raise UsageRefusal(f"--{option} does not go with '{kind.name}'; leave it out.")


def find_document(
    secretariat: "Secretariat", kind: DocumentKind, board: Board, words: Words
) -> WantedDocument:
    """The document of that kind that ``words`` mean; what they leave out is as the kind has it.

    Raises UsageRefusal or NotFound for words that mean nothing here.
    """
    words.must_fit(kind)
    today = secretariat.now().date()
    meeting = _meeting(secretariat, kind, board, words.meeting, today)
    return WantedDocument(
        kind.name,
        board.id,
        meeting,
        _item(secretariat, board, meeting, words.item) if Takes.ITEM in kind.takes else None,
        _year(board, words.year, today) if Takes.YEAR in kind.takes else None,
        (find_day(words.on, today) if words.on else today) if kind.is_of_a_day else None,
        Edition(words.edition or Edition.PUBLIC),
        words.layout or "",
        words.contacts,
        words.owner or "",
    )


def as_text(wanted: WantedDocument) -> tuple[tuple[str, str], ...]:
    """``wanted`` as names and words, for ``from_text`` to read; what is at its default is left out."""
    said = {
        "kind": wanted.kind, "board": wanted.board, "meeting": wanted.meeting, "item": wanted.item,
        "year": wanted.year, "on": wanted.on.isoformat() if wanted.on else None,
        "edition": wanted.edition if wanted.edition is Edition.EXEMPT else None,
        "layout": wanted.layout, "contacts": "yes" if wanted.contacts else None, "owner": wanted.owner,
    }  # fmt: skip
    return tuple((name, str(word)) for name, word in said.items() if word)


def from_text(said: Mapping[str, str]) -> WantedDocument:
    """What ``as_text`` wrote. Raises UsageRefusal for what it never writes."""
    try:
        return WantedDocument(
            kind_named(said["kind"]).name,
            said["board"],
            said.get("meeting"),
            said.get("item"),
            said.get("year"),
            date.fromisoformat(said["on"]) if "on" in said else None,
            Edition(said.get("edition", Edition.PUBLIC)),
            said.get("layout", ""),
            "contacts" in said,
            said.get("owner", ""),
        )
    except (KeyError, ValueError) as error:
        raise UsageRefusal("Its fingerprint is not one that this version writes.") from error


def _meeting(
    secretariat: "Secretariat", kind: DocumentKind, board: Board, words: str | None, today: date
) -> str | None:
    if kind.about is None:
        return None
    find = find_meeting_to_note if kind.about is About.LAST else find_meeting
    return find(secretariat.digests(board), words, today).id


def _item(secretariat: "Secretariat", board: Board, meeting: str | None, words: str | None) -> str:
    from boardtui.secretariat.capture.item_commands import item_numbered

    held = secretariat.meeting(RecordKey(board.id, meeting))
    listed = ", ".join(one.number.rstrip(".") for one in held.agenda) or "none"
    if not words:
        raise UsageRefusal(f"Name the item with --item (items of {held.id}: {listed}).")
    found = item_numbered(held, words)
    if found is None:
        raise NotFound(f"There is no item {words} on the agenda of {held.id} (items: {listed}).")
    return found.id


def _year(board: Board, words: str | None, today: date) -> str:
    if words is None:
        return year_on(board, today)
    if words.casefold() == ALL_YEARS:
        return ALL_YEARS
    known = years(board)
    found = [one for one in known if is_year(words, one)]
    if not found:
        raise NotFound(f"There is no board year '{words}' of the {board.name} (years: {', '.join(known)}).")
    return found[0]

"""Reading of one meeting's record no more than a list needs, and only where its files are beyond doubt."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from boardtui.errors import Refusal
from boardtui.model.actions import ActionItem
from boardtui.model.agendas import AgendaIssue, AgendaItem, CoverSheet, ItemState, Standing
from boardtui.model.decisions import Decision
from boardtui.model.meetings import Meeting, Minute
from boardtui.model.presence import Attendee, PresenceEvent
from boardtui.store import disk, journal
from boardtui.store.migrations import SCHEMA
from boardtui.store.tables import Seal

_CHECKSUM, _DIGITS = b',"checksum":"', 64
_PREVIOUS, _ENDING = b'"prev":"', 100
_NULL = b"null"
_NONE = msgspec.Raw(_NULL)
_SOME_COVER = CoverSheet()


class _Item(msgspec.Struct, gc=False):
    """An agenda item; of its cover sheet only whether it has one."""

    id: str
    number: str
    title: str
    page: str = ""
    cover: msgspec.Raw = _NONE
    state: ItemState = ItemState.LISTED
    exempt: bool = False
    papers: tuple[str, ...] = ()
    standing: Standing | None = None
    stub: bool = False

    def whole(self) -> AgendaItem:
        """The item as the model knows it, with an empty cover sheet for any."""
        return AgendaItem(
            self.id,
            self.number,
            self.title,
            page=self.page,
            cover=None if bytes(self.cover) == _NULL else _SOME_COVER,
            state=self.state,
            exempt=self.exempt,
            papers=self.papers,
            standing=self.standing,
            stub=self.stub,
        )


class _Tables(msgspec.Struct, gc=False):
    """The tables of a meeting's record, without those that no list needs."""

    record: dict[str, Seal]
    meeting: dict[str, Meeting]
    agenda: dict[str, _Item] = {}
    attendees: dict[str, Attendee] = {}
    presence: dict[str, PresenceEvent] = {}
    minutes: dict[str, Minute] = {}
    decisions: dict[str, Decision] = {}
    actions: dict[str, ActionItem] = {}
    issues: dict[str, AgendaIssue] = {}


_tables = msgspec.json.Decoder(_Tables)


def read_for_lists(base: Path) -> Meeting | None:
    """The meeting at ``base`` (its path without an ending), as far as lists and the search need it.

    It is without declarations and approvals, and of cover sheets there is only whether there is one.

    None where the record has to be read whole: the saved file is missing, damaged, of another schema, or
    not at the journal's last line, or the journal's lines do not follow from each other.
    """
    try:
        data = disk.read_plain_file(base.with_name(base.name + ".json"))
        told = disk.read_plain_file(base.with_name(base.name + ".journal"))
        if data is None or not told or not told.endswith(b"\n") or not is_as_sealed(data):
            return None
        tables = _tables.decode(data)
        seal, head = tables.record["1"], tables.meeting["1"]
    except (Refusal, msgspec.DecodeError, KeyError, ValueError):
        return None
    if seal.kind != "meeting" or seal.schema != SCHEMA or seal.last != last_of_the_chain(told):
        return None
    return replace(
        head,
        agenda=tuple(one.whole() for one in tables.agenda.values()),
        attendees=_rows(tables.attendees),
        presence=_rows(tables.presence),
        minutes=_rows(tables.minutes),
        decisions=_rows(tables.decisions),
        actions=_rows(tables.actions),
        issues=_rows(tables.issues),
    )


def last_of_the_chain(told: bytes) -> str:
    """The hash of a journal's last line; nothing where a line does not name the hash of the one before it.

    Asked without decoding the lines: the last hash, which the saved file knows, vouches for all of them.
    """
    previous = ""
    for line in told[:-1].split(b"\n"):
        if previous and _PREVIOUS + previous.encode() + b'"' not in line[-_ENDING:]:
            return ""
        previous = journal.hash_line(line)
    return previous


def is_as_sealed(data: bytes) -> bool:
    """True where every byte of a saved record is as it was written; asked without decoding it."""
    compact = msgspec.json.format(data, indent=-1)
    at = compact.find(_CHECKSUM)
    begins = at + len(_CHECKSUM)
    said, sealed = compact[begins : begins + _DIGITS], compact[:at] + compact[begins + _DIGITS + 1 :]
    return (
        at > 0
        and hashlib.sha256(sealed).hexdigest().encode() == said
        and msgspec.json.format(compact, indent=1) + b"\n" == data
    )


def _rows(table: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(table.values())

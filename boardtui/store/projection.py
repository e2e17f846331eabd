"""Reading of one meeting's record no more than a list needs, and only where its files are beyond doubt."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from boardtui.errors import Refusal
from boardtui.model.actions import ActionItem
from boardtui.model.agendas import AgendaItem
from boardtui.model.decisions import Decision
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Attendee, PresenceEvent
from boardtui.store import disk, journal
from boardtui.store.migrations import SCHEMA
from boardtui.store.tables import Seal

_CHECKSUM, _DIGITS = b',"checksum":"', 64
_PREVIOUS, _ENDING = b'"prev":"', 100


class _Item(msgspec.Struct, gc=False):
    """An agenda item without its cover sheet."""

    id: str
    number: str
    title: str
    exempt: bool = False


class _Tables(msgspec.Struct, gc=False):
    """The tables of a meeting's record, without those that no list needs."""

    record: dict[str, Seal]
    meeting: dict[str, Meeting]
    agenda: dict[str, _Item] = {}
    attendees: dict[str, Attendee] = {}
    presence: dict[str, PresenceEvent] = {}
    decisions: dict[str, Decision] = {}
    actions: dict[str, ActionItem] = {}


_tables = msgspec.json.Decoder(_Tables)


def read_for_lists(base: Path) -> Meeting | None:
    """The meeting at ``base`` (its path without an ending) without minutes, declarations and cover sheets.

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
        agenda=tuple(
            AgendaItem(one.id, one.number, one.title, exempt=one.exempt) for one in _rows(tables.agenda)
        ),
        attendees=_rows(tables.attendees),
        presence=_rows(tables.presence),
        decisions=_rows(tables.decisions),
        actions=_rows(tables.actions),
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

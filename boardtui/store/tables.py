"""A record as a TinyDB file: named tables, with generation and checksum inside."""

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage

from boardtui.edits.base import Record
from boardtui.errors import ReadOnly, RecordDamaged
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.store import disk
from boardtui.store.codec import from_plain, to_plain
from boardtui.store.migrations import SCHEMA as SCHEMA
from boardtui.store.migrations import bring_forward

Tables = dict[str, dict[str, Any]]
_KINDS: dict[str, type[Record]] = {"board": Board, "meeting": Meeting}


@dataclass(frozen=True, slots=True)
class Seal:
    """What a saved record says of itself: how often it was swapped, and up to which journal line."""

    kind: str
    schema: int
    generation: int
    sequence: int
    last: str
    saved_at: str
    checksum: str = ""
    origin: str = ""
    """The hash of the journal's first line: whose story this is, should the journal lose its end."""


class SwappedStorage(Storage):
    """A TinyDB storage that reads a file whole and swaps it in whole, never in place."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables of the file, checked byte by byte; None where there is none."""
        data = disk.read_plain_file(self._path)
        return None if data is None else unseal(data, self._path)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Swap the tables in."""
        disk.swap_in(self._path, encode(data))


def save(path: Path, record: Record, seal: Seal) -> None:
    """Swap ``record`` in at ``path`` under ``seal``; the checksum is put in here."""
    SwappedStorage(path).write(sealed(record, seal))


def sealed(record: Record, seal: Seal) -> Tables:
    """The tables of ``record`` under ``seal``, with the checksum that vouches for them."""
    kind = "board" if isinstance(record, Board) else "meeting"
    tables: Tables = {"record": {"1": to_plain(dataclasses.replace(seal, checksum=""))}}
    tables |= _to_tables(kind, record)
    tables["record"]["1"]["checksum"] = _checksum(tables)
    return tables


def load(path: Path) -> tuple[Record, Seal] | None:
    """The record at ``path`` and its seal, or None where there is none.

    Raises RecordDamaged, or ReadOnly where a newer version wrote it.
    """
    if SwappedStorage(path).read() is None:
        return None
    with TinyDB(path, storage=SwappedStorage) as database:
        rows = database.table("record").all()
        if len(rows) != 1:
            raise RecordDamaged(f"{path} does not say which record it is. It is kept as it is.")
        seal = from_plain(dict(rows[0]), Seal)
        if seal.schema > SCHEMA or seal.kind not in _KINDS:
            raise ReadOnly(f"{path} was written by a newer BoardTUI; update the program to change it.")
        heads = database.table(seal.kind).all()
        plain: dict[str, Any] = dict(heads[0]) if heads else {}
        for name in database.tables() - {"record", seal.kind}:
            plain[name] = [dict(row) for row in database.table(name).all()]
    return from_plain(bring_forward(seal.kind, plain, seal.schema), _KINDS[seal.kind]), seal


def encode(tables: Mapping[str, Any]) -> bytes:
    """The one way tables are written, so that any other byte is a sign of damage."""
    return msgspec.json.format(msgspec.json.encode(tables), indent=1) + b"\n"


def unseal(data: bytes, path: Path) -> dict[str, dict[str, Any]]:
    """The tables in ``data``; raises RecordDamaged unless every byte is as it was written."""
    try:
        tables = msgspec.json.decode(data)
        seal = dict(tables["record"]["1"])
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError, RecursionError) as error:
        raise RecordDamaged(f"{path} is damaged: it cannot be read as a record.") from error
    said = seal.pop("checksum", None)
    if said != _checksum(tables | {"record": {"1": seal}}) or encode(tables) != data:
        raise RecordDamaged(f"{path} is damaged: it does not say what was written.")
    return tables  # type: ignore[no-any-return]


def _checksum(tables: Mapping[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(tables)).hexdigest()


def _table_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields that are lists of nouns, each of which becomes a table of its own."""
    return tuple(
        spec.name for spec in dataclasses.fields(kind) if spec.default == () and spec.name != "notices"
    )


def _to_tables(kind: str, record: Record) -> Tables:
    plain = to_plain(record)
    names = _table_fields(type(record))
    head = {name: value for name, value in plain.items() if name not in names}
    tables: Tables = {kind: {"1": head}}
    for name in names:
        rows = plain.get(name, [])
        tables[name] = {str(place): row for place, row in enumerate(rows, start=1)}
    return tables

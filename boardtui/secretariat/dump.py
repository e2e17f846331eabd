"""Whole records as one JSON text, for another program or another workspace."""

from collections.abc import Iterable

import msgspec

from boardtui.model.keys import RecordKey
from boardtui.secretariat.secretariat import Secretariat

SHAPE = 1
"""Counted up when the outer shape of a dump changes."""


def dump_together(secretariat: Secretariat, keys: Iterable[RecordKey]) -> bytes:
    """``{"boardtui": 1, "boards": [..], "meetings": [..]}``: every record of ``keys``, whole."""
    boards: list[msgspec.Raw] = []
    meetings: list[msgspec.Raw] = []
    for key in keys:
        raw = msgspec.Raw(secretariat.dump(key))
        (boards if key.meeting is None else meetings).append(raw)
    whole = msgspec.json.encode({"boardtui": SHAPE, "boards": boards, "meetings": meetings})
    return msgspec.json.format(whole, indent=2)


def keys_of(secretariat: Secretariat, boards: Iterable[str]) -> list[RecordKey]:
    """The key of each of ``boards`` and of every meeting of theirs."""
    keys = []
    for board in boards:
        keys.append(RecordKey(board))
        keys.extend(RecordKey(board, one.id) for one in secretariat.digests(secretariat.board(board)))
    return keys

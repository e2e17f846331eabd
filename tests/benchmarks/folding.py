"""Bringing the saved file up to its journal, against the same bytes swapped in by hand."""

import itertools
import os
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from boardtui.assemble import open_workspace
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.keys import RecordKey
from tests.benchmarks.measuring import Operation, Ratio, Room, alternated
from tests.generator import council_of, write_council

_NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


def swap(room: Room) -> Iterator[Ratio]:
    """The swap that follows a mark, against temporary file, fsync, rename and fsync of the folder."""
    workspace = room.folder / "swap"
    if not workspace.exists():
        write_council(workspace, council_of(10))
    with closing(open_workspace(workspace, user="bench")) as kept:
        board = kept.boards()[0]
        held = next(one for one in kept.digests(board) if one.state.was_held)
        key = RecordKey(board.id, held.id)
        kept.open(key)
        turns = itertools.count()

        def mark() -> None:
            turn = next(turns)
            kept.do(
                key, MarkPerson("p00", (Roll.PRESENT, Roll.ABSENT)[turn % 2], _NOW + timedelta(seconds=turn))
            )

        def mark_and_fold() -> None:
            mark()
            kept.fold()

        saved = workspace / "data" / key.board / "meetings" / f"{key.meeting}.json"
        operations: dict[str, Operation] = {
            "mark": mark,
            "fold": mark_and_fold,
            "floor": _by_hand(room.folder / "by-hand", saved.read_bytes()),
        }
        found = alternated(operations, room.repeats(40))
    fold = found["fold"] - found["mark"]
    note = f"{fold:.2f} / {found['floor']:.2f} ms, {saved.stat().st_size} bytes"
    yield Ratio("swap / the same bytes swapped in by hand", fold / found["floor"], None, note)


def _by_hand(path: Path, data: bytes) -> Operation:
    def swap_in() -> None:
        beside = path.with_suffix(".tmp")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(handle, data)
        os.fsync(handle)
        os.close(handle)
        beside.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)

    return swap_in

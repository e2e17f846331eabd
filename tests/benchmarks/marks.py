"""What one durable mark costs, against the floor and two peers on the same disk, whatever the history."""

import itertools
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from boardtui.assemble import open_workspace
from boardtui.edits.base import Edit
from boardtui.edits.batch import Together
from boardtui.edits.course import OpenMeeting
from boardtui.edits.founding import Convene
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.secretariat.secretariat import Secretariat
from tests.benchmarks.measuring import Operation, Ratio, Room, alternated
from tests.generator import council_of, write_council, write_pair

DAY = date(2026, 11, 24)
OPENED = datetime.combine(DAY, time(10), UTC)
_LINES = {"10": 10, "2000": 2000}


def durable_mark(room: Room) -> Iterator[Ratio]:
    """Through the secretariat to the disk: bare append, SQLite, history, length of the journal."""
    sizes = {"1": 1, "100": 20, "5000": 30} if room.small else {"1": 1, "100": 100, "5000": 5000}
    with ExitStack() as stack:
        marks = {}
        for name, meetings in sizes.items():
            kept = stack.enter_context(_open(room.folder / f"history-{name}", meetings))
            if name == "1":
                yield from _counted(kept)
                marks["journal 2000"] = marking(kept, "live-2000")
            marks[f"history {name}"] = marking(kept, "live-10")
        line = b"x" * 230 + b"\n"
        peers = {
            "append": _appending(stack, room.folder / "floor", line),
            "wal": _committing(stack, room.folder / "wal.db", "WAL", checkpoint=0),
            "recycled": _committing(stack, room.folder / "recycled.db", "WAL", checkpoint=50),
            "rollback": _committing(stack, room.folder / "rollback.db", "DELETE"),
        }
        found = alternated({**marks, **peers}, room.repeats(400))
    mark = found["history 1"]
    at = f"mark {mark:.3f} ms"
    yield Ratio("mark / bare append+fsync of one line", mark / found["append"], 1.6, at)
    yield Ratio("mark / SQLite WAL, synchronous=FULL, its log growing", mark / found["wal"], 1.0)
    yield Ratio("mark / SQLite WAL, synchronous=FULL, its log recycled", mark / found["recycled"], 1.0)
    yield Ratio("mark / SQLite rollback-journal commit", mark / found["rollback"], 0.35)
    for name in ("100", "5000"):
        yield Ratio(f"mark with {sizes[name]} meetings / with 1", found[f"history {name}"] / mark, 1.1)
    yield Ratio("mark on a journal of 2,000 lines / of 10", found["journal 2000"] / mark, None)


def _counted(kept: Secretariat) -> Iterator[Ratio]:
    """How many fsyncs and bytes a mark is: the same on every machine."""
    mark, counted = marking(kept, "live-10"), {"fsync": 0, "bytes": 0}
    fsync, write = os.fsync, os.write

    def counting_fsync(handle: int) -> None:
        counted["fsync"] += 1
        fsync(handle)

    def counting_write(handle: int, data: bytes) -> int:
        counted["bytes"] += len(data)
        return write(handle, data)

    mark()
    os.fsync, os.write = counting_fsync, counting_write  # type: ignore[assignment]
    try:
        for _ in range(10):
            mark()
    finally:
        os.fsync, os.write = fsync, write
    yield Ratio("fsyncs a mark", counted["fsync"] / 10, 1)
    yield Ratio("bytes a mark", counted["bytes"] / 10, 299)


@contextmanager
def _open(workspace: Path, meetings: int) -> Iterator[Secretariat]:
    """A council with that much history and two meetings in hand, open for marking."""
    if not workspace.exists():
        write_council(workspace, council_of(meetings))
    folder = next(iter(sorted((workspace / "data").glob("board-*"))))
    for name, lines in _LINES.items():
        for left in (folder / "meetings").glob(f"live-{name}.*"):
            left.unlink()  # of the last run
        write_pair(folder / "meetings" / f"live-{name}", *_live(folder.name, f"live-{name}", lines))
    with closing(open_workspace(workspace, user="bench")) as kept:
        kept.digests(kept.boards()[0])
        yield kept


def _live(board: str, name: str, lines: int) -> tuple[list[Edit], Meeting]:
    """A meeting in hand whose journal has that many lines; most of them take back what others did."""
    meeting = Meeting(name, board, DAY)
    edits: list[Edit] = [Convene(meeting)]
    opened = OpenMeeting(OPENED)
    edits.extend([opened] * (lines - 1))
    return edits, opened.apply(meeting, None)  # type: ignore[arg-type]  # opening needs no stamp


def marking(kept: Secretariat, meeting: str) -> Operation:
    """An operation that marks the next of twenty people, each time differently from the last."""
    key = RecordKey(kept.boards()[0].id, meeting)
    kept.open(key)
    kept.do(key, Together(tuple(MarkPerson(f"p{one:02}", Roll.ABSENT, OPENED) for one in range(20))))
    turns = itertools.count()

    def mark() -> None:
        turn = next(turns)
        roll = (Roll.PRESENT, Roll.ABSENT)[turn // 20 % 2]
        kept.do(key, MarkPerson(f"p{turn % 20:02}", roll, OPENED + timedelta(seconds=turn), "i1"))

    return mark


def _appending(stack: ExitStack, path: Path, line: bytes) -> Operation:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    stack.callback(os.close, handle)

    def append() -> None:
        os.write(handle, line)
        os.fsync(handle)

    return append


def _committing(stack: ExitStack, path: Path, mode: str, checkpoint: int = 1000) -> Operation:
    """A commit of one changed row. A log that is checkpointed is written over, which is cheaper."""
    path.unlink(missing_ok=True)  # of the last run
    base = stack.enter_context(closing(sqlite3.connect(path, isolation_level=None)))
    base.execute(f"PRAGMA journal_mode={mode}")
    base.execute("PRAGMA synchronous=FULL")
    base.execute(f"PRAGMA wal_autocheckpoint={checkpoint}")
    base.execute("CREATE TABLE IF NOT EXISTS presence (id INTEGER PRIMARY KEY, mark TEXT, at TEXT)")
    base.executemany("INSERT INTO presence (mark, at) VALUES (?, ?)", [("present", "10:00")] * 2000)
    turns = itertools.count()

    def commit() -> None:
        turn = next(turns)
        base.execute(
            "UPDATE presence SET mark = ?, at = ? WHERE id = ?", (f"m{turn}", "10:01", turn % 2000 + 1)
        )

    return commit

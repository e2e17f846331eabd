"""Opening the lists that go across meetings in a fresh process, against SQLite on the same facts."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from boardtui.assemble import open_workspace
from boardtui.rules.membership import member_ids_on
from boardtui.secretariat.secretariat import Secretariat
from tests.benchmarks.measuring import Ratio, Room, tenth
from tests.generator import Size, council_of, write_council

_BOUNDS = {1000: None, 2000: 0.6, 5000: 1.0}
_ASK_HERE = """
import sys, time
from pathlib import Path
from boardtui.__main__ import collect_rarely
from boardtui.assemble import open_workspace
import boardtui.secretariat.secretariat, boardtui.store.cabinet  # imports are no part of either side
collect_rarely()
def ask(workspace):
    kept = open_workspace(Path(workspace), user="bench", readonly={readonly})
    boards = kept.boards()
    actions = [kept.actions(board) for board in boards]
    decisions = [kept.decisions(board) for board in boards]
    register = kept.register(boards[-1])
    rows = sum(len(rows) for held in (*actions, *decisions) for _, rows in held)
    kept.close()
    return rows, len(register.rows)
"""
_ASK_SQLITE = """
import sys, time, sqlite3
def ask(path):
    base = sqlite3.connect(f"file:{{path}}?mode=ro", uri=True)
    boards = base.execute("SELECT id, name, prefix, year FROM board ORDER BY id").fetchall()
    actions = base.execute("SELECT * FROM action JOIN meeting ON meeting.id = action.meeting "
        "ORDER BY meeting.board, day, place").fetchall()
    decisions = base.execute("SELECT * FROM decision JOIN meeting ON meeting.id = decision.meeting "
        "ORDER BY meeting.board, day, place").fetchall()
    register = base.execute("SELECT * FROM mark JOIN meeting ON meeting.id = mark.meeting "
        "WHERE meeting.board = ? ORDER BY person, day", (boards[-1][0],)).fetchall()
    base.close()
    return len(actions) + len(decisions), len({{one[1] for one in register}})
"""
_TIMED = """
begun = time.process_time(), time.perf_counter()
answer = ask(sys.argv[1])
import json, resource
print(json.dumps({{"cpu": time.process_time() - begun[0], "wall": time.perf_counter() - begun[1],
    "answer": answer, "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}}))
"""


def cross_meeting(room: Room) -> Iterator[Ratio]:
    """All actions, all decisions and the year's register: with the index, with one change, without it."""
    for size in room.sizes():
        yield from _at(room, council_of(size))


def one_board(room: Room) -> Iterator[Ratio]:
    """The same where all meetings are one board's: the index is then one file, rewritten whole."""
    yield from _at(room, Size(boards=1, meetings=20 if room.small else 2000, years=1), "one board, ")


def _at(room: Room, size: Size, kind: str = "") -> Iterator[Ratio]:
    meetings = size.total
    workspace, base = (
        room.folder / f"views-{kind[:3]}{meetings}",
        room.folder / f"views-{kind[:3]}{meetings}.db",
    )
    if not workspace.exists():
        write_council(workspace, size)
        _to_sqlite(workspace, base)
    changed = _some_journal(workspace)
    found: dict[str, list[dict[str, float]]] = {"index": [], "sqlite": [], "changed": [], "none": []}
    for turn in range(room.repeats(7)):
        if turn < 3:
            shutil.rmtree(workspace / "data" / ".index", ignore_errors=True)
            found["none"].append(_ask(_ASK_HERE, workspace))
        found["index"].append(_ask(_ASK_HERE, workspace))
        found["sqlite"].append(_ask(_ASK_SQLITE, base))
        changed.touch()
        found["changed"].append(_ask(_ASK_HERE, workspace))
    answers = {str(one["answer"]) for told in found.values() for one in told}
    assert len(answers) == 1, f"the answers differ: {answers}"
    cpu = {name: tenth([one["cpu"] for one in told]) * 1000 for name, told in found.items()}
    name = f"{kind}{meetings} meetings"
    bound = _BOUNDS.get(meetings) if not kind else None
    note = f"{cpu['index']:.0f} / {cpu['sqlite']:.0f} ms CPU; RSS {found['index'][0]['rss'] / 1024:.0f} MB"
    yield Ratio(f"lists of {name}, index / SQLite", cpu["index"] / cpu["sqlite"], bound, note)
    limit = 1.5 if meetings >= 1000 else None
    yield Ratio(f"lists of {name}, one changed / unchanged", cpu["changed"] / cpu["index"], limit)
    yield Ratio(f"lists of {name}, without the index / SQLite", cpu["none"] / cpu["sqlite"], None)


def _ask(code: str, path: Path) -> dict[str, float]:
    run = subprocess.run(
        [sys.executable, "-c", (code + _TIMED).format(readonly=False), str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)  # type: ignore[no-any-return]


def _some_journal(workspace: Path) -> Path:
    return next(iter(sorted((workspace / "data").glob("board-*/meetings/*.journal"))))


def _to_sqlite(workspace: Path, path: Path) -> None:
    """The same facts as tables, each question's with its index; the log closed."""
    with closing(sqlite3.connect(path)) as base, closing(open_workspace(workspace, readonly=True)) as kept:
        base.execute("PRAGMA journal_mode=WAL")
        base.executescript(
            """
            CREATE TABLE board (id TEXT PRIMARY KEY, name TEXT, prefix TEXT, year TEXT);
            CREATE TABLE meeting (id TEXT PRIMARY KEY, board TEXT, day TEXT, state TEXT, venue TEXT);
            CREATE TABLE mark (meeting TEXT, person TEXT, mark TEXT, sits_for TEXT);
            CREATE TABLE decision (meeting TEXT, place INT, ref TEXT, item TEXT, title TEXT, exempt INT,
                outcome TEXT, text TEXT, mover TEXT, seconder TEXT, votes TEXT, casting TEXT);
            CREATE TABLE action (meeting TEXT, place INT, ref TEXT, item TEXT, title TEXT, exempt INT,
                text TEXT, owners TEXT, due TEXT, due_next INT, status TEXT, progress TEXT);
            """
        )
        for board in kept.boards():
            _fill(base, kept, board.id)
        for table in ("mark", "decision", "action"):
            base.execute(f"CREATE INDEX {table}_of ON {table} (meeting)")
        base.execute("CREATE INDEX meeting_of ON meeting (board, day)")
        base.commit()
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.execute("PRAGMA journal_mode=DELETE")


def _fill(base: sqlite3.Connection, kept: Secretariat, board_id: str) -> None:
    board = kept.board(board_id)
    base.execute("INSERT INTO board VALUES (?, ?, ?, ?)", (board.id, board.name, board.prefix, board.year))
    for one, rows in kept.decisions(board):
        key = f"{board.id}/{one.id}"
        row = (key, board.id, one.day.isoformat(), one.state.value, one.venue)
        base.execute("INSERT INTO meeting VALUES (?, ?, ?, ?, ?)", row)
        people = dict.fromkeys([*member_ids_on(board, one.day), *one.stand_ins])
        marks = [(key, person, str(one.marks.get(person)), one.stand_ins.get(person)) for person in people]
        base.executemany("INSERT INTO mark VALUES (?, ?, ?, ?)", marks)
        base.executemany(
            f"INSERT INTO decision VALUES ({', '.join('?' * 12)})",
            [(key, place, *_flat(row)) for place, row in enumerate(rows)],
        )
    for one, given in kept.actions(board):
        base.executemany(
            f"INSERT INTO action VALUES ({', '.join('?' * 12)})",
            [(f"{board.id}/{one.id}", place, *_flat(row)) for place, row in enumerate(given)],
        )


_LISTED = 10
"""How many of a row's fields SQLite keeps: the first ones, which is what the lists said when it was bounded.

We decode all of a row, its links and statuses too, so the difference is to our cost and never to our credit.
"""


def _flat(row: tuple[object, ...]) -> list[object]:
    return [one if isinstance(one, str | int | None) else str(one) for one in row[:_LISTED]]

"""One of several writers on one workspace: a real process that writes, waits its turn and keeps count.

    python -m tests.faults.processes.writer WORKSPACE NAME COUNT [--no-lock]

Each paragraph that was acknowledged is printed, so that what a writer was told can be held against what
the disk says in the end.
"""

import argparse
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

from boardtui.assemble import open_workspace
from boardtui.edits.minuting import WriteMinute
from boardtui.errors import RecordLocked, Refusal
from boardtui.model.keys import RecordKey
from boardtui.secretariat.secretariat import Secretariat
from tests.faults.processes import trouble
from tests.faults.processes.launcher import BOARD

MEETINGS = ("2010-11-17", "2011-01-18", "2011-03-22", "2011-05-17", "2011-07-19")
_PATIENCE, _PATIENCE_WITHOUT_LOCK = 300.0, 5.0


def main() -> int:
    """Write ``COUNT`` paragraphs, a handful at each turn; 1 where patience ran out."""
    parser = argparse.ArgumentParser(prog="writer")
    parser.add_argument("workspace", type=Path)
    parser.add_argument("name")
    parser.add_argument("count", type=int)
    parser.add_argument("--no-lock", action="store_true", help="the mutation")
    options = parser.parse_args()
    if options.no_lock:
        trouble.without_lock(20)
    rng = Random(options.name)
    meetings = MEETINGS[:1] if options.no_lock else MEETINGS
    done = 0
    end = time.monotonic() + (_PATIENCE_WITHOUT_LOCK if options.no_lock else _PATIENCE)
    while done < options.count and time.monotonic() < end:
        share = min(rng.randint(1, 12), options.count - done)
        done += _turn(options.workspace, options.name, done, share, rng, meetings)
    return 0 if done == options.count else 1


def _turn(workspace: Path, name: str, done: int, share: int, rng: Random, meetings: tuple[str, ...]) -> int:
    """Write some paragraphs into one meeting; how many were acknowledged."""
    key = RecordKey(BOARD, rng.choice(meetings))
    told = 0
    try:
        with closing(open_workspace(workspace, user=name)) as secretariat:
            for number in range(done, done + share):
                _write(secretariat, key, f"{name}-{number}")
                told += 1
    except RecordLocked:
        time.sleep(rng.uniform(0.005, 0.03))
    except Refusal as refusal:
        print(f"{name}: {refusal}", file=sys.stderr)
        time.sleep(rng.uniform(0.005, 0.03))
    return told


def _write(secretariat: Secretariat, key: RecordKey, text: str) -> None:
    secretariat.do(key, WriteMinute(text))
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())

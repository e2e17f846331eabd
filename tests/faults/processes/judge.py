"""The judge: says, in a process of its own, what the disk holds of a workspace or of a stock file.

    python -m tests.faults.processes.judge ours|stock FOLDER

One line of JSON: the sequence on the disk, a fingerprint of every entry, and what cannot be read.
"""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.app.terminal import REPOSITORY
from tests.faults.processes.launcher import BOARD, MEETING

STOCK_FILE = "register.json"


@dataclass
class Verdict:
    """What the disk holds. ``entries`` has one fingerprint an entry, oldest first, where it keeps them."""

    sequence: int = 0
    entries: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def judge(kind: str, folder: Path) -> Verdict:
    """What a fresh process finds in ``folder``."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.processes.judge", kind, str(folder)],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    if done.returncode:
        return Verdict(problems=[done.stderr.strip().splitlines()[-1] if done.stderr else "no answer"])
    return Verdict(**json.loads(done.stdout))


def _ours(folder: Path) -> Verdict:
    from boardtui.assemble import open_workspace
    from boardtui.store import journal

    reading = journal.read(folder / "data" / BOARD / "meetings" / f"{MEETING}.journal")
    checked = open_workspace(folder, readonly=True).verify()
    torn = "opening the board sets it aside"  # the next start needs nobody for that
    problems = [one.problem for one in checked if one.problem and torn not in one.problem]
    sequence = reading.lines[-1].stamp.sequence if reading.lines else 0
    return Verdict(sequence, [line.hash for line in reading.lines], problems)


def _stock(folder: Path) -> Verdict:
    try:
        tables = json.loads((folder / STOCK_FILE).read_text("utf-8"))
        rows = tables["_default"].values()
    except (OSError, ValueError, KeyError, AttributeError) as error:
        return Verdict(problems=[f"unreadable: {error}"])
    return Verdict(max((row["seq"] for row in rows), default=0))


if __name__ == "__main__":
    found = {"ours": _ours, "stock": _stock}[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps(asdict(found)))

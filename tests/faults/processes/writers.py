"""Several real processes writing one workspace at once, and what became of what each was told.

    python -m tests.faults.processes.writers --processes 8 --edits 10000 [--no-lock]

One of them is ``boardtui record``, called again and again as a script would.
"""

import argparse
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from boardtui.assemble import make_sample, open_workspace
from boardtui.errors import Refusal
from boardtui.model.keys import RecordKey
from tests.app.terminal import REPOSITORY
from tests.faults.processes.launcher import BOARD, MEETING
from tests.faults.processes.writer import MEETINGS

_LOCKED = 3


@dataclass
class Outcome:
    """What was told to the writers, and what a fresh process finds."""

    told: int
    lost: int
    twice: int
    unreadable: int
    unfinished: int
    recorded: int
    seconds: float
    said: str = ""

    def is_clean(self) -> bool:
        """True where everything told is there once and all of it can be read."""
        return not (self.lost or self.twice or self.unreadable or self.unfinished)

    def sentence(self) -> str:
        """The figures."""
        return (
            f"{self.told} edits told as saved ({self.recorded} by boardtui record), {self.lost} lost, "
            f"{self.twice} applied twice, {self.unreadable} records unreadable, {self.unfinished} writers "
            f"that did not finish; {self.seconds:.0f} s"
        )


def write_together(
    workspace: Path, processes: int, edits: int, *, records: int = 3, no_lock: bool = False
) -> Outcome:
    """Let ``processes`` write ``edits`` in total, while ``boardtui record`` is called ``records`` times."""
    began = time.monotonic()
    shares = [edits // processes + (number < edits % processes) for number in range(processes)]
    words = ["--no-lock"] if no_lock else []
    hands = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.faults.processes.writer",
                str(workspace),
                f"w{number}",
                str(share),
                *words,
            ],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number, share in enumerate(shares)
    ]
    told: list[str] = []
    unfinished, said = 0, ""
    try:
        recorded = [text for number in range(records) for text in _record(workspace, f"record-{number}")]
        for hand in hands:
            out, err = hand.communicate(timeout=600)
            told += out.split()
            said += err[:300]
            unfinished += hand.returncode != 0
    finally:
        for hand in hands:
            hand.kill()
    return _judge(workspace, told, recorded, unfinished, time.monotonic() - began, said)


def _record(workspace: Path, text: str) -> list[str]:
    """``boardtui record``, again and again until it is let in; what it was told is saved."""
    for _ in range(300):
        done = subprocess.run(
            [sys.executable, "-m", "boardtui", "--workspace", str(workspace), "record",
             "--meeting", MEETING, "-e", text],
            cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        if done.returncode != _LOCKED:
            break
        time.sleep(0.02)
    return [text] if done.returncode == 0 else []


def _judge(
    workspace: Path, told: list[str], recorded: list[str], unfinished: int, seconds: float, said: str
) -> Outcome:
    secretariat = open_workspace(workspace, readonly=True)
    unreadable = 0
    found: Counter[str] = Counter()
    for meeting in MEETINGS:
        try:
            found.update(one.text for one in secretariat.meeting(RecordKey(BOARD, meeting)).minutes)
        except Refusal:
            unreadable += 1
    unreadable = max(unreadable, sum(bool(one.problem) for one in secretariat.verify()))
    lost = sum(found[text] == 0 for text in (*told, *recorded))
    twice = sum(count > 1 for text, count in found.items() if text in {*told, *recorded})
    return Outcome(
        len(told) + len(recorded), lost, twice, unreadable, unfinished, len(recorded), seconds, said
    )


def main() -> int:
    """Write together, print the figures; 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="writers")
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--records", type=int, default=20)
    parser.add_argument("--no-lock", action="store_true")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="boardtui-writers-") as folder:
        workspace = Path(folder) / "workspace"
        make_sample(workspace, eve_of=MEETING)
        outcome = write_together(
            workspace, options.processes, options.edits, records=options.records, no_lock=options.no_lock
        )
    print(f"{options.processes} processes: {outcome.sentence()}\n{outcome.said[:600]}".rstrip())
    return 0 if outcome.is_clean() else 1


if __name__ == "__main__":
    sys.exit(main())

"""Kill the real app again and again, at a random moment while keys are pressed; see what the disk holds.

    python -m tests.faults.processes.kill_loop --kills 1000
    python -m tests.faults.processes.kill_loop --kills 100 --signal HUP --fsync-delay-ms 10
    python -m tests.faults.processes.kill_loop --kills 200 --subject stock

``--subject`` is ``ours``, ``stock`` (a small app on TinyDB's own storage) or ``mutated`` (ours, saying
Saved before the line is on the disk): the last two show that the loop sees what it looks for.
"""

import argparse
import json
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.app.terminal import REPOSITORY
from tests.faults.processes.killing import Plan, Tally, kill_again_and_again


def main() -> int:
    """Kill, print the figures; 1 where anything was lost."""
    options = _parser().parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # and so end what was started
    if options.hands > 1:
        tally = _several_hands(options)
    else:
        with TemporaryDirectory(prefix="boardtui-kills-", dir=options.folder) as folder:
            tally = kill_again_and_again(_plan(options), Path(folder), say=_say)
    print(json.dumps(asdict(tally)) if options.json else f"{options.subject}: {tally.sentence()}")
    return 0 if tally.is_clean() else 1


def _plan(options: argparse.Namespace) -> Plan:
    return Plan(
        kills=options.kills,
        subject=options.subject,
        how=options.signal,
        fsync_delay_ms=options.fsync_delay_ms,
        seed=options.seed,
        each=options.each,
    )


def _several_hands(options: argparse.Namespace) -> Tally:
    """The same in several processes at once, each with its share, added up."""
    shares = [options.kills // options.hands] * options.hands
    shares[0] += options.kills - sum(shares)
    words = [
        "--subject", options.subject, "--signal", options.signal, "--each", str(options.each),
        "--fsync-delay-ms", str(options.fsync_delay_ms), "--json",
    ]  # fmt: skip
    if options.folder:
        words += ["--folder", options.folder]
    hands = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.faults.processes.kill_loop",
                *words,
                "--kills",
                str(share),
                "--seed",
                str(options.seed + number),
            ],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number, share in enumerate(shares)
    ]
    total = Tally()
    try:
        for hand in hands:
            said, _ = hand.communicate()
            total.add(Tally(**json.loads(said)) if said else Tally(broken=["a hand ended without a word"]))
    finally:
        for hand in hands:
            hand.terminate()
    return total


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kill_loop")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--subject", choices=("ours", "stock", "mutated"), default="ours")
    parser.add_argument("--signal", choices=("KILL", "TERM", "HUP", "CLOSE"), default="KILL")
    parser.add_argument("--fsync-delay-ms", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=40, help="kills before a new workspace is begun")
    parser.add_argument("--hands", type=int, default=1, help="how many loops run at once")
    parser.add_argument("--folder", help="where the workspaces go; else the system's place for such")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())

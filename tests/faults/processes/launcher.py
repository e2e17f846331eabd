"""Starts the real app at one meeting, as ``boardtui`` starts it, with trouble put in where it is asked for.

    python -m tests.faults.processes.launcher WORKSPACE [--fsync-delay-ms 10] [--idle 0.3] ...

The command line itself has no way to open the app at a meeting: it opens on the list.
"""

import argparse
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from boardtui import __main__ as program
from boardtui.cli.command_line import run
from boardtui.cli.parts import Parts
from tests.faults.processes import trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from boardtui.cli.parts import View
    from boardtui.secretariat.secretariat import Secretariat

BOARD, MEETING = "improvement-programme-board", "2010-11-17"


def main() -> int:
    """Put the trouble in and run the app; its exit code."""
    options = _parser().parse_args()
    _put_in(options)
    words = ["--workspace", options.workspace, *(["--readonly"] if options.readonly else [])]
    at_meeting = Parts(program._open_workspace, program._make_sample, _at_the_meeting, program._run_demo)
    return run(words, at_meeting)


def _at_the_meeting(opening: "Callable[[], Secretariat]", view: "View") -> int:
    from boardtui.app.app import run_app

    return run_app(opening, board=BOARD, meeting=MEETING)


def _put_in(options: argparse.Namespace) -> None:
    if options.fsync_delay_ms:
        trouble.slow_fsync(options.fsync_delay_ms)
    if options.acknowledge_early:
        trouble.acknowledge_early(options.acknowledge_early)
    if options.orders:
        trouble.obey(Path(options.orders), Path(options.workspace))
    if options.ignore_hangup:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    if options.idle is not None:
        from boardtui.app.screens import live

        live._IDLE_SECONDS = options.idle


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="launcher")
    parser.add_argument("workspace")
    parser.add_argument("--readonly", action="store_true")
    parser.add_argument("--fsync-delay-ms", type=float, default=0.0)
    parser.add_argument("--idle", type=float, help="seconds without an edit before the records are folded")
    parser.add_argument("--acknowledge-early", type=float, default=0.0, metavar="MS", help="the mutation")
    parser.add_argument("--orders", metavar="FILE", help="refuse what this file orders while it is there")
    parser.add_argument("--ignore-hangup", action="store_true", help="start with SIGHUP ignored, like nohup")
    return parser


if __name__ == "__main__":
    sys.exit(main())

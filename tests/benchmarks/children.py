"""The programs that are measured, each on a pseudo-terminal: none of them outlives the benchmark."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


def started(words: Sequence[str], terminal: int, home: str, **environment: str) -> subprocess.Popen[bytes]:
    """Run ``words`` on ``terminal`` with the home folder ``home``; it is killed when this process ends.

    However this process ends: a bare Textual program goes round for good on a terminal that has gone.
    """
    parent = os.getpid()

    def die_with_parent() -> None:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before it was asked for
            os._exit(1)

    more = {"TERM": "xterm-256color", "PYTHONPATH": str(REPOSITORY), "HOME": home}
    return subprocess.Popen(
        words,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=os.environ | more | environment,
        start_new_session=True,
        preexec_fn=die_with_parent,
    )

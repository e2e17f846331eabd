"""Another program run to its end, or to its time: nothing of it outlives the question."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Alive = Callable[[], None]
"""Called every tenth of a second while one waits. What it raises ends the other program too."""
_TICK = 0.1
_LONGEST_COMPLAINT = 2_000


@dataclass(frozen=True, slots=True)
class Ended:
    """How it ended: its exit code (None where its time was up), what it printed and what it complained of."""

    code: int | None
    printed: bytes
    complaint: str


def nobody_waits() -> None:
    """For those who neither show progress nor stop."""


def run_to_end(
    command: Sequence[str],
    folder: Path,
    *,
    seconds: float,
    given: bytes = b"",
    settings: Mapping[str, str] | None = None,
    alive: Alive = nobody_waits,
) -> Ended:
    """Run ``command`` in ``folder`` with ``given`` on its stdin, for ``seconds`` at most.

    It leads a process group of its own, which is killed with all its children when the time is up, when
    ``alive`` raises, and at the end. ``settings`` are added to the environment.
    """
    names = [folder / f".child.{one}" for one in ("in", "out", "err")]
    names[0].write_bytes(given)
    with names[0].open("rb") as source, names[1].open("wb") as out, names[2].open("wb") as err:
        process = subprocess.Popen(  # noqa: S603  the caller's own words, and no shell
            list(command),
            stdin=source,
            stdout=out,
            stderr=err,
            cwd=folder,
            env={**os.environ, **(settings or {})},
            start_new_session=True,
        )
        try:
            code = _wait(process, time.monotonic() + seconds, alive)
        finally:
            _end(process)
    complaint = names[2].read_bytes()[-_LONGEST_COMPLAINT:].decode("utf-8", "replace")
    return Ended(code, names[1].read_bytes(), complaint)


def _wait(process: "subprocess.Popen[bytes]", until: float, alive: Alive) -> int | None:
    while time.monotonic() < until:
        alive()
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(_TICK)
    return None


def _end(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):  # all of it has ended by itself
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()

"""The one door to every check: style, types, contracts, tests, coverage.

    python tests/door.py          all of it
    python tests/door.py -k name  the same with pytest's own arguments, without coverage

README and .ci/run both call it. It stops at the first check that fails.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FULLY_COVERED = "boardtui/model/*,boardtui/rules/*,boardtui/edits/*"


def main(arguments: list[str]) -> int:
    """Run every check; the exit code of the first that fails, or 0."""
    pytest = [sys.executable, "-m", "pytest", "-q", "--durations=8", *arguments]
    checks: list[list[str]] = [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["lint-imports"],
    ]
    if arguments:
        checks.append(pytest)
    else:
        checks += [
            ["coverage", "erase"],
            ["coverage", "run", *pytest[1:]],
            ["coverage", "combine", "-q"],
            ["coverage", "report", f"--include={FULLY_COVERED}", "--fail-under=100"],
            ["coverage", "report", "--fail-under=90"],
        ]
    return next((code for code in map(_run, checks) if code), 0)


def _run(command: list[str]) -> int:
    """Run one check, from the environment this Python belongs to, and say how long it took."""
    beside = Path(sys.executable).parent / command[0]
    words = [str(beside) if beside.exists() else command[0], *command[1:]]
    print(f"── {' '.join(command[:3])}", flush=True)
    started = time.monotonic()
    code = subprocess.run(
        words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    ).returncode
    print(f"   {'ok' if code == 0 else f'FAILED ({code})'} in {time.monotonic() - started:.0f} s", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

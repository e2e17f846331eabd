"""The one door to every check: style, types, contracts, coverage of the laws, tests.

    python tests/door.py              all of it
    python tests/door.py --coverage   the same, with the whole package's coverage measured (slower)
    python tests/door.py -k name      the tests that pytest's own arguments pick, after the other checks

README and .ci/run both call it. It stops at the first check that fails.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LAWS = "boardtui/model/*,boardtui/rules/*,boardtui/edits/*"
TESTS_OF_THE_LAWS = ("tests/model", "tests/rules", "tests/edits", "tests/store", "tests/secretariat")
PYTEST = ("pytest", "-q", "-n", "3", "--dist", "loadfile")  # on two cores: many wait for a terminal


def main(arguments: list[str]) -> int:
    """Run every check; the exit code of the first that fails, or 0."""
    checks: list[list[str]] = [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["lint-imports"],
    ]
    if arguments == ["--coverage"]:
        checks += [*_measured(["tests"]), ["coverage", "report", "--fail-under=90"]]
    elif arguments:
        checks.append([*PYTEST, *arguments])
    else:
        checks += [*_measured(TESTS_OF_THE_LAWS), [*PYTEST, "--durations=8"]]
    return next((code for code in map(_run, checks) if code), 0)


def _measured(tests: list[str] | tuple[str, ...]) -> list[list[str]]:
    """The checks that run ``tests`` under coverage and hold the laws of the house at 100 %."""
    return [
        ["coverage", "erase"],
        ["coverage", "run", "-m", *PYTEST, *tests],
        ["coverage", "combine", "-q"],
        ["coverage", "report", f"--include={LAWS}", "--fail-under=100"],
    ]


def _run(command: list[str]) -> int:
    """Run one check, from the environment this Python belongs to, and say how long it took."""
    beside = Path(sys.executable).parent / command[0]
    words = [str(beside) if beside.exists() else command[0], *command[1:]]
    print(f"── {' '.join(command[:3])}", flush=True)
    started = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    code = subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode
    print(f"   {'ok' if code == 0 else f'FAILED ({code})'} in {time.monotonic() - started:.0f} s", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

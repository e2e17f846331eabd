"""The program as a shell sees it, on copies of the sample workspace."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from boardtui.assemble import make_sample

ROOT = Path(__file__).parents[2]
Shell = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def whole_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole sample; for looking only."""
    folder = tmp_path_factory.mktemp("whole") / "workspace"
    make_sample(folder)
    return folder


@pytest.fixture(scope="session")
def eve_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample on the eve of 17 November 2010; for looking only."""
    folder = tmp_path_factory.mktemp("eve") / "workspace"
    make_sample(folder, eve_of="2010-11-17")
    return folder


@pytest.fixture
def workspace(whole_sample: Path, tmp_path: Path) -> Path:
    """A copy of the whole sample, to change."""
    return Path(shutil.copytree(whole_sample, tmp_path / "workspace"))


@pytest.fixture
def eve(eve_sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample on the eve of the meeting, to change."""
    return Path(shutil.copytree(eve_sample, tmp_path / "eve"))


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Runs ``boardtui WORDS`` in an empty folder, with no workspace of the user's own in reach."""

    def run(*words: object, stdin: str | bytes = "", **settings: str) -> "subprocess.CompletedProcess[str]":
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BOARDTUI_")}
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "boardtui", *map(str, words)],
            input=given,
            capture_output=True,
            timeout=60,
            cwd=home,
            env=kept | {"PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_DATA_HOME": str(home)} | settings,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return run


@pytest.fixture
def inside(capsys: pytest.CaptureFixture[str]) -> Shell:
    """Runs ``boardtui WORDS`` in this process: ten times as fast, for what needs none of its own."""
    from boardtui.__main__ import _parts
    from boardtui.cli.command_line import run as run_words

    def run(*words: object) -> "subprocess.CompletedProcess[str]":
        capsys.readouterr()
        code = run_words([str(one) for one in words], _parts())
        said = capsys.readouterr()
        return subprocess.CompletedProcess(list(map(str, words)), code, said.out, said.err)

    return run

"""Exit codes, sentences instead of tracebacks, streams, imports, and the way into the app."""

import errno
import json
import os
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from boardtui import __main__, __version__
from boardtui.cli import command_line
from boardtui.cli.parts import Parts
from boardtui.cli.verbs import VERBS
from boardtui.secretariat.secretariat import Secretariat
from boardtui.secretariat.settings import Settings
from tests.cli.conftest import ROOT, Shell


def test_version_and_help(shell: Shell) -> None:
    assert shell("--version").stdout == f"boardtui {__version__}\n"
    helped = shell("--help")
    assert helped.returncode == 0
    assert "--plain" in helped.stdout and "Exit codes" in helped.stdout
    for command in [one.name for one in VERBS]:
        assert f"\n  {command} " in helped.stdout
        one = shell(command, "--help")
        assert (one.returncode, one.stderr) == (0, "")
        assert one.stdout.startswith(f"Usage: boardtui {command}")


BAD_USAGE: list[tuple[int, list[str]]] = [
    (2, ["nonsense"]),
    (2, ["check"]),
    (2, ["--no-such-option"]),
    (2, ["--workspace"]),
    (2, ["--workspace", "", "boards"]),
    (2, ["boards", "--workspace", " "]),
    (2, ["boards", "surplus"]),
    (2, ["register", "--jsn"]),
    (2, ["members", "--on", "yesterday-ish"]),
    (2, ["members", "--on", "2010-11-17", "--meeting", "2010-11-17"]),
    (2, ["sample"]),
    (2, ["sample", ""]),
    (2, ["export"]),
    (2, ["export", "note", "--format", "odt"]),
    (2, ["export", "note", "--out", "-"]),
    (2, ["record", "-e"]),
    (2, ["record", "--afresh"]),
    (2, ["verify", "note.docx"]),
    (2, ["demo"]),
    (2, ["demo", "--after", "now"]),
    (1, ["register", "--board", "nobody"]),
    (1, ["agenda", "--meeting", "2010-11-18"]),
    (1, ["agenda", "--meeting", "banana"]),
    (1, ["agenda", "--meeting", "\x1b[2J[/b]\udcff"]),
    (1, ["decisions", "--year", "1066"]),
    (3, ["--workspace", "/nowhere/at/all", "boards"]),
    (3, ["--workspace", "/dev/null", "record", "-e", "open"]),
    (3, ["boards", "--workspace", "/proc"]),
    (3, ["verify", "--workspace", "nonsense\nwith\nlines"]),
]


@pytest.mark.parametrize(
    ("code", "words"), BAD_USAGE, ids=[" ".join(words) or "nothing" for _, words in BAD_USAGE]
)
def test_bad_usage_is_a_sentence(shell: Shell, whole_sample: Path, code: int, words: list[str]) -> None:
    done = shell(*words, BOARDTUI_WORKSPACE=str(whole_sample))
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.strip().endswith((".", ")", "?"))
    assert "\x1b" not in done.stderr
    assert done.stderr.count("\n") == 1 + "".join(words).count("\n")


def test_the_workspace_is_found(shell: Shell, whole_sample: Path, tmp_path: Path) -> None:
    assert shell("boards").returncode == 3
    assert "boardtui sample DIR" in shell("boards").stderr
    assert shell("boards", BOARDTUI_WORKSPACE=str(whole_sample)).returncode == 0
    assert shell("boards", "--workspace", whole_sample, BOARDTUI_WORKSPACE="/nowhere").returncode == 0
    assert shell("--workspace", "/nowhere", "boards", "--workspace", whole_sample).returncode == 0


def test_a_reader_that_goes_away(whole_sample: Path) -> None:
    line = f"{sys.executable} -m boardtui --workspace '{whole_sample}' dump | true"
    done = subprocess.run(
        ["bash", "-c", line], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True
    )
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device to write to")
@pytest.mark.parametrize("where", ["1", "2", "both"])
def test_a_full_disk_under_a_stream(whole_sample: Path, where: str) -> None:
    ending = {"1": ">/dev/full", "2": "2>/dev/full", "both": ">/dev/full 2>&1"}[where]
    line = f"{sys.executable} -m boardtui --workspace '{whole_sample}' verify {ending}"
    done = subprocess.run(
        ["bash", "-c", line], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr and b"Exception" not in done.stderr
    if where == "1":
        assert b"no space left" in done.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(whole_sample: Path, closed: str) -> None:
    line = f"{sys.executable} -m boardtui --workspace '{whole_sample}' boards --json {closed}"
    done = subprocess.run(
        ["bash", "-c", line], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_utf8_whatever_the_locale(shell: Shell, whole_sample: Path) -> None:
    done = shell(
        "--workspace", whole_sample, "register", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    )
    assert done.returncode == 0
    assert "–" in done.stdout


LIGHT = ("textual", "docx", "lxml", "rich", "tinydb", "msgspec", "filelock", "asyncio", "boardtui.assemble")


@pytest.mark.parametrize(
    ("words", "absent"),
    [
        (["--help"], LIGHT),
        (["export", "--help"], LIGHT),
        (["register", "--json"], ("textual", "docx", "lxml", "rich")),
        (["register"], ("textual", "docx", "lxml")),
        (["actions"], ("textual", "docx", "lxml")),
        (["verify", "--json"], ("textual", "docx", "lxml", "rich")),
        (["dump"], ("textual", "docx", "lxml", "rich")),
        (["record", "--meeting", "2010-11-17", "-e", "open 15:00"], ("textual", "docx", "lxml", "rich")),
        (["export", "note", "--format", "txt"], ("textual", "docx", "lxml", "rich")),
        (["export", "note", "--format", "docx"], ("textual", "rich")),
    ],
    ids=lambda given: " ".join(given[:4]),
)
def test_what_is_not_imported(eve: Path, words: list[str], absent: tuple[str, ...]) -> None:
    program = (
        "import sys, json; sys.argv = ['boardtui', *sys.argv[1:]]; from boardtui.__main__ import main; "
        "code = main(); sys.stdout.flush(); print('\\n' + json.dumps([code, sorted(sys.modules)]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), "BOARDTUI_WORKSPACE": str(eve)},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    code, modules = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    assert not set(modules) & set(absent)


def parts(error: BaseException | None = None) -> Parts:
    def fail(folder: str | None, user: str | None, readonly: bool) -> Secretariat:
        assert error is not None
        raise error

    return Parts(fail, lambda folder, eve: None, lambda opening, view: 0, lambda after, user, view: 0)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "Interrupted."),
        (
            PermissionError(errno.EACCES, "Permission denied", "/data/board.json"),
            1,
            "/data/board.json: permission denied.",
        ),
        (OSError("odd"), 1, "The system refused: odd."),
        (RecursionError("deep"), 1, "RecursionError"),
        (KeyError("secret 020 7946 0111"), 1, "BoardTUI made a mistake (KeyError at "),
    ],
)
def test_every_error_is_a_sentence(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int, said: str
) -> None:
    assert command_line.run(["boards"], parts(error)) == code
    heard = capsys.readouterr()
    assert heard.out == ""
    assert said in heard.err
    assert "Traceback" not in heard.err and "7946" not in heard.err
    assert heard.err.count("\n") == 1


def test_an_interrupt_before_anything_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(words: object, given: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "run", interrupt)
    assert __main__.main() == 130


class Shown:
    """Stands in for the app: notes what it was shown, and answers with an exit code of its own."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, bool]] = []

    def run_app(
        self,
        opening: Callable[[], Secretariat],
        *,
        board: str | None = None,
        meeting: str | None = None,
        demo: bool = False,
        logs: Path | None = None,
        settings: Settings | None = None,
        demo_instead: Callable[[], int] | None = None,
    ) -> int:
        secretariat = opening()
        found = secretariat.find_meeting(secretariat.find_board(board), meeting)
        self.calls.append((found.id, found.state.value, demo))
        return 7


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """An app that only notes what it is shown, at what looks like a terminal."""
    stand_in = Shown()
    module = types.ModuleType("boardtui.app.app")
    monkeypatch.setattr(module, "run_app", stand_in.run_app, raising=False)
    monkeypatch.setitem(sys.modules, "boardtui.app.app", module)
    monkeypatch.setattr(command_line, "is_at_terminal", lambda: True)
    monkeypatch.setattr("boardtui.cli.samples.is_at_terminal", lambda: True)
    return stand_in


def at_prompt(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["boardtui", *words])
    return __main__.main()


def test_no_command_opens_the_app(monkeypatch: pytest.MonkeyPatch, shown: Shown, workspace: Path) -> None:
    assert at_prompt(monkeypatch, "--workspace", str(workspace)) == 7
    assert shown.calls == [("2011-01-18", "scheduled", False)]


def test_demo_is_the_eve_of_the_meeting(monkeypatch: pytest.MonkeyPatch, shown: Shown) -> None:
    assert at_prompt(monkeypatch, "demo") == 7
    assert shown.calls == [("2010-11-17", "scheduled", True)]


def test_demo_after_the_meeting(monkeypatch: pytest.MonkeyPatch, shown: Shown) -> None:
    assert at_prompt(monkeypatch, "demo", "--after") == 7
    assert shown.calls == [("2011-01-18", "scheduled", True)]

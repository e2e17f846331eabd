"""Loading what was dumped: the inverse, and nothing is overwritten."""

import json
from pathlib import Path

import pytest

from boardtui.assemble import make_workspace, open_workspace
from boardtui.errors import Refusal
from boardtui.secretariat.load import load_together
from tests.cli.conftest import Shell

BOARD = "improvement-programme-board"


@pytest.fixture
def dumped(inside: Shell, whole_sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "dump.json"
    path.write_text(inside("--workspace", whole_sample, "dump").stdout, "utf-8")
    return path


def test_the_dump_of_the_load_of_a_dump_is_identical(inside: Shell, dumped: Path, tmp_path: Path) -> None:
    done = inside("--workspace", tmp_path / "new", "load", dumped)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "7 records loaded.\n")
    assert inside("--workspace", tmp_path / "new", "dump").stdout == dumped.read_text("utf-8")
    assert inside("--workspace", tmp_path / "new", "verify").returncode == 0


def test_what_is_entered_after_a_load_has_ids_of_its_own(inside: Shell, dumped: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    inside("--workspace", new, "load", dumped)
    done = inside(
        "--workspace", new, "record", "--meeting", "2010-11-17", "-e", "/reopen x", "-e", "N: More."
    )
    assert done.returncode == 0, done.stderr
    held = json.loads(inside("--workspace", new, "dump", "--meeting", "2010-11-17").stdout)["meetings"][0]
    entries = [*held["minutes"], *held["decisions"], *held["actions"], *held["presence"]]
    assert len({one["id"] for one in entries}) == len(entries)
    assert max(entries, key=lambda one: one["order"])["text"] == "More."


def test_nothing_is_overwritten(inside: Shell, dumped: Path, workspace: Path) -> None:
    before = inside("--workspace", workspace, "dump").stdout
    done = inside("--workspace", workspace, "load", dumped)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "Already on record here" in done.stderr
    assert inside("--workspace", workspace, "dump").stdout == before


def changed(dumped: Path, **more: object) -> str:
    return json.dumps(json.loads(dumped.read_text("utf-8")) | more)


def test_bad_input_gets_one_sentence(inside: Shell, dumped: Path, tmp_path: Path) -> None:
    meeting = json.loads(dumped.read_text("utf-8"))["meetings"][0]
    make_workspace(tmp_path / "new")
    for text, code in (
        ("", 2),
        ("{", 2),
        ("[" * 100_000, 2),
        ("[]", 2),
        ("{}", 2),
        ('{"boardtui": "1"}', 2),
        ('{"boardtui": 1}', 2),
        ('{"boardtui": 1, "boards": [], "meetings": []}', 2),
        (changed(dumped, boardtui=99), 2),
        (changed(dumped, boards=[7]), 3),
        (changed(dumped, meetings=[meeting | {"day": "yesterday"}]), 3),
        (changed(dumped, meetings=[meeting, meeting]), 1),
        (changed(dumped, meetings=[meeting | {"board": "none"}]), 1),
    ):
        secretariat = open_workspace(tmp_path / "new")
        with pytest.raises(Refusal) as refused:
            load_together(secretariat, text.encode())
        assert (refused.value.exit_code, "\n" in str(refused.value)) == (code, False), text[:80]
        assert secretariat.boards() == ()
        secretariat.close()
    (tmp_path / "bad.json").write_text("{")
    done = inside("--workspace", tmp_path / "new", "load", tmp_path / "bad.json")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("name", ["../../escape", "/etc/x", ".hidden"])
def test_a_name_that_leads_elsewhere_makes_nothing(
    inside: Shell, dumped: Path, tmp_path: Path, name: str
) -> None:
    board = json.loads(dumped.read_text("utf-8"))["boards"][0] | {"id": name}
    bad = tmp_path / "bad.json"
    bad.write_text(changed(dumped, boards=[board], meetings=[]))
    done = inside("--workspace", tmp_path / "deep" / "er" / "new", "load", bad)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert not list(tmp_path.rglob("escape"))


def test_what_is_no_file_is_said(inside: Shell, tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path, "/dev/zero"):
        done = inside("--workspace", tmp_path / "new", "load", path)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert not (tmp_path / "new").exists()


def test_a_meeting_loads_into_its_board(inside: Shell, dumped: Path, tmp_path: Path) -> None:
    whole = json.loads(dumped.read_text("utf-8"))
    for part in ("meetings", "boards"):
        path = tmp_path / f"{part}.json"
        path.write_text(json.dumps(whole | {part: []}))
        assert inside("--workspace", tmp_path / "new", "load", path).returncode == 0
    assert inside("--workspace", tmp_path / "new", "dump").stdout == dumped.read_text("utf-8")

"""Backups, restoring, repairing and pruning from the command line."""

import json
import shutil
from pathlib import Path

from tests.cli.conftest import Shell

BOARD = "improvement-programme-board"
NOTE = ("record", "--meeting", "2010-11-17", "-e", "/reopen to correct", "-e", "N: A word more.")


def dumped(inside: Shell, workspace: Path) -> str:
    return inside("--workspace", workspace, "dump").stdout


def test_the_previous_version_is_one_command_away(inside: Shell, workspace: Path) -> None:
    before = dumped(inside, workspace)
    assert inside("--workspace", workspace, *NOTE).returncode == 0
    assert dumped(inside, workspace) != before
    done = inside("--workspace", workspace, "restore", "1")
    assert (done.returncode, done.stdout) == (0, "")
    assert "backup 1" in done.stderr and "boardtui restore 2" in done.stderr
    assert dumped(inside, workspace) == before
    assert inside("--workspace", workspace, "verify").returncode == 0


def test_backup_and_the_list(inside: Shell, workspace: Path) -> None:
    assert "no backups yet" in inside("--workspace", workspace, "restore").stderr
    done = inside("--workspace", workspace, "backup", "--user", "Olga")
    assert (done.returncode, done.stdout) == (0, f"{BOARD} 1\n")
    (made,) = json.loads(inside("--workspace", workspace, "backup", "--json").stdout)
    assert (made["board"], made["backup"], made["why"], made["problem"]) == (BOARD, 2, "asked for", "")
    assert {"record": f"{BOARD}/2010-11-17", "lines": 30} in made["records"] or made["records"]
    listed = json.loads(inside("--workspace", workspace, "restore", "--json").stdout)
    assert [one["backup"] for one in listed] == [1, 2]
    assert listed[0]["user"] == "Olga"
    rows = inside("--workspace", workspace, "restore").stdout.splitlines()
    assert rows[0].split()[:2] == ["Backup", "Board"]
    assert len(rows) == 3


def test_a_vanished_folder_comes_back(inside: Shell, workspace: Path) -> None:
    before = dumped(inside, workspace)
    inside("--workspace", workspace, "backup")
    for what in ("data", f"data/{BOARD}"):
        shutil.rmtree(workspace / what)
        for words in (("boards",), NOTE):
            done = inside("--workspace", workspace, *words)
            assert (done.returncode, done.stdout) == (3, "")
            assert f"boardtui restore latest --board {BOARD}" in done.stderr
        done = inside("--workspace", workspace, "restore", "latest")
        assert done.returncode == 0, done.stderr
        assert dumped(inside, workspace) == before


def test_refusals_are_one_sentence(inside: Shell, workspace: Path) -> None:
    inside("--workspace", workspace, "backup")
    for words, code in (
        (("restore", "9"), 1),
        (("restore", "1", "--board", "none"), 1),
        (("--readonly", "restore", "1"), 3),
        (("--readonly", "backup"), 3),
        (("--readonly", "verify", "--repair"), 3),
        (("prune", "--erase"), 2),
        (("verify", "note.docx"), 2),
    ):
        done = inside("--workspace", workspace, *words)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1), words
    assert inside("--workspace", workspace / "none", "restore").returncode == 3


def test_verify_and_repair(inside: Shell, workspace: Path) -> None:
    before = dumped(inside, workspace)
    inside("--workspace", workspace, "backup")
    journal = workspace / "data" / BOARD / "meetings" / "2010-11-17.journal"
    data = bytearray(journal.read_bytes())
    data[len(data) // 2] ^= 1
    journal.write_bytes(bytes(data))
    (journal.parent / "2010-09-09 (1).json").write_bytes(b"{}")
    told = json.loads(inside("--workspace", workspace, "verify", "--json").stdout)
    assert [one["record"] for one in told if one["problem"]] == [f"{BOARD}/2010-11-17"]
    assert any("Two versions" in note for one in told for note in one["notes"])
    assert "--repair" in inside("--workspace", workspace, "verify").stderr
    done = inside("--workspace", workspace, "verify", "--repair")
    assert (done.returncode, "came back from backup 1" in done.stderr) == (0, True)
    assert dumped(inside, workspace) == before
    again = inside("--workspace", workspace, "verify", "--repair")
    assert (again.returncode, "nothing to repair" in again.stderr) == (0, True)


def test_prune_shows_and_removes_only_when_told(inside: Shell, workspace: Path) -> None:
    done = inside("--workspace", workspace, "prune")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Nothing has had its time.\n")
    aside = workspace / "data" / BOARD / "board.json.damaged-20100101T000000"
    aside.write_bytes(b"x")
    import os

    os.utime(aside, (1262304000, 1262304000))
    done = inside("--workspace", workspace, "prune", "--json")
    (due,) = json.loads(done.stdout)
    assert (due["kind"], due["what"], aside.exists()) == ("set-aside", aside.name, True)
    assert "Add --yes" in done.stderr
    done = inside("--workspace", workspace, "prune", "--yes")
    assert (done.returncode, aside.exists()) == (0, False)


def test_what_the_program_makes_is_its_owners_only(shell: Shell, workspace: Path) -> None:
    shell("--workspace", workspace, *NOTE)
    shell("--workspace", workspace, "export", "note", "--format", "md")
    shell("--workspace", workspace, "export", "note", "--out", workspace / "elsewhere" / "note.docx")
    for one in workspace.rglob("*"):
        assert one.stat().st_mode & 0o077 == 0, one

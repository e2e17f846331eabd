"""Exporting, verifying and dumping from the command line; making a sample."""

import io
import json
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Shell

MEETING = ("--board", "IPB", "--meeting", "2010-11-17")


def test_export_prints_the_path(shell: Shell, workspace: Path) -> None:
    done = shell("--workspace", workspace, "export", "note", *MEETING)
    assert (done.returncode, done.stderr) == (0, "")
    path = Path(done.stdout.removesuffix("\n"))
    assert path.parent == workspace / "exports"
    assert path.name == "2010-11-17 LG Group Improvement Programme Board note DRAFT.docx"
    said = [
        cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells
    ]
    assert any("David Parsons CBE" in one for one in said)


def test_export_never_overwrites(shell: Shell, workspace: Path) -> None:
    paths = [shell("--workspace", workspace, "export", "note", "--format", "md").stdout for _ in range(2)]
    assert paths[0] != paths[1]
    assert len(list((workspace / "exports").iterdir())) == 2


def test_without_a_meeting_it_is_the_last_one_held(shell: Shell, workspace: Path) -> None:
    assert "2010-11-17" in shell("--workspace", workspace, "export", "note", "--format", "txt").stdout


@pytest.mark.parametrize(
    ("out", "form", "opening"),
    [
        ("note.txt", None, b"Note of decisions"),
        ("note.md", None, b"# Note of decisions"),
        ("note.docx", None, b"PK"),
        ("note", None, b"PK"),
        ("note.txt", "md", b"# Note of decisions"),
    ],
)
def test_the_ending_of_out_says_the_form(
    shell: Shell, workspace: Path, tmp_path: Path, out: str, form: str | None, opening: bytes
) -> None:
    words = ("--format", form) if form else ()
    done = shell("--workspace", workspace, "export", "note", *MEETING, "--out", tmp_path / out, *words)
    assert done.stdout == f"{tmp_path / out}\n"
    assert (tmp_path / out).read_bytes().startswith(opening)


def test_out_may_be_a_folder(shell: Shell, workspace: Path, tmp_path: Path) -> None:
    done = shell("--workspace", workspace, "export", "note", *MEETING, "--out", tmp_path, "--format", "txt")
    assert Path(done.stdout.strip()).parent == tmp_path
    assert Path(done.stdout.strip()).is_file()


def test_a_place_that_cannot_be_written(shell: Shell, whole_sample: Path) -> None:
    done = shell("--workspace", whole_sample, "export", "note", *MEETING, "--out", "/proc/nowhere/note.txt")
    assert done.returncode in (1, 3)
    assert done.stderr.count("\n") == 1


def test_verify(shell: Shell, whole_sample: Path) -> None:
    done = shell("--workspace", whole_sample, "verify")
    assert (done.returncode, done.stderr) == (0, "7 records are whole.\n")
    rows = [line.split() for line in done.stdout.splitlines()[1:]]
    assert [row[0] for row in rows][:2] == [
        "improvement-programme-board",
        "improvement-programme-board/2010-09-09",
    ]
    assert all(int(row[1]) >= 1 and row[2] == "whole" for row in rows)


def test_verify_finds_one_changed_byte(shell: Shell, workspace: Path) -> None:
    journal = workspace / "data/improvement-programme-board/meetings/2010-11-17.journal"
    data = bytearray(journal.read_bytes())
    data[len(data) // 2] ^= 1
    journal.write_bytes(bytes(data))
    done = shell("--workspace", workspace, "verify")
    assert done.returncode == 3
    assert "1 of 7 records are damaged: improvement-programme-board/2010-11-17." in done.stderr
    told = json.loads(shell("--workspace", workspace, "verify", "--json").stdout)
    assert [one["record"] for one in told if one["problem"]] == ["improvement-programme-board/2010-11-17"]
    assert shell("--workspace", workspace, "meetings").returncode == 3


def test_dump(shell: Shell, whole_sample: Path) -> None:
    whole = json.loads(shell("--workspace", whole_sample, "dump").stdout)
    assert whole["boardtui"] == 1
    assert [one["id"] for one in whole["boards"]] == ["improvement-programme-board"]
    assert len(whole["meetings"]) == 6
    assert json.loads(shell("--workspace", whole_sample, "dump", "--board", "IPB").stdout) == whole
    one = json.loads(shell("--workspace", whole_sample, "dump", *MEETING).stdout)
    assert (one["boards"], one["meetings"]) == ([], [whole["meetings"][1]])
    assert one["meetings"][0]["decisions"][0]["ref"] == "IPB/2010-11/01"


def test_sample(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "here"
    done = shell("sample", folder)
    assert (done.returncode, done.stdout) == (0, f"{folder}\n")
    assert f"--workspace {folder}" in done.stderr
    assert len(json.loads(shell("--workspace", folder, "decisions", "--json").stdout)) == 4
    again = shell("sample", folder)
    assert (again.returncode, again.stdout) == (2, "")
    assert "not empty" in again.stderr


@pytest.mark.parametrize("eve", ["2010-11-17", "17/11/10", "17 November 2010"])
def test_sample_on_the_eve(shell: Shell, tmp_path: Path, eve: str) -> None:
    assert shell("sample", tmp_path / "eve", "--eve-of", eve).returncode == 0
    found = json.loads(shell("--workspace", tmp_path / "eve", "meetings", "--json").stdout)
    assert [one["status"] for one in found][:2] == ["closed", "scheduled"]


def test_sample_on_the_eve_of_nothing(shell: Shell, tmp_path: Path) -> None:
    done = shell("sample", tmp_path / "eve", "--eve-of", "2010-11-18")
    assert done.returncode == 2
    assert not (tmp_path / "eve").exists()


def test_the_words_of_a_document_survive_a_reader(shell: Shell, workspace: Path) -> None:
    path = Path(shell("--workspace", workspace, "export", "note", *MEETING).stdout.removesuffix("\n"))
    opened = docx.Document(io.BytesIO(path.read_bytes()))
    assert any("Note of decisions" in one.text for one in opened.paragraphs)

"""What the documents before a meeting are made from, typed on the command line."""

import json
from pathlib import Path

from tests.cli.conftest import Shell

JANUARY = ("--meeting", "2011-01-18")


def test_what_every_notice_tells_besides(inside: Shell, workspace: Path) -> None:
    def said(*words: str) -> str:
        done = inside("--workspace", workspace, "boards", "notices", *words)
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    assert "tells 2 more" in said("Location: a map is on the back.", "Allowance: ask.")
    assert "a map is on the back." in said() and "Allowance: ask." in said()
    assert "tells nothing besides." in said("--remove")
    assert "Allowance" not in said()


def test_a_report_is_written_from_a_text_file(inside: Shell, workspace: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("# Background\n\nOne.\n- of it;\n", "utf-8-sig")
    words = ("agenda", "cover", "4", *JANUARY, "--report", str(report))
    done = inside("--workspace", workspace, *words)
    assert done.returncode == 0, done.stderr
    dumped = json.loads(inside("--workspace", workspace, "dump", *JANUARY).stdout)
    cover = dumped["meetings"][0]["agenda"][3]["cover"]
    assert cover["report"] == [
        {"text": "Background", "kind": "heading"},
        {"text": "One."},
        {"text": "of it;", "kind": "sub-paragraph"},
    ]
    assert cover["contact_officer"]["name"] == "Phillip Mind"


def test_a_report_that_cannot_be_read_is_refused(inside: Shell, workspace: Path, tmp_path: Path) -> None:
    word = tmp_path / "report.docx"
    word.write_bytes(b"PK\x03\x04\xff\xfe")
    for name, why in (
        (word, "not plain text"),
        (tmp_path / "none.txt", "cannot be read"),
        (tmp_path, "read"),
    ):
        done = inside("--workspace", workspace, "agenda", "cover", "4", *JANUARY, "--report", str(name))
        assert done.returncode == 2, done.stdout
        assert why in done.stderr and done.stderr.count("\n") == 1

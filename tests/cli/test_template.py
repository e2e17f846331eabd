"""``boardtui template``: ours to restyle, and what is said of one that came back."""

import json
from pathlib import Path

from docx import Document

from tests.cli.conftest import Shell


def test_ours_is_written_once_and_is_ready_for_use(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "ours.docx"
    made = shell("template", "new", path)
    assert (made.returncode, made.stdout.strip()) == (0, str(path))
    assert "template check" in made.stderr
    content = path.read_bytes()
    again = shell("template", "new", path)
    assert again.returncode == 2
    assert "is there already" in again.stderr
    assert path.read_bytes() == content
    assert "Heading 1" in {style.name for style in Document(str(path)).styles}
    checked = shell("template", "check", path)
    assert (checked.returncode, checked.stdout) == (0, "")
    assert checked.stderr == "ours.docx is ready for use.\n"


def test_a_name_without_an_ending_gets_one_and_another_ending_is_refused(
    shell: Shell, tmp_path: Path
) -> None:
    assert shell("template", "new", tmp_path / "ours").stdout.strip() == str(tmp_path / "ours.docx")
    assert shell("template", "new", tmp_path / "ours.dotx").returncode == 0
    assert b"template.main+xml" in (tmp_path / "ours.dotx").read_bytes()
    refused = shell("template", "new", tmp_path / "ours.pdf")
    assert refused.returncode == 2
    assert "call it ours.docx or .dotx" in refused.stderr
    assert not (tmp_path / "ours.pdf").exists()
    for words in (("new", ""), ("check", " ")):
        assert shell("template", *words).returncode == 2
    lost = shell("template", "new", tmp_path / "no" / "folder.docx")
    assert (lost.returncode, lost.stdout) == (1, "")
    assert "cannot be written" in lost.stderr


def test_what_is_wrong_is_said_in_sentences_and_as_json(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "american.docx"
    Document().save(str(path))
    checked = shell("template", "check", path)
    assert checked.returncode == 1
    assert "The style 'Board Table' is missing; its 'Table Grid' is used instead." in checked.stdout
    found = json.loads(shell("template", "check", path, "--json").stdout)
    assert {one["rule"] for one in found} == {"house-style"}
    assert {one["severity"] for one in found} == {"error", "warning", "style"}
    missing = shell("template", "check", tmp_path / "absent.docx")
    assert missing.returncode == 1
    assert "cannot be read" in missing.stderr
    assert "Traceback" not in missing.stderr

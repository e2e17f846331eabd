"""boardtui verify FILE.docx: the four answers, with their exit codes."""

import json
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from boardtui.secretariat.document_kinds import KINDS
from tests.cli.conftest import ROOT, Shell

NOTE = ("note", "--meeting", "2010-11-17")


def issued(inside: Shell, workspace: Path, *words: str) -> Path:
    done = inside("--workspace", workspace, "export", *(words or NOTE))
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.removesuffix("\n"))


def edited(path: Path, old: str, new: str) -> None:
    """What a secretary does in Word: changes words, and saves."""
    opened = docx.Document(str(path))
    cells = [cell for table in opened.tables for row in table.rows for cell in row.cells]
    paragraph = next(one for cell in cells for one in cell.paragraphs if old in one.text)
    paragraph.runs[-1].text = paragraph.runs[-1].text.replace(old, new)
    opened.save(str(path))


def test_it_still_matches(inside: Shell, workspace: Path) -> None:
    path = issued(inside, workspace)
    done = inside("--workspace", workspace, "verify", path)
    about = "(note, improvement-programme-board/2010-11-17)"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{path.name} {about}: its records still say what it says.\n"
    assert inside("--workspace", workspace, "--readonly", "verify", path).returncode == 0


def test_an_action_list_still_says_how_things_stood_on_its_day(inside: Shell, workspace: Path) -> None:
    then = issued(inside, workspace, "actions", "--on", "2011-01-17")
    later = issued(inside, workspace, "actions", "--on", "2011-02-02")
    assert then.name.startswith("2011-01-17 ")
    done = inside("--workspace", workspace, "actions", "done", "02", "It is printed.", "--on", "2011-02-01")
    assert done.returncode == 0, done.stderr
    assert inside("--workspace", workspace, "verify", then).returncode == 0
    changed = inside("--workspace", workspace, "verify", later)
    assert changed.returncode == 1
    assert "its records have changed since it was written" in changed.stdout


def test_its_records_have_changed(inside: Shell, workspace: Path) -> None:
    path = issued(inside, workspace)
    corrected = inside(
        "--workspace",
        workspace,
        "record",
        "--meeting",
        "2010-11-17",
        "-e",
        "/reopen: minuted twice",
        "-e",
        "/void 04: minuted twice",
    )
    assert corrected.returncode == 0, corrected.stderr
    done = inside("--workspace", workspace, "verify", path)
    first, *others = done.stdout.splitlines()
    assert done.returncode == 1
    assert first.endswith("its records have changed since it was written.")
    assert any("Under ‘Decisions and actions’: " in one for one in others)
    told = json.loads(inside("--workspace", workspace, "verify", path, "--json").stdout)
    assert (told["verdict"], told["kind"], told["meeting"]) == ("records changed", "note", "2010-11-17")
    assert {"under", "file", "records"} == set(told["differences"][0])


def test_its_words_were_edited(inside: Shell, workspace: Path) -> None:
    path = issued(inside, workspace)
    edited(path, "Ruth Cadbury", "Ruth Canterbury")
    done = inside("--workspace", workspace, "verify", path)
    assert done.returncode == 1
    first, second = done.stdout.splitlines()
    assert first.endswith("its words were edited since it was written.")
    assert second.startswith("  Under ‘Attendance’: the file says ‘")
    assert second.index("Ruth Canterbury") < second.index("the records") < second.index("Ruth Cadbury")
    told = json.loads(inside("--workspace", workspace, "verify", path, "--json").stdout)
    assert (told["verdict"], told["records_changed"], len(told["differences"])) == ("edited", False, 1)


def test_many_differences_are_counted(inside: Shell, workspace: Path) -> None:
    path = issued(inside, workspace)
    opened = docx.Document(str(path))
    for number in range(15):
        opened.add_paragraph(f"P.S. {number}")
    opened.save(str(path))
    said = inside("--workspace", workspace, "verify", path).stdout.splitlines()
    assert len(said) == 12
    assert said[1].endswith("only the file says ‘P.S. 0’")
    assert said[-1] == "  and 5 more; --json lists all"


def test_it_is_not_ours(inside: Shell, workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "theirs.docx"
    docx.Document().save(str(path))
    done = inside("--workspace", workspace, "verify", path)
    assert done.returncode == 1
    assert done.stdout == "theirs.docx was not written by BoardTUI, or bears no fingerprint any more.\n"
    told = json.loads(inside("--workspace", workspace, "verify", path, "--json").stdout)
    assert (told["verdict"], told["kind"], told["differences"]) == ("not ours", None, [])


def test_what_cannot_be_compared(inside: Shell, workspace: Path, tmp_path: Path) -> None:
    text = tmp_path / "note.docx"
    text.write_text("not Word", "utf-8")
    for wanted, said in ((text, "not a Word document"), (tmp_path / "none.docx", "There is no file")):
        done = inside("--workspace", workspace, "verify", wanted)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
    done = inside("--workspace", workspace, "verify", text, "--repair")
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("words", [NOTE, ("pack",), ("register",)], ids=lambda words: words[0])
def test_it_survives_being_saved_by_another_program(
    inside: Shell, workspace: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = issued(inside, workspace, *words)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    form = "docx:MS Word 2007 XML"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", form, "--outdir", tmp_path / "saved", path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    done = inside("--workspace", workspace, "verify", tmp_path / "saved" / path.name)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_kind_is_in_the_readme_and_on_the_help_page() -> None:
    for page in (ROOT / "README.md", ROOT / "boardtui" / "help" / "documents.md"):
        text = page.read_text("utf-8")
        assert [kind.name for kind in KINDS if kind.name not in text] == []


def test_what_another_version_wrote_may_only_be_worded_otherwise(
    inside: Shell, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = issued(inside, workspace)
    for line in ("/reopen: minuted twice", "N: One thing more was said."):
        assert (
            inside("--workspace", workspace, "record", "--meeting", "2010-11-17", "-e", line).returncode == 0
        )
    monkeypatch.setattr("boardtui.secretariat.issued.__version__", "9.9")
    said = inside("--workspace", workspace, "verify", path).stdout
    assert "since it was written (by BoardTUI 0.1.0, which may word things otherwise)." in said
    assert "only the records say ‘" in said and "One thing more was said." in said

"""Papers from the command line: given, refused in one sentence, taken off, missed."""

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from boardtui.assemble import open_workspace
from boardtui.documents.word.house_style import house_template
from boardtui.edits.agenda_items import GivePapers
from boardtui.model.keys import RecordKey
from boardtui.rules.needs import NeedKind
from tests.cli.conftest import Shell

JAN = ("--meeting", "2011-01-18")


def bomb() -> bytes:
    """A small file that unpacks to 500 MB."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"wordprocessingml.document.main+xml")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(500):
                part.write(bytes(1_000_000))
    return stream.getvalue()


def spreadsheet() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", b"spreadsheetml.sheet.main+xml")
    return stream.getvalue()


REFUSED = {
    "text.docx": (b"Dear all,", "is not a Word file"),
    "sheet.docx": (spreadsheet(), "is not a Word file"),
    "torn.docx": (house_template()[:3000], "is damaged"),
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked with a password"),
    "bomb.docx": (bomb(), "unpacks to 500 MB"),
    "empty.docx": (b"", "is not a Word file"),
}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "Gates & fences: a report?.docx"
    path.write_bytes(house_template())
    return path


def kept(workspace: Path) -> list[str]:
    return sorted(one.name for one in (workspace / "data").rglob("papers/*/*"))


def test_a_paper_is_kept_and_named_on_its_item(inside: Shell, workspace: Path, paper: Path) -> None:
    at = ("--workspace", workspace)
    done = inside(*at, "agenda", "paper", "2", paper, *JAN)
    assert (done.returncode, done.stdout.strip()) == (0, "Gates & fences a report.docx"), done.stderr
    paper.write_bytes(house_template() + b"another")
    assert (
        inside(*at, "agenda", "paper", "2", paper, *JAN).stdout.strip() == "Gates & fences a report (2).docx"
    )
    rows = json.loads(inside(*at, "agenda", "papers", *JAN, "--json").stdout)
    assert [(one["item"].rstrip("."), one["kept"]) for one in rows] == [("2", True), ("2", True)]
    assert paper.exists()
    assert kept(workspace) == ["Gates & fences a report (2).docx", "Gates & fences a report.docx"]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_paper_is_refused_in_one_sentence(
    inside: Shell, workspace: Path, tmp_path: Path, paper: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(REFUSED[name][0])
    done = inside("--workspace", workspace, "agenda", "paper", "2", paper, path, *JAN)
    assert done.returncode == 2
    assert REFUSED[name][1] in done.stderr
    assert done.stderr.count("\n") == 1
    assert kept(workspace) == [], "the good paper beside it is not kept either"


def test_other_kinds_are_kept_by_what_they_are(inside: Shell, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "map.docx").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "note").write_bytes(b"{\\rtf1 Dear all}")
    given = [tmp_path / one for one in ("map.docx", "old.doc", "note")]
    done = inside("--workspace", workspace, "agenda", "paper", "2", *given, *JAN)
    assert done.stdout.split() == ["map.pdf", "old.doc", "note.rtf"]
    assert "map.pdf is a PDF" in done.stderr


def test_a_file_that_is_not_there_or_no_file_is_refused(
    inside: Shell, workspace: Path, tmp_path: Path
) -> None:
    for path in (tmp_path / "none.docx", tmp_path):
        done = inside("--workspace", workspace, "agenda", "paper", "2", path, *JAN)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "There is no file" in done.stderr
    done = inside("--workspace", workspace, "agenda", "paper", "2", *JAN)
    assert done.returncode == 2


def test_a_missing_paper_is_said(inside: Shell, workspace: Path, paper: Path) -> None:
    at = ("--workspace", workspace)
    name = inside(*at, "agenda", "paper", "2", paper, *JAN).stdout.strip()
    assert inside(*at, "agenda", "papers", *JAN).returncode == 0
    (gone,) = (workspace / "data").rglob(f"papers/*/{name}")
    gone.unlink()
    done = inside(*at, "agenda", "papers", *JAN)
    assert done.returncode == 1
    assert f"Item 2: the paper {name} is not in the workspace." in done.stderr
    assert "missing" in done.stdout


def test_issuing_an_agenda_says_which_papers_are_missing(inside: Shell, workspace: Path) -> None:
    at = ("--workspace", workspace)
    assert inside(*at, "agenda", "set", "2", "--paper", "ghost.docx", *JAN).returncode == 0
    done = inside(*at, "agenda", "issue", *JAN)
    assert (done.returncode, done.stdout.strip()) == (0, "1")
    assert "Item 2: the paper ghost.docx is not in the workspace." in done.stderr


def test_home_needs_the_papers_of_the_next_meeting(workspace: Path) -> None:
    day = datetime(2011, 1, 5, 9, 0, tzinfo=UTC)
    secretariat = open_workspace(workspace, user="tester", clock=lambda: day)
    key = RecordKey(secretariat.boards()[0].id, JAN[1])
    item = secretariat.meeting(key).agenda[1].id
    secretariat.do(key, GivePapers(item, ("ghost.docx",)))
    (need,) = [one for one in secretariat.needs() if one.kind is NeedKind.PAPERS_GONE]
    assert need.sentence == "1 paper for Tue 18 Jan 2011 not in the workspace, first ghost.docx"
    secretariat.papers.keep(key, "ghost.docx", house_template())
    assert not [one for one in secretariat.needs() if one.kind is NeedKind.PAPERS_GONE]
    secretariat.close()


def test_a_paper_is_taken_off_and_its_file_stays(inside: Shell, workspace: Path, paper: Path) -> None:
    at = ("--workspace", workspace)
    name = inside(*at, "agenda", "paper", "2", paper, *JAN).stdout.strip()
    assert "has no paper 'x.docx'" in inside(*at, "agenda", "paper", "2", "--remove", "x.docx", *JAN).stderr
    assert inside(*at, "agenda", "paper", "2", "--remove", name, *JAN).returncode == 0
    assert json.loads(inside(*at, "agenda", "papers", *JAN, "--json").stdout) == []
    assert kept(workspace) == [name]

"""boardtui accessibility: any Word file, in sentences or as data, and how it ends."""

import json
import re
from pathlib import Path

import pytest

from boardtui.intake.accessibility.examining import CHECKS
from tests.cli.conftest import ROOT, Shell
from tests.intake.broken_papers import AGENDA, BROKEN, both, note, paper, says

REMEDY = "In Word: put the cursor in the table's first row and choose Table Layout > Repeat Header Rows."
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def put_down(folder: Path, content: bytes, name: str = "report.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_sound_paper_needs_no_workspace_and_ends_with_0(shell: Shell, tmp_path: Path) -> None:
    done = shell("accessibility", put_down(tmp_path, note()), "--kind", "note")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "report.docx: all 39 checks are met.\n"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["home", "report.docx"]


def test_what_is_wrong_is_said_by_group_with_the_remedy_once(inside: Shell, tmp_path: Path) -> None:
    broken = both(*(BROKEN[name][1] for name in ("no title", "no repeating header", "American paper")))
    done = inside("accessibility", put_down(tmp_path, note(broken)))
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "Tables",
        "  error   A01  The first table, headed 'Position', has no header row that repeats on each page.",
        f"               {REMEDY}",
        "",
        "Reading",
        "  error   M01  The file's title is empty: a screen reader says it first.",
        "               In Word: File > Info > Title, and type what the paper is, with the board and the"
        " date.",
        "",
        "Page",
        "  error   L01  The page is 21.6 cm by 27.9 cm, which is not A4.",
        "               In Word: Layout > Size > A4, and Layout > Margins > Normal.",
    ]
    assert done.stderr == "report.docx: 32 of 35 checks are met.\n"


def test_many_flaws_of_one_kind_are_cut_short(inside: Shell, tmp_path: Path) -> None:
    path = put_down(tmp_path, note(both(*[BROKEN["a heading in bold"][1]] * 9)))
    shown = inside("accessibility", path)
    assert shown.stdout.count("Looks like a heading") == 5
    assert "And 4 more of the same kind; --json lists them all." in shown.stdout
    assert len(json.loads(inside("accessibility", path, "--json").stdout)) == 9


def test_advice_alone_leaves_the_exit_code_0(inside: Shell, tmp_path: Path) -> None:
    path = put_down(tmp_path, note(says("word " * 40, look='<w:sz w:val="22"/>')))
    done = inside("accessibility", path)
    assert (done.returncode, done.stdout.split()[:3]) == (0, ["Reading", "style", "A06"])
    assert done.stderr == "report.docx: all 35 checks are met, and there is advice on 1 more point.\n"
    assert [one["severity"] for one in json.loads(inside("accessibility", path, "--json").stdout)] == [
        "style"
    ]


def test_json_has_the_form_of_the_page_interchange(inside: Shell, tmp_path: Path) -> None:
    path = put_down(tmp_path, note(BROKEN["no repeating header"][1]))
    done = inside("accessibility", path, "--json")
    assert (done.returncode, done.stderr) == (1, "")
    [found] = json.loads(done.stdout)
    assert found.pop("sentence").startswith("The first table, headed 'Position', has no header row")
    assert found == {
        "rule": "header-row",
        "severity": "error",
        "places": [
            {"board": None, "meeting": None, "record": "report.docx", "field": "table 1", "line": None}
        ],
        "check": "A01",
        "group": "Tables",
        "remedy": REMEDY,
    }
    page = (ROOT / "boardtui" / "help" / "interchange.md").read_text("utf-8")
    [form] = re.findall(r"^## accessibility\n\n```\n(.*?)```", page, re.S | re.M)
    assert set(re.findall('"([a-z]+)"', form)) >= {"sentence", *found, *found["places"][0]}
    assert inside("accessibility", put_down(tmp_path, note()), "--json").stdout == "[]\n"


def test_the_kind_says_what_is_asked(inside: Shell, tmp_path: Path) -> None:
    path = put_down(tmp_path, paper(AGENDA))
    assert inside("accessibility", path, "--kind", "agenda").returncode == 0
    done = inside("accessibility", path, "--kind", "note", "--json")
    assert {one["check"] for one in json.loads(done.stdout)} == {"C03", "C04", "C05"}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("old.docx", OLD, "It is in the form of Word 97–2003 (.doc)"),
        ("scan.docx", b"%PDF-1.4", "It is a PDF with another name"),
        ("half.docx", note()[:900], "It is damaged"),
    ],
)  # fmt: skip
def test_a_file_that_word_does_not_open_is_named(
    inside: Shell, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = put_down(tmp_path, content, name)
    for words in ((), ("--json",)):
        done = inside("accessibility", path, *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"{path} cannot be examined. {said}")
        assert done.stderr.count("\n") == 1


def test_a_file_that_is_not_there_a_folder_and_no_name_are_refused(inside: Shell, tmp_path: Path) -> None:
    assert (
        inside("accessibility", tmp_path / "no.docx").stderr == f"There is no file {tmp_path / 'no.docx'}.\n"
    )
    assert inside("accessibility", tmp_path).stderr == f"{tmp_path} is not an ordinary file.\n"
    for words in ((tmp_path / "no.docx",), (tmp_path,), (" ",), (), (tmp_path, "--kind", "song")):
        done = inside("accessibility", *words)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_the_paper_is_only_read(inside: Shell, tmp_path: Path) -> None:
    path = put_down(tmp_path, note())
    path.chmod(0o400)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    assert inside("accessibility", path).returncode == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_the_help_page_lists_every_check(inside: Shell) -> None:
    page = inside("help", "accessibility").stdout
    listed = re.findall(r"^- \*\*([A-Z]\d\d)\*\* (.*)$", page, re.M)
    assert listed == [(check.code, check.met) for check in CHECKS]
    assert re.findall("^## (.*)$", page, re.M)[:-1] == list(dict.fromkeys(check.group for check in CHECKS))


def test_a_narrow_terminal_keeps_the_sentences_in_their_column(
    inside: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("boardtui.cli.accessibility_verb._room", lambda: 60)
    done = inside("accessibility", put_down(tmp_path, note(BROKEN["no repeating header"][1])))
    assert done.stdout.splitlines() == [
        "Tables",
        "  error   A01  The first table, headed 'Position', has no",
        "               header row that repeats on each page.",
        "               In Word: put the cursor in the table's first",
        "               row and choose Table Layout > Repeat Header",
        "               Rows.",
    ]

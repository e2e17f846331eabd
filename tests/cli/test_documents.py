"""Every document of the sample, written by the command line and read back: nothing lost, nothing added."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from boardtui.assemble import open_workspace
from boardtui.documents.lines_said import words_only
from boardtui.documents.outline import Details, Heading, Outline, Paragraph, Table
from boardtui.documents.status_line import blocks_with_status
from boardtui.secretariat.document_kinds import KINDS, DocumentKind, Takes
from boardtui.secretariat.export import Format
from boardtui.secretariat.outlines import outline_of
from boardtui.secretariat.wanted_documents import Words, find_document
from tests.cli.conftest import ROOT, Shell

TYPESET = [kind for kind in KINDS if Format.TXT in kind.forms]
named = pytest.mark.parametrize("kind", TYPESET, ids=lambda kind: kind.name)


def options(kind: DocumentKind) -> tuple[str, ...]:
    return ("--item", "3") if Takes.ITEM in kind.takes else ()


def outline(workspace: Path, kind: DocumentKind) -> Outline:
    secretariat = open_workspace(workspace, readonly=True)
    words = Words(item="3" if Takes.ITEM in kind.takes else None)
    return outline_of(secretariat, find_document(secretariat, kind, secretariat.boards()[0], words))


def export(inside: Shell, workspace: Path, kind: DocumentKind, form: str, *more: str) -> Path:
    done = inside("--workspace", workspace, "export", kind.name, *options(kind), "--format", form, *more)
    assert (done.returncode, done.stderr) == (0, "")
    return Path(done.stdout.removesuffix("\n"))


def pieces(of: Outline) -> Iterator[str]:
    """Each paragraph and each cell of an outline, as plain words."""
    for block in blocks_with_status(of):
        match block:
            case Heading(_, text):
                yield text
            case Details(rows):
                yield from (f"{label.removesuffix(':')}: {text}" for label, text in rows)
            case Paragraph():
                yield f"{block.label} {block.text}"
            case Table():
                yield from (column.heading for column in block.columns)
                for row in block.rows:
                    yield from (" ".join(f"{one.label} {one.text}" for one in cell) for cell in row.cells)


def counted(texts: Iterator[str]) -> Counter[str]:
    return Counter(said for said in map(words_only, texts) if said)


@named
def test_the_word_file_says_what_the_outline_says(inside: Shell, workspace: Path, kind: DocumentKind) -> None:
    opened = docx.Document(str(export(inside, workspace, kind, "docx")))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    found = counted(iter([*(one.text for one in opened.paragraphs), *cells]))
    of = outline(workspace, kind)
    assert found == counted(pieces(of))
    assert opened.core_properties.title == of.title
    assert opened.core_properties.author == of.author


def tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\w’'./@]+", text))


@named
@pytest.mark.parametrize("form", ["txt", "md"])
def test_the_text_says_what_the_outline_says(
    inside: Shell, workspace: Path, kind: DocumentKind, form: str
) -> None:
    written = export(inside, workspace, kind, form).read_text("utf-8")
    said = tokens(" ".join(pieces(outline(workspace, kind))))
    found = tokens(re.sub(r"\\(.)", r"\1", written).replace("<br>", " ").replace("**", " "))
    assert not said - found, "something is lost"
    # numbers of paragraphs, lines to write on, and the headings that a narrow table repeats in each row
    added = {one for one in found - said if not re.fullmatch(r"[\d.]+|_+", one)}
    assert added <= set(said), "something is added"


@named
def test_the_csv_says_what_the_tables_say(inside: Shell, workspace: Path, kind: DocumentKind) -> None:
    written = export(inside, workspace, kind, "csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    of = outline(workspace, kind)
    tables = [block for block in of.blocks if isinstance(block, Table)]
    if not tables:
        assert rows[0] == ["Heading", "Text"]
        said = counted(": ".join(row) for row in rows[1:])
        assert {piece for piece in counted(pieces(of)) if not any(piece in one for one in said)} == set()
        return
    headings = [[column.heading for column in table.columns] for table in tables]
    assert [row for row in rows if row in headings] == headings
    assert sum(len(table.rows) for table in tables) == len(
        [row for row in rows if len(row) > 1 and row not in headings]
    )
    cells = counted(cell.removeprefix("'") for row in rows for cell in row)
    in_tables = counted(piece for piece in pieces(Outline("", "", "", ("", ""), "", "", tuple(tables))))
    titles = counted(iter([table.title for table in tables] if len(tables) > 1 else []))
    assert cells == in_tables + titles


@named
def test_its_name_begins_with_a_date_and_verify_knows_it(
    inside: Shell, workspace: Path, kind: DocumentKind
) -> None:
    path = export(inside, workspace, kind, "docx")
    assert path.parent == workspace / "exports"
    assert re.match(r"20\d\d-\d\d(-\d\d)? LG Group Improvement Programme Board \w", path.name)
    assert ("DRAFT" in path.name) is ("DRAFT" in outline(workspace, kind).status)
    done = inside("--workspace", workspace, "verify", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "its records still say what it says" in done.stdout


def test_the_list_of_kinds(inside: Shell, whole_sample: Path) -> None:
    done = inside("--workspace", whole_sample, "export", "--list")
    assert [line.split()[0] for line in done.stdout.splitlines()[1:]] == [kind.name for kind in KINDS]
    listed = json.loads(inside("export", "--list", "--json").stdout)
    assert {one["kind"] for one in listed} >= {
        "notice", "agenda", "membership", "sign-in", "register", "note", "actions-arising", "progress",
        "cover-sheet", "decisions", "actions",
    }  # fmt: skip
    assert all(one["sentence"].endswith(".") and one["formats"] for one in listed)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nonsense",), "There is no document called 'nonsense'; what can be exported is: notice, agenda"),
        ((), "--list"),
        (("note", "--item", "3"), "--item does not go with 'note'"),
        (("register", "--meeting", "2010-11-17"), "--meeting does not go with 'register'"),
        (("register", "--edition", "exempt"), "--edition does not go with 'register'"),
        (("note", "--with-contacts"), "--with-contacts does not go with 'note'"),
        (("cover-sheet",), "Name the item with --item (items of 2011-01-18: 1, 2"),
        (("calendar", "--format", "docx"), "'calendar' cannot be written as docx; it can be as: ics"),
        (("note", "--format", "ics"), "'note' cannot be written as ics"),
        (("note", "--out", ""), "--out needs the name of a file"),
        (("note", "--template", "-"), "--template needs the name of a file"),
    ],
)
def test_what_does_not_go_together(
    inside: Shell, whole_sample: Path, words: tuple[str, ...], said: str
) -> None:
    done = inside("--workspace", whole_sample, "export", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("cover-sheet", "--item", "99"),
        ("register", "--year", "1999"),
        ("note", "--meeting", "1999-01-01"),
    ],
)
def test_what_is_not_on_record(inside: Shell, whole_sample: Path, words: tuple[str, ...]) -> None:
    done = inside("--workspace", whole_sample, "export", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert words[-1] in done.stderr


def test_a_calendar_is_an_ics_file(inside: Shell, workspace: Path) -> None:
    done = inside("--workspace", workspace, "export", "calendar")
    assert done.stdout.endswith("LG Group Improvement Programme Board calendar.ics\n")
    assert Path(done.stdout.removesuffix("\n")).read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_contacts_are_in_it_only_where_they_are_asked_for(inside: Shell, workspace: Path) -> None:
    secretariat = open_workspace(workspace)
    board = secretariat.boards()[0]
    assert any(one.contact.email for one in board.people)
    kind = next(one for one in KINDS if one.name == "membership")
    without = export(inside, workspace, kind, "txt")
    with_them = export(inside, workspace, kind, "txt", "--with-contacts")
    assert with_them.name.endswith("membership with contacts.txt")
    assert "@" not in without.read_text("utf-8")
    assert "@" in with_them.read_text("utf-8")


def test_where_it_was_written_as_json(inside: Shell, workspace: Path) -> None:
    said = [
        json.loads(inside("--workspace", workspace, "export", "notice", "--format", "txt", "--json").stdout)
        for _ in range(2)
    ]
    assert [Path(one["path"]).is_file() for one in said] == [True, True]
    assert said[0] == {"kind": "notice", "path": said[0]["path"], "notes": []}
    (note,) = said[1]["notes"]
    assert "is there already (it says the same)" in note


_LOADED = """
import sys
from boardtui.__main__ import _parts
from boardtui.cli.command_line import run
wanted = [["export", *kind, "--format", form] for kind in KINDS for form in FORMS]
for words in (["export", "--list"], *wanted):
    assert run(["--workspace", WORKSPACE, *words], _parts()) == 0, words
print(sorted({name.partition(".")[0] for name in sys.modules} & {"textual", "docx", "lxml", "docxcompose"}))
assert run(["--workspace", WORKSPACE, "export", "note"], _parts()) == 0
print(sorted({name.partition(".")[0] for name in sys.modules} & {"textual", "docx", "lxml", "docxcompose"}))
"""


def test_no_word_library_is_loaded_for_text(workspace: Path) -> None:
    kinds = [[kind.name, *options(kind)] for kind in TYPESET]
    given = f"KINDS, FORMS, WORKSPACE = {kinds!r}, ('txt', 'md', 'csv'), {str(workspace)!r}\n"
    done = subprocess.run(
        [sys.executable, "-c", given + _LOADED],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    said = [line for line in done.stdout.splitlines() if line.startswith("[")]
    assert said == ["[]", "['docx', 'lxml']"]


def test_at_a_terminal_each_step_is_said_once(
    inside: Shell, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("boardtui.cli.exporting.is_at_terminal", lambda: True)
    done = inside("--workspace", workspace, "export", "note", "--format", "txt")
    assert done.returncode == 0
    name = Path(done.stdout.removesuffix("\n")).name
    assert done.stderr == f"Writing {name} …\nDone.\n"

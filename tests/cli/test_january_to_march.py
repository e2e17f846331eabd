"""From January to March by the command line alone, beginning with nothing but ``boardtui sample``.

The January meeting is held and the November note approved in it; the actions' progress is printed from the
tracker; the March agenda is issued with what was promised to it; the register reads as the source's matrix.
"""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.cli.conftest import Shell
from tests.sample import source

NOV, JAN, MARCH = "2010-11-17", "2011-01-18", "2011-03-22"
MORNING = """
open 11:30
+DP PF PG AP TM TC HH JS DW EL JW
apologies Robert Gordon, Richard Stay
sub Russell Roberts for Ruth Cadbury
officers Rob Whiteman (LGID), Helen Platts (LGID)
item 1
N: Helen Platts presented the business plan for 2011/12.
D: Members agreed the business plan, moved @DP seconded @JS
V: 12-0-0
A: Publish the business plan @Officers by 28 February 2011
item 2
D: Members noted the report and asked for the outcome of the consultation at the March Board meeting.
A: Report the outcome of the consultation to the March Board meeting @Officers by next meeting
-PF 12:15
item 3
D: Members noted the report.
/defer 4 to the next meeting: no time was left
item 5
"""
CAME = {"P": "YES", "A": "NO", "–": "", "·": None}


class Desk:
    """The command line on one workspace; every command must succeed."""

    def __init__(self, inside: Shell, workspace: Path) -> None:
        self._inside, self._workspace = inside, workspace

    def __call__(self, *words: str) -> str:
        done = self._inside("--workspace", self._workspace, *words)
        assert done.returncode == 0, (words, done.stderr)
        return str(done.stdout).strip()

    def plain(self, *words: str) -> Any:
        return json.loads(self(*words, "--json"))

    def record(self, meeting: str, script: str) -> None:
        lines = [word for line in script.strip().splitlines() for word in ("-e", line)]
        self("record", "--meeting", meeting, *lines)

    def text(self, *words: str) -> str:
        """A document as plain words on one line, cell by cell."""
        written = Path(self("export", *words, "--format", "md")).read_text("utf-8")
        plain = re.sub(r"\\(.)", r"\1", written.replace("<br>", " ").replace("**", ""))
        return " ".join(plain.split())

    def answered(self, *words: str) -> tuple[int, str]:
        done = self._inside("--workspace", self._workspace, *words)
        return done.returncode, str(done.stdout) + str(done.stderr)


@pytest.fixture
def desk(inside: Shell, tmp_path: Path) -> Desk:
    assert inside("sample", tmp_path / "W").returncode == 0
    return Desk(inside, tmp_path / "W")


def matrix(desk: Desk) -> dict[str, tuple[str | None, ...]]:
    """The register as exported: a row a person, a cell a meeting."""
    data = Path(desk("export", "register", "--year", "2010/11", "--format", "csv")).read_bytes()
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    head = next(place for place, row in enumerate(rows) if row[:2] == ["Councillor", "Group"])
    assert rows[head][2:] == ["9 Sep 2010", "17 Nov 2010", "18 Jan 2011", "22 Mar 2011", "17 May 2011",
                              "19 Jul 2011"]  # fmt: skip
    body = rows[head + 1 : rows.index([], head)]
    return {row[0].split(" (")[0].removeprefix("Dr "): tuple(CAME[cell] for cell in row[2:]) for row in body}


def test_before_january_the_register_is_the_sources_own_matrix(desk: Desk) -> None:
    shown = matrix(desk)
    assert {name: cells[:2] for name, cells in shown.items()} == source.REGISTER
    assert list(shown) == list(source.REGISTER)
    assert {cells[2:] for cells in shown.values()} == {(None, None, None, None)}


def test_january_is_held_and_march_issued(desk: Desk) -> None:
    draft = desk("export", "note", "--meeting", NOV)
    assert desk.plain("verify", draft)["verdict"] == "matches"

    _hold_january(desk)
    _the_november_note_is_approved(desk, draft)
    _progress_is_printed(desk)
    _march_is_issued(desk)
    _the_register_goes_on(desk)
    assert desk("verify")


def _hold_january(desk: Desk) -> None:
    assert "Notes of last meeting and actions arising" in desk.text("agenda", "--meeting", JAN)
    assert "Cabinet Room B" in desk.text("sign-in", "--meeting", JAN)
    desk.record(JAN, MORNING)
    desk("note", "approve", "--meeting", JAN)
    desk.record(JAN, "close 13:00")
    assert [one["status"] for one in desk.plain("meetings") if one["id"] == JAN] == ["closed"]


def _the_november_note_is_approved(desk: Desk, draft: str) -> None:
    shown = desk.plain("note", "show", "--meeting", NOV)
    assert (shown["status"], shown["approved_at"], shown["as_amended"]) == ("approved", JAN, False)
    final = Path(desk("export", "note", "--meeting", NOV))
    assert "DRAFT" in draft and "DRAFT" not in final.name
    said = "\n".join(one.text for one in docx.Document(str(final)).paragraphs)
    assert "Agreed as a correct record on 18 January 2011" in said
    assert "Draft" not in said
    code, told = desk.answered("verify", draft)
    assert (code, "its records have changed since it was written" in told) == (1, True)
    assert "‘Draft – subject to agreement at the next meeting’" in told
    in_january = desk.text("note", "--meeting", JAN)
    assert "The note of the meeting held on 17 November 2010 was agreed as a correct record." in in_january
    for words in (
        "For 12, against 0, abstained 0.",
        "Peter Fleming left the meeting at 12.15 during item 2.",
    ):
        assert words in in_january


def _progress_is_printed(desk: Desk) -> None:
    desk("actions", "progress", "04", "The National Audit Office has answered.", "--on", JAN)
    desk("actions", "done", "02", "--on", JAN)
    for kind in ("actions-arising", "progress"):
        said = desk.text(kind, "--meeting", JAN)
        for action in desk.plain("actions", "arising", "--meeting", JAN):
            assert action["ref"] in said
            assert " ".join(action["text"].split()[:5]) in said
        assert "The National Audit Office has answered." in said
    owed = desk.plain("actions", "--meeting", JAN)
    assert [(one["owners"], one["due"]) for one in owed] == [
        (["Officers"], "2011-02-28"),
        (["Officers"], MARCH),
    ]
    listed = desk.text("actions", "--owner", "officers")
    assert all(one["ref"] in listed for one in owed)


def _march_is_issued(desk: Desk) -> None:
    heard = [one for one in desk.plain("plan", "heard", "--meeting", JAN) if one["due"] == MARCH]
    assert "consultation at the March Board meeting" in heard[0]["text"]
    promised = ("Outcome of the consultation", "--from", heard[0]["ref"])
    desk("plan", "add", *promised, "--for", MARCH, "--meeting", JAN)
    desk("agenda", "draft", "--meeting", MARCH)
    stubs = [one for one in desk.plain("agenda", "--meeting", MARCH)["items"] if one["stub"]]
    assert [one["title"] for one in stubs] == ["Community Budgets update", "Outcome of the consultation"]
    code, told = desk.answered("agenda", "issue", "--meeting", MARCH)
    assert (code, "unanswered" in told) == (1, True)
    for one in stubs:
        desk("agenda", "answer", one["number"], "--meeting", MARCH)
    assert "DRAFT" in Path(desk("export", "agenda", "--meeting", MARCH)).name
    assert desk("agenda", "issue", "--meeting", MARCH) == "1"
    issued = Path(desk("export", "agenda", "--meeting", MARCH))
    assert issued.name == f"{MARCH} LG Group Improvement Programme Board agenda.docx"
    table = [cell.text for one in docx.Document(str(issued)).tables for row in one.rows for cell in row.cells]
    for title in ("Community Budgets update", promised[0], "Note of the meeting of 18 January 2011"):
        assert sum(title in cell for cell in table) == 1, title
    assert "22 March 2011" in desk.text("notice", "--meeting", MARCH)
    assert desk.answered("verify", str(issued))[0] == 0
    desk("agenda", "add", "Flood", "--meeting", MARCH, "--urgent", "the river rose")
    assert "Flood" in desk.answered("verify", str(issued))[1]


def _the_register_goes_on(desk: Desk) -> None:
    shown = matrix(desk)
    assert {name: cells[:2] for name, cells in shown.items()} == source.REGISTER
    absent = {"Robert Gordon", "Richard Stay", "Ruth Cadbury"}
    stood_in = {"Teresa O'Neill": "", "Russell Roberts": "YES", "Clarence Barrett": ""}
    expected = {name: stood_in.get(name, "NO" if name in absent else "YES") for name in source.REGISTER}
    assert {name: cells[2] for name, cells in shown.items()} == expected
    assert {cells[3:] for cells in shown.values()} == {(None, None, None)}
    listed = desk.plain("register", "--year", "2010/11")["rows"]
    cells = {one["person"]: one["cells"][JAN] for one in listed}
    assert (cells["Ruth Cadbury"], cells["Russell Roberts"]) == ("apologies", "present")

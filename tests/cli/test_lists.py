"""The lists: their JSON forms, what they hold for the sample, and their tables."""

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import pytest

from boardtui.assemble import open_workspace
from boardtui.model.people import Name
from boardtui.store.cabinet import Cabinet
from tests.cli.conftest import ROOT, Shell

BOARD = "improvement-programme-board"


def asked(shell: Shell, workspace: Path, *words: str) -> Any:
    done = shell("--workspace", workspace, *words, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_boards(shell: Shell, whole_sample: Path) -> None:
    (board,) = asked(shell, whole_sample, "boards")
    assert (board["id"], board["prefix"], board["year"]) == (BOARD, "IPB", "2010/11")
    assert (board["members"], board["meetings"]) == (14, 6)
    assert [(one["name"], one["seats"]) for one in board["groups"]] == [
        ("Conservative", 6),
        ("Labour", 4),
        ("Liberal Democrat", 3),
        ("Independent", 1),
    ]


def test_members(shell: Shell, whole_sample: Path) -> None:
    found = asked(shell, whole_sample, "members", "--on", "17 November 2010")
    assert (found["board"], found["date"]) == (BOARD, "2010-11-17")
    assert found["members"][0] == {
        "person": "David Parsons CBE",
        "person_id": "david-parsons",
        "code": "DP",
        "group": "Conservative",
        "authority": "Leicestershire CC",
        "role": "chairman",
        "kind": "member",
        "votes": True,
        "start": None,
        "end": None,
        "aliases": [],
    }
    kinds = [one["kind"] for one in found["members"]]
    assert kinds[:14] == ["member"] * 14
    assert set(kinds[14:]) == {"substitute", "officer"}
    assert all(not one["votes"] for one in found["members"][14:])
    assert "example.org" not in json.dumps(found)


def test_members_at_a_meeting(shell: Shell, whole_sample: Path) -> None:
    found = asked(shell, whole_sample, "members", "--board", "IPB", "--meeting", "18/1/11")
    assert found["date"] == "2011-01-18"


def test_meetings(shell: Shell, whole_sample: Path) -> None:
    found = asked(shell, whole_sample, "meetings")
    assert [one["id"] for one in found] == [
        "2010-09-09",
        "2010-11-17",
        "2011-01-18",
        "2011-03-22",
        "2011-05-17",
        "2011-07-19",
    ]
    held = found[1]
    assert (held["status"], held["start"], held["opened"]) == ("closed", "15:00", "2010-11-17T15:00:00+00:00")
    assert (held["items"], held["decisions"], held["actions"], held["note"]) == (4, 4, 2, "draft")
    assert held["attendance"] == {
        "present": 10,
        "remote": 0,
        "apologies": 4,
        "absent": 0,
        "substituted": 0,
        "unmarked": 0,
        "substitutes": 2,
    }
    assert (found[2]["status"], found[2]["attendance"]) == ("scheduled", None)


def test_agenda(shell: Shell, whole_sample: Path) -> None:
    found = asked(shell, whole_sample, "agenda", "--meeting", "2011-01-18")
    assert (found["board"], found["meeting"], found["date"]) == (BOARD, "2011-01-18", "2011-01-18")
    assert [one["number"] for one in found["items"]] == ["1", "2", "3", "4", "5"]
    first = found["items"][0]
    assert (first["title"], first["section"], first["page"]) == (
        "LG Group Business Plan",
        "For discussion",
        "3",
    )
    assert first["cover"]["purpose"] == "For discussion and direction."
    assert "7946" not in json.dumps(found)


def test_register(shell: Shell, whole_sample: Path) -> None:
    found = asked(shell, whole_sample, "register", "--year", "2010/11")
    assert (found["board"], found["year"]) == (BOARD, "2010/11")
    assert [(one["id"], one["status"]) for one in found["meetings"]][:3] == [
        ("2010-09-09", "closed"),
        ("2010-11-17", "closed"),
        ("2011-01-18", "scheduled"),
    ]
    assert {one["date"] for one in found["meetings"]} == {one["id"] for one in found["meetings"]}
    for row in found["rows"]:
        assert {"person", "group", "authority", "role", "kind", "cells"} <= row.keys()
        assert row["kind"] in ("member", "substitute")
        assert list(row["cells"]) == [one["id"] for one in found["meetings"]]
        assert row["cells"]["2011-01-18"] is None
    assert counted(found, "2010-11-17") == (10, 4, 2)
    assert counted(found, "2010-09-09") == (13, 1, 1)
    substitutes = {row["person"]: row["cells"] for row in found["rows"] if row["kind"] == "substitute"}
    assert substitutes["Teresa O'Neill"]["2010-11-17"] == "not-a-member"
    assert substitutes["Russell Roberts"]["2010-09-09"] == "not-a-member"
    assert substitutes["Russell Roberts"]["2010-11-17"] == "present"


def counted(found: Any, meeting: str) -> tuple[int, int, int]:
    """Members present, members who sent apologies, substitutes present."""

    def how_many(kind: str, mark: str) -> int:
        return sum(row["kind"] == kind and row["cells"][meeting] == mark for row in found["rows"])

    return how_many("member", "present"), how_many("member", "apologies"), how_many("substitute", "present")


def test_register_of_one_meeting(shell: Shell, whole_sample: Path) -> None:
    found = asked(shell, whole_sample, "register", "--meeting", "17/11/10")
    assert [one["id"] for one in found["meetings"]] == ["2010-11-17"]
    assert len(found["rows"]) == 16


def test_decisions(shell: Shell, whole_sample: Path) -> None:
    found = asked(shell, whole_sample, "decisions")
    assert [(one["ref"], one["item"], one["outcome"]) for one in found] == [
        ("IPB/2010-11/01", "1", "agreed"),
        ("IPB/2010-11/03", "2", "agreed"),
        ("IPB/2010-11/05", "3", "noted"),
        ("IPB/2010-11/06", "4", "agreed"),
    ]
    assert found[2]["text"] == "Members noted the report."
    for one in found:
        assert (one["board"], one["meeting"], one["date"]) == (BOARD, "2010-11-17", "2010-11-17")
        assert (one["mover"], one["seconder"], one["votes"], one["exempt"]) == (None, None, None, False)


def test_a_decision_with_movers_and_votes(shell: Shell, eve: Path) -> None:
    lines = ["open 15:00", "+DP +PF +TM +TC +HH", "item 1", "D: Agreed, moved @DP, seconded @TM", "V: 3-0-1"]
    words = [word for line in lines for word in ("-e", line)]
    assert shell("--workspace", eve, "record", "--meeting", "2010-11-17", *words).returncode == 0
    (one,) = asked(shell, eve, "decisions")
    assert (one["mover"], one["seconder"]) == ("David Parsons CBE", "Tony McDermott")
    assert one["votes"] == {"for": 3, "against": 0, "abstained": 1}


def test_actions(shell: Shell, whole_sample: Path) -> None:
    first, second = asked(shell, whole_sample, "actions", "--board", "improvement programme")
    assert (first["ref"], first["item"], first["owners"]) == ("IPB/2010-11/02", "1", ["Officers"])
    assert (first["due"], first["status"], first["overdue"]) == ("2011-01-18", "open", True)
    assert first["progress"] == [
        {
            "date": "2011-01-18",
            "text": "The Business Plan is an item on the agenda of the Board's January meeting.",
        }
    ]
    assert (second["due"], second["overdue"]) == (None, False)


@pytest.mark.parametrize("year", ["2010/11", "2010-11", "2010", "2010/2011"])
def test_a_year_in_any_form(shell: Shell, whole_sample: Path, year: str) -> None:
    assert len(asked(shell, whole_sample, "boards", "--year", year)) == 1


def test_a_year_that_is_not_there(shell: Shell, whole_sample: Path) -> None:
    done = shell("--workspace", whole_sample, "register", "--year", "2011/12")
    assert (done.returncode, done.stdout) == (1, "")
    assert "2010/11" in done.stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["boards"], "LG Group Improvement Programme Board"),
        (["members"], "Sir David Williams CBE"),
        (["meetings"], "City Marketing Suite, City of London"),
        (["agenda", "--meeting", "2011-01-18"], "Community Budgets update"),
        (["register"], "Rhondda Cynon Taff CBC"),
        (["decisions"], "with CLG, the Audit Commission and the National Audit Office."),
        (["actions"], "the outcome comes to the Board in March or May, as progress allows."),
    ],
)
def test_a_piped_table_is_plain_and_whole(
    shell: Shell, whole_sample: Path, words: list[str], expected: str
) -> None:
    done = shell("--workspace", whole_sample, *words, FORCE_COLOR="1", COLUMNS="40", TERM="xterm-256color")
    assert done.returncode == 0
    assert expected in done.stdout
    assert "\x1b" not in done.stdout
    assert all(line == line.rstrip() for line in done.stdout.splitlines())


def test_an_empty_list_says_so_on_stderr(shell: Shell, eve_sample: Path) -> None:
    done = shell("--workspace", eve_sample, "decisions")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No decisions are on record.\n")
    assert asked(shell, eve_sample, "decisions") == []


@pytest.fixture
def awkward(whole_sample: Path, tmp_path: Path) -> Path:
    """A board whose people have names that a terminal or a markup parser would like to obey."""
    names = (
        "David Parsons CBE [Chairman]",
        "[/b]",
        "[@click=app.quit]Peter[/]",
        "[red]Gordon",
        "Stay [/home/x]",
    )
    source = open_workspace(whole_sample, readonly=True)
    board = source.boards()[0]
    people = tuple(
        dataclasses.replace(person, names=(Name(name),))
        for person, name in zip(board.people, names, strict=False)
    )
    folder = tmp_path / "awkward"
    Cabinet.make(folder)
    target = open_workspace(folder)
    target.found(dataclasses.replace(board, people=people + board.people[len(people) :]))
    for meeting in source.meetings(board):
        target.found(meeting)
    target.close()
    return folder


@pytest.mark.parametrize("command", ["members", "register"])
def test_names_print_exactly_as_typed(shell: Shell, awkward: Path, command: str) -> None:
    done = shell("--workspace", awkward, command)
    assert done.returncode == 0
    names = [re.split(r"  +", line.removeprefix("DP  "))[0] for line in done.stdout.splitlines()]
    if command == "register":
        assert names[1:6] == [
            "David Parsons CBE [Chairman]",
            "[/b]",
            "[@click=app.quit]Peter[/]",
            "[red]Gordon",
            "Stay [/home/x]",
        ]
    for name in ("David Parsons CBE [Chairman]", "[/b]", "[@click=app.quit]Peter[/]", "[red]Gordon"):
        assert f"{name}  " in done.stdout


def test_two_boards_must_be_told_apart(shell: Shell, workspace: Path) -> None:
    other = open_workspace(workspace)
    other.found(dataclasses.replace(other.boards()[0], id="other-board", name="Other Board", prefix="OB"))
    other.close()
    refused = shell("--workspace", workspace, "register")
    assert refused.returncode == 2
    assert f"{BOARD}, other-board" in refused.stderr
    for words in (["--board", "OB"], ["--board", "other"], ["--board", "Other Board"]):
        assert asked(shell, workspace, "register", *words)["board"] == "other-board"
    assert {one["board"] for one in asked(shell, workspace, "meetings")} == {BOARD}
    assert len(asked(shell, workspace, "decisions")) == 4


def test_the_help_page_names_every_key(shell: Shell, whole_sample: Path) -> None:
    page = (ROOT / "boardtui/help/interchange.md").read_text("utf-8")
    said = set(re.findall(r'"(\w+)"', page))

    def keys(plain: Any) -> set[str]:
        if isinstance(plain, list):
            return set().union(*map(keys, plain))
        if isinstance(plain, dict):
            own = {key for key in plain if not re.fullmatch(r"\d{4}-\d\d-\d\d", key)}
            return own.union(*map(keys, plain.values()))
        return set()

    for words in (
        ["boards"], ["members"], ["meetings"], ["agenda", "--meeting", "2011-01-18"], ["register"],
        ["decisions"], ["actions"], ["verify"], ["needs"], ["search", "plan"],
    ):  # fmt: skip
        done = shell("--workspace", whole_sample, *words, "--json")
        assert keys(json.loads(done.stdout)) <= said, words


def test_a_terminal_too_narrow_gets_blocks(whole_sample: Path) -> None:
    narrow, wide = at_terminal(whole_sample, 60), at_terminal(whole_sample, 200)
    assert re.search(r"Owners +Officers", narrow)
    assert re.search(r"Reference +Date +Item +Owners", wide)
    for shown in (narrow, wide):
        assert "…" not in shown
        told = " ".join(shown.split())
        assert "IPB/2010-11/02" in told and "overdue" in told


def at_terminal(workspace: Path, columns: int) -> str:
    import sys

    import pexpect

    child = pexpect.spawn(
        sys.executable,
        ["-m", "boardtui", "--workspace", str(workspace), "actions"],
        env={"PYTHONPATH": str(ROOT), "TERM": "xterm", "NO_COLOR": "1", "PATH": "/usr/bin:/bin"},
        dimensions=(40, columns),
        encoding="utf-8",
        timeout=30,
    )
    shown = child.read()
    child.close()
    assert child.exitstatus == 0
    return re.sub(r"\x1b\[[0-9;]*m", "", shown)

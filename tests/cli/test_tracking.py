"""Decisions, actions, the register's counts, what needs you and the search, on the command line."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Shell

BOARD = "improvement-programme-board"


def asked(shell: Shell, workspace: Path, *words: str) -> Any:
    done = shell("--workspace", workspace, *words, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_actions_by_state_owner_and_day(shell: Shell, whole_sample: Path) -> None:
    every = asked(shell, whole_sample, "actions")
    assert [one["ref"] for one in every] == ["IPB/2010-11/02", "IPB/2010-11/04"]
    assert asked(shell, whole_sample, "actions", "--open", "--sort", "ref") == every
    [late] = asked(shell, whole_sample, "actions", "--overdue", "--owner", "officers")
    assert (late["ref"], late["due"], late["overdue"], late["closed"]) == (
        "IPB/2010-11/02",
        "2011-01-18",
        True,
        False,
    )
    assert late["days_late"] > 0
    assert asked(shell, whole_sample, "actions", "--due-before", "18 January 2011") == []
    assert asked(shell, whole_sample, "actions", "--due-before", "19/1/2011", "--to-report") == [late]
    assert asked(shell, whole_sample, "actions", "--done") == []
    assert asked(shell, whole_sample, "actions", "--all-boards", "--search", "business plan") == [late]


def test_actions_as_on_a_past_day(shell: Shell, whole_sample: Path) -> None:
    then = asked(shell, whole_sample, "actions", "--on", "2011-01-17")
    now = asked(shell, whole_sample, "actions", "--overdue")
    assert [(one["ref"], one["overdue"], one["progress"]) for one in then] == [
        ("IPB/2010-11/02", False, []), ("IPB/2010-11/04", False, []),
    ]  # fmt: skip
    assert [(one["ref"], len(one["progress"])) for one in now] == [("IPB/2010-11/02", 1)]
    [late] = asked(shell, whole_sample, "actions", "--overdue", "--on", "20/1/2011")
    assert (late["ref"], late["days_late"], len(late["progress"])) == ("IPB/2010-11/02", 2, 1)
    assert asked(shell, whole_sample, "actions", "--on", "2010-11-16") == []


def test_an_empty_list_says_whether_there_is_nothing_or_nothing_of_the_kind(
    inside: Shell, whole_sample: Path, tmp_path: Path
) -> None:
    for what in ("actions", "decisions"):
        asked_for = inside("--workspace", whole_sample, what, "--search", "zebra")
        assert (asked_for.stdout, asked_for.stderr) == ("", f"No {what} on record are as asked.\n")
    new = ("--workspace", tmp_path / "new")
    inside("boards", "new", "Parks", "--prefix", "P", "--year", "2010/11", *new)
    assert inside("actions", *new).stderr == "No actions are on record.\n"


def test_what_contradicts_itself_is_refused(shell: Shell, whole_sample: Path) -> None:
    for words, said in (
        (("actions", "--open", "--done"), "neither open nor overdue"),
        (("actions", "--all-boards", "--board", "IPB"), "not both"),
        (("register", "--all-boards", "--meeting", "17/11/10"), "not both"),
        (("actions", "--year", "1999"), "no board year"),
    ):
        done = shell("--workspace", whole_sample, *words)
        assert done.returncode in (1, 2)
        assert said in done.stderr
        assert done.stdout == ""


def test_decisions_by_outcome_year_and_words(shell: Shell, whole_sample: Path) -> None:
    [noted] = asked(shell, whole_sample, "decisions", "--outcome", "noted", "--search", "REPORT members")
    assert (noted["ref"], noted["replaces"], noted["replaced_by"]) == ("IPB/2010-11/05", None, None)
    newest = asked(shell, whole_sample, "decisions", "--year", "2010", "--sort", "newest")
    assert {one["ref"] for one in newest} == {one["ref"] for one in asked(shell, whole_sample, "decisions")}
    one = asked(shell, whole_sample, "decisions", "--board", "IPB", "--meeting", "17/11/10")
    assert len(one) == 4


def test_the_register_with_its_counts(shell: Shell, whole_sample: Path) -> None:
    found = asked(shell, whole_sample, "register", "--year", "2010/11")
    counted = {one["id"]: one for one in found["statistics"]["members"]}
    webb = counted["jeremy-webb"]
    assert (webb["expected"], webb["present"], webb["substitutes"], webb["percent"]) == (2, 1, 1, 50)
    assert [one["name"] for one in found["statistics"]["groups"]][-1] == "Independent"
    assert [one["id"] for one in found["statistics"]["meetings"]] == ["2010-09-09", "2010-11-17"]
    assert found["statistics"]["total"]["expected"] == 28
    assert asked(shell, whole_sample, "register", "--year", "all")["rows"] == found["rows"]
    assert asked(shell, whole_sample, "register", "--all-boards", "--year", "2010") == [found]
    table = shell("--workspace", whole_sample, "register", "--year", "2010").stdout.splitlines()
    assert table[0].split()[-5:] == ["Expected", "Present", "Remote", "Substitute", "%"]
    assert next(line for line in table if line.startswith("Jeremy Webb")).split()[-5:] == [
        "2", "1", "0", "1", "50",
    ]  # fmt: skip
    assert next(line for line in table if line.startswith("Russell Roberts")).split()[-1] == "1"


def test_search(shell: Shell, whole_sample: Path) -> None:
    hits = asked(shell, whole_sample, "search", "FLEMÍNG", "peter")
    assert (hits[0]["kind"], hits[0]["id"], hits[0]["board"]) == ("person", "peter-fleming", BOARD)
    first = asked(shell, whole_sample, "search", "IPB/2010-11/02")[0]
    assert (first["kind"], first["label"], first["meeting"]) == ("action", "IPB/2010-11/02", "2010-11-17")
    kinds = {one["kind"] for one in asked(shell, whole_sample, "search", "--kind", "item", "plan")}
    assert kinds == {"item"}
    nothing = shell("--workspace", whole_sample, "search", "zebra")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (0, "", "Nothing found.\n")
    assert "Peter Fleming" in shell("--workspace", whole_sample, "search", "fleming").stdout


def test_what_needs_you(shell: Shell, whole_sample: Path) -> None:
    found = asked(shell, whole_sample, "needs")
    overdue = next(one for one in found if one["kind"] == "actions overdue")
    assert (overdue["urgent"], overdue["meeting"], overdue["record"]) == (True, "2010-11-17", "actions")
    assert overdue["sentence"].startswith("1 action overdue: IPB/2010-11/02 (")
    assert asked(shell, whole_sample, "needs", "--board", "IPB") == found
    assert overdue["sentence"] in shell("--workspace", whole_sample, "needs").stdout

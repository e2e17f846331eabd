"""The year round from the command line: agenda, forward plan, actions, the life of the note."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Shell

NOV, JAN, MARCH = "2010-11-17", "2011-01-18", "2011-03-22"


class Desk:
    """The command line on one workspace."""

    def __init__(self, inside: Shell, workspace: Path) -> None:
        self._inside, self._workspace = inside, workspace

    def __call__(self, *words: str) -> str:
        """What was printed; it must succeed."""
        done = self._inside("--workspace", self._workspace, *words)
        assert done.returncode == 0, done.stderr
        return str(done.stdout).strip()

    def plain(self, *words: str) -> Any:
        """What was printed as JSON."""
        return json.loads(self(*words, "--json"))

    def refused(self, *words: str) -> str:
        """The one sentence of a refusal."""
        done = self._inside("--workspace", self._workspace, *words)
        assert done.returncode == 1, (done.returncode, done.stderr)
        assert done.stderr.count("\n") == 1
        return str(done.stderr)


@pytest.fixture
def desk(inside: Shell, workspace: Path) -> Desk:
    return Desk(inside, workspace)


def numbers(desk: Desk, meeting: str) -> list[str]:
    return [f"{one['number']} {one['title']}" for one in desk.plain("agenda", "--meeting", meeting)["items"]]


def test_january_is_held_and_march_issued_with_what_was_promised_to_it(desk: Desk) -> None:
    (heard, _) = desk.plain("plan", "heard", "--meeting", NOV)
    assert (heard["due"], heard["title"]) == (JAN, "LG Group Business Plan")
    assert [one["ref"] for one in desk.plain("actions", "arising", "--meeting", JAN)] == [
        "IPB/2010-11/02", "IPB/2010-11/04",
    ]  # fmt: skip
    assert "By whom" in (shown := desk("actions", "arising", "--meeting", JAN)) and "Officers" in shown
    desk("note", "circulated", "--meeting", NOV, "--on", "2010-12-01")
    assert "is scheduled: a note is approved" in desk.refused("note", "approve", "--meeting", JAN)
    desk("record", "--meeting", JAN, "-e", "open 11:30")
    desk("note", "approve", "--meeting", JAN, "--amend", "a report -> a written report")
    shown = desk.plain("note", "show", "--meeting", NOV)
    assert (shown["status"], shown["approved_at"], shown["as_amended"]) == ("approved", JAN, True)
    assert (shown["circulated_on"], shown["corrections"][0]["was"]) == ("2010-12-01", "a report")
    desk("agenda", "defer", "2", "--meeting", JAN, "--reason", "not ready")
    desk("plan", "add", "Away day", "--for", MARCH, "--meeting", JAN)
    desk("agenda", "draft", "--meeting", MARCH)
    stubs = [one for one in desk.plain("agenda", "--meeting", MARCH)["items"] if one["stub"]]
    assert [one["title"] for one in stubs] == ["Local Government Self Regulation and Improvement", "Away day"]
    assert "unanswered" in desk.refused("agenda", "issue", "--meeting", MARCH)
    desk("agenda", "set", stubs[0]["number"], "--meeting", MARCH, "--paper", "reg.docx", "--minutes", "20")
    desk("agenda", "answer", stubs[1]["number"], "--meeting", MARCH)
    assert desk("agenda", "issue", "--meeting", MARCH) == "1"
    assert desk.plain("plan", "list") == []
    assert {one["status"] for one in desk.plain("plan", "list", "--all")} == {"answered"}
    before = numbers(desk, MARCH)
    first = stubs[0]["number"]
    assert (
        desk("agenda", "add", "Flood", "--meeting", MARCH, "--after", first, "--urgent", "rain")
        == f"{first}A"
    )
    assert [one for one in numbers(desk, MARCH) if not one.endswith("Flood")] == before
    assert [one["what"] for one in desk.plain("agenda", "changes", "--meeting", MARCH)] == ["added"]
    assert desk("agenda", "supplement", "--meeting", MARCH) == "2"
    assert "Nothing on the agenda" in desk.refused("agenda", "supplement", "--meeting", MARCH)
    assert "supplement" in desk.refused("agenda", "issue", "--meeting", MARCH)
    assert desk("verify")


def test_an_agenda_is_set_out_by_hand(desk: Desk) -> None:
    at = ("--meeting", MARCH)
    assert "issue it first" in desk.refused("agenda", "supplement", *at)
    desk("agenda", "section", "For decision", *at)
    desk("agenda", "section", "For discussion", *at)
    for title in ("One", "Two", "Three"):
        desk("agenda", "add", title, "--section", "For dis", "--purpose", "decision", "--minutes", "5", *at)
    desk("agenda", "move", "3", "--before", "1", *at)
    desk("agenda", "indent", "2", *at)
    assert numbers(desk, MARCH) == ["1 Three", "1.1 One", "2 Two"]
    desk("agenda", "indent", "1.1", "--out", *at)
    desk("agenda", "move", "3", "--section", "For decision", *at)
    assert numbers(desk, MARCH) == ["1 Two", "2 Three", "3 One"]
    desk("agenda", "section", "For discussion", "--before", "For decision", *at)
    desk("agenda", "section", "For decision", "--rename", "Deciding", *at)
    desk("agenda", "title", "1", "Thrice", *at)
    desk(
        "agenda", "cover", "1", "--purpose", "To decide", "--contact", "Ann", "--recommendation", "agree", *at
    )
    desk("agenda", "exempt", "2", "--paragraph", "3", *at)
    desk("agenda", "withdraw", "3", "--reason", "no", *at)
    entry = desk.plain("agenda", *at)
    assert entry["sections"] == ["For discussion", "Deciding"]
    assert [(one["title"], one["status"], one["exempt"]) for one in entry["items"]] == [
        ("Thrice", "listed", False), ("One", "listed", True), ("Two", "withdrawn", False),
    ]  # fmt: skip
    assert entry["items"][0]["cover"]["contact_officer"] == "Ann"
    desk("agenda", "relist", "3", *at)
    desk("agenda", "remove", "3", *at)
    assert desk.plain("agenda", "timings", *at)["minutes"] == 10
    desk("agenda", "section", "Deciding", "--remove", *at)
    assert "no item 9" in desk.refused("agenda", "title", "9", "x", *at)
    assert "no one section" in desk.refused("agenda", "add", "x", "--section", "zz", *at)


def test_timings_say_how_far_past_the_finish_they_go(inside: Shell, workspace: Path) -> None:
    at = ("--workspace", workspace, "--meeting", JAN)
    long = inside("agenda", "add", "x", "--minutes", "1441", *at)
    assert long.returncode == 2 and "0<=x<=1440" in long.stderr
    assert inside("agenda", "add", "All night", "--minutes", "1440", *at).returncode == 0
    told = inside("agenda", "timings", *at).stderr
    over = json.loads(inside("agenda", "timings", *at, "--json").stdout)["over"]
    assert over > 0 and f", {over} minutes after the announced finish." in told


def test_a_meeting_that_was_never_begun_says_how_it_is(desk: Desk, inside: Shell, tmp_path: Path) -> None:
    begin = "Where the calendar has that day, boardtui meetings new --date 2011-06-07 begins it.\n"
    assert desk.refused("agenda", "--meeting", "7 june 2011").endswith(begin)
    assert "begins it" not in desk.refused("agenda", "--meeting", "the third")
    new = ("--workspace", tmp_path / "new")
    inside("boards", "new", "Parks", "--prefix", "P", "--year", "2010/11", *new)
    said = inside("agenda", "draft", "--meeting", "2011-06-07", *new).stderr
    assert said == f"This board has no meetings on record yet. {begin}"


def test_actions_are_followed(desk: Desk) -> None:
    before = desk.plain("actions")
    desk("actions", "progress", "2", "half of it", "--on", "2011-01-10")
    desk("actions", "due", "2", "2011-03-01", "--reason", "late")
    desk("actions", "owner", "2", "DP", "Members")
    desk("actions", "done", "IPB/2010-11/04", "reported", "--on", "2011-01-12")
    two, four = desk.plain("actions")
    assert (two["status"], two["due"], two["owners"]) == (
        "in progress",
        "2011-03-01",
        ["David Parsons CBE", "Members"],
    )
    assert [two["text"], four["text"]] == [one["text"] for one in before]
    assert four["status"] == "done"
    desk("actions", "reopen", "4", "not yet")
    desk("actions", "drop", "4", "--reason", "overtaken")
    assert desk.plain("actions")[1]["status"] == "dropped"
    desk("agenda", "reports", "1", "2", "--meeting", JAN)
    (row, _) = desk.plain("actions", "arising", "--meeting", JAN)
    assert (row["on_meeting"], row["text"]) == (JAN, two["text"])
    assert "no action '99'" in desk.refused("actions", "done", "99")


def test_a_note_is_signed_and_corrected(desk: Desk) -> None:
    at = ("--meeting", NOV)
    desk("note", "checked", *at)
    assert "once it is approved" in desk.refused("note", "sign", "--by", "David Parsons", *at)
    assert "still a draft" in desk.refused("note", "correct", "--was", "a report", "--now", "x", *at)
    desk("record", "--meeting", JAN, "-e", "open 11:30", "-e", "approve note")
    assert "approved on 18 January 2011" in desk.refused(
        "note", "sign", "--by", "dp", "--on", "2011-01-17", *at
    )
    desk("note", "sign", "--by", "dp", "--pages", "3", *at)
    assert "signed already" in desk.refused("note", "sign", "--by", "David Parsons", *at)
    assert desk.plain("note", "show", *at)["signed_by"] == "David Parsons CBE"
    desk("note", "correct", "--was", "bring a report", "--now", "bring a paper", "--moved-by", "JS", *at)
    desk(
        "note", "attendance", "Richard Stay", "absent", "--reason", "none was given", "--moved-by", "JS", *at
    )
    assert "nobody called" in desk.refused("note", "attendance", "Nobody", "absent", "--reason", "x", *at)
    desk("note", "substitute", "Richard Stay", "Teresa O'Neill", "--reason", "on the sheet", *at)
    assert "already" in desk.refused("note", "substitute", "RS", "TO", "--reason", "x", *at)
    assert "nobody called" in desk.refused("note", "substitute", "Nobody", "--reason", "x", *at)
    shown = desk("note", "show", *at)
    assert shown.startswith("signed\nCorrected on ")
    assert "“bring a report” now reads “bring a paper”" in shown
    assert "the attendance of Richard Stay, “apologies” now reads “absent”" in shown
    assert "“absent” now reads “apologies; Teresa O'Neill stood in” (on the sheet)" in shown
    cells = {one["person"]: one["cells"][NOV] for one in desk.plain("register")["rows"]}
    assert cells["Richard Stay"] == "apologies"
    text = Path(desk("export", "note", "--format", "txt", *at)).read_text("utf-8")
    flat = " ".join(text.split())
    assert "bring a paper to the Board in due course" in flat
    assert "Signed by David Parsons" in flat and "3 loose pages" in flat


def test_the_forward_plan_by_hand(desk: Desk) -> None:
    made = desk("plan", "add", "Gates", "--from", "IPB/2010-11/01", "--meeting", NOV)
    (row,) = desk.plain("plan", "list")
    assert (row["id"], row["due"], row["ref"], row["next_meeting"]) == (made, JAN, "IPB/2010-11/01", True)
    desk("plan", "answer", "gates", "by letter")
    other = desk("plan", "add", "Fences", "--meeting", NOV)
    desk("plan", "drop", other, "--reason", "no longer")
    assert [one["status"] for one in desk.plain("plan", "list", "--all")] == ["answered", "dropped"]
    assert desk("plan", "list") == ""
    assert "no one promise 'zz'" in desk.refused("plan", "drop", "zz", "--reason", "x")


def test_decisions_and_actions_are_linked(desk: Desk) -> None:
    one, two = (row["ref"] for row in desk.plain("decisions", "--meeting", NOV)[:2])
    action = desk.plain("actions")[0]["ref"]
    desk("decisions", "replaces", two, one)
    desk("actions", "carries-out", action, two)
    rows = {row["ref"]: row for row in desk.plain("decisions", "--meeting", NOV)}
    assert (rows[two]["replaces"], rows[one]["replaced_by"]) == (one, two)
    assert rows[two]["actions"] == [action]
    assert "the place of itself" in desk.refused("decisions", "replaces", two, two)
    assert "no decision '99'" in desk.refused("decisions", "replaces", two, "99")
    desk("decisions", "replaces", two)
    desk("actions", "carries-out", action)
    rows = {row["ref"]: row for row in desk.plain("decisions", "--meeting", NOV)}
    assert (rows[two]["replaces"], rows[one]["replaced_by"], rows[two]["actions"]) == (None, None, [])

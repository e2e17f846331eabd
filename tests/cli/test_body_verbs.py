"""Boards, people and the calendar from the command line: a board's year from nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def parks(inside: Shell, tmp_path: Path) -> Path:
    """A workspace with one new board of two groups, three people and two dates."""
    workspace = tmp_path / "new"
    words: tuple[tuple[str, ...], ...] = (
        ("boards", "new", "Parks Board", "--prefix", "PB", "--year", "2026/27", "--group", "Red:3", "--group",
         "Blue:2", "--set", "quorum=1/3"),
        ("members", "add", "Ann Lee", "--role", "chairman", "--group", "red", "--authority", "Ashby DC",
         "--from", "always", "--email", "ann@example.org", "--alias", "Dr Ann Lee"),
        ("members", "add", "Bo Hill", "--group", "Blue", "--from", "2026-09-01"),
        ("members", "add", "Cy Ray", "--role", "substitute", "--group", "blue", "--from", "always"),
        ("calendar", "add", "2026-12-15", "--start", "10.00", "--finish", "12pm", "--venue", "Town Hall"),
        ("calendar", "add", "2027-06-15", "--start", "10:00"),
    )  # fmt: skip
    for one in words:
        done = inside("--workspace", workspace, *one)
        assert done.returncode == 0, done.stderr
    return workspace


def asked(inside: Shell, workspace: Path, *words: str) -> Any:
    done = inside("--workspace", workspace, *words, "--json")
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def did(inside: Shell, workspace: Path, *words: str) -> str:
    done = inside("--workspace", workspace, *words)
    assert done.returncode == 0, done.stderr
    return done.stderr


def refused(inside: Shell, workspace: Path, *words: str) -> str:
    done = inside("--workspace", workspace, *words)
    assert done.returncode in (1, 2), done.stderr
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)
    return done.stderr


def members(inside: Shell, workspace: Path, day: str) -> list[tuple[str, str, str]]:
    found = asked(inside, workspace, "members", "--on", day)
    return [(one["person"], one["role"], one["group"]) for one in found["members"]]


def test_a_board_is_founded_and_filled(inside: Shell, parks: Path) -> None:
    (board,) = asked(inside, parks, "boards")
    assert (board["id"], board["prefix"], board["year"]) == ("parks-board", "PB", "2026/27")
    assert members(inside, parks, "2026-10-01") == [
        ("Ann Lee", "chairman", "Red"),
        ("Bo Hill", "member", "Blue"),
        ("Cy Ray", "substitute", "Blue"),
    ]
    found = asked(inside, parks, "members", "--on", "2026-10-01")
    assert [(one["id"], one["filled"], one["vacant"]) for one in found["groups"]] == [
        ("red", 1, 2),
        ("blue", 1, 1),
    ]
    assert found["members"][0]["aliases"] == ["Dr Ann Lee"]
    assert "example.org" not in json.dumps(found)


def test_a_title_that_is_typed_with_the_name_is_no_part_of_it(inside: Shell, parks: Path) -> None:
    did(inside, parks, "members", "add", "Cllr Jane Smith CBE", "--group", "blue")
    did(inside, parks, "members", "add", "Dr Foster", "--honorific", "Sir", "--group", "blue")
    found = {one["code"]: one["person"] for one in asked(inside, parks, "members")["members"]}
    assert (found["JS"], found["DF"]) == ("Cllr Jane Smith CBE", "Sir Dr Foster")
    for name, printed in (
        ("Jane Smythe", "Cllr Jane Smythe CBE"),
        ("Cllr Jane Ray", "Cllr Jane Ray CBE"),
        ("Dame Jane Ray DBE", "Dame Jane Ray DBE"),
    ):
        assert f"is called {printed}." in did(inside, parks, "members", "rename", "JS", name, "--correct")


def test_changes_in_mid_year_leave_the_past_as_it_was(inside: Shell, parks: Path) -> None:
    before = asked(inside, parks, "members", "--on", "2026-12-31")
    did(
        inside,
        parks,
        "members",
        "change",
        "AL",
        "--role",
        "member",
        "--group",
        "blue",
        "--from",
        "2027-01-01",
    )
    did(inside, parks, "members", "change", "bo", "--authority", "Bath", "--from", "2027-01-01")
    did(
        inside, parks, "members", "rename", "Hill", "Bo Hill-Ray", "--honorific", "Dr", "--from", "2027-01-01"
    )
    did(
        inside,
        parks,
        "boards",
        "set-group",
        "red",
        "--name",
        "Crimson",
        "--seats",
        "1",
        "--from",
        "2027-01-01",
    )
    after = asked(inside, parks, "members", "--on", "2026-12-31")
    for one in (before, after):
        one["members"] = [member | {"end": None} for member in one["members"]]
    assert after == before
    assert members(inside, parks, "2027-01-01") == [
        ("Ann Lee", "member", "Blue"),
        ("Dr Bo Hill-Ray", "member", "Blue"),
        ("Cy Ray", "substitute", "Blue"),
    ]


def test_ending_replacing_and_checking(inside: Shell, parks: Path) -> None:
    did(
        inside,
        parks,
        "members",
        "add",
        "Di Fox",
        "--group",
        "blue",
        "--in-place-of",
        "BH",
        "--from",
        "2027-02-01",
    )
    assert "Bo Hill" not in str(members(inside, parks, "2027-02-01"))
    did(inside, parks, "members", "end", "AL", "--on", "2027-03-31")
    found = asked(inside, parks, "members", "check", "--on", "2027-04-01")
    assert {one["rule"] for one in found} == {"vacancy", "no-chairman"}
    did(
        inside,
        parks,
        "members",
        "appoint",
        "AL",
        "--role",
        "chairman",
        "--group",
        "red",
        "--from",
        "2027-05-01",
    )
    for name in ("E", "F"):
        did(inside, parks, "members", "add", f"{name} Oak", "--group", "blue", "--from", "2027-05-01")
    done = inside("--workspace", parks, "members", "check", "--on", "2027-05-01")
    assert done.returncode == 1 and "1 too many" in done.stdout
    assert "holds nothing" in refused(inside, parks, "members", "end", "BH", "--on", "2027-06-01")
    assert "appoint them instead" in refused(
        inside, parks, "members", "change", "BH", "--role", "officer", "--from", "2027-06-01"
    )


def test_codes_contacts_aliases_and_slips(inside: Shell, parks: Path) -> None:
    did(inside, parks, "members", "code", "AL", "ax")
    did(inside, parks, "members", "aliases", "AX", "Annie Lee", "A Lee")
    did(inside, parks, "members", "contact", "annie lee", "--phone", "1")
    did(inside, parks, "members", "contact", "AX", "--remove")
    did(inside, parks, "members", "rename", "AX", "Anne Lee", "--correct")
    (ann, *_) = asked(inside, parks, "members")["members"]
    assert (ann["person"], ann["code"], ann["aliases"]) == ("Anne Lee", "AX", ["Annie Lee", "A Lee"])
    assert "on record already" in did(inside, parks, "members", "code", "AX", "AX")
    assert "--phone or --email, or --remove" in refused(inside, parks, "members", "contact", "AX")
    for words in (
        ("rename", "AX", "X", "--correct", "--from", "today"),
        ("change", "AX", "--authority", "X", "--role", "member"),
    ):
        refused(inside, parks, "members", *words)


def test_one_person_on_two_boards_and_the_clash_of_their_dates(inside: Shell, parks: Path) -> None:
    did(inside, parks, "boards", "new", "Pools Board", "--prefix", "PO", "--year", "2026/27")
    said = did(inside, parks, "members", "--board", "PO", "add", "dr ann lee", "--from", "always")
    assert "same person" in said
    (ann,) = asked(inside, parks, "members", "--board", "PO")["members"]
    assert (ann["person_id"], ann["authority"]) == ("ann-lee", "Ashby DC")
    said = did(inside, parks, "calendar", "add", "--board", "PO", "2027-06-15", "--start", "11:00")
    assert "Tuesday 15 June 2027 is in the calendar" in said and "Ann Lee is on both" in said
    assert [one["rule"] for one in asked(inside, parks, "calendar", "check")] == ["calendar-clash"]


def test_settings_are_dated(inside: Shell, parks: Path) -> None:
    did(
        inside, parks, "boards", "set", "--set", "quorum=1/2", "--set", "clear_days=3", "--from", "2027-01-01"
    )
    for day, denominator, clear in (("2026-12-31", 3, 5), ("2027-01-01", 2, 3)):
        found = asked(inside, parks, "boards", "settings", "--on", day)["settings"]
        assert (found["quorum.denominator"], found["clear_days"]) == (denominator, clear)
    assert "yes" in inside("--workspace", parks, "boards", "settings").stdout
    assert "nothing to set" in refused(inside, parks, "boards", "set")
    assert "NAME=VALUE" in refused(inside, parks, "boards", "set", "--set", "quorum")
    did(inside, parks, "boards", "set", "--name", "Parks and Pools", "--from", "always")
    assert asked(inside, parks, "boards")[0]["name"] == "Parks and Pools"


def test_groups_come_and_go(inside: Shell, parks: Path) -> None:
    did(inside, parks, "boards", "add-group", "Green", "--seats", "2", "--from", "2027-01-01")
    did(
        inside,
        parks,
        "boards",
        "set-group",
        "green",
        "--office",
        "E Mark",
        "--phone",
        "1",
        "--from",
        "2027-02-01",
    )
    did(inside, parks, "boards", "end-group", "Green", "--on", "2027-03-31")
    found = [
        [one["id"] for one in asked(inside, parks, "members", "--on", day)["groups"]]
        for day in ("2026-12-31", "2027-03-31", "2027-04-01")
    ]
    assert found == [["red", "blue"], ["red", "blue", "green"], ["red", "blue"]]
    assert "nothing to change" in refused(inside, parks, "boards", "set-group", "red")
    assert "NAME:SEATS" in refused(
        inside, parks, "boards", "new", "X", "--prefix", "X", "--year", "1", "--group", "Red"
    )


def test_a_new_year_numbers_afresh_and_keeps_the_old_register(inside: Shell, parks: Path) -> None:
    did(inside, parks, "boards", "year", "2027/28", "--from", "2027-05-01")
    for day in ("2026-12-15", "2027-06-15"):
        did(inside, parks, "meetings", "new", "--date", day)
        did(
            inside, parks, "record", "--meeting", day, "-e", "open 10:00", "-e", "+AL +BH", "-e", "D: Agreed."
        )
    assert [one["ref"] for one in asked(inside, parks, "decisions")] == ["PB/2026-27/01", "PB/2027-28/01"]
    for year, day in (("2026", "2026-12-15"), ("2027/28", "2027-06-15")):
        found = asked(inside, parks, "register", "--year", year)
        assert [one["id"] for one in found["meetings"]] == [day]
        assert found["year"].startswith(year)


def test_a_meeting_moves_with_its_date(inside: Shell, parks: Path) -> None:
    assert inside("--workspace", parks, "meetings", "new").stdout == "2026-12-15\n"
    said = did(inside, parks, "calendar", "move", "2026-12-15", "2026-12-16", "--room", "Room 2")
    assert "moved to Wednesday 16 December 2026. Its meeting on record as well." in said
    (held,) = asked(inside, parks, "meetings")
    assert (held["id"], held["date"], held["start"], held["room"]) == (
        "2026-12-15", "2026-12-16", "10:00", "Room 2",
    )  # fmt: skip
    did(inside, parks, "calendar", "postpone", "2026-12-16", "--reason", "snow")
    assert asked(inside, parks, "meetings")[0]["status"] == "postponed"
    did(inside, parks, "calendar", "restore", "2026-12-16")
    did(inside, parks, "calendar", "cancel", "2026-12-16")
    assert asked(inside, parks, "meetings")[0]["status"] == "cancelled"
    assert "cancel the date instead" in refused(inside, parks, "calendar", "remove", "2026-12-16")
    assert "cancelled or postponed" in refused(inside, parks, "meetings", "new", "--date", "2026-12-16")
    first = asked(inside, parks, "calendar")["dates"][0]
    assert (first["status"], first["meeting"], first["uid"]) == (
        "cancelled", "2026-12-15", "2026-12-15.parks-board@boardtui",
    )  # fmt: skip


def test_a_meeting_that_was_held_stays_on_its_date(inside: Shell, parks: Path) -> None:
    did(inside, parks, "meetings", "new")
    did(
        inside,
        parks,
        "record",
        "--meeting",
        "2026-12-15",
        "-e",
        "open 10:00",
        "-e",
        "+AL",
        "-e",
        "close 11:00",
    )
    assert "has been held" in refused(inside, parks, "calendar", "move", "2026-12-15", "2026-12-17")
    assert "on record already" in refused(inside, parks, "meetings", "new", "--date", "2026-12-15")
    did(inside, parks, "calendar", "move", "2027-06-15", "--venue", "")
    did(inside, parks, "meetings", "new", "--date", "2027-06-15", "--from-last")
    assert asked(inside, parks, "meetings")[1]["venue"] == "Town Hall"
    titles = [one["title"] for one in asked(inside, parks, "agenda", "--meeting", "2027-06-15")["items"]]
    assert any("15 December 2026" in one for one in titles) and len(titles) > 2
    assert "no date ahead" in refused(inside, parks, "meetings", "new")


def test_dates_that_repeat_and_are_copied(inside: Shell, parks: Path) -> None:
    words = ("calendar", "repeat", "every", "2", "months", "on", "the", "last", "Friday")
    span = ("--from", "2027-01-01", "--to", "2027-04-30", "--start", "9:30")
    dry = inside("--workspace", parks, *words, *span, "--dry-run")
    assert dry.stdout == "2027-01-29\n2027-03-26\n"
    said = did(inside, parks, *words, *span)
    assert "! The meeting of Friday 26 March 2027: it is a bank holiday (Good Friday)." in said
    found = inside("--workspace", parks, "calendar", "copy", "2026/27").stdout.split()
    assert found == ["2027-12-21", "2028-01-28", "2028-03-24", "2028-06-20"]
    assert (
        "nothing to copy"
        in did(inside, parks, "calendar", "copy", "2026/27", "--years", "1", "--dry-run")[-200:]
    )
    for wrong in (
        ("repeat", "often", *span),
        ("repeat", "every month on day 31", "--from", "2027-02-01", "--to", "2027-02-28"),
        ("copy", "1999"),
        ("add", "2027-01-29"),
        ("add", "2027-09-09", "--start", "late"),
        ("move", "2027-01-29"),
    ):
        refused(inside, parks, "calendar", *wrong)


def test_the_calendar_as_a_table_and_as_a_file(inside: Shell, parks: Path, tmp_path: Path) -> None:
    table = inside("--workspace", parks, "calendar", "--year", "2026").stdout
    assert "Tuesday 15 December 2026" in table and "Monday 7 December 2026" in table
    dates = asked(inside, parks, "calendar")["dates"]
    assert [(one["weekday"], one["notice"], one["finish"]) for one in dates] == [
        ("Tuesday", "2026-12-07", "12:00"),
        ("Tuesday", "2027-06-07", None),
    ]
    paths = [
        Path(inside("--workspace", parks, "export", "calendar", *words).stdout.strip())
        for words in ((), ("--out", tmp_path), ("--out", tmp_path / "dates.ics"))
    ]
    assert [one.name for one in paths] == ["Parks Board calendar.ics"] * 2 + ["dates.ics"]
    assert all(one.read_bytes().startswith(b"BEGIN:VCALENDAR") for one in paths)
    did(inside, parks, "calendar", "remove", "2026-12-15")
    did(inside, parks, "calendar", "remove", "2027-06-15")
    assert "no dates" in did(inside, parks, "calendar")
    assert asked(inside, parks, "calendar", "check") == []
    assert "Nothing is odd" in did(inside, parks, "calendar", "check")


def test_what_is_wrong_is_one_sentence(inside: Shell, parks: Path) -> None:
    for words in (
        ("members", "add", " ", "--group", "red"),
        ("members", "add", "X Y", "--group", "purple"),
        ("members", "end", "Nobody"),
        ("members", "--json", "end", "AL"),
        ("members", "--on", "today", "end", "AL"),
        ("boards", "new", "X", "--prefix", "PB", "--year", "1"),
        ("boards", "year", "", "--from", "2027-05-01"),
        ("calendar", "add", "someday"),
        ("calendar", "cancel", "2030-01-01"),
        ("meetings", "new", "--date", "2030-01-01"),
        ("meetings", "new", "--from-last"),
    ):
        refused(inside, parks, *words)


def test_a_day_that_a_moved_meeting_left_is_free_for_another(inside: Shell, parks: Path) -> None:
    did(inside, parks, "meetings", "new")
    did(inside, parks, "calendar", "move", "2026-12-15", "2026-12-16")
    did(inside, parks, "calendar", "add", "2026-12-15")
    made = inside("--workspace", parks, "meetings", "new", "--date", "2026-12-15").stdout
    assert made == "2026-12-15-2\n"
    dates = asked(inside, parks, "calendar")["dates"]
    assert [one["meeting"] for one in dates] == ["2026-12-15-2", "2026-12-15", None]
    assert len({one["uid"] for one in dates}) == 3


def test_a_group_joins_another_and_somebody_answers_for_the_board(inside: Shell, parks: Path) -> None:
    said = did(inside, parks, "boards", "merge-group", "blue", "--into", "red", "--from", "2027-05-01")
    assert said == "Blue joins Red from 1 May 2027.\n"
    assert ("Bo Hill", "member", "Red") in members(inside, parks, "2027-05-01")
    assert ("Bo Hill", "member", "Blue") in members(inside, parks, "2027-04-30")
    assert "cannot join itself" in refused(
        inside, parks, "boards", "merge-group", "red", "--into", "red", "--from", "2027-06-01"
    )
    assert did(inside, parks, "boards", "contact", "Dr Olga Ford", "--post", "Secretary") == (
        "Dr Olga Ford answers for the Parks Board.\n"
    )
    assert did(inside, parks, "boards", "contact", "--remove") == "Nobody answers for the Parks Board.\n"
    assert "Give a name, or --remove" in refused(inside, parks, "boards", "contact")

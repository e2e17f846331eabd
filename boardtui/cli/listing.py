"""The lists: boards, members, meetings, agenda, register; as a table or as JSON."""

from typing import TYPE_CHECKING, Any

import click

from boardtui.cli.options import (
    all_boards_option,
    anywhere,
    board_option,
    json_option,
    meeting_option,
    year_option,
)
from boardtui.cli.parts import Call
from boardtui.cli.speech import put_json, put_table, say
from boardtui.errors import UsageRefusal

if TYPE_CHECKING:
    from boardtui.model.boards import Board
    from boardtui.rules.digest import Digest
    from boardtui.rules.register import Register
    from boardtui.secretariat.secretariat import Secretariat

ALL_YEARS = "all"
_NOBODY = "There is nobody in the register yet."
_CELLS = {"not-a-member": "–", "unmarked": "?", None: ""}


@click.command()
@anywhere
@year_option
@json_option
@click.pass_obj
def boards(call: Call, year: str | None, as_json: bool) -> int:
    """The boards of the workspace."""
    from boardtui.secretariat.finding_records import boards_of_year
    from boardtui.secretariat.lists import board_entry

    with call.open() as secretariat:
        today = secretariat.now().date()
        found = boards_of_year(secretariat.boards(), year)
        entries = [board_entry(one, secretariat.digests(one), today) for one in found]
    return answer(
        entries,
        as_json,
        ("Board", "Id", "Prefix", "Year", "Members", "Meetings", "Next"),
        [
            (one["name"], one["id"], one["prefix"], one["year"], one["members"], one["meetings"],
             day_words(one["next_date"]))
            for one in entries
        ],
        "There is no board in this workspace yet.",
    )  # fmt: skip


@click.command()
@anywhere
@board_option
@year_option
@meeting_option
@click.option("--on", "day", metavar="DATE", help="As on this day; today, if left out.")
@json_option
@click.pass_obj
def members(
    call: Call, board: str | None, year: str | None, meeting: str | None, day: str | None, as_json: bool
) -> int:
    """Who holds which role on a board, on a day or at a meeting."""
    from boardtui.secretariat.finding_records import find_day
    from boardtui.secretariat.lists import member_entries

    if day is not None and meeting is not None:
        raise UsageRefusal("Give --on or --meeting, not both.")
    with call.open() as secretariat:
        found = board_of(secretariat, board, year)
        on = secretariat.now().date() if day is None else find_day(day, secretariat.now().date())
        if meeting is not None:
            on = secretariat.find_digest(found, meeting).day
    entry = member_entries(found, on)
    return answer(
        entry,
        as_json,
        ("Code", "Name", "Group", "Authority", "Role"),
        [
            (one["code"], one["person"], one["group"], one["authority"], one["role"])
            for one in entry["members"]
        ],
        f"Nobody is on record for the {found.name} on {day_words(entry['date'])}.",
    )


@click.command()
@anywhere
@board_option
@year_option
@json_option
@click.pass_obj
def meetings(call: Call, board: str | None, year: str | None, as_json: bool) -> int:
    """The meetings of a board, or of every board."""
    from boardtui.secretariat.lists import meeting_entry

    with call.open() as secretariat:
        found = boards_and_meetings(secretariat, board, year, None)
    entries = [meeting_entry(one, meeting) for one, held in found for meeting in held]
    return answer(
        entries,
        as_json,
        ("Meeting", "Date", "Start", "Status", "Present", "Apologies", "Substitutes", "Items", "Decisions",
         "Actions", "Note", "Venue", "Board"),
        [
            (one["id"], day_words(one["date"]), one["start"] or "", one["status"],
             *_attendance(one["attendance"]), one["items"], one["decisions"], one["actions"],
             one["note"] if one["attendance"] else "",
             ", ".join(part for part in (one["room"], one["venue"]) if part), one["board"])
            for one in entries
        ],
        "There are no meetings on record yet.",
    )  # fmt: skip


@click.command()
@anywhere
@board_option
@year_option
@meeting_option
@json_option
@click.pass_obj
def agenda(call: Call, board: str | None, year: str | None, meeting: str | None, as_json: bool) -> int:
    """The agenda of a meeting.

    Without --meeting it is the one in hand, or else the next.
    """
    from boardtui.secretariat.lists import agenda_entry

    with call.open() as secretariat:
        found = board_of(secretariat, board, year)
        which = secretariat.find_meeting(found, meeting)
    entry = agenda_entry(found, which)
    if not as_json:
        say(f"{found.name}, {day_words(entry['date'])}")
    return answer(
        entry,
        as_json,
        ("Item", "Title", "Section", "Page", "Status"),
        [
            (one["number"], one["title"], one["section"] or "", one["page"],
             "in private" if one["exempt"] else one["status"])
            for one in entry["items"]
        ],
        "Its agenda has no items yet.",
    )  # fmt: skip


@click.command()
@anywhere
@board_option
@year_option
@meeting_option
@all_boards_option
@json_option
@click.pass_obj
def register(
    call: Call, board: str | None, year: str | None, meeting: str | None, all_boards: bool, as_json: bool
) -> int:
    """The attendance register of a board year, or of one meeting.

    Without --year it is that of the present board year; '--year all' has every year. With --all-boards
    every board's follows the last.
    """
    from boardtui.secretariat.lists import register_entry

    must_be_one(board, meeting, all_boards=all_boards)
    with call.open() as secretariat:
        if all_boards:
            named = [board_of(secretariat, one.id, None) for one in _of_year(secretariat, year)]
        else:
            named = [board_of(secretariat, board, None if year == ALL_YEARS else year)]
        kept = [_register(secretariat, one, year, meeting) for one in named]
    entries = [register_entry(one, register) for one, register in kept]
    if as_json:
        put_json(entries if all_boards else entries[0])
        return 0
    for entry in entries:
        if all_boards:
            say(f"{entry['name']}, {entry['year']}")
        answer(entry, False, _register_headings(entry), _register_rows(entry), _NOBODY)
    return 0


def _register(
    secretariat: "Secretariat", board: "Board", year: str | None, meeting: str | None
) -> "tuple[Board, Register]":
    from boardtui.rules.register import register as register_of
    from boardtui.secretariat.finding_records import in_year

    if meeting is not None:
        return board, register_of(board, (secretariat.find_digest(board, meeting),))
    if year == ALL_YEARS:
        return board, secretariat.register(board, year)
    board = in_year(board, year, secretariat.now().date())
    return board, secretariat.register(board, board.year)


def _register_headings(entry: dict[str, Any]) -> tuple[str, ...]:
    days = (day_words(one["date"]) for one in entry["meetings"])
    return ("Name", "Group", "Authority", "Role", *days, "Expected", "Present", "Remote", "Substitute", "%")


def _register_rows(entry: dict[str, Any]) -> list[tuple[Any, ...]]:
    counted = {
        (kind, one["id"]): one
        for kind, name in (("member", "members"), ("substitute", "substitutes"))
        for one in entry["statistics"][name]
    }
    rows = []
    for one in entry["rows"]:
        count = counted[one["kind"], one["person_id"]]
        cells = (_CELLS.get(cell, cell) for cell in one["cells"].values())
        counts = (count["expected"], count["present"], count["remote"], count["substitutes"])
        if one["kind"] == "substitute":
            counts = ("", "", "", count["present"] + count["remote"])
        percent = "" if count["percent"] is None else count["percent"]
        rows.append((one["person"], one["group"], one["authority"], one["role"], *cells, *counts, percent))
    return rows


def must_be_one(board: str | None, meeting: str | None, *, all_boards: bool) -> None:
    """Refuse --all-boards beside what names one."""
    if all_boards and (board is not None or meeting is not None):
        raise UsageRefusal("Give --all-boards, or --board and --meeting, not both.")


def _of_year(secretariat: "Secretariat", year: str | None) -> "tuple[Board, ...]":
    from boardtui.secretariat.finding_records import boards_of_year

    return boards_of_year(secretariat.boards(), None if year == ALL_YEARS else year)


def board_of(secretariat: "Secretariat", board: str | None, year: str | None) -> "Board":
    """The board that is named, of those that know the year."""
    from boardtui.secretariat.finding_records import boards_of_year, find_board

    return find_board(boards_of_year(secretariat.boards(), year), board)


def boards_and_meetings(
    secretariat: "Secretariat", board: str | None, year: str | None, meeting: str | None
) -> list[tuple["Board", tuple["Digest", ...]]]:
    """Every board with its meetings; only that board, and only that meeting, where they are named."""
    from boardtui.secretariat.finding_records import boards_of_year

    if board is None and meeting is None:
        return [(one, secretariat.digests(one)) for one in boards_of_year(secretariat.boards(), year)]
    found = board_of(secretariat, board, year)
    if meeting is None:
        return [(found, secretariat.digests(found))]
    return [(found, (secretariat.find_digest(found, meeting),))]


def answer(
    plain: Any, as_json: bool, headings: tuple[str, ...], rows: list[tuple[Any, ...]], nothing: str
) -> int:
    """The one ending of every list: JSON, a table, or a sentence where there is nothing to show."""
    if as_json:
        put_json(plain)
    elif rows:
        put_table(headings, ([str(cell) for cell in row] for row in rows))
    else:
        say(nothing)
    return 0


def _attendance(counts: dict[str, int] | None) -> tuple[str, str, str]:
    if counts is None:
        return "", "", ""
    return str(counts["present"] + counts["remote"]), str(counts["apologies"]), str(counts["substitutes"])


def day_words(iso: str | None) -> str:
    """An ISO date as it is shown: ``17 Nov 2010``; empty where there is none."""
    from datetime import date

    from boardtui.rules.wording import short_date

    return short_date(date.fromisoformat(iso)) if iso else ""

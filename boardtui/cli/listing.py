"""The lists: boards, members, meetings, agenda, register, decisions, actions; as a table or as JSON."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from boardtui.cli.options import anywhere, board_option, json_option, meeting_option, year_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import put_json, put_table, say
from boardtui.errors import UsageRefusal

if TYPE_CHECKING:
    from boardtui.model.boards import Board
    from boardtui.rules.digest import Digest
    from boardtui.secretariat.secretariat import Secretariat

Row = TypeVar("Row")
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
    return _answer(
        entries,
        as_json,
        ("Board", "Id", "Prefix", "Year", "Members", "Meetings", "Next"),
        [
            (one["name"], one["id"], one["prefix"], one["year"], one["members"], one["meetings"],
             _day(one["next_date"]))
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
        found = _board(secretariat, board, year)
        on = secretariat.now().date() if day is None else find_day(day, secretariat.now().date())
        if meeting is not None:
            on = secretariat.find_digest(found, meeting).day
    entry = member_entries(found, on)
    return _answer(
        entry,
        as_json,
        ("Code", "Name", "Group", "Authority", "Role"),
        [
            (one["code"], one["person"], one["group"], one["authority"], one["role"])
            for one in entry["members"]
        ],
        f"Nobody is on record for the {found.name} on {_day(entry['date'])}.",
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
        found = _boards_and_meetings(secretariat, board, year, None)
    entries = [meeting_entry(one, meeting) for one, held in found for meeting in held]
    return _answer(
        entries,
        as_json,
        ("Meeting", "Date", "Start", "Status", "Present", "Apologies", "Substitutes", "Items", "Decisions",
         "Actions", "Note", "Venue", "Board"),
        [
            (one["id"], _day(one["date"]), one["start"] or "", one["status"], *_attendance(one["attendance"]),
             one["items"], one["decisions"], one["actions"], one["note"] if one["attendance"] else "",
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
        found = _board(secretariat, board, year)
        which = secretariat.find_meeting(found, meeting)
    entry = agenda_entry(found, which)
    if not as_json:
        say(f"{found.name}, {_day(entry['date'])}")
    return _answer(
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
@json_option
@click.pass_obj
def register(call: Call, board: str | None, year: str | None, meeting: str | None, as_json: bool) -> int:
    """The attendance register of a board year, or of one meeting."""
    from boardtui.rules.register import register as register_of
    from boardtui.secretariat.lists import register_entry

    with call.open() as secretariat:
        found = _board(secretariat, board, year)
        if meeting is None:
            kept = secretariat.register(found)
        else:
            kept = register_of(found, (secretariat.find_digest(found, meeting),))
    entry = register_entry(found, kept)
    return _answer(
        entry,
        as_json,
        ("Name", "Group", "Authority", "Role", *(_day(one["date"]) for one in entry["meetings"])),
        [
            (one["person"], one["group"], one["authority"], one["role"],
             *(_CELLS.get(cell, cell) for cell in one["cells"].values()))
            for one in entry["rows"]
        ],
        "There is nobody in the register yet.",
    )  # fmt: skip


@click.command()
@anywhere
@board_option
@year_option
@meeting_option
@json_option
@click.pass_obj
def decisions(call: Call, board: str | None, year: str | None, meeting: str | None, as_json: bool) -> int:
    """The decisions of a meeting, a board or every board."""
    from boardtui.secretariat.lists import decision_entries

    with call.open() as secretariat:
        found = _boards_and_meetings(secretariat, board, year, meeting)
        entries = [
            entry
            for one, held in found
            for entry in decision_entries(one, _of(held, secretariat.decisions(one)))
        ]
    return _answer(
        entries,
        as_json,
        ("Reference", "Date", "Item", "Outcome", "Decision", "Votes"),
        [
            (one["ref"], _day(one["date"]), one["item"] or "", one["outcome"], one["text"],
             "-".join(str(count) for count in one["votes"].values()) if one["votes"] else "")
            for one in entries
        ],
        "No decisions are on record.",
    )  # fmt: skip


@click.command()
@anywhere
@board_option
@year_option
@meeting_option
@json_option
@click.pass_obj
def actions(call: Call, board: str | None, year: str | None, meeting: str | None, as_json: bool) -> int:
    """The actions of a meeting, a board or every board."""
    from boardtui.secretariat.lists import action_entries

    with call.open() as secretariat:
        found = _boards_and_meetings(secretariat, board, year, meeting)
        today = secretariat.now().date()
        entries = [
            entry
            for one, held in found
            for entry in action_entries(one, _of(held, secretariat.actions(one)), today)
        ]
    return _answer(
        entries,
        as_json,
        ("Reference", "Date", "Item", "Owners", "Due", "Status", "Action", "Progress"),
        [
            (one["ref"], _day(one["date"]), one["item"] or "", ", ".join(one["owners"]), _day(one["due"]),
             one["status"] + (", overdue" if one["overdue"] else ""), one["text"],
             "; ".join(f"{_day(told['date'])}: {told['text']}" for told in one["progress"]))
            for one in entries
        ],
        "No actions are on record.",
    )  # fmt: skip


def _board(secretariat: "Secretariat", board: str | None, year: str | None) -> "Board":
    from boardtui.secretariat.finding_records import boards_of_year, find_board

    return find_board(boards_of_year(secretariat.boards(), year), board)


def _boards_and_meetings(
    secretariat: "Secretariat", board: str | None, year: str | None, meeting: str | None
) -> list[tuple["Board", tuple["Digest", ...]]]:
    """Every board with its meetings; only that board, and only that meeting, where they are named."""
    from boardtui.secretariat.finding_records import boards_of_year

    if board is None and meeting is None:
        return [(one, secretariat.digests(one)) for one in boards_of_year(secretariat.boards(), year)]
    found = _board(secretariat, board, year)
    if meeting is None:
        return [(found, secretariat.digests(found))]
    return [(found, (secretariat.find_digest(found, meeting),))]


def _of(held: "tuple[Digest, ...]", rows: "Iterable[tuple[Digest, Row]]") -> "list[tuple[Digest, Row]]":
    """Those of ``rows`` that belong to the meetings ``held``."""
    wanted = {one.id for one in held}
    return [(one, entries) for one, entries in rows if one.id in wanted]


def _answer(
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


def _day(iso: str | None) -> str:
    from datetime import date

    from boardtui.rules.wording import short_date

    return short_date(date.fromisoformat(iso)) if iso else ""

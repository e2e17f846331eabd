"""The lists that go across meetings and boards: decisions, actions, what needs you, and the search."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from boardtui.cli.listing import answer, board_of, boards_and_meetings, day_words, must_be_one
from boardtui.cli.options import (
    all_boards_option,
    anywhere,
    board_option,
    json_option,
    meeting_option,
    year_option,
)
from boardtui.cli.parts import Call
from boardtui.errors import UsageRefusal

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat
    from boardtui.secretariat.tracker import Stage, WantedActions, WantedDecisions

_OUTCOMES = (
    "noted", "agreed", "agreed as amended", "rejected", "deferred", "withdrawn", "referred", "no decision",
)  # fmt: skip
Named = tuple[tuple[str, ...] | None, str | None]


@click.command()
@anywhere
@board_option
@year_option
@meeting_option
@all_boards_option
@click.option("--outcome", type=click.Choice(_OUTCOMES), metavar="O", help="Only those with this outcome.")
@click.option("--search", "text", metavar="WORDS", help="Only those that hold every one of these words.")
@click.option(
    "--sort", type=click.Choice(("newest", "outcome", "ref")), help="By date, the oldest first, if left out."
)
@json_option
@click.pass_obj
def decisions(
    call: Call,
    /,
    board: str | None,
    year: str | None,
    meeting: str | None,
    all_boards: bool,
    outcome: str | None,
    text: str | None,
    sort: str | None,
    as_json: bool,
) -> int:
    """The decisions of a meeting, a board or every board."""
    from boardtui.model.decisions import Outcome
    from boardtui.secretariat.lists import decision_entry
    from boardtui.secretariat.tracker import Order, WantedDecisions

    must_be_one(board, meeting, all_boards=all_boards)
    with call.open() as secretariat:
        boards, which = _named(secretariat, board, year, meeting)
        of, order = Outcome(outcome) if outcome else None, Order(sort or "given")
        wanted = WantedDecisions(boards, year, which, of, text or "", order)
        found = secretariat.track_decisions(wanted)
    entries = [decision_entry(row) for row in found]
    return answer(
        entries,
        as_json,
        ("Reference", "Date", "Item", "Outcome", "Decision", "Votes", "Replaced by"),
        [
            (one["ref"], day_words(one["date"]), one["item"] or "", one["outcome"], one["text"],
             "-".join(str(count) for count in one["votes"].values()) if one["votes"] else "",
             one["replaced_by"] or "")
            for one in entries
        ],
        _nothing("decisions", wanted),
    )  # fmt: skip


@click.command()
@anywhere
@board_option
@year_option
@meeting_option
@all_boards_option
@click.option("--open", "is_open", is_flag=True, help="Only those that are neither done nor dropped.")
@click.option("--overdue", is_flag=True, help="Only those that are late.")
@click.option("--done", "is_done", is_flag=True, help="Only those that are done or dropped.")
@click.option("--to-report", is_flag=True, help="Open ones, and done ones that the board has not seen yet.")
@click.option("--owner", metavar="NAME", help="Only those of an owner with this in the name.")
@click.option("--due-before", metavar="DATE", help="Only those that are due before this day.")
@click.option("--search", "text", metavar="WORDS", help="Only those that hold every one of these words.")
@click.option("--on", metavar="DATE", help="As they stood on this day; as they stand today, if left out.")
@click.option(
    "--sort",
    type=click.Choice(("newest", "due", "owner", "ref")),
    help="By date given, the oldest first, if left out.",
)
@json_option
@click.pass_obj
def actions(call: Call, /, as_json: bool, **asked: Any) -> int:
    """The actions of a meeting, a board or every board."""
    from boardtui.secretariat.lists import action_entry

    must_be_one(asked["board"], asked["meeting"], all_boards=asked["all_boards"])
    with call.open() as secretariat:
        wanted = _wanted_actions(secretariat, asked)
        day = wanted.on or secretariat.now().date()
        entries = [action_entry(row, day) for row in secretariat.track_actions(wanted)]
    return answer(
        entries,
        as_json,
        ("Reference", "Date", "Item", "Owners", "Due", "Status", "Action", "Progress"),
        [
            (one["ref"], day_words(one["date"]), one["item"] or "", ", ".join(one["owners"]),
             day_words(one["due"]), one["status"] + (", overdue" if one["overdue"] else ""), one["text"],
             "; ".join(f"{day_words(told['date'])}: {told['text']}" for told in one["progress"]))
            for one in entries
        ],
        _nothing("actions", wanted),
    )  # fmt: skip


@click.command()
@anywhere
@board_option
@json_option
@click.pass_obj
def needs(call: Call, /, board: str | None, as_json: bool) -> int:
    """What needs you: what is late, due or missing; on one board, or on any."""
    from boardtui.secretariat.lists import need_entry

    with call.open() as secretariat:
        found = secretariat.needs(None if board is None else board_of(secretariat, board, None))
    return answer(
        [need_entry(one) for one in found],
        as_json,
        ("", "What", "Board", "Meeting"),
        [
            ("!" if one.urgent else "", one.sentence, one.place.board, one.place.meeting or "")
            for one in found
        ],
        "Nothing needs you today.",
    )


@click.command()
@anywhere
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--kind",
    type=click.Choice(("person", "item", "decision", "action", "minute", "meeting")),
    help="Only what is of this kind.",
)
@json_option
@click.pass_obj
def search(call: Call, /, words: tuple[str, ...], kind: str | None, as_json: bool) -> int:
    """Search people, agenda items, minutes, decisions and actions of all boards and years.

    Every word must occur; capitals and accents do not matter. The best comes first.
    """
    from boardtui.secretariat.lists import hit_entry
    from boardtui.secretariat.searching import HitKind

    with call.open() as secretariat:
        hits = secretariat.search(" ".join(words), None, HitKind(kind) if kind else None)
    entries = [hit_entry(one) for one in hits]
    return answer(
        entries,
        as_json,
        ("Kind", "Reference", "Date", "Found", "Board", "Meeting"),
        [
            (one["kind"], one["label"], day_words(one["date"]), one["text"], one["board"],
             one["meeting"] or "")
            for one in entries
        ],
        "Nothing found.",
    )  # fmt: skip


def _named(secretariat: "Secretariat", board: str | None, year: str | None, meeting: str | None) -> Named:
    """The boards and the meeting that are named; None for every one."""
    from boardtui.secretariat.finding_records import boards_of_year

    if board is None and meeting is None:
        boards_of_year(secretariat.boards(), year)  # refuses a year that no board knows
        return None, None
    [(found, held)] = boards_and_meetings(secretariat, board, year, meeting)
    return (found.id,), None if meeting is None else held[0].id


def _nothing(what: str, wanted: "WantedActions | WantedDecisions") -> str:
    """What is said of an empty list: that there is nothing at all, or nothing of what was asked for."""
    plain = replace(type(wanted)(), order=wanted.order)
    return f"No {what} are on record." if wanted == plain else f"No {what} on record are as asked."


def _wanted_actions(secretariat: "Secretariat", asked: dict[str, Any]) -> "WantedActions":
    from boardtui.secretariat.finding_records import find_day
    from boardtui.secretariat.tracker import Order, WantedActions

    boards, meeting = _named(secretariat, asked["board"], asked["year"], asked["meeting"])
    before, on, today = asked["due_before"], asked["on"], secretariat.now().date()
    return WantedActions(
        boards=boards,
        year=asked["year"],
        meeting=meeting,
        stage=_stage(
            is_open=asked["is_open"],
            overdue=asked["overdue"],
            is_done=asked["is_done"],
            to_report=asked["to_report"],
        ),
        owner=asked["owner"] or "",
        due_before=find_day(before, today) if before else None,
        text=asked["text"] or "",
        order=Order(asked["sort"] or "given"),
        on=find_day(on, today) if on else None,
    )


def _stage(*, is_open: bool, overdue: bool, is_done: bool, to_report: bool) -> "Stage":
    from boardtui.secretariat.tracker import Stage

    if is_done and (is_open or overdue or to_report):
        raise UsageRefusal("What is done is neither open nor overdue; give --done by itself.")
    if overdue:
        return Stage.OVERDUE
    if is_open:
        return Stage.OPEN
    if to_report:
        return Stage.SHOWN
    return Stage.DONE if is_done else Stage.ALL

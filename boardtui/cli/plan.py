"""The forward plan: what was promised for later meetings."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from boardtui.cli.one_meeting import sitting
from boardtui.cli.options import anywhere, board_option, json_option, meeting_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import put, put_json, put_table, say

if TYPE_CHECKING:
    from boardtui.edits.base import BoardEdit

_promise = click.argument("promise")


@click.group("plan")
def plan() -> None:
    """The forward plan: items promised for later meetings."""


@plan.command("list")
@anywhere
@board_option
@click.option("--all", "everything", is_flag=True, help="What was answered or dropped as well.")
@json_option
@click.pass_obj
def list_verb(call: Call, /, board: str | None, everything: bool, as_json: bool) -> int:
    """What is still owed, by the day it is for."""
    from boardtui.rules.forward_plan import open_promises
    from boardtui.secretariat.year_lists import promise_entry

    with call.open() as secretariat:
        found = secretariat.find_board(board)
    promises = found.plan if everything else open_promises(found)
    rows = [promise_entry(found, one) for one in promises]
    if as_json:
        put_json(rows)
    elif rows:
        put_table(
            ("Promise", "For", "Status", "Title", "From"),
            [
                (
                    one["id"],
                    _short(one["due"]) or "next meeting",
                    one["status"] + (f" of {one['on_meeting']}" if one["on_meeting"] else ""),
                    one["title"],
                    one["ref"] or one["meeting"] or _short(one["promised_on"]),
                )
                for one in rows
            ],
        )
    else:
        say("Nothing is promised.")
    return 0


@plan.command("add")
@anywhere
@board_option
@click.argument("title")
@click.option("--for", "due", metavar="DATE", help="The day it is for; the next meeting, if left out.")
@click.option("--from", "ref", metavar="REF", default="", help="The decision or action that promised it.")
@meeting_option
@click.pass_obj
def add(call: Call, /, board: str | None, title: str, due: str | None, ref: str, meeting: str | None) -> int:
    """Promise an item, and print the promise's id. --meeting is the meeting where it was promised."""
    from boardtui.edits.forward_plan import PromiseItem
    from boardtui.model.boards import Board
    from boardtui.model.keys import RecordKey
    from boardtui.secretariat.finding_records import find_day

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        where = secretariat.find_digest(found, meeting) if meeting else None
        since = where.day if where else secretariat.now().date()
        soon = due is None or due.casefold() in ("next", "next meeting")
        day = None if soon else find_day(str(due), since)
        edit = PromiseItem(title, since, day, where.id if where else None, ref=ref)
        record = secretariat.do(RecordKey(found.id), edit).record
        assert isinstance(record, Board)
        put(record.plan[-1].id)
    return 0


@plan.command("answer")
@anywhere
@board_option
@_promise
@click.argument("words", required=False, default="")
@click.pass_obj
def answer(call: Call, /, board: str | None, promise: str, words: str) -> int:
    """Say that a promise was kept, and how."""
    from boardtui.edits.forward_plan import AnswerPromise

    return _settle(call, board, promise, lambda one: AnswerPromise(one, words), "answered")


@plan.command("drop")
@anywhere
@board_option
@_promise
@click.option("--reason", required=True, help="Why.")
@click.pass_obj
def drop(call: Call, /, board: str | None, promise: str, reason: str) -> int:
    """Give a promise up, with the reason."""
    from boardtui.edits.forward_plan import DropPromise

    return _settle(call, board, promise, lambda one: DropPromise(one, reason), "dropped")


@plan.command("move")
@anywhere
@board_option
@_promise
@click.argument("when")
@click.pass_obj
def move(call: Call, /, board: str | None, promise: str, when: str) -> int:
    """Put a promise to another day; 'next' for the next meeting."""
    from boardtui.edits.forward_plan import MovePromise
    from boardtui.secretariat.finding_records import find_day

    with call.open() as secretariat:
        today = secretariat.now().date()
    due = None if when.casefold() in ("next", "next meeting") else find_day(when, today)
    return _settle(call, board, promise, lambda one: MovePromise(one, today, due), f"put to {when}")


@plan.command("heard")
@anywhere
@board_option
@meeting_option
@json_option
@click.pass_obj
def heard(call: Call, /, board: str | None, meeting: str | None, as_json: bool) -> int:
    """What was minuted that sounds like a promise and is in no forward plan yet."""
    from boardtui.secretariat.year_round import promises_in_words

    with sitting(call, board, meeting) as at:
        found = promises_in_words(at.secretariat, at.key)
    rows = [
        {
            "ref": one.ref,
            "title": one.title,
            "text": one.text,
            "due": one.suggested.due.isoformat() if one.suggested.due else None,
        }
        for one in found
    ]
    if as_json:
        put_json(rows)
    elif rows:
        put_table(
            ("Reference", "Item", "For", "Words"),
            [(str(one["ref"]), str(one["title"]), one["due"] or "next", str(one["text"])) for one in rows],
        )
    else:
        say("Nothing that was minuted there sounds like a promise.")
    return 0


def _settle(
    call: Call, board: str | None, promise: str, make: "Callable[[str], BoardEdit]", said: str
) -> int:
    from boardtui.errors import NotFound
    from boardtui.model.keys import RecordKey
    from boardtui.rules.forward_plan import find_promise

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        one = find_promise(found.plan, promise)
        if one is None:
            raise NotFound(f"There is no one promise '{promise}' in the forward plan of {found.id}.")
        secretariat.do(RecordKey(found.id), make(one.id))
    say(f"'{one.title}' is {said}.")
    return 0


def _short(iso: str | None) -> str:
    from datetime import date

    from boardtui.rules.wording import short_date

    return short_date(date.fromisoformat(iso)) if iso else ""

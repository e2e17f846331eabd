"""The verbs of ``actions``: progress, done, dropped, another day, other owners; and what arises."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from boardtui.cli.families import board_of_verb
from boardtui.cli.one_meeting import sitting
from boardtui.cli.options import anywhere, json_option, meeting_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import put_json, put_table, say

if TYPE_CHECKING:
    from boardtui.edits.base import MeetingEdit
    from boardtui.model.boards import Board
    from boardtui.rules.digest import Digest
    from boardtui.secretariat.secretariat import Secretariat

_reference = click.argument("reference")
_on = click.option("--on", "day", metavar="DATE", help="The day of it; today, if left out.")
_text = click.argument("text", required=False, default="")


def _do(call: Call, board: str | None, reference: str, day: str | None, make: Any, said: str) -> int:
    from boardtui.model.keys import RecordKey
    from boardtui.secretariat.finding_records import find_day
    from boardtui.secretariat.tracker import action_of

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        held, action = action_of(secretariat, found, reference)
        today = secretariat.now().date()
        on = today if day is None else find_day(day, today)
        edit: MeetingEdit = make(action.id, on, secretariat, found, held)
        secretariat.do(RecordKey(found.id, held.id), edit)
    say(f"{action.ref}: {said}")
    return 0


def _status(status: str) -> Any:
    def make(action: str, on: date, text: str) -> Any:
        from boardtui.edits.actions import SetActionStatus
        from boardtui.model.actions import ActionStatus

        return SetActionStatus(action, ActionStatus(status), on, text)

    return make


@click.command("progress")
@anywhere
@board_of_verb
@_reference
@click.argument("text")
@_on
@click.pass_obj
def progress(call: Call, /, board: str | None, reference: str, text: str, day: str | None) -> int:
    """Report on an action: it is in progress."""
    make = _status("in progress")
    return _do(call, board, reference, day, lambda action, on, *_: make(action, on, text), "reported on.")


@click.command("done")
@anywhere
@board_of_verb
@_reference
@_text
@_on
@click.pass_obj
def done(call: Call, /, board: str | None, reference: str, text: str, day: str | None) -> int:
    """An action is done. The next meeting is told once; then it is closed."""
    make = _status("done")
    return _do(call, board, reference, day, lambda action, on, *_: make(action, on, text), "done.")


@click.command("reopen")
@anywhere
@board_of_verb
@_reference
@_text
@_on
@click.pass_obj
def reopen(call: Call, /, board: str | None, reference: str, text: str, day: str | None) -> int:
    """An action that was done or dropped is open again."""
    make = _status("open")
    return _do(call, board, reference, day, lambda action, on, *_: make(action, on, text), "open.")


@click.command("drop")
@anywhere
@board_of_verb
@_reference
@click.option("--reason", required=True, help="Why.")
@_on
@click.pass_obj
def drop(call: Call, /, board: str | None, reference: str, reason: str, day: str | None) -> int:
    """An action is given up, with the reason."""
    make = _status("dropped")
    return _do(call, board, reference, day, lambda action, on, *_: make(action, on, reason), "dropped.")


@click.command("carries-out")
@anywhere
@board_of_verb
@_reference
@click.argument("decision", required=False)
@click.pass_obj
def carries_out(call: Call, /, board: str | None, reference: str, decision: str | None) -> int:
    """Say which decision an action carries out; without one, that it stands by itself."""
    from boardtui.edits.linking import CarryOut
    from boardtui.secretariat.tracker import decision_of

    def make(action: str, _on: date, secretariat: "Secretariat", found: "Board", _held: Any) -> Any:
        ref = None if decision is None else decision_of(secretariat, found, decision)[1].ref
        return CarryOut(action, ref)

    said = f"carries out {decision}." if decision else "carries out no decision."
    return _do(call, board, reference, None, make, said)


@click.command("due")
@anywhere
@board_of_verb
@_reference
@click.argument("when")
@click.option("--reason", default="", help="Why.")
@_on
@click.pass_obj
def due(call: Call, /, board: str | None, reference: str, when: str, reason: str, day: str | None) -> int:
    """Put an action to another day: a date, 'next' for the next meeting, 'none' for no date."""
    from boardtui.edits.actions import ChangeDue
    from boardtui.rules.calendar import next_date
    from boardtui.secretariat.finding_records import find_day

    def make(action: str, on: date, secretariat: Any, found: "Board", held: "Digest") -> ChangeDue:
        word = when.strip().casefold()
        if word in ("next", "next meeting"):
            following = next_date(found, on)
            return ChangeDue(action, following.day if following else None, on, True, reason)
        return ChangeDue(action, None if word == "none" else find_day(when, on), on, False, reason)

    return _do(call, board, reference, day, make, f"due {when}.")


@click.command("owner")
@anywhere
@board_of_verb
@_reference
@click.argument("owners", nargs=-1, required=True)
@click.option("--reason", default="", help="Why.")
@_on
@click.pass_obj
def owner(
    call: Call, /, board: str | None, reference: str, owners: tuple[str, ...], reason: str, day: str | None
) -> int:
    """Give an action to others: people of the board, or the name of a body."""
    from boardtui.edits.actions import ReassignAction
    from boardtui.model.actions import Owner
    from boardtui.rules.folding import fold

    def make(action: str, on: date, secretariat: Any, found: "Board", held: "Digest") -> ReassignAction:
        named = []
        for name in owners:
            known = [
                one
                for one in found.people
                if fold(name) in (fold(one.code), *(fold(each.printed) for each in one.names))
            ]
            person = known[0] if len(known) == 1 else None
            named.append(Owner(person.name_on(on).printed, person.id) if person else Owner(name))
        return ReassignAction(action, tuple(named), on, reason)

    return _do(call, board, reference, day, make, f"given to {', '.join(owners)}.")


@click.command("arising")
@anywhere
@board_of_verb
@meeting_option
@json_option
@click.pass_obj
def arising(call: Call, /, board: str | None, meeting: str | None, as_json: bool) -> int:
    """The progress table of a meeting: the actions of earlier ones, in the words minuted."""
    from boardtui.documents.action_words import by_whom
    from boardtui.rules.wording import short_date
    from boardtui.secretariat import year_round
    from boardtui.secretariat.year_lists import arising_entry

    with sitting(call, board, meeting) as at:
        rows = year_round.arising(at.secretariat, at.key)
        day = at.meeting.day
    if as_json:
        put_json([arising_entry(one, day) for one in rows])
    elif rows:
        put_table(
            ("Reference", "Item", "Action", "By whom", "Status", "Progress"),
            [
                (
                    one.ref,
                    f"{one.action.item or ''} {one.action.item_title or ''}".strip(),
                    one.text,
                    by_whom(one.action.owners),
                    one.status.value,
                    "; ".join(f"{short_date(on)}: {text}" for on, text in one.progress),
                )
                for one in rows
            ],
        )
    else:
        say("No actions arise from earlier meetings.")
    return 0


ACTION_VERBS = (progress, done, reopen, drop, due, owner, carries_out, arising)
"""What can be done to actions."""

"""The verbs of ``members`` for one person: name, code, contact, aliases; and the check of them all."""

from typing import TYPE_CHECKING, Any

import click

from boardtui.cli.families import answer_findings, board_of_verb, day_from, from_option
from boardtui.cli.options import anywhere, json_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import say
from boardtui.errors import UsageRefusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from boardtui.edits.base import BoardEdit
    from boardtui.model.boards import Board
    from boardtui.rules.identity import Known


@click.command("rename")
@anywhere
@board_of_verb
@click.argument("who")
@click.argument("name")
@click.option("--honorific", help="What stands before the name.")
@click.option("--post-nominals", help="What stands after it.")
@click.option("--correct", is_flag=True, help="The name was entered wrongly: put it right at all times.")
@from_option
@click.pass_obj
def rename(
    call: Call, board: str | None, who: str, name: str, honorific: str | None, post_nominals: str | None,
    correct: bool, since: str | None,
) -> int:  # fmt: skip
    """Give somebody another name or title from a day on, or put right a slip with --correct."""
    from boardtui.edits.people import CorrectName, RenamePerson
    from boardtui.model.people import Name
    from boardtui.model.text import clean_line
    from boardtui.secretariat.capture.board_lines import parted_name

    if correct and since is not None:
        raise UsageRefusal("Give --correct or --from, not both.")

    def asked(found: "Board", known: "Known", today: Any) -> "tuple[BoardEdit, str]":
        person = found.person(known.id)
        assert person is not None
        held = person.name_on(today)
        apart = honorific is not None or post_nominals is not None  # then the name is as it was typed
        typed = Name(clean_line(name)) if apart else parted_name(name)
        before = typed.honorific or held.honorific if honorific is None else clean_line(honorific)
        behind = typed.post_nominals or held.post_nominals
        behind = behind if post_nominals is None else clean_line(post_nominals)
        first = held.since if correct else day_from(since, today)
        new = Name(typed.full, before, behind, first)
        return (CorrectName if correct else RenamePerson)(known.id, new), f"is called {new.printed}"

    return one_person(call, board, who, asked)


@click.command("code")
@anywhere
@board_of_verb
@click.argument("who")
@click.argument("letters")
@click.pass_obj
def code(call: Call, board: str | None, who: str, letters: str) -> int:
    """Give somebody another two-letter code."""
    from boardtui.edits.people import ChangeCode

    return one_person(
        call, board, who,
        lambda _board, known, _today: (ChangeCode(known.id, letters), f"has the code {letters.upper()}"),
    )  # fmt: skip


@click.command("contact")
@anywhere
@board_of_verb
@click.argument("who")
@click.option("--phone", help="Kept private.")
@click.option("--email", help="Kept private.")
@click.option("--remove", is_flag=True, help="Forget both.")
@click.pass_obj
def contact(
    call: Call, board: str | None, who: str, phone: str | None, email: str | None, remove: bool
) -> int:
    """Say how to reach somebody, or forget it. It is in no list and no document."""
    from boardtui.edits.people import RemoveContact, SetContact
    from boardtui.model.people import Contact
    from boardtui.model.text import clean_line

    if remove == (phone is not None or email is not None):
        raise UsageRefusal("Give --phone or --email, or --remove.")

    def asked(found: "Board", known: "Known", today: Any) -> "tuple[BoardEdit, str]":
        if remove:
            return RemoveContact(known.id), "has no contact on record"
        person = found.person(known.id)
        assert person is not None
        old = person.contact
        new = Contact(
            old.phone if phone is None else clean_line(phone),
            old.email if email is None else clean_line(email),
        )
        return SetContact(known.id, new), "has another contact"

    return one_person(call, board, who, asked)


@click.command("aliases")
@anywhere
@board_of_verb
@click.argument("who")
@click.argument("names", nargs=-1)
@click.pass_obj
def aliases(call: Call, board: str | None, who: str, names: tuple[str, ...]) -> int:
    """Say by which other names somebody is found; without names, by none."""
    from boardtui.edits.people import SetAliases
    from boardtui.model.text import clean_line

    said = tuple(clean_line(one) for one in names)
    words = f"is also found as {', '.join(said)}" if said else "is found by the printed name only"
    return one_person(call, board, who, lambda _board, known, _today: (SetAliases(known.id, said), words))


@click.command("check")
@anywhere
@board_of_verb
@click.option("--on", "day", metavar="DATE", help="As on this day; today, if left out.")
@json_option
@click.pass_obj
def check(call: Call, board: str | None, day: str | None, as_json: bool) -> int:
    """What is odd about the membership: vacancies, too many for the seats, terms that ran out.

    The exit code is 1 where there are errors.
    """
    from boardtui.rules.body_findings import body_findings

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        today = secretariat.now().date()
        findings = body_findings(found, day_from(day, today) or today)
    return answer_findings(findings, as_json, "Nothing is odd about the membership.")


def one_person(
    call: Call, board: str | None, who: str,
    asked: "Callable[[Board, Known, Any], tuple[BoardEdit, str]]",
) -> int:  # fmt: skip
    """Do what is asked of the person whom ``who`` means, and say so."""
    from boardtui.secretariat.directory import find_person

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        today = secretariat.now().date()
        known = find_person(found, who, today)
        edit, words = asked(found, known, today)
        changed = do_on_board(secretariat, found.id, edit)
    say(f"{known.name} {words}." if changed else f"{known.name}: that is on record already.")
    return 0


def do_on_board(secretariat: Any, board: str, edit: "BoardEdit") -> bool:
    """Carry an edit of a board out; whether it made a difference."""
    from boardtui.model.keys import RecordKey

    return bool(secretariat.do(RecordKey(board), edit).changed)

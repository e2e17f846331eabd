"""The verbs of ``members``: adding, appointing, changing and ending terms."""

from typing import TYPE_CHECKING, Any

import click

from boardtui.cli.families import board_of_verb, day_from, from_option
from boardtui.cli.options import anywhere
from boardtui.cli.parts import Call
from boardtui.cli.person_verbs import aliases, check, code, contact, do_on_board, one_person, rename
from boardtui.cli.speech import put, say
from boardtui.errors import EditRefused, UsageRefusal

if TYPE_CHECKING:
    from boardtui.edits.base import BoardEdit
    from boardtui.model.boards import Board, Membership
    from boardtui.rules.identity import Known

_ROLES = ("chairman", "vice-chair", "deputy-chair", "member", "substitute", "observer", "officer")
_role = click.option("--role", type=click.Choice(_ROLES), help="What they are to the board.")
_group = click.option("--group", metavar="G", help="Their political group: its id or name; 'none' for none.")
_until = click.option("--until", metavar="DATE", help="The last day that counts.")
_vote = click.option("--vote/--no-vote", "votes", default=None, help="Whether the seat has a vote.")
_continues = click.option("--continues", is_flag=True, help="After --until it goes on until replaced.")
_place_of = click.option(
    "--in-place-of", "replaced", metavar="WHO", help="Whose membership ends the day before."
)


@click.command("add")
@anywhere
@board_of_verb
@click.argument("name")
@_role
@_group
@click.option("--authority", metavar="NAME", default="", help="The council or body they come from.")
@click.option("--honorific", default="", help="What stands before the name; else as NAME begins.")
@click.option("--post-nominals", default="", help="What stands after it; else as NAME ends.")
@click.option("--post", default="", help="An officer's post.")
@click.option("--code", metavar="XX", default="", help="Their two letters; a free pair, if left out.")
@click.option("--alias", "aliases", multiple=True, help="Another name they go by; repeatable.")
@click.option("--phone", default="", help="Kept private.")
@click.option("--email", default="", help="Kept private.")
@from_option
@_until
@_vote
@_continues
@_place_of
@click.pass_obj
def add(call: Call, /, board: str | None, name: str, role: str | None, **given: Any) -> int:
    """Add somebody new to a board and appoint them, and print their id.

    Somebody of that name on another board is the same person, and comes with authority and contact.
    """
    from boardtui.edits.people import Enrol
    from boardtui.secretariat.directory import find_person

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        today = secretariat.now().date()
        person, known = _person(secretariat.boards(), found, name, given)
        membership = _membership(found, person.id, role or "member", given, today)
        replaced = given["replaced"]
        instead = None if replaced is None else find_person(found, replaced, today).id
        do_on_board(secretariat, found.id, Enrol(person, membership, instead))
    put(person.id)
    also = " The same person as on another board." if known else ""
    say(
        f"{person.names[-1].printed} ({person.code}) is added to the {found.name} as {membership.role}.{also}"
    )
    return 0


@click.command("appoint")
@anywhere
@board_of_verb
@click.argument("who")
@_role
@_group
@from_option
@_until
@_vote
@_continues
@_place_of
@click.pass_obj
def appoint(call: Call, /, board: str | None, who: str, role: str | None, **given: Any) -> int:
    """Give somebody in the directory another term."""
    from boardtui.edits.people import Appoint
    from boardtui.secretariat.directory import find_person

    def asked(found: "Board", known: "Known", today: Any) -> "tuple[BoardEdit, str]":
        membership = _membership(found, known.id, role or "member", given, today)
        replaced = given["replaced"]
        instead = None if replaced is None else find_person(found, replaced, today).id
        return Appoint(membership, instead), f"is appointed as {membership.role}"

    return one_person(call, board, who, asked)


@click.command("change")
@anywhere
@board_of_verb
@click.argument("who")
@_role
@_group
@click.option("--authority", metavar="NAME", help="Another authority.")
@from_option
@_until
@_vote
@_continues
@click.pass_obj
def change(
    call: Call, /, board: str | None, who: str, role: str | None, authority: str | None, **given: Any
) -> int:
    """Change somebody's role, group, vote, last day or authority from a day on. The past keeps the old."""
    from boardtui.edits.people import ChangeAuthority, ChangeMembership
    from boardtui.model.people import Authority
    from boardtui.model.text import clean_line

    if authority is not None and any(given[one] for one in ("group", "until", "continues")) | bool(role):
        raise UsageRefusal("Change the authority on its own, and then role or group.")

    def asked(found: "Board", known: "Known", today: Any) -> "tuple[BoardEdit, str]":
        day = day_from(given["since"], today)
        if authority is not None:
            said = clean_line(authority)
            return ChangeAuthority(known.id, Authority(said, day)), f"comes from {said}"
        held = [one for one in found.memberships if one.person == known.id and one.covers(day or today)]
        if not held:
            raise EditRefused(f"{known.name} holds nothing on that day; appoint them instead.")
        return ChangeMembership(_changed(found, held[-1], role, given, today)), "is changed"

    return one_person(call, board, who, asked)


@click.command("end")
@anywhere
@board_of_verb
@click.argument("who")
@click.option("--on", "day", metavar="DATE", help="The last day that counts; today, if left out.")
@click.pass_obj
def end(call: Call, /, board: str | None, who: str, day: str | None) -> int:
    """End somebody's membership. Their last day still counts."""
    from boardtui.edits.people import EndMembership
    from boardtui.rules.wording import long_date

    def asked(found: "Board", known: "Known", today: Any) -> "tuple[BoardEdit, str]":
        last = day_from(day, today) or today
        if not any(one.person == known.id and one.covers(last) for one in found.memberships):
            raise EditRefused(f"{known.name} holds nothing on {long_date(last)} that could end.")
        return EndMembership(known.id, last), f"is on the board until {long_date(last)}"

    return one_person(call, board, who, asked)


MEMBER_VERBS = (add, appoint, change, end, rename, code, contact, aliases, check)
"""What can be done to a board's people."""


def _person(boards: Any, board: "Board", name: str, given: dict[str, Any]) -> Any:
    """The person to add, and whether they are known from another board."""
    from dataclasses import replace

    from boardtui.model.people import Contact, Name
    from boardtui.model.text import clean_line
    from boardtui.secretariat.capture.board_lines import parted_name
    from boardtui.secretariat.directory import new_person, same_person

    said = {
        one: clean_line(given[one]) for one in ("authority", "post", "honorific", "post_nominals", "code")
    }
    apart = said["honorific"] or said["post_nominals"]  # then the name is as it was typed
    whole = Name(clean_line(name), said["honorific"], said["post_nominals"]) if apart else parted_name(name)
    same = same_person(boards, board, whole.full)
    known = same is not None and board.person(same.id) is None
    if same is None or not known:
        made = new_person(board, whole, said["authority"], said["code"])
    else:
        made = replace(same, code=said["code"].upper() or same.code)
    contact = Contact(
        clean_line(given["phone"]) or made.contact.phone, clean_line(given["email"]) or made.contact.email
    )
    more = tuple(dict.fromkeys((*made.aliases, *(clean_line(one) for one in given["aliases"]))))
    return replace(made, contact=contact, aliases=more, post=said["post"] or made.post), known


def _membership(board: "Board", person: str, role: str, given: dict[str, Any], today: Any) -> "Membership":
    from boardtui.model.boards import Membership, Role

    since = day_from(given["since"], today)
    kind = Role(role)
    votes = kind.holds_seat if given["votes"] is None else given["votes"]
    group = _group_of(board, given["group"], since or today)
    return Membership(person, kind, group, since, _last(given, today), votes, given["continues"])


def _changed(
    board: "Board", held: "Membership", role: str | None, given: dict[str, Any], today: Any
) -> "Membership":
    from dataclasses import replace

    from boardtui.model.boards import Role

    since = day_from(given["since"], today)
    group = held.group if given["group"] is None else _group_of(board, given["group"], since or today)
    last = held.end if given["until"] is None else _last(given, today)
    votes = held.votes if given["votes"] is None else given["votes"]
    kind = held.role if role is None else Role(role)
    continues = held.continues or given["continues"]
    return replace(held, role=kind, group=group, start=since, end=last, votes=votes, continues=continues)


def _group_of(board: "Board", wanted: str | None, day: Any) -> str | None:
    from boardtui.secretariat.directory import find_group

    if wanted is None or wanted.strip().casefold() == "none":
        return None
    return find_group(board, wanted, day).id


def _last(given: dict[str, Any], today: Any) -> Any:
    from boardtui.secretariat.finding_records import find_day

    return None if given["until"] is None else find_day(given["until"], today)

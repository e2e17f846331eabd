"""The verbs of ``boards``: founding one, its name, groups, year and settings."""

from typing import TYPE_CHECKING, Any

import click

from boardtui.cli.families import board_of_verb, day_from, from_option
from boardtui.cli.options import anywhere, json_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import put, put_json, put_table, say
from boardtui.errors import UsageRefusal

if TYPE_CHECKING:
    from boardtui.edits.base import BoardEdit
    from boardtui.model.boards import BoardSettings

_settings = click.option(
    "--set", "changes", metavar="NAME=VALUE", multiple=True,
    help="A setting, for example quorum=1/3 or clear_days=3; repeatable. 'boards settings' lists them.",
)  # fmt: skip


@click.command("new")
@anywhere
@click.argument("name")
@click.option("--prefix", metavar="P", required=True, help="What its references begin with: IPB.")
@click.option("--year", metavar="Y", required=True, help="The board year: 2010/11.")
@click.option("--parent", metavar="NAME", default="", help="The body it reports to.")
@click.option("--group", "groups", metavar="NAME:SEATS", multiple=True, help="A political group; repeatable.")
@_settings
@click.pass_obj
def new(
    call: Call, name: str, prefix: str, year: str, parent: str, groups: tuple[str, ...],
    changes: tuple[str, ...],
) -> int:  # fmt: skip
    """Found a board, and print its id. A --workspace that does not exist, or is empty, is made."""
    from boardtui.model.boards import BoardSettings, PoliticalGroup
    from boardtui.model.text import clean_line
    from boardtui.secretariat.directory import new_board, new_group

    made: list[PoliticalGroup] = []
    for group in groups:
        called, _, seats = group.rpartition(":")
        if not called.strip() or not seats.strip().isdecimal():
            raise UsageRefusal(f"--group '{group}': type it as NAME:SEATS, for example Labour:4.")
        made.append(new_group(made, clean_line(called), int(seats[-6:])))
    settings = _changed(BoardSettings(), changes)
    call.make_if_missing()
    with call.open() as secretariat:
        board = new_board(
            secretariat.boards(), clean_line(name), clean_line(prefix), clean_line(year), made,
            clean_line(parent), settings,
        )  # fmt: skip
        secretariat.found(board)
    put(board.id)
    say(f"The {board.name} is founded. Add its people with: boardtui members add --board {board.id} NAME")
    return 0


@click.command("set")
@anywhere
@board_of_verb
@click.option("--name", metavar="NAME", help="Another name.")
@click.option("--prefix", metavar="P", help="Another prefix of its references.")
@click.option("--parent", metavar="NAME", help="The body it reports to.")
@_settings
@from_option
@click.pass_obj
def set_board(
    call: Call, board: str | None, name: str | None, prefix: str | None, parent: str | None,
    changes: tuple[str, ...], since: str | None,
) -> int:  # fmt: skip
    """Change a board's name or settings from a day on. Earlier meetings keep what held on their day."""
    from boardtui.edits.body import ChangeSettings, RenameBoard
    from boardtui.model.text import clean_line
    from boardtui.rules.membership import as_on

    if not changes and name is None and prefix is None and parent is None:
        raise UsageRefusal("There is nothing to set; give --set, --name, --prefix or --parent.")
    with call.open() as secretariat:
        found = secretariat.find_board(board)
        day = day_from(since, secretariat.now().date())
        edits: list[BoardEdit] = []
        said = [None if one is None else clean_line(one) for one in (name, prefix, parent)]
        if any(one is not None for one in said):
            edits.append(RenameBoard(day, *said))
        if changes:
            held = found.settings if day is None else as_on(found, day).settings
            edits.append(ChangeSettings(_changed(held, changes), day))
        _do(secretariat, found.id, edits)
    say(f"The {found.name} is changed{_from(day)}.")
    return 0


@click.command("settings")
@anywhere
@board_of_verb
@click.option("--on", "day", metavar="DATE", help="As on this day; today, if left out.")
@json_option
@click.pass_obj
def settings(call: Call, board: str | None, day: str | None, as_json: bool) -> int:
    """The settings of a board."""
    from boardtui.rules.membership import as_on
    from boardtui.secretariat.setting_words import listed

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        on = day_from(day, secretariat.now().date()) or secretariat.now().date()
    values = listed(as_on(found, on).settings)
    if as_json:
        put_json({"board": found.id, "date": on.isoformat(), "settings": values})
    else:
        put_table(("Setting", "Value"), [(name, _shown(value)) for name, value in values.items()])
    return 0


@click.command("year")
@anywhere
@board_of_verb
@click.argument("year")
@click.option("--from", "start", metavar="DATE", required=True, help="Its first day.")
@click.pass_obj
def begin_year(call: Call, board: str | None, year: str, start: str) -> int:
    """Begin another board year. References are numbered afresh; earlier meetings keep theirs."""
    from boardtui.edits.body import BeginYear
    from boardtui.model.text import clean_line
    from boardtui.rules.wording import long_date
    from boardtui.secretariat.finding_records import find_day

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        day = find_day(start, secretariat.now().date())
        _do(secretariat, found.id, [BeginYear(clean_line(year), day)])
    say(f"The {found.name}'s year {clean_line(year)} begins on {long_date(day)}.")
    return 0


@click.command("add-group")
@anywhere
@board_of_verb
@click.argument("name")
@click.option("--seats", type=click.IntRange(0, 9999), required=True, help="Its allocation of seats.")
@click.option("--office", metavar="NAME", default="", help="Where its apologies are sent.")
@from_option
@click.pass_obj
def add_group(call: Call, board: str | None, name: str, seats: int, office: str, since: str | None) -> int:
    """Add a political group, and print its id."""
    from boardtui.edits.body import AddGroup
    from boardtui.model.text import clean_line
    from boardtui.secretariat.directory import new_group

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        day = day_from(since, secretariat.now().date())
        known = [group for period in found.periods for group in period.groups]
        group = new_group(known, clean_line(name), seats, clean_line(office))
        _do(secretariat, found.id, [AddGroup(group, day)])
    put(group.id)
    say(f"{group.name} has {seats} seats on the {found.name}{_from(day)}.")
    return 0


@click.command("set-group")
@anywhere
@board_of_verb
@click.argument("group")
@click.option("--name", metavar="NAME", help="Another name.")
@click.option("--seats", type=click.IntRange(0, 9999), help="Another allocation of seats.")
@click.option("--office", metavar="NAME", help="Where its apologies are sent.")
@click.option("--phone", metavar="NUMBER", help="The office's telephone.")
@click.option("--email", metavar="ADDRESS", help="The office's e-mail address.")
@from_option
@click.pass_obj
def set_group(
    call: Call, board: str | None, group: str, name: str | None, seats: int | None, office: str | None,
    phone: str | None, email: str | None, since: str | None,
) -> int:  # fmt: skip
    """Change a group's name or seats from a day on, or its office."""
    from dataclasses import replace

    from boardtui.edits.body import ChangeGroup
    from boardtui.model.text import clean_line
    from boardtui.secretariat.directory import find_group

    if (name, seats, office, phone, email) == (None,) * 5:
        raise UsageRefusal("There is nothing to change; give --name, --seats, --office, --phone or --email.")
    with call.open() as secretariat:
        found = secretariat.find_board(board)
        today = secretariat.now().date()
        day = day_from(since, today)
        which = find_group(found, group, day or today)
        reached = None
        if phone is not None or email is not None:
            old = which.office_contact
            reached = replace(
                old,
                phone=old.phone if phone is None else clean_line(phone),
                email=old.email if email is None else clean_line(email),
            )
        called, at = (None if one is None else clean_line(one) for one in (name, office))
        _do(secretariat, found.id, [ChangeGroup(which.id, day, called, seats, at, reached)])
    say(f"{called or which.name} is changed{_from(day)}.")
    return 0


@click.command("end-group")
@anywhere
@board_of_verb
@click.argument("group")
@click.option("--on", "day", metavar="DATE", required=True, help="The last day that counts.")
@click.pass_obj
def end_group(call: Call, board: str | None, group: str, day: str) -> int:
    """Take a group and its seats off the board after a day."""
    from boardtui.edits.body import DissolveGroup
    from boardtui.rules.wording import long_date
    from boardtui.secretariat.directory import find_group
    from boardtui.secretariat.finding_records import find_day

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        last = find_day(day, secretariat.now().date())
        which = find_group(found, group, last)
        _do(secretariat, found.id, [DissolveGroup(which.id, last)])
    say(f"{which.name} has no seats after {long_date(last)}.")
    return 0


@click.command("merge-group")
@anywhere
@board_of_verb
@click.argument("group")
@click.option("--into", "into", metavar="GROUP", required=True, help="The group it joins.")
@click.option("--from", "since", metavar="DATE", required=True, help="The first day on which it has.")
@click.pass_obj
def merge_group(call: Call, board: str | None, group: str, into: str, since: str) -> int:
    """Let a group join another from a day on, with its seats and its members."""
    from boardtui.edits.body import MergeGroups
    from boardtui.rules.wording import long_date
    from boardtui.secretariat.directory import find_group
    from boardtui.secretariat.finding_records import find_day

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        day = find_day(since, secretariat.now().date())
        which, other = find_group(found, group, day), find_group(found, into, day)
        _do(secretariat, found.id, [MergeGroups(which.id, other.id, day)])
    say(f"{which.name} joins {other.name} from {long_date(day)}.")
    return 0


@click.command("contact")
@anywhere
@board_of_verb
@click.argument("name", required=False)
@click.option("--post", metavar="TITLE", default="", help="What their post is called.")
@click.option("--phone", metavar="NUMBER", default="", help="Printed on the notice of a meeting.")
@click.option("--email", metavar="ADDRESS", default="", help="Printed on the notice of a meeting.")
@click.option("--remove", is_flag=True, help="Nobody answers for it any more.")
@click.pass_obj
def contact(
    call: Call, board: str | None, name: str | None, post: str, phone: str, email: str, remove: bool
) -> int:
    """Say who answers for the board, and how to reach them."""
    from boardtui.edits.body import NameContact
    from boardtui.model.text import clean_line
    from boardtui.secretariat.capture.setting_lines import contact_person

    if remove == (name is not None):
        raise UsageRefusal("Give a name, or --remove.")
    with call.open() as secretariat:
        found = secretariat.find_board(board)
        said = [clean_line(one) for one in (name or "", post, email, phone)]
        person = None if remove else contact_person(found, *said)
        _do(secretariat, found.id, [NameContact(person)])
    who = "Nobody" if person is None else person.names[-1].printed
    say(f"{who} answers for the {found.name}.")
    return 0


@click.command("notices")
@anywhere
@board_of_verb
@click.argument("notices", nargs=-1, metavar="[TEXT]...")
@click.option("--remove", is_flag=True, help="Nothing is told besides any more.")
@click.pass_obj
def notices(call: Call, board: str | None, notices: tuple[str, ...], remove: bool) -> int:
    """What every notice of a meeting tells besides: allowances, how to find the place.

    Each TEXT is one, opening with its heading: 'Allowances: ask.'; 'Location (Town Hall): by the mill.' is
    told of meetings at the Town Hall only. They take the place of those there were; without any, what there
    is is listed.
    """
    from boardtui.edits.body import WriteNotices
    from boardtui.model.text import clean_line

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        if not notices and not remove:
            put_table(("Notice",), [(one,) for one in found.notices])
            return 0
        _do(secretariat, found.id, [WriteNotices(tuple(clean_line(one) for one in notices))])
    told = f"{len(notices)} more" if notices else "nothing besides"
    say(f"Every notice of the {found.name} tells {told}.")
    return 0


BOARD_VERBS = (
    new, set_board, settings, begin_year, add_group, set_group, end_group, merge_group, contact, notices,
)  # fmt: skip
"""What can be done to a board."""


def _do(secretariat: Any, board: str, edits: "list[BoardEdit]") -> None:
    from boardtui.model.keys import RecordKey

    for edit in edits:
        secretariat.do(RecordKey(board), edit)


def _changed(settings: "BoardSettings", changes: tuple[str, ...]) -> "BoardSettings":
    from boardtui.model.text import clean_line
    from boardtui.secretariat.setting_words import with_setting

    for change in changes:
        name, sign, words = change.partition("=")
        if not sign:
            raise UsageRefusal(f"--set '{change}': type it as NAME=VALUE.")
        settings = with_setting(settings, name, clean_line(words))
    return settings


def _from(day: Any) -> str:
    from boardtui.rules.wording import long_date

    return "" if day is None else f" from {long_date(day)}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value)

"""The verbs of ``agenda``: what is on it and in which order, and sending it out."""

import click

from boardtui.cli.families import board_of_verb
from boardtui.cli.item_verbs import ITEM_VERBS
from boardtui.cli.one_meeting import change, sitting
from boardtui.cli.options import anywhere, json_option, meeting_option
from boardtui.cli.paper_verbs import PAPER_VERBS
from boardtui.cli.parts import Call
from boardtui.cli.speech import put, put_json, put_table, say
from boardtui.errors import UsageRefusal
from boardtui.model.agendas import LONGEST_ITEM
from boardtui.model.counting import counted

_before = click.option("--before", metavar="N", help="Before the item of that number.")
_after = click.option("--after", metavar="N", help="Behind the item of that number.")
_section = click.option("--section", metavar="TITLE", help="The section; 'none' for none.")


@click.command("draft")
@anywhere
@board_of_verb
@meeting_option
@click.pass_obj
def draft(call: Call, /, board: str | None, meeting: str | None) -> int:
    """Put the standing items on the agenda, and what was promised to the meeting as stubs.

    What is on it stays; done again, nothing is added twice.
    """
    from boardtui.secretariat.year_round import draft_agenda

    return change(
        call, board, meeting, lambda at: draft_agenda(at.secretariat, at.key), "The agenda is drafted."
    )


@click.command("add")
@anywhere
@board_of_verb
@meeting_option
@click.argument("title")
@_section
@_before
@_after
@click.option("--part", is_flag=True, help="As a part of the item above: 5.1.")
@click.option("--purpose", type=click.Choice(["decision", "discussion", "information"]))
@click.option("--by", "presenter", default="", metavar="WHO", help="Who brings it.")
@click.option("--minutes", type=click.IntRange(0, LONGEST_ITEM), help="How long it should take.")
@click.option("--urgent", default="", metavar="REASON", help="Why it comes without notice.")
@click.pass_obj
def add(
    call: Call,
    /,
    board: str | None,
    meeting: str | None,
    title: str,
    section: str | None,
    before: str | None,
    after: str | None,
    part: bool,
    purpose: str | None,
    presenter: str,
    minutes: int | None,
    urgent: str,
) -> int:
    """Put an item on the agenda, and print its number.

    Once the agenda is issued it is a late item: the next number, or the one above with a letter.
    """
    from boardtui.edits.agenda import AddItem
    from boardtui.model.agendas import Purpose

    _one_side(before, after)
    with sitting(call, board, meeting) as at:
        edit = AddItem(
            title,
            at.section(section),
            at.item(before).id if before else None,
            at.item(after).id if after else None,
            part,
            Purpose(purpose) if purpose else None,
            presenter,
            minutes,
            urgent,
        )
        agenda = at.do(edit).record.agenda  # type: ignore[union-attr]  # a meeting's edit
        known = {one.id for one in at.meeting.agenda}
        put(next(one.number for one in agenda if one.id not in known))
    return 0


@click.command("move")
@anywhere
@board_of_verb
@meeting_option
@click.argument("number")
@_before
@_after
@_section
@click.pass_obj
def move(
    call: Call,
    /,
    board: str | None,
    meeting: str | None,
    number: str,
    before: str | None,
    after: str | None,
    section: str | None,
) -> int:
    """Move an item with its parts. Numbers that were issued stay with their items."""
    from boardtui.edits.agenda import MoveItem, SetSection

    _one_side(before, after)
    if section is not None:
        return change(
            call,
            board,
            meeting,
            lambda at: SetSection(at.item(number).id, at.section(section)),
            f"Item {number} is moved.",
        )
    if before is None and after is None:
        raise UsageRefusal("Say where it goes: --before N, --after N or --section TITLE.")
    return change(
        call,
        board,
        meeting,
        lambda at: MoveItem(
            at.item(number).id,
            at.item(before).id if before else None,
            at.item(after).id if after else None,
        ),
        f"Item {number} is moved.",
    )


@click.command("indent")
@anywhere
@board_of_verb
@meeting_option
@click.argument("number")
@click.option("--out", is_flag=True, help="The other way: a part becomes an item of its own.")
@click.pass_obj
def indent(call: Call, /, board: str | None, meeting: str | None, number: str, out: bool) -> int:
    """Make an item a part of the one above it: 5 becomes 4.1."""
    from boardtui.edits.agenda import IndentItem

    said = f"Item {number} is {'an item of its own' if out else 'a part of the item above'}."
    return change(call, board, meeting, lambda at: IndentItem(at.item(number).id, out), said)


@click.command("section")
@anywhere
@board_of_verb
@meeting_option
@click.argument("title")
@click.option("--rename", metavar="NEW", help="Give it another title.")
@click.option("--before", metavar="TITLE", help="Put it before that section; 'none' for behind them all.")
@click.option("--remove", is_flag=True, help="Take it away; it must be empty.")
@click.pass_obj
def section_verb(
    call: Call,
    /,
    board: str | None,
    meeting: str | None,
    title: str,
    rename: str | None,
    before: str | None,
    remove: bool,
) -> int:
    """Add a section, or rename, move or remove one that is there."""
    from boardtui.edits.agenda_sections import AddSection, MoveSection, RemoveSection, RenameSection

    with sitting(call, board, meeting) as at:
        there = any(one.title.casefold() == title.casefold() for one in at.meeting.sections)
        if rename is not None:
            at.do(RenameSection(at.section(title) or "", rename))
        elif remove:
            at.do(RemoveSection(at.section(title) or ""))
        elif there and before is not None:
            at.do(MoveSection(at.section(title) or "", at.section(before)))
        else:
            at.do(AddSection(title, at.section(before)))
    say(f"Section '{rename or title}' is {'removed' if remove else 'set'}.")
    return 0


def _issued(call: Call, board: str | None, meeting: str | None, *, supplement: bool) -> int:
    from boardtui.edits.agenda_issue import IssueAgenda
    from boardtui.errors import EditRefused
    from boardtui.model.meetings import Meeting
    from boardtui.secretariat.papers import paper_findings

    with sitting(call, board, meeting) as at:
        if supplement and not at.meeting.issues:
            raise EditRefused("The agenda has not been issued yet: issue it first.")
        if at.meeting.issues and not supplement:
            raise EditRefused("The agenda was issued already: what changed since goes out as a supplement.")
        record = at.do(IssueAgenda()).record
        assert isinstance(record, Meeting)
        put(str(record.issues[-1].version))
        for one in paper_findings(at.secretariat, at.board, record):
            say(one.sentence)
    return 0


@click.command("issue")
@anywhere
@board_of_verb
@meeting_option
@click.pass_obj
def issue(call: Call, /, board: str | None, meeting: str | None) -> int:
    """Send the agenda out, and print its version: from now on its numbers stand."""
    return _issued(call, board, meeting, supplement=False)


@click.command("supplement")
@anywhere
@board_of_verb
@meeting_option
@click.pass_obj
def supplement(call: Call, /, board: str | None, meeting: str | None) -> int:
    """Send out what changed since the agenda was issued, and print the version."""
    return _issued(call, board, meeting, supplement=True)


@click.command("changes")
@anywhere
@board_of_verb
@meeting_option
@json_option
@click.pass_obj
def changes(call: Call, /, board: str | None, meeting: str | None, as_json: bool) -> int:
    """What a supplement would say: how the agenda differs from what was issued last."""
    from boardtui.rules.agenda_changes import changes_since_issue

    with sitting(call, board, meeting) as at:
        found = changes_since_issue(at.meeting)
    if as_json:
        put_json([one._asdict() for one in found])
    elif found:
        put_table(
            ("Item", "Title", "Change", "Was"), [(one.number, one.title, one.what, one.was) for one in found]
        )
    else:
        say("Nothing has changed since the agenda was issued, or it was not issued yet.")
    return 0


@click.command("timings")
@anywhere
@board_of_verb
@meeting_option
@json_option
@click.pass_obj
def timings(call: Call, /, board: str | None, meeting: str | None, as_json: bool) -> int:
    """When each item begins and when the meeting will end, from the minutes planned."""
    from boardtui.rules.timings import timetable

    with sitting(call, board, meeting) as at:
        planned, agenda = timetable(at.meeting), at.meeting.agenda
    rows = [(one, planned.starts.get(one.id)) for one in agenda]
    if as_json:
        put_json(
            {
                "meeting": at.meeting.id,
                "items": [
                    {
                        "number": one.number,
                        "title": one.title,
                        "start": f"{start:%H:%M}" if start else None,
                        "minutes": one.minutes_planned,
                    }
                    for one, start in rows
                ],
                "minutes": planned.minutes,
                "ends": f"{planned.ends:%H:%M}" if planned.ends else None,
                "over": planned.over,
            }
        )
        return 0
    put_table(
        ("Start", "Item", "Title", "Minutes"),
        [
            (f"{start:%H:%M}" if start else "", one.number, one.title, str(one.minutes_planned or ""))
            for one, start in rows
        ],
    )
    over = planned.over or 0
    late = f", {counted(over, 'minute')} after the announced finish" if over > 0 else ""
    ends = f", ends {planned.ends:%H:%M}" if planned.ends else ""
    say(f"{counted(planned.minutes, 'minute')}{ends}{late}.")
    return 0


def _one_side(before: str | None, after: str | None) -> None:
    if before and after:
        raise UsageRefusal("Give --before or --after, not both.")


AGENDA_VERBS = (
    draft, add, move, indent, section_verb, *ITEM_VERBS, *PAPER_VERBS, issue, supplement, changes, timings,
)  # fmt: skip
"""What can be done to an agenda."""

"""The verbs of ``agenda`` about one item: its words, its cover sheet, what becomes of it."""

from typing import TYPE_CHECKING, Any

import click

from boardtui.cli.families import board_of_verb
from boardtui.cli.one_meeting import change, sitting
from boardtui.cli.options import anywhere, meeting_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import say
from boardtui.errors import UsageRefusal

if TYPE_CHECKING:
    from boardtui.model.agendas import ReportPart

_number = click.argument("number")
_reason = click.option("--reason", default="", help="Why.")


@click.command("title")
@anywhere
@board_of_verb
@meeting_option
@_number
@click.argument("title")
@click.pass_obj
def title_verb(call: Call, /, board: str | None, meeting: str | None, number: str, title: str) -> int:
    """Give an item another title; its number stays."""
    from boardtui.edits.agenda_items import RetitleItem

    said = f"Item {number} is now '{title}'."
    return change(call, board, meeting, lambda at: RetitleItem(at.item(number).id, title), said)


@click.command("set")
@anywhere
@board_of_verb
@meeting_option
@_number
@click.option("--purpose", type=click.Choice(["decision", "discussion", "information", "none"]))
@click.option("--by", "presenter", metavar="WHO", help="Who brings it.")
@click.option("--minutes", metavar="N", help="How long it should take; 'none' for not said.")
@click.option("--page", help="Its page in the pack.")
@click.option("--urgent", metavar="REASON", help="Why it comes without notice; empty: it is not urgent.")
@click.option("--paper", "papers", multiple=True, metavar="FILE", help="The name of a paper; repeatable.")
@click.pass_obj
def set_verb(call: Call, /, board: str | None, meeting: str | None, number: str, **given: Any) -> int:
    """Say what an item is for, who brings it, how long it takes, which papers it has."""
    from boardtui.edits.agenda_items import (
        GivePapers,
        PlanMinutes,
        SayWhyUrgent,
        SetPage,
        SetPresenter,
        SetPurpose,
    )
    from boardtui.edits.base import MeetingEdit
    from boardtui.edits.batch import Together
    from boardtui.model.agendas import Purpose

    with sitting(call, board, meeting) as at:
        item = at.item(number).id
        edits: list[MeetingEdit] = []
        if given["purpose"] is not None:
            edits.append(SetPurpose(item, None if given["purpose"] == "none" else Purpose(given["purpose"])))
        if given["presenter"] is not None:
            edits.append(SetPresenter(item, given["presenter"]))
        if given["minutes"] is not None:
            edits.append(PlanMinutes(item, _minutes(given["minutes"])))
        if given["page"] is not None:
            edits.append(SetPage(item, given["page"]))
        if given["urgent"] is not None:
            edits.append(SayWhyUrgent(item, given["urgent"]))
        if given["papers"]:
            edits.append(GivePapers(item, given["papers"]))
        if not edits:
            raise UsageRefusal("Say what to set, for example --minutes 10.")
        at.do(Together(tuple(edits), f"Item {number} described"))
    say(f"Item {number} is described.")
    return 0


def _minutes(words: str) -> int | None:
    if words == "none":
        return None
    if not words.isdecimal():
        raise UsageRefusal(f"'{words}' is not a number of minutes.")
    return int(words[:9])


@click.command("cover")
@anywhere
@board_of_verb
@meeting_option
@_number
@click.option("--purpose", help="What the paper is for.")
@click.option("--summary", multiple=True, help="A paragraph of the summary; repeatable.")
@click.option("--recommendation", "recommendations", multiple=True, help="What it asks; repeatable.")
@click.option("--action", help="What follows.")
@click.option("--contact", metavar="NAME", help="The contact officer.")
@click.option("--position", help="The contact officer's post.")
@click.option("--phone", help="The contact officer's telephone.")
@click.option("--email", help="The contact officer's e-mail.")
@click.option("--annex", "annexes", multiple=True, help="An annex; repeatable.")
@click.option("--report", metavar="FILE", help="The report as plain text: empty lines part its paragraphs.")
@click.pass_obj
def cover(call: Call, /, board: str | None, meeting: str | None, number: str, **given: Any) -> int:
    """Write an item's cover sheet; what is left out stays as it is."""
    from dataclasses import replace

    from boardtui.edits.agenda_items import WriteCover
    from boardtui.model.agendas import CoverSheet

    contact = {"name": given.pop("contact")} | {
        name: given.pop(name) for name in ("position", "phone", "email")
    }
    if given["report"] is not None:
        given["report"] = _report(given["report"])
    with sitting(call, board, meeting) as at:
        item = at.item(number)
        old = item.cover or CoverSheet()
        said = {name: value for name, value in given.items() if value}
        officer = replace(
            old.contact_officer, **{name: one for name, one in contact.items() if one is not None}
        )
        at.do(WriteCover(item.id, replace(old, contact_officer=officer, **said)))
    say(f"The cover sheet of item {number} is written.")
    return 0


def _report(name: str) -> "tuple[ReportPart, ...]":
    from pathlib import Path

    from boardtui.rules.report_text import report_parts

    try:
        return report_parts(Path(name).read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise UsageRefusal(f"{name} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise UsageRefusal(f"{name} is not plain text; save it as text (UTF-8) and try again.") from error


@click.command("defer")
@anywhere
@board_of_verb
@meeting_option
@_number
@click.option("--to", metavar="DATE", help="The day it is put to; the next meeting, if left out.")
@_reason
@click.pass_obj
def defer(
    call: Call, /, board: str | None, meeting: str | None, number: str, to: str | None, reason: str
) -> int:
    """Put an item to a later meeting: it keeps its number, and the forward plan owes it from now on."""
    from boardtui.edits.course import DisposeOfItem
    from boardtui.model.agendas import ItemState

    def edit(at: Any) -> DisposeOfItem:
        day = at.day(to)
        if day is not None and day <= at.meeting.day:
            raise UsageRefusal(f"{day.isoformat()} is not after the meeting of {at.meeting.day.isoformat()}.")
        return DisposeOfItem(at.item(number).id, ItemState.DEFERRED, day, reason)

    said = f"Item {number} is deferred to {to or 'the next meeting'} and stands in the forward plan."
    return change(call, board, meeting, edit, said)


@click.command("withdraw")
@anywhere
@board_of_verb
@meeting_option
@_number
@_reason
@click.pass_obj
def withdraw(call: Call, /, board: str | None, meeting: str | None, number: str, reason: str) -> int:
    """Take an item off the business; it keeps its number."""
    from boardtui.edits.course import DisposeOfItem
    from boardtui.model.agendas import ItemState

    said = f"Item {number} is withdrawn."
    return change(
        call,
        board,
        meeting,
        lambda at: DisposeOfItem(at.item(number).id, ItemState.WITHDRAWN, None, reason),
        said,
    )


@click.command("relist")
@anywhere
@board_of_verb
@meeting_option
@_number
@click.pass_obj
def relist(call: Call, /, board: str | None, meeting: str | None, number: str) -> int:
    """List a deferred or withdrawn item after all."""
    from boardtui.edits.course import DisposeOfItem
    from boardtui.model.agendas import ItemState

    said = f"Item {number} is listed."
    return change(call, board, meeting, lambda at: DisposeOfItem(at.item(number).id, ItemState.LISTED), said)


@click.command("exempt")
@anywhere
@board_of_verb
@meeting_option
@_number
@click.option("--paragraph", default="", help="The category relied on.")
@click.option("--resolution", help="The words by which the public is excluded; the board's, if left out.")
@click.option("--public", is_flag=True, help="The other way: back into Part 1.")
@click.pass_obj
def exempt(
    call: Call,
    /,
    board: str | None,
    meeting: str | None,
    number: str,
    paragraph: str,
    resolution: str | None,
    public: bool,
) -> int:
    """Put an item into Part 2, with the paragraph and the resolution."""
    from boardtui.edits.course import SetExempt

    def edit(at: Any) -> SetExempt:
        item = at.item(number)
        words = at.board.on(at.meeting.day).settings.exclusion_words
        usual = words.format(number=item.number, paragraph=paragraph) if paragraph else ""
        return SetExempt(item.id, not public, paragraph, usual if resolution is None else resolution)

    return change(call, board, meeting, edit, f"Item {number} is in {'Part 1' if public else 'Part 2'}.")


@click.command("answer")
@anywhere
@board_of_verb
@meeting_option
@_number
@click.pass_obj
def answer(call: Call, /, board: str | None, meeting: str | None, number: str) -> int:
    """Say that a promised item is real business of this meeting as it stands."""
    from boardtui.edits.agenda_items import AnswerStub

    said = f"Item {number} is no stub any more."
    return change(call, board, meeting, lambda at: AnswerStub(at.item(number).id), said)


@click.command("reports")
@anywhere
@board_of_verb
@meeting_option
@_number
@click.argument("references", nargs=-1)
@click.pass_obj
def reports(
    call: Call, /, board: str | None, meeting: str | None, number: str, references: tuple[str, ...]
) -> int:
    """Say on which actions an item reports, by their references; none takes the links away."""
    from boardtui.edits.agenda_items import ReportOnActions
    from boardtui.secretariat.tracker import action_of

    def edit(at: Any) -> ReportOnActions:
        named = tuple(action_of(at.secretariat, at.board, one)[1].ref for one in references)
        return ReportOnActions(at.item(number).id, named)

    return change(
        call, board, meeting, edit, f"Item {number} reports on {', '.join(references) or 'nothing'}."
    )


@click.command("remove")
@anywhere
@board_of_verb
@meeting_option
@_number
@click.pass_obj
def remove(call: Call, /, board: str | None, meeting: str | None, number: str) -> int:
    """Take an item off an agenda it was never issued on."""
    from boardtui.edits.agenda import RemoveItem

    said = f"Item {number} is off the agenda."
    return change(call, board, meeting, lambda at: RemoveItem(at.item(number).id), said)


ITEM_VERBS = (title_verb, set_verb, cover, defer, withdraw, relist, exempt, answer, reports, remove)
"""What can be done to one item."""

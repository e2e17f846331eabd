"""A document to be looked at before it is written: its text, and what is worth a look in its records."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from boardtui.model.agendas import ItemState
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.body_findings import body_findings
from boardtui.rules.closing import closing_findings
from boardtui.rules.finding import Finding, Place, Severity
from boardtui.rules.membership import as_on
from boardtui.rules.standing_items import promised_for
from boardtui.rules.timings import timing_findings
from boardtui.secretariat.wanted_documents import WantedDocument

if TYPE_CHECKING:
    from boardtui.documents.outline import Outline
    from boardtui.secretariat.secretariat import Secretariat

_OF_THE_NOTE = ("note",)
_OF_THE_AGENDA = ("notice", "agenda", "pack", "brief", "cover-sheet")
_OF_THE_PEOPLE = ("membership", "sign-in")


def preview(outline: "Outline", width: int) -> tuple[str, ...]:
    """The document as lines of text, none wider than ``width`` cells. It asks nothing of the records, so any
    thread may call it."""
    from boardtui.documents.text.text_writer import write_text

    return tuple(write_text(outline, width).rstrip("\n").split("\n"))


def checks_of(secretariat: "Secretariat", wanted: WantedDocument) -> tuple[Finding, ...]:
    """What is worth a look before that document goes out: what its records still owe it, with its place."""
    board = secretariat.board(wanted.board)
    if wanted.kind in _OF_THE_NOTE:
        meeting = secretariat.meeting(wanted.key)
        return closing_findings(as_on(board, meeting.day), meeting)
    if wanted.kind in _OF_THE_AGENDA:
        return tuple(_of_the_agenda(board, secretariat.meeting(wanted.key), wanted.item))
    if wanted.kind in _OF_THE_PEOPLE:
        day = secretariat.meeting(wanted.key).day if wanted.meeting else wanted.on
        return tuple(body_findings(board, day or secretariat.now().date()))
    return ()


def _of_the_agenda(board: Board, meeting: Meeting, item: str | None) -> Iterator[Finding]:
    listed = [one for one in meeting.agenda if one.state is ItemState.LISTED and item in (None, one.id)]
    if not meeting.agenda:
        yield _about(meeting, None, "no-items", "The agenda has no items yet.")
    for one in listed:
        if one.stub:
            said = f"Item {one.number} {one.title} was promised and is not answered yet."
            yield _about(meeting, one.id, "promise-answered", said)
        elif one.standing is None and one.cover is None and not one.papers:
            yield _about(meeting, one.id, "item-has-paper", f"Item {one.number} {one.title} has no paper.")
    if item is None:
        for owed in promised_for(board, meeting):
            yield _about(meeting, None, "promise-kept", f"Promised and not on the agenda: {owed.title}.")
        yield from timing_findings(meeting)
    if meeting.start is None or not meeting.place:
        missing = "time" if meeting.start is None else "place"
        yield _about(meeting, None, "meeting-has-place", f"The meeting has no {missing} yet.")


def _about(meeting: Meeting, item: str | None, rule: str, said: str) -> Finding:
    return Finding(rule, Severity.WARNING, said, (Place(meeting.board, meeting.id, "agenda", item),))

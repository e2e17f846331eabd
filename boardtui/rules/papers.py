"""The papers of the items: whether each that the agenda names is there."""

from collections.abc import Collection

from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.boards import Board
from boardtui.model.counting import counted
from boardtui.model.meetings import Meeting
from boardtui.rules.digest import Digest
from boardtui.rules.finding import Finding, Place, Severity
from boardtui.rules.needs import Need, NeedKind
from boardtui.rules.wording import short_date


def missing_of(item: AgendaItem, kept: Collection[str]) -> tuple[str, ...]:
    """The papers of ``item`` that are not among the names ``kept``."""
    return tuple(name for name in item.papers if name not in kept)


def missing_papers(board: Board, meeting: Meeting, kept: Collection[str]) -> tuple[Finding, ...]:
    """A finding for each listed item that names a paper which is not among those ``kept`` on the disk."""
    found = []
    for item in meeting.agenda:
        missing = missing_of(item, kept)
        if not missing or item.state is not ItemState.LISTED:
            continue
        number, many = item.number.rstrip("."), len(missing) > 1
        sentence = (
            f"Item {number}: the paper{'s' if many else ''} {', '.join(missing)} "
            f"{'are' if many else 'is'} not in the workspace. Give {'them' if many else 'it'} with: "
            f"boardtui agenda paper {number} FILE"
        )
        place = Place(board.id, meeting.id, "agenda", item.id)
        found.append(Finding("paper-missing", Severity.WARNING, sentence, (place,)))
    return tuple(found)


def papers_need(board: Board, meeting: Digest, kept: Collection[str]) -> Need | None:
    """What Home says of the papers that a meeting ahead names and that are not among those ``kept``."""
    gone = [(item, name) for item, name in meeting.papers if name not in kept]
    if not gone:
        return None
    item, name = gone[0]
    when = f"{meeting.day:%a} {short_date(meeting.day)}"
    said = f"{counted(len(gone), 'paper')} for {when} not in the workspace, first {name}"
    place = Place(board.id, meeting.id, "agenda", item)
    return Need(NeedKind.PAPERS_GONE, False, said, place, meeting.day)

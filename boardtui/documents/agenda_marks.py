"""What is said of an item beside its title: urgent, late, papers changed, deferred, withdrawn (R24, R26)."""

from collections.abc import Iterable
from itertools import pairwise

from boardtui.documents.occasion import issued_on
from boardtui.model.agendas import AgendaIssue, AgendaItem, IssuedItem, ItemState
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.model.text import clean_line
from boardtui.rules.wording import as_sentence, written_date


def item_marks(board: Board, meeting: Meeting, item: AgendaItem, *, reasons: bool = True) -> Iterable[str]:
    """One sentence for each thing that became of ``item`` since the agenda was drawn up.

    Without ``reasons`` the words that somebody gave for it are left out.
    """
    if item.urgent_reason:
        yield (
            as_sentence(clean_line(f"Urgent business: {item.urgent_reason}"))
            if reasons
            else "Urgent business."
        )
    added = _first_issue(meeting, item)
    if added is not None and added.is_supplement:
        yield f"Added in {_supplement(board, added)}."
    elif added is None and meeting.issues:
        yield "Added since the agenda was issued."
    revised = _papers_revised(meeting, item)
    if revised is not None:
        yield f"Papers changed in {_supplement(board, revised)}."
    if item.state is not ItemState.LISTED:
        why = f": {item.state_reason}" if item.state_reason and reasons else ""
        yield as_sentence(clean_line(_disposed(board, item) + why))


def _disposed(board: Board, item: AgendaItem) -> str:
    if item.state is ItemState.WITHDRAWN:
        return "Withdrawn"
    to = written_date(board, item.deferred_to) if item.deferred_to else "the next meeting"
    return f"Deferred to {to}"


def _supplement(board: Board, issue: AgendaIssue) -> str:
    return f"supplement {issue.version - 1} of {issued_on(board, issue.at)}"


def _printed(issue: AgendaIssue, item: AgendaItem) -> IssuedItem | None:
    return next((one for one in issue.items if one.id == item.id), None)


def _first_issue(meeting: Meeting, item: AgendaItem) -> AgendaIssue | None:
    return next((issue for issue in meeting.issues if _printed(issue, item) is not None), None)


def _papers_revised(meeting: Meeting, item: AgendaItem) -> AgendaIssue | None:
    """The last issue that had other papers of the item than the one before it."""
    revised = None
    for before, after in pairwise(meeting.issues):
        was, now = _printed(before, item), _printed(after, item)
        if was is not None and now is not None and was.papers != now.papers:
            revised = after
    return revised

"""The progress report: work-strand, action and progress side by side (seed 000, Annex A)."""

from collections.abc import Iterable

from boardtui.documents.action_words import item_head
from boardtui.documents.actions_arising import action_cell, progress_cell, report_outline, telling
from boardtui.documents.edition import Edition
from boardtui.documents.outline import Column, Heading, Outline, Row, Table, plain_cell
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.arising import Arising
from boardtui.rules.membership import as_on


def progress_outline(
    board: Board, meeting: Meeting, rows: Iterable[Arising], edition: Edition = Edition.PUBLIC
) -> Outline:
    """The rows of ``rules.arising`` for ``meeting``, those of one work-strand together.

    A work-strand is the business an action was given under, by the title of its item: it stays the same from
    meeting to meeting, where numbers do not. The public edition is as in ``actions_arising_outline``.
    """
    board = as_on(board, meeting.day)
    told, blocks = telling(rows, edition)
    strands: dict[str, list[Arising]] = {}
    for row in told:
        strands.setdefault(item_head(None, row.action.item_title), []).append(row)
    if told:
        blocks += [Heading(2, "Progress by work-strand"), _table(board, meeting, strands)]
    return report_outline(board, meeting, "Progress report", told, edition, blocks)


def _table(board: Board, meeting: Meeting, strands: dict[str, list[Arising]]) -> Table:
    return Table(
        title="Progress",
        description="For each strand of work its actions, quoted as minuted, with the progress on each.",
        columns=(Column("Work-strand", 3.8), Column("Action", 6.6), Column("Progress", 6.1)),
        rows=tuple(
            Row((plain_cell(strand), action_cell(board, row), progress_cell(board, meeting, row)))
            for strand, rows in strands.items()
            for row in rows
        ),
    )

"""Actions arising: what a meeting is told of the actions of earlier ones, each in the words minuted (R46)."""

from collections.abc import Iterable
from itertools import groupby

from boardtui.documents.action_words import (
    NO_PROGRESS,
    by_when,
    by_whom,
    item_head,
    quoted,
    reported,
)
from boardtui.documents.edition import HOLDS_EXEMPT, NOT_FOR_PUBLICATION, Edition, left_out
from boardtui.documents.occasion import occasion
from boardtui.documents.outline import (
    Block,
    Column,
    Details,
    Heading,
    Outline,
    Paragraph,
    Row,
    Style,
    Table,
    plain_cell,
)
from boardtui.model.actions import ActionStatus
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.arising import Arising
from boardtui.rules.membership import as_on
from boardtui.rules.wording import written_date

_NOTHING = "No action of an earlier meeting is open."


def actions_arising_outline(
    board: Board, meeting: Meeting, rows: Iterable[Arising], edition: Edition = Edition.PUBLIC
) -> Outline:
    """The rows of ``rules.arising`` for ``meeting``, item beside progress, meeting by meeting.

    The public edition leaves out what was given under an exempt item, and says how much that is (R28).
    """
    board = as_on(board, meeting.day)
    told, blocks = telling(rows, edition)
    for day, given in groupby(told, key=lambda row: row.day):
        blocks.append(Heading(2, f"From the meeting of {written_date(board, day)}"))
        blocks.append(_table(board, meeting, given))
    return report_outline(board, meeting, "Actions arising", told, edition, blocks)


def telling(rows: Iterable[Arising], edition: Edition) -> tuple[tuple[Arising, ...], list[Block]]:
    """The rows this edition may tell of, and what it says of the rest."""
    given = tuple(rows)
    told = tuple(row for row in given if edition is Edition.EXEMPT or not row.action.exempt)
    withheld = len(given) - len(told)
    said: list[Block] = [Paragraph(left_out(withheld, "action"))] if withheld else []
    if not told:
        return told, [Heading(2, "Actions"), *(said or [Paragraph(_NOTHING)])]
    return told, said


def report_outline(
    board: Board,
    meeting: Meeting,
    title: str,
    told: tuple[Arising, ...],
    edition: Edition,
    blocks: list[Block],
) -> Outline:
    """A document of that title about ``meeting``: its facts, then ``blocks``."""
    day = written_date(board, meeting.day)
    exempt = edition is Edition.EXEMPT and any(row.action.exempt for row in told)
    warned: list[Block] = [Paragraph(HOLDS_EXEMPT, Style.STATUS)] if exempt else []
    return Outline(
        title=f"{title}: {board.name}, {day}",
        subject=f"{title} for the meeting of the {board.name} on {day}",
        author=board.name,
        running_head=(board.name, day),
        running_foot=f"{title}, {day}",
        status=NOT_FOR_PUBLICATION if exempt else "",
        blocks=(Heading(1, title), *warned, Details(occasion(board, meeting)), *blocks),
        day=day,
    )


def action_cell(board: Board, row: Arising) -> tuple[Paragraph, ...]:
    """The action as minuted, and who is to do it by when."""
    action = row.action
    due = by_when(board, action.due, next_meeting=action.due_next_meeting)
    by = ", ".join(part for part in (by_whom(action.owners), due) if part)
    return *quoted(row.text, row.ref), Paragraph(by, Style.ACTION, "Action by:")


def progress_cell(board: Board, meeting: Meeting, row: Arising) -> tuple[Paragraph, ...]:
    """What was reported by the day of the meeting, and how it then stood."""
    told = list(reported(board, row.progress))
    if row.settled is not None:
        done = "Done" if row.status is ActionStatus.DONE else "Dropped"
        told.append(Paragraph(f"{done} on {written_date(board, row.settled)}."))
    elif not told:
        told.extend(plain_cell(NO_PROGRESS))
    if row.is_overdue(meeting.day) and row.action.due is not None:
        told.append(Paragraph(f"Overdue: it was due on {written_date(board, row.action.due)}."))
    return tuple(told)


def _table(board: Board, meeting: Meeting, rows: Iterable[Arising]) -> Table:
    return Table(
        title="Actions arising",
        description="Each action of that meeting, quoted as minuted, with the progress reported since.",
        columns=(Column("Item", 8.6), Column("Progress", 7.9)),
        rows=tuple(
            Row(
                (
                    (
                        Paragraph(item_head(row.action.item, row.action.item_title), Style.TITLE),
                        *action_cell(board, row),
                    ),
                    progress_cell(board, meeting, row),
                )
            )
            for row in rows
        ),
    )

"""The action list: who owes the board what, by owner, with what is late said in words (R45)."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from boardtui.documents.action_words import NO_OWNER, item_head, quoted, reported
from boardtui.documents.edition import HOLDS_EXEMPT, NOT_FOR_PUBLICATION, Edition, left_out
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
)
from boardtui.model.boards import Board
from boardtui.model.counting import counted
from boardtui.rules.digest import Assigned, Digest
from boardtui.rules.membership import as_on
from boardtui.rules.wording import written_date

TITLE = "Action list"


class ActionOnRecord(Protocol):
    """One action: where it was given, the day it is due, and how many days past that it is (0: not late)."""

    @property
    def meeting(self) -> Digest: ...
    @property
    def action(self) -> Assigned: ...
    @property
    def due(self) -> date | None: ...
    @property
    def days_late(self) -> int: ...


def action_list_outline(
    board: Board, rows: Iterable[ActionOnRecord], today: date, edition: Edition = Edition.PUBLIC
) -> Outline:
    """The actions ``rows`` as they stand on ``today``: a table an owner, what is due first on top.

    An action of several owners stands with each of them; what nobody owns comes last. The public edition
    leaves out what was given under an exempt item, and says how much that is (R28).
    """
    board = as_on(board, today)
    given = tuple(rows)
    told = tuple(row for row in given if edition is Edition.EXEMPT or not row.action.exempt)
    exempt = edition is Edition.EXEMPT and any(row.action.exempt for row in told)
    day = written_date(board, today)
    blocks: list[Block] = [Heading(1, TITLE)]
    if exempt:
        blocks.append(Paragraph(HOLDS_EXEMPT, Style.STATUS))
    blocks.append(Details(_details(board, told, day)))
    if not told:
        blocks.append(Heading(2, "Actions"))
    if len(told) < len(given):
        blocks.append(Paragraph(left_out(len(given) - len(told), "action")))
    for owner, owned in _by_owner(told):
        blocks += [Heading(2, owner), _table(board, owner, owned)]
    if not given:
        blocks.append(Paragraph("There is no action to list."))
    return Outline(
        title=f"{TITLE}: {board.name}, {day}",
        subject=f"The actions of the {board.name} by owner, as on {day}",
        author=board.name,
        running_head=(board.name, day),
        running_foot=f"{TITLE}, {day}",
        status=NOT_FOR_PUBLICATION if exempt else "",
        blocks=tuple(blocks),
        day=day,
    )


def _details(board: Board, rows: tuple[ActionOnRecord, ...], day: str) -> tuple[tuple[str, str], ...]:
    late = sum(1 for row in rows if row.days_late)
    said = f"{counted(len(rows), 'action')}, {late or 'none'} overdue" if rows else "none"
    return (("Board", board.name), ("As on", day), ("Actions", said))


def _by_owner(rows: tuple[ActionOnRecord, ...]) -> list[tuple[str, list[ActionOnRecord]]]:
    """Each owner's actions by the day they are due; owners by name, what nobody owns at the end."""
    owned: dict[str, list[ActionOnRecord]] = {}
    for row in sorted(rows, key=lambda one: one.due or date.max):
        for owner in dict.fromkeys(row.action.owners) or (NO_OWNER,):
            owned.setdefault(owner, []).append(row)
    return sorted(owned.items(), key=lambda one: (one[0] == NO_OWNER, one[0].casefold()))


def _table(board: Board, owner: str, rows: Iterable[ActionOnRecord]) -> Table:
    return Table(
        f"Actions of {owner}",
        "Each action as minuted, the meeting and item it was given at, when it is due and how it stands.",
        (Column("Action", 7.3), Column("Due", 3.8), Column("Progress", 5.4)),
        tuple(Row((_action(board, row), _due(board, row), _progress(board, row))) for row in rows),
    )


def _action(board: Board, row: ActionOnRecord) -> tuple[Paragraph, ...]:
    given = f"{written_date(board, row.meeting.day)}, {_item(row.action)}"
    return *quoted(row.action.text, row.action.ref), Paragraph(given, label="Given:")


def _item(action: Assigned) -> str:
    head = item_head(action.item, action.item_title)
    return f"item {head}" if action.item else head


def _due(board: Board, row: ActionOnRecord) -> tuple[Paragraph, ...]:
    if row.due is None:
        return (Paragraph("By the next meeting" if row.action.due_next_meeting else "No date set"),)
    said = [Paragraph(written_date(board, row.due))]
    if row.days_late:
        said.append(Paragraph(f"by {counted(row.days_late, 'day')}", label="Overdue"))
    return tuple(said)


def _progress(board: Board, row: ActionOnRecord) -> tuple[Paragraph, ...]:
    """How it stands, and the last report on it."""
    status = Paragraph(f"{row.action.status.value.capitalize()}.")
    return status, *reported(board, row.action.progress[-1:])

"""The rows of lists and registers, made from whole records: what the counter answers from its index."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.arising import Arising, actions_arising
from boardtui.rules.digest import Assigned, Decided, Digest, assigned, decided, digest
from boardtui.rules.overdue import days_late, due_on, meeting_days


@dataclass(frozen=True, slots=True)
class TakenDecision:
    """One row of the decisions register."""

    meeting: Digest
    decision: Decided
    replaced_by: str | None = None
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenAction:
    """One row of the action list."""

    meeting: Digest
    action: Assigned
    due: date | None = None
    days_late: int = 0


def arising_rows(meetings: Sequence[Meeting], day: date) -> tuple[Arising, ...]:
    """What a meeting on ``day`` is told of the actions of earlier ones."""
    return actions_arising([(digest(one), assigned(one)) for one in meetings], day)


def decision_rows(meetings: Sequence[Meeting]) -> list[TakenDecision]:
    """Every decision, with what replaced it and what carries it out."""
    taken = [(digest(one), row) for one in meetings for row in decided(one)]
    later = {row.replaces: row.ref for _, row in taken if row.replaces}
    given = [row for one in meetings for row in assigned(one)]
    return [
        TakenDecision(
            held,
            row,
            later.get(row.ref),
            tuple(one.ref for one in given if one.carries_out and one.carries_out == row.ref),
        )
        for held, row in taken
    ]


def action_rows(board: Board, meetings: Sequence[Meeting], today: date) -> list[GivenAction]:
    """Every action as it stands on ``today``."""
    days = meeting_days(board, map(digest, meetings))
    rows = []
    for held in meetings:
        for row in assigned(held):
            due = due_on(row, held.day, days)
            rows.append(GivenAction(digest(held), row, due, days_late(row, due, today)))
    return rows

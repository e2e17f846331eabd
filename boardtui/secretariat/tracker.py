"""The decisions register and the actions tracker: rows of one board or of all, filtered and sorted.

Questions only, answered from the index: no record is read whole. Overdue is told by the clock's date.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from boardtui.errors import NotFound, UsageRefusal
from boardtui.model.boards import Board
from boardtui.model.decisions import Outcome
from boardtui.model.keys import RecordKey
from boardtui.rules.arising import is_closed, stood_on
from boardtui.rules.digest import Assigned, Decided, Digest
from boardtui.rules.folding import fold
from boardtui.rules.membership import year_on, years
from boardtui.rules.overdue import UNDONE, days_late, due_on, meeting_days
from boardtui.rules.references import is_reference, split_reference
from boardtui.secretariat.finding_records import is_year

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat

Row = TypeVar("Row", Decided, Assigned)


class Stage(StrEnum):
    """Which actions are wanted. SHOWN is what the board has still to see: open, or settled since it met."""

    ALL = "all"
    SHOWN = "shown"
    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"


class Order(StrEnum):
    """By what rows are sorted; GIVEN is by board and date, the oldest first."""

    GIVEN = "given"
    NEWEST = "newest"
    DUE = "due"
    OWNER = "owner"
    OUTCOME = "outcome"
    REF = "ref"


@dataclass(frozen=True, slots=True)
class WantedActions:
    """Which actions, in which order. What is None or empty does not matter.

    ``boards`` are ids; ``year`` is a board year (``2010/11``, or just ``2010``); ``owner`` is part of an
    owner's name; ``due_before`` is the first day that is not wanted; ``text`` has words that must all occur;
    ``on`` is the day as on which they are told, with what was known then; None: as they stand today.
    """

    boards: tuple[str, ...] | None = None
    year: str | None = None
    meeting: str | None = None
    stage: Stage = Stage.ALL
    owner: str = ""
    due_before: date | None = None
    text: str = ""
    order: Order = Order.GIVEN
    on: date | None = None


@dataclass(frozen=True, slots=True)
class WantedDecisions:
    """Which decisions, in which order. What is None or empty does not matter; else as in WantedActions."""

    boards: tuple[str, ...] | None = None
    year: str | None = None
    meeting: str | None = None
    outcome: Outcome | None = None
    text: str = ""
    order: Order = Order.GIVEN


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action: where it was given, how it stands today, or stood on the day that was asked for.

    ``due`` is the day it is due, that of the next meeting where that was said; ``days_late`` is above 0
    where that is past and it is still to be done. ``closed`` is True once the board has seen it settled.
    """

    board: Board
    meeting: Digest
    action: Assigned
    due: date | None
    days_late: int
    closed: bool

    @property
    def key(self) -> RecordKey:
        """The record it stands in."""
        return RecordKey(self.board.id, self.meeting.id)

    @property
    def ref(self) -> str:
        """Its permanent reference."""
        return self.action.ref

    @property
    def is_open(self) -> bool:
        """True while it is neither done nor dropped."""
        return self.action.status in UNDONE

    @property
    def is_overdue(self) -> bool:
        """True where its day has passed and it is still to be done."""
        return self.days_late > 0


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision: where it was taken, by which later one it was replaced, which actions carry it out."""

    board: Board
    meeting: Digest
    decision: Decided
    replaced_by: str | None
    actions: tuple[str, ...]

    @property
    def key(self) -> RecordKey:
        """The record it stands in."""
        return RecordKey(self.board.id, self.meeting.id)

    @property
    def ref(self) -> str:
        """Its permanent reference."""
        return self.decision.ref


def action_rows(secretariat: "Secretariat", wanted: WantedActions) -> tuple[ActionRow, ...]:
    """The actions that are wanted."""
    today, found = wanted.on or secretariat.now().date(), []
    owner, words = fold(wanted.owner), fold(wanted.text).split()
    for board in _boards(secretariat, wanted.boards):
        for row in _tracked(board, secretariat.actions(board), today, wanted):
            if not _is_at(row, wanted.stage):
                continue
            if wanted.due_before is not None and (row.due is None or row.due >= wanted.due_before):
                continue
            if owner and not any(owner in fold(name) for name in row.action.owners):
                continue
            if words and not _holds(words, row.ref, row.action.item_title, row.action.text):
                continue
            found.append(row)
    return tuple(_sorted_actions(found, wanted.order))


def decision_rows(secretariat: "Secretariat", wanted: WantedDecisions) -> tuple[DecisionRow, ...]:
    """The decisions that are wanted."""
    words, found = fold(wanted.text).split(), []
    for board in _boards(secretariat, wanted.boards):
        taken, is_wanted = secretariat.decisions(board), _of_meetings(board, wanted)
        later = {one.replaces: one.ref for _, rows in taken for one in rows if one.replaces}
        duties: dict[str, list[str]] = {}
        for _, given in secretariat.actions(board):
            for action in given:
                if action.carries_out:
                    duties.setdefault(action.carries_out, []).append(action.ref)
        for meeting, rows in taken:
            if not is_wanted(meeting):
                continue
            for one in rows:
                if wanted.outcome not in (None, one.outcome):
                    continue
                if words and not _holds(words, one.ref, one.item_title, one.text):
                    continue
                follows = tuple(duties.get(one.ref, ()))
                found.append(DecisionRow(board, meeting, one, later.get(one.ref), follows))
    return tuple(_sorted_decisions(found, wanted.order))


def decision_of(secretariat: "Secretariat", board: Board, wanted: str) -> tuple[Digest, Decided]:
    """The decision of ``board`` with that reference, or that number in its year, and where it was taken.

    Raises NotFound where there is none, UsageRefusal where ``wanted`` names more than one.
    """
    rows = [(held, one) for held, taken in secretariat.decisions(board) for one in taken]
    return _referred(rows, wanted, f"decision '{wanted}' on record for {board.id}")


def action_of(secretariat: "Secretariat", board: Board, wanted: str) -> tuple[Digest, Assigned]:
    """The action of ``board`` with that reference, or that number in its year, and where it was given.

    Raises NotFound where there is none, UsageRefusal where ``wanted`` names more than one.
    """
    rows = [(held, one) for held, given in secretariat.actions(board) for one in given]
    return _referred(rows, wanted, f"action '{wanted}' on record for {board.id}")


def _referred(rows: Sequence[tuple[Digest, Row]], wanted: str, what: str) -> tuple[Digest, Row]:
    exact = [found for found in rows if found[1].ref.casefold() == wanted.casefold()]
    found = exact or [one for one in rows if is_reference(wanted, one[1].ref)]
    if not found:
        raise NotFound(f"There is no {what}.")
    if len(found) > 1:
        listed = ", ".join(one.ref for _, one in found)
        raise UsageRefusal(f"'{wanted}' could be any of {listed}; write the whole reference.")
    return found[0]


def _boards(secretariat: "Secretariat", wanted: tuple[str, ...] | None) -> Iterator[Board]:
    return (one for one in secretariat.boards() if wanted is None or one.id in wanted)


def _of_meetings(board: Board, wanted: WantedActions | WantedDecisions) -> Callable[[Digest], bool]:
    """Whether a meeting is of the year and is the one that is wanted."""
    sought = {one for one in years(board) if wanted.year is None or is_year(wanted.year, one)}

    def is_wanted(meeting: Digest) -> bool:
        if wanted.meeting is not None and meeting.id != wanted.meeting:
            return False
        return wanted.year is None or year_on(board, meeting.day) in sought

    return is_wanted


def _tracked(
    board: Board, given: tuple[tuple[Digest, tuple[Assigned, ...]], ...], today: date, wanted: WantedActions
) -> Iterator[ActionRow]:
    """The actions of the meetings that are wanted, as they stand; most are long done, and left out early."""
    until = wanted.on or date.max
    held = [one.day for one, _ in given if one.state.was_held and one.day <= until]
    days = meeting_days(board, (one for one, _ in given))
    is_wanted = _of_meetings(board, wanted)
    undone_only = wanted.stage in (Stage.OPEN, Stage.OVERDUE)
    for meeting, actions in given:
        if meeting.day > until or not is_wanted(meeting):
            continue
        for assigned in actions:
            action = assigned if wanted.on is None else stood_on(assigned, wanted.on)
            if undone_only and action.status not in UNDONE:
                continue
            due = due_on(action, meeting.day, days)
            late = days_late(action, due, today)
            closed = action.status not in UNDONE and is_closed(action, meeting.day, held)
            yield ActionRow(board, meeting, action, due, late, closed)


def _is_at(row: ActionRow, stage: Stage) -> bool:
    match stage:
        case Stage.ALL:
            return True
        case Stage.SHOWN:
            return not row.closed
        case Stage.OPEN:
            return row.is_open
        case Stage.OVERDUE:
            return row.is_overdue
        case Stage.DONE:
            return not row.is_open


def _holds(words: list[str], *parts: str | None) -> bool:
    folded = fold(" ".join(part for part in parts if part))
    return all(word in folded for word in words)


def _sorted_actions(rows: list[ActionRow], order: Order) -> list[ActionRow]:
    match order:
        case Order.NEWEST:
            return sorted(rows, key=lambda one: one.meeting.day, reverse=True)
        case Order.DUE:
            return sorted(rows, key=lambda one: (one.due is None, one.due or date.max))
        case Order.OWNER:
            return sorted(rows, key=lambda one: (not one.action.owners, fold(", ".join(one.action.owners))))
        case Order.REF:
            return sorted(rows, key=lambda one: _by_ref(one.ref))
        case _:
            return rows


def _sorted_decisions(rows: list[DecisionRow], order: Order) -> list[DecisionRow]:
    match order:
        case Order.NEWEST:
            return sorted(rows, key=lambda one: one.meeting.day, reverse=True)
        case Order.OUTCOME:
            return sorted(rows, key=lambda one: list(Outcome).index(one.decision.outcome))
        case Order.REF:
            return sorted(rows, key=lambda one: _by_ref(one.ref))
        case _:
            return rows


def _by_ref(ref: str) -> tuple[str, int]:
    return split_reference(ref) or (ref, -1)

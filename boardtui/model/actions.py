"""The duties that follow from a decision: who is to do what by when, and how far it has got."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActionStatus(StrEnum):
    """Where an action stands (R45). Overdue is derived from the due date, never stored."""

    OPEN = "open"
    IN_PROGRESS = "in progress"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is to do it: a person the board knows, or the name of a body such as Officers."""

    name: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """One report on an action, with its date (R45)."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class ActionItem:
    """A duty with owners, due date and progress. ``text`` is quoted from then on, never retyped (R46).

    ``due_next_meeting`` keeps that the action was promised "by the next meeting".
    """

    id: str
    order: int
    item: str | None
    text: str
    ref: str = ""
    owners: tuple[Owner, ...] = ()
    due: date | None = None
    due_next_meeting: bool = False
    status: ActionStatus = ActionStatus.OPEN
    progress: tuple[Progress, ...] = ()
    carries_out: str | None = None

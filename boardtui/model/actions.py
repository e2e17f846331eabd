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
    """One report on an action, with its date (R45). ``status`` is what it made of the action, if anything."""

    day: date
    text: str
    status: ActionStatus | None = None


@dataclass(frozen=True, slots=True)
class ActionChange:
    """An action given to others, or put to another day: what holds from ``day`` on, and why.

    ``owners`` is empty where only the date changed; ``moves_date`` says that it did, to ``due`` or to the
    next meeting. What was minuted stays as it was.
    """

    day: date
    owners: tuple[Owner, ...] = ()
    moves_date: bool = False
    due: date | None = None
    due_next_meeting: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ActionItem:
    """A duty with owners, due date and progress. ``text`` is quoted from then on, never retyped (R46).

    ``owners`` and ``due`` are as minuted, ``changes`` what became of them; ``due_next_meeting`` keeps that
    the action was promised "by the next meeting". ``on_meeting`` and ``on_item`` name the agenda item that
    reports on it (R47).
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
    changes: tuple[ActionChange, ...] = ()
    on_meeting: str | None = None
    on_item: str | None = None

    @property
    def reports(self) -> tuple[Progress, ...]:
        """The reports on it by their day, those of one day as they were made; ``progress`` is as typed."""
        return tuple(sorted(self.progress, key=lambda one: one.day))

    @property
    def owners_now(self) -> tuple[Owner, ...]:
        """Who is to do it as things stand."""
        return next((one.owners for one in reversed(self.changes) if one.owners), self.owners)

    @property
    def due_now(self) -> date | None:
        """The day it is due as things stand."""
        return next((one.due for one in reversed(self.changes) if one.moves_date), self.due)

    @property
    def due_next_now(self) -> bool:
        """Whether it is due at the next meeting as things stand."""
        moved = (one.due_next_meeting for one in reversed(self.changes) if one.moves_date)
        return next(moved, self.due_next_meeting)

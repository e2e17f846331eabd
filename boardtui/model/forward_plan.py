"""The forward plan: what was promised for a later meeting, and what became of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PromiseState(StrEnum):
    """How far a promise has got."""

    PROMISED = "promised"
    ON_AGENDA = "on agenda"
    ANSWERED = "answered"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """True while the board is still owed something."""
        return self in (PromiseState.PROMISED, PromiseState.ON_AGENDA)


@dataclass(frozen=True, slots=True)
class Promise:
    """An item promised for a later meeting.

    ``since`` is the day it was promised on, ``due`` the day it was promised for; where ``due`` is None it is
    the first meeting after ``since``. ``meeting`` and ``item`` say at which meeting and under which item
    that was, ``ref`` by which decision or action (R45), each where it is known. ``on_meeting`` and
    ``on_item`` say on whose agenda it now is. ``words`` say how it was answered, or why it was dropped.
    """

    id: str
    title: str
    since: date
    due: date | None = None
    meeting: str | None = None
    item: str | None = None
    ref: str = ""
    state: PromiseState = PromiseState.PROMISED
    on_meeting: str | None = None
    on_item: str | None = None
    words: str = ""

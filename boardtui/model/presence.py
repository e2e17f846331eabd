"""Presence as a log of timed events, from which every mark, count and sentence is derived."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PresenceKind(StrEnum):
    """What happened to one person at one moment."""

    ARRIVED = "arrived"
    LEFT = "left"
    RETURNED = "returned"
    APOLOGISED = "apologised"
    NOTED_ABSENT = "noted-absent"
    STOOD_IN = "stood-in"
    STEPPED_DOWN = "stepped-down"
    UNMARKED = "unmarked"
    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class PresenceEvent:
    """One entry of the presence log. ``order`` is the journal sequence, which also places its sentence.

    ``at`` is when it happened and ``entered`` when it was typed, both aware and in UTC (R15, R50);
    ``item`` is the item in hand then; ``stands_in_for`` names the member for STOOD_IN; ``reason`` is
    private and never exported by default (R19). ``inserted`` is True for what was entered after the fact
    and belongs where its time puts it; ``words`` is the secretary's own sentence for the note. ``seat_kept``
    is True for the arrival of a member whose substitute, as was said then, keeps the seat (R10).
    """

    id: str
    kind: PresenceKind
    person: str
    at: datetime
    entered: datetime
    order: int = 0
    item: str | None = None
    remote: bool = False
    stands_in_for: str | None = None
    reason: str = ""
    inserted: bool = False
    words: str = ""
    seat_kept: bool = False


class Capacity(StrEnum):
    """In what capacity somebody without a seat is at one meeting."""

    IN_ATTENDANCE = "in-attendance"
    OFFICER = "officer"
    SUBSTITUTE = "substitute"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody put on one meeting who holds no seat: a guest, an officer, a one-off substitute.

    ``person`` is the board's person where the board knows them; otherwise ``name``, ``body`` and
    ``code`` say who they are, for this meeting only.
    """

    id: str
    capacity: Capacity
    person: str | None = None
    name: str = ""
    body: str = ""
    code: str = ""
    group: str | None = None


class InterestKind(StrEnum):
    """The kinds of interest a member may declare (R30)."""

    PECUNIARY = "disclosable pecuniary"
    OTHER_REGISTRABLE = "other registrable"
    NON_REGISTRABLE = "non-registrable"
    PERSONAL = "personal"


class InterestConduct(StrEnum):
    """What the member then did (R30)."""

    STAYED = "stayed"
    SPOKE_THEN_LEFT = "spoke, then left the room"
    LEFT = "left the room"
    DISPENSATION = "took part under a dispensation"


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration of interest by one member in one item. ``order`` places it among the minutes.

    ``at`` is when it was made (aware, UTC), None where that was not kept.
    """

    id: str
    order: int
    person: str
    item: str | None
    kind: InterestKind = InterestKind.PERSONAL
    nature: str = ""
    conduct: InterestConduct = InterestConduct.STAYED
    sensitive: bool = False
    at: datetime | None = None

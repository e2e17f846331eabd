"""The agenda: sections, items with the numbers as printed, and each item's cover sheet."""

from dataclasses import dataclass
from enum import StrEnum


class ItemState(StrEnum):
    """Where an item stands. A withdrawn or deferred item keeps its number (R24)."""

    LISTED = "listed"
    WITHDRAWN = "withdrawn"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class ContactOfficer:
    """The author to ask about a paper, as printed on its cover sheet."""

    name: str = ""
    position: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """The front of a paper: what it is for, what it says, what it asks, what follows."""

    purpose: str = ""
    summary: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    action: str = ""
    contact_officer: ContactOfficer = ContactOfficer()
    annexes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaSection:
    """A heading of the agenda: For decision, For discussion, For information / noting."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One piece of business. ``number`` is text as printed (``4``, ``4A``, ``5.1``); ``page`` likewise."""

    id: str
    number: str
    title: str
    section: str | None = None
    page: str = ""
    cover: CoverSheet | None = None
    state: ItemState = ItemState.LISTED
    exempt: bool = False
    urgent_reason: str = ""
    minutes_planned: int | None = None

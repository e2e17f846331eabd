"""The agenda: sections, items with the numbers as printed, and each item's cover sheet."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ItemState(StrEnum):
    """Where an item stands. A withdrawn or deferred item keeps its number (R24)."""

    LISTED = "listed"
    WITHDRAWN = "withdrawn"
    DEFERRED = "deferred"


class Purpose(StrEnum):
    """What the board is asked to do with an item."""

    DECISION = "decision"
    DISCUSSION = "discussion"
    INFORMATION = "information"


class Standing(StrEnum):
    """The items that every agenda of a board has, by what they are for (R27)."""

    APOLOGIES = "apologies"
    DECLARATIONS = "declarations"
    LAST_NOTE = "last-note"
    ACTIONS_ARISING = "actions-arising"
    URGENT = "urgent"
    NEXT_MEETING = "next-meeting"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class StandingItem:
    """One item of a board's template: what it is for, its title, the section it stands in (by title).

    ``closing`` puts it behind the meeting's own business. In the title of a LAST_NOTE ``{date}`` is the day
    of the meeting whose note is put up for approval.
    """

    standing: Standing
    title: str
    section: str = ""
    purpose: Purpose | None = None
    closing: bool = False
    minutes_planned: int | None = None


LONGEST_ITEM = 24 * 60
"""Minutes that may be planned for one item."""
DEFAULT_SECTIONS = ("For decision", "For discussion", "For information / noting")
DEFAULT_STANDING = (
    StandingItem(Standing.APOLOGIES, "Apologies and substitutions"),
    StandingItem(Standing.DECLARATIONS, "Declarations of interest"),
    StandingItem(Standing.LAST_NOTE, "Note of the meeting of {date}", "For decision", Purpose.DECISION),
    StandingItem(
        Standing.ACTIONS_ARISING, "Actions arising", "For information / noting", Purpose.INFORMATION
    ),
    StandingItem(Standing.URGENT, "Urgent business", closing=True),
    StandingItem(Standing.NEXT_MEETING, "Date of next meeting", closing=True),
)


@dataclass(frozen=True, slots=True)
class ContactOfficer:
    """The author to ask about a paper, as printed on its cover sheet."""

    name: str = ""
    position: str = ""
    phone: str = ""
    email: str = ""


class ReportKind(StrEnum):
    """What a part of a report is: a heading across it, or a paragraph numbered 3 or 3.1."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    SUB_PARAGRAPH = "sub-paragraph"


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One part of a report. Numbers are not kept: they follow from the order."""

    text: str
    kind: ReportKind = ReportKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """The front of a paper: what it is for, what it says, what it asks, what follows.

    ``report`` is the paper itself where it is written here and not given as a file.
    """

    purpose: str = ""
    summary: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    action: str = ""
    contact_officer: ContactOfficer = ContactOfficer()
    annexes: tuple[str, ...] = ()
    report: tuple[ReportPart, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaSection:
    """A heading of the agenda: For decision, For discussion, For information / noting."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One piece of business. ``number`` is text as printed (``4``, ``4A``, ``5.1``); ``page`` likewise.

    An ``exempt`` item is taken in private: ``exempt_paragraph`` names the category and
    ``exempt_resolution`` holds the words by which the public was excluded (R27). ``urgent_reason`` is why
    it is taken without notice (R26).

    ``depth`` is 1 for a part of the item above it (5.1). ``papers`` are file names as given. ``approves`` is
    the meeting whose note is put up for approval; ``promise`` the entry of the forward plan it came from,
    and ``stub`` is True until somebody has said what becomes of that promise. ``actions`` are references of
    the actions this item reports on (R47). ``deferred_to`` is the day a deferred item was put to, None for
    the next meeting; ``state_reason`` why it was deferred or withdrawn.
    """

    id: str
    number: str
    title: str
    section: str | None = None
    page: str = ""
    cover: CoverSheet | None = None
    state: ItemState = ItemState.LISTED
    exempt: bool = False
    exempt_paragraph: str = ""
    exempt_resolution: str = ""
    urgent_reason: str = ""
    minutes_planned: int | None = None
    purpose: Purpose | None = None
    presenter: str = ""
    depth: int = 0
    papers: tuple[str, ...] = ()
    standing: Standing | None = None
    approves: str | None = None
    promise: str | None = None
    stub: bool = False
    actions: tuple[str, ...] = ()
    deferred_to: date | None = None
    state_reason: str = ""


@dataclass(frozen=True, slots=True)
class IssuedItem:
    """An item as an issue of the agenda printed it."""

    id: str
    number: str
    title: str
    state: ItemState = ItemState.LISTED
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaIssue:
    """The agenda as it went out (R24): version 1 is the agenda, every later one a supplement to it.

    ``at`` is aware and in UTC, ``by`` who issued it. Its numbers stand for good.
    """

    version: int
    at: datetime
    by: str
    items: tuple[IssuedItem, ...] = ()

    @property
    def is_supplement(self) -> bool:
        """True for every issue after the first."""
        return self.version > 1

"""One meeting: when and where, its agenda, its presence log and everything minuted in it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from boardtui.model.actions import ActionItem
from boardtui.model.agendas import AgendaIssue, AgendaItem, AgendaSection
from boardtui.model.decisions import Decision
from boardtui.model.presence import Attendee, Declaration, PresenceEvent


class MeetingState(StrEnum):
    """The life of a meeting. Cancelled, postponed and abandoned are different things (R49)."""

    SCHEDULED = "scheduled"
    OPEN = "open"
    ADJOURNED = "adjourned"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    ABANDONED = "abandoned"

    @property
    def is_over(self) -> bool:
        """True once what was recorded is changed only after the meeting is reopened, with a reason."""
        return self in (MeetingState.CLOSED, MeetingState.ABANDONED)

    @property
    def was_held(self) -> bool:
        """True once people came together: the register then has something to say."""
        return self in (
            MeetingState.OPEN,
            MeetingState.ADJOURNED,
            MeetingState.CLOSED,
            MeetingState.ABANDONED,
        )


class NoteState(StrEnum):
    """The life of the note (R39)."""

    DRAFT = "draft"
    CHECKED = "checked by the chair"
    CIRCULATED = "circulated"
    APPROVED = "approved"
    SIGNED = "signed"

    @property
    def is_draft(self) -> bool:
        """True until the board has approved it: DRAFT stands on every page."""
        return self in (NoteState.DRAFT, NoteState.CHECKED, NoteState.CIRCULATED)


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated change to a note, with the words it replaced (R39, R42).

    ``entry`` is the paragraph, decision or action whose words it puts right, and ``person`` the one whose
    attendance it does: ``was`` and ``now`` are then marks. ``meeting`` is where it was agreed, and
    ``at_approval`` says that the note was approved as amended by it (R40).
    """

    day: date
    moved_by: str
    was: str
    now: str
    entry: str | None = None
    person: str | None = None
    meeting: str | None = None
    at_approval: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NoteLife:
    """How far the note has got, who approved it where, and who signed it (R39–R41).

    ``loose_pages`` is how many loose pages were numbered and initialled when it was signed; 0 where it is
    bound or nobody said (R41).
    """

    state: NoteState = NoteState.DRAFT
    approved_on: date | None = None
    approved_at: str | None = None
    signed_by: str | None = None
    corrections: tuple[Correction, ...] = ()
    checked_on: date | None = None
    circulated_on: date | None = None
    signed_on: date | None = None
    loose_pages: int = 0

    @property
    def amendments(self) -> tuple[Correction, ...]:
        """The corrections agreed when the note was approved."""
        return tuple(one for one in self.corrections if one.at_approval)


@dataclass(frozen=True, slots=True)
class NoteApproval:
    """That this meeting approved the note of an earlier one: by which decision, as amended how (R40).

    It stands while the decision does.
    """

    meeting: str
    decision: str
    corrections: tuple[Correction, ...] = ()


class MinuteKind(StrEnum):
    """What a paragraph of the minutes is."""

    NOTE = "note"
    QUESTION = "question"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Minute:
    """One paragraph. ``order`` places it among the decisions and actions of its item."""

    id: str
    order: int
    item: str | None
    text: str
    kind: MinuteKind = MinuteKind.NOTE


@dataclass(frozen=True, slots=True)
class ItemTaken:
    """The moment an item was taken: presence belongs to the order of discussion (R17)."""

    item: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Adjournment:
    """A break within the meeting or to another day (R48). Times are aware and in UTC.

    ``until`` is the day announced for going on; ``roll_again`` is True where the roll was taken again.
    ``order`` places it among the minutes; 0 where it was entered before that was kept, and comes last.
    """

    at: datetime
    reason: str = ""
    resumed: datetime | None = None
    until: date | None = None
    roll_again: bool = False
    order: int = 0


@dataclass(frozen=True)  # no slots: ``changed`` copies its fields all at once, with every key
class Meeting:
    """One meeting, read whole and changed whole.

    ``day``, ``start`` and ``finish`` are local to the board as announced; ``opened`` and ``closed``
    are aware UTC moments as they happened. ``previous`` is the meeting whose note is put up for
    approval here. ``last_ref`` is the highest reference that was given here and taken back or struck: no
    number is given twice (R45). ``abandoned_for`` says why an abandoned meeting was (R49).
    """

    id: str
    board: str
    day: date
    start: time | None = None
    finish: time | None = None
    room: str = ""
    venue: str = ""
    state: MeetingState = MeetingState.SCHEDULED
    opened: datetime | None = None
    closed: datetime | None = None
    presiding: str | None = None
    minute_taker: str | None = None
    item_in_hand: str | None = None
    previous: str | None = None
    sections: tuple[AgendaSection, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    presence: tuple[PresenceEvent, ...] = ()
    taken: tuple[ItemTaken, ...] = ()
    adjournments: tuple[Adjournment, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    minutes: tuple[Minute, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[ActionItem, ...] = ()
    note: NoteLife = NoteLife()
    last_ref: str = ""
    issues: tuple[AgendaIssue, ...] = ()
    approvals: tuple[NoteApproval, ...] = ()
    abandoned_for: str = ""

    def approval_of(self, meeting: str) -> NoteApproval | None:
        """The approval given here to the note of ``meeting``, while its decision stands; or None."""
        standing = {one.id for one in self.decisions}
        given = (one for one in self.approvals if one.meeting == meeting and one.decision in standing)
        return next(given, None)

    def item(self, item_id: str | None) -> AgendaItem | None:
        """The agenda item with that id, or None."""
        return next((item for item in self.agenda if item.id == item_id), None)

    def attendee(self, attendee_id: str) -> Attendee | None:
        """The attendee put on this meeting under that id, or None."""
        return next((one for one in self.attendees if one.id == attendee_id), None)

    @property
    def place(self) -> str:
        """Room and venue on one line."""
        return ", ".join(part for part in (self.room, self.venue) if part)

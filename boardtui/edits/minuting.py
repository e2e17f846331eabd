"""Edits of what is minuted: paragraphs, decisions, votes, actions, interests (R30–R37, R44–R46)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from boardtui.edits.base import MeetingEdit, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.actions import ActionItem, ActionStatus, Owner, Progress
from boardtui.model.decisions import Decision, Outcome, Tally
from boardtui.model.meetings import Meeting, Minute, MinuteKind
from boardtui.model.presence import Declaration, InterestConduct, InterestKind
from boardtui.rules.references import later_reference


@verb("minute")
@dataclass(frozen=True, slots=True)
class WriteMinute(MeetingEdit):
    """Add a paragraph to an item."""

    text: str
    item: str | None = None
    kind: MinuteKind = MinuteKind.NOTE

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        _must_be_draft(meeting)
        minute = Minute(stamp.new_id("m"), stamp.sequence, self.item, self.text, self.kind)
        return replace(meeting, minutes=(*meeting.minutes, minute))


@verb("decide")
@dataclass(frozen=True, slots=True)
class Decide(MeetingEdit):
    """Record a decision with its outcome. ``ref`` is its permanent reference (R45)."""

    text: str
    outcome: Outcome
    item: str | None = None
    ref: str = ""
    mover: str | None = None
    seconder: str | None = None
    tally: Tally | None = None
    override_reason: str = ""
    override_by: str | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        _must_be_draft(meeting)
        decision = Decision(
            id=stamp.new_id("d"),
            order=stamp.sequence,
            item=self.item,
            text=self.text,
            outcome=self.outcome,
            ref=self.ref,
            mover=self.mover,
            seconder=self.seconder,
            tally=self.tally,
            override_reason=self.override_reason,
            override_by=self.override_by,
        )
        return replace(meeting, decisions=(*meeting.decisions, decision))


@verb("vote")
@dataclass(frozen=True, slots=True)
class RecordVote(MeetingEdit):
    """Put the count of a vote, and who moved and seconded, to a decision already recorded (R33).

    ``after`` is the order of what had been minuted last, where that is not the decision or its vote.
    """

    decision: str
    tally: Tally | None = None
    mover: str | None = None
    seconder: str | None = None
    after: int = 0

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        _must_be_draft(meeting)
        if all(one.id != self.decision for one in meeting.decisions):
            raise EditRefused("There is no such decision to put the vote to.")
        decisions = tuple(
            replace(
                one,
                tally=self.tally or one.tally,
                mover=self.mover or one.mover,
                seconder=self.seconder or one.seconder,
                voted_after=self.after or one.voted_after,
            )
            if one.id == self.decision
            else one
            for one in meeting.decisions
        )
        return replace(meeting, decisions=decisions)


@verb("assign")
@dataclass(frozen=True, slots=True)
class Assign(MeetingEdit):
    """Record an action. One without owner or date is kept and found later, never refused."""

    text: str
    item: str | None = None
    ref: str = ""
    owners: tuple[Owner, ...] = ()
    due: date | None = None
    due_next_meeting: bool = False

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        _must_be_draft(meeting)
        action = ActionItem(
            id=stamp.new_id("a"),
            order=stamp.sequence,
            item=self.item,
            text=self.text,
            ref=self.ref,
            owners=self.owners,
            due=self.due,
            due_next_meeting=self.due_next_meeting,
        )
        return replace(meeting, actions=(*meeting.actions, action))


@verb("progress")
@dataclass(frozen=True, slots=True)
class ReportProgress(MeetingEdit):
    """Add a dated report to an action, and its new status where that changes."""

    action: str
    day: date
    text: str
    status: ActionStatus | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        if all(one.id != self.action for one in meeting.actions):
            raise EditRefused("There is no such action to report on.")
        actions = tuple(
            replace(
                one,
                progress=(*one.progress, Progress(self.day, self.text)),
                status=self.status or one.status,
            )
            if one.id == self.action
            else one
            for one in meeting.actions
        )
        return replace(meeting, actions=actions)


@verb("declare")
@dataclass(frozen=True, slots=True)
class DeclareInterest(MeetingEdit):
    """Record a declaration of interest, at any item (R30, R31); ``at`` is when it was made (aware, UTC)."""

    person: str
    item: str | None = None
    kind: InterestKind = InterestKind.PERSONAL
    nature: str = ""
    conduct: InterestConduct = InterestConduct.STAYED
    sensitive: bool = False
    at: datetime | None = None

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        _must_be_draft(meeting)
        declaration = Declaration(
            id=stamp.new_id("i"),
            order=stamp.sequence,
            person=self.person,
            item=self.item,
            kind=self.kind,
            nature=self.nature,
            conduct=self.conduct,
            sensitive=self.sensitive,
            at=self.at,
        )
        return replace(meeting, declarations=(*meeting.declarations, declaration))


@verb("reword")
@dataclass(frozen=True, slots=True)
class Reword(MeetingEdit):
    """Give a paragraph, decision or action of a draft other words. The old ones stay in the journal."""

    entry: str
    text: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        _must_be_draft(meeting)
        return replace(
            meeting,
            minutes=tuple(
                replace(one, text=self.text) if one.id == self.entry else one for one in meeting.minutes
            ),
            decisions=tuple(
                replace(one, text=self.text) if one.id == self.entry else one for one in meeting.decisions
            ),
            actions=tuple(
                replace(one, text=self.text) if one.id == self.entry else one for one in meeting.actions
            ),
        )


@verb("strike")
@dataclass(frozen=True, slots=True)
class Strike(MeetingEdit):
    """Take an entry out of a draft. It stays in the journal, with the reason, and can be undone.

    ``ref`` is the reference it was given, which nothing else is given after it (R45).
    """

    entry: str
    reason: str = ""
    ref: str = ""

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        _must_be_draft(meeting)
        return replace(
            meeting,
            minutes=tuple(one for one in meeting.minutes if one.id != self.entry),
            decisions=tuple(one for one in meeting.decisions if one.id != self.entry),
            actions=tuple(one for one in meeting.actions if one.id != self.entry),
            declarations=tuple(one for one in meeting.declarations if one.id != self.entry),
            last_ref=later_reference(meeting.last_ref, self.ref),
        )


@verb("annul-vote")
@dataclass(frozen=True, slots=True)
class AnnulVote(MeetingEdit):
    """Take the vote off a decision, which itself stands. The count stays in the journal, with the reason."""

    decision: str
    reason: str

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        _must_be_draft(meeting)
        if not self.reason.strip():
            raise EditRefused("Annulling a vote needs a reason.")
        if all(one.id != self.decision or one.tally is None for one in meeting.decisions):
            raise EditRefused("There is no such vote to annul.")
        decisions = (
            replace(one, tally=None, voted_after=0) if one.id == self.decision else one
            for one in meeting.decisions
        )
        return replace(meeting, decisions=tuple(decisions))


def _must_be_draft(meeting: Meeting) -> None:
    if not meeting.note.state.is_draft:
        raise EditRefused("The note is approved: it can only be given a dated correction.")

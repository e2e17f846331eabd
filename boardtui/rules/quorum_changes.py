"""When a quorum was lost and had again: derived from the presence log, never stored (R22, R23)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.model.presence import PresenceEvent, PresenceKind
from boardtui.rules.attendance import Attendance, Standing, sitting, take
from boardtui.rules.chronicle import standing_events
from boardtui.rules.identity import who
from boardtui.rules.membership import as_on, members_on
from boardtui.rules.minutes_order import Entry
from boardtui.rules.quorum import quorum
from boardtui.rules.wording import written_clock

_GOES = (PresenceKind.LEFT, PresenceKind.STEPPED_DOWN)


@dataclass(frozen=True, slots=True)
class QuorumChange:
    """The moment ``at`` (aware, UTC) from which a meeting was quorate, or was not.

    ``because`` is the coming or going that made the difference; ``again`` is True where a quorum had been
    lost before.
    """

    at: datetime
    quorate: bool
    because: PresenceEvent
    again: bool = False

    @property
    def person(self) -> str:
        """Whose coming or going it was."""
        return self.because.person


def quorum_changes(board: Board, meeting: Meeting) -> tuple[QuorumChange, ...]:
    """Every change from the opening of the meeting on, in the order of time.

    The roll is no change: what is followed begins with the first coming or going while an item is in
    hand, or the first departure. A roll taken again after an adjournment, and what happens during one,
    counts once the meeting goes on with it.
    """
    if meeting.opened is None:
        return ()
    board = as_on(board, meeting.day)
    members = members_on(board, meeting.day)
    standings: dict[str, Standing] = {}

    def quorate() -> bool:
        voters = tuple(sitting(board, members, standings))
        return quorum(board, meeting.day, Attendance(members, standings, (), voters)).quorate

    changes: list[QuorumChange] = []
    known: bool | None = None
    ends = meeting.closed
    log = [one for one in standing_events(meeting.presence) if ends is None or one.at <= ends]
    entered = [tuple(group) for _, group in groupby(log, key=lambda one: (one.order, one.at))]
    for place, group in enumerate(entered):
        if known is None and any(_tells(meeting, one) for one in group):
            known = quorate()
        for event in group:
            take(standings, event)
        if known is None or _goes_on(meeting, entered, place):
            continue
        if any(one.to_confirm for one in standings.values()) or quorate() == known:
            continue
        known = not known
        again = known and any(not one.quorate for one in changes)
        changes.append(QuorumChange(_moment(meeting, group[-1].at), known, _cause(group), again))
    return tuple(changes)


def is_roll(event: PresenceEvent) -> bool:
    """True for a mark of the roll, of which nothing is told: no item in hand, and nobody going."""
    return event.item is None and event.kind not in (*_GOES, PresenceKind.UNCONFIRMED)


def change_sentence(board: Board, meeting: Meeting, change: QuorumChange) -> str:
    """``The meeting became inquorate at 15.42 when Ian Clark left.``"""
    at = written_clock(board, change.at)
    if change.quorate:
        return f"A quorum was {'again ' if change.again else ''}present at {at}."
    name = who(board, meeting, change.person).name
    match change.because.kind:
        case PresenceKind.LEFT if change.at == change.because.at:
            return f"The meeting became inquorate at {at} when {name} left."
        case PresenceKind.STEPPED_DOWN:
            return f"The meeting became inquorate at {at} when {name} ceased to stand in."
    return f"The meeting was inquorate from {at}."


def with_quorum_changes(
    said: Sequence[Entry], changes: Iterable[QuorumChange], item: str | None
) -> tuple[Entry | QuorumChange, ...]:
    """What was minuted under ``item``, with each change of the quorum behind what brought it about."""
    told: list[Entry | QuorumChange] = list(said)
    for change in changes:
        if change.because.item != item:
            continue
        place = next((n for n, one in enumerate(told, 1) if _id(one) == change.because.id), None)
        if place is None:
            place = sum(1 for one in told if _order(one) < change.because.order)
        told.insert(place, change)
    return tuple(told)


def _tells(meeting: Meeting, event: PresenceEvent) -> bool:
    """True for what is more than the roll at the start."""
    assert meeting.opened is not None
    return not is_roll(event) and event.at >= meeting.opened


def _break(meeting: Meeting, at: datetime) -> int | None:
    """Which adjournment the moment ``at`` lies in, as its place in the list; None where in none."""
    return next(
        (
            place
            for place, one in enumerate(meeting.adjournments)
            if one.at <= at and (one.resumed is None or at < one.resumed)
        ),
        None,
    )


def _goes_on(meeting: Meeting, entered: list[tuple[PresenceEvent, ...]], place: int) -> bool:
    """True while an adjournment goes on behind that entry, or brings another."""
    broken = _break(meeting, entered[place][-1].at)
    if broken is None:
        return False
    if meeting.adjournments[broken].resumed is None:
        return True
    return place + 1 < len(entered) and _break(meeting, entered[place + 1][-1].at) == broken


def _moment(meeting: Meeting, at: datetime) -> datetime:
    """``at``, or when the meeting went on where that was during an adjournment."""
    broken = _break(meeting, at)
    return at if broken is None else meeting.adjournments[broken].resumed or at


def _cause(group: tuple[PresenceEvent, ...]) -> PresenceEvent:
    """The event of one entry that is said to be the cause: a departure, where there is one."""
    return next((one for one in reversed(group) if one.kind in _GOES), group[-1])


def _id(entry: Entry | QuorumChange) -> str:
    return entry.because.id if isinstance(entry, QuorumChange) else entry.id


def _order(entry: Entry | QuorumChange) -> int:
    return entry.because.order if isinstance(entry, QuorumChange) else entry.order

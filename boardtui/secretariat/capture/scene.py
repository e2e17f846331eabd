"""What a typed line is understood against, and what it was understood as."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from boardtui.edits.base import Edit
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.calendar import next_date
from boardtui.rules.identity import Known, directory
from boardtui.rules.references import highest_number


@dataclass(frozen=True)
class Scene:
    """The meeting as it stands when a line is typed.

    ``now`` is aware and in UTC. ``next_meeting`` is the next date in the calendar, ``next_number`` the
    next free number of the board year's references.
    """

    board: Board
    meeting: Meeting
    now: datetime
    next_meeting: date | None = None
    next_number: int = 1

    @property
    def people(self) -> tuple[Known, ...]:
        """Everybody who can be named."""
        return directory(self.board, self.meeting)

    @property
    def item(self) -> str | None:
        """The item in hand."""
        return self.meeting.item_in_hand

    def moment(self, clock: time) -> datetime:
        """That clock time on the meeting's day, in UTC."""
        zone = ZoneInfo(self.board.settings.timezone)
        return datetime.combine(self.meeting.day, clock, zone).astimezone(ZoneInfo("UTC"))

    def local(self, moment: datetime) -> datetime:
        """``moment`` in the board's own zone."""
        return moment.astimezone(ZoneInfo(self.board.settings.timezone))

    def reference(self, ahead: int = 0) -> str:
        """The next permanent reference: ``IPB/2010-11/07`` (R45)."""
        return f"{self.board.prefix}/{self.board.year.replace('/', '-')}/{self.next_number + ahead:02d}"


def make_scene(
    board: Board,
    meeting: Meeting,
    clock: datetime,
    numbers_elsewhere: int = 0,
    said: datetime | None = None,
) -> Scene:
    """The scene for a line typed at ``clock`` (aware).

    ``numbers_elsewhere`` is the highest reference number in the board's other meetings; ``said`` the time
    somebody set with ``time 15:40``, which then holds. On another day than the meeting's, entries are
    made as at where its record has got to, since the clock then says nothing about the meeting.
    """
    following = next_date(board, meeting.day)
    number = max(numbers_elsewhere, highest_number(board, (meeting,))) + 1
    moment = said or _moment(board, meeting, clock.astimezone(UTC))
    return Scene(board, meeting, moment, following.day if following else None, number)


def _moment(board: Board, meeting: Meeting, now: datetime) -> datetime:
    zone = ZoneInfo(board.settings.timezone)
    if now.astimezone(zone).date() == meeting.day:
        return now
    moments = [event.at for event in meeting.presence] + [taken.at for taken in meeting.taken]
    moments += [moment for moment in (meeting.opened, meeting.closed) if moment is not None]
    if moments:
        return max(moments)
    if meeting.start is not None:
        return datetime.combine(meeting.day, meeting.start, zone).astimezone(UTC)
    return now


class Kind(StrEnum):
    """What a line was understood as."""

    NOTE = "note"
    QUESTION = "question"
    DECISION = "decision"
    RESOLUTION = "resolution"
    ACTION = "action"
    VOTE = "vote"
    INTEREST = "interest"
    REGISTER = "register"
    COURSE = "meeting"
    TIME = "time"
    EXPORT = "export"
    NOTHING = "nothing"


WORDY = frozenset({Kind.NOTE, Kind.QUESTION, Kind.DECISION, Kind.RESOLUTION, Kind.ACTION})
"""The kinds that are made of words: without any, nothing was recorded."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """How a line was understood, before anything is done.

    ``preview`` says it in words; ``warnings`` are doubts that refuse nothing; ``refusal`` says why the
    line cannot be carried out, and then there is no edit. ``clock`` sets the time of the entries that
    follow.
    """

    kind: Kind
    preview: str
    edit: Edit | None = None
    warnings: tuple[str, ...] = ()
    refusal: str = ""
    clock: datetime | None = None


def refused(kind: Kind, sentence: str) -> Understanding:
    """A line that cannot be carried out."""
    return Understanding(kind, "", refusal=sentence)

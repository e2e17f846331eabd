"""What a typed line is understood against, and what it was understood as."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from boardtui.edits.base import Edit
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import Attendance, attendance
from boardtui.rules.calendar import next_date
from boardtui.rules.digest import Digest
from boardtui.rules.identity import Known, directory
from boardtui.rules.membership import as_on
from boardtui.rules.minutes_order import last_order
from boardtui.rules.references import highest_number

_HALF_A_DAY = timedelta(hours=12)
_STILL_SITTING = timedelta(hours=4)
"""Past midnight the clock still tells of the meeting while its last entry is no older than this."""


@dataclass(frozen=True)
class Scene:
    """The meeting as it stands when a line is typed.

    ``now`` is aware and in UTC. ``next_meeting`` is the next date in the calendar, ``next_number`` the
    next free number of the board year's references. ``snippets`` are the person's own abbreviations,
    word (without the semicolon) to text. ``revising`` is True where a line changes what is on record
    already, which the quorum is not asked about, and ``vote_on`` is the id of the decision whose vote it
    changes. ``wall`` (aware, UTC) is what the clock on the wall says on
    a day of sitting; None where it tells nothing of the meeting, and ``told`` (aware, UTC) the time that was
    said to be the present one. ``digests`` gives what is known
    of the board's meetings, which is nothing while a line is only being typed.
    """

    board: Board
    meeting: Meeting
    now: datetime
    next_meeting: date | None = None
    next_number: int = 1
    snippets: Mapping[str, str] = field(default_factory=dict, hash=False)
    revising: bool = False
    vote_on: str | None = None
    wall: datetime | None = None
    told: datetime | None = None
    digests: Callable[[], Iterable[Digest]] = field(default=tuple, compare=False)

    @cached_property
    def people(self) -> tuple[Known, ...]:
        """Everybody who can be named."""
        return directory(self.board, self.meeting)

    @cached_property
    def attendance(self) -> Attendance:
        """How everybody stands now."""
        return attendance(self.board, self.meeting)

    @cached_property
    def attendance_now(self) -> Attendance:
        """How everybody stood at ``now``, which may be set back before what is on record already."""
        if self.latest is None or self.latest <= self.now:
            return self.attendance
        return attendance(self.board, self.meeting, self.now)

    @cached_property
    def latest(self) -> datetime | None:
        """The moment of the last thing in the presence log."""
        return self.attendance.latest

    @cached_property
    def last_minuted(self) -> int:
        """The order of what was minuted last."""
        return last_order(self.meeting)

    def at(self, moment: datetime) -> "Scene":
        """This scene at another ``moment`` (aware), with what was already found out of the meeting."""
        return self._moved(moment.astimezone(UTC), self.wall, _told(self.meeting, moment))

    def _moved(self, now: datetime, wall: datetime | None, told: datetime | None = None) -> "Scene":
        if (now, wall, told) == (self.now, self.wall, self.told):
            return self
        later = replace(self, now=now, wall=wall, told=told)
        for name in ("people", "attendance", "latest", "last_minuted"):
            if name in self.__dict__:
                later.__dict__[name] = self.__dict__[name]
        return later

    def later(self, clock: datetime) -> "Scene":
        """This scene when the clock (aware) says ``clock``; at the moment that ``make_scene`` would take."""
        wall = clock.astimezone(UTC)
        now = _moment(self.board, self.meeting, wall, self.latest)
        return self._moved(now, _on_the_day(self.board, self.meeting, wall))

    @property
    def item(self) -> str | None:
        """The item in hand."""
        return self.meeting.item_in_hand

    def moment(self, clock: time) -> datetime:
        """That clock time on the day of sitting, in UTC; past midnight it is the next day's (R50)."""
        zone = ZoneInfo(self.board.settings.timezone)
        moment = datetime.combine(sitting_day(self.board, self.meeting), clock, zone).astimezone(UTC)
        began = self.meeting.opened
        ran_over = began is not None and began - moment > _HALF_A_DAY
        return moment + timedelta(days=1) if ran_over else moment

    def local(self, moment: datetime) -> datetime:
        """``moment`` in the board's own zone."""
        return moment.astimezone(ZoneInfo(self.board.settings.timezone))

    def day_of(self, meeting: str) -> date | None:
        """The day of the board's meeting with that id; None where it is not known here."""
        return next((one.day for one in self.digests() if one.id == meeting), None)

    def reference(self, ahead: int = 0) -> str:
        """The next permanent reference: ``IPB/2010-11/07`` (R45)."""
        return f"{self.board.prefix}/{self.board.year.replace('/', '-')}/{self.next_number + ahead:02d}"


def make_scene(
    board: Board,
    meeting: Meeting,
    clock: datetime,
    numbers_elsewhere: int = 0,
    said: datetime | None = None,
    snippets: Mapping[str, str] | None = None,
    stood: Attendance | None = None,
    digests: Callable[[], Iterable[Digest]] = tuple,
) -> Scene:
    """The scene for a line typed at ``clock`` (aware).

    ``numbers_elsewhere`` is the highest reference number in the board's other meetings; ``said`` the time
    somebody set with ``time 15:40``, which then holds; ``snippets`` the person's abbreviations. On another
    day than the meeting's, entries are made as at where its record has got to, since the clock then says
    nothing about the meeting. ``stood`` is the meeting's attendance where it is known already;
    ``digests`` as in Scene.
    """
    stood = stood or attendance(board, meeting)
    board = as_on(board, meeting.day)
    following = next_date(board, meeting.day)
    number = max(numbers_elsewhere, highest_number(board, (meeting,))) + 1
    wall = clock.astimezone(UTC)
    moment = said or _moment(board, meeting, wall, stood.latest)
    day = following.day if following else None
    wall_then = _on_the_day(board, meeting, wall)
    told = _told(meeting, said)
    known = snippets or {}
    scene = Scene(board, meeting, moment, day, number, known, wall=wall_then, told=told, digests=digests)
    scene.__dict__["attendance"] = stood  # as if it had been asked for already
    return scene


def sitting_day(board: Board, meeting: Meeting) -> date:
    """The day the meeting sits, local to the board: its own, or the one it was adjourned to (R48)."""
    zone = ZoneInfo(board.settings.timezone)
    for one in reversed(meeting.adjournments):
        if one.resumed is not None:
            return one.resumed.astimezone(zone).date()
        if one.until is not None:
            return one.until
    return meeting.day


def _on_the_day(board: Board, meeting: Meeting, now: datetime) -> datetime | None:
    """``now`` on a day on which the meeting sits, else None."""
    today = now.astimezone(ZoneInfo(board.settings.timezone)).date()
    return now if today in (meeting.day, sitting_day(board, meeting)) else None


def _told(meeting: Meeting, said: datetime | None) -> datetime | None:
    """The time that was said to be the present one; None where it only came with an opening or a break."""
    turns = [meeting.opened, *(at for one in meeting.adjournments for at in (one.at, one.resumed))]
    return None if said in turns else said


def _moment(board: Board, meeting: Meeting, now: datetime, latest: datetime | None) -> datetime:
    zone = ZoneInfo(board.settings.timezone)
    if _on_the_day(board, meeting, now) is not None:
        return now
    moments = [taken.at for taken in meeting.taken]
    moments += [moment for moment in (latest, meeting.opened, meeting.closed) if moment is not None]
    if moments:
        last = max(moments)
        return now if timedelta() <= now - last < _STILL_SITTING else last
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
    follow. ``question`` is asked once where somebody can be asked: ``if_yes`` and ``if_no`` are what the
    answers do; ``edit`` is what the board's own rule says, done where nobody is asked. ``yes_adds`` is what
    a yes still asks for where ``if_no`` was done at once, so that nothing waits for the answer.
    """

    kind: Kind
    preview: str
    edit: Edit | None = None
    warnings: tuple[str, ...] = ()
    refusal: str = ""
    clock: datetime | None = None
    question: str = ""
    if_yes: Edit | None = None
    if_no: Edit | None = None
    yes_adds: Edit | None = None


def refused(kind: Kind, sentence: str) -> Understanding:
    """A line that cannot be carried out."""
    return Understanding(kind, "", refusal=sentence)

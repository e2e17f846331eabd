"""The two lines above the panes: where I am and what is saved; quorum and counts."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from boardtui.app.rows.cells import cell_len
from boardtui.app.rows.line import Line, Look, fit, shorten
from boardtui.app.rows.register_rows import roll_counts
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.attendance import Attendance
from boardtui.rules.quorum import margin_words, quorum
from boardtui.rules.wording import short_date


@dataclass(frozen=True, slots=True)
class Saved:
    """What is on the disk: the sequence of the last entry and when it was confirmed.

    ``problem`` is, in capitals, what is the matter where what is shown is not what is on the disk.
    """

    sequence: int
    at: datetime | None = None
    problem: str = ""

    @property
    def said(self) -> str:
        """Whether all is saved, in a word or two."""
        return f"! {self.problem}" if self.problem else f"Saved #{self.sequence}"


def place_line(board: Board, meeting: Meeting, saved: Saved, now: datetime, width: int) -> Line:
    """Board, date, state, and the saved clock at the right, which is never cut."""
    zone = ZoneInfo(board.settings.timezone)
    if saved.problem:
        right, look = f"! {saved.problem} ", Look.BAD
    else:
        when = f" {saved.at.astimezone(zone).time().isoformat('seconds')}" if saved.at else ""
        right, look = f"Saved #{saved.sequence}{when} ", Look.GOOD
    state = _state(meeting, now)
    day = f"{meeting.day:%a} {short_date(meeting.day)}"
    room = width - cell_len(right) - 1
    fixed = cell_len(f"  · {day} · {state}")
    left = f" {shorten(board.name, max(room - fixed, 8))} · {day} · {state}"
    return Line(((fit(left, room), Look.PLAIN), (" ", Look.PLAIN), (right, look)))


def quorum_line(
    board: Board, meeting: Meeting, result: Attendance, width: int, *, ascii_only: bool = False
) -> Line:
    """Quorum in words and a glyph with its margin, and the counts, which are never cut.

    Where there is no room for all, the margin gives way: surnames stand for names, and then an ellipsis.
    """
    count = quorum(board, meeting.day, result)
    tick, cross = ("+", "!") if ascii_only else ("✓", "✗")
    counts = f"  {roll_counts(result, ascii_only=ascii_only)}"
    room = max(width - cell_len(counts), 0)
    if meeting.opened is None and not result.voters:
        quorate, look = f" quorum {count.needed} of {len(result.members)}, nobody here yet", Look.PLAIN
    elif count.quorate:
        quorate, look = f" {tick} {count.sentence}, {margin_words(board, meeting, count)}", Look.GOOD
        if cell_len(quorate) > room:
            margin = margin_words(board, meeting, count, surnames=True)
            quorate = f" {tick} {count.sentence}, {margin}"
    else:
        quorate, look = f" {cross} {count.sentence}", Look.BAD
    quorate = shorten(quorate, room)
    return Line(((quorate, look), (fit(counts, width - cell_len(quorate)), Look.PLAIN)))


def item_title(meeting: Meeting) -> str:
    """The title of the minutes pane: the item in hand, or what to do to take the first."""
    item = meeting.item(meeting.item_in_hand)
    if item is None:
        return "Minutes" if meeting.state is MeetingState.CLOSED else "Minutes · ^n takes the first item"
    place = meeting.agenda.index(item) + 1
    return f"Item {item.number.rstrip('.')} · {place} of {len(meeting.agenda)} on the agenda"


def _state(meeting: Meeting, now: datetime) -> str:
    if meeting.state is MeetingState.OPEN and meeting.opened is not None:
        minutes = int((now - meeting.opened).total_seconds()) // 60
        return f"OPEN {minutes // 60:02d}:{minutes % 60:02d}" if 0 <= minutes < 24 * 60 else "OPEN"
    return meeting.state.value.upper()

"""The list of meetings as lines: date, state, and how much is on record."""

from boardtui.app.rows.line import Line, Look, fit
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.attendance import Mark, attendance
from boardtui.rules.wording import clock, short_date


def meeting_lines(board: Board, meetings: tuple[Meeting, ...], width: int) -> tuple[Line, ...]:
    """One line a meeting, in the order given."""
    return tuple(_meeting(board, one, width) for one in meetings)


def _meeting(board: Board, meeting: Meeting, width: int) -> Line:
    start = clock(meeting.start) if meeting.start else "     "
    if meeting.state is MeetingState.SCHEDULED:
        said = f"{len(meeting.agenda)} items" if meeting.agenda else "no agenda yet"
        if meeting.attendees:
            said += f", {len(meeting.attendees)} others expected"
    else:
        result = attendance(board, meeting)
        present = result.count(Mark.PRESENT) + result.count(Mark.REMOTE)
        said = f"{present} of {len(result.members)} present, {len(meeting.decisions)} decisions, "
        said += f"{len(meeting.actions)} actions, note {meeting.note.state.value}"
    look = Look.PLAIN if meeting.state is not MeetingState.SCHEDULED else Look.DIM
    head = f" {meeting.day:%a} {short_date(meeting.day):>11} {start}  {meeting.state.value:<10} "
    return Line(((head, Look.PLAIN), (fit(said, max(width - len(head), 0)), look)), entry=meeting.id)

"""What the question before writing the note says."""

from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.closing import closing_findings
from boardtui.rules.wording import long_date


def export_text(board: Board, meeting: Meeting) -> str:
    """What will be written, and what is still open."""
    draft = "as a draft" if meeting.note.state.is_draft else f"as {meeting.note.state}"
    count = f"{len(meeting.decisions)} decisions and {len(meeting.actions)} actions"
    said = f"The note of {long_date(meeting.day)}, {draft}, with {count}, as a Word document."
    return "\n".join([said, *(f"! {one.sentence}" for one in closing_findings(board, meeting))])

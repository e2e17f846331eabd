"""The note of decisions taken and actions required (R38), as an outline."""

from boardtui.documents.attendance_table import attendance_table, officers_line
from boardtui.documents.edition import Edition
from boardtui.documents.minuted import Recorded, minuted
from boardtui.documents.note_head import DRAFT, head, status_of
from boardtui.documents.note_linear import business, in_paragraphs, summary_of_actions
from boardtui.documents.note_table import actions_arising, decisions_table
from boardtui.documents.outline import Block, Heading, Outline, Paragraph
from boardtui.model.boards import Board
from boardtui.model.document_forms import NoteLayout
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.calendar import next_date
from boardtui.rules.membership import as_on
from boardtui.rules.wording import written_clock, written_date


def note_outline(
    board: Board,
    meeting: Meeting,
    edition: Edition = Edition.PUBLIC,
    layout: NoteLayout | None = None,
    earlier: Meeting | None = None,
) -> Outline:
    """The note of ``meeting``, in the board's own layout where none is asked for.

    In the public edition exempt items give their number, title and exclusion, and no more (R28). ``earlier``
    is the meeting whose note was approved at this one: without it the public edition does not repeat the
    amendments made to that note, since they may quote an exempt item.
    """
    board = as_on(board, meeting.day)
    settings = board.settings
    recorded = Recorded(board, meeting, edition, earlier)
    day = written_date(board, meeting.day)
    blocks: list[Block] = [
        Heading(1, settings.note_title),
        *head(recorded),
        Heading(2, "Attendance"),
        attendance_table(board, meeting),
        *officers_line(board, meeting),
        Heading(2, "Decisions and actions"),
    ]
    linear = (layout or settings.note_layout) is NoteLayout.LINEAR
    blocks += _business(recorded, linear=linear)
    blocks += _closing(board, meeting)
    blocks += summary_of_actions(recorded) if linear else actions_arising(recorded)
    return Outline(
        title=f"{settings.note_title}: {board.name}, {day}",
        subject=f"Meeting of the {board.name} on {day}",
        author=board.name,
        running_head=(board.name, day),
        running_foot=f"{settings.note_word} of meeting, {day}",
        status=status_of(recorded),
        blocks=tuple(blocks),
        day=day,
        watermark=DRAFT if settings.draft_watermark and meeting.note.state.is_draft else "",
    )


def _business(recorded: Recorded, *, linear: bool) -> list[Block]:
    """What was minuted: outside any item in paragraphs, and item by item in the layout."""
    outside, items = minuted(recorded)
    before: list[Block] = [*in_paragraphs(recorded, outside)]
    if items:
        return [*before, *(business(recorded, items) if linear else [decisions_table(recorded, items)])]
    return before or [Paragraph("No business is recorded.")]


def _closing(board: Board, meeting: Meeting) -> list[Block]:
    said: list[Block] = []
    if meeting.closed is not None:
        at = written_clock(board, meeting.closed)
        ended = "was abandoned" if meeting.state is MeetingState.ABANDONED else "closed"
        why = f" ({meeting.abandoned_for.rstrip('.')})" if meeting.abandoned_for else ""
        said.append(Paragraph(f"The meeting {ended} at {at}{why}."))
    following = next_date(board, meeting.day)
    if following is not None:
        when = written_date(board, following.day, weekday=True)
        said.append(Paragraph(when, label="Date of next meeting:"))
    return said

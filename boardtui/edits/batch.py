"""Several edits as one: one journal line, so one undo."""

from dataclasses import dataclass

from boardtui.edits.base import BoardEdit, Edit, MeetingEdit, Record, Stamp, verb
from boardtui.errors import EditRefused
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting


@verb("together")
@dataclass(frozen=True, slots=True)
class Together(MeetingEdit):
    """Carry out all of ``edits``, or none of them. ``label`` says what they are in one phrase."""

    edits: tuple[MeetingEdit, ...]
    label: str = ""

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        for part, edit in enumerate(self.edits):
            meeting = edit.apply(meeting, stamp.within(part))
        return meeting


def apply_edit(edit: Edit, record: Record, stamp: Stamp) -> Record:
    """``record`` with ``edit`` applied; refuses an edit of the other kind of record."""
    if isinstance(edit, MeetingEdit) and isinstance(record, Meeting):
        return edit.apply(record, stamp)
    if isinstance(edit, BoardEdit) and isinstance(record, Board):
        return edit.apply(record, stamp)
    raise EditRefused(f"'{edit.verb}' does not belong to this kind of record.")

"""The news that comes down to the screens."""

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from boardtui.edits.base import Edit
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Opening:
    """A meeting as it was opened: its record, and what understanding a line there needs."""

    key: RecordKey
    board: Board
    meeting: Meeting
    sequence: int
    numbers_elsewhere: int
    readonly: str = ""


class Changed(Message):
    """An edit is on the disk: the meeting as it now is, and what was done in words."""

    def __init__(self, key: RecordKey, meeting: Meeting, sequence: int, edit: Edit, said: str) -> None:
        super().__init__()
        self.key, self.meeting, self.sequence, self.edit, self.said = key, meeting, sequence, edit, said


class ClockSaid(Message):
    """From now on entries are made as at another time."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.said = said


class Refused(Message):
    """A request was refused. ``line`` is the typed text it came from, to be given back."""

    def __init__(
        self, sentence: str, line: str = "", person: str | None = None, *, unsaved: bool = False
    ) -> None:
        super().__init__()
        self.sentence, self.line, self.person, self.unsaved = sentence, line, person, unsaved


class Opened(Message):
    """A meeting was opened."""

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening


class Listed(Message):
    """The boards and their meetings."""

    def __init__(self, boards: tuple[tuple[Board, tuple[Meeting, ...]], ...]) -> None:
        super().__init__()
        self.boards = boards


class Exported(Message):
    """A document was written."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

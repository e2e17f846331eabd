"""The news that comes down to the screens."""

from dataclasses import dataclass
from pathlib import Path

from textual.events import Key
from textual.message import Message

from boardtui.edits.base import Edit
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.rules.digest import Digest
from boardtui.secretariat.ports import Asked
from boardtui.secretariat.secretariat import Look


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing a person asked of a meeting. It is kept until it is on the disk or has been refused.

    ``person`` is who it marks, to be gone back to where it is refused.
    """

    key: RecordKey
    asked: Asked
    person: str | None = None

    @property
    def line(self) -> str:
        """The typed text it came from; empty where it came from a key."""
        return self.asked if isinstance(self.asked, str) else ""


@dataclass(frozen=True, slots=True)
class Opening:
    """A meeting as it was opened: its record, and what understanding a line there needs.

    ``readonly`` is why it is open for reading only; ``held`` is True where that is another copy, which may
    leave. ``draft`` is the line that was being typed when the program last ended there. ``notices``
    are what the store has to say of the workspace: what was set aside, a copy that could not be made.
    """

    key: RecordKey
    board: Board
    meeting: Meeting
    sequence: int
    numbers_elsewhere: int
    readonly: str = ""
    held: bool = False
    draft: str = ""
    look: Look = Look("")
    notices: tuple[str, ...] = ()


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

    def __init__(self, sentence: str, line: str = "", person: str | None = None) -> None:
        super().__init__()
        self.sentence, self.line, self.person = sentence, line, person


class Unsaved(Message):
    """The disk did not take what was asked for: it waits, in order. With nothing waiting, all is saved."""

    def __init__(self, sentence: str, waiting: tuple[Wish, ...]) -> None:
        super().__init__()
        self.sentence, self.waiting = sentence, waiting


class Looked(Message):
    """What a look at the record's files showed; the meeting where it was read again because of it.

    ``free`` is True where nobody is changing the board any more.
    """

    def __init__(
        self, key: RecordKey, look: Look, read: tuple[Meeting, int] | None = None, *, free: bool = False
    ) -> None:
        super().__init__()
        self.key, self.look, self.read, self.free = key, look, read, free


class Broke(Message):
    """Something went wrong in the lane that nobody foresaw: the app ends, and says so."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class Burst(Message):
    """More keys came at once than anybody types: a paste, from a terminal that does not say so."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self.keys = keys


class Opened(Message):
    """A meeting was opened."""

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening


class Listed(Message):
    """The boards and their meetings."""

    def __init__(self, boards: tuple[tuple[Board, tuple[Digest, ...]], ...]) -> None:
        super().__init__()
        self.boards = boards


class Exported(Message):
    """A document was written."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

"""The news that comes down to the screens.

What they carry is NamedTuples here: a frozen dataclass costs the start of the app a millisecond apiece.
"""

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

if TYPE_CHECKING:  # the first picture needs the kinds of news, and none of what they carry
    from pathlib import Path

    from textual.events import Key

    from boardtui.edits.base import Edit
    from boardtui.model.boards import Board
    from boardtui.model.drafts import Draft
    from boardtui.model.keys import RecordKey
    from boardtui.model.meetings import Meeting
    from boardtui.rules.digest import Digest
    from boardtui.rules.needs import Need
    from boardtui.secretariat.answers import Look
    from boardtui.secretariat.history import Past
    from boardtui.secretariat.issuing import Written
    from boardtui.secretariat.ports import Asked
    from boardtui.secretariat.searching import Hit, HitKind


MOST_KEYS_ONE_BY_ONE = 500


class Wish(NamedTuple):
    """One thing a person asked of a meeting. It is kept until it is on the disk or has been refused.

    ``person`` is who it marks, to be gone back to where it is refused; ``typed`` the line that an edit came
    from.
    """

    key: "RecordKey"
    asked: "Asked"
    person: str | None = None
    typed: str = ""

    @property
    def line(self) -> str:
        """The typed text it came from; empty where it came from a key."""
        return self.asked if isinstance(self.asked, str) else self.typed


class Opening(NamedTuple):
    """A meeting as it was opened: its record, and what understanding a line there needs.

    ``readonly`` is why it is open for reading only; ``held`` is True where that is another copy, which may
    leave. ``draft`` is what was being typed when the program last ended there. ``notices``
    are what the store has to say of the workspace: what was set aside, a copy that could not be made.
    """

    key: "RecordKey"
    board: "Board"
    meeting: "Meeting"
    sequence: int
    numbers_elsewhere: int
    look: "Look"
    draft: "Draft"
    readonly: str = ""
    held: bool = False
    notices: tuple[str, ...] = ()


class Changed(Message, bubble=False):
    """An edit is on the disk: the meeting as it now is, and what was done in words.

    ``recorded`` is False where all of it was on record already; ``undone`` True where it was taken back.
    """

    def __init__(
        self,
        key: "RecordKey",
        meeting: "Meeting",
        sequence: int,
        edit: "Edit",
        said: str,
        *,
        recorded: bool = True,
        undone: bool = False,
    ) -> None:
        super().__init__()
        self.key, self.meeting, self.sequence, self.edit, self.said = key, meeting, sequence, edit, said
        self.recorded, self.undone = recorded, undone


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
        self, key: "RecordKey", look: "Look", read: "tuple[Meeting, int] | None" = None, *, free: bool = False
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

    def __init__(self, keys: "tuple[Key, ...]") -> None:
        super().__init__()
        self.keys = keys

    @property
    def text(self) -> str:
        """The text that the keys are."""
        return "".join(
            "\n" if key.key in ("enter", "ctrl+j") else key.character or ""
            for key in self.keys
            if key.is_printable or key.key in ("enter", "ctrl+j", "tab")
        )

    @property
    def is_long(self) -> bool:
        """True for several lines, or for more keys than it would be quick to press one by one."""
        return len(self.keys) > MOST_KEYS_ONE_BY_ONE or "\n" in self.text.strip()


class ShutOut(Message):
    """The workspace could not be opened: the app ends, and what stood in the way is said in the terminal."""


class Opened(Message):
    """A meeting was opened."""

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening


class Listed(Message):
    """The boards and their meetings; ``readonly`` where nothing may be changed."""

    def __init__(
        self, boards: "tuple[tuple[Board, tuple[Digest, ...]], ...]", *, readonly: bool = False
    ) -> None:
        super().__init__()
        self.boards, self.readonly = boards, readonly


class FrontRead(Message):
    """What Home says above its list: the next meeting of any board, and what needs the secretary."""

    def __init__(self, board: "Board | None", following: "Digest | None", needs: "tuple[Need, ...]") -> None:
        super().__init__()
        self.board, self.following, self.needs = board, following, needs


class Convened(Message):
    """A meeting was put on record."""

    def __init__(self, key: "RecordKey", said: str) -> None:
        super().__init__()
        self.key, self.said = key, said


class Begun(Message):
    """A board is on record that was not, or several were loaded; what was done in words."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.said = said


class Found(Message):
    """What a search found."""

    def __init__(self, wanted: str, kind: "HitKind | None", hits: "tuple[Hit, ...]") -> None:
        super().__init__()
        self.wanted, self.kind, self.hits = wanted, kind, hits


class Told(Message):
    """The history of a meeting, newest first."""

    def __init__(self, key: "RecordKey", entries: "tuple[Past, ...]") -> None:
        super().__init__()
        self.key, self.entries = key, entries


class Exported(Message):
    """A document was written. ``said`` is why it has not the name it would have had, or empty."""

    def __init__(self, path: "Path", said: str = "") -> None:
        super().__init__()
        self.path, self.said = path, said


class Working(Message):
    """How far a document is: so many steps of so many are done, and what is being done now, where it is
    known."""

    def __init__(self, done: int, of: int, words: str) -> None:
        super().__init__()
        self.done, self.of, self.words = done, of, words


class Kept(Message):
    """A document was written."""

    def __init__(self, written: "Written") -> None:
        super().__init__()
        self.written = written


class NotMade(Message):
    """A document was not made, and why; nothing was written. ``stopped`` where a person stopped it."""

    def __init__(self, sentence: str, *, stopped: bool = False) -> None:
        super().__init__()
        self.sentence, self.stopped = sentence, stopped


class Previewed(Message):
    """The text of a document, as of the look with that number."""

    def __init__(self, number: int, lines: tuple[str, ...]) -> None:
        super().__init__()
        self.number, self.lines = number, lines

"""What every edit is, the stamp it is applied under, and the list of verbs the journal can read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, TypeVar

from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting

Record = Board | Meeting


@dataclass(frozen=True, slots=True)
class Stamp:
    """When and by whom an edit was entered. ``at`` is aware and in UTC.

    ``sequence`` is never used twice in a record, so it is what new ids are made of.
    """

    sequence: int
    at: datetime
    user: str
    part: str = ""

    def new_id(self, kind: str) -> str:
        """An id for a thing made by this edit: ``a12``, or ``a12.3`` inside a batch."""
        return f"{kind}{self.sequence}{self.part}"

    def within(self, part: int) -> "Stamp":
        """The stamp of one part of this edit, whose ids are its own however deep the parts go."""
        return replace(self, part=f"{self.part}.{part}")


class Edit:
    """A request to change one record. ``verb`` names it in the journal."""

    verb: ClassVar[str]


class BoardEdit(Edit):
    """An edit of a board's record."""

    def apply(self, board: Board, stamp: Stamp) -> Board:
        """The changed board; raises EditRefused where that would be meaningless."""
        raise NotImplementedError


class MeetingEdit(Edit):
    """An edit of a meeting's record."""

    def apply(self, meeting: Meeting, stamp: Stamp) -> Meeting:
        """The changed meeting; raises EditRefused where that would be meaningless."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Receipt:
    """The acknowledgement of one edit: it is on the disk under ``sequence``.

    ``edit`` is what was done, undone or done again; ``record`` is the record as it now is.
    ``changed`` is False where the edit made no difference and nothing was written.
    """

    sequence: int
    edit: Edit
    record: Record
    changed: bool = True


VERBS: dict[str, type[Edit]] = {}

AnyEdit = TypeVar("AnyEdit", bound=type[Edit])


def verb(name: str) -> Callable[[AnyEdit], AnyEdit]:
    """Name an edit class for the journal. A name is never reused for something else."""

    def register(edit: AnyEdit) -> AnyEdit:
        edit.verb = name
        VERBS[name] = edit
        return edit

    return register

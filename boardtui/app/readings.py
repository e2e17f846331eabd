"""What the lane reads for the screens: the list, a meeting as it is opened, a look at its files."""

from typing import TYPE_CHECKING

from boardtui.app.messages import Exported, Listed, Looked, Opened, Opening, Wish
from boardtui.errors import NotConfirmed, ReadOnly, RecordLocked

if TYPE_CHECKING:
    from boardtui.model.keys import RecordKey
    from boardtui.secretariat.ports import Asked
    from boardtui.secretariat.secretariat import Secretariat


def listed(secretariat: "Secretariat") -> Listed:
    """The boards and what a list says of their meetings."""
    found = tuple((board, secretariat.digests(board)) for board in secretariat.boards())
    return Listed(found, readonly=secretariat.readonly)


def opened(secretariat: "Secretariat", key: "RecordKey") -> tuple[Opened, tuple[Wish, ...]]:
    """A meeting opened to change it, and what was not saved there when the program last ended.

    Where it cannot be changed (another copy holds it, the folder or the workspace is for reading only, a
    newer version wrote it) it is opened to be read, and that is said.
    """
    from boardtui.model.drafts import Draft  # not before the first picture

    why, held = "", False
    draft = Draft()
    waiting: tuple[Asked, ...] = ()
    try:
        meeting, sequence = secretariat.open(key)
        draft, waiting = secretariat.draft(key)
    except (RecordLocked, ReadOnly, NotConfirmed) as refusal:
        why, held = str(refusal), isinstance(refusal, RecordLocked)
        meeting, sequence = secretariat.read(key)
    look = secretariat.look(key)
    number = secretariat.numbers_elsewhere(key)
    board = secretariat.board(key.board)
    opening = Opening(key, board, meeting, sequence, number, look, draft, why, held, secretariat.notices)
    return Opened(opening), tuple(Wish(key, asked) for asked in waiting)


def looked(secretariat: "Secretariat", key: "RecordKey", seen: str, *, reading: bool, held: bool) -> Looked:
    """A look at a meeting's files. ``seen`` is the trace of what is shown; ``reading`` where it follows."""
    look = secretariat.look(key)
    free = held and secretariat.is_free(key.board)
    changed = reading and look.trace and look.trace != seen
    return Looked(key, look, secretariat.read(key) if changed else None, free=free)


def exported(secretariat: "Secretariat", key: "RecordKey") -> Exported:
    """The note of a meeting, written as a Word document."""
    note = secretariat.export_note(secretariat.board(key.board), secretariat.meeting(key))
    return Exported(note.path, note.said)

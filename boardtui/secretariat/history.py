"""The history of a meeting, as a person reads it: every entry of its journal, with what became of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum
from typing import Any

from boardtui.edits.base import Edit, Stamp
from boardtui.edits.founding import Convene, FoundBoard, Migrated
from boardtui.edits.timeline import Redo, Undo
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.quorum_changes import change_sentence, quorum_changes
from boardtui.secretariat.ports import JournalLine
from boardtui.secretariat.wording import said_of_edit

_NEWER = "Written by a newer BoardTUI: not understood here"


@dataclass(frozen=True, slots=True)
class Past:
    """One entry of the journal.

    ``at`` is when it was entered, aware, in the zone the user was in then. ``said`` is what was done in
    words; ``undone`` is True where it does not stand any more. ``whole`` is everything it holds, a line
    each: ``text: Members noted the report``. ``quorum`` is the sentence where the quorum was lost or had
    again by it (R22).
    """

    sequence: int
    at: datetime
    user: str
    verb: str
    said: str
    undone: bool
    whole: tuple[str, ...]
    quorum: str = ""


def past(lines: Sequence[JournalLine], board: Board, meeting: Meeting) -> tuple[Past, ...]:
    """The entries of ``lines`` (oldest first), newest first, in the words of ``meeting`` as it is now."""
    edits = tuple(line.edit() if line.understood else None for line in lines)
    stands, sources = _fates(edits)
    found = []
    changes = {
        one.because.order: change_sentence(board, meeting, one) for one in quorum_changes(board, meeting)
    }
    for place, (line, edit) in enumerate(zip(lines, edits, strict=True)):
        said = _said(edit, edits, sources.get(place), board, meeting)
        found.append(
            Past(
                line.stamp.sequence,
                _local(line.stamp, line.offset),
                line.stamp.user,
                edit.verb if edit is not None else "",
                said,
                place not in stands,
                tuple(_whole(edit)) if edit is not None else (),
                changes.get(line.stamp.sequence, ""),
            )
        )
    return tuple(reversed(found))


def _fates(edits: Iterable[Edit | None]) -> tuple[set[int], dict[int, int]]:
    """The places of the entries that stand; and for each undo and redo the place of what it was about."""
    stands: set[int] = set()
    sources: dict[int, int] = {}
    done: list[int] = []
    taken_back: list[int] = []
    for place, edit in enumerate(edits):
        stands.add(place)
        if isinstance(edit, Undo) and done:
            sources[place] = done.pop()
            taken_back.append(sources[place])
            stands.discard(sources[place])
        elif isinstance(edit, Redo) and taken_back:
            sources[place] = taken_back.pop()
            done.append(sources[place])
            stands.add(sources[place])
        elif edit is not None and not isinstance(edit, Undo | Redo | Migrated | Convene | FoundBoard):
            done.append(place)
            taken_back.clear()
    return stands, sources


def _said(
    edit: Edit | None, edits: Sequence[Edit | None], source: int | None, board: Board, meeting: Meeting
) -> str:
    about = edits[source] if source is not None else None
    match edit:
        case None:
            return _NEWER
        case Undo() if about is not None:
            return f"Undone: {said_of_edit(about, board, meeting)}"
        case Redo() if about is not None:
            return f"Done again: {said_of_edit(about, board, meeting)}"
        case Convene() | FoundBoard():
            return "The record was begun"
        case Migrated():
            return "Carried over into a newer form"
        case _:
            return said_of_edit(edit, board, meeting)


def _local(stamp: Stamp, offset: str) -> datetime:
    hours, minutes = int(offset[:3]), int(offset[0] + offset[4:6])
    return stamp.at.astimezone(timezone(timedelta(hours=hours, minutes=minutes)))


def _whole(edit: Edit) -> Iterator[str]:
    """Every field of an edit that says something, in the order it is written."""
    if isinstance(edit, Convene | FoundBoard):
        return
    if is_dataclass(edit):
        for one in fields(edit):
            said = _plain(getattr(edit, one.name))
            if said:
                yield f"{one.name.replace('_', ' ')}: {said}"


def _plain(value: Any) -> str:
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return "; ".join(filter(None, map(_plain, value)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if is_dataclass(value) and not isinstance(value, type):
        named = ((one.name.replace("_", " "), _plain(getattr(value, one.name))) for one in fields(value))
        return ", ".join(f"{name} {said}" for name, said in named if said)
    return str(value)

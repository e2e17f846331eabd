"""Taking in what ``dump`` wrote: the inverse, checked whole before anything is written."""

from typing import Any

import msgspec

from boardtui.edits.base import Record
from boardtui.errors import EditRefused, UsageRefusal
from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Meeting
from boardtui.secretariat.dump import SHAPE
from boardtui.secretariat.secretariat import Secretariat


def load_together(secretariat: Secretariat, data: bytes) -> tuple[Record, ...]:
    """Begin every record that ``data`` holds, boards first; what was begun.

    Nothing is overwritten: where a record is here already, appears twice, or belongs to no board, all of
    it is refused before the first is written. Where some are here exactly as the file says them, loading
    was interrupted, by a crash or a full disk, and goes on with the rest.
    """
    boards, meetings = _read(secretariat, data)
    records: tuple[Record, ...] = (*boards, *meetings)
    keys = [_key(one) for one in records]
    for key in keys:
        if keys.count(key) > 1:
            raise EditRefused(f"{key} is in the file twice; nothing was loaded.")
    here = set(secretariat.keys())
    taken = [one for one in records if _key(one) in here]
    if len(taken) == len(records) or not all(_is_as_here(secretariat, one) for one in taken):
        listed = ", ".join(str(_key(one)) for one in taken)
        raise EditRefused(f"Already on record here: {listed}. Nothing was loaded or overwritten.")
    missing = tuple(one for one in records if _key(one) not in here)
    homes = {key.board for key in here} | {one.id for one in boards}
    for one in meetings:
        if one.board not in homes:
            raise EditRefused(f"The meeting {one.id} is of '{one.board}', which is no board here or there.")
    for record in missing:
        secretariat.found(record)
    return missing


def _is_as_here(secretariat: Secretariat, record: Record) -> bool:
    if isinstance(record, Board):
        return secretariat.board(record.id) == record
    return secretariat.meeting(_key(record)) == record


def _read(secretariat: Secretariat, data: bytes) -> tuple[list[Board], list[Meeting]]:
    """The records of a dump; raises UsageRefusal, in a sentence, where ``data`` is not one."""
    try:
        whole = msgspec.json.decode(data)
    except (ValueError, RecursionError) as error:
        raise UsageRefusal(f"That is not what 'boardtui dump' writes: {error}.") from error
    if not isinstance(whole, dict) or not isinstance(whole.get("boardtui"), int):
        raise UsageRefusal("That is not what 'boardtui dump' writes: it does not open with \"boardtui\".")
    if whole["boardtui"] > SHAPE:
        raise UsageRefusal("That was dumped by a newer BoardTUI; update the program to load it.")
    boards, meetings = whole.get("boards"), whole.get("meetings")
    if not isinstance(boards, list) or not isinstance(meetings, list) or not (boards or meetings):
        raise UsageRefusal("There are no boards and no meetings in that file.")
    read_boards = [_one(secretariat, plain, Board) for plain in boards]
    read_meetings = [_one(secretariat, plain, Meeting) for plain in meetings]
    return (
        [one for one in read_boards if isinstance(one, Board)],
        [one for one in read_meetings if isinstance(one, Meeting)],
    )


def _one(secretariat: Secretariat, plain: Any, kind: type[Record]) -> Record:
    return secretariat.undump(msgspec.json.encode(plain), kind)


def _key(record: Record) -> RecordKey:
    return RecordKey(record.id) if isinstance(record, Board) else RecordKey(record.board, record.id)

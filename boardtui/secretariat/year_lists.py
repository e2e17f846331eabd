"""The forward plan and what arises, as plain data for the command line (help page ``interchange``)."""

from datetime import date
from typing import Any

from boardtui.model.boards import Board
from boardtui.model.forward_plan import Promise
from boardtui.rules.arising import Arising
from boardtui.rules.forward_plan import falls_due

Plain = dict[str, Any]


def promise_entry(board: Board, promise: Promise) -> Plain:
    """One promise; ``due`` is the day of the meeting it is for, null where the calendar has none yet."""
    due = falls_due(board, promise)
    return {
        "id": promise.id,
        "board": board.id,
        "title": promise.title,
        "promised_on": promise.since.isoformat(),
        "due": due.isoformat() if due else None,
        "next_meeting": promise.due is None,
        "meeting": promise.meeting,
        "ref": promise.ref,
        "status": promise.state.value,
        "on_meeting": promise.on_meeting,
        "words": promise.words,
    }


def arising_entry(row: Arising, day: date) -> Plain:
    """One row of the progress table of the meeting on ``day``, in the words minuted."""
    action = row.action
    return {
        "ref": row.ref,
        "meeting": row.meeting,
        "date": row.day.isoformat(),
        "item": action.item,
        "item_title": action.item_title,
        "exempt": action.exempt,
        "text": row.text,
        "owners": list(action.owners),
        "due": action.due.isoformat() if action.due else None,
        "status": row.status.value,
        "overdue": row.is_overdue(day),
        "progress": [{"date": on.isoformat(), "text": text} for on, text in row.progress],
        "on_meeting": action.on_meeting,
        "on_item": action.on_item,
    }

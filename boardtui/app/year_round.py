"""The places of the year round, which come with the first wish to go there and not with Home."""

from typing import TYPE_CHECKING

from boardtui.app.desk import Desk
from boardtui.app.place import Place

if TYPE_CHECKING:
    from boardtui.app.messages import Opening
    from boardtui.model.keys import RecordKey
    from boardtui.rules.finding import Place as Where


def place_called(name: str, desk: Desk, *, board: str | None, ascii_only: bool) -> Place:
    """A new screen for the place called ``name``, which is the id of the command that goes there.

    ``board`` is the id of the board in hand, where there is one.
    """
    match name:
        case "board":
            from boardtui.app.screens.board import BoardScreen

            return BoardScreen(desk, board=board, ascii_only=ascii_only)
        case "attendance":
            from boardtui.app.screens.attendance import AttendanceScreen

            return AttendanceScreen(desk, board=board, ascii_only=ascii_only)
        case "decisions":
            from boardtui.app.screens.decisions import DecisionsScreen

            return DecisionsScreen(desk, ascii_only=ascii_only)
        case "actions":
            from boardtui.app.screens.actions import ActionsScreen

            return ActionsScreen(desk, ascii_only=ascii_only)
        case _:
            raise ValueError(f"no place is called {name}")


def need_place(at: "Where") -> "tuple[RecordKey | None, str]":
    """Where that is seen to: a meeting to open, or the name of one of these places."""
    from boardtui.model.keys import RecordKey

    name = {"actions": "actions", "register": "attendance"}.get(at.record or "")
    if name is None and at.meeting is not None:
        return RecordKey(at.board, at.meeting), ""
    return None, name or "board"


def agenda_place(desk: Desk, opening: "Opening | None", before: Place | None, *, ascii_only: bool) -> Place:
    """The agenda of the meeting that is open, as it was left; without one, the place that seeks the next.

    ``before`` is the one last shown. It stays while it is in front; else a new one begins with what the
    open record is by now.
    """
    if before is not None and before.is_current:
        return before
    if opening is None:
        from boardtui.app.screens.next_agenda import NextAgendaScreen

        return NextAgendaScreen(desk)
    from boardtui.app.screens.agenda import AgendaScreen

    same = isinstance(before, AgendaScreen) and before.key == opening.key
    at = before.at if isinstance(before, AgendaScreen) and same else None
    return AgendaScreen(desk, opening, at=at, ascii_only=ascii_only)

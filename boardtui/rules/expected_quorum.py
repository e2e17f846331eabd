"""How a meeting that is still to come would stand against its quorum (R21): what the chair wants to know."""

from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import Attendance, Mark, Sitting, attendance
from boardtui.rules.membership import as_on
from boardtui.rules.quorum import Quorum, quorum

_STAY_AWAY = (Mark.APOLOGIES, Mark.ABSENT, Mark.SUBSTITUTED)


def expected_quorum(board: Board, meeting: Meeting) -> Quorum:
    """The quorum if everybody comes who has not said otherwise, and every substitute who was arranged."""
    board = as_on(board, meeting.day)
    result = attendance(board, meeting)
    sitting = []
    for seat in result.members:
        standing = result.standing(seat.person.id)
        who = standing.substitute if standing.mark in _STAY_AWAY else seat.person.id
        if who is not None:
            sitting.append(Sitting(who, seat, result.standing(who).remote))
    expected = Attendance(result.members, result.standings, result.substitutes, tuple(sitting))
    return quorum(board, meeting.day, expected)

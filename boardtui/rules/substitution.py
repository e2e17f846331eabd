"""What is worth asking about a substitute (R8, S6). A doubt never stops the record."""

from boardtui.model.boards import Board, Role
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import attendance
from boardtui.rules.identity import who
from boardtui.rules.membership import Seat, members_on, substitutes_on


def doubts_about(board: Board, meeting: Meeting, substitute: str, member: str) -> tuple[str, ...]:
    """The doubts, in words, about ``substitute`` standing in for ``member`` at this meeting."""
    rule = board.settings.substitutes
    person, seated = who(board, meeting, substitute), who(board, meeting, member)
    doubts = []
    if not rule.allowed:
        doubts.append("this board allows no substitutes")
    if rule.from_list and person.role is not Role.SUBSTITUTE:
        doubts.append(f"{person.name} is not on the list of substitutes")
    if rule.same_group and person.group != seated.group:
        doubts.append(f"{person.name} is not of the same group as {seated.name}")
    return tuple(doubts)


def named_first(board: Board, meeting: Meeting, member: str) -> tuple[Seat, ...]:
    """The named substitutes who could stand in for ``member``: those of the same group, then the rest.

    Those who already stand in for somebody else come last.
    """
    group = next(
        (seat.membership.group for seat in members_on(board, meeting.day) if seat.person.id == member), None
    )
    busy = set(attendance(board, meeting).substitutes)
    return tuple(
        sorted(
            substitutes_on(board, meeting.day),
            key=lambda seat: (seat.person.id in busy, seat.membership.group != group),
        )
    )

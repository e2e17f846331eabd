"""What is worth asking about a substitute (R8, R12, S6). A doubt never stops the record."""

from dataclasses import replace

from boardtui.model.boards import Board, Role
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Attendee
from boardtui.rules.attendance import Attendance, Mark, attendance
from boardtui.rules.identity import who
from boardtui.rules.membership import Seat, as_on, members_on, substitutes_on


def doubts_about(
    board: Board, meeting: Meeting, substitute: str, member: str, newcomer: Attendee | None = None
) -> tuple[str, ...]:
    """The doubts, in words, about ``substitute`` standing in for ``member`` at this meeting.

    ``newcomer`` is the substitute where they are not on the meeting yet.
    """
    board = as_on(board, meeting.day)
    rule = board.settings.substitutes
    if newcomer is not None:
        meeting = replace(meeting, attendees=(*meeting.attendees, newcomer))
    person, seated = who(board, meeting, substitute), who(board, meeting, member)
    doubts = []
    if not rule.allowed:
        doubts.append("this board allows no substitutes")
    if person.role is not None and person.role.holds_seat:
        doubts.append(f"{person.name} is a member and has a seat already")
    elif rule.from_list and person.role is not Role.SUBSTITUTE:
        doubts.append(f"{person.name} is not on the list of substitutes")
    if rule.same_group and person.group != seated.group:
        doubts.append(f"{person.name} is not of the same group as {seated.name}")
    result = attendance(board, meeting)
    sits_for, before = result.standing(substitute).sits_for, result.standing(member).substitute
    if sits_for is not None and sits_for != member:
        doubts.append(f"{person.name} stood in for {who(board, meeting, sits_for).name} until now")
    if before is not None and before != substitute:
        doubts.append(f"{who(board, meeting, before).name} stood in for {seated.name} until now")
    if not rule.single_item and result.standing(member).mark in (Mark.PRESENT, Mark.REMOTE):
        doubts.append(f"{seated.name} has been here, and nobody may stand in for part of a meeting")
    others = _serving(board, meeting, result, seated.group) - {substitute, result.standing(member).substitute}
    limit = rule.most or _seats_of(board, seated.group)
    if limit and len(others) >= limit:
        doubts.append(f"{len(others) + 1} substitutes for one group, of which {limit} may stand in")
    return tuple(doubts)


def _serving(board: Board, meeting: Meeting, result: Attendance, group: str | None) -> set[str | None]:
    """Those who stand in for the members of ``group``."""
    return {
        standing.person
        for standing in result.standings.values()
        if standing.sits_for is not None and who(board, meeting, standing.sits_for).group == group
    }


def _seats_of(board: Board, group_id: str | None) -> int:
    group = board.group(group_id)
    return group.seats if group else 0


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

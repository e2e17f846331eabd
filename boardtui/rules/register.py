"""The attendance register of a board year: member by meeting, derived from every presence log (R2, R11)."""

from dataclasses import dataclass

from boardtui.model.boards import Board, Role
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import Attendance, Mark, attendance
from boardtui.rules.identity import who
from boardtui.rules.membership import Seat, members_on


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One person's year. ``cells`` has one mark a meeting; None where it is not held or cancelled."""

    person: str
    name: str
    group: str
    authority: str
    role: Role
    cells: tuple[Mark | None, ...]

    @property
    def is_substitute(self) -> bool:
        """True for the rows of those who stood in."""
        return self.role is Role.SUBSTITUTE


@dataclass(frozen=True, slots=True)
class Register:
    """The whole register: its meetings by date, members by group, then those who stood in."""

    meetings: tuple[Meeting, ...]
    rows: tuple[RegisterRow, ...]


def register(board: Board, meetings: tuple[Meeting, ...]) -> Register:
    """The register of ``meetings``, in date order, with everybody who held a seat on any of them."""
    ordered = tuple(sorted(meetings, key=lambda meeting: (meeting.day, meeting.id)))
    results = tuple(attendance(board, one) if one.state.was_held else None for one in ordered)
    rows = [_member_row(board, seat, ordered, results) for seat in _seats_of_the_year(board, ordered)]
    rows.extend(_substitute_rows(board, ordered, results))
    return Register(ordered, tuple(rows))


def _seats_of_the_year(board: Board, meetings: tuple[Meeting, ...]) -> tuple[Seat, ...]:
    """One seat a person, as at the last meeting they were a member on (R3)."""
    latest: dict[str, Seat] = {}
    for meeting in meetings:
        for seat in members_on(board, meeting.day):
            latest[seat.person.id] = seat
    ranks = {group.id: rank for rank, group in enumerate(board.groups)}
    places = {one.person: place for place, one in enumerate(board.memberships)}
    last = len(ranks)
    return tuple(
        sorted(
            latest.values(),
            key=lambda seat: (ranks.get(seat.membership.group or "", last), places[seat.person.id]),
        )
    )


def _member_row(
    board: Board, seat: Seat, meetings: tuple[Meeting, ...], results: tuple[Attendance | None, ...]
) -> RegisterRow:
    cells = tuple(_cell(seat.person.id, result) for result in results)
    return RegisterRow(
        seat.person.id,
        seat.name,
        seat.group.name if seat.group else "",
        seat.authority,
        seat.role,
        cells,
    )


def _cell(person: str, result: Attendance | None) -> Mark | None:
    if result is None:
        return None
    if all(seat.person.id != person for seat in result.members):
        return Mark.NOT_A_MEMBER
    return result.standing(person).mark


def _substitute_rows(
    board: Board, meetings: tuple[Meeting, ...], results: tuple[Attendance | None, ...]
) -> list[RegisterRow]:
    """Those who stood in, in the order they first did (the source lists only those who served, S9)."""
    served: dict[str, RegisterRow] = {}
    for meeting, result in zip(meetings, results, strict=True):
        for person in result.substitutes if result else ():
            if person in served or result is None:
                continue
            known = who(board, meeting, person)
            seat = next(
                (one for one in result.members if one.person.id == result.standing(person).sits_for), None
            )
            group = board.group(known.group) or (seat.group if seat else None)
            cells = tuple(
                None
                if one is None
                else one.standing(person).mark
                if person in one.substitutes
                else Mark.NOT_A_MEMBER
                for one in results
            )
            served[person] = RegisterRow(
                person, known.name, group.name if group else "", known.body, Role.SUBSTITUTE, cells
            )
    return list(served.values())

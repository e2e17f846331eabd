"""The membership as on a day: each group's seats, who fills them, its substitutes, its vacancies (R1–R7)."""

from collections.abc import Iterable, Sequence
from datetime import date

from boardtui.documents.outline import (
    Block,
    Column,
    Details,
    Heading,
    Outline,
    Paragraph,
    Row,
    Table,
    plain_cell,
)
from boardtui.model.boards import Board, PoliticalGroup, Role
from boardtui.model.counting import counted
from boardtui.rules.membership import Seat, as_on, members_on, office_first, on_the_day
from boardtui.rules.wording import written_date

_NONE = "–"


def membership_outline(board: Board, day: date) -> Outline:
    """The board's membership as on ``day``, group by group in the board's order.

    Every seat is a row: its member, or that it is vacant. Substitutes follow the members of their group;
    members without a group, and observers, come last. Officers are no part of the membership, and nobody's
    telephone or e-mail is given (R52).
    """
    board = as_on(board, day)
    when = written_date(board, day)
    seated, substitutes = members_on(board, day), on_the_day(board, day, Role.SUBSTITUTE)
    blocks: list[Block] = [
        Heading(1, f"Membership {board.year}"),
        Details((("Board", board.name), ("As at", when), ("Seats", _seats(board, seated)))),
    ]
    for group in board.groups:
        blocks += _group(board, group, _of(group.id, seated), _of(group.id, substitutes))
    known = {group.id for group in board.groups}
    others = [one for one in seated if one.membership.group not in known]
    spare = [one for one in substitutes if one.membership.group not in known]
    if others or spare:
        heading = "Members without a group" if board.groups else "Members"
        blocks += [Heading(2, heading), _table(board, heading, others, spare, 0)]
    observers = on_the_day(board, day, Role.OBSERVER)
    if observers:
        blocks += [Heading(2, "Observers"), _table(board, "Observers", observers, (), 0)]
    return Outline(
        title=f"Membership {board.year}: {board.name}, as at {when}",
        subject=f"Membership of the {board.name} as at {when}",
        author=board.name,
        running_head=(board.name, f"Membership {board.year}"),
        running_foot=f"Membership as at {when}",
        status="",
        blocks=tuple(blocks),
        day=when,
    )


def _of(group: str, seats: Iterable[Seat]) -> list[Seat]:
    return [one for one in seats if one.membership.group == group]


def _seats(board: Board, seated: Sequence[Seat]) -> str:
    if not board.groups:
        return f"{len(seated)} filled"
    return f"{sum(group.seats for group in board.groups)}, of which {len(seated)} filled"


def _group(
    board: Board, group: PoliticalGroup, members: Sequence[Seat], substitutes: Sequence[Seat]
) -> list[Block]:
    heading = f"{group.name} ({counted(group.seats, 'seat')})"
    blocks: list[Block] = [Heading(2, heading)]
    vacant = max(0, group.seats - len(members))
    if members or substitutes or vacant:
        blocks.append(_table(board, group.name, members, substitutes, vacant))
    else:
        blocks.append(Paragraph("No member sits for this group."))
    if board.settings.substitutes.allowed and not substitutes:
        blocks.append(Paragraph("No substitute is named."))
    return blocks


def _table(
    board: Board, title: str, members: Sequence[Seat], substitutes: Sequence[Seat], vacant: int
) -> Table:
    authority = board.settings.authority_heading
    rows = [(one.name, _position(board, one), one.authority) for one in office_first(tuple(members))]
    rows += [("Vacancy", _NONE, _NONE)] * vacant
    rows += [(one.name, _position(board, one), one.authority) for one in substitutes]
    return Table(
        title,
        f"Each person's name, position and {authority.lower()}.",
        (Column(board.settings.people_heading, 6.2), Column("Position", 4.0), Column(authority, 6.3)),
        tuple(Row(tuple(plain_cell(text or _NONE) for text in row)) for row in rows),
    )


def _position(board: Board, seat: Seat) -> str:
    words = [board.settings.titles.printed(seat.role)]
    if seat.role.holds_seat and not seat.membership.votes:
        words.append("without a vote")
    return ", ".join(words)

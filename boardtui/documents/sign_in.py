"""The sign-in sheet: everybody who may come, with the code they are marked by, and room to sign."""

from collections.abc import Iterable, Iterator, Sequence

from boardtui.documents.occasion import given_up, occasion
from boardtui.documents.outline import (
    Block,
    Column,
    Details,
    Heading,
    Outline,
    Paragraph,
    Row,
    Style,
    Table,
    plain_cell,
)
from boardtui.model.boards import Board, Role
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Capacity
from boardtui.rules.attendance import Attendance, attendance
from boardtui.rules.identity import Known, who
from boardtui.rules.membership import as_on, on_the_day
from boardtui.rules.wording import written_date

BLANK_ROWS = 6
"""Room for so many guests whom nobody announced."""
_NONE = "–"
_EMPTY = plain_cell("")
_SUBSTITUTES = "Substitutes"
_WIDTHS = {False: (6.4, 3.8, 5.4, 5.8), True: (5.0, 3.4, 4.4, 4.4, 4.2)}
"""In centimetres: name, group, body, for substitutes whom they stand in for, signature."""


def sign_in_outline(board: Board, meeting: Meeting) -> Outline:
    """The sheet that is laid out at the door of ``meeting``: members, substitutes, officers, guests.

    Each person stands on it once, under the two-letter code that the register knows them by. Apologies
    sent so far, and for whom a substitute comes, are said under the name. On the page the sheet is wide:
    what it is for is the column to sign in.
    """
    board = as_on(board, meeting.day)
    day = written_date(board, meeting.day)
    result = attendance(board, meeting)
    blocks: list[Block] = [Heading(1, "Attendance sheet")]
    if given_up(meeting):
        blocks.append(Paragraph(f"This meeting is {given_up(meeting)}", Style.STATUS))
    blocks += [
        Paragraph("Please write the time you came and sign: this sheet is the record of your presence."),
        Details(occasion(board, meeting)),
    ]
    seen: set[str] = set()
    for heading, people in _parts(board, meeting, result):
        new = [one for one in people if one.id not in seen]
        seen.update(one.id for one in new)
        if new:
            blocks += [Heading(2, heading), _table(board, meeting, result, heading, new)]
    blocks += [Heading(2, "Guests"), _blank(board)]
    return Outline(
        title=f"Attendance sheet: {board.name}, {day}",
        subject=f"Attendance sheet of the meeting of the {board.name} on {day}",
        author=board.name,
        running_head=(board.name, day),
        running_foot=f"Attendance sheet, {day}",
        status=given_up(meeting).upper(),
        blocks=tuple(blocks),
        landscape=True,
        day=day,
    )


def _parts(board: Board, meeting: Meeting, result: Attendance) -> Iterator[tuple[str, Sequence[Known]]]:
    def known(people: Iterable[str]) -> list[Known]:
        return [who(board, meeting, one) for one in dict.fromkeys(people)]

    def of(role: Role) -> list[str]:
        return [seat.person.id for seat in on_the_day(board, meeting.day, role)]

    def put_on(capacity: Capacity) -> list[str]:
        return [one.person or one.id for one in meeting.attendees if one.capacity is capacity]

    yield "Members", known(seat.person.id for seat in result.members)
    yield _SUBSTITUTES, known([*of(Role.SUBSTITUTE), *put_on(Capacity.SUBSTITUTE), *result.substitutes])
    yield "Observers", known(of(Role.OBSERVER))
    yield "Officers", known([*of(Role.OFFICER), *put_on(Capacity.OFFICER)])
    yield "In attendance", known(put_on(Capacity.IN_ATTENDANCE))


def _table(board: Board, meeting: Meeting, result: Attendance, title: str, people: Sequence[Known]) -> Table:
    """One part of the sheet. Only substitutes are asked for whom they come (R8)."""
    standing_in = title == _SUBSTITUTES
    grouped = any(board.group(one.group) is not None for one in people)
    widths = _WIDTHS[standing_in]
    columns = [Column("Code", 1.6), Column("Name", widths[0])]
    if grouped:
        columns.append(Column("Group", widths[1]))
    body = board.settings.authority_heading if grouped else "Body"
    columns.append(Column(body, widths[2] + (0 if grouped else widths[1])))
    if standing_in:
        columns.append(Column("Signing in for", widths[3], to_fill=True))
    columns += [Column("Signed in at", 2.2, to_fill=True), Column("Signature", widths[-1], to_fill=True)]
    rows = []
    for one in people:
        group = board.group(one.group)
        cells = [plain_cell(one.code or _NONE), _named(board, meeting, result, one)]
        if grouped:
            cells.append(plain_cell(group.name if group is not None else _NONE))
        cells.append(plain_cell(one.body or _NONE))
        if standing_in:
            member = result.standing(one.id).sits_for
            cells.append(plain_cell(who(board, meeting, member).name if member is not None else ""))
        rows.append(Row((*cells, _EMPTY, _EMPTY)))
    return Table(
        title,
        "The code, name and body of each person, with room for the time of arrival and a signature.",
        tuple(columns),
        tuple(rows),
    )


def _named(board: Board, meeting: Meeting, result: Attendance, one: Known) -> tuple[Paragraph, ...]:
    standing = result.standing(one.id)
    said = [Paragraph(one.name)]
    if standing.apologised:
        said.append(Paragraph("Apologies received"))
    if standing.substitute is not None:
        said.append(Paragraph(f"Substitute: {who(board, meeting, standing.substitute).name}"))
    return tuple(said)


def _blank(board: Board) -> Table:
    return Table(
        "Guests",
        "Empty rows for the name, body, time of arrival and signature of guests.",
        (
            Column("Signed in by", 8.0, to_fill=True),
            Column("Signed in for", 9.0, to_fill=True),
            Column("Signed in at", 2.2, to_fill=True),
            Column("Signature", 6.0, to_fill=True),
        ),
        (Row((_EMPTY,) * 4),) * BLANK_ROWS,
    )

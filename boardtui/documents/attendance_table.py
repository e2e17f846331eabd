"""The attendance block of the note: who came as what, from which council, and who sent apologies."""

from collections.abc import Iterable

from boardtui.documents.outline import Block, Column, Paragraph, Row, Table, plain_cell
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Capacity
from boardtui.rules.attendance import Attendance, Mark, attendance, present_in
from boardtui.rules.identity import who
from boardtui.rules.membership import Seat, office_first


def attendance_table(board: Board, meeting: Meeting) -> Table:
    """Position, councillor and council, a row a person; the position stands on every row."""
    result = attendance(board, meeting)
    settings = board.settings
    rows = tuple(Row(tuple(plain_cell(text) for text in row)) for row in _people(board, meeting, result))
    return Table(
        title="Attendance",
        description="Who was present, as member, substitute or in attendance, and who sent apologies.",
        columns=(
            Column("Position", 3.6),
            Column(settings.people_heading, 6.6),
            Column(settings.authority_heading, 6.3),
        ),
        rows=rows or (Row((plain_cell(""), plain_cell("Nobody is marked yet"), plain_cell(""))),),
    )


def officers_line(board: Board, meeting: Meeting) -> list[Block]:
    """The officers who came, by the body they come from: ``A, B (LGID); C (LGA)``."""
    result = attendance(board, meeting)
    bodies: dict[str, list[str]] = {}
    for person in present_in(meeting, result, Capacity.OFFICER):
        known = who(board, meeting, person)
        bodies.setdefault(_body(meeting, person, known.body), []).append(known.name)
    said = [", ".join(names) + (f" ({body})" if body else "") for body, names in bodies.items()]
    return [Paragraph("; ".join(said), label="Officers:")] if said else []


def with_office(board: Board, seat: Seat) -> str:
    """``Ann Lee (Chairman)``, or the bare name of whoever holds no office."""
    return f"{seat.name} ({board.settings.titles.printed(seat.role)})" if seat.role.is_office else seat.name


def _people(board: Board, meeting: Meeting, result: Attendance) -> Iterable[tuple[str, str, str]]:
    present = (Mark.PRESENT, Mark.REMOTE)

    def how(person: str) -> str:
        return " (remotely)" if result.standing(person).mark is Mark.REMOTE else ""

    for seat in office_first(result.members):
        standing = result.standing(seat.person.id)
        if standing.mark in present:
            yield board.settings.titles.printed(seat.role), seat.name + how(seat.person.id), seat.authority
    for person in result.substitutes:
        name, body = _substitute(board, meeting, result, person)
        yield "Substitute", name + how(person), body
    for person in present_in(meeting, result, Capacity.IN_ATTENDANCE):
        known = who(board, meeting, person)
        yield "In attendance", known.name + how(person), _body(meeting, person, known.body)
    for mark, word in ((Mark.APOLOGIES, "Apologies"), (Mark.SUBSTITUTED, "Absent"), (Mark.ABSENT, "Absent")):
        for seat in office_first(result.members):
            if result.standing(seat.person.id).mark is mark:
                yield word, with_office(board, seat), seat.authority


def _substitute(board: Board, meeting: Meeting, result: Attendance, person: str) -> tuple[str, str]:
    known = who(board, meeting, person)
    member = result.standing(person).sits_for or ""
    replaced = who(board, meeting, member)
    group = board.group(known.group) or board.group(replaced.group)
    in_group = f" ({group.name} Group)" if group else ""
    return f"{known.name}{in_group}, for {replaced.name}", known.body


def _body(meeting: Meeting, person: str, known: str) -> str:
    """The body somebody came from: as put down for this meeting, or else as the board knows it."""
    attendee = next((one for one in meeting.attendees if person in (one.person, one.id)), None)
    return (attendee.body if attendee else "") or known

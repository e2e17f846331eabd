"""The chair's brief: what whoever presides wants beside the public agenda, and nobody else is sent."""

from collections.abc import Iterable, Sequence
from datetime import time

from boardtui.documents.agenda_marks import item_marks
from boardtui.documents.attendance_table import with_office
from boardtui.documents.chairs_reminders import AWAY, actions_due, checks, declarations
from boardtui.documents.edition import NOT_FOR_PUBLICATION
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
from boardtui.documents.private_items import exclusion
from boardtui.documents.typed_text import typed
from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.boards import Board
from boardtui.model.counting import counted
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Capacity
from boardtui.rules.attendance import Attendance, attendance
from boardtui.rules.expected_quorum import expected_quorum
from boardtui.rules.finding import Finding
from boardtui.rules.identity import who
from boardtui.rules.membership import Seat, as_on, office_first
from boardtui.rules.private_items import private_items
from boardtui.rules.quorum import margin_words
from boardtui.rules.timings import timetable
from boardtui.rules.wording import joined, written_clock, written_date

_NONE = "–"


def chairs_brief_outline(
    board: Board, meeting: Meeting, earlier: Sequence[Meeting] = (), findings: Iterable[Finding] = ()
) -> Outline:
    """The brief for the meeting: who is coming, timings, items, actions due, likely declarations, checks.

    ``earlier`` are the board's meetings, out of which those before this one tell what is due and what was
    declared before; ``findings`` are said under Checks beside what is found here. It holds exempt items in
    full and is never published; contact details and the reasons of absence are not in it (R19, R52).
    """
    board = as_on(board, meeting.day)
    day = written_date(board, meeting.day)
    title = f"{board.settings.titles.chairman}’s brief"
    off = given_up(meeting)
    before = [one for one in earlier if one.day < meeting.day and one.id != meeting.id]
    return Outline(
        title=f"{title}: {board.name}, {day}",
        subject=f"Brief for the meeting of the {board.name} on {day}",
        author=board.name,
        running_head=(board.name, day),
        running_foot=f"{title}, {day}",
        status=", ".join(word for word in (off.upper(), NOT_FOR_PUBLICATION) if word),
        blocks=(Heading(1, title), *_blocks(board, meeting, before, findings)),
        day=day,
    )


def _blocks(
    board: Board, meeting: Meeting, before: Sequence[Meeting], findings: Iterable[Finding]
) -> Iterable[Block]:
    result = attendance(board, meeting)
    if given_up(meeting):
        yield Paragraph(f"This meeting is {given_up(meeting)}", Style.STATUS)
    yield Paragraph("For whoever presides: not for publication", Style.STATUS)
    yield Details((*occasion(board, meeting), *_presides(board, meeting, result)))
    yield Heading(2, "Who is coming")
    yield from _coming(board, meeting, result)
    yield Heading(2, "Timings")
    yield from _timings(board, meeting)
    yield Heading(2, "Items")
    yield from _items(board, meeting, before)
    yield Heading(2, "Actions due")
    yield from actions_due(board, meeting, before)
    yield Heading(2, "Likely declarations")
    yield from declarations(board, meeting, before)
    yield Heading(2, "Checks")
    yield from checks(board, meeting, result, findings)


def _presides(board: Board, meeting: Meeting, result: Attendance) -> tuple[tuple[str, str], ...]:
    """Who was put down to preside, or the first of the office-holders who has not sent apologies (R5)."""
    if meeting.presiding is not None:
        return (("In the chair", who(board, meeting, meeting.presiding).name),)
    for seat in office_first(result.members):
        if seat.role.is_office and result.standing(seat.person.id).mark not in AWAY:
            return (("In the chair", with_office(board, seat)),)
    return ()


def _coming(board: Board, meeting: Meeting, result: Attendance) -> Iterable[Block]:
    away = [seat for seat in office_first(result.members) if result.standing(seat.person.id).mark in AWAY]
    if away:
        yield Table(
            "Apologies so far",
            "The members who are not expected, and who stands in for each.",
            (
                Column(board.settings.people_heading, 6.0),
                Column("Group", 3.6),
                Column("Said", 2.9),
                Column("Substitute", 4.0),
            ),
            tuple(_absence(board, meeting, result, seat) for seat in away),
        )
    else:
        yield Paragraph("No apologies have been received.")
    yield Paragraph(_quorum(board, meeting), label="Quorum:")
    guests = [
        who(board, meeting, one.person or one.id)
        for one in meeting.attendees
        if one.capacity is Capacity.IN_ATTENDANCE
    ]
    if guests:
        named = [f"{one.name} ({one.body})" if one.body else one.name for one in guests]
        yield Paragraph("; ".join(named), label="Guests:")


def _absence(board: Board, meeting: Meeting, result: Attendance, seat: Seat) -> Row:
    standing = result.standing(seat.person.id)
    said = "Apologies" if standing.apologised else "Absent"
    substitute = who(board, meeting, standing.substitute).name if standing.substitute else "None"
    group = seat.group.name if seat.group is not None else _NONE
    return Row(tuple(plain_cell(text) for text in (with_office(board, seat), group, said, substitute)))


def _quorum(board: Board, meeting: Meeting) -> str:
    """The margin in words, never a colour: what is needed, who is expected, what would lose it."""
    count = expected_quorum(board, meeting)
    groups = f" from {counted(count.groups_needed, 'group')}" if count.groups_needed else ""
    needed = f"{counted(count.needed, 'member')}{groups} {'is' if count.needed == 1 else 'are'} needed."
    come = f"{count.counted} {'is' if count.counted == 1 else 'are'} expected"
    come += f", from {counted(count.groups, 'group')}" if count.groups_needed else ""
    margin = margin_words(board, meeting, count)
    if not count.quorate:
        return f"{needed} {come}: NOT ENOUGH, {margin}."
    if count.losers:
        return f"{needed} {come}: {margin}."
    return f"{needed} {come}: {count.margin} more may stay away before the number is lost."


def _timings(board: Board, meeting: Meeting) -> Iterable[Block]:
    planned = timetable(meeting)
    if not planned.minutes:
        yield Paragraph("No minutes are planned for the items.")
        return
    said = f"The items are planned to take {counted(planned.minutes, 'minute')}"
    said += f" and to end at {written_clock(board, planned.ends)}" if planned.ends is not None else ""
    if planned.over is not None and planned.over > 0:
        said += f", {counted(planned.over, 'minute')} AFTER the announced finish"
    elif planned.over:
        said += f", {counted(-planned.over, 'minute')} before the announced finish"
    elif planned.over == 0:
        said += ", at the announced finish"
    yield Paragraph(f"{said}.")
    if planned.without_minutes:
        numbers = joined([_number(item) for item in meeting.agenda if item.id in planned.without_minutes])
        yield Paragraph(f"No minutes are planned for {numbers}.")


def _number(item: AgendaItem) -> str:
    return f"item {item.number.rstrip('.') or _NONE}"


def _items(board: Board, meeting: Meeting, before: Sequence[Meeting]) -> Iterable[Block]:
    if not meeting.agenda:
        yield Paragraph("Nothing is on the agenda yet.")
        return
    starts = timetable(meeting).starts
    private = private_items(meeting)
    timed = any(item.minutes_planned for item in meeting.agenda)
    rows = []
    for item in meeting.agenda:
        business = tuple(_business(board, meeting, item, before, private=item.id in private))
        cells = [
            plain_cell(item.number.rstrip(".") or _NONE),
            business,
            plain_cell(_presenter(item) or _NONE),
        ]
        if timed:
            cells.append(_time(board, item, starts.get(item.id)))
        rows.append(Row(tuple(cells)))
    columns = [Column("Item", 1.4), Column("Business", 9.2), Column("Presenter", 3.9)]
    yield Table(
        "Items",
        f"Each item with what is recommended, who presents it{' and when it begins' if timed else ''}.",
        (*columns, Column("Time", 2.0)) if timed else (columns[0], Column("Business", 11.2), columns[2]),
        tuple(rows),
    )


def _time(board: Board, item: AgendaItem, begins: time | None) -> tuple[Paragraph, ...]:
    """When it is planned to begin, and for how long; an item without minutes has no time of its own."""
    if not item.minutes_planned or item.state is not ItemState.LISTED:
        return plain_cell(_NONE)
    at = (Paragraph(written_clock(board, begins)),) if begins is not None else ()
    return (*at, Paragraph(f"{item.minutes_planned} min"))


def _presenter(item: AgendaItem) -> str:
    return item.presenter or (item.cover.contact_officer.name if item.cover is not None else "")


def _business(
    board: Board, meeting: Meeting, item: AgendaItem, before: Sequence[Meeting], *, private: bool
) -> Iterable[Paragraph]:
    yield Paragraph(item.title, Style.TITLE)
    if private:
        resolved = exclusion(board, meeting, item)
        yield Paragraph("In private, after the public is excluded.")
        yield from typed(resolved, label="To be moved:")
    taken = item.state is ItemState.LISTED
    asked = [text for text in item.cover.recommendations if text.strip()] if item.cover and taken else []
    if len(asked) == 1:
        yield from typed(asked[0], label="Recommendation:")
    for place, text in enumerate(asked if len(asked) > 1 else []):
        yield from typed(text, Style.NUMBERED, restart=place == 0)
    noted = next((one for one in before if one.id == item.approves), None)
    if noted is not None:
        yield Paragraph(f"The note of {written_date(board, noted.day)} is put up for approval.")
    if item.actions:
        yield Paragraph(joined(item.actions), label="Reports on:")
    yield from (Paragraph(mark) for mark in item_marks(board, meeting, item))

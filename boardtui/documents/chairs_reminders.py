"""What the chair is reminded of: actions due, interests declared before, what is odd about the meeting."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from boardtui.documents.action_words import by_whom
from boardtui.documents.outline import Block, Column, Paragraph, Row, Style, Table, plain_cell
from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.boards import Board, Role
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.model.text import clean_line
from boardtui.rules.arising import Arising, actions_arising
from boardtui.rules.attendance import Attendance, Mark
from boardtui.rules.body_findings import body_findings
from boardtui.rules.digest import assigned, digest
from boardtui.rules.finding import Finding, Severity
from boardtui.rules.identity import who
from boardtui.rules.likely_declarations import LikelyDeclaration, likely_declarations
from boardtui.rules.overdue import due_on, meeting_days
from boardtui.rules.standing_items import promised_for
from boardtui.rules.timings import timing_findings
from boardtui.rules.wording import as_sentence, written_date

_NONE = "–"
AWAY = (Mark.APOLOGIES, Mark.ABSENT, Mark.SUBSTITUTED)
"""How a member is marked who is not expected."""


def actions_due(board: Board, meeting: Meeting, before: Sequence[Meeting]) -> Iterator[Block]:
    """The actions of the meetings ``before`` this one that are still open on its day, the oldest first."""
    given = [(digest(one), assigned(one)) for one in sorted(before, key=lambda one: (one.day, one.id))]
    rows = [one for one in actions_arising(given, meeting.day) if one.settled is None]
    if not rows:
        yield Paragraph("No action is open.")
        return
    days = meeting_days(board, (one for one, _ in given))
    yield Table(
        "Actions due",
        "Each open action with its reference, its owners and the day it is due.",
        (Column("Reference", 3.4), Column("Action", 6.9), Column("By", 3.1), Column("Due", 3.1)),
        tuple(_action(board, meeting, one, days) for one in rows),
    )


def _action(board: Board, meeting: Meeting, row: Arising, days: Sequence[date]) -> Row:
    due = due_on(row.action, row.day, days)
    when = plain_cell(_NONE)
    if due is not None:
        late = (Paragraph("Overdue"),) if due < meeting.day else ()
        when = (Paragraph(written_date(board, due)), *late)
    reports = [f"{written_date(board, day)}: {text}" for day, text in row.progress[-1:]]
    return Row(
        (
            plain_cell(row.ref or _NONE),
            tuple(Paragraph(clean_line(one)) for one in (as_sentence(row.text), *reports)),
            plain_cell(by_whom(row.action.owners)),
            when,
        )
    )


def declarations(board: Board, meeting: Meeting, before: Sequence[Meeting]) -> Iterator[Block]:
    """Interests declared at the meetings ``before`` by those who may sit at this one (R30)."""
    found = likely_declarations(board, meeting, before)
    if not found:
        yield Paragraph("Nothing declared at earlier meetings points to an interest in these items.")
        return
    yield Table(
        "Likely declarations",
        "Who declared which interest in what before, and which item of this meeting that concerns.",
        (
            Column(board.settings.people_heading, 4.2),
            Column("Declared", 4.2),
            Column("Under", 5.9),
            Column("Item now", 2.2),
        ),
        tuple(_declared(board, meeting, one) for one in found),
    )


def _declared(board: Board, meeting: Meeting, one: LikelyDeclaration) -> Row:
    made, here = one.declaration, meeting.item(one.item)
    kind = [Paragraph(f"{made.kind.value.capitalize()} interest")]
    if made.nature and not made.sensitive:
        kind.append(Paragraph(as_sentence(clean_line(made.nature))))
    under = [Paragraph(one.title, Style.TITLE)] if one.title else []
    return Row(
        (
            plain_cell(who(board, meeting, made.person).name),
            tuple(kind),
            (*under, Paragraph(written_date(board, one.made_at.day))),
            plain_cell(here.number.rstrip(".") if here is not None else _NONE),
        )
    )


def checks(
    board: Board, meeting: Meeting, result: Attendance, findings: Iterable[Finding]
) -> Iterator[Block]:
    """What is odd about the meeting as it stands, a sentence each; matters of style are left out."""
    said = [
        *_of_the_chair(board, result),
        *_of_the_agenda(board, meeting),
        *(
            one.sentence
            for one in (*timing_findings(meeting), *body_findings(board, meeting.day), *findings)
            if one.severity is not Severity.STYLE
        ),
    ]
    if not said:
        yield Paragraph("Nothing stands out.")
    yield from (Paragraph(clean_line(one), Style.BULLET) for one in dict.fromkeys(said))


def _of_the_chair(board: Board, result: Attendance) -> Iterator[str]:
    holders = [seat for seat in result.members if seat.role is Role.CHAIRMAN]
    if holders and all(result.standing(seat.person.id).mark in AWAY for seat in holders):
        yield f"The {board.settings.titles.chairman} is not expected: somebody else presides."


def _of_the_agenda(board: Board, meeting: Meeting) -> Iterator[str]:
    if meeting.agenda and not meeting.issues and meeting.state is MeetingState.SCHEDULED:
        yield "The agenda has not been issued."
    for item in meeting.agenda:
        if item.state is not ItemState.LISTED:
            continue
        named = f"Item {item.number.rstrip('.')} {item.title}"
        if item.urgent_reason:
            yield f"{named}: urgent business, to be taken only if you agree; the reason is minuted."
        if item.stub:
            yield f"{named}: was promised to this meeting and has nothing behind it yet."
        elif _is_bare(item):
            yield f"{named}: has no paper."
    for promise in promised_for(board, meeting):
        yield f"Promised to this meeting and not on the agenda: {promise.title}."


def _is_bare(item: AgendaItem) -> bool:
    return item.standing is None and item.cover is None and not item.papers and not item.page

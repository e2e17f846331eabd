"""The agenda: its items in their sections, what was issued when, and what is taken in private (R24–R29)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from boardtui.documents.agenda_marks import item_marks
from boardtui.documents.anchors import item_anchor
from boardtui.documents.edition import HOLDS_EXEMPT, NOT_FOR_PUBLICATION, Edition
from boardtui.documents.occasion import addressed, given_up, issued_on, next_meeting, occasion
from boardtui.documents.outline import (
    Align,
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
from boardtui.model.agendas import AgendaIssue, AgendaItem
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.model.text import clean_line
from boardtui.rules.agenda_changes import changes_since_issue
from boardtui.rules.membership import as_on
from boardtui.rules.private_items import private_items
from boardtui.rules.timings import Timetable, timetable
from boardtui.rules.wording import joined, written_clock, written_date

_NONE = "–"


@dataclass(frozen=True, slots=True)
class _Agenda:
    """What every row is made from. ``hidden`` are the ids of which only the bare fact is said."""

    board: Board
    meeting: Meeting
    hidden: frozenset[str]
    times: Timetable
    timed: bool
    placed: frozenset[str]


def agenda_outline(
    board: Board,
    meeting: Meeting,
    edition: Edition = Edition.PUBLIC,
    placed: frozenset[str] = frozenset(),
) -> Outline:
    """The agenda of ``meeting``: a table a section, the items in their order, each once.

    Items taken in private stand last, as Part 2, under their own numbers. The public edition gives their
    number, title and exclusion, and whether they are still to be taken; the exempt one all of it. A page
    column stands where any item has a place in the pack, a time column where minutes are planned. ``placed``
    are the ids of items that have one beside those with a page, a cover sheet, a paper or an earlier note.
    """
    board = as_on(board, meeting.day)
    day = written_date(board, meeting.day)
    private = private_items(meeting)
    public = edition is Edition.PUBLIC
    status = _status(meeting, closed_to_the_public=bool(private) and not public)
    agenda = _Agenda(
        board,
        meeting,
        private if public else frozenset(),
        timetable(meeting),
        meeting.start is not None and any(item.minutes_planned for item in meeting.agenda),
        frozenset(item.id for item in meeting.agenda if item.id in placed or _has_paper(item)),
    )
    return Outline(
        title=f"Agenda: {board.name}, {day}",
        subject=f"Agenda of the meeting of the {board.name} on {day}",
        author=board.name,
        running_head=(board.name, day),
        running_foot=f"Agenda, {day}",
        status=", ".join(status),
        blocks=tuple(_blocks(agenda, private, status)),
        day=day,
    )


def _blocks(agenda: _Agenda, private: frozenset[str], status: Sequence[str]) -> Iterator[Block]:
    board, meeting = agenda.board, agenda.meeting
    yield Heading(1, "Agenda")
    yield from (Paragraph(said, Style.STATUS) for said in _standing(meeting, status))
    yield Details((*occasion(board, meeting), *addressed(board, meeting), *_issues(board, meeting)))
    yield from _part_one(agenda, private)
    yield from _part_two(agenda, private)
    if not meeting.agenda:
        yield Heading(2, "Items")
        yield Paragraph("Nothing is on the agenda yet.")
    following = next_meeting(board, meeting)
    if following:
        yield Paragraph(following, label="Date of next meeting:")


def _status(meeting: Meeting, *, closed_to_the_public: bool) -> list[str]:
    found = []
    if given_up(meeting):
        found.append(given_up(meeting).upper())
    elif meeting.state is MeetingState.SCHEDULED and (not meeting.issues or changes_since_issue(meeting)):
        found.append("DRAFT")
    return [*found, NOT_FOR_PUBLICATION] if closed_to_the_public else found


def _standing(meeting: Meeting, status: Iterable[str]) -> Iterable[str]:
    """What is said under the title of where this agenda stands."""
    for one in status:
        if one == NOT_FOR_PUBLICATION:
            yield HOLDS_EXEMPT
        elif one != "DRAFT":
            yield f"This meeting is {one.lower()}"
        elif meeting.issues:
            yield "Draft supplement – changed since it was last issued"
        else:
            yield "Draft – not issued yet"


def _issues(board: Board, meeting: Meeting) -> Iterable[tuple[str, str]]:
    """When the agenda and each supplement went out, and which items a supplement is about."""
    before: AgendaIssue | None = None
    for issue in meeting.issues:
        when = issued_on(board, issue.at)
        if before is None:
            yield "Issued", when
        else:
            known = {one.id: one for one in before.items}
            numbers = [one.number.rstrip(".") for one in issue.items if known.get(one.id) != one]
            about = f" ({'item' if len(numbers) == 1 else 'items'} {joined(numbers)})" if numbers else ""
            yield f"Supplement {issue.version - 1}", f"{when}{about}"
        before = issue


def _has_paper(item: AgendaItem) -> bool:
    """True where the item has a place in the pack: a page, a cover sheet, a paper or an earlier note."""
    return bool(item.page or item.cover is not None or item.papers or item.approves)


def _part_one(agenda: _Agenda, private: frozenset[str]) -> list[Block]:
    titles = {one.id: one.title for one in agenda.meeting.sections}
    items = [item for item in agenda.meeting.agenda if item.id not in private]
    groups = [(key, list(group)) for key, group in groupby(items, lambda one: titles.get(one.section or ""))]
    blocks: list[Block] = []
    said: set[str | None] = set()
    for place, (title, group) in enumerate(groups):
        heading = title or _unsectioned(place, len(groups))
        if title in said and title is not None:
            heading = f"{title} (continued)"
        said.add(title)
        blocks += [Heading(2, heading), _table(agenda, heading, group)]
    return blocks


def _unsectioned(place: int, of: int) -> str:
    if of == 1:
        return "Items"
    if place == 0:
        return "Opening business"
    return "Closing business" if place == of - 1 else "Other business"


def _part_two(agenda: _Agenda, private: frozenset[str]) -> list[Block]:
    items = [item for item in agenda.meeting.agenda if item.id in private]
    if not items:
        return []
    asked = "The board will be asked to exclude the public before what follows is considered."
    return [
        Heading(2, "Part 2: considered in private"),
        Paragraph(asked),
        _table(agenda, "Part 2", items),
    ]


def _table(agenda: _Agenda, title: str, items: Sequence[AgendaItem]) -> Table:
    columns = [Column("Item", 1.6), Column("Subject", 14.9 - 2.0 * (agenda.timed + bool(agenda.placed)))]
    said = ["number", "subject"]
    if agenda.timed:
        columns.append(Column("Time", 2.0, Align.RIGHT))
        said.append("time")
    if agenda.placed:
        columns.append(Column("Page", 2.0, Align.RIGHT))
        said.append("page of the pack")
    return Table(
        title,
        f"The items of this part of the agenda: {joined(said)}.",
        tuple(columns),
        tuple(_row(agenda, item) for item in items),
    )


def _row(agenda: _Agenda, item: AgendaItem) -> Row:
    hidden = item.id in agenda.hidden
    cells = [plain_cell(item.number.rstrip(".") or _NONE), tuple(_subject(agenda, item, hidden=hidden))]
    if agenda.timed:
        begins = agenda.times.starts.get(item.id)
        if begins is None or hidden:
            cells.append(plain_cell(_NONE))
        else:
            cells.append(plain_cell(written_clock(agenda.board, begins)))
    if agenda.placed:
        paged = item.id in agenda.placed and not hidden
        page = Paragraph(item.page or _NONE, page_of=item_anchor(item)) if paged else Paragraph(_NONE)
        cells.append((page,))
    return Row(tuple(cells))


def _subject(agenda: _Agenda, item: AgendaItem, *, hidden: bool) -> Iterable[Paragraph]:
    yield Paragraph(item.title, Style.TITLE)
    if item.presenter and not hidden:
        yield Paragraph(clean_line(item.presenter), label="Presented by:")
    if item.purpose is not None and item.section is None and item.standing is None and not hidden:
        yield Paragraph(f"For {item.purpose.value}.")
    resolved = exclusion(agenda.board, agenda.meeting, item)
    if item.exempt:
        yield from typed(resolved, label="Resolution:")
    for mark in item_marks(agenda.board, agenda.meeting, item, reasons=not hidden):
        yield Paragraph(mark)

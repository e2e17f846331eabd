"""What a new agenda begins with: the board's standing items, and what was promised to that meeting (R27)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from boardtui.model.agendas import AgendaItem, AgendaSection, Standing, StandingItem
from boardtui.model.boards import Board
from boardtui.model.forward_plan import Promise
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.agenda_order import end_of_section
from boardtui.rules.digest import Digest
from boardtui.rules.forward_plan import promised_to
from boardtui.rules.numbering import counted
from boardtui.rules.wording import long_date


@dataclass(frozen=True, slots=True)
class NewAgenda:
    """The sections and items of an agenda, numbered, in their order."""

    sections: tuple[AgendaSection, ...]
    items: tuple[AgendaItem, ...]


def note_to_approve(meetings: Iterable[Digest], meeting: Meeting) -> Digest | None:
    """The earlier meeting whose note ``meeting`` is to approve (R40).

    The one it names, else the last one held before it whose note is still a draft.
    """
    held = [one for one in meetings if one.state is MeetingState.CLOSED and one.id != meeting.id]
    named = next((one for one in held if one.id == meeting.previous), None)
    before = [one for one in held if one.day < meeting.day and one.note.is_draft]
    return named or max(before, key=lambda one: (one.day, one.id), default=None)


def agenda_for_new_meeting(
    board: Board, meeting: Meeting, meetings: Sequence[Digest], *, actions_open: bool
) -> NewAgenda:
    """The agenda of ``meeting``, with what is missing from what it has already.

    The board's sections and standing items come first: the note of the last meeting put up for approval,
    linked to that meeting, and actions arising where ``actions_open``. What the forward plan promised to
    this meeting joins as stubs, before the items that close every meeting. Asked again, nothing is added
    twice.
    """
    board = board.on(meeting.day)
    sections = _sections(board, meeting)
    last = note_to_approve(meetings, meeting)
    there = {one.standing for one in meeting.agenda} - {Standing.OTHER}
    ids, titles = {one.id for one in meeting.agenda}, {one.title.casefold() for one in meeting.agenda}
    items = list(meeting.agenda)
    opening = 0
    for wanted in board.settings.standing_items:
        item = _item(wanted, sections, last)
        known = wanted.standing in there or item.id in ids or item.title.casefold() in titles
        if known or not _is_wanted(wanted, last, actions_open):
            continue
        ids.add(item.id)
        titles.add(item.title.casefold())
        if item.section is None and not wanted.closing:
            items.insert(opening, item)
            opening += 1
        elif item.section is None:
            items.append(item)
        else:
            items.insert(end_of_section(items, sections, item.section), item)
    for promise in promised_to(board, meeting):
        if all(one.promise != promise.id for one in items):
            items.insert(end_of_section(items, sections, _discussion(sections)), _stub(promise, sections))
    return NewAgenda(sections, counted(items))


def promised_for(board: Board, meeting: Meeting) -> tuple[Promise, ...]:
    """What is owed to ``meeting`` and has no item on its agenda: it cannot be issued without an answer."""
    there = {one.promise for one in meeting.agenda}
    return tuple(one for one in promised_to(board, meeting) if one.id not in there)


def _sections(board: Board, meeting: Meeting) -> tuple[AgendaSection, ...]:
    there = {one.title.casefold() for one in meeting.sections}
    named = [one.section for one in board.settings.standing_items if one.section]
    wanted = dict.fromkeys([*board.settings.agenda_sections, *named])
    made = [AgendaSection(f"section-{place}", title) for place, title in enumerate(wanted, start=1)]
    taken = {one.id for one in meeting.sections}
    new = [one for one in made if one.title.casefold() not in there and one.id not in taken]
    return (*meeting.sections, *new)


def _is_wanted(one: StandingItem, last: Digest | None, actions_open: bool) -> bool:
    if one.standing is Standing.LAST_NOTE:
        return last is not None
    return one.standing is not Standing.ACTIONS_ARISING or actions_open


def _item(wanted: StandingItem, sections: Sequence[AgendaSection], last: Digest | None) -> AgendaItem:
    noted = last if wanted.standing is Standing.LAST_NOTE else None
    named = (one.id for one in sections if one.title.casefold() == wanted.section.casefold())
    return AgendaItem(
        id=f"standing-{wanted.title.casefold()}",
        number="",
        title=wanted.title if noted is None else wanted.title.replace("{date}", long_date(noted.day)),
        section=next(named, None),
        purpose=wanted.purpose,
        minutes_planned=wanted.minutes_planned,
        standing=wanted.standing,
        approves=None if noted is None else noted.id,
    )


def _discussion(sections: Sequence[AgendaSection]) -> str | None:
    """The section a promised item joins until somebody says otherwise: the second, else the first."""
    return sections[min(1, len(sections) - 1)].id if sections else None


def _stub(promise: Promise, sections: Sequence[AgendaSection]) -> AgendaItem:
    item = AgendaItem(f"promise-{promise.id}", "", promise.title, promise=promise.id, stub=True)
    return replace(item, section=_discussion(sections))

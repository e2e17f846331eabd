"""The agenda as lines: its sections, its items with when they begin, and one item whole."""

from collections.abc import Sequence
from datetime import time
from typing import NamedTuple

from boardtui.app.rows.cells import cell_len
from boardtui.app.rows.line import Line, Look, fit, plain, shorten, wrap
from boardtui.app.rows.status_rows import Saved
from boardtui.model.agendas import AgendaItem, AgendaSection, ItemState, Purpose
from boardtui.model.boards import Board
from boardtui.model.counting import counted
from boardtui.model.meetings import Meeting
from boardtui.rules.agenda_changes import changes_since_issue
from boardtui.rules.standing_items import promised_for
from boardtui.rules.timings import timetable
from boardtui.rules.wording import clock, joined, local_clock, short_date

OUTSIDE = "Outside the sections"
_NARROW = 90
_LEAST_TITLE = 16
_ASKED = {Purpose.DECISION: "Decide", Purpose.DISCUSSION: "Discuss", Purpose.INFORMATION: "Note"}


def agenda_lines(meeting: Meeting, width: int) -> list[Line]:
    """A line for each section and each item, in order. ``entry`` is the id of the item, or of the section.

    What stands in no section before the first one has no heading; a section without items is there too.
    """
    planned, columns = timetable(meeting), columns_of(meeting.agenda, width)
    starts = planned.starts if planned.minutes else {}  # or every item would begin with the meeting
    lines: list[Line] = []
    current: str | None = None
    waiting = list(meeting.sections)
    for item in meeting.agenda:
        if item.section != current and (lines or item.section is not None):
            lines.extend(_headings(item.section, waiting, meeting, width))
            current = item.section
        lines.append(item_line(item, starts.get(item.id), width, columns))
    lines.extend(_heading(one, width, empty=True) for one in waiting)
    return lines


def _headings(section: str | None, waiting: list[AgendaSection], meeting: Meeting, width: int) -> list[Line]:
    """The heading of ``section``, behind those before it that have no items; takes them from ``waiting``."""
    used = {item.section for item in meeting.agenda}
    if section is None:
        found = [_heading(one, width, empty=True) for one in waiting if one.id not in used]
        waiting[:] = [one for one in waiting if one.id in used]
        return [*found, Line(((fit(f" {OUTSIDE}", width), Look.HEADING),), heading=True)]
    found = []
    while waiting:
        one = waiting.pop(0)
        found.append(_heading(one, width, empty=one.id not in used))
        if one.id == section:
            break
    return found


def _heading(section: AgendaSection, width: int, *, empty: bool) -> Line:
    said = f" {section.title}"
    more = " · nothing yet" if empty else ""
    pieces = ((shorten(said, width), Look.HEADING), (fit(more, max(width - cell_len(said), 0)), Look.DIM))
    return Line(pieces, entry=section.id, heading=True)


def item_line(item: AgendaItem, starts: time | None, width: int, columns: "Columns | None" = None) -> Line:
    """One item: when it begins, its number, its title, who brings it, what is asked, how long it takes.

    What is the matter with it is said in words, which are never cut; the title is, and before it the columns
    behind it are left out.
    """
    at = clock(starts) if starts is not None else "     "
    head = f" {at} {'  ' * item.depth}{item.number.rstrip('.'):>4} "
    marks = marks_of(item)
    marked = f" · {marks}" if marks else ""
    minutes = f" {item.minutes_planned}m " if item.minutes_planned is not None else " "
    tail = f"  {state_words(item)} " if item.state is not ItemState.LISTED else ""
    if not tail:
        tail = (columns or columns_of([item], width)).said(item)
        if width - cell_len(head) - cell_len(marked) - cell_len(tail) < _LEAST_TITLE:
            tail = minutes
    room = max(width - cell_len(head) - cell_len(tail) - cell_len(marked), 6)
    title = shorten(item.title, room)
    blank = " " * max(room - cell_len(title), 0)
    mark_look = Look.BAD if item.stub else Look.WARN
    pieces = ((head, Look.PLAIN), (title, Look.PLAIN), (marked, mark_look), (f"{blank}{tail}", Look.DIM))
    return Line(tuple(one for one in pieces if one[0]), entry=item.id)


class Columns(NamedTuple):
    """How many cells the columns behind the titles need; none for what no item has."""

    who: int
    asked: int
    minutes: int
    papers: int

    def said(self, item: AgendaItem) -> str:
        """Those columns of one item."""
        return (
            "".join(f" {fit(text, cells)}" for text, cells in zip(_texts(item), self, strict=True) if cells)
            + " "
        )


def columns_of(items: Sequence[AgendaItem], width: int) -> Columns:
    """The columns for those items in a list of that width; names are cut there before titles are."""
    texts = [_texts(one) for one in items] or [("", "", "", "")]
    who, *others = (max(map(cell_len, column)) for column in zip(*texts, strict=True))
    return Columns(min(who, 20 if width >= _NARROW else 14), *others)


def _texts(item: AgendaItem) -> tuple[str, str, str, str]:
    return (
        item.presenter,
        _ASKED[item.purpose] if item.purpose is not None else "",
        f"{item.minutes_planned:>3}m" if item.minutes_planned is not None else "",
        f"{len(item.papers)}p" if item.papers else "",
    )


def marks_of(item: AgendaItem) -> str:
    """What is out of the ordinary with a listed item: promised and unanswered, exempt, urgent."""
    if item.state is not ItemState.LISTED:
        return "exempt" if item.exempt else ""
    marks = (("promised, unanswered", item.stub), ("exempt", item.exempt), ("urgent", item.urgent_reason))
    return ", ".join(word for word, is_so in marks if is_so)


def state_words(item: AgendaItem) -> str:
    """``withdrawn``, ``deferred to 18 Jan 2011``, ``deferred to the next meeting``; empty where listed."""
    if item.state is ItemState.DEFERRED:
        return f"deferred to {short_date(item.deferred_to) if item.deferred_to else 'the next meeting'}"
    return "withdrawn" if item.state is ItemState.WITHDRAWN else ""


def agenda_place_line(board: Board, meeting: Meeting, saved: Saved, width: int) -> Line:
    """Which agenda it is, and the saved clock at the right, which is never cut."""
    if saved.problem:
        right, look = f"! {saved.problem} ", Look.BAD
    else:
        when = f" {local_clock(saved.at, board.settings.timezone)}" if saved.at else ""
        right, look = f"Saved #{saved.sequence}{when} ", Look.GOOD
    parts = [f"Agenda · {meeting.day:%a} {short_date(meeting.day)}", meeting.room, board.name]
    left = " · ".join(one for one in parts if one)
    room = width - cell_len(right)
    return Line(((fit(f" {left}", room), Look.PLAIN), (right, look)))


def issue_line(board: Board, meeting: Meeting, width: int) -> Line:
    """Whether it is issued, what has changed since, and what the forward plan owes it."""
    owed = promised_for(board, meeting)
    if owed:
        said = f"owed by the forward plan: {joined([one.title for one in owed])} · y puts it on"
        return plain(fit(f" ! {said}", width), Look.WARN)
    return plain(fit(f" {issued_words(board, meeting)}", width))


def issued_words(board: Board, meeting: Meeting) -> str:
    """``issued version 1 on 10 Nov 2010 · changes since: item 4A added``; ``not issued yet``."""
    if not meeting.issues:
        stubs = sum(one.stub and one.state is ItemState.LISTED for one in meeting.agenda)
        return f"not issued yet{f' · {stubs} promised and unanswered' if stubs else ''}"
    last = meeting.issues[-1]
    said = f"issued version {last.version} on {short_date(last.at.date())} · changes since: "
    changes = changes_since_issue(meeting)
    return said + (joined([f"item {one.number} {one.what}" for one in changes]) or "none")


def end_words(meeting: Meeting) -> str:
    """When the meeting will end: ``ends 17.05 of 17.00, 5 minutes too long · 2 items without minutes``."""
    planned = timetable(meeting)
    if meeting.agenda and not planned.minutes:
        begins = f"begins {clock(meeting.start)} · " if meeting.start is not None else ""
        return f"{begins}no item has minutes yet"
    said = f"{planned.minutes} minutes planned" if planned.ends is None else f"ends {clock(planned.ends)}"
    if meeting.finish is not None:
        said += f" of {clock(meeting.finish)}"
    if planned.over is not None and planned.over > 0:
        said += f", {planned.over} minutes too long"
    missing = len(planned.without_minutes)
    return said + (f" · {counted(missing, 'item')} without minutes" if missing else "")


def nothing_lines(width: int) -> tuple[Line, ...]:
    """What is said on an agenda without items or sections."""
    words = (
        "No items yet.",
        "",
        "y puts the board's standing items on, and what was promised to this meeting.",
        "o adds an item: Gates and fences [decision] 10min @Helen Platts",
    )
    return tuple(
        plain(part, Look.DIM if place else Look.PLAIN)
        for place, one in enumerate(words)
        for part in (f" {row}" for row in wrap(one, max(width - 1, 8)))
    )


def item_details(item: AgendaItem, width: int) -> list[Line]:
    """One item with its cover sheet, whole."""
    lines = [plain(f" {part}", Look.HEADING) for part in wrap(item.title, max(width - 1, 8))]
    state = state_words(item)
    said = [
        "Promised, unanswered: s answers it as it stands" if item.stub else "",
        f"{state[:1].upper()}{state[1:]}{f': {item.state_reason}' if item.state_reason else ''}",
        f"Exempt{f': {item.exempt_paragraph}' if item.exempt_paragraph else ''}" if item.exempt else "",
        f"Urgent: {item.urgent_reason}" if item.urgent_reason else "",
        f"By {item.presenter}" if item.presenter else "",
        f"For {item.purpose.value}" if item.purpose is not None else "",
        f"{item.minutes_planned} minutes" if item.minutes_planned is not None else "",
        f"Page {item.page}" if item.page else "",
        f"Papers: {', '.join(item.papers)}" if item.papers else "",
        f"Reports on {joined(list(item.actions))}" if item.actions else "",
    ]
    for one in filter(None, said):
        lines.extend(plain(f" {part}") for part in wrap(one, max(width - 1, 8)))
    return [*lines, *_cover_lines(item, width)]


def _cover_lines(item: AgendaItem, width: int) -> list[Line]:
    cover = item.cover
    if cover is None:
        return [plain(fit(" No cover sheet yet. ⏎ writes it.", width), Look.DIM)]
    officer = cover.contact_officer
    contact = ", ".join(filter(None, (officer.name, officer.position, officer.phone, officer.email)))
    parts: tuple[tuple[str, Sequence[str]], ...] = (
        ("Purpose of report", (cover.purpose,)),
        ("Summary", cover.summary),
        ("Recommendations", tuple(f"{n}. {one}" for n, one in enumerate(cover.recommendations, 1))),
        ("Action", (cover.action,)),
        ("Contact officer", (contact,)),
        ("Annexes", cover.annexes),
    )
    lines = []
    for title, texts in parts:
        if any(texts):
            lines.append(plain(f" {title}", Look.HEADING))
            lines.extend(plain(f" {part}") for one in texts for part in wrap(one, max(width - 1, 8)))
    return lines


def issue_text(board: Board, meeting: Meeting) -> str:
    """What is said before an agenda goes out: what it will be, and what is still open."""
    version = len(meeting.issues) + 1
    listed = [one for one in meeting.agenda if one.state is ItemState.LISTED]
    head = f"{len(listed)} items for {short_date(meeting.day)}, as version {version}"
    head += (
        ", a supplement. " if meeting.issues else ". From then on the numbers stand; late items become 4A. "
    )
    open_points = [
        ("nobody is named for", [one.number for one in listed if not one.presenter and one.standing is None]),
        ("there is no paper or cover sheet for", [one.number for one in listed if _without_paper(one)]),
        ("nobody has planned minutes for", [one.number for one in listed if one.minutes_planned is None]),
    ]
    said = [f"{what} {joined(numbers)}" for what, numbers in open_points if numbers]
    changes = [one.sentence for one in changes_since_issue(meeting)]
    return "\n".join(
        [
            head,
            *changes,
            f"Still open: {'; '.join(said)}." if said else "Nothing is open.",
            end_words(meeting),
        ]
    )


def _without_paper(item: AgendaItem) -> bool:
    return not item.papers and item.cover is None and item.standing is None


def unanswered(board: Board, meeting: Meeting) -> list[str]:
    """What keeps the agenda from being issued, named: stubs, and promises that are not on it."""
    stubs = [
        f"{one.number} {one.title}" for one in meeting.agenda if one.stub and one.state is ItemState.LISTED
    ]
    return [*stubs, *(one.title for one in promised_for(board, meeting))]

"""The minutes as lines: each item taken, and what was minuted under it, in the order it was entered."""

from collections.abc import Iterator

from boardtui.app.rows.line import Line, Look, wrap
from boardtui.model.actions import ActionItem
from boardtui.model.agendas import AgendaItem
from boardtui.model.boards import Board
from boardtui.model.decisions import Decision
from boardtui.model.meetings import Adjournment, Meeting, Minute, MinuteKind
from boardtui.model.presence import Declaration
from boardtui.rules.adjournments import Told, told_off_the_agenda, with_adjournments
from boardtui.rules.corrections import corrected_text
from boardtui.rules.identity import who
from boardtui.rules.minutes_order import entries
from boardtui.rules.quorum_changes import QuorumChange, change_sentence, quorum_changes, with_quorum_changes
from boardtui.rules.voting import vote_words
from boardtui.rules.wording import (
    OTHER_BUSINESS,
    adjourned_and_resumed,
    as_sentence,
    coming_or_going,
    short_date,
)


def minutes_lines(board: Board, meeting: Meeting, width: int) -> tuple[Line, ...]:
    """What has been minuted, item by item; the items still to come stand below as their titles only.

    What was entered under an item that is not on the agenda comes last, as in the note: there it can be
    changed or struck out.
    """
    lines: list[Line] = []
    changes = quorum_changes(board, meeting)
    for entry in _told(meeting, None, changes):
        lines.extend(_entry(board, meeting, entry, width))
    for item in meeting.agenda:
        said = _told(meeting, item.id, changes)
        taken = said or any(one.item == item.id for one in meeting.taken)
        if taken and lines:
            lines.append(Line((("", Look.PLAIN),)))
        lines.extend(_title(item, width, in_hand=item.id == meeting.item_in_hand, taken=bool(taken)))
        for entry in said:
            lines.extend(_entry(board, meeting, entry, width))
    lines.extend(_off_the_agenda(board, meeting, changes, width))
    return tuple(lines)


def _off_the_agenda(
    board: Board, meeting: Meeting, changes: tuple[QuorumChange, ...], width: int
) -> Iterator[Line]:
    items = told_off_the_agenda(meeting, changes)
    if items:
        yield Line((("", Look.PLAIN),))
        yield Line(((f"  {OTHER_BUSINESS}", Look.HEADING),), heading=True)
    for item in items:
        for entry in _told(meeting, item, changes):
            yield from _entry(board, meeting, entry, width)


def _told(meeting: Meeting, item: str | None, changes: tuple[QuorumChange, ...]) -> tuple[Told, ...]:
    return with_adjournments(with_quorum_changes(entries(meeting, item), changes, item), meeting, item)


def last_line_in_hand(lines: tuple[Line, ...], meeting: Meeting) -> int:
    """The last line of the item in hand, to be kept in view; the first line where none is in hand."""
    if meeting.item_in_hand is None:
        return 0
    places = [place for place, line in enumerate(lines) if line.entry == meeting.item_in_hand]
    start = places[0] if places else 0
    end = next(
        (
            place
            for place in range(start + 1, len(lines))
            if lines[place].heading and lines[place].entry != meeting.item_in_hand
        ),
        len(lines),
    )
    return max(end - 1, 0)


def _title(item: AgendaItem, width: int, *, in_hand: bool, taken: bool) -> list[Line]:
    pointer = "▸" if in_hand else " "
    look = Look.HEADING if in_hand or taken else Look.DIM
    private = " (in private)" if item.exempt else ""
    text = f"{item.number} {item.title}{private}"
    return [
        Line(((f"{pointer if place == 0 else ' '} {part}", look),), entry=item.id, heading=True)
        for place, part in enumerate(wrap(text, max(width - 2, 8)))
    ]


def _entry(board: Board, meeting: Meeting, entry: Told, width: int) -> list[Line]:
    letter, text, look = _said(board, meeting, entry)
    room = max(width - 4, 8)
    return [
        Line(
            ((f"  {letter if place == 0 else ' '} ", look), (part, Look.PLAIN)),
            entry=getattr(entry, "id", None),
        )
        for place, part in enumerate(wrap(text, room))
    ]


def _said(board: Board, meeting: Meeting, entry: Told) -> tuple[str, str, Look]:
    if isinstance(entry, Minute):
        text = corrected_text(meeting, entry.id, entry.text)
        return ("Q" if entry.kind is MinuteKind.QUESTION else " "), text, Look.PLAIN
    if isinstance(entry, Decision):
        votes = f" {vote_words(board, meeting, entry.tally)}" if entry.tally else ""
        more = f"{_movers(board, meeting, entry)}{votes}"
        text = corrected_text(meeting, entry.id, entry.text)
        text = as_sentence(text) if more else text
        return "D", f"{text}{more} [{entry.ref}]", Look.DECISION
    if isinstance(entry, ActionItem):
        owners = ", ".join(owner.name for owner in entry.owners) or "! no owner"
        due = f" by {short_date(entry.due)}" if entry.due else ""
        text = corrected_text(meeting, entry.id, entry.text)
        return "A", f"{text} @{owners}{due} [{entry.ref}]", Look.ACTION
    if isinstance(entry, Declaration):
        name = who(board, meeting, entry.person).name
        nature = "(sensitive)" if entry.sensitive else entry.nature
        return "I", f"{name}: {entry.kind} interest, {entry.conduct}. {nature}".strip(), Look.WARN
    if isinstance(entry, Adjournment):
        return "»", adjourned_and_resumed(board, entry), Look.DIM
    if isinstance(entry, QuorumChange):
        return "»", change_sentence(board, meeting, entry), Look.WARN
    return "»", coming_or_going(board, meeting, entry), Look.DIM


def _movers(board: Board, meeting: Meeting, entry: Decision) -> str:
    moved = f" Moved {who(board, meeting, entry.mover).surname}" if entry.mover else ""
    seconded = f", seconded {who(board, meeting, entry.seconder).surname}" if entry.seconder else ""
    return f"{moved}{seconded}." if moved or seconded else ""

"""What plain mode answers to a question about the meeting. Pure functions from records to sentences."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from boardtui.cli.plain.sentences import number_of, quorum_sentence, sentence
from boardtui.model.actions import ActionItem
from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.boards import Board
from boardtui.model.counting import counted
from boardtui.model.decisions import Decision
from boardtui.model.meetings import Meeting, MeetingState, Minute, MinuteKind
from boardtui.model.presence import Declaration
from boardtui.rules.attendance import Attendance, Mark, attendance
from boardtui.rules.closing import closing_findings
from boardtui.rules.identity import who
from boardtui.rules.membership import Seat
from boardtui.rules.minutes_order import Entry, entries
from boardtui.rules.quorum_changes import QuorumChange, change_sentence, quorum_changes, with_quorum_changes
from boardtui.rules.voting import vote_words
from boardtui.rules.wording import clock, coming_or_going, joined, local_clock, long_date, short_date

Answer = list[str]
_OUTSIDE = "outside any item"


def where(board: Board, meeting: Meeting) -> Answer:
    """Which board, which meeting, how it stands, the quorum, the item in hand."""
    start = f", {clock(meeting.start)}" if meeting.start else ""
    place = f", {meeting.place}" if meeting.place else ""
    said = [f"{board.name}, {long_date(meeting.day, weekday=True)}{start}{place}. {state(board, meeting)}"]
    if meeting.state in (MeetingState.SCHEDULED, MeetingState.OPEN, MeetingState.ADJOURNED):
        said.append(quorum_sentence(board, meeting, attendance(board, meeting)))
    if meeting.item_in_hand is not None:
        said.append(in_hand(meeting))
    return said


def state(board: Board, meeting: Meeting) -> str:
    """How far the meeting has got."""
    if meeting.state is MeetingState.OPEN and meeting.opened is not None:
        return f"The meeting has been open since {local_clock(meeting.opened, board.settings.timezone)}."
    if meeting.state is MeetingState.CLOSED and meeting.closed is not None:
        return f"The meeting was closed at {local_clock(meeting.closed, board.settings.timezone)}."
    return f"The meeting is {meeting.state.value}."


def everybody(board: Board, meeting: Meeting) -> Answer:
    """The whole register in a few sentences."""
    result = attendance(board, meeting)
    return [*here(board, meeting), *_others(board, meeting, result), *missing(board, meeting)]


def here(board: Board, meeting: Meeting) -> Answer:
    """Who is in the room: members, those who stand in, everybody else."""
    result = attendance(board, meeting)
    inside = [seat for seat in result.members if result.standing(seat.person.id).in_room]
    names = [_in_room(seat, result) for seat in inside]
    said = [_named(len(inside), "member is here", "members are here", names)]
    subs = [one for one in result.substitutes if result.standing(one).in_room]
    if subs:
        said.append(f"Standing in: {joined([_pair(board, meeting, result, one) for one in subs])}.")
    seated = {seat.person.id for seat in result.members}
    others = [
        who(board, meeting, one.person).name
        for one in result.standings.values()
        if one.in_room and one.person not in seated and one.sits_for is None
    ]
    if others:
        said.append(f"Also here: {joined(others)}.")
    return said


def missing(board: Board, meeting: Meeting) -> Answer:
    """Who is not marked yet, or not confirmed since the meeting resumed."""
    result = attendance(board, meeting)
    seats = [seat for seat in result.members if result.standing(seat.person.id).needs_mark]
    if not seats:
        return ["Everybody is marked."]
    return [_named(len(seats), "member is not marked", "members are not marked", (one.name for one in seats))]


def quorum_answer(board: Board, meeting: Meeting) -> Answer:
    """The quorum, and when it was lost and had again."""
    changes = [change_sentence(board, meeting, one) for one in quorum_changes(board, meeting)]
    return [quorum_sentence(board, meeting, attendance(board, meeting)), *changes]


def in_hand(meeting: Meeting) -> str:
    """The item in hand and where it stands on the agenda."""
    item = meeting.item(meeting.item_in_hand)
    if item is None:
        return f"No item is in hand; {counted(len(meeting.agenda), 'item is', 'items are')} on the agenda."
    place = meeting.agenda.index(item) + 1
    return f"In hand: {_title(item)}, {place} of {len(meeting.agenda)} on the agenda."


def agenda(meeting: Meeting) -> Answer:
    """The item in hand, then every item, a line each, with how far it has got."""
    decided = {one.item for one in meeting.decisions}
    taken = {one.item for one in meeting.taken}
    lines = []
    for item in meeting.agenda:
        how = "in hand" if item.id == meeting.item_in_hand else "taken" if item.id in taken else "to come"
        outcome = ", decided" if item.id in decided else ""
        if item.state is not ItemState.LISTED:
            outcome = f", {item.state.value}"
        private = ", in private" if item.exempt else ""
        lines.append(f"{_title(item)}: {how}{outcome}{private}.")
    return [in_hand(meeting), *lines]


def minuted(board: Board, meeting: Meeting, items: Sequence[str | None]) -> Answer:
    """What was minuted under each of ``items`` (None: outside any item), a line each."""
    changes = quorum_changes(board, meeting)
    said: Answer = []
    for one in items:
        lines = [
            _entry(board, meeting, entry)
            for entry in with_quorum_changes(entries(meeting, one), changes, one)
        ]
        item = meeting.item(one)
        title = _title(item) if item else _OUTSIDE[:1].upper() + _OUTSIDE[1:]
        if lines or (len(items) == 1 and item is not None):
            said += [f"{title}: {counted(len(lines), 'entry', 'entries')}.", *lines]
    return said or ["Nothing is minuted yet."]


def decisions(board: Board, meeting: Meeting) -> Answer:
    """The decisions of this meeting, a line each."""
    lines = [f"{_item_of(meeting, one.item)}: {_entry(board, meeting, one)}" for one in meeting.decisions]
    return [f"{counted(len(lines), 'decision')} in this meeting.", *lines]


def actions(board: Board, meeting: Meeting) -> Answer:
    """The actions of this meeting, a line each."""
    lines = [f"{_item_of(meeting, one.item)}: {_entry(board, meeting, one)}" for one in meeting.actions]
    return [f"{counted(len(lines), 'action')} in this meeting.", *lines]


def still_open(board: Board, meeting: Meeting) -> Answer:
    """The checklist before closing, in sentences."""
    found = [one.sentence for one in closing_findings(board, meeting)]
    if not found:
        return ["Nothing is open: everybody is marked and every item decided."]
    return [f"{counted(len(found), 'thing is', 'things are')} open:", *found]


def moment(board: Board, at: datetime) -> str:
    """The clock time of ``at`` (aware) on the board's clock."""
    return local_clock(at, board.settings.timezone)


def _others(board: Board, meeting: Meeting, result: Attendance) -> Iterator[str]:
    for word, mark in (("Apologies from", Mark.APOLOGIES), ("Absent", Mark.ABSENT)):
        names = [seat.name for seat in result.members if result.standing(seat.person.id).mark is mark]
        if names:
            yield f"{word}: {joined(names)}."
    gone = [one for one in result.standings.values() if one.left is not None and not one.in_room]
    if gone:
        yield f"Left: {joined([who(board, meeting, one.person).name for one in gone])}."


def _named(number: int, one: str, many: str, names: Iterable[str]) -> str:
    if not number:
        return f"No {one}."
    return f"{counted(number, one, many)}: {joined(list(names))}."


def _in_room(seat: Seat, result: Attendance) -> str:
    return f"{seat.name} remotely" if result.standing(seat.person.id).remote else seat.name


def _pair(board: Board, meeting: Meeting, result: Attendance, substitute: str) -> str:
    member = result.standing(substitute).sits_for or ""
    return f"{who(board, meeting, substitute).name} for {who(board, meeting, member).name}"


def _title(item: AgendaItem) -> str:
    return f"Item {number_of(item.number)}, {item.title}"


def _item_of(meeting: Meeting, item_id: str | None) -> str:
    item = meeting.item(item_id)
    return f"Item {number_of(item.number)}" if item else _OUTSIDE[:1].upper() + _OUTSIDE[1:]


def _entry(board: Board, meeting: Meeting, entry: Entry | QuorumChange) -> str:
    match entry:
        case Minute():
            word = "Question" if entry.kind is MinuteKind.QUESTION else "Note"
            return f"{word}: {sentence(entry.text)}"
        case Decision():
            votes = f" {vote_words(board, meeting, entry.tally)}" if entry.tally else ""
            return f"Decision {entry.ref}, {entry.outcome}: {sentence(entry.text)}{votes}"
        case ActionItem():
            owners = joined([owner.name for owner in entry.owners]) or "nobody yet"
            due = f", by {short_date(entry.due)}" if entry.due else ", no date"
            return f"Action {entry.ref}, for {owners}{due}: {sentence(entry.text)}"
        case Declaration():
            nature = "sensitive" if entry.sensitive else entry.nature
            name = who(board, meeting, entry.person).name
            about = f": {nature}" if nature else ""
            return sentence(f"Interest of {name}, {entry.kind}, {entry.conduct}{about}")
        case QuorumChange():
            return change_sentence(board, meeting, entry)
    return coming_or_going(board, meeting, entry)

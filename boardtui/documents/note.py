"""The note of decisions taken and actions required (R38), as an outline."""

from boardtui.documents.attendance_table import attendance_table, officers_line
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
from boardtui.model.actions import ActionItem
from boardtui.model.agendas import AgendaItem
from boardtui.model.boards import Board
from boardtui.model.decisions import Decision
from boardtui.model.meetings import Meeting, Minute, NoteState
from boardtui.model.presence import Declaration, InterestConduct
from boardtui.rules.calendar import next_date
from boardtui.rules.identity import who
from boardtui.rules.minutes_order import Entry, entries
from boardtui.rules.wording import as_sentence, clock, coming_or_going, local_clock, long_date, vote_sentence

DRAFT = "DRAFT"
_IN_PRIVATE = "This item was considered in private and is not part of the public note."


def note_outline(board: Board, meeting: Meeting) -> Outline:
    """The note of ``meeting``. Exempt items give their number and title, and no more (R28)."""
    title = board.settings.note_title
    day = long_date(meeting.day)
    draft = meeting.note.state.is_draft
    blocks: list[Block] = [Heading(1, title)]
    if draft:
        blocks.append(Paragraph("Draft – subject to agreement at the next meeting", Style.STATUS))
    elif meeting.note.state in (NoteState.APPROVED, NoteState.SIGNED):
        blocks.extend(_approved(meeting))
    blocks.append(Details(_details(board, meeting)))
    blocks.append(Heading(2, "Attendance"))
    blocks.append(attendance_table(board, meeting))
    blocks.extend(officers_line(board, meeting))
    blocks.append(Heading(2, "Decisions and actions"))
    blocks.append(_decisions_table(board, meeting))
    blocks.extend(_closing(board, meeting))
    blocks.extend(_actions_arising(board, meeting))
    return Outline(
        title=f"{title}: {board.name}, {day}",
        subject=f"Meeting of the {board.name} on {day}",
        author=board.name,
        running_head=(board.name, long_date(meeting.day)),
        running_foot=f"Note of meeting, {day}",
        status=DRAFT if draft else "",
        blocks=tuple(blocks),
    )


def _details(board: Board, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    start = clock(meeting.start) if meeting.start else ""
    if meeting.opened is not None:
        start = local_clock(meeting.opened, board.settings.timezone)
    when = f"{start}, {long_date(meeting.day)}" if start else long_date(meeting.day)
    rows = [("Title", board.name), ("Date and time", when)]
    place = meeting.place
    if place:
        rows.append(("Venue", place))
    if meeting.presiding is not None:
        rows.append(("In the chair", who(board, meeting, meeting.presiding).name))
    return tuple(rows)


def _approved(meeting: Meeting) -> list[Block]:
    on = f" on {long_date(meeting.note.approved_on)}" if meeting.note.approved_on else ""
    words = "as amended" if meeting.note.corrections else "as a correct record"
    said: list[Block] = [Paragraph(f"Agreed {words}{on}", Style.STATUS)]
    said.extend(
        Paragraph(
            f"Corrected on {long_date(one.day)}, moved by {one.moved_by}: “{one.was}” now reads “{one.now}”."
        )
        for one in meeting.note.corrections
    )
    return said


def _decisions_table(board: Board, meeting: Meeting) -> Table:
    rows: list[Row] = []
    for item in meeting.agenda:
        rows.extend(_item_rows(board, meeting, item))
    before = entries(meeting, None)
    if before:
        rows = [*_entry_rows(board, meeting, "–", (), before), *rows]
    return Table(
        title="Decisions and actions",
        description="For each agenda item what was reported, decided and is to be done, and by whom.",
        columns=(Column("Item", 1.4), Column("Decisions and actions", 11.8), Column("Action by", 3.3)),
        rows=tuple(rows) or (Row((plain_cell(""), plain_cell("No business is recorded."), plain_cell(""))),),
    )


def _item_rows(board: Board, meeting: Meeting, item: AgendaItem) -> list[Row]:
    number = item.number.rstrip(".")
    title = (Paragraph(item.title, Style.TITLE),)
    if item.exempt:
        return [Row((plain_cell(number), (*title, Paragraph(_IN_PRIVATE)), plain_cell("")))]
    said = entries(meeting, item.id)
    if not said:
        words = Paragraph(item.state.value.capitalize() if item.state != "listed" else "Nothing is recorded.")
        return [Row((plain_cell(number), (*title, words), plain_cell("")))]
    return _entry_rows(board, meeting, number, title, said)


def _entry_rows(
    board: Board, meeting: Meeting, number: str, title: tuple[Paragraph, ...], said: tuple[Entry, ...]
) -> list[Row]:
    """One row for the narrative, one for each decision and one for each action (documents guide, §6).

    The item's title opens its first row, whatever that row is.
    """
    rows: list[Row] = []
    narrative: list[Paragraph] = list(title)

    def add(words: list[Paragraph], by: tuple[Paragraph, ...] = plain_cell("")) -> None:
        rows.append(Row((plain_cell(number), tuple(words), by)))

    for entry in said:
        if not isinstance(entry, Decision | ActionItem):
            narrative.append(_told(board, meeting, entry))
            continue
        opening: list[Paragraph] = []
        if narrative == list(title):
            opening = narrative
        elif narrative:
            add(narrative)
        narrative = []
        if isinstance(entry, Decision):
            add([*opening, *_decision(board, meeting, entry)])
        else:
            add([*opening, _action(entry)], _action_by(entry))
    if narrative:
        add(narrative)
    return rows


def _told(board: Board, meeting: Meeting, entry: Entry) -> Paragraph:
    if isinstance(entry, Minute):
        return Paragraph(entry.text)
    if isinstance(entry, Declaration):
        return Paragraph(_interest(board, meeting, entry))
    assert not isinstance(entry, Decision | ActionItem)
    return Paragraph(coming_or_going(board, meeting, entry), Style.EVENT)


def _interest(board: Board, meeting: Meeting, entry: Declaration) -> str:
    name = who(board, meeting, entry.person).name
    kind = f"an {entry.kind}" if entry.kind[0] in "aeiou" else f"a {entry.kind}"
    nature = f" ({entry.nature})" if entry.nature and not entry.sensitive else ""
    conduct = {
        InterestConduct.STAYED: "and stayed",
        InterestConduct.SPOKE_THEN_LEFT: "spoke, and then left the room",
        InterestConduct.LEFT: "and left the room",
        InterestConduct.DISPENSATION: "and took part under a dispensation",
    }[entry.conduct]
    return f"{name} declared {kind} interest{nature} {conduct}."


def _decision(board: Board, meeting: Meeting, entry: Decision) -> list[Paragraph]:
    text = as_sentence(entry.text)
    if entry.mover is not None:
        text += f" Moved by {who(board, meeting, entry.mover).name}"
        if entry.seconder is not None:
            text += f", seconded by {who(board, meeting, entry.seconder).name}"
        text += "."
    if entry.tally is not None:
        text += f" {vote_sentence(entry.tally)}"
    return [Paragraph(text, Style.DECISION, "Decision:")]


def _action(entry: ActionItem) -> Paragraph:
    return Paragraph(as_sentence(entry.text), Style.ACTION, "Action:")


def _action_by(entry: ActionItem) -> tuple[Paragraph, ...]:
    owners = ", ".join(owner.name for owner in entry.owners) or "No owner named"
    if entry.due is None:
        return (Paragraph(owners),)
    return (Paragraph(owners), Paragraph(f"by {long_date(entry.due)}"))


def _closing(board: Board, meeting: Meeting) -> list[Block]:
    said: list[Block] = []
    if meeting.closed is not None:
        at = local_clock(meeting.closed, board.settings.timezone)
        said.append(Paragraph(f"The meeting closed at {at}."))
    following = next_date(board, meeting.day)
    if following is not None:
        said.append(Paragraph(long_date(following.day, weekday=True), label="Date of next meeting:"))
    return said


def _actions_arising(board: Board, meeting: Meeting) -> list[Block]:
    rows = []
    hidden = {item.id for item in meeting.agenda if item.exempt}
    for action in sorted(meeting.actions, key=lambda one: one.order):
        if action.item in hidden:
            continue
        item = meeting.item(action.item)
        head = f"{item.number.rstrip('.')} {item.title}" if item else "Other business"
        label = f"Action {action.ref}:" if action.ref else "Action:"
        progress = tuple(Paragraph(one.text, label=f"{long_date(one.day)}:") for one in action.progress)
        rows.append(
            Row(
                (
                    (Paragraph(head, Style.TITLE), Paragraph(as_sentence(action.text), Style.ACTION, label)),
                    progress or plain_cell("No progress has been reported yet."),
                )
            )
        )
    if not rows:
        return []
    table = Table(
        title="Actions arising",
        description="Each action of this meeting, quoted as minuted, with the progress reported since.",
        columns=(Column("Item", 8.6), Column("Progress", 7.9)),
        rows=tuple(rows),
    )
    return [Heading(2, "Actions arising"), table]

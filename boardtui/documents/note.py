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
from boardtui.model.meetings import Adjournment, Meeting, MeetingState, Minute, NoteState
from boardtui.model.presence import Declaration, InterestConduct
from boardtui.rules.adjournments import Told, with_adjournments
from boardtui.rules.calendar import next_date
from boardtui.rules.corrections import amendment_sentence, corrected_text, correction_sentence
from boardtui.rules.identity import who
from boardtui.rules.membership import as_on
from boardtui.rules.minutes_order import entries
from boardtui.rules.quorum_changes import QuorumChange, change_sentence, quorum_changes, with_quorum_changes
from boardtui.rules.voting import vote_words
from boardtui.rules.wording import (
    adjourned_and_resumed,
    as_sentence,
    clock,
    coming_or_going,
    local_clock,
    long_date,
)

DRAFT = "DRAFT"
_IN_PRIVATE = "This item was considered in private and is not part of the public note."


def note_outline(board: Board, meeting: Meeting) -> Outline:
    """The note of ``meeting``. Exempt items give their number and title, and no more (R28)."""
    board = as_on(board, meeting.day)
    title = board.settings.note_title
    day = long_date(meeting.day)
    draft = meeting.note.state.is_draft
    blocks: list[Block] = [Heading(1, title)]
    if draft:
        blocks.append(Paragraph("Draft – subject to agreement at the next meeting", Style.STATUS))
    elif meeting.note.state in (NoteState.APPROVED, NoteState.SIGNED):
        blocks.extend(_approved(meeting))
    blocks.extend(_corrections(board, meeting))
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
    note = meeting.note
    on = f" on {long_date(note.approved_on)}" if note.approved_on else ""
    words = "as amended" if note.amendments else "as a correct record"
    said: list[Block] = [Paragraph(f"Agreed {words}{on}", Style.STATUS)]
    if note.state is NoteState.SIGNED:
        by = f" by {note.signed_by}" if note.signed_by else ""
        when = f" on {long_date(note.signed_on)}" if note.signed_on else ""
        pages = f"; {note.loose_pages} loose pages, numbered and initialled" if note.loose_pages else ""
        said.append(Paragraph(f"Signed{by}{when}{pages}", Style.STATUS))
    return said


def _corrections(board: Board, meeting: Meeting) -> list[Block]:
    """What was put right: the words as they were, who moved it, and when (R39, R42)."""
    return [Paragraph(correction_sentence(board, meeting, one)) for one in meeting.note.corrections]


def _decisions_table(board: Board, meeting: Meeting) -> Table:
    rows: list[Row] = []
    changes = quorum_changes(board, meeting)
    for item in meeting.agenda:
        rows.extend(_item_rows(board, meeting, item, changes))
    before = _said(meeting, None, changes)
    if before:
        rows = [*_entry_rows(board, meeting, "–", (), before), *rows]
    return Table(
        title="Decisions and actions",
        description="For each agenda item what was reported, decided and is to be done, and by whom.",
        columns=(Column("Item", 1.4), Column("Decisions and actions", 11.8), Column("Action by", 3.3)),
        rows=tuple(rows) or (Row((plain_cell(""), plain_cell("No business is recorded."), plain_cell(""))),),
    )


def _said(meeting: Meeting, item: str | None, changes: tuple[QuorumChange, ...]) -> tuple[Told, ...]:
    """What was minuted under an item, with the changes of the quorum and the adjournments (R48)."""
    return with_adjournments(with_quorum_changes(entries(meeting, item), changes, item), meeting, item)


def _item_rows(
    board: Board, meeting: Meeting, item: AgendaItem, changes: tuple[QuorumChange, ...]
) -> list[Row]:
    number = item.number.rstrip(".")
    title = (Paragraph(item.title, Style.TITLE),)
    if item.exempt:
        excluded = (Paragraph(item.exempt_resolution, label="Resolved:"),) if item.exempt_resolution else ()
        return [Row((plain_cell(number), (*title, *excluded, Paragraph(_IN_PRIVATE)), plain_cell("")))]
    said = _said(meeting, item.id, changes)
    if not said:
        words = Paragraph(item.state.value.capitalize() if item.state != "listed" else "Nothing is recorded.")
        return [Row((plain_cell(number), (*title, words), plain_cell("")))]
    return _entry_rows(board, meeting, number, title, said)


def _entry_rows(
    board: Board, meeting: Meeting, number: str, title: tuple[Paragraph, ...], said: tuple[Told, ...]
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
            add([*opening, _action(meeting, entry)], _action_by(entry))
    if narrative:
        add(narrative)
    return rows


def _told(board: Board, meeting: Meeting, entry: Told) -> Paragraph:
    if isinstance(entry, Minute):
        return Paragraph(corrected_text(meeting, entry.id, entry.text))
    if isinstance(entry, Declaration):
        return Paragraph(_interest(board, meeting, entry))
    if isinstance(entry, QuorumChange):
        return Paragraph(change_sentence(board, meeting, entry), Style.EVENT)
    if isinstance(entry, Adjournment):
        return Paragraph(adjourned_and_resumed(board, entry), Style.EVENT)
    assert not isinstance(entry, Decision | ActionItem)
    return Paragraph(coming_or_going(board, meeting, entry), Style.EVENT)


def _interest(board: Board, meeting: Meeting, entry: Declaration) -> str:
    name = who(board, meeting, entry.person).name
    kind = f"an {entry.kind}" if entry.kind[0] in "aeiou" else f"a {entry.kind}"
    nature = f" ({entry.nature})" if entry.nature and not entry.sensitive else ""
    conduct = {
        InterestConduct.STAYED: " and stayed in the room",
        InterestConduct.SPOKE_THEN_LEFT: ", spoke on it and then left the room",
        InterestConduct.LEFT: " and left the room",
        InterestConduct.DISPENSATION: " and took part under a dispensation",
    }[entry.conduct]
    return f"{name} declared {kind} interest{nature}{conduct}."


def _decision(board: Board, meeting: Meeting, entry: Decision) -> list[Paragraph]:
    text = as_sentence(corrected_text(meeting, entry.id, entry.text))
    text += _moved(board, meeting, entry)
    said = [Paragraph(text, Style.DECISION, "Decision:")]
    for approval in meeting.approvals:
        if approval.decision == entry.id:
            said.extend(Paragraph(amendment_sentence(one), Style.DECISION) for one in approval.corrections)
    if entry.tally is not None:
        said.append(Paragraph(vote_words(board, meeting, entry.tally), Style.DECISION, "Vote:"))
    if entry.override_reason:
        by = f" on the ruling of {who(board, meeting, entry.override_by).name}" if entry.override_by else ""
        words = f"Taken{by} while the meeting was not quorate: {as_sentence(entry.override_reason)}"
        said.append(Paragraph(words, Style.DECISION, "No quorum:"))
    return said


def _moved(board: Board, meeting: Meeting, entry: Decision) -> str:
    parts = [
        f"{word} by {who(board, meeting, person).name}"
        for word, person in (("moved", entry.mover), ("seconded", entry.seconder))
        if person is not None
    ]
    said = ", ".join(parts)
    return f" {said[0].upper()}{said[1:]}." if said else ""


def _action(meeting: Meeting, entry: ActionItem) -> Paragraph:
    return Paragraph(as_sentence(corrected_text(meeting, entry.id, entry.text)), Style.ACTION, "Action:")


def _action_by(entry: ActionItem) -> tuple[Paragraph, ...]:
    owners = ", ".join(owner.name for owner in entry.owners) or "No owner named"
    if entry.due is None:
        return (Paragraph(owners),)
    return (Paragraph(owners), Paragraph(f"by {long_date(entry.due)}"))


def _closing(board: Board, meeting: Meeting) -> list[Block]:
    said: list[Block] = []
    if meeting.closed is not None:
        at = local_clock(meeting.closed, board.settings.timezone)
        ended = "was abandoned" if meeting.state is MeetingState.ABANDONED else "closed"
        why = f" ({meeting.abandoned_for.rstrip('.')})" if meeting.abandoned_for else ""
        said.append(Paragraph(f"The meeting {ended} at {at}{why}."))
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
                    (
                        Paragraph(head, Style.TITLE),
                        Paragraph(
                            as_sentence(corrected_text(meeting, action.id, action.text)), Style.ACTION, label
                        ),
                    ),
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

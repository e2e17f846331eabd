"""The head of a note: how far it has got, what was put right in it, when and where they met (R38–R42)."""

from boardtui.documents.edition import HOLDS_EXEMPT, NOT_FOR_PUBLICATION, Edition, left_out
from boardtui.documents.minuted import Recorded
from boardtui.documents.occasion import venue
from boardtui.documents.outline import Block, Details, Paragraph, Style
from boardtui.documents.typed_text import recorded as recorded_words
from boardtui.model.meetings import NoteState
from boardtui.rules.corrections import correction_sentence
from boardtui.rules.identity import who
from boardtui.rules.private_items import may_quote_private, private_items
from boardtui.rules.wording import written_clock, written_date

DRAFT = "DRAFT"
_SUBJECT_TO = "Draft – subject to agreement at the next meeting"


def is_exempt(recorded: Recorded) -> bool:
    """True for an edition that holds what was taken in private."""
    return recorded.edition is Edition.EXEMPT and bool(private_items(recorded.meeting))


def status_of(recorded: Recorded) -> str:
    """What is said in the head of every page: ``DRAFT``, ``NOT FOR PUBLICATION``, both or nothing."""
    draft = [DRAFT] if recorded.meeting.note.state.is_draft else []
    return ", ".join([*draft, NOT_FOR_PUBLICATION] if is_exempt(recorded) else draft)


def head(recorded: Recorded) -> list[Block]:
    """Everything between the title and the attendance."""
    return [*_standing(recorded), *_corrections(recorded), Details(_details(recorded))]


def _standing(recorded: Recorded) -> list[Block]:
    note = recorded.meeting.note
    said: list[Block] = []
    if note.state.is_draft:
        said.append(Paragraph(_SUBJECT_TO, Style.STATUS))
    else:
        said.extend(_approved(recorded))
    return [*said, Paragraph(HOLDS_EXEMPT, Style.STATUS)] if is_exempt(recorded) else said


def _approved(recorded: Recorded) -> list[Block]:
    board, note = recorded.board, recorded.meeting.note
    on = f" on {written_date(board, note.approved_on)}" if note.approved_on else ""
    words = "as amended" if note.amendments else "as a correct record"
    said: list[Block] = [Paragraph(f"Agreed {words}{on}", Style.STATUS)]
    if note.state is NoteState.SIGNED:
        by = f" by {note.signed_by}" if note.signed_by else ""
        when = f" on {written_date(board, note.signed_on)}" if note.signed_on else ""
        pages = f"; {note.loose_pages} loose pages, numbered and initialled" if note.loose_pages else ""
        said.append(Paragraph(f"Signed{by}{when}{pages}", Style.STATUS))
    return said


def _corrections(recorded: Recorded) -> list[Block]:
    """What was put right: the words as they were, who moved it, and when (R39, R42)."""
    board, meeting = recorded.board, recorded.meeting
    all_told = recorded.edition is Edition.EXEMPT
    given = meeting.note.corrections
    told = [one for one in given if all_told or not may_quote_private(meeting, one)]
    said: list[Block] = [
        each for one in told for each in recorded_words(correction_sentence(board, meeting, one))
    ]
    withheld = len(given) - len(told)
    return [*said, Paragraph(left_out(withheld, "correction"))] if withheld else said


def _details(recorded: Recorded) -> tuple[tuple[str, str], ...]:
    board, meeting = recorded.board, recorded.meeting
    rows = [("Title", board.name), ("Date and time", _when(recorded)), ("Venue", venue(meeting))]
    if meeting.presiding is not None:
        rows.append(("In the chair", who(board, meeting, meeting.presiding).name))
    return tuple(rows)


def _when(recorded: Recorded) -> str:
    board, meeting = recorded.board, recorded.meeting
    began = meeting.opened or meeting.start
    day = written_date(board, meeting.day)
    return f"{written_clock(board, began)}, {day}" if began else day

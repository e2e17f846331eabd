"""What an approved note says once it was corrected: new words in place, the old ones listed (R39, R42)."""

from boardtui.model.actions import ActionItem
from boardtui.model.boards import Board
from boardtui.model.decisions import Decision
from boardtui.model.meetings import Correction, Meeting, Minute
from boardtui.rules.identity import who
from boardtui.rules.minutes_order import entry_by_id
from boardtui.rules.wording import written_date


def words_of(meeting: Meeting, entry: str) -> str | None:
    """The words of a paragraph, decision or action as minuted; None where there are none under that id."""
    found = entry_by_id(meeting, entry)
    words = getattr(found, "text", None)
    return words if isinstance(words, str) else None


def corrected_text(meeting: Meeting, entry: str, text: str) -> str:
    """``text`` of that entry with its corrections carried out, in the order they were made."""
    for one in meeting.note.corrections:
        if one.entry == entry:
            text = text.replace(one.was, one.now, 1)
    return text


def correction_sentence(board: Board, meeting: Meeting, one: Correction) -> str:
    """``Corrected on 1 March 2011, moved by Ann Lee: “12” now reads “13”.``"""
    moved = f", moved by {who(board, meeting, one.moved_by).name}" if one.moved_by else ""
    why = f" ({one.reason.rstrip('.')})" if one.reason else ""
    subject = ""
    if one.person is not None:
        subject = f"the attendance of {who(board, meeting, one.person).name}, "
    word = "Amended" if one.at_approval else "Corrected"
    on = written_date(board, one.day)
    return f"{word} on {on}{moved}: {subject}“{one.was}” now reads “{one.now}”{why}."


def amendment_sentence(one: Correction) -> str:
    """The amendment as the later note lists it (R40): ``“12” to read “13”.``"""
    return f"“{one.was}” to read “{one.now}”."


def entry_with(meeting: Meeting, words: str) -> str | None:
    """The only entry of the note in which ``words`` now stand, or None."""
    entries: tuple[Minute | Decision | ActionItem, ...] = (
        *meeting.minutes,
        *meeting.decisions,
        *meeting.actions,
    )
    found = [one.id for one in entries if words in corrected_text(meeting, one.id, one.text)]
    return found[0] if len(found) == 1 else None

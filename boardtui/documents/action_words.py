"""How an action is quoted in a document: what it is, who is to do it by when, how far it has got (R46)."""

from collections.abc import Iterable
from datetime import date

from boardtui.documents.outline import Paragraph, Style
from boardtui.documents.typed_text import recorded
from boardtui.model.boards import Board
from boardtui.rules.wording import OTHER_BUSINESS, as_sentence, written_date

NO_PROGRESS = "No progress has been reported yet."
NO_OWNER = "No owner named"


def item_head(number: str | None, title: str | None) -> str:
    """``2 Gates and fences``; ``Other business`` for what belongs to no item."""
    said = " ".join(part for part in ((number or "").rstrip("."), title or "") if part)
    return said or OTHER_BUSINESS


def quoted(text: str, ref: str = "") -> tuple[Paragraph, ...]:
    """The action in the words minuted, with its reference."""
    return recorded(as_sentence(text), Style.ACTION, f"Action {ref}:" if ref else "Action:")


def by_whom(owners: Iterable[str]) -> str:
    """``Officers, Ann Lee``; that nobody is named where nobody is."""
    return ", ".join(owners) or NO_OWNER


def by_when(board: Board, due: date | None, *, next_meeting: bool = False) -> str:
    """``by 18 January 2011``, ``by the next meeting``, or nothing where nobody said."""
    if due is not None:
        return f"by {written_date(board, due)}"
    return "by the next meeting" if next_meeting else ""


def reported(board: Board, progress: Iterable[tuple[date, str]]) -> tuple[Paragraph, ...]:
    """Each report with its day, oldest first; nothing where none was made."""
    told = (recorded(text, label=f"{written_date(board, day)}:") for day, text in progress)
    return tuple(paragraph for one in told for paragraph in one)

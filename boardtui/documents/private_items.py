"""By which words the public is excluded from an item (R27)."""

from boardtui.model.agendas import AgendaItem
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.membership import as_on


def exclusion(board: Board, meeting: Meeting, item: AgendaItem) -> str:
    """The resolution that excludes the public from ``item``: as kept with it, or the board's usual words.

    Empty where it relies on no paragraph yet: a part is excluded with the item it belongs to.
    """
    if item.exempt_resolution or not item.exempt_paragraph:
        return item.exempt_resolution
    words = as_on(board, meeting.day).settings.exclusion_words
    number = item.number.rstrip(".")
    return words.replace("{number}", number).replace("{paragraph}", item.exempt_paragraph)

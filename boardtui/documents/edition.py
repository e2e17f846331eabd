"""For whom a document is: the public edition or the one that also holds the exempt items (R27, R28)."""

from enum import StrEnum

from boardtui.model.counting import counted


class Edition(StrEnum):
    """PUBLIC gives an exempt item's number, title and exclusion, and no more; EXEMPT gives all of it."""

    PUBLIC = "public"
    EXEMPT = "exempt"


NOT_FOR_PUBLICATION = "NOT FOR PUBLICATION"
"""The status of a document that holds exempt information."""
HOLDS_EXEMPT = "Not for publication: this edition holds exempt information"
"""The same under its title."""


def left_out(number: int, what: str) -> str:
    """``2 actions from items taken in private are not part of this edition.``"""
    return f"{counted(number, what)} from items taken in private {_is(number)} not part of this edition."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"

"""For whom a document is: the public edition or the one that also holds the exempt items (R27, R28)."""

from enum import StrEnum


class Edition(StrEnum):
    """PUBLIC gives an exempt item's number, title and exclusion, and no more; EXEMPT gives all of it."""

    PUBLIC = "public"
    EXEMPT = "exempt"

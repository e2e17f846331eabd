"""How a board has its documents written: the layout of the note, and the forms of clock times and dates."""

from enum import StrEnum


class NoteLayout(StrEnum):
    """How the note is laid out. Both say the same.

    TABLE has the item, what was decided, and who acts on it, side by side. LINEAR has headings, paragraphs
    and one table of actions at the end: easier to read on a screen and by a screen reader.
    """

    TABLE = "table"
    LINEAR = "linear"


class ClockForm(StrEnum):
    """How a clock time is written: ``15.00``, ``15:00`` or ``3.00 pm``."""

    DOT = "dot"
    COLON = "colon"
    TWELVE = "12-hour"


class DateForm(StrEnum):
    """How the day of a meeting is written: ``17 November 2010``, or with its weekday."""

    DAY = "day"
    WEEKDAY = "weekday"

"""What the secretariat answers with, where that is more than a noun."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from boardtui.edits.base import Receipt

if TYPE_CHECKING:
    from boardtui.secretariat.capture.scene import Understanding


@dataclass(frozen=True, slots=True)
class Checked:
    """What verification says of one record: how many journal lines agree, or what is wrong."""

    record: str
    lines: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Captured:
    """What a line was understood as, and the receipt where it changed the record."""

    understood: "Understanding"
    receipt: Receipt | None


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a record's files shows: whether they are what they were, and copies beside them."""

    trace: str
    copies: tuple[str, ...] = ()
    problem: str = ""

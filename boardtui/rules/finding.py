"""What a rule answers with when something is worth a person's attention."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much it matters: wrong, worth asking about, or untidy."""

    ERROR = "error"
    WARNING = "warning"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding points, so that a screen can go there and the command line can print it."""

    board: str
    meeting: str | None = None
    record: str | None = None
    field: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of one rule, in a sentence, with the places it concerns."""

    rule: str
    severity: Severity
    sentence: str
    places: tuple[Place, ...] = ()

"""What is said of the files themselves: backups, findings of a check, repairs, and what has had its time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Backup:
    """One dated copy of a board's records.

    ``number`` counts up for each board and is never used twice; ``taken`` is aware and in UTC; ``why`` is
    the occasion; ``records`` names each record with the number of its last entry. ``problem`` says why it
    cannot be used, and is empty where it can.
    """

    board: str
    number: int
    taken: datetime
    why: str = ""
    user: str = ""
    records: tuple[tuple[str, int], ...] = ()
    size: int = 0
    problem: str = ""

    @property
    def entries(self) -> int:
        """The last entries of its records, added up: how much is in it."""
        return sum(last for _, last in self.records)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says of one record or file.

    ``lines`` is the number of entries that agree; ``problem`` is a sentence where something is damaged;
    ``notes`` are sentences about what is odd and harmless. ``is_record`` is False for any other file.
    """

    place: str
    lines: int = 0
    problem: str = ""
    notes: tuple[str, ...] = ()
    is_record: bool = True


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that has had its time: a contact, a draft, a backup, or a file set aside.

    ``what`` names it without saying it: a person's id, a backup's number, a file's name.
    """

    kind: str
    board: str
    what: str
    why: str

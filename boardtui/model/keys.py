"""What a record is called, wherever it is kept."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordKey:
    """A board (``meeting`` is None) or one of its meetings."""

    board: str
    meeting: str | None = None

    def __str__(self) -> str:
        return self.board if self.meeting is None else f"{self.board}/{self.meeting}"

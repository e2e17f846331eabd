"""Where a person has been: back and forward between the places, as in a browser."""

from typing import Generic, TypeVar

Stop = TypeVar("Stop")
_LONGEST = 100


class Trail(Generic[Stop]):
    """The stops, oldest first, and which of them is here."""

    def __init__(self, start: Stop) -> None:
        self._stops, self._at = [start], 0

    @property
    def here(self) -> Stop:
        """Where one is."""
        return self._stops[self._at]

    def visit(self, stop: Stop) -> None:
        """Come to ``stop``: what lay ahead is forgotten. Coming where one is already is no step."""
        if stop != self.here:
            self._stops = [*self._stops[: self._at + 1], stop][-_LONGEST:]
            self._at = len(self._stops) - 1

    def can_go(self, by: int) -> bool:
        """Whether there is a stop ``by`` steps ahead, or back where it is negative."""
        return 0 <= self._at + by < len(self._stops)

    def go(self, by: int) -> Stop:
        """Go that many steps; the stop that is there. Where there is none, one stays."""
        if self.can_go(by):
            self._at += by
        return self.here

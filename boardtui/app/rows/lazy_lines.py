"""Long lists of lines, each of them made when it is first looked at."""

from collections.abc import Callable, Sequence
from typing import overload
from weakref import ref

from boardtui.app.rows.line import Line


class LazyLines(Sequence[Line]):
    """``number`` lines, of which ``make`` makes the one at a place. What was made is kept."""

    def __init__(self, number: int, make: Callable[[int], Line]) -> None:
        self._number, self._make = number, make
        self._made: dict[int, Line] = {}
        self._whose: ref[LazyLines] | None = None
        self._renewed: Sequence[int] = ()

    def renewed(self, places: Sequence[int], make: Callable[[int], Line]) -> "LazyLines":
        """These lines, with those at ``places``, and any not looked at yet, made by ``make``."""
        new = LazyLines(self._number, make)
        new._made = {**self._made}
        for place in places:
            new._made.pop(place, None)
        new._whose, new._renewed = ref(self), places
        return new

    def renewed_since(self, before: Sequence[Line]) -> Sequence[int] | None:
        """The places at which these lines can differ from ``before``; None where that is not known."""
        return self._renewed if self._whose is not None and self._whose() is before else None

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Line, ...]: ...
    def __getitem__(self, place: int | slice) -> Line | tuple[Line, ...]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(self._number)))
        if not -self._number <= place < self._number:
            raise IndexError(place)
        place %= self._number
        if place not in self._made:
            self._made[place] = self._make(place)
        return self._made[place]

"""The door as lines: everybody's code with their mark, what two letters do, and whom one letter may mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from boardtui.app.rows.cells import cell_len
from boardtui.app.rows.line import Line, Look, fit, shorten
from boardtui.app.rows.marks import seat_sign
from boardtui.app.rows.register_rows import people_of_the_roll, time_shown
from boardtui.edits.presence import Roll
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import Attendance
from boardtui.rules.folding import fold
from boardtui.rules.identity import Known, who

_TIMED, _BARE = 13, 7
"""How wide a cell is with the time of the mark, and without it."""


class Meaning(StrEnum):
    """What two letters do at the door. The order is that of the digits 1 to 6."""

    PRESENT = "present"
    APOLOGY = "apology"
    SUBSTITUTE = "substitute"
    REMOTE = "remote"
    ABSENT = "absent"
    LEFT = "left"

    @property
    def digit(self) -> str:
        """The key that chooses it."""
        return str(list(Meaning).index(self) + 1)

    @property
    def roll(self) -> Roll | None:
        """The mark it stands for; None for a substitute, who has to be named."""
        return _ROLLS.get(self)


_ROLLS = {
    Meaning.PRESENT: Roll.PRESENT,
    Meaning.APOLOGY: Roll.APOLOGIES,
    Meaning.REMOTE: Roll.REMOTE,
    Meaning.ABSENT: Roll.ABSENT,
    Meaning.LEFT: Roll.LEFT,
}


def door_people(board: Board, meeting: Meeting, result: Attendance) -> tuple[Known, ...]:
    """Everybody with a code who may come through the door: members first, then reserves, officers, guests."""
    expected = [who(board, meeting, person) for person in people_of_the_roll(board, meeting, result)]
    here = {one.id for one in expected}
    others = (who(board, meeting, person.id) for person in board.people if person.id not in here)
    return tuple(
        one for one in (*expected, *(one for one in others if one.role is not None)) if one.code.strip()
    )


def whom(people: Sequence[Known], letters: str) -> tuple[Known, ...]:
    """Those whose code begins with ``letters``, case and accents folded away."""
    wanted = fold(letters)
    return tuple(one for one in people if fold(one.code).startswith(wanted))


@dataclass(frozen=True, slots=True)
class Grid:
    """The codes in columns, read downwards. ``rows`` is how many lines it has, ``cell`` the width of one."""

    people: tuple[Known, ...]
    rows: int
    cell: int

    def at(self, x: int, y: int) -> Known | None:
        """Whose cell is at column ``x`` of line ``y``; None beside them."""
        place = (max(x - 1, 0) // self.cell) * self.rows + y
        return self.people[place] if 0 <= y < self.rows and place < len(self.people) else None


def grid_of(people: tuple[Known, ...], width: int, most: int) -> Grid:
    """``people`` in ``width`` cells: with times where that needs at most ``most`` lines, else without."""
    for cell in (_TIMED, _BARE):
        columns = max((width - 1) // cell, 1)
        rows = max(-(-len(people) // columns), 1)
        if rows <= most or cell == _BARE:
            break
    return Grid(people, rows, cell)


def grid_lines(
    grid: Grid, board: Board, meeting: Meeting, result: Attendance, letters: str, *, ascii_only: bool = False
) -> tuple[Line, ...]:
    """The lines of ``grid``. Those whom ``letters`` do not mean are dimmed."""
    zone = ZoneInfo(board.settings.timezone)
    meant = {one.id for one in whom(grid.people, letters)}
    lines: list[Line] = []
    for row in range(grid.rows):
        pieces: list[tuple[str, Look]] = [(" ", Look.PLAIN)]
        for one in grid.people[row :: grid.rows]:
            standing = result.standing(one.id)
            sign = seat_sign(standing, result)
            code = Look.HEADING if one.id in meant else Look.DIM
            when = time_shown(standing, result, zone) if grid.cell == _TIMED else ""
            pieces += [
                (f"{fit(one.code, 2)} ", code),
                (f"{sign.shown(ascii_only)} ", sign.look),
                (fit(when, grid.cell - 5), Look.DIM),
            ]
        lines.append(Line(tuple(pieces)))
    return tuple(lines)


def meaning_line(means: Meaning, letters: str, *, ascii_only: bool = False) -> Line:
    """What the letters do, and the digits that change it; the one in force stands in brackets."""
    arrow = "->" if ascii_only else "→"
    pieces: list[tuple[str, Look]] = [(f" {letters.lower():_<2} {arrow} {means:<11}", Look.HEADING)]
    for one in Meaning:
        word = "sub" if one is Meaning.SUBSTITUTE else one.value
        said = f"{one.digit} {word}"
        pieces.append(
            (f"[{said}]", Look.HEADING) if one is means else (f" {said} ", Look.PLAIN),
        )
    return Line(tuple(pieces))


def meaning_at(means: Meaning, x: int) -> Meaning | None:
    """Which of the digits' words is at column ``x`` of the meaning line."""
    end = 0
    for place, (text, _) in enumerate(meaning_line(means, "").pieces):
        end += cell_len(text)
        if x < end:
            return list(Meaning)[place - 1] if place else None
    return None


def asking_line(candidates: Sequence[Known], width: int) -> Line:
    """Whom one more letter would mean."""
    names = " · ".join(f"{one.code} {one.name}{_kind(one)}" for one in candidates)
    return Line(((shorten(f" one more letter: {names}", width), Look.PLAIN),))


def _kind(known: Known) -> str:
    if known.role is None:
        return " (guest)"
    return "" if known.role.holds_seat else f" ({known.role})"

"""What the register adds up to: expected, present, remote and stood in for, by person, group and meeting.

A meeting counts once its outcome is known: closed, or abandoned with those who came (R49). One that is
cancelled, ahead or still going on is in no total. Whoever joined later or left before is expected only at
the meetings of their membership (R2). A substitute's attendance is not the member's (R11): it has a column
and rows of its own, and enters percentages only where the board's settings say so.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from boardtui.model.boards import Board
from boardtui.rules.attendance import Mark
from boardtui.rules.digest import Digest
from boardtui.rules.membership import as_on, members_on
from boardtui.rules.register import Register, RegisterRow

_FULL, _EMPTY = "▇", "░"
_ASCII_FULL, _ASCII_EMPTY = "#", "."


@dataclass(frozen=True, slots=True)
class Attended:
    """How often somebody was expected, and what came of it.

    ``substitutes`` counts the meetings that a member missed and somebody sat in for them; ``counting`` says
    whether those are in the percentage.
    """

    expected: int = 0
    present: int = 0
    remote: int = 0
    substitutes: int = 0
    apologies: int = 0
    absent: int = 0
    unmarked: int = 0
    counting: bool = False

    @property
    def came(self) -> int:
        """The meetings attended, in the room or remotely; with those of substitutes where they count."""
        return self.present + self.remote + (self.substitutes if self.counting else 0)

    @property
    def percent(self) -> int | None:
        """``came`` of ``expected`` in per cent, halves rounded up; None where nothing was expected."""
        return percentage(self.came, self.expected)


@dataclass(frozen=True, slots=True)
class Counted:
    """One line or column of the register and its count.

    ``id`` is that of the person, the meeting or the group; a group without a name is those without one.
    """

    id: str
    name: str
    count: Attended


@dataclass(frozen=True, slots=True)
class Statistics:
    """The register's counts.

    ``members`` and ``substitutes`` come in the order of its rows; ``meetings`` has one entry a meeting whose
    outcome is known, by date; ``groups`` come in the board's order. A substitute is never expected:
    their ``present`` and ``remote`` count the meetings they stood in at.
    """

    members: tuple[Counted, ...]
    substitutes: tuple[Counted, ...]
    meetings: tuple[Counted, ...]
    groups: tuple[Counted, ...]
    total: Attended


@dataclass(frozen=True, slots=True)
class _Cell:
    """One seat at one meeting that counts."""

    person: str
    meeting: str
    group: str
    mark: Mark
    stood_in: bool


def is_known(meeting: Digest) -> bool:
    """True where the meeting is over and people came together: only then was anybody expected."""
    return meeting.state.is_over


def statistics(board: Board, found: Register) -> Statistics:
    """The counts of a register; percentages by the board's settings as they are now."""
    counting = board.settings.substitutes_count
    known = tuple(one for one in found.meetings if is_known(one))
    cells = tuple(cell for one in known for cell in _cells(board, one))
    by_person = _parted(cells, lambda cell: cell.person)
    by_meeting = _parted(cells, lambda cell: cell.meeting)
    by_group = _parted(cells, lambda cell: cell.group)

    def counted(of: str, name: str, parts: dict[str, list[_Cell]]) -> Counted:
        return Counted(of, name, _count(parts.get(of, ()), counting=counting))

    return Statistics(
        members=tuple(
            counted(row.person, row.name, by_person) for row in found.rows if not row.is_substitute
        ),
        substitutes=tuple(_of_substitute(row, known) for row in found.rows if row.is_substitute),
        meetings=tuple(counted(one.id, one.day.isoformat(), by_meeting) for one in known),
        groups=tuple(counted(group_id, name, by_group) for group_id, name in _groups(board, found)),
        total=_count(cells, counting=counting),
    )


def percentage(part: int, whole: int) -> int | None:
    """``part`` of ``whole`` in per cent, halves rounded up; None where there is nothing to be a part of."""
    return (200 * part + whole) // (2 * whole) if whole else None


def bar(value: int, most: int, width: int, *, ascii_only: bool = False) -> str:
    """``value`` on a fixed scale from 0 to ``most``, in ``width`` cells; halves are drawn.

    What goes beyond the scale fills it. A scale of nothing is empty.
    """
    full, empty = (_ASCII_FULL, _ASCII_EMPTY) if ascii_only else (_FULL, _EMPTY)
    if most <= 0:
        return empty * width
    shown = min(max(value, 0), most)
    cells = (2 * width * shown + most) // (2 * most)
    return full * cells + empty * (width - cells)


def _cells(board: Board, meeting: Digest) -> Iterable[_Cell]:
    """One cell a member, whatever seats they hold."""
    served = frozenset(meeting.stand_ins.values())
    for person, seat in {seat.person.id: seat for seat in members_on(board, meeting.day)}.items():
        mark = meeting.marks.get(person, Mark.UNMARKED)
        stood_in = person in served and mark not in (Mark.PRESENT, Mark.REMOTE)
        yield _Cell(person, meeting.id, seat.group.id if seat.group else "", mark, stood_in)


def _parted(cells: Iterable[_Cell], key: Callable[[_Cell], str]) -> dict[str, list[_Cell]]:
    parts: dict[str, list[_Cell]] = {}
    for cell in cells:
        parts.setdefault(key(cell), []).append(cell)
    return parts


def _count(cells: Iterable[_Cell], *, counting: bool) -> Attended:
    marks: dict[Mark, int] = {}
    expected = substitutes = 0
    for cell in cells:
        expected += 1
        substitutes += cell.stood_in
        marks[cell.mark] = marks.get(cell.mark, 0) + 1
    return Attended(
        expected=expected,
        present=marks.get(Mark.PRESENT, 0),
        remote=marks.get(Mark.REMOTE, 0),
        substitutes=substitutes,
        apologies=marks.get(Mark.APOLOGIES, 0),
        absent=marks.get(Mark.ABSENT, 0),
        unmarked=marks.get(Mark.UNMARKED, 0),
        counting=counting,
    )


def _of_substitute(row: RegisterRow, known: tuple[Digest, ...]) -> Counted:
    marks = [one.marks.get(row.person) for one in known if row.person in one.stand_ins]
    return Counted(
        row.person,
        row.name,
        Attended(present=marks.count(Mark.PRESENT), remote=marks.count(Mark.REMOTE)),
    )


def _groups(board: Board, found: Register) -> list[tuple[str, str]]:
    """The groups with a seat in the register: in the order of its last day, those gone before after them."""
    names: dict[str, str] = {}
    loose = False
    for meeting in reversed(found.meetings):
        seated = {seat.group.id if seat.group else "" for seat in members_on(board, meeting.day)}
        loose |= "" in seated
        for group in as_on(board, meeting.day).groups:
            if group.id in seated:
                names.setdefault(group.id, group.name)
    return [*names.items(), *([("", "")] if loose else [])]

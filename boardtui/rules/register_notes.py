"""What stands under the register: whose attendance was put right afterwards (R42)."""

from collections.abc import Iterable

from boardtui.model.boards import Board
from boardtui.rules.digest import Digest, name_on_the_day
from boardtui.rules.wording import long_date


def corrected_attendance(board: Board, meetings: Iterable[Digest]) -> tuple[str, ...]:
    """One sentence for each cell that was corrected, in the order of the meetings."""
    return tuple(
        f"{name_on_the_day(board, held, person)}, {long_date(held.day)}: corrected on {long_date(day)}."
        for held in meetings
        for person, day in held.corrected
    )

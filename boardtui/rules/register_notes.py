"""What stands under the register: whose attendance was put right afterwards (R42)."""

from collections.abc import Iterable

from boardtui.model.boards import Board
from boardtui.rules.digest import Corrected, Digest, name_on_the_day
from boardtui.rules.wording import written_date


def corrected_attendance(board: Board, meetings: Iterable[Digest]) -> tuple[str, ...]:
    """One sentence for each cell that was corrected, in the order of the meetings: when, and what it said.

    Why is never said: the reason for an absence is nobody else's business (R19).
    """
    return tuple(_sentence(board, held, one) for held in meetings for one in held.corrected)


def _sentence(board: Board, held: Digest, one: Corrected) -> str:
    name, on = name_on_the_day(board, held, one.person), written_date(board, held.day)
    return f"{name}, {on}: corrected on {written_date(board, one.day)} from “{one.was}” to “{one.now}”."

"""Home's list of what needs the secretary, over the boards that are asked about."""

from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from boardtui.model.boards import Board
from boardtui.rules.calendar import Holidays
from boardtui.rules.needs import LOOK_AHEAD, Need, most_pressing_first, needs

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat

_BEFORE = 60
"""How many days before today a notice may have been due for a meeting that is still ahead."""


def needs_of(secretariat: "Secretariat", boards: Iterable[Board]) -> tuple[Need, ...]:
    """What needs the secretary on ``boards``, the most pressing first."""
    today = secretariat.now().date()

    @cache
    def holidays() -> Holidays:
        from boardtui.secretariat.bank_holidays import bank_holidays

        return bank_holidays(today - timedelta(days=_BEFORE), today + timedelta(days=LOOK_AHEAD))

    return most_pressing_first(
        need for board in boards for need in needs(board, secretariat.actions(board), today, holidays)
    )

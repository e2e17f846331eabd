"""Home's list of what needs the secretary, over the boards that are asked about."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from boardtui.model.boards import Board
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import MeetingState
from boardtui.rules.calendar import Holidays
from boardtui.rules.digest import Digest
from boardtui.rules.needs import LOOK_AHEAD, Need, most_pressing_first, needs
from boardtui.rules.papers import papers_need

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat

_BEFORE = 60
"""How many days before today a notice may have been due for a meeting that is still ahead."""


def needs_of(secretariat: "Secretariat", boards: Iterable[Board]) -> tuple[Need, ...]:
    """What needs the secretary on ``boards``, the most pressing first."""
    today = secretariat.now().date()

    @cache
    def holidays() -> Holidays:
        return secretariat.bank_holidays(today - timedelta(days=_BEFORE), today + timedelta(days=LOOK_AHEAD))

    found: list[Need] = []
    for board in boards:
        given = secretariat.actions(board)
        found.extend(needs(board, given, today, holidays))
        found.extend(_papers_gone(secretariat, board, (one for one, _ in given), today))
    return most_pressing_first(found)


def _papers_gone(
    secretariat: "Secretariat", board: Board, digests: Iterable[Digest], today: date
) -> Iterable[Need]:
    """What the next meeting's agenda names and the disk has not."""
    last = today + timedelta(days=LOOK_AHEAD)
    ahead = [one for one in digests if one.state is MeetingState.SCHEDULED and today <= one.day <= last]
    for one in ahead[:1]:
        kept = secretariat.papers.names(RecordKey(board.id, one.id)) if one.papers else ()
        need = papers_need(board, one, kept)
        if need is not None:
            yield need

"""Quorum by the board's own rule (R4, R18, R21, R22)."""

from dataclasses import dataclass
from datetime import date

from boardtui.model.boards import Board, SeatBasis
from boardtui.rules.attendance import Attendance
from boardtui.rules.membership import members_on


@dataclass(frozen=True, slots=True)
class Quorum:
    """Where a meeting stands against its quorum, in people and in political groups."""

    counted: int
    needed: int
    groups: int
    groups_needed: int

    @property
    def quorate(self) -> bool:
        """True while decisions may be taken."""
        return self.counted >= self.needed and self.groups >= self.groups_needed

    @property
    def margin(self) -> int:
        """How many may leave before the number is lost; negative when it is short."""
        return self.counted - self.needed

    @property
    def sentence(self) -> str:
        """In words, never by colour alone: ``quorate: 12 of 5 needed, 4 groups``."""
        groups = f", {self.groups} of {self.groups_needed} groups" if self.groups_needed > 1 else ""
        word = "quorate" if self.quorate else "NOT QUORATE"
        return f"{word}: {self.counted} present, {self.needed} needed{groups}"


def quorum_needed(board: Board, day: date) -> int:
    """How many must be present on ``day``: the fraction rounded up, never under the minimum (R21)."""
    rule = board.settings.quorum
    if rule.basis is SeatBasis.SEATS and board.groups:
        whole = sum(group.seats for group in board.groups)
    else:
        whole = len(members_on(board, day))
    fraction = -(-whole * rule.numerator // rule.denominator)
    return max(fraction, rule.minimum)


def quorum(board: Board, day: date, result: Attendance) -> Quorum:
    """The quorum of a meeting on ``day`` with the attendance ``result``."""
    rule = board.settings.quorum
    counted = [
        one for one in result.voters if one.seat.membership.votes and (rule.remote_counts or not one.remote)
    ]
    groups = {one.seat.membership.group for one in counted if one.seat.membership.group is not None}
    return Quorum(len(counted), quorum_needed(board, day), len(groups), rule.groups)


def voters_now(board: Board, result: Attendance) -> int:
    """How many may vote at this moment: present, entitled, and not remote where remote may not vote."""
    return sum(
        1
        for one in result.voters
        if one.seat.membership.votes and (board.settings.remote_may_vote or not one.remote)
    )

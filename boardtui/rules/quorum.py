"""Quorum by the board's own rule (R4, R18, R21–R23)."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime

from boardtui.model.boards import Board, SeatBasis
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import Attendance, Mark, attendance
from boardtui.rules.identity import who
from boardtui.rules.membership import as_on, members_on
from boardtui.rules.outcomes import WITHOUT_QUORUM, read_outcome

_NAMED = 2
"""So many people are named whose leaving would lose the quorum; more are counted."""


@dataclass(frozen=True, slots=True)
class Quorum:
    """Where a meeting stands against its quorum, in people and in political groups.

    ``losers`` are the ids of those of whom any one leaving would lose it, by number or by group.
    ``fewest_of_groups`` is how many would have to leave at the least for too few groups to be left.
    """

    counted: int
    needed: int
    groups: int
    groups_needed: int
    losers: tuple[str, ...] = ()
    fewest_of_groups: int = 0

    @property
    def quorate(self) -> bool:
        """True while decisions may be taken."""
        return self.counted >= self.needed and self.groups >= self.groups_needed

    @property
    def margin(self) -> int:
        """How many may leave before the number is lost; negative when it is short."""
        return self.counted - self.needed

    @property
    def spare(self) -> int:
        """How many may leave, whoever they are, before it is lost, by number or by group."""
        return min(self.margin, self.fewest_of_groups - 1) if self.groups_needed else self.margin

    @property
    def sentence(self) -> str:
        """In words, never by colour alone: ``quorate: 12 present, 5 needed, from 4 groups``."""
        word = "quorate" if self.quorate else "NOT QUORATE"
        return f"{word}: {self.counted} present, {self.needed} needed{self._of_groups('')}"

    @property
    def shortfall(self) -> str:
        """What it stands at where it is short: ``4 of 5``, ``7 present, from 1 of 2 groups``."""
        people = f"{self.counted} of {self.needed}" if self.margin <= 0 else f"{self.counted} present"
        return f"{people}{self._of_groups('from ')}"

    def _of_groups(self, opening: str) -> str:
        """How many groups of how many; where there are more than are needed, just how many there are."""
        if self.groups_needed < 2:
            return ""
        if self.groups > self.groups_needed:
            return f", from {self.groups} groups"
        return f", {opening}{self.groups} of {self.groups_needed} groups"


def quorum_needed(board: Board, day: date) -> int:
    """How many must be present on ``day``: the fraction rounded up, never under the minimum (R21).

    A fixed number is a fraction of nothing with that minimum.
    """
    board = as_on(board, day)
    rule = board.settings.quorum
    if rule.basis is SeatBasis.SEATS and board.groups:
        whole = sum(group.seats for group in board.groups)
    else:
        whole = len(members_on(board, day))
    fraction = -(-whole * rule.numerator // rule.denominator)
    return max(fraction, rule.minimum)


def quorum(board: Board, day: date, result: Attendance) -> Quorum:
    """The quorum of a meeting on ``day`` with the attendance ``result``.

    A board without political groups asks for none, whatever its rule says. Whoever is out of the room, with
    an interest or for any other reason, does not count while out (R22).
    """
    board = as_on(board, day)
    rule = board.settings.quorum
    counts = {
        kind: number
        for kind, number in result.fillings.items()
        if kind.votes and (rule.remote_counts or not kind.remote)
    }
    by_group: Counter[str | None] = Counter()
    for kind, number in counts.items():
        by_group[kind.group] += number
    counted = by_group.total()
    groups = len(by_group) - (None in by_group)
    groups_needed = rule.groups if board.groups and rule.groups > 1 else 0
    needed = quorum_needed(board, day)
    alone: set[str | None] = set()
    if counted == needed:
        alone = set(by_group)
    elif groups == groups_needed:
        alone = {group for group, number in by_group.items() if group is not None and number == 1}
    losers = (
        tuple(
            one.person
            for one in result.voters
            if one.seat.membership.group in alone and one.filling in counts
        )
        if alone
        else ()
    )
    sizes = sorted(number for group, number in by_group.items() if group is not None)
    fewest = sum(sizes[: max(groups - groups_needed + 1, 0)])
    found = Quorum(counted, needed, groups, groups_needed, losers, fewest)
    return found if found.quorate else replace(found, losers=())


def margin_words(board: Board, meeting: Meeting, count: Quorum, *, surnames: bool = False) -> str:
    """Whose leaving would lose the quorum, or what it lacks: ``any one leaving loses it`` (R22).

    ``margin 3`` says that any three may leave, whoever they are. ``surnames`` is for where there is no
    room for whole names.
    """
    if not count.quorate:
        lacking = [f"{-count.margin} more needed"] if count.margin < 0 else []
        if count.groups < count.groups_needed:
            lacking.append(f"{count.groups_needed - count.groups} more from another group")
        return ", ".join(lacking)
    if not count.losers:
        return f"{count.spare} may leave" if count.groups_needed < 2 else f"margin {count.spare}"
    if len(count.losers) == count.counted:
        return "any one leaving loses it"
    known = [who(board, meeting, person) for person in count.losers]
    names = [one.surname if surnames else one.name for one in known]
    if len(names) == 1:
        return f"only {names[0]} keeps {count.groups_needed} groups"
    if len(names) > _NAMED:
        return f"any of {len(names)} leaving loses it"
    return f"{' or '.join(names)} leaving loses it"


def quorum_at(board: Board, meeting: Meeting, at: datetime) -> Quorum:
    """The quorum as it stood at the moment ``at`` (aware, UTC)."""
    return quorum(board, meeting.day, attendance(board, meeting, at))


def roll_begun(result: Attendance) -> bool:
    """True once any member is marked: before that nothing is known of the quorum."""
    return result.count(Mark.UNMARKED) < len(result.members)


def needs_quorum(outcome: Outcome, text: str) -> bool:
    """False for what may be recorded without a quorum (R23): noting, deferring, withdrawing, adjourning.

    It has to be all that the words decide, and not just a word among them; words that name no outcome go
    by ``outcome``.
    """
    said = read_outcome(text)
    return not said.without_quorum if said.named else outcome not in WITHOUT_QUORUM

"""What was decided: outcome, words, mover and seconder, and the vote where one was taken."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """The outcome of an item, always said explicitly (R32)."""

    NOTED = "noted"
    AGREED = "agreed"
    AMENDED = "agreed as amended"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"
    NO_DECISION = "no decision"


class Vote(StrEnum):
    """How one member voted; absence and not voting are not abstaining (R33)."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"
    DID_NOT_VOTE = "did not vote"
    OUT_OF_ROOM = "out of the room"


class Manner(StrEnum):
    """How the board came to its decision. Only the first two are counted."""

    HANDS = "show of hands"
    RECORDED = "recorded vote"
    NEM_CON = "nem con"
    UNANIMOUS = "unanimous"
    ASSENT = "general assent"

    @property
    def is_counted(self) -> bool:
        """True where there are figures to print."""
        return self in (Manner.HANDS, Manner.RECORDED)


@dataclass(frozen=True, slots=True)
class NamedVote:
    """One name of a recorded vote."""

    person: str
    vote: Vote


@dataclass(frozen=True, slots=True)
class Tally:
    """The count of a vote. ``casting`` is the presiding member's second vote, kept apart (R35).

    ``names`` has everybody who was asked in a recorded vote, and those who were out of the room; after a
    show of hands it has those who asked that their own vote be recorded (R34). ``casting_by`` is who gave
    the casting vote. Where ``manner`` is not counted, the figures are 0 and mean nothing.
    """

    votes_for: int
    against: int
    abstained: int = 0
    casting: Vote | None = None
    names: tuple[NamedVote, ...] = ()
    manner: Manner = Manner.HANDS
    casting_by: str | None = None

    @property
    def carried(self) -> bool:
        """Whether the motion was carried; on equal votes only by a casting vote for it (R35)."""
        if not self.manner.is_counted or self.votes_for > self.against:
            return True
        return self.votes_for == self.against and self.casting is Vote.FOR

    def named(self, vote: Vote) -> tuple[str, ...]:
        """The ids of those who are named as having voted so."""
        return tuple(one.person for one in self.names if one.vote is vote)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision under one item. ``order`` places it among the item's minutes.

    ``override_reason`` says why it was taken while the meeting was not quorate, and ``override_by`` who
    ruled that it be (R23). ``voted_after`` is the order of what had been minuted last when its vote was put;
    0 where that was the decision itself.
    """

    id: str
    order: int
    item: str | None
    text: str
    outcome: Outcome
    ref: str = ""
    mover: str | None = None
    seconder: str | None = None
    tally: Tally | None = None
    replaces: str | None = None
    override_reason: str = ""
    override_by: str | None = None
    voted_after: int = 0

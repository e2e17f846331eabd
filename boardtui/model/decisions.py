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


@dataclass(frozen=True, slots=True)
class NamedVote:
    """One name of a recorded vote."""

    person: str
    vote: Vote


@dataclass(frozen=True, slots=True)
class Tally:
    """The count of a vote. ``casting`` is the presiding member's second vote, kept apart (R35)."""

    votes_for: int
    against: int
    abstained: int = 0
    casting: Vote | None = None
    names: tuple[NamedVote, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision under one item. ``order`` places it among the item's minutes."""

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

"""Who may vote at a moment, who is out of the room and why, and what is doubtful about a vote (R30–R37)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from boardtui.model.boards import Board, Role
from boardtui.model.counting import counted
from boardtui.model.decisions import Manner, NamedVote, Outcome, Tally, Vote
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Declaration, InterestConduct, InterestKind, PresenceKind
from boardtui.rules.attendance import Attendance, Mark, Sitting, attendance
from boardtui.rules.chronicle import latest
from boardtui.rules.identity import who
from boardtui.rules.membership import as_on
from boardtui.rules.wording import joined, local_clock

LEAVES = (InterestConduct.LEFT, InterestConduct.SPOKE_THEN_LEFT)
"""What a declaration says of those who are out of the room for the item."""
_CAST = (Vote.FOR, Vote.AGAINST, Vote.ABSTAINED)
_CARRIES = frozenset(Outcome) - {Outcome.REJECTED, Outcome.NO_DECISION, Outcome.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class NotVoting:
    """Somebody who may not vote now, and why: ``left at 10.20 with an interest``."""

    person: str
    why: str


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who may vote at one moment.

    ``able`` are present and entitled, in the order of the register; ``out`` came and are out of the room;
    ``barred`` are in it without a vote.
    """

    able: tuple[str, ...]
    out: tuple[NotVoting, ...] = ()
    barred: tuple[NotVoting, ...] = ()

    def why_not(self, person: str) -> str:
        """Why ``person`` may not vote; empty where they may, or were never there."""
        return next((one.why for one in (*self.out, *self.barred) if one.person == person), "")


def electorate(board: Board, meeting: Meeting, at: datetime, stood: Attendance | None = None) -> Electorate:
    """Who may vote at the moment ``at`` (aware, UTC), in the item in hand (R33, R37).

    Whoever has a disclosable pecuniary interest in it has no vote without a dispensation (R30).
    ``stood`` is the attendance at that moment, where it is known already.
    """
    result = stood or attendance(board, meeting, at)
    able, barred = [], []
    for one in result.voters:
        why = _barred(board, meeting, one)
        if why:
            barred.append(NotVoting(one.person, why))
        else:
            able.append(one.person)
    out = [NotVoting(person, _why_out(board, meeting, result, person)) for person in _out_of_room(result)]
    return Electorate(tuple(able), tuple(out), tuple(barred))


def not_entitled(board: Board, meeting: Meeting, voters: Electorate, person: str) -> str:
    """The sentence that says why ``person`` may not move, second or vote; empty where they may (R37)."""
    if person in voters.able:
        return ""
    name, why = who(board, meeting, person).name, voters.why_not(person)
    return f"{name} may not vote: {why}" if why else f"{name} is not present with a vote"


def out_with_an_interest(meeting: Meeting, result: Attendance) -> tuple[str, ...]:
    """Those who left the room for the item in hand because of an interest, and are not back (R31)."""
    gone = (one.person for one in meeting.declarations if one.item == meeting.item_in_hand)
    return tuple(
        person
        for person in dict.fromkeys(gone)
        if not result.standing(person).in_room and _left_for(meeting, person) is not None
    )


def presiding_member(board: Board, meeting: Meeting, result: Attendance) -> str | None:
    """Who is in the chair: whoever was put down, or else the chairman or a vice-chair in the room (R5)."""
    if meeting.presiding is not None:
        return meeting.presiding
    for role in (Role.CHAIRMAN, Role.VICE_CHAIR, Role.DEPUTY_CHAIR):
        for seat in result.members:
            if seat.role is role and result.standing(seat.person.id).in_room:
                return seat.person.id
    return None


def chair_doubt(board: Board, meeting: Meeting, result: Attendance, person: str) -> str:
    """What is to be settled where ``person`` goes out, or may take no part: who presides meanwhile (R5).

    Nothing where somebody else presides.
    """
    if presiding_member(board, meeting, result) != person:
        return ""
    return f"{who(board, meeting, person).name} presides: say who does meanwhile, with /chair and a code"


def recorded(named: Mapping[str, Vote], voters: Electorate) -> Tally:
    """The tally of a recorded vote: counted from the names, with everybody else accounted for (R33).

    Whoever was present and entitled and is not named did not vote; whoever was out is named as that.
    """
    names = [NamedVote(person, named.get(person, Vote.DID_NOT_VOTE)) for person in voters.able]
    listed = set(voters.able)
    names += [NamedVote(person, vote) for person, vote in named.items() if person not in listed]
    names += [NamedVote(one.person, Vote.OUT_OF_ROOM) for one in voters.out if one.person not in named]
    return with_count(tuple(names))


def with_count(names: tuple[NamedVote, ...]) -> Tally:
    """A recorded vote by those names, counted."""
    counts = {vote: sum(1 for one in names if one.vote is vote) for vote in _CAST}
    return Tally(
        counts[Vote.FOR], counts[Vote.AGAINST], counts[Vote.ABSTAINED], names=names, manner=Manner.RECORDED
    )


def vote_doubts(board: Board, meeting: Meeting, tally: Tally, voters: Electorate) -> tuple[str, ...]:
    """What is doubtful about a count: more votes than voters, votes of those who had none (R33, R37)."""
    cast, able = tally.votes_for + tally.against + tally.abstained, len(voters.able)
    doubts = [f"{counted(cast, 'vote')}, but only {able} may vote now"] if cast > able else []
    voting = (one.person for one in tally.names if one.vote in _CAST)
    doubts += [doubt for person in voting if (doubt := not_entitled(board, meeting, voters, person))]
    if tally.manner is Manner.HANDS:
        for vote, count in zip(_CAST, (tally.votes_for, tally.against, tally.abstained), strict=True):
            named = len(tally.named(vote))
            if named > count:
                doubts.append(f"{named} are named as {vote}, but {count} counted")
    return tuple(doubts)


def casting_doubts(board: Board, meeting: Meeting, tally: Tally, result: Attendance) -> tuple[str, ...]:
    """What is doubtful about a casting vote, or about votes that are equal without one (R35)."""
    board = as_on(board, meeting.day)
    tie = tally.manner.is_counted and tally.votes_for == tally.against
    if tally.casting is None:
        if not tie or not tally.votes_for:
            return ()
        may = ", or type 'casting for' or 'casting against'" if board.settings.casting_vote else ""
        return (f"the votes are equal: the motion is lost{may}",)
    doubts = []
    if not board.settings.casting_vote:
        doubts.append("this board has no casting vote")
    if not tie:
        doubts.append("a casting vote, but the votes are not equal")
    chair = presiding_member(board, meeting, result)
    if tally.casting_by is None:
        doubts.append("nobody is in the chair to give a casting vote")
        return tuple(doubts)
    name = who(board, meeting, tally.casting_by).name
    if not result.standing(tally.casting_by).in_room:
        doubts.append(f"{name} is not present to give a casting vote")
    if chair is not None and chair != tally.casting_by:
        doubts.append(f"{name} is not in the chair: {who(board, meeting, chair).name} is")
    return tuple(doubts)


def outcome_doubts(outcome: Outcome, tally: Tally) -> tuple[str, ...]:
    """Whether the vote went the way the decision's own words say."""
    if outcome in _CARRIES and not tally.carried:
        return (f"the vote was lost, but the decision says {outcome}",)
    if outcome is Outcome.REJECTED and tally.carried:
        return ("the vote was carried, but the decision says rejected",)
    return ()


def movers_doubts(
    board: Board, meeting: Meeting, voters: Electorate, mover: str | None, seconder: str | None
) -> tuple[str, ...]:
    """Only those present and entitled move and second, and nobody seconds their own motion (R37)."""
    named = dict.fromkeys(person for person in (mover, seconder) if person is not None)
    doubts = [doubt for person in named if (doubt := not_entitled(board, meeting, voters, person))]
    if mover is not None and mover == seconder:
        doubts.append(f"{who(board, meeting, mover).name} both moved and seconded it")
    return tuple(doubts)


def vote_words(board: Board, meeting: Meeting, tally: Tally) -> str:
    """The vote in sentences for the note, the casting vote apart (R33–R35)."""

    def names(people: Iterable[str]) -> str:
        return joined([who(board, meeting, person).name for person in people])

    said = [_count_words(tally)]
    asked = tally.manner is not Manner.RECORDED
    for vote, word in ((Vote.FOR, "For"), (Vote.AGAINST, "Against"), (Vote.ABSTAINED, "Abstained")):
        people = tally.named(vote)
        if people and asked:
            how = "abstention" if vote is Vote.ABSTAINED else f"vote {vote}"
            said.append(f"At their request, the {how} of {names(people)} is recorded.")
        elif people:
            said.append(f"{word}: {names(people)}.")
    for vote, word in ((Vote.DID_NOT_VOTE, "Did not vote"), (Vote.OUT_OF_ROOM, "Out of the room")):
        if tally.named(vote):
            said.append(f"{word}: {names(tally.named(vote))}.")
    if tally.casting in (Vote.FOR, Vote.AGAINST):
        by = f", {names([tally.casting_by])}," if tally.casting_by else ""
        equal = "The votes being equal, the" if tally.votes_for == tally.against else "The"
        said.append(f"{equal} presiding member{by} gave a casting vote {tally.casting}.")
    return " ".join(said)


def _count_words(tally: Tally) -> str:
    match tally.manner:
        case Manner.NEM_CON:
            return "Carried nem con."
        case Manner.UNANIMOUS:
            return "Carried unanimously."
        case Manner.ASSENT:
            return "Carried by general assent."
    count = f"or {tally.votes_for}, against {tally.against}, abstained {tally.abstained}."
    return f"Recorded vote: f{count}" if tally.manner is Manner.RECORDED else f"F{count}"


def _barred(board: Board, meeting: Meeting, one: Sitting) -> str:
    if not one.seat.membership.votes:
        return "holds a seat without a vote"
    if one.remote and not as_on(board, meeting.day).settings.remote_may_vote:
        return "present remotely, which gives no vote on this board"
    if any(
        declared.person == one.person
        and declared.item == meeting.item_in_hand
        and declared.kind is InterestKind.PECUNIARY
        and declared.conduct is not InterestConduct.DISPENSATION
        for declared in meeting.declarations
    ):
        return "declared a disclosable pecuniary interest"
    return ""


def _out_of_room(result: Attendance) -> Iterable[str]:
    """Those who came, hold or held a seat with a vote that nobody fills now, and have left."""
    filled = {one.seat.person.id for one in result.voters}
    for seat in result.members:
        if not seat.membership.votes or seat.person.id in filled:
            continue
        member = result.standing(seat.person.id)
        for standing in (member, result.standing(member.substitute or "")):
            if standing.mark in (Mark.PRESENT, Mark.REMOTE) and standing.left is not None:
                yield standing.person


def _why_out(board: Board, meeting: Meeting, result: Attendance, person: str) -> str:
    left = result.standing(person).left
    assert left is not None  # nobody is out of the room who has not left it
    at = local_clock(left, board.settings.timezone)
    return f"left at {at} with an interest" if _left_for(meeting, person) is not None else f"left at {at}"


def _left_for(meeting: Meeting, person: str) -> Declaration | None:
    """The declaration with which ``person`` last left the room; None where they left without one."""
    left = latest(meeting.presence, person)
    if left is None or left.kind is not PresenceKind.LEFT:
        return None
    return next(
        (
            one
            for one in reversed(meeting.declarations)
            if one.person == person and one.item == left.item and one.conduct in LEAVES
        ),
        None,
    )

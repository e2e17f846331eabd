"""Who may vote, who is out of the room and why, and what is doubtful about a vote (R30–R37)."""

from dataclasses import replace

import pytest

from boardtui.edits.base import MeetingEdit
from boardtui.edits.course import Preside, TakeItem
from boardtui.edits.minuting import DeclareInterest
from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.model.boards import BoardSettings, Membership, Role
from boardtui.model.decisions import Manner, NamedVote, Outcome, Tally, Vote
from boardtui.model.meetings import Meeting
from boardtui.model.presence import InterestConduct, InterestKind
from boardtui.rules.attendance import attendance
from boardtui.rules.voting import (
    Electorate,
    NotVoting,
    casting_doubts,
    electorate,
    movers_doubts,
    not_entitled,
    out_with_an_interest,
    outcome_doubts,
    presiding_member,
    recorded,
    vote_doubts,
    vote_words,
)
from tests.builders import SEATED, after, at, board, meeting

HERE: tuple[MeetingEdit, ...] = tuple(MarkPerson(who, Roll.PRESENT, at("10:00")) for who in SEATED)
ITEM = TakeItem("i2", at("10:05"))
LEAVES = MarkPerson("ian-c", Roll.LEFT, at("10:20"), "i2")


def declared(conduct: InterestConduct, kind: InterestKind = InterestKind.PECUNIARY) -> DeclareInterest:
    return DeclareInterest("ian-c", "i2", kind, "owns it", conduct)


def voters(*edits: MeetingEdit, clock: str = "10:30") -> Electorate:
    return electorate(board(), after(*edits), at(clock))


def test_all_who_are_present_and_entitled_may_vote() -> None:
    assert set(voters(*HERE).able) == set(SEATED)
    assert voters(*HERE[:2]).able == ("priya", "helen")
    assert (voters(*HERE).out, voters(*HERE).barred) == ((), ())


def test_it_is_asked_as_at_the_minute_of_the_decision() -> None:
    edits = (*HERE, LEAVES, MarkPerson("ian-c", Roll.PRESENT, at("10:40"), "i2"))
    able = ["ian-c" in voters(*edits, clock=clock).able for clock in ("10:10", "10:30", "10:45")]
    assert able == [True, False, True]


def test_whoever_left_is_out_of_the_room_with_the_time() -> None:
    assert voters(*HERE, LEAVES).out == (NotVoting("ian-c", "left at 10.20"),)


def test_whoever_left_with_an_interest_is_out_for_that() -> None:
    found = voters(*HERE, ITEM, declared(InterestConduct.LEFT), LEAVES)
    assert found.out == (NotVoting("ian-c", "left at 10.20 with an interest"),)
    assert "ian-c" not in found.able


def test_members_who_never_came_are_not_out_of_the_room() -> None:
    assert voters(*HERE[:2], MarkPerson("elodie", Roll.APOLOGIES, at("10:00"))).out == ()


def test_a_substitute_votes_in_the_seat_and_is_out_of_the_room_like_a_member() -> None:
    sits = (*HERE[:3], StandIn("tom", "ian-c", at("10:01")))
    assert "tom" in voters(*sits).able
    gone = voters(*sits, MarkPerson("tom", Roll.LEFT, at("10:20")))
    assert gone.out == (NotVoting("tom", "left at 10.20"),)


def test_a_member_whose_seat_a_substitute_fills_is_not_out() -> None:
    edits = (*HERE, LEAVES, StandIn("tom", "ian-c", at("10:25")))
    assert voters(*edits).out == ()
    assert "tom" in voters(*edits).able


@pytest.mark.parametrize(
    ("kind", "conduct", "barred"),
    [
        (InterestKind.PECUNIARY, InterestConduct.STAYED, True),
        (InterestKind.PECUNIARY, InterestConduct.DISPENSATION, False),
        (InterestKind.PERSONAL, InterestConduct.STAYED, False),
    ],
)
def test_a_pecuniary_interest_takes_the_vote_away_for_that_item(
    kind: InterestKind, conduct: InterestConduct, barred: bool
) -> None:
    found = voters(*HERE, ITEM, declared(conduct, kind))
    assert ("ian-c" not in found.able) is barred
    assert found.barred == (
        (NotVoting("ian-c", "declared a disclosable pecuniary interest"),) if barred else ()
    )
    elsewhere = voters(*HERE, ITEM, declared(conduct, kind), TakeItem("i3", at("10:25")))
    assert "ian-c" in elsewhere.able


def test_remote_members_vote_only_where_the_board_says_so() -> None:
    held = after(MarkPerson("helen", Roll.REMOTE, at("10:00")), *HERE[1:2])
    found = electorate(board(), held, at("10:30"))
    assert found.able == ("priya",)
    assert found.why_not("helen").startswith("present remotely")
    allowed = replace(board(), settings=BoardSettings(remote_may_vote=True))
    assert electorate(allowed, held, at("10:30")).able == ("priya", "helen")


def test_a_member_without_a_vote_has_none_in_or_out_of_the_room() -> None:
    advisory = replace(board(), memberships=(Membership("priya", Role.MEMBER, "red", votes=False),))
    found = electorate(advisory, after(HERE[1]), at("10:30"))
    assert (found.able, found.why_not("priya")) == ((), "holds a seat without a vote")
    gone = after(HERE[1], MarkPerson("priya", Roll.LEFT, at("10:20")))
    assert electorate(advisory, gone, at("10:30")).out == ()


def test_why_somebody_may_not_is_a_sentence() -> None:
    held = after(*HERE[:4], LEAVES)
    found = electorate(board(), held, at("10:30"))
    assert not_entitled(board(), held, found, "helen") == ""
    assert not_entitled(board(), held, found, "ian-c") == "Ian Clark may not vote: left at 10.20"
    assert not_entitled(board(), held, found, "ian-n") == "Ian Nash is not present with a vote"


def test_who_is_out_for_the_item_in_hand() -> None:
    gone = (*HERE, ITEM, declared(InterestConduct.LEFT), LEAVES)

    def out(*more: MeetingEdit) -> tuple[str, ...]:
        held = after(*gone, *more)
        return out_with_an_interest(held, attendance(board(), held))

    assert out() == ("ian-c",)
    assert out(MarkPerson("ian-c", Roll.PRESENT, at("10:40"), "i2")) == ()
    assert out(TakeItem("i3", at("10:40"))) == ()
    held = after(*HERE, ITEM, LEAVES, declared(InterestConduct.STAYED))
    assert out_with_an_interest(held, attendance(board(), held)) == ()
    never = after(ITEM, declared(InterestConduct.LEFT))
    assert out_with_an_interest(never, attendance(board(), never)) == ()


def test_who_is_in_the_chair() -> None:
    def chair(*edits: MeetingEdit) -> str | None:
        held = after(*edits)
        return presiding_member(board(), held, attendance(board(), held))

    assert chair(*HERE) == "helen"
    assert chair(*HERE[1:]) == "ian-c"
    assert chair(*HERE, Preside("priya")) == "priya"
    assert chair(HERE[1]) is None


VOTERS = Electorate(("helen", "priya", "elodie"), (NotVoting("ian-c", "left"),), (NotVoting("ian-n", "x"),))


def test_a_recorded_vote_accounts_for_everybody() -> None:
    tally = recorded({"helen": Vote.FOR, "priya": Vote.AGAINST, "ian-n": Vote.FOR}, VOTERS)
    assert (tally.votes_for, tally.against, tally.abstained) == (2, 1, 0)
    assert tally.manner is Manner.RECORDED
    assert tally.names == (
        NamedVote("helen", Vote.FOR),
        NamedVote("priya", Vote.AGAINST),
        NamedVote("elodie", Vote.DID_NOT_VOTE),
        NamedVote("ian-n", Vote.FOR),
        NamedVote("ian-c", Vote.OUT_OF_ROOM),
    )


def test_a_vote_of_somebody_who_is_out_is_kept_and_doubted() -> None:
    tally = recorded({"ian-c": Vote.FOR}, VOTERS)
    assert tally.named(Vote.FOR) == ("ian-c",)
    assert tally.named(Vote.OUT_OF_ROOM) == ()
    assert vote_doubts(board(), meeting(), tally, VOTERS) == ("Ian Clark may not vote: left",)


def test_more_votes_than_voters_are_doubted() -> None:
    assert vote_doubts(board(), meeting(), Tally(3, 0, 0), VOTERS) == ()
    assert vote_doubts(board(), meeting(), Tally(3, 0, 1), VOTERS) == ("4 votes, but only 3 may vote now",)


def test_more_names_than_the_count_are_doubted() -> None:
    names = (NamedVote("helen", Vote.AGAINST), NamedVote("priya", Vote.AGAINST))
    assert vote_doubts(board(), meeting(), Tally(1, 1, names=names), VOTERS) == (
        "2 are named as against, but 1 counted",
    )
    assert vote_doubts(board(), meeting(), Tally(1, 2, names=names), VOTERS) == ()


def _casting(tally: Tally, of: Meeting | None = None, allowed: bool = True) -> tuple[str, ...]:
    held = of or after(*HERE)
    on = board() if allowed else replace(board(), settings=BoardSettings(casting_vote=False))
    return casting_doubts(on, held, tally, attendance(on, held))


def test_a_casting_vote_is_for_equal_votes_and_the_chair() -> None:
    assert _casting(Tally(2, 2, 1, Vote.FOR, casting_by="helen")) == ()
    assert _casting(Tally(3, 2, 0, Vote.FOR, casting_by="helen")) == (
        "a casting vote, but the votes are not equal",
    )
    assert _casting(Tally(2, 2, 0, Vote.FOR, casting_by="priya")) == (
        "Priya Nair is not in the chair: Helen Platts is",
    )
    assert _casting(Tally(2, 2, 0, Vote.FOR, casting_by="helen"), allowed=False) == (
        "this board has no casting vote",
    )


def test_a_casting_vote_of_nobody_or_of_somebody_who_is_not_there() -> None:
    assert _casting(Tally(1, 1, 0, Vote.FOR), after()) == ("nobody is in the chair to give a casting vote",)
    held = after(*HERE[1:])
    assert _casting(Tally(1, 1, 0, Vote.FOR, casting_by="helen"), held) == (
        "Helen Platts is not present to give a casting vote",
        "Helen Platts is not in the chair: Ian Clark is",
    )
    assert _casting(Tally(1, 1, 0, Vote.FOR, casting_by="helen"), after()) == (
        "Helen Platts is not present to give a casting vote",
    )


def test_equal_votes_without_a_casting_vote_are_said() -> None:
    assert _casting(Tally(2, 2)) == (
        "the votes are equal: the motion is lost, or type 'casting for' or 'casting against'",
    )
    assert _casting(Tally(2, 2), allowed=False) == ("the votes are equal: the motion is lost",)
    assert _casting(Tally(0, 0)) == _casting(Tally(2, 1)) == ()
    assert _casting(Tally(0, 0, manner=Manner.NEM_CON)) == ()


@pytest.mark.parametrize(
    ("tally", "carried"),
    [
        (Tally(2, 1), True),
        (Tally(1, 2), False),
        (Tally(2, 2), False),
        (Tally(2, 2, casting=Vote.FOR), True),
        (Tally(2, 2, casting=Vote.AGAINST), False),
        (Tally(1, 2, casting=Vote.FOR), False),
        (Tally(0, 0, manner=Manner.ASSENT), True),
    ],
)
def test_a_casting_vote_decides_equal_votes_and_is_never_added(tally: Tally, carried: bool) -> None:
    assert tally.carried is carried


def test_the_vote_against_the_decisions_words() -> None:
    assert outcome_doubts(Outcome.AGREED, Tally(2, 1)) == outcome_doubts(Outcome.REJECTED, Tally(1, 2)) == ()
    assert outcome_doubts(Outcome.AGREED, Tally(1, 2)) == ("the vote was lost, but the decision says agreed",)
    assert outcome_doubts(Outcome.REJECTED, Tally(2, 1)) == (
        "the vote was carried, but the decision says rejected",
    )
    assert outcome_doubts(Outcome.NO_DECISION, Tally(1, 2)) == ()


def test_mover_and_seconder_are_two_people_with_a_vote() -> None:
    def doubts(mover: str | None, seconder: str | None) -> tuple[str, ...]:
        return movers_doubts(board(), meeting(), VOTERS, mover, seconder)

    assert doubts("helen", "priya") == doubts("helen", None) == doubts(None, None) == ()
    assert doubts("helen", "helen") == ("Helen Platts both moved and seconded it",)
    assert doubts("ian-c", "sam") == ("Ian Clark may not vote: left", "Sam Wu is not present with a vote")


_NAMED = (
    NamedVote("helen", Vote.FOR),
    NamedVote("priya", Vote.FOR),
    NamedVote("elodie", Vote.AGAINST),
    NamedVote("ian-n", Vote.ABSTAINED),
    NamedVote("sam", Vote.DID_NOT_VOTE),
    NamedVote("ian-c", Vote.OUT_OF_ROOM),
)


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(3, 1), "For 3, against 1, abstained 0."),
        (Tally(0, 0, manner=Manner.NEM_CON), "Carried nem con."),
        (Tally(0, 0, manner=Manner.UNANIMOUS), "Carried unanimously."),
        (Tally(0, 0, manner=Manner.ASSENT), "Carried by general assent."),
        (
            Tally(2, 2, 1, Vote.FOR, casting_by="helen"),
            "For 2, against 2, abstained 1. The votes being equal, the presiding member, Helen Platts, gave a"
            " casting vote for.",
        ),
        (
            Tally(2, 1, 0, Vote.AGAINST),
            "For 2, against 1, abstained 0. The presiding member gave a casting vote against.",
        ),
        (
            Tally(2, 1, 1, names=_NAMED, manner=Manner.RECORDED),
            "Recorded vote: for 2, against 1, abstained 1. For: Helen Platts and Priya Nair. Against: Élodie"
            " Marchand. Abstained: Ian Nash. Did not vote: Sam Wu. Out of the room: Ian Clark.",
        ),
        (
            Tally(7, 1, 1, names=_NAMED[2:4]),
            "For 7, against 1, abstained 1. At their request, the vote against of Élodie Marchand is"
            " recorded. At their request, the abstention of Ian Nash is recorded.",
        ),
    ],
)
def test_a_vote_in_the_words_of_the_note(tally: Tally, words: str) -> None:
    assert vote_words(board(), meeting(), tally) == words

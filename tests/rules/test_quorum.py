"""Quorum by the board's own rule (R21, R22)."""

from dataclasses import replace

import pytest

from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.boards import Board, BoardSettings, Membership, QuorumRule, Role, SeatBasis
from boardtui.rules.attendance import attendance
from boardtui.rules.quorum import Quorum, quorum, quorum_needed, voters_now
from tests.builders import DAY, after, at, board


def now(on: Board, *present: str, roll: Roll = Roll.PRESENT) -> Quorum:
    held = after(*(MarkPerson(who, roll, at("10:00")) for who in present))
    return quorum(on, DAY, attendance(on, held))


@pytest.mark.parametrize(
    ("rule", "needed"),
    [
        (QuorumRule(1, 3), 2),
        (QuorumRule(1, 2), 3),
        (QuorumRule(1, 5), 1),
        (QuorumRule(2, 5), 2),
        (QuorumRule(1, 3, minimum=3), 3),
        (QuorumRule(0, 1, minimum=4), 4),
    ],
)
def test_the_fraction_is_rounded_up_and_never_under_the_minimum(rule: QuorumRule, needed: int) -> None:
    assert quorum_needed(board(quorum=rule), DAY) == needed


def test_a_vacant_seat_counts_or_not_as_the_board_says() -> None:
    vacant = board(quorum=QuorumRule(1, 1))
    vacant = replace(vacant, memberships=vacant.memberships[1:])
    assert quorum_needed(vacant, DAY) == 5
    filled = replace(vacant, settings=BoardSettings(quorum=QuorumRule(1, 1, basis=SeatBasis.FILLED)))
    assert quorum_needed(filled, DAY) == 4
    assert quorum_needed(replace(vacant, groups=()), DAY) == 4


def test_the_number_is_not_enough_without_the_groups() -> None:
    assert not now(board(), "helen", "priya", "elodie").quorate
    assert now(board(), "helen", "ian-c").quorate
    assert not now(board(), "helen").quorate


def test_how_many_may_leave() -> None:
    assert now(board(), "helen", "priya", "ian-c").margin == 1
    assert now(board()).margin == -2


def test_it_is_said_in_words() -> None:
    assert now(board(), "helen", "ian-c").sentence == "quorate: 2 present, 2 needed, 2 of 2 groups"
    assert now(board(), "helen").sentence == "NOT QUORATE: 1 present, 2 needed, 1 of 2 groups"
    assert now(board(quorum=QuorumRule(1, 5)), "helen").sentence == "quorate: 1 present, 1 needed"


def test_remote_members_count_only_where_the_board_says_so() -> None:
    assert now(board(), "helen", "ian-c", roll=Roll.REMOTE).counted == 0
    allowed = board(quorum=QuorumRule(1, 3, remote_counts=True))
    assert now(allowed, "helen", "ian-c", roll=Roll.REMOTE).counted == 2


def test_remote_members_vote_only_where_the_board_says_so() -> None:
    held = after(
        MarkPerson("helen", Roll.REMOTE, at("10:00")), MarkPerson("priya", Roll.PRESENT, at("10:00"))
    )
    assert voters_now(board(), attendance(board(), held)) == 1
    allowed = replace(board(), settings=BoardSettings(remote_may_vote=True))
    assert voters_now(allowed, attendance(allowed, held)) == 2


def test_a_member_without_a_vote_counts_for_nothing_here() -> None:
    parks = board()
    advisory = replace(parks, memberships=(Membership("priya", Role.MEMBER, "red", votes=False),))
    assert now(advisory, "priya").counted == 0
    held = after(MarkPerson("priya", Roll.PRESENT, at("10:00")))
    assert voters_now(advisory, attendance(advisory, held)) == 0
    no_group = replace(parks, memberships=(Membership("priya", Role.MEMBER),))
    assert now(no_group, "priya").groups == 0

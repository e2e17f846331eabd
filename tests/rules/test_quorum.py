"""Quorum by the board's own rule (R21, R22)."""

from dataclasses import replace
from itertools import combinations

import pytest

from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.boards import (
    Board,
    BoardSettings,
    Membership,
    PoliticalGroup,
    QuorumRule,
    Role,
    SeatBasis,
)
from boardtui.model.decisions import Outcome
from boardtui.rules.attendance import attendance
from boardtui.rules.quorum import (
    Quorum,
    margin_words,
    needs_quorum,
    quorum,
    quorum_at,
    quorum_needed,
    roll_begun,
)
from tests.builders import DAY, after, at, board, meeting, person


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


def test_more_groups_than_are_needed_are_not_said_to_be_of_fewer() -> None:
    assert Quorum(12, 5, 4, 2).sentence == "quorate: 12 present, 5 needed, from 4 groups"
    assert Quorum(3, 5, 3, 2).sentence == "NOT QUORATE: 3 present, 5 needed, from 3 groups"
    assert Quorum(3, 5, 3, 2).shortfall == "3 of 5, from 3 groups"
    assert Quorum(7, 5, 1, 2).shortfall == "7 present, from 1 of 2 groups"


def test_remote_members_count_only_where_the_board_says_so() -> None:
    assert now(board(), "helen", "ian-c", roll=Roll.REMOTE).counted == 0
    allowed = board(quorum=QuorumRule(1, 3, remote_counts=True))
    assert now(allowed, "helen", "ian-c", roll=Roll.REMOTE).counted == 2


def test_a_member_without_a_vote_counts_for_nothing_here() -> None:
    parks = board()
    advisory = replace(parks, memberships=(Membership("priya", Role.MEMBER, "red", votes=False),))
    assert now(advisory, "priya").counted == 0
    no_group = replace(parks, memberships=(Membership("priya", Role.MEMBER),))
    assert now(no_group, "priya").groups == 0


def test_whose_leaving_loses_it_by_number() -> None:
    assert set(now(board(), "helen", "ian-c").losers) == {"helen", "ian-c"}
    assert now(board(), "helen").losers == (), "it is lost already"


def test_whose_leaving_loses_it_by_group() -> None:
    assert now(board(), "helen", "priya", "ian-c").losers == ("ian-c",)
    assert now(board(), "helen", "priya", "ian-c", "ian-n").losers == ()
    three = board(quorum=QuorumRule(1, 3, 1, 3))
    assert now(three, "helen", "priya", "ian-c").losers == (), "there are only two groups: it is not quorate"


def test_leaving_of_each_loser_and_of_nobody_else_loses_it() -> None:
    everybody = ("helen", "priya", "elodie", "ian-c")
    losers = now(board(), *everybody).losers
    for one in everybody:
        rest = now(board(), *(other for other in everybody if other != one))
        assert rest.quorate is (one not in losers)


_ANY = QuorumRule(0, 1, 1, 1)
_WORDS: list[tuple[QuorumRule, tuple[str, ...], str]] = [
    (QuorumRule(1, 3, 1, 2), (), "2 more needed, 2 more from another group"),
    (QuorumRule(1, 3, 1, 2), ("helen", "priya"), "1 more from another group"),
    (QuorumRule(0, 1, minimum=3), ("helen", "priya"), "1 more needed"),
    (QuorumRule(1, 3, 1, 2), ("helen", "ian-c"), "any one leaving loses it"),
    (QuorumRule(1, 3, 1, 2), ("helen", "priya", "ian-c"), "only Ian Clark keeps 2 groups"),
    (QuorumRule(1, 3, 1, 2), ("helen", "priya", "ian-c", "ian-n"), "margin 1"),
    (_ANY, ("helen", "priya"), "1 may leave"),
]


@pytest.mark.parametrize(("rule", "present", "said"), _WORDS)
def test_the_margin_is_said_in_words(rule: QuorumRule, present: tuple[str, ...], said: str) -> None:
    on = board(quorum=rule)
    assert margin_words(on, meeting(), now(on, *present)) == said


@pytest.mark.parametrize(
    ("sizes", "groups", "minimum", "margin"),
    [
        ((5, 3), 2, 5, 2),  # three of the smaller group leaving lose it, though three may leave by number
        ((5, 4), 2, 6, 3),
        ((5, 3, 2), 2, 2, 4),  # both smaller groups would have to go
        ((5, 3, 2), 3, 2, 1),
        ((4, 4, 4), 2, 3, 7),
        ((8,), 1, 5, 3),
    ],
)
def test_so_many_may_leave_whoever_they_are(
    sizes: tuple[int, ...], groups: int, minimum: int, margin: int
) -> None:
    on, people = _of_groups(sizes, QuorumRule(0, 1, minimum, groups))
    found = now(on, *people)
    assert found.quorate and found.spare == margin
    if margin > 1 and groups > 1:
        assert margin_words(on, meeting(), found) == f"margin {margin}"

    def quorate_without(number: int) -> set[bool]:
        left = combinations(people, len(people) - number)
        return {now(on, *rest).quorate for rest in left}

    assert quorate_without(margin) == {True}
    assert False in quorate_without(margin + 1)


def _of_groups(sizes: tuple[int, ...], rule: QuorumRule) -> tuple[Board, tuple[str, ...]]:
    """A board of groups of those sizes, and everybody on it."""
    seats = [
        Membership(f"p{group}-{n}", Role.MEMBER, f"g{group}")
        for group, size in enumerate(sizes)
        for n in range(size)
    ]
    on = board(quorum=rule)
    people = tuple(person(one.person, f"{n:02d}", f"Ann {one.person}") for n, one in enumerate(seats))
    groups = tuple(PoliticalGroup(f"g{n}", f"G{n}", size) for n, size in enumerate(sizes))
    on = replace(on, people=people, groups=groups, memberships=tuple(seats))
    return on, tuple(one.person for one in seats)


def test_whoever_belongs_to_no_group_is_missed_by_none() -> None:
    on, people = _of_groups((2, 2), QuorumRule(0, 1, 1, 2))
    on = replace(
        on,
        people=(*on.people, person("x", "XX", "Xan Day")),
        memberships=(*on.memberships, Membership("x", Role.MEMBER)),
    )
    assert now(on, *people, "x").spare == 1


def test_where_there_is_no_room_it_is_said_with_surnames() -> None:
    on = board(quorum=QuorumRule(1, 3, 1, 2))
    found = now(on, "helen", "priya", "ian-c")
    assert margin_words(on, meeting(), found, surnames=True) == "only Clark keeps 2 groups"


def test_a_few_losers_are_named_and_many_are_counted() -> None:
    people = ("helen", "priya", "elodie")

    def said(losers: int) -> str:
        groups = tuple(PoliticalGroup(one, one.title(), 1) for one in people[:losers])
        seats = tuple(Membership(one, Role.MEMBER, one) for one in people[:losers])
        on = replace(board(quorum=QuorumRule(0, 1, 1, losers)), groups=groups)
        on = replace(on, memberships=(*seats, Membership("ian-c", Role.MEMBER)))
        return margin_words(on, meeting(), now(on, *people[:losers], "ian-c"))

    assert said(2) == "Helen Platts or Priya Nair leaving loses it"
    assert said(3) == "any of 3 leaving loses it"


def test_what_it_stands_at_where_it_is_short() -> None:
    assert now(board(quorum=QuorumRule(0, 1, minimum=3)), "helen").shortfall == "1 of 3"
    assert now(board(), "helen").shortfall == "1 of 2, from 1 of 2 groups"


def test_whoever_is_out_of_the_room_does_not_count_while_out() -> None:
    held = after(
        MarkPerson("helen", Roll.PRESENT, at("10:00")),
        MarkPerson("ian-c", Roll.PRESENT, at("10:00")),
        MarkPerson("ian-c", Roll.LEFT, at("10:20")),
        MarkPerson("ian-c", Roll.PRESENT, at("10:40")),
    )
    assert [quorum_at(board(), held, at(clock)).quorate for clock in ("10:10", "10:30", "10:45")] == [
        True,
        False,
        True,
    ]


def test_noting_deferring_and_adjourning_need_no_quorum() -> None:
    needed = [one for one in Outcome if needs_quorum(one, "words")]
    assert needed == [Outcome.AGREED, Outcome.AMENDED, Outcome.REJECTED, Outcome.REFERRED]
    assert not needs_quorum(Outcome.AGREED, "Agreed to adjourn until Monday")
    assert not needs_quorum(Outcome.AGREED, "The meeting Adjourned")


@pytest.mark.parametrize(
    "words",
    [
        "Members awarded the contract to Smith Ltd, as noted in the report",
        "Spend 5000 on the adjourned scheme",
        "Let the tender; the other bidder withdrew",
        "Mend the roof; the other bidder withdrew",
        "Members noted the report and let the tender",
        "Members noted the report, approving the budget",
        "To note the report and approve the budget",
        "Resolved that the report be noted and that the contract be awarded to Smith",
        "Deferred item 3; agreed item 4",
        "Adjourned scheme to be funded",
        "Mend the roof and the scheme was deferred",
        "Agreed to adjourn, and to buy the boat",
        "Agreed to withdraw the grant",
        "The licence be withdrawn",
        "Mend the boat. Members noted the report.",
    ],
)
def test_a_chance_word_does_not_excuse_a_decision(words: str) -> None:
    assert all(needs_quorum(outcome, words) for outcome in Outcome)


@pytest.mark.parametrize(
    "words",
    [
        "Members noted the report and asked for more",
        "RESOLVED: That the report be noted.",
        "The Chairman introduced the report. Members noted it.",
        "In view of the time, Members deferred the plan to March",
        "Agreed to note the report",
        "It was agreed that the meeting be adjourned to 4 May",
        "The motion was withdrawn",
        "Noted: that the contract was let",
        "No decision was taken",
        "Members could not agree a way forward",
    ],
)
def test_noting_that_is_the_decision_itself_needs_no_quorum(words: str) -> None:
    assert not any(needs_quorum(outcome, words) for outcome in Outcome)


def test_the_roll_has_begun_with_the_first_member_marked() -> None:
    assert not roll_begun(attendance(board(), after()))
    assert not roll_begun(attendance(board(), after(MarkPerson("olga", Roll.PRESENT, at("10:00")))))
    assert roll_begun(attendance(board(), after(MarkPerson("helen", Roll.APOLOGIES, at("10:00")))))


@pytest.mark.parametrize("rule", [QuorumRule(1, 3), QuorumRule(1, 3, 1, 2)])
def test_a_board_without_groups_can_be_quorate(rule: QuorumRule) -> None:
    seats = tuple(Membership(one, Role.MEMBER) for one in ("helen", "priya", "elodie"))
    on = replace(board(quorum=rule), groups=(), memberships=seats)
    assert now(on, "helen").sentence == "quorate: 1 present, 1 needed"
    assert now(on, "helen", "priya").losers == ()
    assert now(on, "helen").losers == ("helen",)

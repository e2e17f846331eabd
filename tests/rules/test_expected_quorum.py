"""How a meeting to come would stand against its quorum."""

from dataclasses import replace

from boardtui.edits.base import MeetingEdit
from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.model.boards import Board, QuorumRule
from boardtui.model.meetings import MeetingState
from boardtui.rules.expected_quorum import expected_quorum
from boardtui.rules.quorum import Quorum
from tests.builders import SEATED, after, at, board, meeting


def expected(*edits: MeetingEdit, on: Board | None = None) -> Quorum:
    return expected_quorum(on or board(), after(*edits, start=meeting(MeetingState.SCHEDULED)))


def away(*people: str, roll: Roll = Roll.APOLOGIES) -> list[MarkPerson]:
    return [MarkPerson(one, roll, at("09:00")) for one in people]


def test_everybody_is_expected_who_has_not_said_otherwise() -> None:
    found = expected()
    assert (found.counted, found.needed, found.groups, found.margin) == (5, 2, 2, 3)
    assert expected(*away("priya")).counted == 4
    assert expected(*away("priya", roll=Roll.ABSENT)).counted == 4
    assert expected(*away("priya", roll=Roll.PRESENT)).counted == 5


def test_a_substitute_who_was_arranged_counts_in_the_members_place() -> None:
    stood_in = StandIn("tom", "ian-n", at("09:30"))
    found = expected(*away("ian-n", "ian-c"), stood_in)
    assert (found.counted, found.groups) == (4, 2)
    assert expected(stood_in).counted == 5


def test_too_few_or_too_few_groups() -> None:
    found = expected(*away("ian-n", "ian-c"))
    assert (found.counted, found.groups, found.quorate) == (3, 1, False)
    assert not expected(*away(*SEATED)).quorate


def test_those_who_keep_it_are_named_and_those_without_a_vote_are_not_counted() -> None:
    on = board(quorum=QuorumRule(1, 1))
    assert set(expected(on=on).losers) == set(SEATED)
    quiet = tuple(replace(one, votes=one.person != "priya") for one in on.memberships)
    assert expected(on=replace(on, memberships=quiet)).counted == 4

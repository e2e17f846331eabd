"""Vacancies, too many for the seats, terms that ran out; odd dates (R4, R5, R7)."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from boardtui.model.boards import Board, CalendarDate, Membership, Role
from boardtui.rules.body_findings import (
    body_findings,
    calendar_findings,
    clash_finding,
    seats_on,
    terms_ending,
)
from boardtui.rules.calendar import Clash
from boardtui.rules.finding import Severity
from tests.builders import DAY, NEXT, board


def with_terms(*terms: Membership) -> Board:
    return replace(board(), memberships=(*board().memberships, *terms))


def sentences(of: Board, rule: str) -> list[str]:
    return [one.sentence for one in body_findings(of, DAY) if one.rule == rule]


def test_nothing_is_odd_about_a_board_with_its_seats_filled() -> None:
    assert body_findings(board(), DAY) == ()
    assert [(one.filled, one.vacant, one.over) for one in seats_on(board(), DAY)] == [(3, 0, 0), (2, 0, 0)]


def test_a_seat_that_nobody_fills_is_a_vacancy() -> None:
    short = replace(board(), memberships=board().memberships[1:])
    (found,) = body_findings(short, DAY)
    assert (found.rule, found.severity) == ("vacancy", Severity.WARNING)
    assert found.sentence == "Red fills 2 of its 3 seats: 1 vacancy."
    assert found.places[0].field == "red"


def test_more_members_than_seats_are_too_many() -> None:
    (found,) = body_findings(with_terms(Membership("olga", Role.MEMBER, "blue")), DAY)
    assert (found.rule, found.severity) == ("over-allocation", Severity.ERROR)
    assert found.sentence == "Blue has 2 seats and 3 members: 1 too many."


@given(st.lists(st.sampled_from(["red", "blue"]), max_size=6))
def test_filled_and_vacant_and_too_many_add_up(groups: list[str]) -> None:
    people = ("priya", "helen", "elodie", "ian-n", "ian-c", "sam")
    terms = tuple(Membership(one, Role.MEMBER, group) for one, group in zip(people, groups, strict=False))
    for seats in seats_on(replace(board(), memberships=terms), DAY):
        assert seats.filled == groups.count(seats.group.id)
        assert seats.filled + seats.vacant - seats.over == seats.group.seats


def test_one_person_in_two_seats_is_named_once() -> None:
    twice = with_terms(Membership("helen", Role.MEMBER, "red"))
    assert sentences(twice, "double-seat") == ["Helen Platts fills 2 seats on the same day."]


def test_a_group_that_the_board_does_not_have() -> None:
    lost = with_terms(Membership("olga", Role.MEMBER, "green"))
    assert sentences(lost, "unknown-group") == [
        "Olga Ford sits for a group that the board does not have: green."
    ]


def test_joint_chairs_are_nothing_odd_and_no_chair_is() -> None:
    joint = replace(
        board(),
        memberships=tuple(
            replace(one, role=Role.CHAIRMAN) if one.person == "priya" else one for one in board().memberships
        ),
    )
    assert body_findings(joint, DAY) == ()
    none = replace(
        board(),
        memberships=tuple(
            replace(one, role=Role.MEMBER) if one.person == "helen" else one for one in board().memberships
        ),
    )
    assert sentences(none, "no-chairman") == ["Nobody is Chairman on 24 November 2026."]
    assert sentences(replace(board(), memberships=()), "no-chairman") == []


def test_terms_the_wrong_way_round_and_terms_that_ran_out() -> None:
    wrong = Membership("olga", Role.OBSERVER, start=date(2026, 5, 2), end=date(2026, 5, 1))
    gone = Membership("nobody", Role.OBSERVER, end=date(2026, 5, 1), continues=True)
    found = with_terms(wrong, gone)
    assert sentences(found, "term-order") == ["Olga Ford's term ends on 1 May 2026, before it begins."]
    assert sentences(found, "term-expired") == [
        "nobody's term ended on 1 May 2026 and continues until somebody is appointed."
    ]


def test_the_seats_that_run_out_soon() -> None:
    terms = {one.person: one for one in board().memberships}
    ends = {
        "priya": replace(terms["priya"], end=date(2026, 12, 20)),
        "helen": replace(terms["helen"], end=date(2026, 12, 1)),
        "ian-n": replace(terms["ian-n"], end=date(2026, 12, 1)),
        "ian-c": replace(terms["ian-c"], end=date(2027, 6, 1)),
        "tom": replace(terms["tom"], end=date(2026, 12, 1)),
    }
    again = Membership("ian-n", Role.MEMBER, "blue", date(2026, 12, 2))
    found = replace(board(), memberships=(*({**terms, **ends}).values(), again))
    assert [one.person for one in terms_ending(found, DAY, 30)] == ["helen", "priya"]


def test_odd_dates_ahead_are_said_with_their_weekday() -> None:
    sunday = CalendarDate(date(2027, 1, 3))
    off = CalendarDate(date(2027, 1, 10), cancelled=True)
    past = CalendarDate(date(2026, 1, 4))
    found = calendar_findings(replace(board(), calendar=(sunday, off, past)), DAY, {})
    assert [one.sentence for one in found] == ["The meeting of Sunday 3 January 2027: it is a Sunday."]
    assert found[0].places[0].field == "2027-01-03"


def test_a_clash_in_words() -> None:
    pools = replace(board(), id="pools", name="Pools Board")
    both = (board(), pools)
    one = clash_finding(Clash(NEXT, ("parks", "pools"), ("helen",), True), both)
    assert one.sentence == (
        "Parks Board and Pools Board both meet at the same time on Monday 18 January 2027; "
        "Helen Platts is on both."
    )
    two = clash_finding(Clash(NEXT, ("parks", "pools"), ("ghost", "helen"), False), both)
    assert two.sentence.endswith("on one day on Monday 18 January 2027; ghost and Helen Platts are on both.")
    assert [place.board for place in two.places] == ["parks", "pools"]

"""What changed about the board's people in a year: the register's footnotes (R2, R3)."""

from dataclasses import replace
from datetime import date

from boardtui.edits.base import BoardEdit
from boardtui.edits.people import (
    Appoint,
    ChangeAuthority,
    ChangeMembership,
    EndMembership,
    RenamePerson,
)
from boardtui.model.boards import Board, Membership, Role
from boardtui.model.people import Authority, Name
from boardtui.rules.member_changes import ChangeKind, changes_between
from tests.builders import board, stamp

FIRST, LAST = date(2026, 5, 1), date(2027, 4, 30)
MARCH = date(2027, 3, 1)


def told(found: Board, who: str | None = None) -> list[tuple[str, ChangeKind, str]]:
    return [(one.person, one.kind, one.words) for one in changes_between(found, FIRST, LAST, who)]


def changed(*edits: BoardEdit) -> Board:
    result = board()
    for edit in edits:
        result = edit.apply(result, stamp())
    return result


def test_a_year_without_changes_has_no_footnotes() -> None:
    assert told(board()) == []


def test_joining_leaving_and_coming_back() -> None:
    again = Membership("priya", Role.MEMBER, "red", MARCH)
    found = changed(EndMembership("priya", date(2026, 12, 31)), Appoint(again))
    assert told(found) == [
        ("priya", ChangeKind.LEFT, "until 31 December 2026"),
        ("priya", ChangeKind.JOINED, "Member from 1 March 2027"),
    ]
    joined = Membership("olga", Role.OBSERVER, start=MARCH, end=date(2027, 3, 31))
    lone = replace(board(), memberships=(joined,))
    assert told(lone, "olga") == [
        ("olga", ChangeKind.JOINED, "Observer from 1 March 2027"),
        ("olga", ChangeKind.LEFT, "until 31 March 2027"),
    ]
    assert told(lone, "helen") == []


def test_a_term_that_is_renewed_is_no_change() -> None:
    terms = (
        Membership("olga", Role.MEMBER, "red", end=MARCH),
        Membership("olga", Role.MEMBER, "red", date(2027, 3, 2)),
    )
    assert told(replace(board(), memberships=terms)) == []


def test_a_term_that_continues_has_not_ended() -> None:
    assert (
        told(replace(board(), memberships=(Membership("olga", Role.MEMBER, end=MARCH, continues=True),)))
        == []
    )


def test_role_and_group() -> None:
    found = changed(ChangeMembership(Membership("priya", Role.VICE_CHAIR, "blue", MARCH)))
    assert told(found) == [
        ("priya", ChangeKind.GROUP, "Blue from 1 March 2027"),
        ("priya", ChangeKind.ROLE, "Vice-Chair from 1 March 2027"),
    ]
    alone = changed(ChangeMembership(Membership("priya", Role.MEMBER, None, MARCH)))
    assert told(alone) == [("priya", ChangeKind.GROUP, "no group from 1 March 2027")]


def test_name_and_authority() -> None:
    found = changed(
        RenamePerson("helen", Name("Helen Ray", "Dame", since=MARCH)),
        ChangeAuthority("helen", Authority("New City", MARCH)),
        RenamePerson("ian-n", Name("Ian Long", since=date(2030, 1, 1))),
    )
    assert told(found) == [
        ("helen", ChangeKind.AUTHORITY, "New City from 1 March 2027"),
        ("helen", ChangeKind.NAME, "Dame Helen Ray from 1 March 2027"),
    ]


def test_what_has_no_day_is_no_change() -> None:
    helen = board().person("helen")
    assert helen is not None
    odd = replace(helen, names=(*helen.names, Name("H")), authorities=(*helen.authorities, Authority("A")))
    two = (Membership("helen", Role.MEMBER), Membership("helen", Role.CHAIRMAN))
    assert told(replace(board(), people=(odd,), memberships=two)) == []

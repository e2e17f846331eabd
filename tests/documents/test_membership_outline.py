"""The membership as an outline: every seat of every group as on a day, filled or vacant (R1–R7)."""

from dataclasses import replace
from datetime import date, timedelta

from boardtui.documents.membership import membership_outline
from boardtui.model.boards import Board, Earlier, Membership, PoliticalGroup, Role, SubstituteRule
from boardtui.model.people import Authority, Contact, Name
from tests.builders import DAY, board
from tests.documents.golden import cells, details, headings, said, tables, words


def rows(of: Board, day: date = DAY) -> list[list[tuple[str, ...]]]:
    return [cells(table) for table in tables(membership_outline(of, day))]


def test_each_group_with_its_officers_first_and_its_substitutes_last() -> None:
    outline = membership_outline(board(), DAY)
    assert headings(outline) == [(1, "Membership 2026/27"), (2, "Red (3 seats)"), (2, "Blue (2 seats)")]
    assert details(outline) == {
        "Board": "Parks Board",
        "As at": "24 November 2026",
        "Seats": "5, of which 5 filled",
    }
    assert rows(board()) == [
        [
            ("Helen Platts", "Chairman", "Ashby DC"),
            ("Priya Nair", "Member", "Anywhere BC"),
            ("Élodie Marchand", "Member", "Anywhere BC"),
            ("Sam Wu", "Substitute", "Anywhere BC"),
        ],
        [
            ("Ian Clark", "Vice-Chair", "Bath City"),
            ("Ian Nash", "Member", "Anywhere BC"),
            ("Tom O'Neil", "Substitute", "Anywhere BC"),
        ],
    ]


def test_a_seat_that_nobody_fills_is_a_vacancy() -> None:
    left = tuple(
        replace(one, end=DAY - timedelta(days=1)) if one.person == "priya" else one
        for one in board().memberships
    )
    on = replace(board(), memberships=left)
    assert rows(on)[0] == [
        ("Helen Platts", "Chairman", "Ashby DC"),
        ("Élodie Marchand", "Member", "Anywhere BC"),
        ("Vacancy", "–", "–"),
        ("Sam Wu", "Substitute", "Anywhere BC"),
    ]
    assert details(membership_outline(on, DAY))["Seats"] == "5, of which 4 filled"
    assert ("Priya Nair", "Member", "Anywhere BC") in rows(on, DAY - timedelta(days=1))[0]


def test_an_expired_term_that_goes_on_still_fills_its_seat() -> None:
    left = tuple(
        replace(one, end=DAY - timedelta(days=1), continues=True) if one.person == "priya" else one
        for one in board().memberships
    )
    assert ("Priya Nair", "Member", "Anywhere BC") in rows(replace(board(), memberships=left))[0]


def test_everybody_is_called_as_on_the_day() -> None:
    then = DAY - timedelta(days=1)
    helen = replace(
        board().people[0],
        names=(Name("Helen Platts"), Name("Helen Nash", honorific="Dr", since=DAY)),
        authorities=(Authority("Ashby DC"), Authority("Bath City", since=DAY)),
    )
    now = board()
    before = Earlier(
        then, "Green Board", "GB", "2025/26", groups=(PoliticalGroup("red", "Crimson", 3), now.groups[1])
    )
    on = replace(now, people=(helen, *now.people[1:]), earlier=(before,))
    assert rows(on, then)[0][0] == ("Helen Platts", "Chairman", "Ashby DC")
    assert rows(on)[0][0] == ("Dr Helen Nash", "Chairman", "Bath City")
    old = membership_outline(on, then)
    assert headings(old)[:2] == [(1, "Membership 2025/26"), (2, "Crimson (3 seats)")]
    assert old.author == "Green Board"


def test_who_has_no_vote_is_marked_and_who_holds_no_seat_stands_apart() -> None:
    more = (
        Membership("olga", Role.OBSERVER, votes=False),
        Membership("tom", Role.MEMBER),
        Membership("sam", Role.SUBSTITUTE, "green"),
    )
    of = [one for one in board().memberships if one.person not in ("olga", "tom", "sam")]
    quiet = [replace(one, votes=one.person != "priya") for one in of]
    outline = membership_outline(replace(board(), memberships=(*quiet, *more)), DAY)
    assert [text for _, text in headings(outline)][1:] == [
        "Red (3 seats)",
        "Blue (2 seats)",
        "Members without a group",
        "Observers",
    ]
    found = [cells(table) for table in tables(outline)]
    assert ("Priya Nair", "Member, without a vote", "Anywhere BC") in found[0]
    assert found[2:] == [
        [("Tom O'Neil", "Member", "Anywhere BC"), ("Sam Wu", "Substitute", "Anywhere BC")],
        [("Olga Ford", "Observer", "–")],
    ]
    assert said(outline) == ["No substitute is named.", "No substitute is named."]


def test_a_board_without_groups_has_one_list() -> None:
    outline = membership_outline(replace(board(), groups=()), DAY)
    assert headings(outline) == [(1, "Membership 2026/27"), (2, "Members")]
    assert details(outline)["Seats"] == "5 filled"
    assert len(cells(tables(outline)[0])) == 7


def test_a_group_without_seats_or_people() -> None:
    on = replace(board(), groups=(*board().groups, PoliticalGroup("grey", "Grey", 0)))
    settings = replace(on.settings, substitutes=SubstituteRule(allowed=False))
    outline = membership_outline(replace(on, settings=settings), DAY)
    assert headings(outline)[-1] == (2, "Grey (0 seats)")
    assert said(outline) == ["No member sits for this group."]


def test_nobody_is_reached_through_it_and_no_officer_stands_on_it() -> None:
    people = tuple(replace(one, contact=Contact("PRIVATE", "private@example.org")) for one in board().people)
    found = words(membership_outline(replace(board(), people=people), DAY))
    assert "PRIVATE" not in found and "private@" not in found and "Olga" not in found

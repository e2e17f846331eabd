"""The notice of meeting as an outline: when, where, where apologies go, whom to ask, and nothing private."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from boardtui.documents.notice import notice_outline
from boardtui.model.agendas import AgendaIssue
from boardtui.model.boards import Board, PoliticalGroup, SubstituteRule
from boardtui.model.meetings import MeetingState
from boardtui.model.people import Contact, Name, Person
from tests.builders import board, meeting
from tests.documents.golden import cells, details, headings, said, tables, words

COMING = meeting(MeetingState.SCHEDULED)


def with_offices() -> Board:
    return replace(
        board(),
        groups=(
            PoliticalGroup("red", "Red", 3, "Ann Lee", Contact("020 7946 0001", "red@example.org")),
            PoliticalGroup("blue", "Blue", 2),
        ),
    )


def test_when_and_where() -> None:
    outline = notice_outline(board(), COMING)
    assert said(outline)[0] == (
        "The Parks Board will meet on Tuesday 24 November 2026 at 10.00 at Room 1, Town Hall."
    )
    assert details(outline) == {
        "Board": "Parks Board",
        "Date and time": "Tuesday 24 November 2026, 10.00",
        "Venue": "Room 1, Town Hall",
        "To": "Members of the Parks Board",
        "Copies to": "Olga Ford (for briefing)",
    }
    whole = notice_outline(board(), replace(COMING, finish=time(12, 30)))
    assert "from 10.00 to 12.30 at Room 1" in said(whole)[0]
    bare = notice_outline(board(), replace(COMING, start=None, room="", venue=""))
    assert said(bare)[0] == "The Parks Board will meet on Tuesday 24 November 2026."
    assert details(bare)["Venue"] == "To be announced"


def test_apologies_go_to_the_office_of_each_group() -> None:
    outline = notice_outline(with_offices(), COMING)
    assert cells(tables(outline)[0]) == [
        ("Red", "Ann Lee", "020 7946 0001", "red@example.org"),
        ("Blue", "–", "–", "–"),
    ]
    apologies = next(one for one in said(outline) if one.startswith("If you cannot attend"))
    assert "your political group’s office" in apologies and "substitute" in apologies


def test_no_substitute_is_promised_where_the_board_has_none() -> None:
    settings = replace(board().settings, substitutes=SubstituteRule(allowed=False))
    assert "ubstitute" not in words(notice_outline(replace(board(), settings=settings), COMING))


@pytest.mark.parametrize(("contact", "whom"), [(None, "the secretary"), ("Ann Lee", "Ann Lee")])
def test_without_groups_apologies_go_to_the_contact(contact: str | None, whom: str) -> None:
    one = None if contact is None else Person("ann", "", (Name(contact),))
    outline = notice_outline(replace(board(), groups=(), contact=one), COMING)
    assert tables(outline) == []
    assert any(f"please tell {whom} as soon as you can" in one for one in said(outline))


@pytest.mark.parametrize(
    ("post", "contact", "text"),
    [
        (
            "Clerk",
            Contact("020 7946 0000", "ann@example.org"),
            "Ann Lee, Clerk: telephone 020 7946 0000, e-mail ann@example.org",
        ),
        ("", Contact("", "ann@example.org"), "Ann Lee: e-mail ann@example.org"),
        ("Clerk", Contact(), "Ann Lee, Clerk"),
    ],
)
def test_the_contact_with_as_much_as_is_known(post: str, contact: Contact, text: str) -> None:
    one = Person("ann", "", (Name("Ann Lee"),), post=post, contact=contact)
    outline = notice_outline(replace(board(), contact=one), COMING)
    assert (2, "Contact") in headings(outline)
    assert text in said(outline)


def test_without_a_contact_there_is_no_heading_for_one() -> None:
    assert (2, "Contact") not in headings(notice_outline(board(), COMING))


def test_the_boards_notices_stand_under_their_own_headings() -> None:
    on = replace(
        board(),
        notices=(
            "Please bring your pass.",
            "Location: a map is on the back.",
            "Carers' allowance: up to £5 an hour: ask.",
            f"{'Long ' * 10}: not a heading",
            "Nothing follows:",
        ),
    )
    outline = notice_outline(on, COMING)
    assert [text for level, text in headings(outline) if level == 2] == [
        "Attendance",
        "Apologies",
        "Location",
        "Carers' allowance",
        "Further information",
    ]
    assert said(outline)[-5:] == [
        "a map is on the back.",
        "up to £5 an hour: ask.",
        "Please bring your pass.",
        f"{'Long ' * 10}: not a heading",
        "Nothing follows:",
    ]


def test_it_says_when_the_agenda_went_out() -> None:
    issue = AgendaIssue(1, datetime(2026, 11, 16, 9, 0, tzinfo=UTC), "x")
    outline = notice_outline(board(), replace(COMING, issues=(issue,)))
    assert details(outline)["Issued"] == "16 November 2026"


@pytest.mark.parametrize("state", [MeetingState.CANCELLED, MeetingState.POSTPONED])
def test_of_a_meeting_that_is_not_held_it_says_so_and_when_the_next_one_is(state: MeetingState) -> None:
    outline = notice_outline(with_offices(), replace(COMING, state=state))
    assert outline.status == state.value.upper()
    assert said(outline) == [
        f"This meeting is {state.value}",
        "The meeting of the Parks Board that was to be held on Tuesday 24 November 2026 has been "
        f"{state.value}.",
        "Date of next meeting: Monday 18 January 2027, 11.30",
    ]
    assert tables(outline) == []
    last = notice_outline(replace(board(), calendar=()), replace(COMING, state=state))
    assert "next meeting" not in words(last)


def test_no_member_is_reached_through_it() -> None:
    people = tuple(replace(one, contact=Contact("PRIVATE", "private@example.org")) for one in board().people)
    said_of_it = words(notice_outline(replace(with_offices(), people=people), COMING))
    assert "PRIVATE" not in said_of_it and "private@" not in said_of_it


def test_how_to_find_a_place_is_told_where_the_meeting_is_there() -> None:
    on = replace(
        board(),
        notices=(
            "Location (Town hall): by the mill.",
            "How to get there (Guild Hall): by the weir.",
            "Allowances (Members): ask.",
        ),
    )
    outline = notice_outline(on, COMING)
    assert [text for level, text in headings(outline)[-2:]] == ["Location", "Allowances (Members)"]
    assert said(outline)[-2:] == ["by the mill.", "ask."]


def test_a_board_without_officers_sends_no_copies() -> None:
    on = replace(board(), memberships=board().memberships[:-1])
    assert "Copies to" not in details(notice_outline(on, COMING))

"""Interests declared before that may have to be declared again."""

from dataclasses import replace
from datetime import date

import pytest

from boardtui.model.agendas import AgendaItem, Standing
from boardtui.model.boards import Role
from boardtui.model.meetings import Meeting
from boardtui.model.presence import Declaration, InterestKind
from boardtui.rules.likely_declarations import likely_declarations
from tests.builders import DAY, board, meeting

SPRING = date(2026, 4, 14)


def earlier(title: str, *declared: Declaration, day: date = SPRING) -> Meeting:
    return Meeting(
        day.isoformat(), "parks", day, agenda=(AgendaItem("x", "1", title),), declarations=declared
    )


def declared(
    person: str = "priya", item: str | None = "x", kind: InterestKind = InterestKind.PERSONAL
) -> Declaration:
    return Declaration(f"d-{person}", 1, person, item, kind)


def found(*held: Meeting) -> list[tuple[str, str, str | None]]:
    likely = likely_declarations(board(), meeting(), held)
    return [(one.declaration.person, one.title, one.item) for one in likely]


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("Gates and fences", "i2"),
        ("GATES AND FENCES – update", "i2"),
        ("Gates", "i2"),
        ("Fences and gates: report on the new hinges", "i2"),
        ("Gates and hinges", None),
        ("Trees", None),
        ("Update", None),
    ],
)
def test_an_interest_in_the_same_business_is_likely(title: str, item: str | None) -> None:
    assert found(earlier(title, declared())) == [("priya", title, item)]


def test_what_is_not_on_this_agenda_is_told_for_a_year() -> None:
    old = date(2025, 11, 20)
    assert found(earlier("Trees", declared(), day=old)) == []
    assert found(earlier("Gates", declared(), day=old)) == [("priya", "Gates", "i2")]
    assert found(earlier("Trees", declared(item=None))) == [("priya", "", None)]


def test_only_those_who_may_sit_here_and_only_what_was_before() -> None:
    assert found(earlier("Gates", declared("tom"), declared("olga"), declared("nobody"))) == [
        ("tom", "Gates", "i2")
    ]
    assert found(earlier("Gates", declared(), day=DAY), replace(meeting(), declarations=(declared(),))) == []


def test_each_interest_once_the_latest_first_and_what_is_on_the_agenda_in_front() -> None:
    held = (
        earlier("Gates", declared(), day=date(2026, 1, 13)),
        earlier("Trees", declared("ian-c")),
        earlier("gates", declared(), declared(kind=InterestKind.PECUNIARY), day=date(2026, 9, 8)),
    )
    likely = likely_declarations(board(), meeting(), held)
    assert [(one.declaration.person, one.declaration.kind, one.made_at.day.month) for one in likely] == [
        ("priya", InterestKind.PERSONAL, 9),
        ("priya", InterestKind.PECUNIARY, 9),
        ("ian-c", InterestKind.PERSONAL, 4),
    ]


def test_standing_items_are_no_business_to_have_an_interest_in() -> None:
    here = replace(meeting(), agenda=(AgendaItem("i2", "2", "Gates", standing=Standing.OTHER),))
    likely = likely_declarations(board(), here, [earlier("Gates", declared())])
    assert [one.item for one in likely] == [None]
    assert board().memberships[3].role is Role.SUBSTITUTE

"""What holds of the documents sent before any meeting: nothing lost, nothing twice, nothing private said."""

import dataclasses
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from boardtui.documents.agenda import agenda_outline
from boardtui.documents.chairs_brief import chairs_brief_outline
from boardtui.documents.cover_sheet import cover_sheet_outline
from boardtui.documents.edition import Edition
from boardtui.documents.membership import membership_outline
from boardtui.documents.notice import notice_outline
from boardtui.documents.outline import Heading, Outline, Style, Table
from boardtui.documents.sign_in import sign_in_outline
from boardtui.documents.text.text_writer import write_markdown, write_text
from boardtui.documents.word.writer import write_docx
from boardtui.model.actions import ActionItem
from boardtui.model.agendas import AgendaIssue, AgendaItem, AgendaSection
from boardtui.model.boards import Board, Membership, Role
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.model.presence import Attendee, Declaration, PresenceEvent
from boardtui.rules.membership import on_the_day
from boardtui.rules.private_items import private_items
from tests.builders import DAY, SEATED, SUBSTITUTES, board, meeting
from tests.documents.golden import cells, tables, words
from tests.strategies import clocks, days, nouns

SECRET = "SECRETWORD"
_OPEN = {"id", "number", "title", "exempt_resolution", "exempt_paragraph", "section", "standing", "purpose"}
_PEOPLE = st.sampled_from([*SEATED, *SUBSTITUTES, "olga", "nobody"])


def _timed(items: list[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items as a record could hold them: ids of their own, minutes of a day."""
    return tuple(
        replace(
            one,
            id=f"x{place}",
            minutes_planned=None if one.minutes_planned is None else one.minutes_planned % 1440,
            section=f"s{len(one.title) % 4}" if one.section else None,
        )
        for place, one in enumerate(items)
    )


agendas = st.lists(nouns(AgendaItem), max_size=4).map(_timed)
sections = st.lists(nouns(AgendaSection), max_size=3).map(
    lambda found: tuple(replace(one, id=f"s{place}") for place, one in enumerate(found))
)
meetings = st.builds(
    replace,
    st.just(meeting()),
    state=st.sampled_from(list(MeetingState)),
    start=st.one_of(st.none(), clocks),
    finish=st.one_of(st.none(), clocks),
    venue=st.sampled_from(["", "Town Hall"]),
    presiding=st.one_of(st.none(), _PEOPLE),
    agenda=agendas,
    sections=sections,
    issues=st.lists(nouns(AgendaIssue), max_size=1).map(tuple),
    presence=st.lists(st.builds(replace, nouns(PresenceEvent), person=_PEOPLE), max_size=2).map(tuple),
    attendees=st.lists(st.builds(replace, nouns(Attendee), person=_PEOPLE), max_size=2).map(tuple),
)
earlier_meetings = st.builds(
    replace,
    st.just(meeting()),
    id=st.just("before"),
    day=days.filter(lambda day: day < DAY),
    declarations=st.lists(st.builds(replace, nouns(Declaration), person=_PEOPLE), max_size=2).map(tuple),
    actions=st.lists(nouns(ActionItem), max_size=2).map(tuple),
)


def secretly(value: Any, name: str = "") -> Any:
    """``value`` with every text in it made secret, but for what the public may know of a private item."""
    if name in _OPEN:
        return value
    if isinstance(value, str) and type(value) is str:
        return SECRET
    if isinstance(value, tuple):
        return tuple(secretly(one) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        said = {
            spec.name: secretly(getattr(value, spec.name), spec.name) for spec in dataclasses.fields(value)
        }
        return replace(value, **said)
    return value


def all_of(on: Board, of: Meeting, edition: Edition) -> Iterator[Outline]:
    yield notice_outline(on, of)
    yield agenda_outline(on, of, edition)
    yield membership_outline(on, of.day)
    yield sign_in_outline(on, of)
    yield from (cover_sheet_outline(on, of, item, edition) for item in of.agenda)


@settings(max_examples=40)
@given(meetings, st.lists(earlier_meetings, max_size=1), st.sampled_from(list(Edition)))
def test_any_meeting_has_its_documents_in_good_shape(
    of: Meeting, earlier: list[Meeting], edition: Edition
) -> None:
    for outline in (*all_of(board(), of, edition), chairs_brief_outline(board(), of, earlier)):
        levels = [block.level for block in outline.blocks if isinstance(block, Heading)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert all(outline.running_head) and outline.title and outline.running_foot
        for table in tables(outline):
            assert table.rows and table.title and table.description
            assert all(len(row.cells) == len(table.columns) for row in table.rows)
        write_text(outline)
        write_markdown(outline)


def titled(table: Table) -> list[tuple[str, str]]:
    """Number and title of each row of an agenda."""
    assert all(row.cells[1][0].style is Style.TITLE for row in table.rows)
    return [(row.cells[0][0].text, row.cells[1][0].text) for row in table.rows]


@given(agendas, sections, st.sampled_from(list(Edition)))
def test_every_item_stands_once_on_the_agenda_and_once_in_the_brief(
    agenda: tuple[AgendaItem, ...], named: tuple[AgendaSection, ...], edition: Edition
) -> None:
    of = replace(meeting(MeetingState.SCHEDULED), agenda=agenda, sections=named)
    wanted = Counter((one.number.rstrip(".") or "–", one.title) for one in agenda)
    outline = agenda_outline(board(), of, edition)
    assert Counter(row for table in tables(outline) for row in titled(table)) == wanted
    brief = chairs_brief_outline(board(), of)
    assert (
        Counter(row for table in tables(brief) if table.title == "Items" for row in titled(table)) == wanted
    )


@given(agendas, sections)
def test_no_word_of_a_private_item_reaches_the_public_edition(
    agenda: tuple[AgendaItem, ...], named: tuple[AgendaSection, ...]
) -> None:
    of = replace(meeting(MeetingState.SCHEDULED), agenda=agenda, sections=named)
    hidden = private_items(of)
    kept = tuple(secretly(one) if one.id in hidden else one for one in agenda)
    of = replace(of, agenda=kept)
    for outline in all_of(board(), of, Edition.PUBLIC):
        assert SECRET not in words(outline)
    for item in kept:
        if item.id in hidden and item.presenter:
            assert SECRET in words(agenda_outline(board(), of, Edition.EXEMPT))


def test_nor_any_part_of_the_word_file() -> None:
    secret = secretly(
        replace(AgendaItem("x0", "1", "Land"), exempt=True, presenter="a", papers=("b",), state_reason="c")
    )
    of = replace(meeting(MeetingState.SCHEDULED), agenda=(secret,))
    assert SECRET in words(agenda_outline(board(), of, Edition.EXEMPT))
    for outline in all_of(board(), of, Edition.PUBLIC):
        content = write_docx(outline, written_at=datetime(2026, 11, 1, tzinfo=UTC))
        with zipfile.ZipFile(BytesIO(content)) as archive:
            assert all(SECRET.encode() not in archive.read(name) for name in archive.namelist())


@given(
    st.lists(
        st.builds(
            replace,
            nouns(Membership),
            person=st.sampled_from([*SEATED, *SUBSTITUTES, "olga"]),
            group=st.sampled_from(["red", "blue", "green", None]),
        ),
        max_size=9,
    ).map(tuple)
)
def test_every_membership_of_the_day_stands_once_in_the_list(memberships: tuple[Membership, ...]) -> None:
    on = replace(board(), memberships=memberships)
    listed = [seat for seat in on_the_day(on, DAY) if seat.role is not Role.OFFICER]
    found = Counter(row[0] for table in tables(membership_outline(on, DAY)) for row in cells(table))
    del found["Vacancy"]
    assert found == Counter(seat.name for seat in listed)


@given(
    st.lists(st.builds(replace, nouns(Attendee), person=st.one_of(st.none(), _PEOPLE)), max_size=5).map(tuple)
)
def test_everybody_stands_once_on_the_sign_in_sheet(attendees: tuple[Attendee, ...]) -> None:
    put_on = tuple(replace(one, id=f"guest-{place}") for place, one in enumerate(attendees))
    of = replace(meeting(MeetingState.SCHEDULED), attendees=put_on)
    found = [row for table in tables(sign_in_outline(board(), of))[:-1] for row in cells(table)]
    there = {one.id for one in board().people} | {one.person or one.id for one in put_on}
    assert len(found) == len(there)
    names = Counter(row[1] for row in found)
    assert all(names[one.names[0].printed] >= 1 for one in board().people)

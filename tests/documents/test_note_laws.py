"""What holds of any note: both layouts say the same, nothing is lost or added, headings are right."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardtui.documents.edition import Edition
from boardtui.documents.note import note_outline
from boardtui.documents.outline import Block, Heading, Outline, Paragraph, Style, Table
from boardtui.documents.private_items import exclusion
from boardtui.documents.typed_text import recorded
from boardtui.edits.base import MeetingEdit
from boardtui.edits.course import Adjourn, Resume, TakeItem
from boardtui.edits.minuting import Assign, Decide, WriteMinute
from boardtui.edits.note_life import CorrectNote, MoveNote
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.errors import EditRefused
from boardtui.model.decisions import Outcome
from boardtui.model.document_forms import NoteLayout
from boardtui.model.meetings import Correction, Meeting, MeetingState, NoteState
from boardtui.rules.minutes_order import entries, entries_by_item
from tests.builders import NEXT, after, at, board, meeting, stamp
from tests.documents.golden import details, said, tables, words
from tests.strategies import meeting_edits

_SLOW = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
edited = st.lists(meeting_edits, max_size=16)


def held_after(edits: list[MeetingEdit]) -> Meeting:
    """The builders' meeting after as many of ``edits`` as are possible."""
    held = meeting()
    for sequence, edit in enumerate(edits, start=1):
        try:
            held = edit.apply(held, stamp(sequence))
        except EditRefused:
            continue
    return held


def business(outline: Outline) -> list[Block]:
    """What stands between the heading of the business and what follows it."""
    start = outline.blocks.index(Heading(2, "Decisions and actions"))
    found: list[Block] = []
    for block in outline.blocks[start + 1 :]:
        if isinstance(block, Heading) and block.level == 2:
            break
        if isinstance(block, Paragraph) and block.label == "Date of next meeting:":
            break
        found.append(block)
    return found


def in_columns(outline: Outline) -> list[tuple[str, str, str]]:
    """Style, label and words of all that stands in the three columns and before them.

    Titles have their numbers, owners stand behind their action.
    """
    blocks = business(outline)
    (table,) = (one for one in blocks if isinstance(one, Table))
    before = blocks[: blocks.index(table)]
    found: list[tuple[str, str, str]] = [
        (one.style, one.label, one.text) for one in before if isinstance(one, Paragraph)
    ]
    for number, cell, by in (row.cells for row in table.rows):
        for one in cell:
            if one.style is Style.TITLE:
                found.append(("heading", "", f"{number[0].text} {one.text}".strip()))
            else:
                found.append((one.style, one.label, one.text))
        if by[0].text:
            found.append((Style.ACTION, "Action by:", ", ".join(one.text for one in by)))
    return found


def in_line(outline: Outline) -> list[tuple[str, str, str]]:
    """The same of the linear layout."""
    found = []
    for one in business(outline):
        assert isinstance(one, Heading | Paragraph)
        if isinstance(one, Heading):
            assert one.level == 3
            found.append(("heading", "", one.text))
        else:
            found.append((one.style, one.label, one.text))
    return found


@given(edited, st.sampled_from(list(Edition)))
@_SLOW
def test_both_layouts_say_the_same_in_the_same_order(edits: list[MeetingEdit], edition: Edition) -> None:
    held = held_after(edits)
    table = note_outline(board(), held, edition, NoteLayout.TABLE)
    linear = note_outline(board(), held, edition, NoteLayout.LINEAR)
    same = in_columns(table)
    assert [one for one in same if one[2]] == [one for one in in_line(linear) if one[2]]
    assert replace(table, blocks=()) == replace(linear, blocks=())


@given(edited, st.sampled_from(list(NoteLayout)))
@_SLOW
def test_every_entry_is_told_once_and_nothing_else_is(edits: list[MeetingEdit], layout: NoteLayout) -> None:
    held = held_after(edits)
    outline = note_outline(board(), held, Edition.EXEMPT, layout)
    told = in_columns(outline) if layout is NoteLayout.TABLE else in_line(outline)
    labels = Counter(label for _, label, _ in told)
    assert labels["Decision:"] == len(held.decisions)
    assert labels["Action:"] == len(held.actions) == labels["Action by:"]
    assert labels["Vote:"] == sum(one.tally is not None for one in held.decisions)
    texts = Counter(text for style, label, text in told if style is Style.BODY and not label)
    for minute in held.minutes:
        texts.subtract(one.text for one in recorded(minute.text) if one.style is Style.BODY)
    for item in held.agenda:
        lines = recorded(exclusion(board(), held, item), label="Resolved:") if item.exempt else ()
        texts.subtract(one.text for one in lines if one.style is Style.BODY and not one.label)
    rest = +texts
    nothing = {"No discussion or decision is recorded.", "Withdrawn.", "Deferred."}
    assert min(texts.values(), default=0) >= 0
    assert all(one in nothing or " declared a" in one for one in rest)
    empty = [item for item in held.agenda if not entries(held, item.id)]
    assert sum(rest[one] for one in nothing) <= len(empty)
    heads = [f"{item.number.rstrip('.')} {item.title}".strip() for item in held.agenda]
    off_it = entries_by_item(held).keys() - {None, *(item.id for item in held.agenda)}
    assert [one for kind, _, one in told if kind == "heading"] == heads + ["Other business"] * bool(off_it)


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_what_was_entered_under_an_item_that_is_gone_comes_last(layout: NoteLayout) -> None:
    held = after(
        MarkPerson("priya", Roll.PRESENT, at("10:00")), TakeItem("i2", at("10:05")),
        Adjourn(at("10:10")), Resume(at("10:20")),
        WriteMinute("Said", "i2"), Decide("Mend it", Outcome.AGREED, "i2"), Assign("Ask Ann", "i9"),
        MarkPerson("priya", Roll.LEFT, at("10:30"), "i9"), WriteMinute("Kept", "i1"),
    )  # fmt: skip
    kept = [one for one in held.agenda if one.id != "i2"]
    outline = note_outline(board(), replace(held, agenda=tuple(kept)), layout=layout)
    told = in_columns(outline) if layout is NoteLayout.TABLE else in_line(outline)
    assert [text for _, _, text in told] == [
        "1 Apologies",
        "Kept",
        "3A Any other business",
        "No discussion or decision is recorded.",
        "Other business",
        "Said",
        "Mend it.",
        "The meeting adjourned at 10.10 and resumed at 10.20.",
        "Ask Ann.",
        "No owner named",
        "Priya Nair left the meeting at 10.30.",
    ]


@given(edited, st.sampled_from(list(NoteLayout)), st.sampled_from(list(Edition)))
@_SLOW
def test_it_is_in_good_shape(edits: list[MeetingEdit], layout: NoteLayout, edition: Edition) -> None:
    outline = note_outline(board(), held_after(edits), edition, layout)
    levels = [block.level for block in outline.blocks if isinstance(block, Heading)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later <= before + 1 for before, later in pairwise(levels))
    for table in tables(outline):
        assert table.rows and table.title and table.description
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        assert sum(one.width_cm for one in table.columns) == pytest.approx(16.5)


def test_the_linear_layout_has_no_table_but_those_of_people_and_actions() -> None:
    held = after(WriteMinute("Said", "i2"), Assign("Mend it", "i2"))
    outline = note_outline(board(), held, layout=NoteLayout.LINEAR)
    assert [one.title for one in tables(outline)] == ["Attendance", "Summary of actions"]
    assert "No owner named" in words(outline)


def test_a_board_has_its_own_layout_and_one_that_is_asked_for_comes_first() -> None:
    linear = replace(board(), settings=replace(board().settings, note_layout=NoteLayout.LINEAR))
    held = after(Decide("Agreed", Outcome.AGREED, "i2"))
    assert note_outline(linear, held) == note_outline(board(), held, layout=NoteLayout.LINEAR)
    assert note_outline(linear, held, layout=NoteLayout.TABLE) == note_outline(board(), held)


def test_an_action_for_the_next_meeting_says_so_where_no_day_is_known() -> None:
    held = after(Assign("Mend it", "i2", due_next_meeting=True))
    assert "No owner named / by the next meeting" in words(note_outline(board(), held))


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_a_note_without_an_agenda(layout: NoteLayout) -> None:
    held = replace(meeting(), agenda=())
    assert "No business is recorded." in words(note_outline(board(), held, layout=layout))
    spoken = after(WriteMinute("Before all else", None), start=held)
    told = words(note_outline(board(), spoken, layout=layout))
    assert "Before all else" in told and "No business" not in told


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_a_note_approved_as_amended_has_the_new_words_in_place_and_the_old_ones_listed(
    layout: NoteLayout,
) -> None:
    amended = Correction(NEXT, "priya", "Twelve", "Ten", entry="m1", meeting="2027-01-18", at_approval=True)
    held = after(
        WriteMinute("Twelve came.", "i1"),
        MoveNote(NoteState.APPROVED, NEXT, "2027-01-18"),
        CorrectNote(amended),
    )
    outline = note_outline(board(), held, layout=layout)
    told = said(outline)
    assert told[0] == "Agreed as amended on 18 January 2027"
    assert told[1] == "Amended on 18 January 2027, moved by Priya Nair: “Twelve” now reads “Ten”."
    assert "Ten came." in words(outline) and "Twelve came." not in words(outline)
    assert outline.status == ""


def test_a_signed_note_says_by_whom_and_on_how_many_pages() -> None:
    approved = after(MoveNote(NoteState.APPROVED, NEXT, "2027-01-18"))
    signed = MoveNote(NoteState.SIGNED, NEXT, signed_by="Helen Platts", loose_pages=4)
    assert said(note_outline(board(), signed.apply(approved, stamp())))[:2] == [
        "Agreed as a correct record on 18 January 2027",
        "Signed by Helen Platts on 18 January 2027; 4 loose pages, numbered and initialled",
    ]


def test_the_watermark_stands_on_a_draft_of_a_board_that_asks_for_one() -> None:
    asking = replace(board(), settings=replace(board().settings, draft_watermark=True))
    assert note_outline(asking, meeting()).watermark == "DRAFT"
    assert note_outline(board(), meeting()).watermark == ""
    approved = after(MoveNote(NoteState.APPROVED, NEXT, "2027-01-18"))
    assert note_outline(asking, approved).watermark == ""


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_what_was_typed_in_lines_or_as_a_list_stays_one_entry(layout: NoteLayout) -> None:
    held = after(
        Decide("Agreed:\n- the gate\n- the fence\nby spring", Outcome.AGREED, "i2"), WriteMinute("", "i2")
    )
    outline = note_outline(board(), held, layout=layout)
    told = in_columns(outline) if layout is NoteLayout.TABLE else in_line(outline)
    start = told.index((Style.DECISION, "Decision:", "Agreed:"))
    assert told[start + 1 : start + 5] == [
        (Style.BULLET, "", "the gate"),
        (Style.BULLET, "", "the fence"),
        (Style.DECISION, "", "by spring."),
        (Style.BODY, "", ""),
    ]


@pytest.mark.parametrize(
    ("state", "place"),
    [
        (MeetingState.OPEN, "Not recorded"),
        (MeetingState.SCHEDULED, "To be announced"),
        (MeetingState.CANCELLED, "–"),
    ],
)
def test_a_note_says_that_nobody_recorded_the_place(state: MeetingState, place: str) -> None:
    nowhere = replace(meeting(), room="", venue="", opened=None, start=None, state=state)
    assert details(note_outline(board(), nowhere)) == {
        "Title": "Parks Board",
        "Date and time": "24 November 2026",
        "Venue": place,
    }

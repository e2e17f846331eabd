"""No word of a private item reaches a public edition; the exempt edition has them all (R27, R28)."""

import dataclasses
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardtui.documents.action_list import action_list_outline
from boardtui.documents.actions_arising import actions_arising_outline
from boardtui.documents.agenda import agenda_outline
from boardtui.documents.cover_sheet import cover_sheet_outline
from boardtui.documents.decisions_register import decisions_outline
from boardtui.documents.edition import Edition
from boardtui.documents.note import note_outline
from boardtui.documents.notice import notice_outline
from boardtui.documents.outline import Outline
from boardtui.documents.progress import progress_outline
from boardtui.documents.register import register_outline
from boardtui.documents.sign_in import sign_in_outline
from boardtui.documents.text.text_writer import write_markdown, write_text
from boardtui.edits.base import MeetingEdit
from boardtui.edits.course import Adjourn, OpenMeeting, SetExempt, TakeItem
from boardtui.edits.minuting import Assign, Decide, DeclareInterest, RecordVote, ReportProgress, WriteMinute
from boardtui.edits.note_life import CorrectNote, MoveNote
from boardtui.edits.presence import MarkPerson, Roll, WordEvent
from boardtui.errors import EditRefused
from boardtui.model.actions import Owner
from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.decisions import Manner, NamedVote, Outcome, Tally, Vote
from boardtui.model.document_forms import NoteLayout
from boardtui.model.meetings import Correction, Meeting, MeetingState, NoteApproval, NoteState
from boardtui.rules.register import register
from tests.builders import NEXT, OPENED, after, at, board, meeting, stamp
from tests.documents.golden import words
from tests.documents.rows_of_records import action_rows, arising_rows, decision_rows
from tests.documents.sample_note import parts_of, written
from tests.documents.secret_words import SECRET, marked, with_secrets
from tests.strategies import meeting_edits

EXEMPT = SetExempt("i2", exempt=True, paragraph="3")
IN_PRIVATE: tuple[MeetingEdit, ...] = (
    OpenMeeting(OPENED),
    MarkPerson("helen", Roll.PRESENT, at("10:00")),
    TakeItem("i2", at("10:05")),
    WriteMinute("What was said", "i2"),
    Decide("What was decided", Outcome.AGREED, "i2", mover="helen"),
    RecordVote("d5", Tally(1, 0, names=(NamedVote("helen", Vote.FOR),), manner=Manner.RECORDED)),
    Assign("What is to be done", "i2", owners=(Owner("Helen Platts", "helen"),)),
    ReportProgress("a7", NEXT, "How far it has got"),
    DeclareInterest("helen", "i2", nature="a cousin"),
    MarkPerson("helen", Roll.LEFT, at("10:10"), "i2"),
    WordEvent("e10", "She went out to see the cousin"),
    Adjourn(at("10:15"), "to look at the plans"),
    EXEMPT,
)
_SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def public(held: Meeting, earlier: Meeting | None = None) -> Iterator[Outline]:
    """Every document that the public may have of ``held``, and of the board with it on record."""
    the_board = board()
    for layout in NoteLayout:
        yield note_outline(the_board, held, layout=layout, earlier=earlier)
    yield notice_outline(the_board, held)
    yield agenda_outline(the_board, held)
    yield sign_in_outline(the_board, held)
    for item in held.agenda:
        yield cover_sheet_outline(the_board, held, item)
    ahead = dataclasses.replace(meeting(), id="2027-01-18", day=NEXT)
    rows = arising_rows([held], NEXT)
    yield actions_arising_outline(the_board, ahead, rows)
    yield progress_outline(the_board, ahead, rows)
    yield decisions_outline(the_board, decision_rows([held]))
    yield action_list_outline(the_board, action_rows(the_board, [held], NEXT), NEXT)
    yield register_outline(the_board, register(the_board, [held]))


def held_in_private() -> Meeting:
    """A meeting with one of everything under its private item, and corrections of each entry of it."""
    held = after(*IN_PRIVATE, MoveNote(NoteState.APPROVED, NEXT, "2027-01-18"))
    for entry, was in (("m4", "said"), ("d5", "decided"), ("a7", "done")):
        corrected = CorrectNote(Correction(NEXT, "priya", was, "other", entry, at_approval=True))
        held = corrected.apply(held, stamp(50))
    return with_secrets(held)


def test_nothing_of_a_private_item_is_public() -> None:
    held = held_in_private()
    secret = words(note_outline(board(), held, Edition.EXEMPT))
    assert secret.count(SECRET) > 12
    for outline in public(held):
        assert SECRET not in words(outline).casefold(), outline.title


@given(st.lists(meeting_edits, max_size=14), st.booleans())
@_SLOW
def test_nothing_of_a_private_item_is_public_whatever_was_done(
    edits: list[MeetingEdit], approved: bool
) -> None:
    held = meeting()
    for sequence, edit in enumerate((*edits, EXEMPT), start=1):
        try:
            held = edit.apply(held, stamp(sequence))
        except EditRefused:
            continue
    if approved:
        held = MoveNote(NoteState.APPROVED, NEXT).apply(held, stamp(90))
    part = AgendaItem("i9", "2.1", "A part of it", depth=1)
    agenda = tuple(one for item in held.agenda for one in ((item, part) if item.id == "i2" else (item,)))
    held = with_secrets(dataclasses.replace(held, agenda=agenda))
    for outline in public(held):
        assert SECRET not in words(outline), outline.title


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_no_part_of_the_file_has_a_word_of_it(layout: NoteLayout) -> None:
    outline = note_outline(board(), held_in_private(), layout=layout)
    for name, content in parts_of(written(outline)).items():
        assert SECRET.encode() not in content.lower(), name
    assert SECRET not in write_text(outline) + write_markdown(outline)


def test_the_public_note_says_what_it_leaves_out() -> None:
    said = words(note_outline(board(), held_in_private()))
    fact = "This item was considered in private; the discussion and any decision are not in the public note."
    assert fact in said
    assert "Resolved: That the public be excluded from item 2" in said
    assert "3 corrections from items taken in private are not part of this edition." in said
    assert "Agreed as amended on 18 January 2027" in said


def test_an_item_that_was_not_taken_is_not_said_to_have_been_considered() -> None:
    ahead = after(EXEMPT, start=dataclasses.replace(meeting(), opened=None))
    ahead = dataclasses.replace(ahead, state=MeetingState.SCHEDULED)
    assert "This item is to be considered in private" in words(note_outline(board(), ahead))
    agenda = tuple(
        dataclasses.replace(one, state=ItemState.WITHDRAWN) if one.exempt else one for one in ahead.agenda
    )
    said = words(note_outline(board(), dataclasses.replace(ahead, agenda=agenda)))
    assert "Withdrawn." in said and "considered in private" not in said


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_the_exempt_note_has_everything_and_says_that_it_is_not_for_publication(layout: NoteLayout) -> None:
    held = after(*IN_PRIVATE)
    outline = note_outline(board(), held, Edition.EXEMPT, layout)
    said = words(outline)
    told = ("What was said", "What was decided", "What is to be done", "How far it has got", "a cousin")
    for text in (*told, "Recorded vote: for 1", "She went out to see the cousin", "to look at the plans"):
        assert text in said, text
    assert outline.status == "DRAFT, NOT FOR PUBLICATION"
    assert "Not for publication: this edition holds exempt information" in said


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_without_private_items_both_editions_are_the_same(layout: NoteLayout) -> None:
    held = after(*IN_PRIVATE[:-1])
    assert note_outline(board(), held, Edition.EXEMPT, layout) == note_outline(board(), held, layout=layout)


def test_the_registers_and_lists_say_how_much_they_leave_out() -> None:
    held, the_board = held_in_private(), board()
    rows = action_rows(the_board, [held], NEXT)
    left = "1 action from items taken in private is not part of this edition."
    assert left in words(action_list_outline(the_board, rows, NEXT))
    ahead = dataclasses.replace(meeting(), id="2027-01-18", day=NEXT)
    for outline in (actions_arising_outline, progress_outline):
        assert left in words(outline(the_board, ahead, arising_rows([held], NEXT)))
    assert "Taken in private; not part of the public register." in words(
        decisions_outline(the_board, decision_rows([held]))
    )


def test_the_exempt_registers_and_lists_have_it_all_and_say_so() -> None:
    held, the_board = held_in_private(), board()
    ahead = dataclasses.replace(meeting(), id="2027-01-18", day=NEXT)
    arising = arising_rows([held], NEXT)
    for outline in (
        decisions_outline(the_board, decision_rows([held]), Edition.EXEMPT),
        action_list_outline(the_board, action_rows(the_board, [held], NEXT), NEXT, Edition.EXEMPT),
        actions_arising_outline(the_board, ahead, arising, Edition.EXEMPT),
        progress_outline(the_board, ahead, arising, Edition.EXEMPT),
    ):
        assert outline.status == "NOT FOR PUBLICATION", outline.title
        assert SECRET in words(outline), outline.title
        assert "Not for publication: this edition holds exempt information" in words(outline)


AMENDED = Correction(NEXT, "priya", "in private", "in the open", "m1", at_approval=True)
OPENLY = Correction(NEXT, "priya", "Twelve", "Ten", "m2", at_approval=True)


def earlier_and_later() -> tuple[Meeting, Meeting]:
    """A meeting with a private minute and an open one, and the next, which approved its note as amended."""
    earlier = after(WriteMinute("Said in private", "i2"), WriteMinute("Twelve came", "i1"), EXEMPT)
    later = after(
        Decide("The note was agreed as amended.", Outcome.AMENDED, "i1"),
        start=dataclasses.replace(meeting(), id="2027-01-18", day=NEXT),
    )
    approval = NoteApproval(earlier.id, "d1", (marked(AMENDED), OPENLY))
    return earlier, dataclasses.replace(later, approvals=(approval,))


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_amendments_of_what_was_private_earlier_stay_private(layout: NoteLayout) -> None:
    earlier, later = earlier_and_later()
    for outline in public(later, earlier):
        assert SECRET not in words(outline)
    said = words(note_outline(board(), later, layout=layout, earlier=earlier))
    assert "“Twelve” to read “Ten”." in said
    assert "1 amendment from items taken in private is not part of this edition." in said
    unknown = words(note_outline(board(), later, layout=layout))
    assert "Twelve" not in unknown and SECRET not in unknown
    assert "That note lists 2 amendments." in unknown
    all_told = words(note_outline(board(), later, Edition.EXEMPT, layout))
    assert SECRET in all_told and "Twelve" in all_told

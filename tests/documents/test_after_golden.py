"""The documents made after a meeting, from the sample, are as the golden outlines have them."""

from dataclasses import replace
from datetime import date

import pytest

from boardtui.documents.action_list import action_list_outline
from boardtui.documents.actions_arising import actions_arising_outline
from boardtui.documents.decisions_register import decisions_outline
from boardtui.documents.edition import Edition
from boardtui.documents.note import note_outline
from boardtui.documents.progress import progress_outline
from boardtui.documents.register import register_outline
from boardtui.model.boards import Board
from boardtui.model.document_forms import ClockForm, DateForm, NoteLayout
from boardtui.model.meetings import Meeting
from boardtui.rules.digest import digest
from boardtui.rules.register import register_of_year
from tests.documents.golden import must_be_golden
from tests.documents.rows_of_records import action_rows, arising_rows, decision_rows
from tests.documents.sample_records import sample_records

JANUARY, NOVEMBER = "2011-01-18", "2010-11-17"
LATE = date(2011, 2, 1)


def of(meeting: str) -> tuple[Board, Meeting]:
    sample = sample_records()
    return sample.board, sample.meeting(meeting)


@pytest.mark.parametrize("layout", list(NoteLayout))
def test_the_note(layout: NoteLayout) -> None:
    must_be_golden(note_outline(*of(NOVEMBER), layout=layout), f"note-{layout}")


def test_the_note_as_another_board_writes_it() -> None:
    board, meeting = of(NOVEMBER)
    settings = replace(
        board.settings, note_title="Minutes", note_layout=NoteLayout.LINEAR, draft_watermark=True,
        clock_form=ClockForm.TWELVE, date_form=DateForm.WEEKDAY,
    )  # fmt: skip
    must_be_golden(note_outline(replace(board, settings=settings), meeting), "note-minutes")


def exempt() -> tuple[Board, Meeting]:
    board, meeting = of(NOVEMBER)
    agenda = tuple(
        replace(one, exempt=True, exempt_paragraph="3") if one.number.startswith("2") else one
        for one in meeting.agenda
    )
    return board, replace(meeting, agenda=agenda)


@pytest.mark.parametrize("edition", list(Edition))
def test_the_editions_of_a_note_with_a_private_item(edition: Edition) -> None:
    must_be_golden(note_outline(*exempt(), edition=edition), f"note-private-{edition}")


def test_the_register() -> None:
    sample = sample_records()
    found = register_of_year(sample.board, map(digest, sample.meetings), "2010/11")
    must_be_golden(register_outline(sample.board, found), "register-2010-11")


def test_the_actions_arising() -> None:
    board, meeting = of(JANUARY)
    rows = arising_rows(sample_records().meetings, meeting.day)
    must_be_golden(actions_arising_outline(board, meeting, rows), "actions-arising-january")


def test_the_progress_report() -> None:
    board, meeting = of(JANUARY)
    rows = arising_rows(sample_records().meetings, meeting.day)
    must_be_golden(progress_outline(board, meeting, rows), "progress-january")


def test_the_decisions_register() -> None:
    sample = sample_records()
    must_be_golden(decisions_outline(sample.board, decision_rows(sample.meetings)), "decisions-2010-11")


def test_the_action_list() -> None:
    sample = sample_records()
    rows = action_rows(sample.board, sample.meetings, LATE)
    must_be_golden(action_list_outline(sample.board, rows, LATE), "actions-2011-02-01")

"""Every document of a board writes clock times and dates as the board has set it."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date, time

import pytest

from boardtui.documents.action_list import action_list_outline
from boardtui.documents.actions_arising import actions_arising_outline
from boardtui.documents.agenda import agenda_outline
from boardtui.documents.chairs_brief import chairs_brief_outline
from boardtui.documents.cover_sheet import cover_sheet_outline
from boardtui.documents.decisions_register import decisions_outline
from boardtui.documents.membership import membership_outline
from boardtui.documents.note import note_outline
from boardtui.documents.notice import notice_outline
from boardtui.documents.outline import Outline
from boardtui.documents.progress import progress_outline
from boardtui.documents.register import register_outline
from boardtui.documents.sign_in import sign_in_outline
from boardtui.edits.agenda_issue import IssueAgenda
from boardtui.edits.body import ChangeSettings
from boardtui.edits.course import Adjourn, CloseMeeting, OpenMeeting, Resume, TakeItem
from boardtui.edits.minuting import Assign, Decide, ReportProgress
from boardtui.edits.note_life import MoveNote
from boardtui.edits.presence import MarkPerson, Roll, StandIn
from boardtui.model.boards import Board
from boardtui.model.decisions import Outcome
from boardtui.model.document_forms import ClockForm, DateForm, NoteLayout
from boardtui.model.meetings import MeetingState, NoteState
from boardtui.rules.register import register
from tests.builders import DAY, NEXT, OPENED, after, at, board, meeting, stamp
from tests.documents.golden import words
from tests.documents.rows_of_records import action_rows, arising_rows, decision_rows

_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b(?: (?:am|pm|noon|midnight))?")
_FORMS = {
    ClockForm.DOT: re.compile(r"\d\d\.\d\d"),
    ClockForm.COLON: re.compile(r"\d\d:\d\d"),
    ClockForm.TWELVE: re.compile(r"\d{1,2}\.\d\d (am|pm|noon|midnight)"),
}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_LONG_DATE = re.compile(rf"(\w+day )?\b\d{{1,2}} ({_MONTHS}) \d{{4}}")
HELD = after(
    IssueAgenda(),
    OpenMeeting(OPENED),
    MarkPerson("helen", Roll.PRESENT, at("10:00")),
    StandIn("sam", "priya", at("10:00")),
    TakeItem("i2", at("10:05")),
    MarkPerson("ian-c", Roll.PRESENT, at("10:07"), "i2"),
    Adjourn(at("10:10"), "fire drill", NEXT),
    Resume(at("10:20"), roll_again=False),
    MarkPerson("helen", Roll.LEFT, at("10:30"), "i2"),
    Decide("Agreed", Outcome.AGREED, "i2"),
    Assign("Mend it", "i2", due=date(2026, 12, 1)),
    ReportProgress("a11", NEXT, "Begun"),
    CloseMeeting(at("13:15")),
    MoveNote(NoteState.APPROVED, NEXT),
)
AHEAD = after(
    IssueAgenda(),
    start=dataclasses.replace(
        meeting(MeetingState.SCHEDULED), id="2027-01-18", day=NEXT, finish=time(12, 30),
        agenda=tuple(dataclasses.replace(one, minutes_planned=20) for one in meeting().agenda),
    ),
)  # fmt: skip


def of(clock: ClockForm = ClockForm.DOT, dates: DateForm = DateForm.DAY) -> Board:
    return dataclasses.replace(
        board(), settings=dataclasses.replace(board().settings, clock_form=clock, date_form=dates)
    )


def documents(on: Board) -> Iterator[Outline]:
    """One of every kind."""
    for layout in NoteLayout:
        yield note_outline(on, HELD, layout=layout)
    for one in (HELD, AHEAD):
        yield notice_outline(on, one)
        yield agenda_outline(on, one)
        yield sign_in_outline(on, one)
        yield chairs_brief_outline(on, one, (HELD,))
        yield cover_sheet_outline(on, one, one.agenda[1])
    yield membership_outline(on, DAY)
    rows = arising_rows([HELD], NEXT)
    yield actions_arising_outline(on, AHEAD, rows)
    yield progress_outline(on, AHEAD, rows)
    yield decisions_outline(on, decision_rows([HELD]))
    yield action_list_outline(on, action_rows(on, [HELD], NEXT), NEXT)
    yield register_outline(on, register(on, [HELD]))


@pytest.mark.parametrize("form", list(ClockForm))
def test_every_clock_time_is_in_the_boards_form(form: ClockForm) -> None:
    found = 0
    for outline in documents(of(form)):
        said = re.sub(r"\d+(\.\d+)? cm", "", words(outline))
        for one in _CLOCK.findall(said):
            found += 1
            assert _FORMS[form].fullmatch(one), (outline.title, one)
    assert found > 20


@pytest.mark.parametrize("form", list(DateForm))
def test_every_day_of_a_document_is_in_the_boards_form(form: DateForm) -> None:
    found = 0
    for outline in documents(of(dates=form)):
        for one in _LONG_DATE.finditer(words(outline)):
            found += 1
            assert form is DateForm.DAY or one[1], (outline.title, one[0])
    assert found > 60


def test_without_a_weekday_a_day_that_was_announced_with_one_keeps_it() -> None:
    plain = words(note_outline(of(), HELD))
    assert "Date of next meeting: Monday 18 January 2027" in plain
    assert "Tuesday 24 November 2026" not in plain


def test_a_meeting_keeps_the_forms_its_board_had_then() -> None:
    settings = dataclasses.replace(
        board().settings, clock_form=ClockForm.TWELVE, note_layout=NoteLayout.LINEAR
    )
    later = ChangeSettings(settings, NEXT).apply(board(), stamp())
    assert note_outline(later, HELD) == note_outline(board(), HELD)
    assert "12.30 pm" in words(notice_outline(later, AHEAD))

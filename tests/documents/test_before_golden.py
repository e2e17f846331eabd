"""The documents sent before a meeting, made from the sample, are as the golden outlines have them."""

from datetime import date

import pytest

from boardtui.documents.agenda import agenda_outline
from boardtui.documents.chairs_brief import chairs_brief_outline
from boardtui.documents.cover_sheet import cover_sheet_outline
from boardtui.documents.membership import membership_outline
from boardtui.documents.notice import notice_outline
from boardtui.documents.sign_in import sign_in_outline
from tests.documents.golden import must_be_golden
from tests.documents.sample_records import sample_records

JANUARY, NOVEMBER = "2011-01-18", "2010-11-17"


def test_the_notice() -> None:
    sample = sample_records()
    must_be_golden(notice_outline(sample.board, sample.meeting(JANUARY)), "notice-january")


def test_the_agenda() -> None:
    sample = sample_records()
    must_be_golden(agenda_outline(sample.board, sample.meeting(JANUARY)), "agenda-january")


def test_an_agenda_without_sections() -> None:
    sample = sample_records(NOVEMBER)
    must_be_golden(agenda_outline(sample.board, sample.meeting(NOVEMBER)), "agenda-november")


@pytest.mark.parametrize("day", [date(2010, 11, 17), date(2011, 1, 18)], ids=str)
def test_the_membership_as_on_a_day(day: date) -> None:
    must_be_golden(membership_outline(sample_records().board, day), f"membership-{day}")


@pytest.mark.parametrize("number", ["1", "2", "3", "4"])
def test_a_cover_sheet(number: str) -> None:
    sample = sample_records()
    meeting = sample.meeting(JANUARY)
    item = next(one for one in meeting.agenda if one.number == number)
    must_be_golden(cover_sheet_outline(sample.board, meeting, item), f"cover-sheet-january-{number}")


@pytest.mark.parametrize("meeting", [NOVEMBER, JANUARY])
def test_the_sign_in_sheet(meeting: str) -> None:
    sample = sample_records()
    must_be_golden(sign_in_outline(sample.board, sample.meeting(meeting)), f"sign-in-{meeting}")


@pytest.mark.parametrize("meeting", [NOVEMBER, JANUARY])
def test_the_chairs_brief(meeting: str) -> None:
    sample = sample_records()
    outline = chairs_brief_outline(sample.board, sample.meeting(meeting), sample.meetings)
    must_be_golden(outline, f"chairs-brief-{meeting}")

"""The sign-in sheet as an outline: everybody once, under their code, with room to sign."""

from dataclasses import replace

import pytest

from boardtui.documents.outline import Outline
from boardtui.documents.sign_in import BLANK_ROWS, sign_in_outline
from boardtui.edits.presence import MarkPerson, PutOnMeeting, Roll, StandIn
from boardtui.model.boards import Board, Membership, Role
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.model.presence import Attendee, Capacity
from tests.builders import after, at, board, meeting
from tests.documents.golden import cells, headings, said, tables, words


def sheet(of: Meeting | None = None, on: Board | None = None) -> Outline:
    return sign_in_outline(on or board(), of or meeting(MeetingState.SCHEDULED))


def by_heading(outline: Outline) -> dict[str, list[tuple[str, ...]]]:
    names = [text for level, text in headings(outline) if level == 2]
    return dict(zip(names, map(cells, tables(outline)), strict=True))


def test_everybody_who_may_come_stands_on_it_with_their_code() -> None:
    found = by_heading(sheet())
    assert found == {
        "Members": [
            ("PN", "Priya Nair", "Red", "Anywhere BC", "", ""),
            ("HP", "Helen Platts", "Red", "Ashby DC", "", ""),
            ("EM", "Élodie Marchand", "Red", "Anywhere BC", "", ""),
            ("IN", "Ian Nash", "Blue", "Anywhere BC", "", ""),
            ("IC", "Ian Clark", "Blue", "Bath City", "", ""),
        ],
        "Substitutes": [
            ("SW", "Sam Wu", "Red", "Anywhere BC", "", "", ""),
            ("TO", "Tom O'Neil", "Blue", "Anywhere BC", "", "", ""),
        ],
        "Officers": [("OF", "Olga Ford", "–", "", "")],
        "Guests": [("", "", "", "")] * BLANK_ROWS,
    }


def test_only_the_columns_to_be_written_in_are_empty() -> None:
    for table in tables(sheet()):
        for row in cells(table):
            empty = [column.to_fill for column, text in zip(table.columns, row, strict=True) if not text]
            assert all(empty)
        assert [one.heading for one in table.columns][-2:] == ["Signed in at", "Signature"]
        assert sum(one.width_cm for one in table.columns) == pytest.approx(25.2)
    assert sheet().landscape


def test_apologies_and_substitutes_known_so_far_are_said() -> None:
    held = after(
        MarkPerson("priya", Roll.APOLOGIES, at("09:00")),
        MarkPerson("ian-n", Roll.APOLOGIES, at("09:00")),
        StandIn("tom", "ian-n", at("09:30")),
    )
    found = by_heading(sheet(held))
    assert found["Members"][0][1] == "Priya Nair / Apologies received"
    assert found["Members"][3][1] == "Ian Nash / Apologies received / Substitute: Tom O'Neil"
    assert found["Substitutes"][1][4] == "Ian Nash"


def test_guests_and_officers_put_on_the_meeting_join_it_once() -> None:
    held = after(
        PutOnMeeting(Attendee("", Capacity.IN_ATTENDANCE, name="Ann Lee", body="Water Co", code="AL")),
        PutOnMeeting(Attendee("", Capacity.OFFICER, person="olga")),
        PutOnMeeting(Attendee("", Capacity.OFFICER, name="Bo Day", code="BD")),
        PutOnMeeting(Attendee("", Capacity.SUBSTITUTE, name="Cy Fox", code="CF", group="red")),
        PutOnMeeting(Attendee("", Capacity.IN_ATTENDANCE, person="helen")),
        start=meeting(MeetingState.SCHEDULED),
    )
    found = by_heading(sheet(held))
    assert [row[:2] for row in found["Officers"]] == [("OF", "Olga Ford"), ("BD", "Bo Day")]
    assert found["Substitutes"][-1][:4] == ("CF", "Cy Fox", "Red", "–")
    assert found["In attendance"] == [("AL", "Ann Lee", "Water Co", "", "")]
    assert words(sheet(held)).count("Helen Platts") == 1


def test_observers_and_a_board_without_groups_or_codes() -> None:
    memberships = tuple(one for one in board().memberships if one.role is not Role.OFFICER)
    on = replace(
        board(),
        groups=(),
        memberships=(*memberships, Membership("olga", Role.OBSERVER, votes=False)),
        people=tuple(replace(one, code="") for one in board().people),
    )
    found = by_heading(sheet(on=on))
    assert found["Observers"] == [("–", "Olga Ford", "–", "", "")]
    assert found["Members"][0] == ("–", "Priya Nair", "Anywhere BC", "", "")


def test_a_meeting_that_is_not_held_says_so() -> None:
    outline = sheet(meeting(MeetingState.CANCELLED))
    assert outline.status == "CANCELLED"
    assert said(outline)[0] == "This meeting is cancelled"

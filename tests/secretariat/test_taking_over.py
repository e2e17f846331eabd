"""A substitute takes a seat in which somebody was counted: who was here stays on record (R8, R10, R15)."""

from dataclasses import replace

import pytest

from boardtui.documents.attendance_table import attendance_table
from boardtui.edits.base import MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.presence import MarkPerson, Roll, StandIn, StepDown
from boardtui.edits.timeline import Timeline, Undo
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.attendance import Mark, attendance
from boardtui.rules.chronicle import told
from boardtui.rules.wording import coming_or_going
from tests.builders import board, meeting, stamp
from tests.secretariat.typed import at, edit_of, held, refusal_of, typed


def told_of(of: Meeting) -> list[str]:
    return [coming_or_going(board(), of, one) for one in told(of.presence)]


def names(of: Meeting) -> set[tuple[str, str]]:
    rows = attendance_table(board(), of).rows
    return {
        (first, second)
        for row in rows
        for first, second in [tuple("".join(part.text for part in cell) for cell in row.cells[:2])]
    }


def done(line: str, of: Meeting, clock: str = "10:30") -> Meeting:
    edit = typed(line, of, clock=clock).edit
    assert isinstance(edit, MeetingEdit)
    return edit.apply(of, stamp(50))


def test_a_member_in_the_room_leaves_when_a_substitute_takes_over() -> None:
    before = held("+pn hp ic", "/item 2", "D: Members agreed the plan", "V: 3-0-0")
    understood = typed("/sub sw for pn", before)
    assert understood.edit == Together(
        (MarkPerson("priya", Roll.LEFT, at("10:30"), "i2"), StandIn("sam", "priya", at("10:30"), "i2")),
        "Sam Wu stands in for Priya Nair",
    )
    assert understood.warnings == ("Priya Nair was here from 10:01: noted as leaving at 10:30",)
    record = done("/sub sw for pn", before)
    standing = attendance(board(), record).standing("priya")
    assert (standing.mark, standing.left, standing.substitute) == (Mark.PRESENT, at("10:30"), "sam")
    assert {one.person for one in attendance(board(), record).voters} == {"helen", "ian-c", "sam"}
    assert "Priya Nair left the meeting at 10.30 during item 2." in told_of(record)
    assert {("Member", "Priya Nair"), ("Substitute", "Sam Wu (Red Group), for Priya Nair")} <= names(record)


def test_one_undo_takes_back_the_departure_and_the_substitution() -> None:
    before = held("+pn hp")
    timeline = Timeline(before)
    edit = typed("/sub sw for pn", before).edit
    assert edit is not None
    timeline.follow(edit, stamp(50))
    assert timeline.record != before
    timeline.follow(Undo(), stamp(51))
    assert timeline.record == before


def test_a_presiding_member_who_is_replaced_is_asked_about() -> None:
    said = typed("/sub sw for hp", held("+hp pn")).warnings
    assert said[0].startswith("Helen Platts was here from 10:01")
    assert said[1].startswith("Helen Platts presides: say who does meanwhile")


@pytest.mark.parametrize(
    ("lines", "clock"),
    [(("+pn",), "10:01"), (("=pn apologies",), "10:30"), ((), "10:30"), (("+pn", "-pn"), "10:30")],
)
def test_a_slip_and_whoever_is_not_here_leave_nothing_behind(lines: tuple[str, ...], clock: str) -> None:
    assert typed("/sub sw for pn", held(*lines), clock=clock).edit == StandIn("sam", "priya", at(clock))
    assert typed("/sub sw for pn", held(*lines), clock=clock).warnings == ()


def test_before_the_opening_a_mark_is_put_right_by_the_substitution() -> None:
    waiting = replace(meeting(MeetingState.SCHEDULED), presence=held("+pn").presence)
    assert isinstance(typed("/sub sw for pn", waiting).edit, StandIn)


def test_a_substitution_of_some_minutes_ago_has_the_departure_of_then() -> None:
    record = done("/sub sw for pn 10:10", held("+pn", "+hp", *("/item 2",) * 12, "+ic"))
    standing = attendance(board(), record).standing("priya")
    assert (standing.mark, standing.left, standing.substitute) == (Mark.PRESENT, at("10:10"), "sam")
    assert [one.inserted for one in record.presence[-2:]] == [True, True]


def test_a_departure_on_record_later_does_not_take_back_that_the_member_came() -> None:
    record = done("/sub sw for pn 10:10", held("+pn", *("/item 2",) * 18, "-pn"))
    assert attendance(board(), record).standing("priya").mark is Mark.PRESENT
    assert told_of(record)[1] == "Priya Nair left the meeting at 10.10 during item 2."


def test_the_same_substitute_again_changes_nothing() -> None:
    keeps = typed("+pn", held("/sub sw for pn"), clock="10:05").if_no
    assert isinstance(keeps, MarkPerson)
    sits = keeps.apply(held("/sub sw for pn"), stamp(40))
    assert attendance(board(), sits).standing("priya").in_room
    assert done("/sub sw for pn", sits) == sits


def test_a_substitute_who_served_and_is_replaced_stays_on_record() -> None:
    before = held("/sub sw for pn", "+hp")
    understood = typed("/sub of for pn", before)
    assert isinstance(understood.edit, Together)
    assert understood.edit.edits[0] == StepDown("sam", at("10:30"))
    record = done("/sub of for pn", before)
    assert {one.person for one in attendance(board(), record).voters} == {"helen", "olga"}
    assert ("Substitute", "Sam Wu (Red Group), for Priya Nair") in names(record)


def test_a_substitute_put_down_by_a_slip_is_replaced_without_a_trace() -> None:
    record = done("/sub of for pn", held("/sub sw for pn"), clock="10:01")
    assert not any(name.startswith("Sam Wu") for _, name in names(record))


@pytest.mark.parametrize("present", [(), ("+hp",)])
def test_nobody_fills_two_seats(present: tuple[str, ...]) -> None:
    assert refusal_of("/sub hp for pn", held(*present)) == (
        "Helen Platts has a seat of their own, and so cannot stand in for Priya Nair."
    )
    assert refusal_of("/sub pn for pn", held(*present)) == "Nobody can stand in for themselves."


def test_whoever_sits_for_somebody_else_is_still_refused_by_the_record() -> None:
    edit = edit_of("/sub sw for hp", StandIn, held("/sub sw for pn"))
    assert edit.substitute == "sam"

"""What the machine of ``test_presence_machine`` and the hard meeting found, each a case of its own."""

import pytest

from boardtui.edits.base import MeetingEdit
from boardtui.edits.course import Adjourn, Resume
from boardtui.edits.presence import CorrectTime, MarkPerson, Roll, StandIn
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import Mark, attendance
from boardtui.rules.chronicle import told
from tests.builders import after, at, board

_BREAK: tuple[MeetingEdit, ...] = (Adjourn(at("10:20")), Resume(at("10:30"), roll_again=True))


def mark(roll: Roll, clock: str, who: str = "helen", *, late: bool = False) -> MarkPerson:
    return MarkPerson(who, roll, at(clock), "i1", inserted=late)


def cell(held: Meeting, who: str = "helen") -> Mark:
    return attendance(board(), held).standing(who).mark


@pytest.mark.parametrize(
    ("roll", "expected"),
    [(Roll.UNMARKED, Mark.UNMARKED), (Roll.APOLOGIES, Mark.APOLOGIES), (Roll.ABSENT, Mark.ABSENT)],
)
def test_a_correction_takes_back_what_came_later_too(roll: Roll, expected: Mark) -> None:
    came = mark(Roll.PRESENT, "10:20")
    assert cell(after(came, mark(roll, "10:05", late=True))) is expected
    assert cell(after(mark(roll, "10:00"), came, mark(roll, "10:05", late=True))) is expected


def test_a_substitute_told_of_afterwards_does_not_take_the_members_arrival_away() -> None:
    held = after(mark(Roll.PRESENT, "10:20"), StandIn("sam", "helen", at("10:05"), inserted=True))
    assert cell(held) is Mark.PRESENT
    between = after(
        mark(Roll.PRESENT, "10:00"),
        mark(Roll.LEFT, "10:05"),
        mark(Roll.PRESENT, "10:20"),
        StandIn("sam", "helen", at("10:06"), inserted=True),
    )
    assert cell(between) is Mark.PRESENT


def test_a_member_put_down_by_mistake_gives_way_to_the_substitute() -> None:
    held = after(mark(Roll.PRESENT, "10:00"), StandIn("sam", "helen", at("10:05"), inserted=True))
    assert cell(held) is Mark.APOLOGIES


def test_who_came_before_a_break_and_is_not_back_has_still_come() -> None:
    held = after(mark(Roll.PRESENT, "10:00"), *_BREAK, StandIn("sam", "helen", at("10:31")))
    assert cell(held) is Mark.PRESENT
    served = after(StandIn("sam", "helen", at("10:00")), *_BREAK, StandIn("tom", "helen", at("10:31")))
    result = attendance(board(), served)
    assert result.substitutes == ("sam", "tom")
    assert [one.person for one in result.voters] == ["tom"]


def test_who_had_left_before_the_break_is_not_asked_for_after_it() -> None:
    here = mark(Roll.PRESENT, "10:00")
    held = after(here, *_BREAK, mark(Roll.LEFT, "10:15", late=True))
    standing = attendance(board(), held).standing("helen")
    assert not standing.to_confirm and not standing.needs_mark
    back = after(here, *_BREAK, mark(Roll.PRESENT, "10:31"), mark(Roll.LEFT, "10:15", late=True))
    assert [f"{one.kind} {one.at:%H:%M}" for one in told(back.presence)] == [
        "arrived 10:00",
        "left 10:15",
        "returned 10:31",
    ]


def test_who_is_confirmed_after_the_break_does_not_return_in_the_note() -> None:
    marks = (mark(Roll.PRESENT, "10:31"), mark(Roll.PRESENT, "10:10", "priya", late=True))
    held = after(mark(Roll.PRESENT, "10:00"), *_BREAK, *marks)
    assert [f"{one.kind} {one.person}" for one in told(held.presence)] == ["arrived helen", "arrived priya"]


def test_a_member_whose_mark_is_cleared_while_somebody_sits_for_them_is_substituted() -> None:
    held = after(StandIn("sam", "helen", at("10:00")), mark(Roll.UNMARKED, "10:05"))
    assert cell(held) is Mark.SUBSTITUTED


def test_the_time_it_has_already_changes_nothing() -> None:
    held = after(mark(Roll.PRESENT, "10:05"))
    event = held.presence[0]
    assert after(CorrectTime(event.id, event.at, event.item), start=held) == held

"""Times that cannot well be meant: still to come, or long before the meeting; said, never refused."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from boardtui.model.meetings import Meeting
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.capture.scene import Scene, make_scene
from tests.builders import OPENED, at, board, meeting, scene
from tests.secretariat.typed import held, typed

_TO_COME = "10:50 is still to come: it is 10:30"
_EARLY = "08:55 is more than an hour before the meeting opened at 10:00"


@pytest.mark.parametrize(
    "line",
    [
        "+pn 10:50",
        "+pn ic 10:50",
        "=pn apologies 10:50",
        "/sub sw for pn 10:50",
        "/standdown to 10:50",
        "=em at 10:50",
        "/time em 10:50",
        "/close 10:50",
    ],
)
@pytest.mark.parametrize(("clock", "doubt"), [("10:50", _TO_COME), ("8:55", _EARLY)])
def test_a_time_that_is_to_come_or_long_before_is_doubted_once(line: str, clock: str, doubt: str) -> None:
    understood = typed(line.replace("10:50", clock), held("+em hp", "/sub to for in"))
    assert understood.edit is not None
    assert [one for one in understood.warnings if "noted as" not in one] == [doubt]


@pytest.mark.parametrize("line", ["-em 10:50", "/left em 10:50"])
def test_a_departure_that_is_to_come_is_doubted(line: str) -> None:
    understood = typed(line, held("+em hp"))
    assert understood.edit is not None
    assert understood.warnings == (_TO_COME,)


@pytest.mark.parametrize("line", ["+pn", "+pn -5", "+pn 10:31", "+pn 9:05", "+pn 10:00"])
def test_a_time_that_may_be_meant_is_not(line: str) -> None:
    assert typed(line, held("+hp")).warnings == ()


def test_before_the_opening_the_announced_start_is_gone_by() -> None:
    waiting = replace(meeting(), opened=None)
    doubt = "08:55 is more than an hour before the meeting is to begin at 10:00"
    assert typed("+pn 8:55", waiting, clock="09:50").warnings == (doubt,)
    assert typed("+pn 8:55", replace(waiting, start=None), clock="09:50").warnings == ()
    assert typed("/open 9:58", waiting, clock="09:50").warnings == ("09:58 is still to come: it is 09:50",)


def test_the_clock_of_another_day_says_nothing_of_what_is_to_come() -> None:
    later = make_scene(board(), held("+hp"), datetime(2026, 12, 1, 9, 0, tzinfo=UTC))
    assert understand("+pn 15:40", later).warnings == ()
    assert understand("+pn 8:55", later).warnings == (_EARLY,)


def test_the_wall_goes_on_where_a_scene_is_kept() -> None:
    kept = scene(held("+hp"))
    assert understand("+pn 10:50", kept).warnings == (_TO_COME,)
    assert understand("+pn 10:50", kept.later(at("10:49"))).warnings == ()
    assert understand("+pn 10:50", kept.later(datetime(2026, 12, 1, 9, 0, tzinfo=UTC))).warnings == ()


def test_a_clock_set_back_or_on_does_not_make_what_has_been_to_come() -> None:
    kept = scene(held("+hp"))
    assert understand("+pn 10:29", kept.at(at("10:10"))).warnings == ()
    assert understand("+pn 10:50", kept.at(at("10:50"))).warnings == ()
    assert understand("+pn 10:55", kept.at(at("10:50"))).warnings == ("10:55 is still to come: it is 10:50",)


def test_an_old_meeting_without_any_time_doubts_none() -> None:
    bare = replace(meeting(), opened=None, start=None, day=OPENED.date())
    assert understand("+pn 03:00", make_scene(board(), bare, datetime(2027, 1, 1, tzinfo=UTC))).warnings == ()


def of_another_day(of: Meeting, said: str | None) -> Scene:
    """Typed on another day, where the time may have been said."""
    clock = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    return make_scene(board(), of, clock, said=at(said) if said else None)


@pytest.mark.parametrize("line", ["-em 13:00", "+pn 12:30", "/time em 12:30", "/sub sw for pn 12:30"])
def test_a_time_after_the_one_that_was_said_is_to_come_on_another_day_too(line: str) -> None:
    record = held("+em hp")
    (doubt,) = understand(line, of_another_day(record, "12:10")).warnings
    assert doubt.endswith("is still to come: it is 12:10")
    assert understand(line, of_another_day(record, None).at(at("12:10"))).warnings == (doubt,)
    assert understand(line, of_another_day(record, "13:00")).warnings == ()
    assert understand(line, of_another_day(record, None)).warnings == ()


@pytest.mark.parametrize("line", ["/time 12:20", "/close 12:20", "/break 12:20: tea"])
def test_going_on_from_the_time_that_was_said_is_not_doubted(line: str) -> None:
    assert understand(line, of_another_day(held("+em hp"), "12:10")).warnings == ()


def test_the_time_of_the_opening_is_not_one_that_was_said() -> None:
    assert understand("+pn 10:40", of_another_day(held("+hp"), "10:00")).warnings == ()


def test_hours_after_the_meeting_a_time_is_doubted_whatever_the_clock() -> None:
    record = held("+hp")
    doubt = ("23:30 is more than eight hours after 10:00",)
    assert understand("+pn 23:30", of_another_day(record, None)).warnings == doubt
    resumed = held("+hp", "/break: tea", "/resume 16:00")
    assert understand("+pn 23:30", of_another_day(resumed, None)).warnings == ()


@pytest.mark.parametrize(
    ("lines", "line", "doubt"),
    [
        (("+hp", "-hp 10:20"), "/close 10:15", "10:15 is before Helen Platts left at 10:20"),
        (("+hp", "+pn 10:40"), "/close", "10:30 is before Priya Nair arrived at 10:40"),
        (("+hp 10:00", "/item 2"), "/close 10:01", "10:01 is before item 2 was taken at 10:02"),
        (("+hp", "/item 2", "-hp 10:20"), "/close 10:01", "10:01 is before Helen Platts left at 10:20"),
    ],
)
def test_closing_before_something_on_record_names_the_latest(
    lines: tuple[str, ...], line: str, doubt: str
) -> None:
    understood = typed(line, held(*lines))
    assert understood.edit is not None
    assert understood.warnings == (doubt,)


def test_closing_after_everything_is_not_doubted_nor_for_what_was_taken_back() -> None:
    assert typed("/close 10:20", held("+hp", "-hp 10:20")).warnings == ()
    assert typed("/close", held("+hp", "+pn 10:40", "=pn apologies")).warnings == ()

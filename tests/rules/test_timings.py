"""Start times and the end of the meeting from the minutes planned."""

from dataclasses import replace
from datetime import time

from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.rules.timings import timetable, timing_findings
from tests.builders import meeting

ITEMS = (
    AgendaItem("a", "1", "A", minutes_planned=2),
    AgendaItem("b", "2", "B", minutes_planned=30, state=ItemState.WITHDRAWN),
    AgendaItem("c", "3", "C"),
    AgendaItem("d", "4", "D", minutes_planned=58),
)


def test_each_item_begins_when_the_ones_before_it_are_over() -> None:
    found = timetable(replace(meeting(), agenda=ITEMS, finish=time(11, 30)))
    assert found.starts == {"a": time(10, 0), "c": time(10, 2), "d": time(10, 2)}
    assert (found.ends, found.minutes, found.over, found.without_minutes) == (time(11, 0), 60, -30, ("c",))


def test_without_a_start_only_the_length_is_known() -> None:
    found = timetable(replace(meeting(), agenda=ITEMS, start=None))
    assert (found.starts, found.ends, found.minutes, found.over) == ({}, None, 60, None)


def test_it_may_run_past_midnight() -> None:
    late = replace(meeting(), agenda=ITEMS, start=time(23, 30), finish=time(0, 15))
    assert (timetable(late).ends, timetable(late).over) == (time(0, 30), 15)
    (said,) = timing_findings(late)
    assert said.sentence == "The agenda ends at 00.30, 15 minutes after the announced finish."
    assert not list(timing_findings(replace(late, finish=time(1, 0))))
    assert not list(timing_findings(replace(late, finish=None)))

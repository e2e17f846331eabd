"""An action as it stood on a past day: as if nothing dated later had been entered (R1, R45)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.edits.actions import ChangeDue, ReassignAction, SetActionStatus
from boardtui.edits.minuting import Assign, ReportProgress
from boardtui.model.actions import ActionStatus, Owner
from boardtui.model.meetings import MeetingState
from boardtui.rules.arising import actions_arising, stood_on
from boardtui.rules.digest import Assigned, assigned, digest
from tests.builders import DAY, after, meeting

GIVEN = Assign("Mend the gates", "i2", "PB/2026-27/01", (Owner("Officers"),), DAY + timedelta(days=5))
Later = ReassignAction | ChangeDue | SetActionStatus | ReportProgress


def on(days: int) -> date:
    return DAY + timedelta(days=days)


def row(*edits: Later) -> Assigned:
    (found,) = assigned(after(GIVEN, *edits, start=meeting(MeetingState.CLOSED)))
    return found


days = st.integers(0, 40)
edits = st.one_of(
    st.builds(lambda day, name: ReassignAction("a1", (Owner(name),), on(day)), days, st.sampled_from("ABC")),
    st.builds(
        lambda day, due, following: ChangeDue("a1", due and on(due), on(day), following),
        days,
        st.none() | st.integers(1, 90),
        st.booleans(),
    ),
    st.builds(
        lambda day, status: SetActionStatus("a1", status, on(day), "why"), days, st.sampled_from(ActionStatus)
    ),
    st.builds(lambda day: ReportProgress("a1", on(day), "so far"), days),
)


@given(st.lists(edits, max_size=8), st.integers(0, 45))
def test_it_is_as_if_what_is_dated_later_had_not_been_entered(entered: list[Later], day: int) -> None:
    known = [one for one in entered if one.day <= on(day)]
    assert stood_on(row(*entered), on(day)) == row(*known)


@given(st.lists(edits, max_size=8))
def test_as_on_a_day_behind_all_that_is_dated_it_is_as_it_stands(entered: list[Later]) -> None:
    assert stood_on(row(*entered), date.max) == row(*entered)


@pytest.mark.parametrize(
    ("day", "owners", "due"), [(9, ("Officers",), 5), (10, ("Officers",), 30), (20, ("Ann",), 30)]
)
def test_a_meeting_is_told_whose_it_was_and_when_it_was_due_on_its_day(
    day: int, owners: tuple[str, ...], due: int
) -> None:
    moved = (ChangeDue("a1", on(30), on(10)), ReassignAction("a1", (Owner("Ann"),), on(20)))
    held = after(GIVEN, *moved, start=meeting(MeetingState.CLOSED))
    (told,) = actions_arising([(digest(held), assigned(held))], on(day))
    assert (told.action.owners, told.action.due) == (owners, on(due))
    assert told.is_overdue(on(day)) is (due < day)

"""Actions after they were minuted, and what of them arises at the next meeting (R45–R47)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from boardtui.documents.note_actions import progress_of
from boardtui.edits.actions import ChangeDue, PutActionOnAgenda, ReassignAction, SetActionStatus
from boardtui.edits.base import MeetingEdit
from boardtui.edits.minuting import Assign, ReportProgress
from boardtui.errors import EditRefused
from boardtui.model.actions import ActionStatus, Owner
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.arising import actions_arising, is_closed
from boardtui.rules.digest import Assigned, Digest, assigned, digest
from tests.builders import DAY, NEXT, after, board, meeting

OFFICERS, ANN = Owner("Officers"), Owner("Ann Lee", "ann")
LATER = NEXT + timedelta(days=60)
GIVEN = Assign("Progress the  plan – and report", "i2", "PB/2026-27/01", (OFFICERS,), NEXT, True)


def held(*edits: MeetingEdit) -> Meeting:
    return after(GIVEN, *edits, start=meeting(MeetingState.CLOSED))


def given(*meetings: Meeting) -> list[tuple[Digest, tuple[Assigned, ...]]]:
    return [(digest(one), assigned(one)) for one in meetings]


def on(day: date) -> Meeting:
    return replace(meeting(MeetingState.CLOSED), id=day.isoformat(), day=day)


def test_what_was_minuted_stays_and_what_holds_now_is_beside_it() -> None:
    one = held(
        ReassignAction("a1", (ANN,), DAY, " busy "), ChangeDue("a1", LATER, DAY, reason="late"),
        PutActionOnAgenda("a1", "m2", "t1"),
    ).actions[0]  # fmt: skip
    assert (one.text, one.owners, one.due, one.due_next_meeting) == (GIVEN.text, (OFFICERS,), NEXT, True)
    assert (one.owners_now, one.due_now, one.due_next_now) == ((ANN,), LATER, False)
    assert [change.reason for change in one.changes] == ["busy", "late"]
    assert (one.on_meeting, one.on_item) == ("m2", "t1")
    plain = held().actions[0]
    assert (plain.owners_now, plain.due_now, plain.due_next_now) == ((OFFICERS,), NEXT, True)
    off = held(ChangeDue("a1", None, DAY), PutActionOnAgenda("a1", None, "t1")).actions[0]
    assert (off.due_now, off.on_item) == (None, None)
    row = assigned(held(ReassignAction("a1", (ANN,), DAY), ChangeDue("a1", None, DAY, True)))[0]
    assert (row.owners, row.due, row.due_next_meeting) == (("Ann Lee",), None, True)


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (SetActionStatus("a9", ActionStatus.DONE, DAY), "no such action"),
        (SetActionStatus("a1", ActionStatus.DROPPED, DAY, " "), "needs a reason"),
        (ReassignAction("a1", (), DAY), "at least one owner"),
    ],
)
def test_what_is_refused(edit: MeetingEdit, why: str) -> None:
    with pytest.raises(EditRefused, match=why):
        held(edit)


def test_an_open_action_arises_in_the_very_words_minuted() -> None:
    rows = actions_arising(given(held(ReportProgress("a1", DAY, "begun"))), NEXT)
    (row,) = rows
    assert row.text == GIVEN.text
    assert (row.ref, row.status, row.progress) == (GIVEN.ref, ActionStatus.OPEN, ((DAY, "begun"),))
    assert (row.is_overdue(NEXT), row.is_overdue(LATER)) == (False, True)
    assert actions_arising(given(held()), DAY) == ()


@pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.DROPPED])
def test_a_settled_action_is_shown_once_and_is_closed_then(status: ActionStatus) -> None:
    first = held(SetActionStatus("a1", status, DAY + timedelta(days=3), "so it is"))
    (row,) = actions_arising(given(first, on(NEXT)), NEXT)
    assert (row.status, row.settled, row.is_overdue(LATER)) == (status, DAY + timedelta(days=3), False)
    assert actions_arising(given(first, on(NEXT)), LATER) == ()
    assert actions_arising(given(first), LATER) == (row,)
    scheduled = replace(on(NEXT), state=MeetingState.CANCELLED)
    assert actions_arising(given(first, scheduled), LATER) == (row,)
    action = assigned(first)[0]
    assert [is_closed(action, DAY, days) for days in ([], [DAY], [DAY, NEXT])] == [False, False, True]


def test_as_at_the_day_of_the_meeting() -> None:
    first = held(
        SetActionStatus("a1", ActionStatus.IN_PROGRESS, DAY, "begun"),
        SetActionStatus("a1", ActionStatus.DONE, LATER, "done"),
    )
    (row,) = actions_arising(given(first), NEXT)
    assert (row.status, row.settled, row.progress) == (ActionStatus.IN_PROGRESS, None, ((DAY, "begun"),))


def test_reports_come_by_their_day_and_not_as_they_were_typed() -> None:
    second, third = DAY + timedelta(days=1), DAY + timedelta(days=2)
    typed = ((third, "sent"), (DAY, "begun"), (second, "asked"), (DAY, "put off"))
    record = held(*(ReportProgress("a1", day, text) for day, text in typed))
    ordered = ((DAY, "begun"), (DAY, "put off"), (second, "asked"), (third, "sent"))
    (row,) = actions_arising(given(record), NEXT)
    assert row.progress == assigned(record)[0].progress == ordered
    assert tuple(one.text for one in progress_of(board(), record.actions[0])) == tuple(
        text for _, text in ordered
    )


def test_an_action_done_and_opened_again_arises() -> None:
    first = held(
        SetActionStatus("a1", ActionStatus.DONE, DAY),
        SetActionStatus("a1", ActionStatus.DONE, NEXT),
        SetActionStatus("a1", ActionStatus.OPEN, NEXT, "not so"),
    )
    (row,) = actions_arising(given(first, on(NEXT)), LATER)
    assert (row.status, row.settled, row.progress) == (ActionStatus.OPEN, None, ((NEXT, "not so"),))
    assert not is_closed(assigned(first)[0], DAY, [LATER])


def test_the_status_of_an_old_report_counts_from_its_day() -> None:
    first = held(ReportProgress("a1", DAY, "sent", ActionStatus.DONE))
    assert assigned(first)[0].statuses == ((DAY, ActionStatus.DONE),)
    bare = replace(first, actions=tuple(replace(one, progress=()) for one in first.actions))
    assert assigned(bare)[0].statuses == ((DAY, ActionStatus.DONE),)


@generated(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=20), max_size=4))
def test_the_progress_table_quotes(text: str, reports: list[str]) -> None:
    edits = [ReportProgress("a1", DAY, one) for one in reports]
    record = after(Assign(text, "i2"), *edits, start=meeting(MeetingState.CLOSED))
    (row,) = actions_arising(given(record), NEXT)
    assert row.text == text == record.actions[0].text
    assert [words for _, words in row.progress] == reports

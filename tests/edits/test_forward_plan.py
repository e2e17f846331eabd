"""The forward plan: promised, put on an agenda, answered, moved, dropped; and read."""

from dataclasses import replace
from datetime import date

import pytest

from boardtui.edits.base import BoardEdit
from boardtui.edits.forward_plan import AnswerPromise, DropPromise, MovePromise, PlacePromise, PromiseItem
from boardtui.errors import EditRefused
from boardtui.model.boards import Board, CalendarDate
from boardtui.model.forward_plan import Promise, PromiseState
from boardtui.rules.forward_plan import (
    day_in_words,
    falls_due,
    find_promise,
    open_promises,
    promised_to,
    suggested_promise,
)
from tests.builders import DAY, NEXT, board, meeting, stamp

MADE = Promise("p1", "Gates", DAY)
MARCH = date(2027, 3, 21)


def done(*edits: BoardEdit, start: Board | None = None) -> Board:
    result = start or board()
    for number, edit in enumerate(edits, start=1):
        result = edit.apply(result, stamp(number))
    return result


def test_a_promise_from_beginning_to_end() -> None:
    made = done(PromiseItem(" Gates ", DAY, None, "m", "i2", "PB/2026-27/01"))
    assert made.plan == (replace(MADE, meeting="m", item="i2", ref="PB/2026-27/01"),)
    placed = done(PlacePromise("p1", "2027-01-18", "t4"), start=made).plan[0]
    assert (placed.state, placed.on_meeting, placed.on_item) == (PromiseState.ON_AGENDA, "2027-01-18", "t4")
    answered = done(PlacePromise("p1", "x", "t4"), AnswerPromise("p1", "by letter"), start=made).plan[0]
    assert (answered.state, answered.words, answered.state.is_open) == (
        PromiseState.ANSWERED,
        "by letter",
        False,
    )
    moved = done(PlacePromise("p1", "x", "t4"), MovePromise("p1", NEXT, MARCH), start=made).plan[0]
    assert (moved.state, moved.since, moved.due, moved.on_meeting) == (
        PromiseState.PROMISED,
        NEXT,
        MARCH,
        None,
    )
    dropped = done(DropPromise("p1", "no longer"), PromiseItem("Other", DAY), start=made)
    assert [one.state for one in dropped.plan] == [PromiseState.DROPPED, PromiseState.PROMISED]
    assert done(PromiseItem("Gates", DAY, promise="p1"), start=dropped).plan[0] == MADE


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (PromiseItem(" ", DAY), "needs a title"),
        (PromiseItem("x", DAY, DAY), "a day after"),
        (PromiseItem("x", DAY, promise="p1"), "promised already"),
        (MovePromise("p1", DAY, DAY), "a day after"),
        (DropPromise("p1", " "), "needs a reason"),
        (AnswerPromise("p9"), "no such promise"),
    ],
)
def test_what_is_refused(edit: BoardEdit, why: str) -> None:
    with pytest.raises(EditRefused, match=why):
        done(edit, start=replace(board(), plan=(MADE,)))


def test_a_promise_is_for_the_next_date_that_stands() -> None:
    assert falls_due(board(), MADE) == NEXT
    assert falls_due(board(), replace(MADE, due=NEXT)) == NEXT
    assert falls_due(board(), replace(MADE, due=date(2027, 1, 1))) == NEXT
    assert falls_due(board(), replace(MADE, since=NEXT)) is None
    assert falls_due(board(), replace(MADE, due=MARCH)) == MARCH


def test_what_is_owed_to_a_meeting() -> None:
    plan = (
        replace(MADE, id="late", due=MARCH), MADE, replace(MADE, id="gone", state=PromiseState.DROPPED),
        replace(MADE, id="there", state=PromiseState.ON_AGENDA), replace(MADE, id="after", since=NEXT),
    )  # fmt: skip
    full = replace(board(), plan=plan)
    assert [one.id for one in open_promises(full)] == ["p1", "there", "late", "after"]
    january = replace(meeting(), id="j", day=NEXT)
    assert [one.id for one in promised_to(full, january)] == ["p1"]
    assert [one.id for one in promised_to(full, replace(january, day=MARCH))] == ["p1", "late", "after"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("agreed that a further item on the Plan be brought forward to the January Board agenda.", NEXT),
        ("and to update Members on progress at the January Board meeting.", NEXT),
        ("report back to the next meeting", None),
        ("agreed that the Plan come back to the Board as an item in January.", NEXT),
        ("bring it to the April committee", date(2027, 4, 1)),
    ],
)
def test_words_that_sound_like_a_promise_are_suggested(text: str, due: date | None) -> None:
    found = suggested_promise(board(), DAY, text)
    assert found is not None
    assert found.due == due
    assert found.phrase in text


@pytest.mark.parametrize(
    "text", ["report to the Board in due course", "noted", "the January snow was brought up"]
)
def test_other_words_are_not(text: str) -> None:
    assert suggested_promise(board(), DAY, text) is None


def test_a_month_in_words_is_the_date_of_the_calendar() -> None:
    more = replace(board(), calendar=(*board().calendar, CalendarDate(date(2027, 3, 2))))
    assert day_in_words(more, DAY, "to the march meeting") == date(2027, 3, 2)
    assert day_in_words(more, DAY, "to November") == date(2027, 11, 1)
    assert day_in_words(more, DAY, "to the next one") is None


def test_a_promise_is_found_by_id_or_title() -> None:
    plan = (MADE, replace(MADE, id="p2", title="Fences and gates"))
    assert find_promise(plan, "p2") == plan[1]
    assert find_promise(plan, "fences") == plan[1]
    assert find_promise(plan, "gates") is None

"""Links between records: the forward plan, the note approved at the next meeting, actions on an agenda."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from boardtui.edits.agenda import AddItem, RemoveItem
from boardtui.edits.agenda_issue import IssueAgenda
from boardtui.edits.agenda_items import AnswerStub, ReportOnActions
from boardtui.edits.batch import Together
from boardtui.edits.course import DisposeOfItem, OpenMeeting
from boardtui.edits.forward_plan import PromiseItem
from boardtui.edits.minuting import Assign, Strike, WriteMinute
from boardtui.edits.note_life import ApproveEarlierNote, MoveNote
from boardtui.edits.timeline import Redo, Undo
from boardtui.errors import EditRefused, NotFound, Refusal
from boardtui.model.agendas import ItemState
from boardtui.model.forward_plan import Promise, PromiseState
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import Correction, Meeting, MeetingState, NoteState
from boardtui.secretariat.secretariat import Secretariat
from boardtui.secretariat.wording import said_of_edit
from boardtui.secretariat.year_round import (
    approve_note,
    arising,
    draft_agenda,
    promises_in_words,
)
from tests.builders import DAY, NEXT, OPENED, at, board, meeting
from tests.store.shelf import cabinet, stocked

FIRST, LATER, BOARD = RecordKey("parks", "2026-11-24"), RecordKey("parks", "2027-01-18"), RecordKey("parks")
JANUARY = replace(
    meeting(MeetingState.SCHEDULED), id="2027-01-18", day=NEXT, agenda=(), previous="2026-11-24"
)


@pytest.fixture
def counter(tmp_path: Path) -> Secretariat:
    opened = Secretariat(stocked(tmp_path / "w"), lambda: at("10:30"))
    opened.found(JANUARY)
    opened.do(FIRST, WriteMinute("Twelve came.", "i1"))
    opened.capture(FIRST, "/item 2")
    opened.capture(FIRST, "A: Bring a paper to the January meeting @Officers")
    opened.capture(FIRST, "/close 11:00")
    return opened


def plan(counter: Secretariat) -> dict[str, Promise]:
    return {one.id: one for one in counter.board("parks").plan}


def item_of(counter: Secretariat, title: str, key: RecordKey = LATER) -> str:
    return next(one.id for one in counter.meeting(key).agenda if one.title == title)


def test_a_deferred_item_is_promised_and_comes_back_as_a_stub(counter: Secretariat) -> None:
    counter.do(FIRST, DisposeOfItem("i2", ItemState.DEFERRED))
    promise = plan(counter)["2026-11-24/i2"]
    assert (promise.title, promise.since, promise.due, promise.item) == ("Gates and fences", DAY, None, "i2")
    counter.do(LATER, draft_agenda(counter, LATER))
    stub = next(one for one in counter.meeting(LATER).agenda if one.stub)
    assert (stub.title, stub.promise) == ("Gates and fences", promise.id)
    placed = plan(counter)[promise.id]
    assert (placed.state, placed.on_meeting, placed.on_item) == (
        PromiseState.ON_AGENDA,
        LATER.meeting,
        stub.id,
    )
    with pytest.raises(EditRefused, match="Gates and fences"):
        counter.do(LATER, IssueAgenda())
    counter.do(LATER, AnswerStub(stub.id))
    counter.do(LATER, IssueAgenda())
    assert plan(counter)[promise.id].state is PromiseState.ANSWERED


def test_taken_back_the_deferral_takes_its_promise_along(counter: Secretariat) -> None:
    counter.do(FIRST, DisposeOfItem("i2", ItemState.DEFERRED, date(2027, 3, 2)))
    assert plan(counter)["2026-11-24/i2"].due == date(2027, 3, 2)
    counter.do(FIRST, Undo())
    assert plan(counter)["2026-11-24/i2"].state is PromiseState.DROPPED
    counter.do(FIRST, Redo())
    assert plan(counter)["2026-11-24/i2"].state is PromiseState.PROMISED
    counter.do(FIRST, DisposeOfItem("i2", ItemState.DEFERRED, date(2027, 5, 4)))
    assert plan(counter)["2026-11-24/i2"].due == date(2027, 5, 4)
    sequence = counter.open(FIRST)[1]
    counter.do(FIRST, DisposeOfItem("i2", ItemState.DEFERRED, DAY))
    assert (plan(counter)["2026-11-24/i2"].due, sequence + 1) == (None, counter.open(FIRST)[1])


def test_a_promised_item_deferred_again_is_the_same_promise(counter: Secretariat) -> None:
    counter.do(BOARD, PromiseItem("Budget", DAY))
    (promise,) = plan(counter)
    counter.do(LATER, draft_agenda(counter, LATER))
    stub = item_of(counter, "Budget")
    counter.do(LATER, DisposeOfItem(stub, ItemState.DEFERRED, date(2027, 3, 2)))
    moved = plan(counter)[promise]
    assert (moved.state, moved.since, moved.due) == (PromiseState.PROMISED, NEXT, date(2027, 3, 2))
    assert len(plan(counter)) == 1
    counter.do(LATER, DisposeOfItem(stub, ItemState.LISTED))
    assert plan(counter)[promise].on_item == stub
    counter.do(LATER, DisposeOfItem(stub, ItemState.WITHDRAWN))
    assert (plan(counter)[promise].state, plan(counter)[promise].due) == (PromiseState.PROMISED, None)


def test_a_stub_taken_off_is_owed_again_and_holds_the_issue_up(counter: Secretariat) -> None:
    counter.do(BOARD, PromiseItem("Budget", DAY))
    counter.do(LATER, draft_agenda(counter, LATER))
    counter.do(LATER, RemoveItem(item_of(counter, "Budget")))
    (promise,) = plan(counter).values()
    assert (promise.state, promise.on_item) == (PromiseState.PROMISED, None)
    with pytest.raises(EditRefused, match=r"forward plan owes it: Budget \(p2\)"):
        counter.do(LATER, IssueAgenda())
    counter.do(LATER, AddItem("The budget", promise=promise.id))
    counter.do(LATER, IssueAgenda())
    assert plan(counter)[promise.id].state is PromiseState.ANSWERED


def later_opened(counter: Secretariat) -> None:
    counter.do(LATER, draft_agenda(counter, LATER))
    counter.do(LATER, OpenMeeting(OPENED))


def note(counter: Secretariat) -> tuple[NoteState, str | None]:
    life = counter.meeting(FIRST).note
    return life.state, life.approved_at


def test_the_last_note_is_approved_in_the_meeting(counter: Secretariat) -> None:
    later_opened(counter)
    counter.capture(LATER, "/approve note: Twelve -> Ten")
    assert note(counter) == (NoteState.APPROVED, "2027-01-18")
    later = counter.meeting(LATER)
    assert (
        later.decisions[0].text == "The note of the meeting held on 24 November 2026 was agreed as amended."
    )
    assert later.decisions[0].item == item_of(counter, "Note of the meeting of 24 November 2026")
    assert later.approvals[0].corrections == counter.meeting(FIRST).note.amendments
    with pytest.raises(Refusal, match="approved that note already"):
        counter.capture(LATER, "/approve note")
    with pytest.raises(Refusal, match="is corrected"):
        counter.capture(FIRST, "/reopen: to change it")


def test_without_amendments_it_is_a_correct_record(counter: Secretariat) -> None:
    later_opened(counter)
    approve_note(counter, LATER)
    assert counter.meeting(LATER).decisions[0].ref == "PB/2026-27/02"
    assert "24 November 2026 was agreed as a correct record" in counter.meeting(LATER).decisions[0].text
    assert note(counter)[0] is NoteState.APPROVED


@pytest.mark.parametrize("line", ["/approve note: nothing", "/approve note: a -> b; c"])
def test_amendments_are_written_old_and_new(counter: Secretariat, line: str) -> None:
    later_opened(counter)
    with pytest.raises(Refusal, match="old words -> new words"):
        counter.capture(LATER, line)


def test_a_meeting_that_names_no_note_says_so(counter: Secretariat) -> None:
    counter.found(replace(meeting(), id="x", day=date(2027, 3, 2)))
    with pytest.raises(Refusal, match="does not say which note"):
        counter.capture(RecordKey("parks", "x"), "/approve note")


def test_an_end_between_the_two_records_is_mended_by_asking_again(
    counter: Secretariat, tmp_path: Path
) -> None:
    later_opened(counter)
    counter.do_only(LATER, ApproveEarlierNote("2026-11-24", "It was agreed."))
    counter.close()
    assert note(counter)[0] is NoteState.DRAFT
    again = Secretariat(cabinet(tmp_path / "w"), lambda: at("10:30"))
    receipt = approve_note(again, LATER)
    assert not receipt.changed
    assert note(again) == (NoteState.APPROVED, "2027-01-18")
    assert len(again.meeting(LATER).decisions) == 1


@pytest.mark.parametrize("back", [Undo(), Strike("d3", "not so")])
def test_a_decision_taken_back_takes_the_approval_back(counter: Secretariat, back: Undo | Strike) -> None:
    later_opened(counter)
    approve_note(counter, LATER)
    assert counter.meeting(LATER).decisions[0].id in ("d4", "d3")
    edit = back if isinstance(back, Undo) else Strike(counter.meeting(LATER).decisions[0].id, "not so")
    counter.do(LATER, edit)
    assert note(counter) == (NoteState.CIRCULATED, None)
    approve_note(counter, LATER)
    assert note(counter)[0] is NoteState.APPROVED


def test_an_amendment_that_cannot_be_made_is_refused_before_anything_is_written(counter: Secretariat) -> None:
    later_opened(counter)
    sequence = counter.open(LATER)[1]
    with pytest.raises(EditRefused, match="do not stand"):
        approve_note(counter, LATER, (Correction(NEXT, "", "Nine", "Ten", entry="m2"),))
    counter.do(FIRST, MoveNote(NoteState.APPROVED, NEXT, "elsewhere"))
    edit = ApproveEarlierNote("2026-11-24", "x")
    with pytest.raises(EditRefused, match="approved at the meeting elsewhere already"):
        counter.do(LATER, Together((edit,)))
    assert counter.open(LATER)[1] == sequence


def test_there_may_be_no_note_to_approve(counter: Secretariat) -> None:
    with pytest.raises(NotFound, match="no earlier meeting"):
        approve_note(counter, FIRST)


def test_actions_arise_by_themselves_and_are_linked_to_the_item_that_reports_on_them(
    counter: Secretariat,
) -> None:
    counter.do(LATER, draft_agenda(counter, LATER))
    (row,) = arising(counter, LATER)
    assert row.text == counter.meeting(FIRST).actions[0].text
    counter.do(LATER, AddItem("Gates again"))
    item = item_of(counter, "Gates again")
    counter.do(LATER, ReportOnActions(item, (row.ref,)))
    linked = counter.meeting(FIRST).actions[0]
    assert (linked.on_meeting, linked.on_item) == ("2027-01-18", item)
    counter.do(LATER, ReportOnActions(item, ()))
    assert counter.meeting(FIRST).actions[0].on_meeting is None
    titles = [one.title for one in counter.meeting(LATER).agenda]
    assert "Actions arising" in titles


def test_words_that_sound_like_a_promise_are_heard_until_they_are_in_the_plan(counter: Secretariat) -> None:
    (heard,) = promises_in_words(counter, FIRST)
    assert (heard.title, heard.suggested.due, heard.ref) == ("Gates and fences", NEXT, "PB/2026-27/01")
    counter.do(BOARD, PromiseItem(heard.title, DAY, heard.suggested.due, "2026-11-24", heard.item, heard.ref))
    assert promises_in_words(counter, FIRST) == ()


@pytest.mark.parametrize(
    ("words", "to"),
    [("to the next meeting", None), ("to 18 January", None), ("to the March meeting", date(2027, 3, 1)),
     ("to 2027-03-02", date(2027, 3, 2)), ("to 2020-03-02", None)],
)  # fmt: skip
def test_a_deferral_typed_in_the_room_says_to_which_day(tmp_path: Path, words: str, to: date | None) -> None:
    opened = Secretariat(stocked(tmp_path / "w"), lambda: at("10:30"))
    opened.capture(FIRST, f"/defer 2 {words}")
    record = opened.meeting(FIRST)
    assert isinstance(record, Meeting)
    assert (record.agenda[1].state, record.agenda[1].deferred_to) == (ItemState.DEFERRED, to)
    assert [one.due for one in opened.board("parks").plan] == [to]


def test_an_edit_of_a_board_asks_nothing_of_other_records(counter: Secretariat) -> None:
    counter.do(BOARD, PromiseItem("x", DAY))
    assert counter.do(LATER, Together((Assign("y"),))).changed
    assert board().plan == ()


def test_what_was_done_is_said_in_words() -> None:
    amended = ApproveEarlierNote("2026-11-24", "x", corrections=(Correction(NEXT, "", "a", "b"),))
    said = [
        said_of_edit(one, board(), JANUARY)
        for one in (AddItem(" Gates "), IssueAgenda(), ApproveEarlierNote("2026-11-24", "x"), amended)
    ]
    assert said == [
        "Gates is on the agenda",
        "Agenda issued",
        "Note of 2026-11-24 approved",
        "Note of 2026-11-24 approved as amended",
    ]

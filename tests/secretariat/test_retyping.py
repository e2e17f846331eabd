"""An entry put back into the line is understood as itself; what is changed there is changed, and no more."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardtui.edits.batch import Together
from boardtui.edits.minuting import RecordVote, WriteMinute
from boardtui.edits.note_life import MoveNote
from boardtui.edits.revising import Minuted, Revise
from boardtui.edits.timeline import Timeline
from boardtui.errors import Refusal
from boardtui.model.actions import Owner
from boardtui.model.boards import Board
from boardtui.model.decisions import Outcome, Tally
from boardtui.model.meetings import Meeting, MeetingState, MinuteKind, NoteState
from boardtui.model.presence import InterestConduct, InterestKind
from boardtui.rules.minutes_order import entries, typed_last_first
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.capture.retyping import line_of, retype
from boardtui.secretariat.capture.scene import Understanding
from tests.builders import DAY, at, board, event, meeting, person, scene, stamp
from tests.secretariat.typed import held

_LINES = [
    "Helen Platts presented the register.",
    "N: /open was typed by mistake",
    "N: A: is the first letter",
    "Q: Who pays?\nThe Council does.",
    "A: Officers to circulate the risk register @Helen Platts by 18 Jan",
    "A: Send letter by post by 4 Dec @Priya",
    "A: chase @elodie, @Tom O’Neil by +2w",
    "A: @Ian to write to DfE by Fri",
    "A: mail clerk@board.org re keys @Priya by 5/12",
    "A: report back @Officers by next meeting",
    "A: nobody's and never",
    "D: Agreed the plan, subject to costs, moved @Helen Platts seconded @pn",
    "D: That the scheme be approved. Moved @Helen, seconded @Priya.",
    "D: noted.",
    "R: The minutes were approved",
    "I: @Helen personal: a friend of the applicant; left",
    "I: @PN dpi: shares; in two firms; spoke",
    "I: @elodie nri: ; stayed",
]


def _only(line: str) -> tuple[Minuted, Meeting]:
    after = held(line)
    found: tuple[Minuted, ...] = (*after.minutes, *after.decisions, *after.actions, *after.declarations)
    assert len(found) == 1
    return found[0], after


def _now(entry: Minuted, of: Meeting, line: str, on: Board | None = None) -> Understanding:
    at_hand = scene(of, on)
    retyping = retype(entry.id, at_hand)
    assert retyping is not None
    return retyping.understood(line, at_hand)


def _after(entry: Minuted, of: Meeting, line: str) -> Meeting:
    understood = _now(entry, of, line)
    assert understood.edit is not None, understood.refusal
    return understood.edit.apply(of, stamp(9))  # type: ignore[attr-defined,no-any-return]


def _same(one: Minuted, other: Minuted) -> bool:
    return replace(one, id="", order=0) == replace(other, id="", order=0)


@pytest.mark.parametrize("line", _LINES)
def test_the_line_of_an_entry_is_understood_as_that_entry(line: str) -> None:
    entry, after = _only(line)
    again, _ = _only(line_of(entry, after, board()))
    assert _same(entry, again)


@pytest.mark.parametrize("line", _LINES)
def test_an_entry_that_is_put_back_as_it_was_is_not_changed(line: str) -> None:
    entry, after = _only(line)
    assert _after(entry, after, line_of(entry, after, board())) == after


def test_the_grammar_it_was_typed_in() -> None:
    entry, after = _only("A: write to DfE @hp by 18 jan")
    assert line_of(entry, after, board()) == "A: write to DfE @Helen Platts by 18 Jan 2027"


_WORDS = """
A: D: R: I: N: Q: @ @hp @Ian @Zed @Officers by due before 4 Dec next meeting eom Fri 31/2 +2w moved seconded
; : , . / + - = personal dpi left stayed agreed noted rejected the plan
withdrew spoke retired dispensation — room then V: 2-1 3-3 nem con unanimous against abstain casting pn +hp
"""
_OPENED = st.sampled_from(["", "", "I: @hp dpi: ", "I: @hp ", "V: ", "V: 3-3 ", "V: for "])
_TYPED = st.builds(str.__add__, _OPENED, st.lists(st.sampled_from(_WORDS.split()), max_size=9).map(" ".join))


@given(st.lists(st.one_of(_TYPED, st.text(max_size=12)), max_size=6))
@settings(max_examples=300)
def test_whatever_was_typed_is_understood_again_and_left_alone(lines: list[str]) -> None:
    timeline = Timeline(meeting())
    for sequence, line in enumerate(lines, start=1):
        assert isinstance(timeline.record, Meeting)
        edit = understand(line, scene(timeline.record)).edit
        try:
            if edit is not None:
                timeline.follow(edit, stamp(sequence))
        except Refusal:
            continue
    record = timeline.record
    assert isinstance(record, Meeting)
    if record.state in (MeetingState.CLOSED, MeetingState.ABANDONED):
        return
    for entry in typed_last_first(record):
        retyping = retype(entry, scene(record))
        assert retyping is not None
        edit = retyping.understood(retyping.line, scene(record)).edit
        assert edit is not None, (entry, retyping.line)
        assert edit.apply(record, stamp(99)) == record, retyping.line  # type: ignore[attr-defined]


def test_other_words_an_owner_and_a_date() -> None:
    entry, after = _only("A: write to DfE @hp by 18 jan")
    (action,) = _after(entry, after, "A: write again to DfE @Priya by 4 dec").actions
    assert (action.id, action.ref) == (entry.id, "PB/2026-27/01")
    assert (action.text, action.owners, action.due) == (
        "write again to DfE",
        (Owner("Priya Nair", "priya"),),
        DAY.replace(month=12, day=4),
    )


def test_the_preview_names_the_reference_it_keeps() -> None:
    entry, after = _only("A: write to DfE @hp by 18 jan")
    preview = _now(entry, after, "A: write to DfE @hp by 19 jan").preview
    assert preview == "CHANGES ACTION · Helen Platts · due Tue 19 Jan 2027 · PB/2026-27/01"


def test_an_outcome_that_the_words_do_not_say_stays_until_they_say_another() -> None:
    entry, after = _only("D: The gate was painted")
    after = replace(after, decisions=(replace(after.decisions[0], outcome=Outcome.REFERRED),))
    (decision,) = _after(entry, after, "D: The gate was painted green").decisions
    assert decision.outcome is Outcome.REFERRED
    (decision,) = _after(entry, after, "D: The gate was rejected").decisions
    assert decision.outcome is Outcome.REJECTED


def test_a_vote_stays_with_its_decision() -> None:
    entry, after = _only("D: The gate was approved")
    after = RecordVote(entry.id, Tally(3, 1)).apply(after, stamp(5))
    (decision,) = _after(entry, after, "D: The green gate was approved").decisions
    assert decision.tally == Tally(3, 1)


def test_who_now_left_for_an_interest_is_marked_and_who_had_left_is_not_again() -> None:
    entry, after = _only("I: @hp personal: a friend; stayed")
    after = understand("+hp", scene(after)).edit.apply(after, stamp(2))  # type: ignore[union-attr]
    line = "I: @hp personal: a friend; left"
    left = _now(entry, after, line).edit
    assert isinstance(left, Together) and isinstance(left.edits[0], Revise)
    after = left.apply(after, stamp(3))
    (now,) = after.declarations
    assert (now.conduct, now.kind) == (InterestConduct.LEFT, InterestKind.PERSONAL)
    after = understand("+hp", scene(after, clock="11:00")).edit.apply(after, stamp(4))  # type: ignore[union-attr]
    assert isinstance(_now(now, after, f"{line} the room").edit, Revise)


HERE = ("+hp +ic +pn +in", "/item 2")


def test_whoever_stayed_after_all_has_not_left_nor_come_back() -> None:
    after = held(*HERE, "I: @ic dpi: owns land; left", "+ic", "I: @pn ori: x; left")
    entry = after.declarations[0]
    understood = _now(entry, after, "I: @Ian Clark dpi: owns land; stayed")
    assert understood.preview.endswith("the departure is taken back")
    now = _after(entry, after, "I: @Ian Clark dpi: owns land; stayed")
    assert [one.kind for one in now.presence if one.person == "ian-c"] == ["arrived"]
    assert [one.kind for one in now.presence if one.person == "priya"] == ["arrived", "left"]
    assert now.declarations[0].conduct is InterestConduct.STAYED


def test_a_departure_of_its_own_stays_when_the_interest_changes() -> None:
    after = held(*HERE, "I: @ic ori: x; stayed", "-ic")
    assert _after(after.declarations[0], after, "I: @ic ori: x; dispensation").presence == after.presence
    gone = held(*HERE, "-ic", "I: @ic ori: x; left", "+ic", "-ic")
    assert _after(gone.declarations[0], gone, "I: @ic ori: x; stayed").presence == gone.presence


def test_whoever_left_after_all_left_when_it_was_declared() -> None:
    after = held(*HERE, "I: @ic dpi: owns land; stayed", "N: Said.", "/item 3A", "-hp")
    entry = after.declarations[0]
    understood = _now(entry, after, "I: @ic dpi: owns land; left")
    assert understood.preview.endswith("left 10:03")
    now = _after(entry, after, "I: @ic dpi: owns land; left")
    (left,) = (one for one in now.presence if one.person == "ian-c" and one.kind == "left")
    assert (left.at, left.item, left.inserted) == (at("10:03"), "i2", True)
    again = _after(now.declarations[0], now, "I: @ic dpi: owns land; stayed")
    assert again.presence == after.presence, "and back again"


def test_of_an_older_record_it_is_when_the_item_was_taken() -> None:
    after = held(*HERE, "I: @ic dpi: owns land; stayed")
    after = replace(after, declarations=(replace(after.declarations[0], at=None),))
    assert _now(after.declarations[0], after, "I: @ic dpi: x; left").preview.endswith("left 10:02")
    outside = replace(after, declarations=(replace(after.declarations[0], item=None),))
    assert _now(outside.declarations[0], outside, "I: @ic dpi: x; left").preview.endswith("left 10:30")


def test_of_another_person_the_one_stayed_and_the_other_left() -> None:
    after = held(*HERE, "I: @ic dpi: owns land; left")
    now = _after(after.declarations[0], after, "I: @in dpi: owns land; left")
    assert [(one.person, one.kind) for one in now.presence[4:]] == [("ian-n", "left")]
    spoke = _after(after.declarations[0], after, "I: @ic dpi: owns land; spoke then left")
    assert spoke.presence == after.presence


def test_an_interest_that_becomes_a_note_takes_its_departure_along() -> None:
    after = held(*HERE, "I: @ic dpi: owns land; left")
    assert len(_after(after.declarations[0], after, "N: nothing was declared").presence) == 4
    note = held(*HERE, "N: Ian Clark left")
    now = _after(note.minutes[0], note, "I: @ic dpi: owns land; left")
    assert (now.presence[-1].person, now.presence[-1].kind) == ("ian-c", "left")


def test_a_note_that_tells_an_event_stays_one() -> None:
    minute = WriteMinute("The alarm rang", "i1", MinuteKind.EVENT).apply(meeting(), stamp(1))
    (now,) = _after(minute.minutes[0], minute, "The fire alarm rang").minutes
    assert (now.text, now.kind) == ("The fire alarm rang", MinuteKind.EVENT)


@pytest.mark.parametrize("line", ["", "  ", "/open", "+hp", "V: 3-1", "/nonsense", "A:", "I: @nobody: x"])
def test_what_cannot_stand_in_its_place_is_refused_in_words(line: str) -> None:
    entry, after = _only("A: write to DfE @hp by 18 jan")
    understood = _now(entry, after, line)
    assert understood.edit is None and understood.refusal.endswith(".")


def test_an_approved_note_refuses() -> None:
    entry, after = _only("noted")
    approved = MoveNote(NoteState.APPROVED, DAY, "2026-11-24").apply(after, stamp(3))
    assert "approved" in _now(entry, approved, "noted again").refusal


def test_what_is_no_entry_is_not_put_into_the_line() -> None:
    assert retype("m99", scene()) is None
    assert line_of(event("left", "helen"), meeting(), board()) == ""  # type: ignore[arg-type]


def test_of_two_of_one_name_the_code_is_put_back() -> None:
    twins = replace(board(), people=(*board().people, person("helen-2", "HQ", "Helen Platts")))
    entry, after = _only("A: write @hp")
    assert line_of(entry, after, twins) == "A: write @HP"


def test_a_closed_meeting_still_says_how_an_entry_was_typed() -> None:
    entry, after = _only("Helen Platts presented the register.")
    closed = replace(after, state=MeetingState.CLOSED)
    assert line_of(entry, closed, board()) == "Helen Platts presented the register."
    assert "reopen" in _now(entry, closed, "x").refusal
    assert entries(closed, None) == (entry,)

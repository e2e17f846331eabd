"""Decisions, resolutions, movers and votes."""

from dataclasses import replace

import pytest

from boardtui.edits.batch import Together
from boardtui.edits.minuting import Decide, RecordVote, WriteMinute
from boardtui.model.decisions import Outcome, Tally
from boardtui.model.meetings import MeetingState, MinuteKind
from boardtui.secretariat.capture.line import CLOSED
from boardtui.secretariat.capture.retyping import retype
from boardtui.secretariat.capture.scene import Kind
from tests.builders import meeting, scene
from tests.secretariat.typed import edit_of, held, refusal_of, typed

HERE = ("+hp +ic +pn", "/item 2")


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Members noted the report.", Outcome.NOTED),
        ("Noted and agreed.", Outcome.AGREED),
        ("Agreed as amended", Outcome.AMENDED),
        ("Approved subject to costs", Outcome.AMENDED),
        ("The motion was lost", Outcome.REJECTED),
        ("The motion was not agreed", Outcome.REJECTED),
        ("It was not carried.", Outcome.REJECTED),
        ("The bid was rejected", Outcome.REJECTED),
        ("The item was deferred", Outcome.DEFERRED),
        ("The item was withdrawn", Outcome.WITHDRAWN),
        ("Referred to the Executive", Outcome.REFERRED),
        ("No decision was taken", Outcome.NO_DECISION),
        ("Officers publish it", Outcome.AGREED),
        ("Members didn't agree the plan", Outcome.REJECTED),
        ("Members agreed to reject the plan", Outcome.REJECTED),
        ("Noted that the plan was rejected by the council", Outcome.NOTED),
        ("Members awarded the grant; the rival bid was withdrawn", Outcome.AGREED),
    ],
)
def test_the_outcome_is_read_from_the_words(words: str, outcome: Outcome) -> None:
    assert edit_of(f"D: {words}", Decide).outcome is outcome


def test_an_outcome_that_can_be_read_otherwise_is_doubted_and_not_asked_about_again() -> None:
    line = "D: Members awarded the grant; the rival bid was withdrawn"
    doubt = "read as agreed; say 'withdrawn:' at the start if not"
    assert typed(line, held(*HERE)).warnings == (doubt,)
    assert typed("D: Withdrawn: the grant was not agreed", held(*HERE)).warnings == ()
    assert typed("R: Officers will not publish it", held(*HERE)).warnings == (
        "read as agreed; say 'rejected:' at the start if not",
    )


SHORT = ("+hp +pn", "/item 2")
"""Two members of one group: no quorum."""


@pytest.mark.parametrize(
    "line",
    [
        "D: Members awarded the contract to Smith Ltd, as noted in the report",
        "D: Spend 5000 on the adjourned scheme",
        "D: Let the tender; the other bidder withdrew",
        "D: Noted: the report. Agreed to award the contract",
    ],
)
def test_a_chance_word_is_no_way_round_the_quorum(line: str) -> None:
    assert refusal_of(line, held(*SHORT)).startswith("The meeting is not quorate")
    overridden = edit_of(f"{line}, override: the roof leaks", Decide, held(*SHORT))
    assert overridden.override_reason == "the roof leaks"


def test_a_vote_without_a_quorum_on_what_was_decided_is_a_doubt() -> None:
    short = held(*HERE, "D: agreed", "-ic 10:20")
    assert "NOT QUORATE: 2 present, 2 needed, 1 of 2 groups" in typed("V: 2-0", short).warnings


@pytest.mark.parametrize("line", ["D: agreed", "R: agreed", "V: 2-0", "D: agreed, override: urgent"])
@pytest.mark.parametrize("end", ["/close 10:20", "/abandon 10:20"])
def test_a_meeting_that_is_over_says_so_and_not_that_it_lacked_a_quorum(line: str, end: str) -> None:
    assert refusal_of(line, held(*SHORT, end)) == CLOSED


@pytest.mark.parametrize("line", ["D: agreed", "R: agreed"])
def test_a_decision_in_a_break_is_doubted(line: str) -> None:
    broken = held(*HERE, "/break 10:20: tea")
    understood = typed(line, broken)
    assert understood.edit is not None
    assert understood.warnings == ("the meeting is adjourned since 10:20",)
    assert typed(line, broken, clock="10:15").warnings == (), "it was taken before the break"
    assert typed(line, held(*HERE, "/break 10:20: tea", "/resume 10:25")).warnings == ()
    unknown = replace(meeting(MeetingState.ADJOURNED), item_in_hand="i2")
    assert "the meeting is adjourned" in typed(line, unknown).warnings


@pytest.mark.parametrize(("command", "word"), [("/withdraw", "withdrawn"), ("/defer", "deferred")])
def test_a_decision_on_an_item_that_is_disposed_of_is_doubted(command: str, word: str) -> None:
    disposed = held(*HERE, command)
    again = f"item 2 is {word} already: this decides it again"
    assert typed("D: agreed", disposed).warnings == (again,)
    assert typed("D: agreed", held(*HERE, command, "/item 3A")).warnings == ()


def test_what_is_on_record_is_changed_without_a_word_about_the_break_or_the_item() -> None:
    disposed = held(*HERE, "D: agreed", "/withdraw", "/break 10:20: tea")
    changed = retype("d3", scene(disposed))
    assert changed is not None
    assert changed.understood("D: agreed at last", scene(disposed)).warnings == ()


@pytest.mark.parametrize("prefix", ["D", "d", "Decision", "R", "resolution"])
def test_decisions_and_resolutions(prefix: str) -> None:
    edit = edit_of(f"{prefix}: Agreed.", Decide, held(*HERE))
    assert (edit.text, edit.item, edit.ref) == ("Agreed.", "i2", "PB/2026-27/01")
    kind = Kind.DECISION if prefix[0] in "Dd" else Kind.RESOLUTION
    assert typed(f"{prefix}: Agreed.").kind is kind


def test_doubts_of_a_decision() -> None:
    assert typed("D: agreed", held(*HERE)).warnings == ()
    assert typed("D: agreed").warnings == (
        "NOT QUORATE: 0 present, 2 needed, 0 of 2 groups",
        "no item is in hand",
    )
    assert typed("D: agreed").preview == "DECISION · agreed · no item yet · PB/2026-27/01"


def test_mover_and_seconder_are_taken_out_of_the_words() -> None:
    edit = edit_of("D: Agreed the plan, moved @Helen Platts, seconded by @IC", Decide, held(*HERE))
    assert (edit.text, edit.mover, edit.seconder) == ("Agreed the plan", "helen", "ian-c")
    assert typed("D: Agreed. Moved @hp", held(*HERE)).warnings == ()


def test_only_those_present_with_a_vote_may_move() -> None:
    assert "Élodie Marchand is not present with a vote" in typed("D: x moved @em", held(*HERE)).warnings
    assert edit_of("D: x moved @em", Decide, held(*HERE)).mover == "elodie"


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("D: x moved @Zed", "nobody here is called Zed"),
        ("D: x moved @Ian", "@Ian is ambiguous: Ian Clark, Ian Nash"),
        ("D: x moved @Officers", "Officers cannot be named as having moved it"),
    ],
)
def test_a_mover_who_was_not_understood_stays_in_the_words(line: str, doubt: str) -> None:
    edit = edit_of(line, Decide, held(*HERE))
    assert (edit.text, edit.mover) == (line.removeprefix("D: "), None)
    assert doubt in typed(line).warnings


def test_a_vote_is_put_to_the_last_decision_of_the_item() -> None:
    voted = held(*HERE, "D: one", "D: two", "/item 3A", "D: three", "/item 2")
    edit = edit_of("V: 2-1", RecordVote, voted)
    assert edit == RecordVote("d4", Tally(2, 1), after=6)


@pytest.mark.parametrize(
    ("typed_vote", "tally"),
    [
        ("2-1-0", Tally(2, 1)),
        ("2 – 1", Tally(2, 1)),
        ("2/1/0", Tally(2, 1)),
        ("02-01-00", Tally(2, 1)),
        ("2-1.", Tally(2, 1)),
    ],
)
def test_votes_as_people_type_them(typed_vote: str, tally: Tally) -> None:
    assert edit_of(f"vote: {typed_vote}", RecordVote, held(*HERE, "D: one")).tally == tally


def test_votes_are_counted_against_those_who_may_vote_now() -> None:
    voted = held(*HERE, "D: one")
    assert typed("V: 2-1", voted).warnings == ()
    assert typed("V: 2-1-1", voted).warnings == ("4 votes, but only 3 may vote now",)


def test_movers_may_come_with_the_vote() -> None:
    edit = edit_of("V: 2-1 moved @hp seconded @ic", RecordVote, held(*HERE, "D: one"))
    assert (edit.mover, edit.seconder) == ("helen", "ian-c")


@pytest.mark.parametrize(("vote", "outcome"), [("2-1", Outcome.AGREED), ("1-1", Outcome.REJECTED)])
def test_a_vote_without_a_decision_makes_one(vote: str, outcome: Outcome) -> None:
    edit = edit_of(f"V: {vote}", Decide, held(*HERE))
    assert (edit.outcome, edit.item, edit.ref) == (outcome, "i2", "PB/2026-27/01")
    assert edit.tally is not None
    assert edit.text == f"The motion was {'carried' if outcome is Outcome.AGREED else 'lost'}."
    assert (
        "no decision under this item yet: one is made for the vote" in typed("V: 2-1", held(*HERE)).warnings
    )
    assert any(one.startswith("NOT QUORATE") for one in typed("V: 0-0").warnings)


def test_words_behind_a_vote_are_kept_as_a_note() -> None:
    edit = edit_of("V: 2-1 Helen Platts asked that her dissent be noted", Together, held(*HERE, "D: one"))
    assert edit.edits == (
        RecordVote("d3", Tally(2, 1)),
        WriteMinute("Helen Platts asked that her dissent be noted", "i2"),
    )


@pytest.mark.parametrize("vote", ["", "unison", "5", "-5", "5-", "five-two", "99999-1", "1-" + "9" * 5000])
def test_what_is_no_vote_is_refused_with_an_example(vote: str) -> None:
    assert "for example V: 9-2-1" in refusal_of(f"V: {vote}")


def test_notes_and_questions() -> None:
    assert edit_of("N: said", WriteMinute) == WriteMinute("said")
    assert edit_of("q: why?", WriteMinute, held(*HERE)) == WriteMinute("why?", "i2", MinuteKind.QUESTION)
    assert typed("Q: why?", held(*HERE)).preview == "QUESTION under item 2"
    assert edit_of("just words", WriteMinute).text == "just words"


@pytest.mark.parametrize("line", ["A:", "D:", "R:", "N:", "Q:", "a: ", "A: @hp", "D: moved @hp"])
def test_nothing_but_a_prefix_is_no_entry(line: str) -> None:
    understood = typed(line)
    assert (understood.edit, understood.refusal) == (None, "")


@pytest.mark.parametrize("line", ["", "   ", "\x00\x1b[31m"])
def test_an_empty_line_is_nothing(line: str) -> None:
    assert typed(line).kind is Kind.NOTHING
